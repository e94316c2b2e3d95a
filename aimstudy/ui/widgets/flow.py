"""A row that breaks into further rows where it is too narrow: nothing is clipped at 200 %."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLabel, QLayout, QLayoutItem, QSizePolicy, QWidget

from aimstudy.ui.tokens import GAP, SMALL
from aimstudy.ui.widgets.labelled import Labelled


class FlowLayout(QLayout):
    """Lays items out like words of a text; items of a row are centred vertically.

    One that is aligned to the top stands there, though a neighbour grows downward.
    With ``low`` they stand on one line, as buttons do beside fields with a name above them; the
    names are on one line too, however high their fields are.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        gap: int = GAP,
        rows: int = SMALL,
        *,
        low: bool = False,
    ) -> None:
        super().__init__(parent)
        self._low = low
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}  # by width, until something in it changes
        self._gap = gap
        self._rows = rows
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def invalidate(self) -> None:
        self._heights = {}
        super().invalidate()

    def heightForWidth(self, width: int) -> int:
        """Qt asks dozens of times for the same width while it lays a page out."""
        if width not in self._heights:
            self._heights[width] = self._lay_out(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def setGeometry(self, area: QRect) -> None:
        super().setGeometry(area)
        self._lay_out(area, move=True)

    def sizeHint(self) -> QSize:
        """All in one row."""
        hints = [_hint(item) for item in self._items if not item.isEmpty()]
        width = sum(hint.width() for hint in hints) + self._gap * max(0, len(hints) - 1)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        """The widest item."""
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        return size

    def _lay_out(self, area: QRect, move: bool) -> int:
        """Place the items in ``area``; return the height they take."""
        top = area.top()
        row: list[QLayoutItem] = []
        used = 0
        for item in self._items:
            if item.isEmpty():
                continue
            width = min(_hint(item).width(), area.width())
            if row and used + self._gap + width > area.width():
                top += self._place(row, area, top, move) + self._rows
                row, used = [], 0
            used += width + (self._gap if row else 0)
            row.append(item)
        if row:
            top += self._place(row, area, top, move)
        return top - area.top()

    def _place(self, row: Sequence[QLayoutItem], area: QRect, top: int, move: bool) -> int:
        sizes = [self._size(item, area.width()) for item in row]
        height = max(size.height() for size in sizes)
        left = area.left()
        for item, size in zip(row, sizes, strict=True):
            if move:
                if self._low and isinstance(item.widget(), Labelled):
                    size = QSize(size.width(), height)
                above = height - size.height()
                if item.alignment() & Qt.AlignmentFlag.AlignTop:
                    above = 0
                corner = QPoint(left, top + (above if self._low else above // 2))
                item.setGeometry(QRect(corner, size))
            left += size.width() + self._gap
        return height

    @staticmethod
    def _size(item: QLayoutItem, width: int) -> QSize:
        hint = _hint(item)
        if hint.width() <= width:
            return hint
        height = item.heightForWidth(width) if item.hasHeightForWidth() else hint.height()
        return QSize(width, height)


def _hint(item: QLayoutItem) -> QSize:
    """The item's wish; a wrapped label's is its text on one line."""
    label = item.widget()
    if not isinstance(label, QLabel) or not label.wordWrap():
        return item.sizeHint()
    width = label.fontMetrics().horizontalAdvance(label.text()) + 2 * label.margin() + 2
    return QSize(width, item.heightForWidth(width))


class FlowRow(QWidget):
    """A widget whose children stand in a FlowLayout."""

    def __init__(
        self,
        children: Sequence[QWidget] = (),
        parent: QWidget | None = None,
        gap: int = GAP,
        *,
        low: bool = False,
    ) -> None:
        super().__init__(parent)
        self.flow = FlowLayout(self, gap, low=low)
        for child in children:
            self.flow.addWidget(child)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

"""Two widgets side by side that stand one above the other where there is no room."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from aimstudy.ui.theme import pixels
from aimstudy.ui.tokens import GAP


class TwoColumns(QWidget):
    """Shares the width by ``stretch``; side by side from ``least`` px (at 100 %) on."""

    def __init__(
        self,
        left: QWidget,
        right: QWidget,
        stretch: tuple[int, int] = (1, 1),
        least: int = 620,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._least = least
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(GAP)
        self._box.addWidget(left, stretch[0])
        self._box.addWidget(right, stretch[1])
        self._columns = (left, right)
        for child in self._columns:
            policy = child.sizePolicy()
            policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
            child.setSizePolicy(policy)

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for one column."""
        hint = super().minimumSizeHint()
        widest = max(child.minimumSizeHint().width() for child in self._columns)
        return QSize(widest, hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side or one above the other."""
        wide = event.size().width() >= pixels(self._least)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._box.direction() != way:
            self._box.setDirection(way)
        super().resizeEvent(event)

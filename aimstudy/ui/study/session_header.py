"""The top of a session: its name, how far it is in words, and the same as a thin line."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from aimstudy.ui.theme import Role, font
from aimstudy.ui.tokens import GAP, MEDIUM, TINY
from aimstudy.ui.widgets import Label, ProgressLine


class SessionHeader(QWidget):
    """Name on the left, place on the right (or below), line below; used by study and quiz alike.

    ``button`` stands at the end of the row.
    """

    def __init__(
        self, line_name: str, parent: QWidget | None = None, button: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(MEDIUM)
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(GAP)
        self.title = Label("", Role.SECTION)
        self.place = Label("", Role.NOTE, muted=True)
        self.place.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.title, 2)
        row.addWidget(self.place, 3)  # the longer of the two
        self._row = row
        self._compact = False
        self._column = column
        self.line = ProgressLine(line_name)
        whole = QHBoxLayout()
        whole.setSpacing(GAP)
        whole.addLayout(row, 1)
        if button is not None:
            whole.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(whole)
        column.addWidget(self.line)

    @property
    def column(self) -> QVBoxLayout:
        """What it is laid out by, for whoever keeps it in step with something below."""
        return self._column

    def show_place(self, place: str) -> None:
        """Write another text at the place."""
        self.place.setText(place)
        self._arrange(self.width())

    def show_progress(self, title: str, place: str, fraction: float) -> None:
        """Write both texts and draw ``fraction`` (0-1)."""
        self.title.setText(title)
        self.place.setText(place)
        self.line.set_fraction(fraction)
        self._arrange(self.width())

    def set_compact(self, compact: bool) -> None:
        """Leave the name out: how far it is matters more."""
        self._compact = compact
        self.title.setVisible(not compact)
        self._column.setSpacing(TINY if compact else MEDIUM)
        self._arrange(self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's hook: the place goes below the name where a word of it would be cut."""
        super().resizeEvent(event)
        self._arrange(event.size().width())

    def _arrange(self, width: int) -> None:
        name = QFontMetrics(font(Role.SECTION)).horizontalAdvance(self.title.text())
        ways, sides = QBoxLayout.Direction, Qt.AlignmentFlag
        beside = self._compact or name <= (width - GAP) * 2 // 5
        self._row.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        self._row.setSpacing(GAP if beside else 0)
        side = sides.AlignRight if beside and not self._compact else sides.AlignLeft
        self.place.setAlignment(side | sides.AlignVCenter)

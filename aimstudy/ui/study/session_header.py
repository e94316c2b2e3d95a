"""The top of a session: its name, how far it is in words, and the same as a thin line."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aimstudy.ui.theme import Role
from aimstudy.ui.tokens import GAP, MEDIUM
from aimstudy.ui.widgets import Label, ProgressLine


class SessionHeader(QWidget):
    """Name on the left, place on the right, line below; used by study and quiz alike."""

    def __init__(self, line_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(MEDIUM)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        self.title = Label("", Role.SECTION)
        self.place = Label("", Role.NOTE, muted=True)
        self.place.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.title, 2)
        row.addWidget(self.place, 3)  # the longer of the two
        self.line = ProgressLine(line_name)
        column.addLayout(row)
        column.addWidget(self.line)

    def show_progress(self, title: str, place: str, fraction: float) -> None:
        """Write both texts and draw ``fraction`` (0-1)."""
        self.title.setText(title)
        self.place.setText(place)
        self.line.set_fraction(fraction)

"""A line of the set-up: its name at the left, or above where it is narrow, and what to choose."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from aimstudy.ui.theme import Role, pixels
from aimstudy.ui.tokens import GAP, SMALL, TINY
from aimstudy.ui.widgets import Label

NAME_WIDTH = 120  # px at 100 %
NAME_DROP = 6  # px that the name stands lower beside a control, to be on a line with its words
BESIDE = 560  # px at 100 % from which the name stands beside
_NO_LIMIT = 16777215  # Qt's largest width of a widget


class FormRow(QWidget):
    """``name`` and the ``parts`` under each other beside it."""

    def __init__(self, name: str, *parts: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.name = Label(name, Role.STRONG)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(GAP)
        column = QVBoxLayout()
        column.setSpacing(SMALL)
        for part in parts:
            column.addWidget(part)
        self._box.addWidget(self.name, 0, Qt.AlignmentFlag.AlignTop)
        self._box.addLayout(column, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's hook: the name goes above where both would be narrow."""
        super().resizeEvent(event)
        width = event.size().width()
        beside = width >= pixels(BESIDE)
        ways = QBoxLayout.Direction
        self._box.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        self._box.setSpacing(GAP if beside else TINY)
        self.name.setMinimumWidth(pixels(NAME_WIDTH) if beside else 0)
        self.name.setMaximumWidth(pixels(NAME_WIDTH) if beside else _NO_LIMIT)
        self.name.setContentsMargins(0, NAME_DROP if beside else 0, 0, 0)

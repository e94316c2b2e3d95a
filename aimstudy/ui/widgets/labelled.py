"""A field with its name above it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aimstudy.ui.theme import Role
from aimstudy.ui.tokens import TINY
from aimstudy.ui.widgets.label import Label


class Labelled(QWidget):
    """``field`` under a small label, which is its buddy."""

    def __init__(self, text: str, field: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TINY)
        label = Label(text, Role.NOTE, muted=True, wrap=False)
        label.setBuddy(field)
        column.addWidget(label, 1, Qt.AlignmentFlag.AlignTop)  # what is left over is below it
        column.addWidget(field)

"""A mark with words that wrap, where Qt's own check box would need one long line."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QWidget

from aimstudy.ui.tokens import TINY
from aimstudy.ui.widgets.label import Label


class CheckLine(QWidget):
    """``box`` holds the mark; a click on the words sets it, too."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QCheckBox()
        self.box.setAccessibleName(text)
        self.box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.words = Label(text)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(TINY)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)

    def isChecked(self) -> bool:
        """Whether the mark is set."""
        return self.box.isChecked()

    def setChecked(self, on: bool) -> None:
        """Set the mark or take it away."""
        self.box.setChecked(on)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The words belong to the mark."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.box.toggle()
        else:
            super().mousePressEvent(event)

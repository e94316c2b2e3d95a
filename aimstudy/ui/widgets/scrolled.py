"""What stands in a scroll area: as high as its words need at the width they have.

Qt asks a wrapping label for its least height at its least width, and a scroll area then leaves
room for lines that are not there; the height for the width in force is the true one.
"""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget


class Scrolled(QWidget):
    """The see-through widget of a scroll area."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("transparent", True)

    def minimumSizeHint(self) -> QSize:
        """Qt's hook: no least height where the height follows from the width."""
        hint = super().minimumSizeHint()
        layout = self.layout()
        if layout is not None and layout.hasHeightForWidth():
            return QSize(hint.width(), 0)
        return hint

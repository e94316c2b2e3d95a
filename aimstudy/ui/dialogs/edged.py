"""A dialog with an edge of its own: not every desktop draws one around a window."""

from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QDialog

from aimstudy.ui.theme import color, current_tokens


class EdgedDialog(QDialog):
    """Its parts leave a pixel free on every side."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's hook: the ground, then the edge in the colour of the edges of controls."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(QPen(color(current_tokens().control), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

"""A thin bar that says how far something is."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from aimstudy.ui.theme import color, current_tokens

HEIGHT = 6


class ProgressLine(QWidget):
    """A bar of 6 px; its meaning is always said in words beside it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fraction = 0.0
        self._name = name
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def fraction(self) -> float:
        """How far it is, 0-1."""
        return self._fraction

    def set_fraction(self, fraction: float) -> None:
        """Show ``fraction`` (0-1)."""
        self._fraction = min(1.0, max(0.0, fraction))
        self.setAccessibleName(f"{self._name} {round(self._fraction * 100)} %")
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(120, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the groove and what is done."""
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(tokens.surface2))
        painter.drawRoundedRect(QRectF(0, 0, self.width(), HEIGHT), 3, 3)
        if self._fraction > 0:
            painter.setBrush(color(tokens.accent))
            done = max(HEIGHT, self.width() * self._fraction)
            painter.drawRoundedRect(QRectF(0, 0, done, HEIGHT), 3, 3)
        painter.end()

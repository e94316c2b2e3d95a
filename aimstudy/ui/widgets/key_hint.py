"""A quiet button that shows its key first and its word after, as a row of hints has them."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from aimstudy.ui.theme import Role, color, current_tokens, font
from aimstudy.ui.tokens import TINY
from aimstudy.ui.widgets.button import Button, ButtonKind

CHIP_SIDE = 6
WORD_GAP = 6
LEAST = 24


class KeyHint(Button):
    """``key`` in a chip, then ``text``. Room is kept for ``others``, words it may change to."""

    def __init__(
        self, key: str, text: str, others: Sequence[str] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(text, ButtonKind.LINK, "", parent, role=Role.NOTE)
        self._chip_text = key
        self._others = tuple(others)

    @property
    def key(self) -> str:
        """The key as the chip has it."""
        return self._chip_text

    def set_key(self, key: str) -> None:
        """Show another key."""
        if key != self._chip_text:
            self._chip_text = key
            self.updateGeometry()
            self.update()

    def _chip_size(self) -> QSize:
        metrics = QFontMetrics(font(Role.CAPTION))
        width = metrics.horizontalAdvance(self._chip_text) + 2 * CHIP_SIDE
        return QSize(width, metrics.height() + 2)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(font(Role.NOTE))
        widest = max(metrics.horizontalAdvance(word) for word in (self.text(), *self._others))
        width = self._chip_size().width() + WORD_GAP + widest + 2 * TINY
        return QSize(width, max(LEAST, metrics.height() + TINY))

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(color(tokens.focus), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), TINY, TINY)
        chip = self._chip_size()
        box = QRectF(TINY, (self.height() - chip.height()) / 2, chip.width(), chip.height())
        painter.setPen(QPen(color(tokens.line), 1))
        painter.setBrush(color(tokens.surface))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), TINY, TINY)
        painter.setPen(color(tokens.muted))
        painter.setFont(font(Role.CAPTION))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._chip_text)
        words = font(Role.NOTE)
        words.setUnderline(self.underMouse() and self.isEnabled())
        painter.setFont(words)
        painter.setPen(color(tokens.text if self.underMouse() else tokens.muted))
        left = box.right() + WORD_GAP
        area = QRectF(left, 0, self.width() - left, self.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()

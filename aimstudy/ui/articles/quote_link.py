"""A quoted sentence that leads to its place in the text, by click or by Enter."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from aimstudy.ui.theme import Role, color, current_tokens, font
from aimstudy.ui.tokens import TINY
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import Label

LONGEST = 110  # characters of a sentence that are shown
PRESSING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class QuoteLink(Label):
    """``clicked`` carries the sentence's raw offset; ``lead`` stands before the quotation."""

    clicked = Signal(int)

    def __init__(
        self, sentence: str, start: int, lead: str = "", parent: QWidget | None = None
    ) -> None:
        quoted = tr("“{sentence}”", sentence=_short(sentence))
        words = tr("{lead}: {quote}", lead=lead, quote=quoted) if lead else quoted
        super().__init__(words, Role.NOTE, parent=parent)
        self._start = start
        self.setMargin(2)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(tr("Show in the text: {sentence}", sentence=sentence))
        self.setAccessibleName(tr("Show in the text: {sentence}", sentence=sentence))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lead to the sentence."""
        inside = self.rect().contains(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and inside:
            self.clicked.emit(self._start)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the press, so that the release comes here, too."""
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space lead to the sentence."""
        if event.key() in PRESSING_KEYS:
            self.clicked.emit(self._start)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Enter and Space belong to the quotation that has the focus, not to the page."""
        asked = event.type() == QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and event.key() in PRESSING_KEYS:
            event.accept()
            return True
        return super().event(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Underlined like a link."""
        self.setFont(_underlined(True))
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.setFont(_underlined(False))
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(color(current_tokens().focus), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), TINY, TINY)
            painter.end()


def _short(sentence: str) -> str:
    """The beginning of a long sentence, up to a whole word; the text shows all of it."""
    if len(sentence) <= LONGEST:
        return sentence
    return sentence[:LONGEST].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def _underlined(on: bool) -> QFont:
    result = font(Role.NOTE)
    result.setUnderline(on)
    return result

"""One option of a question as a wide row: a letter, its text, and afterwards what it was."""

from enum import StrEnum
from math import ceil

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QTextDocument
from PySide6.QtWidgets import QSizePolicy, QWidget

from aimstudy.services.formulas import has_formula
from aimstudy.ui.formulas.plain_text import draw_in, laid_out
from aimstudy.ui.formulas.words import spoken
from aimstudy.ui.theme import Role, color, current_tokens, font, pixels
from aimstudy.ui.tokens import MEDIUM, RADIUS_CONTROL, TINY, Tokens
from aimstudy.ui.unbroken import unbroken
from aimstudy.ui.widgets import Button

SIDE = 14
CIRCLE = 26  # px at 100 %
LEAST_HEIGHT = 50


class OptionState(StrEnum):
    """What is known of an option."""

    OPEN = "open"  # can still be chosen
    PLAIN = "plain"  # answered; neither right nor chosen
    RIGHT = "right"
    WRONG = "wrong"


class OptionRow(Button):
    """A button as wide as the page; its text wraps.

    With ``many`` or ``keeps`` a press picks or unpicks it; only ``many`` has a square for it.
    """

    stepped = Signal(int)  # an arrow key: 1 to the next row, -1 to the one before
    entered = Signal()  # Enter, which may press the row or say that all is picked

    def __init__(
        self,
        letter: str,
        text: str,
        parent: QWidget | None = None,
        *,
        many: bool = False,
        keeps: bool = False,
    ) -> None:
        super().__init__(text, parent=parent)
        self.setCheckable(many or keeps)
        self._many = many
        self.letter = letter
        self.state = OptionState.OPEN
        self.tag = ""
        self._drawn = has_formula(text)
        self._ringed = False  # all the rows have one ring, and this one leaves it room
        self.setAccessibleName(f"{letter}: {spoken(text)}")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_state(self, state: OptionState, tag: str) -> None:
        """After the answer: colour the row and say in words what it was."""
        self.state = state
        self.tag = tag
        self.setEnabled(state is OptionState.OPEN)
        said = f"{self.letter}: {spoken(self.text())}"
        self.setAccessibleName(said + (f", {tag}" if tag else ""))
        self.updateGeometry()
        self.update()

    def leave_ring(self, room: bool) -> None:
        """Leave room for a ring around all the rows, or no more."""
        self._ringed = room
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's hook: arrow keys walk from row to row."""
        if event.key() in _STEPS:
            self.stepped.emit(_STEPS[Qt.Key(event.key())])
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.entered.emit()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        area = QRect(0, 0, self._text_area(width).width(), 10_000)
        if self._drawn:
            height = ceil(self._document(area.width()).size().height())
        else:
            metrics = QFontMetrics(font(Role.BODY))
            height = metrics.boundingRect(area, _WRAP, unbroken(self.text())).height()
        return max(LEAST_HEIGHT, pixels(CIRCLE) + MEDIUM, height + 2 * MEDIUM)

    def sizeHint(self) -> QSize:
        width = max(self.width(), pixels(240))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(pixels(200), self.heightForWidth(max(self.width(), pixels(200))))

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.hasFocus():
            painter.setPen(QPen(color(tokens.focus), 2))
            outer = area.adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(outer, RADIUS_CONTROL + 2, RADIUS_CONTROL + 2)
        if self.hasFocus() or self._ringed:
            area = area.adjusted(4, 4, -4, -4)
        ground, edge = self._colours(tokens)
        painter.setPen(QPen(color(edge), 1))
        painter.setBrush(color(ground))
        painter.drawRoundedRect(area, RADIUS_CONTROL, RADIUS_CONTROL)
        self._draw_letter(painter, tokens)
        self._draw_text(painter, tokens)
        painter.end()

    def _colours(self, tokens: Tokens) -> tuple[str, str]:
        if self.state is OptionState.RIGHT:
            return tokens.ok, tokens.good
        if self.state is OptionState.WRONG:
            return tokens.error, tokens.again
        if self.state is OptionState.OPEN and self.isChecked():
            return tokens.info, tokens.accent
        pointed = self.state is OptionState.OPEN and (self.underMouse() or self.isDown())
        return (tokens.surface2 if pointed else tokens.surface), tokens.line

    def _tag_width(self) -> int:
        if not self.tag:
            return 0
        return QFontMetrics(font(Role.NOTE, bold=True)).horizontalAdvance(self.tag) + MEDIUM + 2

    def _text_area(self, width: int) -> QRect:
        left = SIDE + pixels(CIRCLE) + MEDIUM + SIDE // 2
        return QRect(left, 0, max(40, width - left - SIDE - self._tag_width()), self.height())

    def _document(self, width: int) -> QTextDocument:
        return laid_out(self.text(), font(Role.BODY), color(current_tokens().text), width)

    def _draw_letter(self, painter: QPainter, tokens: Tokens) -> None:
        size = pixels(CIRCLE)
        circle = QRectF(SIDE, (self.height() - size) / 2, size, size)
        picked = self.isCheckable() and self.isChecked()
        edge = tokens.accent if picked else tokens.control
        painter.setPen(QPen(color(edge), 1))
        painter.setBrush(color(edge) if picked else Qt.BrushStyle.NoBrush)
        if self._many:
            painter.drawRoundedRect(circle, TINY, TINY)
        else:
            painter.drawEllipse(circle)
        painter.setFont(font(Role.NOTE, bold=picked or None))
        painter.setPen(color(tokens.on_accent if picked else tokens.text))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, self.letter)

    def _draw_text(self, painter: QPainter, tokens: Tokens) -> None:
        painter.setFont(font(Role.BODY))
        painter.setPen(color(tokens.text))
        area = self._text_area(self.width())
        if self._drawn:
            draw_in(painter, self._document(area.width()), area)
        else:
            painter.drawText(area, _WRAP, unbroken(self.text()))
        if self.tag:
            painter.setFont(font(Role.NOTE, bold=True))
            area = self.rect().adjusted(SIDE, 0, -SIDE, 0)
            right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(area, right, self.tag)


_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_WRAP = (Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft).value | (
    Qt.TextFlag.TextWordWrap.value
)

"""The four ratings: neutral surfaces with a coloured edge, a number, a word and the next wait.

Draws and reports; what a rating means is none of its business.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFont,
    QFontMetrics,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from aimstudy.domain.review import Rating
from aimstudy.services.views.study import RatingChoice
from aimstudy.ui.study.wording import gap_text, rating_word
from aimstudy.ui.theme import Role, color, current_tokens, font, theme_changed
from aimstudy.ui.tokens import MEDIUM, RADIUS_CONTROL, SMALL, TINY, Tokens
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import Button

EDGE = 4  # px, the coloured top edge
SIDE, SIDE_NARROW = 14, 8  # px, padding left and right
LEAST_HEIGHT = 58


class RatingButton(Button):
    """One rating. ``is_default`` draws the ring that says: Space does this.

    ``stacked`` puts the wait below the word; ``tight`` leaves the number out; ``low`` has little
    space above and below.
    """

    pointed = Signal(object)  # Rating, or None when the pointer or focus has gone

    def __init__(self, rating: Rating, parent: QWidget | None = None) -> None:
        super().__init__(rating_word(rating), parent=parent)
        self.rating = rating
        self.is_default = rating is Rating.GOOD
        self.stacked = self.tight = self.low = False
        self._gap = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_choice(self, choice: RatingChoice) -> None:
        """Write the wait that this rating leads to."""
        self._gap = gap_text(choice.gap)
        self.setAccessibleName(
            tr("{rating}, comes again: {gap}", rating=rating_word(self.rating), gap=self._gap)
        )
        self.updateGeometry()
        self.update()

    def fits(self, width: int) -> bool:
        """Whether chip, word and wait stand on one line of ``width`` px."""
        wait = QFontMetrics(font(Role.NOTE)).horizontalAdvance(self._gap)
        return self._head_width() + MEDIUM + wait + 2 * SIDE <= width

    def sizeHint(self) -> QSize:
        """From the fonts: one line, or two when stacked."""
        lines = QFontMetrics(self._word_font()).height()
        wait = QFontMetrics(font(Role.NOTE))
        width = self._head_width()
        if self.stacked:
            lines += wait.height()
            width = max(width, wait.horizontalAdvance(self._gap))
        else:
            width += MEDIUM + wait.horizontalAdvance(self._gap)
        around = TINY if self.low else MEDIUM
        return QSize(width + 2 * SIDE, max(LEAST_HEIGHT, lines + EDGE + 2 * around))

    def minimumSizeHint(self) -> QSize:
        """The word alone; the number goes, and a long wait is cut, before a window would grow."""
        word = QFontMetrics(self._word_font()).horizontalAdvance(self.text())
        return QSize(word + 2 * SIDE_NARROW + 2, self.sizeHint().height())

    def enterEvent(self, event: QEnterEvent) -> None:
        self.pointed.emit(self.rating)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.pointed.emit(None)
        super().leaveEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.pointed.emit(self.rating)
        elif event.type() == QEvent.Type.FocusOut:
            self.pointed.emit(None)
        return super().event(event)

    @staticmethod
    def _word_font() -> QFont:
        return font(Role.STRONG)

    def _chip(self) -> QSize:
        metrics = QFontMetrics(font(Role.CAPTION))
        return QSize(metrics.horizontalAdvance("0") + 2 * 6 + 2, metrics.height() + 2)

    def _head_width(self) -> int:
        word = QFontMetrics(self._word_font()).horizontalAdvance(self.text())
        return self._chip().width() + SMALL + word

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self._is_ringed():
            painter.setPen(QPen(color(tokens.focus), 2))
            outer = area.adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(outer, RADIUS_CONTROL + 2, RADIUS_CONTROL + 2)
            area = area.adjusted(4, 4, -4, -4)
        self._draw_surface(painter, area, tokens)
        self._draw_words(painter, tokens)
        painter.end()

    def _is_ringed(self) -> bool:
        if self.hasFocus():
            return True
        bar = self.parentWidget()
        taken = bar is not None and isinstance(bar.focusWidget(), RatingButton)
        inside = taken and bar is not None and bar.focusWidget().hasFocus()
        return self.is_default and not inside

    def _draw_surface(self, painter: QPainter, area: QRectF, tokens: Tokens) -> None:
        edge = {
            Rating.AGAIN: tokens.again,
            Rating.HARD: tokens.hard,
            Rating.GOOD: tokens.good,
            Rating.EASY: tokens.easy,
        }[self.rating]
        shape = QPainterPath()
        shape.addRoundedRect(area, RADIUS_CONTROL, RADIUS_CONTROL)
        ground = tokens.surface2 if self.isDown() or self.underMouse() else tokens.surface
        painter.fillPath(shape, color(ground))
        painter.setPen(QPen(color(tokens.line), 1))
        painter.drawPath(shape)
        painter.save()
        painter.setClipPath(shape)
        painter.fillRect(QRectF(area.left(), area.top(), area.width(), EDGE), color(edge))
        painter.restore()

    def _draw_words(self, painter: QPainter, tokens: Tokens) -> None:
        side_room = SIDE_NARROW if self.tight else SIDE
        inner = self.rect().adjusted(side_room, EDGE + TINY, -side_room, -TINY)
        wait_font = font(Role.NOTE)
        head = QRect(inner)
        wait = QRect(inner)
        side = Qt.AlignmentFlag.AlignRight
        if self.stacked:
            gap_height = QFontMetrics(wait_font).height()
            word_height = QFontMetrics(self._word_font()).height()
            top = inner.top() + (inner.height() - word_height - gap_height) // 2
            head = QRect(inner.left(), top, inner.width(), word_height)
            wait = QRect(inner.left(), top + word_height, inner.width(), gap_height)
            side = Qt.AlignmentFlag.AlignLeft
        word = head
        if not self.tight:
            self._draw_chip(painter, head, tokens)
            word = head.adjusted(self._chip().width() + SMALL, 0, 0, 0)
        painter.setFont(self._word_font())
        painter.setPen(color(tokens.text))
        painter.drawText(word, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.setFont(wait_font)
        painter.setPen(color(tokens.muted))
        elided = QFontMetrics(wait_font).elidedText(
            self._gap, Qt.TextElideMode.ElideRight, wait.width()
        )
        painter.drawText(wait, Qt.AlignmentFlag.AlignVCenter | side, elided)

    def _draw_chip(self, painter: QPainter, head: QRect, tokens: Tokens) -> None:
        size = self._chip()
        top = head.top() + (head.height() - size.height()) // 2
        chip = QRect(head.left(), top, size.width(), size.height())
        painter.setPen(QPen(color(tokens.line), 1))
        painter.setBrush(color(tokens.bg))
        painter.drawRoundedRect(QRectF(chip).adjusted(0.5, 0.5, -0.5, -0.5), TINY, TINY)
        painter.setFont(font(Role.CAPTION))
        painter.setPen(color(tokens.muted))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, str(int(self.rating)))


class RatingBar(QWidget):
    """The four buttons in a row; on a narrow window each puts its wait below its word."""

    rated = Signal(object)  # Rating
    pointed = Signal(object)  # Rating | None
    arranged = Signal()  # the buttons may be higher or lower than before

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons = {rating: RatingButton(rating, self) for rating in Rating}
        self._width = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(MEDIUM)
        for column, (rating, button) in enumerate(self.buttons.items()):
            button.clicked.connect(lambda _on=False, r=rating: self.rated.emit(r))
            button.pointed.connect(self._point)
            self._grid.addWidget(button, 0, column)
            self._grid.setColumnStretch(column, 1)
        theme_changed.connect(self._arrange)

    def show_choices(self, choices: Sequence[RatingChoice]) -> None:
        """Write the waits of a card's four ratings."""
        for choice in choices:
            self.buttons[choice.rating].show_choice(choice)
        self._arrange()

    def suggest(self, rating: Rating) -> None:
        """Draw the ring at what Space gives."""
        for button in self.buttons.values():
            button.is_default = button.rating is rating
            button.update()

    def set_compact(self, compact: bool) -> None:
        """Make the buttons low."""
        for button in self.buttons.values():
            button.low = compact
            button.updateGeometry()
        self.arranged.emit()

    def arrange_for(self, width: int) -> None:
        """Choose one line or two for ``width`` px; asked for before the bar itself is shown."""
        self._width = width
        self._arrange()

    def _point(self, rating: object) -> None:
        for button in self.buttons.values():
            button.update()
        self.pointed.emit(rating)

    def _arrange(self) -> None:
        share = (self._width - 3 * MEDIUM) // 4
        stacked = not all(button.fits(share) for button in self.buttons.values())
        for button in self.buttons.values():
            if button.stacked != stacked:
                button.stacked = stacked
                button.updateGeometry()
            button.update()
        tight = any(button.sizeHint().width() > share > 0 for button in self.buttons.values())
        for button in self.buttons.values():
            button.tight = tight
        self._grid.setHorizontalSpacing(TINY if tight else MEDIUM)
        self.arranged.emit()


class AnswerRow(QStackedWidget):
    """The place under the card: first the button that shows the answer, then the ratings.

    Both are as high as the higher of them, so that nothing moves when one takes the other's place.
    """

    def __init__(self, button: QWidget, ratings: RatingBar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ratings = ratings
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignCenter)
        self.addWidget(holder)
        self.addWidget(ratings)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        ratings.arranged.connect(self._keep_height)

    def _keep_height(self) -> None:
        """Qt does not ask hidden ratings how high they are now; they will be shown, though."""
        for layout in (self._ratings.layout(), self.layout()):
            if layout is not None:
                layout.invalidate()
        self.updateGeometry()

    def show_ratings(self, shown: bool) -> None:
        """Put the ratings in front, or the button."""
        self.setCurrentIndex(1 if shown else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._ratings.arrange_for(event.size().width())

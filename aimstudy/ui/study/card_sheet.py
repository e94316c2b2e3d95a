"""The card itself: question, answer and source on one surface.

The room for answer and source is kept from the start, so that nothing moves when they are shown.
It decides nothing; the page says what is shown.
"""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from aimstudy.domain.card import CardKind
from aimstudy.services.card_text import CardColours, answer_html, prompt_html
from aimstudy.services.views.study import StudyCard
from aimstudy.ui.card_view import CardView
from aimstudy.ui.study.source_panel import SourcePanel
from aimstudy.ui.theme import Role, color, current_tokens, font, pixels
from aimstudy.ui.tokens import GAP, INSET, MARGIN, READING_WIDTH, SMALL, Tokens
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import Label, Notice
from aimstudy.ui.widgets.scrolled import Scrolled

QUESTION_WIDTH = 640
RULE_WIDTH = 120


def card_colours(tokens: Tokens) -> CardColours:
    """The renderer's colours in the theme ``tokens``."""
    return CardColours(
        text=tokens.text,
        muted=tokens.muted,
        accent=tokens.accent,
        highlight=tokens.highlight,
        highlight_text=tokens.text,
        line=tokens.line,
    )


class _Rule(QWidget):
    """The thin line between question and answer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(RULE_WIDTH, 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), color(current_tokens().line))
        painter.end()


class CardSheet(QScrollArea):
    """A white surface with one card in its middle; scrolls when the card is too long for it."""

    open_source = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "card")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._card: StudyCard | None = None
        self.context = Label("", Role.NOTE, muted=True)
        self.flag = Label(tr("Flagged"), Role.NOTE)
        self.flag.setWordWrap(False)
        self.issue = Notice("warn", tr("The article disagrees with itself here"), " ")
        self.question = CardView()
        self.answer = CardView()
        self.source = SourcePanel()
        self.source.open_source.connect(self.open_source)
        self.reveal = Scrolled()
        self._inner = self._build()
        self.setWidget(self._inner)
        self.apply_fonts()

    def _build(self) -> QWidget:
        inner = Scrolled()
        column = QVBoxLayout(inner)
        self._columns = [column]
        column.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        column.setSpacing(INSET)
        top = QHBoxLayout()
        top.addWidget(self.context, 1)
        top.addWidget(self.flag, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        column.addWidget(self.issue)
        column.addStretch(1)
        column.addLayout(_centred(self.question))
        column.addWidget(self._build_reveal())
        column.addStretch(1)
        return inner

    def _build_reveal(self) -> QWidget:
        policy = self.reveal.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.reveal.setSizePolicy(policy)
        column = QVBoxLayout(self.reveal)
        self._columns.append(column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(INSET)
        column.addWidget(_Rule(), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(_centred(self.answer))
        column.addLayout(_centred(self.source))
        column.addSpacing(SMALL)
        return self.reveal

    def set_compact(self, compact: bool) -> None:
        """Keep the distances on the card small."""
        whole = self._columns[0]
        side, end = (GAP, SMALL) if compact else (MARGIN, GAP)
        whole.setContentsMargins(side, end, side, end)
        for column in self._columns:
            column.setSpacing(SMALL if compact else INSET)

    @property
    def card(self) -> StudyCard | None:
        """The card on the sheet."""
        return self._card

    @property
    def answer_shown(self) -> bool:
        """Whether question and answer are both to be seen."""
        return not self.reveal.isHidden()

    def show_card(self, card: StudyCard, answer_shown: bool = False) -> None:
        """Put ``card`` on the sheet, from its top."""
        self._card = card
        colours = card_colours(current_tokens())
        self.context.setText(card.context)
        self.flag.setVisible(card.flagged)
        self._show_issue(card, answer_shown)
        self._dress_answer(card.kind)
        self.question.show_html(prompt_html(card, colours))
        self.answer.show_html(answer_html(card, colours))
        widest = pixels(QUESTION_WIDTH)
        self.answer.setMaximumWidth(min(widest, self.answer.ideal_width or widest))
        self.source.show_source(card.source, colours)
        self.reveal.setVisible(answer_shown)
        self._keep_room()
        self.verticalScrollBar().setValue(0)
        self.setAccessibleName(card.prompt)
        self.setAccessibleDescription(card.answer if answer_shown else "")

    def _show_issue(self, card: StudyCard, answer_shown: bool) -> None:
        """What the contradiction is about; both sides only with the answer, which is one."""
        words = card.issue
        if answer_shown and card.issue_values:
            first, second = card.issue_values
            words = tr(
                '{subject}: "{first}" in one place, "{second}" in another. Choose in the article.',
                subject=card.issue,
                first=first,
                second=second,
            )
        self.issue.text.setText(words)
        self.issue.text.setVisible(bool(words))
        self.issue.setVisible(bool(words))

    def _keep_room(self) -> None:
        """What is hidden has neither its fonts nor tells its new height by itself."""
        for part in self.reveal.findChildren(QWidget):
            part.ensurePolished()
        for layout in self.reveal.findChildren(QLayout):
            layout.invalidate()
        self.reveal.updateGeometry()

    def showEvent(self, event: QShowEvent) -> None:
        """Qt's hook: style and fonts are certain only now."""
        super().showEvent(event)
        self._keep_room()

    def show_answer(self) -> None:
        """Uncover answer and source; scroll only if the answer would be out of sight."""
        if self._card is None:
            return
        self.reveal.setVisible(True)
        self._show_issue(self._card, answer_shown=True)
        self.setAccessibleDescription(self._card.answer)
        self._bring_into_sight(self.answer)

    def _bring_into_sight(self, part: QWidget) -> None:
        """Scroll as little as shows all of ``part``, or its beginning where it is too long."""
        top = part.mapTo(self._inner, QPoint(0, 0)).y()
        lowest = top + part.height() + GAP - self.viewport().height()
        bar = self.verticalScrollBar()
        if lowest > bar.value():
            bar.setValue(min(lowest, top - GAP))

    def _dress_answer(self, kind: CardKind) -> None:
        """A filled sentence stands out by what fills it, any other answer as a whole."""
        tokens = current_tokens()
        if kind is CardKind.CLOZE:
            self.answer.set_look(font(Role.CARD), tokens.text)
        else:
            self.answer.set_look(font(Role.CARD, bold=True), tokens.accent)

    def apply_fonts(self) -> None:
        """Take sizes and colours of the theme in force; draw the card anew."""
        tokens = current_tokens()
        self.question.set_look(font(Role.CARD), tokens.text)
        self.source.apply_fonts()
        self.question.setMaximumWidth(pixels(QUESTION_WIDTH))
        self.source.setMaximumWidth(pixels(READING_WIDTH))
        if self._card is not None:
            self.show_card(self._card, self.answer_shown)

    def scroll_page(self, pages: int) -> None:
        """Scroll by ``pages`` views; negative is up."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + pages * bar.pageStep())


def _centred(widget: QWidget) -> QHBoxLayout:
    """``widget`` in the middle of its row, as wide as it may be."""
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(widget, 100)
    row.addStretch(1)
    return row

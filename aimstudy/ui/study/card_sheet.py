"""The card itself: question, answer and source on one surface.

The room for the answer is kept from the start, and what is uncovered besides moves nothing above
it. It decides nothing; the page says what is shown.
"""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

from aimstudy.domain.media import without_marks
from aimstudy.domain.quiz import Grade
from aimstudy.services.card_text import CardColours, hint_words, prompt_parts, with_hints
from aimstudy.services.views.card_reasons import Leech, OtherCard
from aimstudy.services.views.study import StudyCard
from aimstudy.ui.card_view import CardView
from aimstudy.ui.formulas.words import spoken
from aimstudy.ui.pictures import shown_media
from aimstudy.ui.study.answer_side import QUESTION_WIDTH, AnswerSide, centred
from aimstudy.ui.study.rest_of_text import RestOfText
from aimstudy.ui.study.typed_box import TypedBox
from aimstudy.ui.theme import Role, current_tokens, font, pixels
from aimstudy.ui.tokens import GAP, INSET, MARGIN, MEDIUM, SMALL, Tokens
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import Label, Notice
from aimstudy.ui.widgets.key_hint import KeyHint
from aimstudy.ui.widgets.scrolled import Scrolled

_NAMED = 2_000  # characters that are read out at once; the text itself can be read on
_BY_HAND = (
    Qt.FocusReason.MouseFocusReason,
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
)
_SPREADS = (QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)
_STANDS = (QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)


def card_colours(tokens: Tokens) -> CardColours:
    """The renderer's colours in the theme ``tokens``."""
    return CardColours(
        text=tokens.text,
        muted=tokens.muted,
        accent=tokens.accent,
        highlight=tokens.highlight,
        highlight_text=tokens.text,
        line=tokens.line,
        ground=tokens.surface,
    )


class CardSheet(QScrollArea):
    """A white surface with one card in its middle; scrolls when the card is too long for it."""

    open_source = Signal()
    rest_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "card")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._card: StudyCard | None = None
        self._held = self._still = False
        self._aim: QWidget | None = None  # what is kept in sight while the question grows
        self._size = QSize()
        self._margins = (MARGIN, GAP)
        self._compact = False
        self.context = Label("", Role.NOTE, muted=True)
        self.flag = Label(tr("Flagged"), Role.NOTE, wrap=False)
        self.bookmark = Label(tr("Bookmarked"), Role.NOTE, wrap=False)
        self.issue = Notice("warn", tr("The article disagrees with itself here"), " ")
        self.question = CardView()
        self.rest = RestOfText(self.question)
        self.hint = KeyHint("H", tr("show the hint"))
        self.hint_shown = False
        self.typed = TypedBox()
        self.reveal = AnswerSide()
        self.answer, self.source = self.reveal.answer, self.reveal.source
        self.remark, self.leech = self.reveal.remark, self.reveal.leech
        self.source.open_source.connect(self.open_source)
        self.typed.field.left.connect(self.setFocus)
        self.remark.closed.connect(self.setFocus)
        for rest in (self.rest, self.reveal.rest):
            rest.grew.connect(self._grown)
            rest.wanted.connect(self.rest_wanted)
        self._above = QSpacerItem(0, 0, *_SPREADS)
        self._inner = self._build()
        self.setWidget(self._inner)
        self.verticalScrollBar().actionTriggered.connect(lambda _action: self._lose_aim())
        self.verticalScrollBar().rangeChanged.connect(lambda _low, _high: self._balance())
        self._balance()
        self.apply_fonts()

    def _build(self) -> QWidget:
        inner = Scrolled()
        column = QVBoxLayout(inner)
        self._column = column
        column.setSpacing(INSET)
        top = QHBoxLayout()
        top.setSpacing(GAP)
        top.addWidget(self.context, 1)
        for mark in (self.bookmark, self.flag):
            top.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        column.addWidget(self.issue)
        column.addItem(self._above)
        column.addLayout(centred(self.question))
        column.addLayout(centred(self.rest))
        column.addWidget(self.hint, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(centred(self.typed))
        column.addWidget(self.reveal)
        column.addStretch(1)
        column.setStretch(column.indexOf(self._above), 1)
        return inner

    def set_compact(self, compact: bool) -> None:
        """Keep the distances on the card small."""
        self._compact = compact
        self._margins = (GAP, SMALL) if compact else (MARGIN, GAP)
        self._balance()
        self._space_out()

    def _space_out(self) -> None:
        """Distances on the card; where one types more has to fit on it."""
        typed = self._card is not None and self._card.typed
        spacing = SMALL if self._compact else MEDIUM if typed else INSET
        for column in (self._column, self.reveal.column):
            column.setSpacing(spacing)

    def _balance(self) -> None:
        """A scroll bar that comes or goes takes its room from the margin; the text stays."""
        bar = self.verticalScrollBar()
        side, end = self._margins
        taken = bar.sizeHint().width() if bar.maximum() > bar.minimum() else 0
        self._column.setContentsMargins(side, end, max(0, side - taken), end)
        self._column.activate()  # or the first picture is a step aside

    @property
    def card(self) -> StudyCard | None:
        """The card on the sheet."""
        return self._card

    @property
    def answer_shown(self) -> bool:
        """Whether question and answer are both to be seen."""
        return not self.reveal.isHidden()

    @property
    def grade(self) -> Grade | None:
        """What was said of the answer typed for this card."""
        return self.typed.grade

    def show_card(self, card: StudyCard, answer_shown: bool = False) -> None:
        """Put ``card`` on the sheet, from its top; the same card changed stays where it is."""
        same = self._card is not None and self._card.card_id == card.card_id
        if same and answer_shown and self.answer_shown:
            self._hold(lambda: self._lay(card, answer_shown))
            return
        same = same and not self.answer_shown  # else it is asked once more
        self._lose_aim()
        before, self._card = self._card if same else None, card
        self.hint_shown = self.hint_shown and same
        self._let_go()
        self._space_out()
        self.reveal.begin(card, card_colours(current_tokens()))
        self._ask(card, before)
        self._lay(card, answer_shown)
        if not same:
            self.verticalScrollBar().setValue(0)

    def _ask(self, card: StudyCard, before: StudyCard | None) -> None:
        """A field where the answer is to be typed; it keeps its words where ``before`` stays."""
        if not card.typed:
            self.typed.leave_out()
        elif before is not None and before.typed:
            self.typed.rename(len(card.items))
        else:
            self.typed.ask(len(card.items))

    def _lay(self, card: StudyCard, answer_shown: bool) -> None:
        self._card = card
        colours = card_colours(current_tokens())
        hides = card.html is not None and bool(card.html.hints)
        self.hint.setVisible(hides and not self.hint_shown)
        if self.hint_shown:
            card = with_hints(card)
        self.context.setText(card.context)
        self.flag.setVisible(card.flagged)
        self.bookmark.setVisible(card.bookmarked)
        self._show_issue(card, answer_shown)
        media, pictures = shown_media(card.media, (self, self._picture_read))
        look = (font(Role.CARD), current_tokens().text)
        self.rest.show_side(prompt_parts(card, colours, media), look, pictures)
        self.reveal.show_card(card, colours, media, pictures)
        self.reveal.setVisible(answer_shown)
        self._keep_room()
        self.setAccessibleName(spoken(without_marks(card.prompt[:_NAMED])))
        answer = spoken(without_marks(card.answer[:_NAMED])) if answer_shown else ""
        self.setAccessibleDescription(answer)

    def show_hint(self) -> str:
        """Show what is hidden as a hint; returns its words, "" where there is nothing more."""
        card = self._card
        if card is None or self.hint.isHidden():
            return ""
        self.hint_shown = True
        self._hold(lambda: self._lay(card, self.answer_shown))
        return hint_words(card)

    def _picture_read(self) -> None:
        """A large picture is there now; its room was kept."""
        card = self._card
        if card is not None and card.media:
            self._hold(lambda: self._lay(card, self.answer_shown))

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

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt's hook: who comes to the card by hand wants its keys, not the field."""
        super().focusInEvent(event)
        if event.reason() in _BY_HAND:
            self.typed.field.away = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's hook: in another size the card stands in the middle again.

        A scroll bar that comes with the answer is no other size, nor is room lent to a notice.
        """
        before, self._size = self._size, self.size()
        lower_only = self._still and before.width() == self.width()
        if self._size != before and not lower_only:
            self._let_go()
        super().resizeEvent(event)

    def show_answer(
        self,
        grade: Grade | None = None,
        leech: Leech | None = None,
        other: OtherCard | None = None,
    ) -> None:
        """Uncover answer and source; scroll only if the answer would be out of sight.

        ``grade`` is that of what was typed, ``other`` the card whose answer it was.
        """
        card = self._card
        if card is None:
            return
        self._hold(lambda: self._uncover(card, grade, leech, other))
        self.setAccessibleDescription(spoken(without_marks(card.answer[:_NAMED])))
        self._aim = self.reveal.compared if grade else self.answer
        self._aim_again()
        QTimer.singleShot(0, self, self._aim_again)

    def _aim_again(self) -> None:
        """Have the answer in sight, also where more of a long question comes above it."""
        if self._aim is None or not self.answer_shown:
            return
        if self._held and not self.rest.isHidden():
            self._stand(self._above.sizeHint().height())
        self._bring_into_sight(self._aim)

    def _lose_aim(self) -> None:
        """Whoever scrolls by hand goes where they want."""
        self._aim = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt's hook: see ``_lose_aim``."""
        self._lose_aim()
        super().wheelEvent(event)

    @property
    def hidden_rest(self) -> RestOfText | None:
        """The side in front whose end has not been asked for yet: the answer, once it is shown."""
        sides = (self.reveal.rest, self.rest) if self.answer_shown else (self.rest,)
        return next((rest for rest in sides if rest.has_more), None)

    def show_rest(self) -> None:
        """Let all of a very long side come, from where one has read to."""
        rest = self.hidden_rest
        if rest is None:
            return
        self._lose_aim()
        top = rest.foot.mapTo(self._inner, QPoint(0, 0)).y()
        self.setFocus()
        rest.show_rest()
        if top < self.verticalScrollBar().value():
            self.verticalScrollBar().setValue(top - GAP)

    def count_as_right(self, counted: bool) -> None:
        """The person decides over the grade of what was typed."""
        typed = self.typed
        self._hold(lambda: typed.show_grade(typed.grade, counted, typed.other))

    def write_remark(self, begun: str | None = None) -> None:
        """Open the field for the person's own note, with what was ``begun`` of it before."""
        self._hold(lambda: self.remark.open_field(begun))
        self._bring_into_sight(self.remark)

    def _uncover(
        self, card: StudyCard, grade: Grade | None, leech: Leech | None, other: OtherCard | None
    ) -> None:
        self.reveal.setVisible(True)
        if card.typed:
            self.typed.show_grade(grade, other=other)
            pieces = grade.difference if grade else ()
            self.reveal.compared.show_pieces(pieces, card_colours(current_tokens()))
        self.leech.show_leech(leech)
        self._show_issue(card, answer_shown=True)

    # Holding still

    def keep_still(self) -> None:
        """The sheet gives some of its height away, and gets it back: the question stays."""
        if self._card is not None:
            self._hold(lambda: None)
            self._still = True

    def _hold(self, change: Callable[[], object]) -> None:
        """Do ``change``; the question stays where it is, whatever takes more room now."""
        before = self._question_top()
        room = (
            self._above.geometry().height() if not self._held else self._above.sizeHint().height()
        )
        change()
        self._held = True
        self._stand(room)
        moved = self._question_top() - before
        if moved:
            self._stand(max(0, room - moved))
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self._question_top() - before)

    def _stand(self, room: int) -> None:
        """Let ``room`` px be above the question, and everything below in its place."""
        self._above.changeSize(0, room, *_STANDS)
        self._keep_room()
        self._column.invalidate()
        width, height = self.viewport().width(), self.viewport().height()
        self._inner.resize(width, max(height, self._column.totalHeightForWidth(width)))
        self._column.activate()

    def _grown(self) -> None:
        """A further part of a long side has come, below what was there."""
        if self._held:
            self._stand(self._above.sizeHint().height())
        else:
            self._keep_room()
        if self._aim is not None:
            QTimer.singleShot(0, self, self._aim_again)

    def _let_go(self) -> None:
        self._still = False
        if self._held:
            self._held = False
            self._above.changeSize(0, 0, *_SPREADS)
            self._column.invalidate()

    def _question_top(self) -> int:
        """Where the question begins in what is seen of the sheet."""
        return self.question.mapTo(self.viewport(), QPoint(0, 0)).y()

    def _bring_into_sight(self, part: QWidget) -> None:
        """Scroll as little as shows all of ``part``, or its beginning where it is too long."""
        top = part.mapTo(self._inner, QPoint(0, 0)).y()
        lowest = top + part.height() + GAP - self.viewport().height()
        bar = self.verticalScrollBar()
        if lowest > bar.value():
            bar.setValue(min(lowest, top - GAP))

    def apply_fonts(self) -> None:
        """Take sizes and colours of the theme in force; draw the card anew."""
        tokens = current_tokens()
        self._let_go()
        for part in (self.question, self.rest):
            part.setMaximumWidth(pixels(QUESTION_WIDTH))
        self.typed.apply_fonts()
        self.reveal.apply_fonts(card_colours(tokens))
        if self._card is not None:
            self._lay(self._card, self.answer_shown)
            self.verticalScrollBar().setValue(0)

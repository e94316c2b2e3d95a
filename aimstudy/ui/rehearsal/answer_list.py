"""The answers of a paper that was handed in, narrowed down by what they were."""

from collections.abc import Callable, Sequence
from enum import StrEnum

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aimstudy.domain.quiz import QuizKind
from aimstudy.services.formulas import in_lines
from aimstudy.services.views.rehearsal import PaperAnswer
from aimstudy.ui.quiz.wording import overrule_words, right_answer, wrong_option
from aimstudy.ui.rehearsal.result_words import answer_title, cut, given_words, key_words
from aimstudy.ui.theme import Role
from aimstudy.ui.tokens import GAP, MEDIUM, SMALL
from aimstudy.ui.translations import format_number, tr
from aimstudy.ui.widgets import Card, ChoiceRow, Label, LinkButton, SourceBox
from aimstudy.ui.widgets.emptied import empty
from aimstudy.ui.widgets.flow import FlowRow

AT_ONCE = 12  # answers put in before the window is shown again; the others follow


class Filter(StrEnum):
    """Which answers are shown."""

    ALL = "all"
    WRONG = "wrong"
    OPEN = "open"
    FLAGGED = "flagged"
    UNSURE = "unsure"


_WANTED: dict[Filter, Callable[[PaperAnswer], bool]] = {
    Filter.ALL: lambda _answer: True,
    Filter.WRONG: lambda answer: answer.wrong,
    Filter.OPEN: lambda answer: not answer.cell.answered,
    Filter.FLAGGED: lambda answer: answer.cell.flagged,
    Filter.UNSURE: lambda answer: answer.cell.unsure,
}


def filter_words(name: Filter, count: int) -> str:
    """``Wrong 14``."""
    words = {
        Filter.ALL: tr("All"),
        Filter.WRONG: tr("Not right"),
        Filter.OPEN: tr("Left open"),
        Filter.FLAGGED: tr("Flagged"),
        Filter.UNSURE: tr("Unsure"),
    }
    return f"{words[name]} {format_number(count)}"


class AnswerCard(Card):
    """One answer: mine, the key, the cited sentence, and the ways to its card and its source."""

    edit_wanted = Signal(object)  # QuizFeedback
    source_wanted = Signal(object)
    overrule_wanted = Signal(object)

    def __init__(self, answer: PaperAnswer, parent: QWidget | None = None) -> None:
        super().__init__(parent, inset=GAP, spacing=SMALL)
        self.answer = answer
        feedback = answer.feedback
        self.title = Label(answer_title(answer), Role.NOTE, muted=True)
        self.column.addWidget(self.title)
        self.column.addWidget(Label(cut(in_lines(feedback.prompt)), Role.STRONG))
        for words in self._words(answer):
            self.column.addWidget(Label(cut(in_lines(words))))
        if feedback.source is not None:
            box = SourceBox()
            quote = tr("“{quote}”", quote=cut(feedback.source.shown))
            box.column.addWidget(Label(quote, Role.NOTE))
            box.column.addWidget(Label(feedback.source.article_title, Role.CAPTION, muted=True))
            self.column.addWidget(box)
        self.links = self._links()
        self.column.addWidget(FlowRow(self.links))

    @staticmethod
    def _words(answer: PaperAnswer) -> list[str]:
        """What was put in, what is right, and what a wrong option belongs to."""
        feedback = answer.feedback
        given = given_words(answer)
        words = [tr("Your answer: {words}", words=given) if given else tr("No answer.")]
        if feedback.kind is QuizKind.TRUE_FALSE:
            words.append(right_answer(feedback))
        elif not feedback.correct or feedback.kind.written:
            words.append(tr("Right: {words}", words=key_words(answer)))
        wrong = wrong_option(feedback)
        return [*words, wrong] if wrong else words

    def _links(self) -> list[LinkButton]:
        feedback = self.answer.feedback
        links: list[LinkButton] = []
        if feedback.grade is not None:
            overrule = LinkButton(overrule_words(feedback))
            overrule.setAccessibleName(f"{overrule.text()}: {feedback.prompt}")
            overrule.clicked.connect(lambda _on=False: self.overrule_wanted.emit(feedback))
            links.append(overrule)
        card = LinkButton(tr("Edit its card") if feedback.card_id else tr("Make a card of it"))
        card.setAccessibleName(f"{card.text()}: {feedback.prompt}")
        card.clicked.connect(lambda _on=False: self.edit_wanted.emit(feedback))
        links.append(card)
        if feedback.source is not None and feedback.source.start >= 0:
            source = LinkButton(tr("Read the sentence"))
            source.setAccessibleName(tr("Read the sentence for: {prompt}", prompt=feedback.prompt))
            source.clicked.connect(lambda _on=False: self.source_wanted.emit(feedback))
            links.append(source)
        return links


class AnswerList(QWidget):
    """``filters`` stand above; ``shown`` when other answers are shown."""

    edit_wanted = Signal(object)
    source_wanted = Signal(object)
    overrule_wanted = Signal(object)
    shown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: list[AnswerCard] = []
        self.filters: ChoiceRow | None = None
        self.wanted = Filter.ALL
        self._answers: Sequence[PaperAnswer] = ()
        self._rest: list[PaperAnswer] = []
        self._more = QTimer(self, singleShot=True, interval=0)
        self._more.timeout.connect(self._add_some)
        self.nothing = Label("", muted=True)
        self._head, self._body = QVBoxLayout(), QVBoxLayout()
        self._body.setSpacing(MEDIUM)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(MEDIUM)
        column.addLayout(self._head)
        column.addWidget(self.nothing)
        column.addLayout(self._body)

    def show_answers(self, answers: Sequence[PaperAnswer], keep: bool = False) -> None:
        """Show ``answers``, those that were missed first; with ``keep`` by the filter in force."""
        self._answers = answers
        counts = {name: sum(map(_WANTED[name], answers)) for name in Filter}
        if not keep:
            self.wanted = Filter.WRONG if counts[Filter.WRONG] else Filter.ALL
        focused = self.filters is not None and self.filters.isAncestorOf(self.focusWidget() or self)
        empty(self._head)
        choices = [(name, filter_words(name, counts[name])) for name in Filter]
        self.filters = ChoiceRow(tr("Show"), choices, self.wanted, target=32)
        self.filters.chosen.connect(lambda name: self.show_only(Filter(str(name))))
        self._head.addWidget(self.filters)
        if focused:
            self.filters.buttons[list(Filter).index(self.wanted)].setFocus()
        self._fill()

    def show_only(self, wanted: Filter) -> None:
        """Show the answers that are ``wanted``."""
        self.wanted = wanted
        if self.filters is not None:
            self.filters.set_value(wanted)
        self._fill()

    def step(self, by: int) -> None:
        """The filter before or after this one, round and round."""
        names = list(Filter)
        self.show_only(names[(names.index(self.wanted) + by) % len(names)])

    @property
    def words(self) -> str:
        """The filter in force, for a screen reader."""
        return filter_words(self.wanted, sum(map(_WANTED[self.wanted], self._answers)))

    def _fill(self) -> None:
        empty(self._body)
        self.cards = []
        self._rest = [answer for answer in self._answers if _WANTED[self.wanted](answer)]
        self.nothing.setText(tr("There is none of these."))
        self.nothing.setVisible(not self._rest)
        self._add_some()
        self.shown.emit()

    def _add_some(self) -> None:
        """Some cards at a time: a long paper does not keep the window waiting."""
        some, self._rest = self._rest[:AT_ONCE], self._rest[AT_ONCE:]
        for answer in some:
            card = AnswerCard(answer)
            card.edit_wanted.connect(self.edit_wanted)
            card.source_wanted.connect(self.source_wanted)
            card.overrule_wanted.connect(self.overrule_wanted)
            self.cards.append(card)
            self._body.addWidget(card)
        if self._rest:
            self._more.start()

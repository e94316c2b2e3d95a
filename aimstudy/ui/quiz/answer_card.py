"""One answer in the look back: what was asked, given and right, and the ways on from there."""

from datetime import date

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from aimstudy.services.formulas import in_lines
from aimstudy.services.views.quiz import QuizFeedback
from aimstudy.ui.quiz.wording import (
    felt,
    mixed_up,
    next_time,
    overrule_words,
    pairs_words,
    record,
    right_answer,
    verdict,
    wrong_option,
    your_answer,
)
from aimstudy.ui.theme import Role
from aimstudy.ui.tokens import GAP, SMALL
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import Card, Label, LinkButton
from aimstudy.ui.widgets.flow import FlowRow


class AnswerCard(Card):
    """A confident error has another ground and says that it felt sure."""

    edit_wanted = Signal(object)  # QuizFeedback
    make_wanted = Signal(object)  # QuizFeedback
    source_wanted = Signal(object)  # QuizFeedback
    overrule_wanted = Signal(object)  # QuizFeedback

    def __init__(self, feedback: QuizFeedback, today: date, parent: QWidget | None = None) -> None:
        surface = "warn" if feedback.confident_error else "card"
        super().__init__(parent, inset=GAP, spacing=SMALL, surface=surface)
        self.feedback = feedback
        self._muted = not feedback.confident_error  # muted words would be too pale on its ground
        self.column.addWidget(Label(in_lines(feedback.prompt), Role.STRONG))
        words = FlowRow(
            (Label(verdict(feedback), Role.STRONG), Label(in_lines(right_answer(feedback))))
        )
        self.column.addWidget(words)
        for line in _explanation(feedback):
            self.column.addWidget(self._note(in_lines(line)))
        if feedback.source is not None:
            self.column.addWidget(self._note(tr("“{sentence}”", sentence=feedback.source.shown)))
        self.column.addWidget(FlowRow(self._ways_on(feedback, today)))

    def _note(self, words: str) -> Label:
        return Label(words, Role.NOTE, muted=self._muted)

    def _ways_on(self, feedback: QuizFeedback, today: date) -> list[QWidget]:
        ways: list[QWidget] = []
        if feedback.grade is not None:
            words = overrule_words(feedback)
            name = f"{words}: {feedback.prompt}"
            ways.append(self._link(words, name, self.overrule_wanted))
        if feedback.card_id is not None:
            name = tr("Edit the card of: {prompt}", prompt=feedback.prompt)
            ways.append(self._link(tr("Edit its card"), name, self.edit_wanted))
        elif feedback.card_makeable:
            name = tr("Make a card of: {prompt}", prompt=feedback.prompt)
            ways.append(self._link(tr("Make a card"), name, self.make_wanted))
        if feedback.source is not None and feedback.source.start >= 0:
            name = tr("Read the sentence for: {prompt}", prompt=feedback.prompt)
            ways.append(self._link(tr("Read the sentence"), name, self.source_wanted))
        when = next_time(feedback, today)
        if when:
            ways.append(self._note(when))
        return ways

    def _link(self, words: str, name: str, wanted: SignalInstance) -> LinkButton:
        link = LinkButton(words)
        link.setAccessibleName(name)
        link.clicked.connect(lambda _on=False: wanted.emit(self.feedback))
        return link


def _explanation(feedback: QuizFeedback) -> list[str]:
    """The lines under the verdict that have something to say."""
    yours = "" if feedback.given is None else your_answer(feedback)  # the verdict has said it
    lines = (
        pairs_words(feedback),
        " · ".join(part for part in (yours, felt(feedback)) if part),
        " · ".join(part for part in (wrong_option(feedback), mixed_up(feedback)) if part),
        record(feedback),
    )
    return [line for line in lines if line]

"""What follows an answer: the verdict in words, the cited sentence, what the wrong option was."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from aimstudy.services.formulas import in_lines
from aimstudy.services.views.quiz import QuizFeedback
from aimstudy.ui.quiz.wording import (
    felt,
    grade_reason,
    held_back,
    mixed_up,
    next_time,
    overrule_words,
    record,
    right_answer,
    verdict,
    wrong_option,
)
from aimstudy.ui.study.card_sheet import card_colours
from aimstudy.ui.study.source_panel import SourcePanel
from aimstudy.ui.theme import Role, current_tokens
from aimstudy.ui.tokens import GAP, MEDIUM, SMALL
from aimstudy.ui.widgets import Card, Label, PlainButton
from aimstudy.ui.widgets.flow import FlowRow


class VerdictCard(Card):
    """Hidden until there is a verdict."""

    open_source = Signal()
    overrule_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, inset=GAP, spacing=MEDIUM)
        self.verdict = Label("", Role.STRONG)
        self.right = Label("")
        self.reason = Label("", Role.NOTE, muted=True)
        self.overrule = PlainButton("", "R")
        self.source = SourcePanel()
        self.held = Label("", Role.NOTE, muted=True)
        self.wrong = Label("", Role.NOTE, muted=True)
        self.mixed = Label("", Role.NOTE, muted=True)
        self.felt = Label("", Role.NOTE, muted=True)
        self.record = Label("", Role.NOTE, muted=True)
        self.next = Label("", Role.NOTE, muted=True)
        self.column.addWidget(FlowRow((self.verdict, self.right), gap=SMALL))
        self.column.addWidget(self.reason)
        for part in (self.source, self.held, self.wrong, self.mixed):
            self.column.addWidget(part)
        self._foot = FlowRow((self.overrule, self.felt, self.record, self.next))
        self.column.addWidget(self._foot)
        self.overrule.clicked.connect(lambda _on=False: self.overrule_wanted.emit())
        self.source.open_source.connect(self.open_source)
        self._feedback: QuizFeedback | None = None

    def show_feedback(self, feedback: QuizFeedback, today: date) -> None:
        """Write the verdict on an answer that is stored."""
        self._feedback = feedback
        self.verdict.setText(verdict(feedback))
        self.right.setText(in_lines(right_answer(feedback)))
        self.source.show_source(feedback.source, card_colours(current_tokens()))
        self.overrule.set_words(overrule_words(feedback))
        self.overrule.setVisible(feedback.grade is not None)
        for label, words in (
            (self.reason, grade_reason(feedback)),
            (self.held, held_back(feedback)),
            (self.wrong, in_lines(wrong_option(feedback))),
            (self.mixed, in_lines(mixed_up(feedback))),
            (self.felt, felt(feedback)),
            (self.record, record(feedback)),
            (self.next, next_time(feedback, today)),
        ):
            label.setText(words)
            label.setVisible(bool(words))
        foot = (self.felt, self.record, self.next)
        written = feedback.grade is not None
        self._foot.setVisible(written or any(label.text() for label in foot))
        self.show()

    def words(self) -> str:
        """All of it for a screen reader."""
        said = (self.verdict, self.right, self.reason, self.held, self.wrong, self.mixed)
        parts = (*said, self.felt, self.record, self.next)
        return " ".join(part.text() for part in parts if part.text())

    def apply_fonts(self) -> None:
        """Take the theme in force."""
        self.source.apply_fonts()
        if self._feedback is not None:
            self.source.show_source(self._feedback.source, card_colours(current_tokens()))

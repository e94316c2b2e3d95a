"""After a quiz: the score with its range, then every answer, the missed ones first."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from aimstudy.services.views.quiz import QuizFeedback, QuizReview
from aimstudy.ui.quiz.wording import (
    likely_range,
    next_time,
    overrule_words,
    right_answer,
    score,
    verdict,
    your_answer,
)
from aimstudy.ui.theme import Role
from aimstudy.ui.tokens import GAP, MEDIUM, SMALL
from aimstudy.ui.translations import tr, trn
from aimstudy.ui.widgets import Card, Label, LinkButton, PlainButton, PrimaryButton, Scrolled
from aimstudy.ui.widgets.flow import FlowRow


class AnswerCard(Card):
    """One answer with the way to its card and its sentence."""

    edit_wanted = Signal(object)  # QuizFeedback
    source_wanted = Signal(object)  # QuizFeedback
    overrule_wanted = Signal(object)  # QuizFeedback

    def __init__(self, feedback: QuizFeedback, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent, inset=GAP, spacing=SMALL)
        self.feedback = feedback
        self.column.addWidget(Label(feedback.prompt, Role.STRONG))
        words = FlowRow((Label(verdict(feedback), Role.STRONG), Label(right_answer(feedback))))
        self.column.addWidget(words)
        yours = your_answer(feedback)
        if yours:
            self.column.addWidget(Label(yours, Role.NOTE, muted=True))
        if feedback.source is not None:
            self.column.addWidget(Label(f"“{feedback.source.shown}”", Role.NOTE, muted=True))
        self.column.addWidget(FlowRow(self._links(feedback, today)))

    def _links(self, feedback: QuizFeedback, today: date) -> list[QWidget]:
        links: list[QWidget] = []
        if feedback.grade is not None:
            overrule = LinkButton(overrule_words(feedback))
            overrule.setAccessibleName(f"{overrule.text()}: {feedback.prompt}")
            overrule.clicked.connect(lambda _on=False: self.overrule_wanted.emit(feedback))
            links.append(overrule)
        if feedback.card_id is not None:
            edit = LinkButton(tr("Edit its card"))
            edit.setAccessibleName(tr("Edit the card of: {prompt}", prompt=feedback.prompt))
            edit.clicked.connect(lambda _on=False: self.edit_wanted.emit(feedback))
            links.append(edit)
        if feedback.source is not None and feedback.source.start >= 0:
            source = LinkButton(tr("Read the sentence"))
            source.setAccessibleName(tr("Read the sentence for: {prompt}", prompt=feedback.prompt))
            source.clicked.connect(lambda _on=False: self.source_wanted.emit(feedback))
            links.append(source)
        when = next_time(feedback, today)
        if when:
            links.append(Label(when, Role.NOTE, muted=True))
        return links


class ReviewView(QWidget):
    """The score on top, the answers below, and the way on."""

    again = Signal()
    study = Signal()
    edit_wanted = Signal(object)  # QuizFeedback
    source_wanted = Signal(object)  # QuizFeedback
    overrule_wanted = Signal(object)  # QuizFeedback

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.score = Label("", Role.PAGE)
        self.range = Label("")
        self.again_button = PrimaryButton(tr("Another quiz"), tr("Enter"))
        self.study_button = PlainButton(tr("To today's cards"))
        self.cards: list[AnswerCard] = []
        self.area = QScrollArea()
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        row = QHBoxLayout()
        row.setSpacing(MEDIUM)
        words = QVBoxLayout()
        words.addWidget(self.score)
        words.addWidget(self.range)
        row.addLayout(words, 1)
        row.addWidget(self.study_button)
        row.addWidget(self.again_button)
        column.addLayout(row)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(tr("Your answers"))
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(self.area, 1)
        self.again_button.clicked.connect(lambda _on=False: self.again.emit())
        self.study_button.clicked.connect(lambda _on=False: self.study.emit())

    def show_review(self, review: QuizReview, today: date) -> None:
        """Show a finished quiz."""
        self.score.setText(score(review))
        self.range.setText(likely_range(review) if review.total else "")
        missed = [answer for answer in review.answers if not answer.correct]
        right = [answer for answer in review.answers if answer.correct]
        inner = Scrolled()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(MEDIUM)
        self.cards = []
        for title, answers in (
            (trn("{n} to look at again", "{n} to look at again", len(missed)), missed),
            (trn("{n} right", "{n} right", len(right)), right),
        ):
            if answers:
                column.addWidget(Label(title, Role.SECTION))
            for answer in answers:
                column.addWidget(self._card(answer, today))
        column.addStretch(1)
        self.area.setWidget(inner)

    def _card(self, answer: QuizFeedback, today: date) -> AnswerCard:
        card = AnswerCard(answer, today)
        card.edit_wanted.connect(self.edit_wanted)
        card.source_wanted.connect(self.source_wanted)
        card.overrule_wanted.connect(self.overrule_wanted)
        self.cards.append(card)
        return card

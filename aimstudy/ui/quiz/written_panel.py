"""An answer to type: a number, some words, or the items of a list."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aimstudy.domain.quiz import Given, QuizKind, Verdict
from aimstudy.services.card_text import difference_html
from aimstudy.services.views.quiz import QuizFeedback, QuizQuestion
from aimstudy.ui.card_view import CardView
from aimstudy.ui.quiz.answer_panel import AnswerPanel
from aimstudy.ui.study.card_sheet import card_colours
from aimstudy.ui.study.typed_box import UndoField
from aimstudy.ui.theme import Role, current_tokens, font
from aimstudy.ui.tokens import SMALL, TINY
from aimstudy.ui.translations import format_number, tr
from aimstudy.ui.widgets import Label

LONGEST = 300


class WrittenPanel(AnswerPanel):
    """A field; after the answer its ground and the difference tell what was right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = Label("", Role.NOTE, muted=True)
        self.field = UndoField()
        self.field.setMaxLength(LONGEST)
        self.comparison = QWidget()
        self.compared = Label(tr("Compared with the right answer"), Role.NOTE, muted=True)
        self.difference = CardView(centred=False)
        self.legend = Label(
            tr("Underlined: missing. Struck through: too much."), Role.NOTE, muted=True
        )
        self._feedback: QuizFeedback | None = None
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self.name)
        column.addWidget(self.field)
        inner = QVBoxLayout(self.comparison)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(TINY)
        for part in (self.compared, self.difference, self.legend):
            inner.addWidget(part)
        column.addWidget(self.comparison)
        self.comparison.hide()
        self.name.setBuddy(self.field)
        self.field.textChanged.connect(lambda _text: self.filled.emit(self.given() is not None))
        self.apply_fonts()

    def ask(self, question: QuizQuestion) -> None:
        self._feedback = None
        self._open(question)
        self.field.setText("")  # not clear(), which Undo would take back
        self._mark("")

    def show_feedback(self, feedback: QuizFeedback) -> None:
        self._feedback = feedback
        given = feedback.given if isinstance(feedback.given, str) else ""
        self.field.setText(given)
        self.field.setReadOnly(True)
        self.field.clearFocus()
        self._mark(_ground(feedback))
        self._show_difference(feedback)

    def given(self) -> Given | None:
        text = self.field.text()
        return text if any(c.isalnum() for c in text) else None

    def put(self, given: Given | None) -> None:
        blocker = QSignalBlocker(self)
        self.field.setText(given if isinstance(given, str) else "")
        blocker.unblock()

    def first_part(self) -> QWidget | None:
        return self.field

    def apply_fonts(self) -> None:
        self.field.setFont(font(Role.BODY))
        self.difference.set_look(font(Role.BODY), current_tokens().text)
        if self._feedback is not None:
            self._show_difference(self._feedback)

    def _open(self, question: QuizQuestion) -> None:
        """Make the field ready, named by what is to be typed."""
        words = tr("Your answer")
        if question.wanted > 1:
            words = tr("Your answer: {n}, with commas between", n=format_number(question.wanted))
        elif question.kind is QuizKind.NUMERIC:
            words = tr("Your answer, a number or a range such as 3–5")
        self.name.setText(words)
        self.field.setAccessibleName(words)
        self.field.setReadOnly(False)
        self.comparison.hide()

    def _mark(self, verdict: str) -> None:
        self.field.setProperty("verdict", verdict)
        self.field.style().unpolish(self.field)
        self.field.style().polish(self.field)

    def _show_difference(self, feedback: QuizFeedback) -> None:
        pieces = feedback.grade.difference if feedback.grade else ()
        self.comparison.setVisible(bool(pieces))
        if pieces:
            self.difference.show_html(difference_html(pieces, card_colours(current_tokens())))
            self.difference.setAccessibleName(self.compared.text())


def _ground(feedback: QuizFeedback) -> str:
    if feedback.correct:
        return "right"
    nearly = feedback.grade is not None and feedback.grade.verdict is Verdict.NEARLY
    return "nearly" if nearly and not feedback.overruled else "wrong"

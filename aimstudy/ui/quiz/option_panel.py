"""Options to choose one of, or all that are right."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aimstudy.domain.quiz import Given, QuizKind
from aimstudy.services.views.quiz import OptionFeedback, QuizFeedback, QuizQuestion
from aimstudy.ui.quiz.answer_panel import AnswerPanel
from aimstudy.ui.quiz.option_row import OptionRow, OptionState
from aimstudy.ui.quiz.wording import LETTERS, option_tag
from aimstudy.ui.theme import Role
from aimstudy.ui.tokens import SMALL
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import Label


class OptionPanel(AnswerPanel):
    """One row an option; ``many`` rows can be picked out before they are checked.

    With ``keeps`` the one chosen stays marked, and another can be chosen.
    """

    def __init__(self, parent: QWidget | None = None, *, keeps: bool = False) -> None:
        super().__init__(parent)
        self._keeps = keeps
        self.rows: list[OptionRow] = []
        self._many = False
        self.hint = Label(
            tr("More than one is right. Pick out all that are."), Role.NOTE, muted=True
        )
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SMALL + 2)
        self._column.addWidget(self.hint)

    def ask(self, question: QuizQuestion) -> None:
        self._put(question.options, question.kind)

    def show_feedback(self, feedback: QuizFeedback) -> None:
        texts = tuple(option.text for option in feedback.options)
        if tuple(row.text() for row in self.rows) != texts:
            self._put(texts, feedback.kind)
        for row, option in zip(self.rows, feedback.options, strict=True):
            row.show_state(_state(option), option_tag(option))

    def given(self) -> Given | None:
        picked = tuple(place for place, row in enumerate(self.rows) if row.isChecked())
        if self._keeps and not self._many:
            return picked[0] if picked else None
        return picked or None

    def put(self, given: Given | None) -> None:
        picked = (given,) if isinstance(given, int) else given or ()
        for place, row in enumerate(self.rows):
            blocker = QSignalBlocker(row)
            row.setChecked(place in picked)
            blocker.unblock()
            row.update()

    def choose(self, place: int) -> None:
        if place < len(self.rows) and self.rows[place].state is OptionState.OPEN:
            self.rows[place].click()

    def apply_fonts(self) -> None:
        for row in self.rows:
            row.updateGeometry()

    def _put(self, texts: tuple[str, ...], kind: QuizKind) -> None:
        self._many = kind is QuizKind.SELECT
        self.at_once = not self._many and not self._keeps
        self.hint.setVisible(self._many)
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for place, text in enumerate(texts):
            row = OptionRow(LETTERS[place], text, many=self._many, keeps=self._keeps)
            row.clicked.connect(lambda _on=False, n=place: self._pressed(n))
            self._column.addWidget(row)
            self.rows.append(row)

    def _pressed(self, place: int) -> None:
        if self._keeps and not self._many:
            self.put(place)  # pressed a second time it stays chosen
        if self._many or self._keeps:
            self.filled.emit(self.given() is not None)
        else:
            self.answered.emit(place)


def _state(option: OptionFeedback) -> OptionState:
    if option.is_key:
        return OptionState.RIGHT
    return OptionState.WRONG if option.is_chosen else OptionState.PLAIN

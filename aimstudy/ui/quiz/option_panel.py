"""Options to choose one of, or all that are right."""

from itertools import pairwise

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from aimstudy.domain.quiz import Given, QuizKind
from aimstudy.services.views.quiz import OptionFeedback, QuizFeedback, QuizQuestion
from aimstudy.ui.quiz.answer_panel import AnswerPanel
from aimstudy.ui.quiz.option_row import OptionRow, OptionState
from aimstudy.ui.quiz.wording import LETTERS, option_tag
from aimstudy.ui.theme import Role, color, current_tokens
from aimstudy.ui.tokens import RADIUS_CONTROL, SMALL
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import Label


class OptionPanel(AnswerPanel):
    """One row an option; ``many`` rows can be picked out before they are checked.

    With ``keeps`` the one chosen stays marked, and another can be chosen. ``grouped`` lets the
    focus come to all the rows as one, so that a key pressed twice chooses nothing; Tab and arrow
    keys go on to each.
    """

    def __init__(
        self, parent: QWidget | None = None, *, keeps: bool = False, grouped: bool = True
    ) -> None:
        super().__init__(parent)
        self._keeps, self._grouped = keeps, grouped
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
        if self._grouped:
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(tr("Options of: {prompt}", prompt=question.prompt))
        self._put(question.options, question.kind)

    def first_part(self) -> QWidget | None:
        return self if self._grouped else None

    def show_feedback(self, feedback: QuizFeedback) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
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
            row.stepped.connect(lambda step, n=place: self._go(n + step))
            row.entered.connect(lambda n=place: self._entered(n))
            self._column.addWidget(row)
            self.rows.append(row)
        for before, after in pairwise((self, *self.rows)):
            QWidget.setTabOrder(before, after)

    def _pressed(self, place: int) -> None:
        if self._keeps and not self._many:
            self.put(place)  # pressed a second time it stays chosen
        if self._many or self._keeps:
            self.filled.emit(self.given() is not None)
        else:
            self.answered.emit(place)

    def _entered(self, place: int) -> None:
        """Enter chooses, as Space does; where all is chosen it is to be checked."""
        chosen = self.rows[place].isChecked() or (self._many and self.given() is not None)
        if chosen and not self.at_once:
            self.done.emit()
        else:
            self.rows[place].click()

    def _go(self, place: int) -> None:
        """Give the focus to a row, and bring it into sight; past the ends nothing happens."""
        if not 0 <= place < len(self.rows):
            return
        row = self.rows[place]
        row.setFocus(Qt.FocusReason.TabFocusReason)
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(row, 0, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's hook: an arrow key leads to the first row or to the last."""
        ends = {Qt.Key.Key_Down: 0, Qt.Key.Key_Up: len(self.rows) - 1}
        if self.hasFocus() and event.key() in ends:
            self._go(ends[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_ring()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_ring()

    def _show_ring(self) -> None:
        for row in self.rows:
            row.leave_ring(self.hasFocus())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw one ring around all the rows while none of them has the focus itself."""
        super().paintEvent(event)
        if self.hasFocus() and self.rows:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(color(current_tokens().focus), 2))
            area = self.rows[0].geometry().united(self.rows[-1].geometry())
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), RADIUS_CONTROL, RADIUS_CONTROL)
            painter.end()


def _state(option: OptionFeedback) -> OptionState:
    if option.is_key:
        return OptionState.RIGHT
    return OptionState.WRONG if option.is_chosen else OptionState.PLAIN

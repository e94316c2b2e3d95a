"""The field under a question whose answer is to be typed, and what is said of what stands in it.

Takes words in and shows a grade; who grades is none of its business.
"""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from aimstudy.domain.quiz import Grade, Verdict
from aimstudy.services.views.card_reasons import OtherCard
from aimstudy.ui.study.typed_words import field_name, reason_words, verdict_words
from aimstudy.ui.theme import Role, font, pixels
from aimstudy.ui.tokens import SMALL
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import Label
from aimstudy.ui.widgets.flow import FlowRow
from aimstudy.ui.widgets.key_hint import KeyHint

LONGEST = 1_000  # characters; the longest answer that is graded word by word
WIDTH = 460  # px at 100 %


class UndoField(QLineEdit):
    """A line that leaves Undo and Redo to the page where it has nothing to take back itself."""

    def event(self, event: QEvent) -> bool:
        """Qt's hook: decide what is a shortcut of the page."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
            redo = event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()
            if undo or redo:
                event.ignore()
                return False
        return super().event(event)


class AnswerField(UndoField):
    """The field of a card: Esc leaves it.

    ``away``: the person has left it for this card, and does not want to be led back.
    """

    left = Signal()  # Esc: the keys of the card are wanted
    away = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt's hook: who comes back types on."""
        self.away = False
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes to the card, whose keys are letters."""
        if event.key() == Qt.Key.Key_Escape:
            self.away = True
            self.left.emit()
        else:
            super().keyPressEvent(event)


class TypedBox(QWidget):
    """Field, verdict and, where it does not count, the way to have it counted."""

    count_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = AnswerField()
        self.field.setMaxLength(LONGEST)
        self.hint = Label("", Role.NOTE, muted=True)
        self.verdict = Label("", Role.STRONG)
        self.reason = Label("", Role.NOTE, muted=True)
        self.count = KeyHint("R", tr("count it as right"))
        self.count.setAccessibleName(tr("Count it as right"))
        self.said = FlowRow((self.hint, self.verdict, self.reason, self.count), gap=SMALL)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self.field)
        column.addWidget(self.said)
        self.grade: Grade | None = None
        self.counted = self.left_empty = False
        self.other: OtherCard | None = None
        self.count.clicked.connect(lambda _on=False: self.count_wanted.emit())
        self.apply_fonts()
        self.hide()

    @property
    def text(self) -> str:
        """What was typed; "" where it has neither a letter nor a digit."""
        text = self.field.text().strip()
        return text if any(c.isalnum() for c in text) else ""

    def empty(self) -> None:
        """Not clear(), which Undo would take back: the words of one card are none of another's."""
        self.field.setText("")
        self.field.away = False

    def ask(self, items: int) -> None:
        """Be empty, for an answer of so many ``items``."""
        self.empty()
        self._open(items)
        self.show()

    def leave_out(self) -> None:
        """Nothing is to be typed for this card, nor is anything left of the one before."""
        self.empty()
        self.grade, self.counted, self.other = None, False, None
        self.left_empty = False
        self.hide()

    def rename(self, items: int) -> None:
        """The card has changed while one was typing; what stands there stays."""
        if self.grade is None:
            self._open(items)
        self.show()

    def show_grade(
        self, grade: Grade | None, counted: bool = False, other: OtherCard | None = None
    ) -> None:
        """Say what became of it; None: nothing was typed, and the answer is shown all the same.

        ``other`` is the card whose answer was typed.
        """
        self.grade, self.counted, self.other = grade, counted, other
        self.left_empty = grade is None
        self.field.setReadOnly(True)
        self.field.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hint.setText("" if grade else tr("Nothing typed."))
        self.verdict.setText(verdict_words(grade, counted) if grade else "")
        self.reason.setText(reason_words(grade, other) if grade and not counted else "")
        missed = grade is not None and grade.verdict is not Verdict.RIGHT
        self.count.setVisible(missed)
        self.count.set_words(tr("count it as wrong") if counted else tr("count it as right"))
        self._show_words()
        self._mark("" if grade is None else "right" if counted else grade.verdict.value)

    def words(self) -> str:
        """The verdict for a screen reader."""
        return " ".join(label.text() for label in (self.verdict, self.reason) if label.text())

    def apply_fonts(self) -> None:
        """Take the theme in force."""
        self.field.setFont(font(Role.BODY))
        self.setMaximumWidth(pixels(WIDTH))

    def _open(self, items: int) -> None:
        self.grade, self.counted, self.other = None, False, None
        self.left_empty = False
        name = field_name(items)
        self.field.setReadOnly(False)
        self.field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.field.setAccessibleName(name)
        self.field.setPlaceholderText(name)
        self.hint.setText(tr("Enter checks it. Esc leaves the field."))
        self.verdict.setText("")
        self.reason.setText("")
        self.count.hide()
        self._show_words()
        self._mark("")

    def _show_words(self) -> None:
        for label in (self.hint, self.verdict, self.reason):
            label.setVisible(bool(label.text()))

    def _mark(self, verdict: str) -> None:
        if self.field.property("verdict") != verdict:
            self.field.setProperty("verdict", verdict)
            self.field.style().unpolish(self.field)
            self.field.style().polish(self.field)

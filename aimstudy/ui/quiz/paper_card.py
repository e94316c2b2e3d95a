"""Quizzes on paper: print one as the form above wishes, and type its letters in when it is done.

Begins and keeps nothing itself.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from aimstudy.domain.answer_letters import LettersRead
from aimstudy.services.views.printing import SheetLine
from aimstudy.ui.announce import announce
from aimstudy.ui.quiz.paper_words import letters_words, sheet_name, sheet_words
from aimstudy.ui.quiz.set_up_line import SetUpLine
from aimstudy.ui.theme import Role
from aimstudy.ui.tokens import MEDIUM, SMALL
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import Card, Label, LinkButton, PlainButton
from aimstudy.ui.widgets.emptied import empty
from aimstudy.ui.widgets.labelled import Labelled

OPEN_SHEETS = 5  # shown at once


class LettersField(QLineEdit):
    """Keeps Enter, which would begin a quiz, for its own line; says when one types here."""

    entered = Signal(bool)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt's hook."""
        super().focusInEvent(event)
        self.entered.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt's hook."""
        super().focusOutEvent(event)
        self.entered.emit(False)

    def event(self, event: QEvent) -> bool:
        """Qt's hook: what a key would do on the page does not count while one types here."""
        enter = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.key() in enter
        ):
            event.accept()
            return True
        return super().event(event)


class LettersForm(QWidget):
    """One line for the letters of a sheet, what they say so far, and the button that scores it."""

    typed = Signal(object, str)  # attempt id, the line
    score_wanted = Signal(object, str)
    grown = Signal()

    def __init__(self, attempt_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.attempt_id = attempt_id
        self.field = LettersField()
        self.field.setMaxLength(5_000)
        self.field.setAccessibleName(tr("Letters of {sheet}", sheet=sheet_name(attempt_id)))
        self.field.setPlaceholderText(tr("A C BD –, or 1A 2C 3BD"))
        self.words = Label("", Role.NOTE, muted=True)
        self.score = PlainButton(tr("Score"), tr("Enter"), target=32)
        self.score.setEnabled(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(Labelled(tr("Your letters, in the order of the questions"), self.field))
        column.addWidget(
            Label(
                tr("A dash – counts as not known. ? or a number that is missing counts nowhere."),
                Role.NOTE,
                muted=True,
            )
        )
        row = QHBoxLayout()
        row.addWidget(self.words, 1)
        row.addWidget(self.score)
        column.addLayout(row)
        self.field.textChanged.connect(lambda text: self.typed.emit(self.attempt_id, text))
        self.field.returnPressed.connect(self._score)
        self.score.clicked.connect(lambda _on=False: self._score())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's hook: only now its place on the page is known."""
        super().resizeEvent(event)
        self.grown.emit()

    def show_read(self, read: LettersRead) -> None:
        """Say what the line says; only a line without a fault can be scored."""
        empty_line = not self.field.text().strip()
        self.words.setText("" if empty_line else letters_words(read))
        self.score.setEnabled(not read.faults and not empty_line)

    def _score(self) -> None:
        if self.score.isEnabled():
            self.score_wanted.emit(self.attempt_id, self.field.text())
        elif self.words.text():
            announce(self.field, self.words.text())


class PaperCard(Card):
    """The sheets that wait for their letters, and a button for a new one."""

    print_wanted = Signal()
    again_wanted = Signal(object)  # attempt id
    typed = Signal(object, str)
    score_wanted = Signal(object, str)
    grown = Signal()  # the line for the letters has its room
    entered = Signal(bool)  # somebody types letters, or no longer

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, spacing=MEDIUM)
        self.make = PlainButton(tr("Print a sheet…"), target=32)
        self.make.clicked.connect(lambda _on=False: self.print_wanted.emit())
        line = SetUpLine(
            tr("On paper"),
            tr("The questions wished for above that letters can answer, and a key apart."),
            self.make,
        )
        self.column.addWidget(line)
        self.sheets = QWidget()
        self._list = QVBoxLayout(self.sheets)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(MEDIUM)
        self.column.addWidget(self.sheets)
        self.sheets.hide()
        self.links: dict[int, LinkButton] = {}
        self.form: LettersForm | None = None
        self._waiting: list[SheetLine] = []

    def show_sheets(self, lines: Sequence[SheetLine]) -> None:
        """Show those that are not scored; a form that is open on one of them stays."""
        waiting = [line for line in lines if line.right is None][:OPEN_SHEETS]
        if waiting == self._waiting:
            return
        self._waiting = waiting
        kept = self.form
        typing = kept is not None and kept.field.hasFocus()
        if kept is not None:
            kept.setParent(None)
        empty(self._list)
        self.links, self.form = {}, None
        for line in waiting:
            self._add(line)
            if kept is not None and kept.attempt_id == line.attempt_id:
                self._list.addWidget(kept)
                kept.show()
                self.form = kept
                if typing:
                    kept.field.setFocus()
        if kept is not None and self.form is None:
            kept.deleteLater()
        self.sheets.setVisible(bool(waiting))

    def open_form(self, attempt_id: int) -> None:
        """Show the line for the letters of a sheet, under it."""
        if self.form is not None:
            self.form.setParent(None)
            self.form.deleteLater()
        self.form = LettersForm(attempt_id)
        self.form.typed.connect(self.typed)
        self.form.score_wanted.connect(self.score_wanted)
        self.form.field.entered.connect(self.entered)
        self.form.grown.connect(self.grown)
        place = list(self.links).index(attempt_id)
        self._list.insertWidget(2 * place + 2, self.form)
        self.form.field.setFocus()

    def _add(self, line: SheetLine) -> None:
        name, attempt_id = sheet_name(line.attempt_id), line.attempt_id
        link = LinkButton(tr("Type the letters"))
        link.setAccessibleName(tr("Type the letters of {sheet}", sheet=name))
        link.clicked.connect(lambda _on=False: self.open_form(attempt_id))
        again = LinkButton(tr("Print it again…"))
        again.setAccessibleName(tr("Print {sheet} again", sheet=name))
        again.clicked.connect(lambda _on=False: self.again_wanted.emit(attempt_id))
        self.links[attempt_id] = link
        self._list.addWidget(SetUpLine(name, sheet_words(line), link))
        self._list.addWidget(again)

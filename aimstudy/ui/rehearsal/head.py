"""The head of a running paper: which question, how much is answered, and the time that is left.

The time can be hidden; ten and two minutes before the end it is said all the same, quietly.
"""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aimstudy.services.views.rehearsal import Cell
from aimstudy.ui.announce import announce
from aimstudy.ui.rehearsal.words import clock_text, whole_minutes
from aimstudy.ui.theme import Role
from aimstudy.ui.tokens import SMALL
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import Label, ProgressLine
from aimstudy.ui.widgets.head_row import HeadRow
from aimstudy.ui.widgets.key_hint import KeyHint

REMINDERS_S = (600, 120)
REMINDER_MS = 30_000


class PaperHead(QWidget):
    """``hide_wanted`` when the time is to be hidden or shown again."""

    hide_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Label("", Role.SECTION)
        self.time = Label("", Role.STRONG, wrap=False)
        self.switch = KeyHint("H", tr("hide the time"), (tr("show the time"),))
        self.row = HeadRow(self.title, (self.time, self.switch))
        self.line = ProgressLine(tr("Questions answered"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self.row)
        column.addWidget(self.line)
        self.switch.clicked.connect(lambda _on=False: self.hide_wanted.emit())
        self._left, self._hidden, self._paused = -1, False, False
        self._reminder = ""
        self._quiet = QTimer(self, singleShot=True, interval=REMINDER_MS)
        self._quiet.timeout.connect(self.forget_reminder)

    def show_place(self, title: str) -> None:
        """Write the title."""
        self.title.setText(title)
        self.row.fit()

    def show_answered(self, cells: Sequence[Cell]) -> None:
        """Draw how many of the questions have an answer."""
        self.line.set_fraction(sum(cell.answered for cell in cells) / len(cells))

    def show_time(self, left: int, hidden: bool, paused: bool = False) -> None:
        """Show ``left`` seconds, or that the time is hidden."""
        if (left, hidden, paused) == (self._left, self._hidden, self._paused):
            return
        self._left, self._hidden, self._paused = left, hidden, paused
        self.switch.set_words(tr("show the time") if hidden else tr("hide the time"))
        self._write()

    def remind(self, left: int, aloud: bool) -> None:
        """Say how much is left, for a while and whether the time is hidden or not."""
        self._reminder = tr("{time} left", time=whole_minutes(left))
        self._write()
        if aloud:
            announce(self, self._reminder)
        self._quiet.start()

    def forget_reminder(self) -> None:
        """It has been said long enough."""
        self._reminder = ""
        self._write()

    def _write(self) -> None:
        words = tr("{time} left", time=clock_text(self._left))
        if self._reminder:
            words = self._reminder
        elif self._hidden:
            words = tr("time hidden")
        elif self._paused:
            words = tr("{time} left, paused", time=clock_text(self._left))
        if words == self.time.text():
            return
        length = len(self.time.text())
        self.time.setText(words)
        self._name()
        if len(words) != length:
            self.row.fit()

    def _name(self) -> None:
        """The name changes by the minute only: a screen reader need not count seconds."""
        name = self._reminder or tr("{time} left", time=whole_minutes(self._left))
        if self._hidden and not self._reminder:
            name = tr("time hidden")
        if name != self.time.accessibleName():
            self.time.setAccessibleName(name)


def reminder(before: int, now: int) -> int:
    """The mark passed between two readings of the time left, in seconds; 0 for none.

    >>> reminder(601, 600), reminder(600, 599), reminder(700, 90)
    (600, 0, 120)
    """
    passed = [mark for mark in REMINDERS_S if now <= mark < before]
    return min(passed, default=0)

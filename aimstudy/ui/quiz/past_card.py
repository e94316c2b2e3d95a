"""The quizzes of the past, newest first, each one press from its look back."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from aimstudy.services.views.quiz import PastQuiz
from aimstudy.ui.quiz.set_up_line import SetUpLine
from aimstudy.ui.quiz.setup_words import past_words
from aimstudy.ui.theme import Role
from aimstudy.ui.tokens import MEDIUM
from aimstudy.ui.translations import tr, trn
from aimstudy.ui.widgets import Card, Label, LinkButton
from aimstudy.ui.widgets.emptied import empty

SHOWN = 3  # at first
STEP = 20  # more at a press


class PastCard(Card):
    """``wanted`` names the quiz to look back on."""

    wanted = Signal(object)  # attempt id

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, spacing=MEDIUM)
        self.links: list[LinkButton] = []
        self.more = LinkButton("")
        self._past: tuple[PastQuiz, ...] = ()
        self._today = date.min
        self._shown = SHOWN

    def show_past(self, past: Sequence[PastQuiz], today: date) -> None:
        """Show the newest of ``past``; the card is left out where there are none."""
        self._past, self._today = tuple(past), today
        self._fill()

    def _fill(self) -> None:
        empty(self.column)
        self.links = []
        self.column.addWidget(Label(tr("Past quizzes"), Role.SECTION))
        for past in self._past[: self._shown]:
            words = past_words(past, self._today)
            link = LinkButton(tr("Look back"))
            link.setAccessibleName(
                tr("Look back on {quiz}, {words}", quiz=past.score.name, words=words)
            )
            link.clicked.connect(lambda _on=False, a=past.attempt_id: self.wanted.emit(a))
            self.links.append(link)
            self.column.addWidget(SetUpLine(past.score.name, words, link))
        left = len(self._past) - self._shown
        if left > 0:
            self.more = LinkButton(trn("Show {n} more", "Show {n} more", min(left, STEP)))
            self.more.clicked.connect(lambda _on=False: self._show_more())
            self.column.addWidget(self.more)
        self.setVisible(bool(self._past))

    def _show_more(self) -> None:
        first = len(self.links)
        self._shown += STEP
        self._fill()
        self.links[first].setFocus()

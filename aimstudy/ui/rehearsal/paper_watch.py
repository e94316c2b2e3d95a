"""Tells other pages how the paper stands that is not handed in, and when its time is up.

Knows no page: what is shown of it, and where, is theirs.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from aimstudy.domain.changes import Changes
from aimstudy.domain.errors import Problem
from aimstudy.services.views.rehearsal import OpenPaper
from aimstudy.ui.page import NoticeText
from aimstudy.ui.translations import tr

if TYPE_CHECKING:
    from aimstudy.services.rehearsal import RehearsalService

AFTER = Changes.QUIZZES | Changes.REVIEWS | Changes.CARDS  # what handing in may change
SECOND_MS = 1_000


class PaperWatch(QObject):
    """Calls ``show`` with the open paper (None: there is none) every second it is on the screen.

    ``beside`` is the part of a page that shows it: while that is hidden nothing is asked for.
    """

    over = Signal()  # its time was up, and it was handed in by that

    def __init__(
        self,
        rehearsal: RehearsalService,
        show: Callable[[OpenPaper | None], object],
        beside: QWidget,
    ) -> None:
        super().__init__(beside)
        self._rehearsal, self._show, self._beside = rehearsal, show, beside
        self._paper: OpenPaper | None = None
        self._second = QTimer(self, interval=SECOND_MS)
        self._second.timeout.connect(self.tell_time)
        beside.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's hook: what was answered meanwhile is known when the part is shown again."""
        if watched is self._beside and event.type() == QEvent.Type.Show:
            self.read()
        return False

    def read(self) -> None:
        """Look whether a paper is open, and show it."""
        try:
            self._paper = self._rehearsal.unfinished()
        except Problem:
            return  # what else is read for the page says so
        runs = self._paper is not None and not self._paper.pausable
        self._second.start() if runs else self._second.stop()
        self._show(self._paper)

    def tell_time(self) -> None:
        """Show how its time stands now."""
        paper = self._paper
        if paper is None or not self._beside.isVisible():
            return
        try:
            clock = self._rehearsal.tick(paper.attempt_id)
        except Problem:
            return  # it is told again in a second
        if clock.submitted:
            self.read()
            self.over.emit()
        else:
            self._show(replace(paper, seconds_left=clock.seconds_left))


def time_up(go: Callable[[], None]) -> NoticeText:
    """What is said on another page when the time of a paper is up; ``go`` leads to its result."""
    return NoticeText(
        tr("The time of your paper was up"),
        tr("It was handed in with what you had answered."),
        button=tr("See the result"),
        run=go,
    )

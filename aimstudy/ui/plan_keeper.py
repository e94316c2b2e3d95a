"""Keeps today's order ready while the window is open, off the UI thread. It knows no rule of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from aimstudy.domain.changes import Changes
from aimstudy.domain.errors import Problem
from aimstudy.ui import background
from aimstudy.ui.main_window import MainWindow

if TYPE_CHECKING:
    from aimstudy.services.library import Library

AFTER_OPENING_MS = 150  # the first page is painted by then
AFTER_A_CHANGE_MS = 300
DAY_MAY_TURN_MS = 30_000

_MATTERS = (
    Changes.ARTICLES
    | Changes.FACTS
    | Changes.CARDS
    | Changes.PLAN
    | Changes.SETTINGS
    | Changes.QUIZZES
)


class PlanKeeper(QObject):
    """Has the order prepared at the start, when the study day turns and when something changed.

    Pages are told when a new one is ready; until then they go by the one before, or by dates.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._library: Library | None = None
        self._job: background.Handle[Changes] | None = None
        self._again = self._telling = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._look)
        self._turn = QTimer(self)
        self._turn.setInterval(DAY_MAY_TURN_MS)
        self._turn.timeout.connect(self._look_at_the_day)
        self._day = 0
        window.marked.connect(self._changed)

    def use_library(self, library: Library) -> None:
        """Look after ``library`` from now on; one that can only be read is left alone."""
        self.forget_library()
        if not library.read_only:
            self._library = library
            self._day = library.study_day().toordinal()
            self._soon.start(AFTER_OPENING_MS)
            self._turn.start()

    def forget_library(self) -> None:
        """The library is about to be closed."""
        self._library = None
        self._soon.stop()
        self._turn.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None

    @property
    def at_work(self) -> bool:
        """Whether an order is being prepared, or soon will be."""
        return self._soon.isActive() or self._job is not None

    def _changed(self, changes: Changes) -> None:
        """Cards, exams or minutes may be others now; an answer or its undoing changes no order.

        A quiz may have been finished, which is more than an answer.
        """
        answered = changes & Changes.REVIEWS and not changes & (Changes.SETTINGS | Changes.QUIZZES)
        if self._library is None or self._telling or answered or not changes & _MATTERS:
            return
        self._soon.start(AFTER_A_CHANGE_MS)

    def _look_at_the_day(self) -> None:
        library = self._library
        if library is not None and library.study_day().toordinal() != self._day:
            self._day = library.study_day().toordinal()
            self._window.mark_changed(Changes.PLAN)
            # Without an exam ahead no order is prepared, and the memory is not fitted by that.
            background.run(
                self, lambda _job: library.memory.refit_if_due(), self._refitted, self._quiet
            )
            # What was put aside until an exam that is over now.
            background.run(
                self, lambda _job: library.what_if.bring_back_due(), self._refitted, self._quiet
            )

    def _refitted(self, changes: Changes) -> None:
        if changes and self._library is not None:
            self._window.mark_changed(changes)

    def _look(self) -> None:
        """Prepare the order if it is stale; one at a time, and once more if asked meanwhile."""
        library = self._library
        if library is None:
            return
        if self._job is not None:
            self._again = True
            return
        self._again = False
        self._job = background.run(
            self,
            lambda job: library.plans.prepare_if_stale(job.progress),
            self._ready,
            self._failed,
        )

    def _ready(self, changes: Changes) -> None:
        self._job = None
        library = self._library
        if library is None:
            return
        if changes:
            self._tell(changes)
            background.run(
                self, lambda _job: library.plans.keep_forecasts(), lambda _none: None, self._quiet
            )
        if self._again:
            self._look()

    def _failed(self, _problem: Problem) -> None:
        """Cards come by their dates; what is wrong with the library, the next answer says."""
        self._job = None
        self._tell(Changes.PLAN)

    def _tell(self, changes: Changes) -> None:
        """Tell the pages, without looking at the order once more because of it."""
        self._telling = True
        try:
            self._window.mark_changed(changes)
        finally:
            self._telling = False

    def _quiet(self, _problem: Problem) -> None:
        """A forecast or a fit that is not kept is missed by nobody today."""

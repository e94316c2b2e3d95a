"""The open paper as the window knows it: every step is stored before it shows, and time is told.

The service reckons the time; here it is only asked for every second.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from aimstudy.domain.errors import Problem
from aimstudy.domain.quiz import Given
from aimstudy.services.views.rehearsal import Cell, Clock, PaperView
from aimstudy.ui.rehearsal.head import reminder

if TYPE_CHECKING:
    from aimstudy.services.rehearsal import RehearsalService

SECOND_MS = 1_000
NOT_SURE = 1  # the certainty that ``unsure`` stands for


class RunningPaper(QObject):
    """Steps raise Problem where they could not be stored; then nothing here has changed."""

    clock_moved = Signal(int, bool)  # seconds left, paused
    reminded = Signal(int)  # seconds left when so much is left for the first time
    ended = Signal(int)  # the attempt that was handed in because its time was over

    def __init__(self, rehearsal: RehearsalService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rehearsal = rehearsal
        self.view: PaperView | None = None
        self._second = QTimer(self, interval=SECOND_MS)
        self._second.setTimerType(Qt.TimerType.PreciseTimer)
        self._second.timeout.connect(self.tick)

    @property
    def paused(self) -> bool:
        """Its clock stands still."""
        return self.view is not None and self.view.clock.paused

    def take(self, view: PaperView) -> PaperView:
        """Go on with ``view`` from now on."""
        self.view = view
        self._second.start()
        self.clock_moved.emit(view.clock.seconds_left, view.clock.paused)
        return view

    def put_down(self) -> None:
        """There is no open paper here any more."""
        self.view = None
        self._second.stop()

    def go(self, attempt_id: int, position: int | None) -> PaperView:
        """Put a question on the screen; without a position the one that was there last."""
        return self.take(self._rehearsal.view(attempt_id, position))

    def respond(self, given: Given | None) -> Cell | None:
        """Keep what was put in for the question in front."""
        view = self.view
        if view is None:
            return None
        cell = self._rehearsal.respond(view.attempt_id, view.position, given)
        self.view = replace(self._with_cell(view, cell), given=given)
        return cell

    def flag(self) -> Cell | None:
        """Flag the question in front, or take the flag away."""
        view = self.view
        if view is None:
            return None
        flagged = not view.cell.flagged
        return self._marked(view, self._rehearsal.flag(view.attempt_id, view.position, flagged))

    def unsure(self) -> Cell | None:
        """Note that one is not sure, or no longer so."""
        view = self.view
        if view is None:
            return None
        certainty = None if view.cell.unsure else NOT_SURE
        return self._marked(view, self._rehearsal.sure(view.attempt_id, view.position, certainty))

    def switch_time(self) -> None:
        """Hide the time, or show it again; where that cannot be stored it holds for now."""
        view = self.view
        if view is None:
            return
        hidden = not view.time_hidden
        self.view = replace(view, time_hidden=hidden)
        with suppress(Problem):  # the answers say that nothing can be stored
            self._rehearsal.hide_time(view.attempt_id, hidden)

    def next_open(self) -> int | None:
        """The next question without an answer after the one in front, from the first on again."""
        view = self.view
        if view is None:
            return None
        others = [place for place in view.open_positions if place != view.position]
        return next(
            (place for place in others if place > view.position), others[0] if others else None
        )

    def leave(self) -> None:
        """No question is in front any more."""
        if self.view is not None and not self.paused:
            self._take_clock(self._rehearsal.leave(self.view.attempt_id))

    def pause(self) -> None:
        """Stop the clock, where the rules allow it."""
        if self.view is not None and self.view.rules.pausable and not self.paused:
            self._take_clock(self._rehearsal.pause(self.view.attempt_id))

    def go_on(self) -> PaperView | None:
        """Let the clock run again, with the same question in front."""
        view = self.view
        if view is None:
            return None
        self._rehearsal.go_on(view.attempt_id)
        return self.go(view.attempt_id, view.position)

    def tick(self) -> None:
        """Ask for the time; a paper whose time is over has been handed in by that."""
        view, page = self.view, self.parent()
        closed = isinstance(page, QWidget) and not page.window().isVisible()
        if view is None or closed:
            return
        try:
            clock = self._rehearsal.tick(view.attempt_id)
        except Problem:
            # It could not be noted, as on a full disk: the answers say so. The time goes on.
            left = max(0, view.clock.seconds_left - (not view.clock.paused))
            clock = replace(view.clock, seconds_left=left)
        if clock.submitted:
            self.put_down()
            self.ended.emit(view.attempt_id)
        else:
            self._take_clock(clock)

    def _take_clock(self, clock: Clock) -> None:
        view = self.view
        if view is None:
            return
        passed = reminder(view.clock.seconds_left, clock.seconds_left)
        self.view = replace(view, clock=clock)
        self.clock_moved.emit(clock.seconds_left, clock.paused)
        if passed:
            self.reminded.emit(clock.seconds_left)

    def _marked(self, view: PaperView, cell: Cell) -> Cell:
        self.view = self._with_cell(view, cell)
        return cell

    @staticmethod
    def _with_cell(view: PaperView, cell: Cell) -> PaperView:
        cells = list(view.cells)
        cells[view.position] = cell
        return replace(view, cells=tuple(cells))

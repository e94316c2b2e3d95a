"""Undo and Redo as the window calls them: a step over many cards is taken beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from aimstudy.domain.errors import Problem
from aimstudy.ui import background

if TYPE_CHECKING:
    from aimstudy.services.library import Library
    from aimstudy.services.views.settings import UndoDone


class StepTaker:
    """Takes one step at a time; a key pressed again while one is under way does nothing."""

    def __init__(self, owner: QObject) -> None:
        self._owner = owner
        self._job: background.Handle[UndoDone] | None = None

    @property
    def at_work(self) -> bool:
        """Whether a step is under way."""
        return self._job is not None and self._job.running

    def take(
        self,
        library: Library,
        done: Callable[[UndoDone], object],
        failed: Callable[[Problem], object],
        *,
        again: bool,
    ) -> None:
        """Take the last step back, or do it ``again``; then call ``done`` or ``failed``."""
        if self.at_work:
            return
        step = library.redo if again else library.undo
        try:
            if library.step_takes_long(again=again):
                self._job = background.run(self._owner, lambda _job: step(), done, failed)
                return
            found = step()
        except Problem as problem:
            failed(problem)
            return
        done(found)

"""Steps that may fail: what went wrong is said in place, and the same step can be tried again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.ui.announce import announce
from aimstudy.ui.background import run
from aimstudy.ui.study.save_notice import SaveNotice
from aimstudy.ui.translations import tr

Found = TypeVar("Found")
_OVER = (ProblemKind.PAPER_TIME_OVER, ProblemKind.PAPER_HANDED_IN)


class Trying(QObject):
    """``over`` carries the attempt whose paper turned out to be handed in."""

    over = Signal(int)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self.busy = False

    def do(
        self, step: Callable[[], object], failure: SaveNotice, attempt_id: int | None = None
    ) -> None:
        """Do ``step`` of the paper ``attempt_id``; a failure is shown by ``failure``."""
        try:
            step()
        except Problem as problem:
            if problem.kind in _OVER and attempt_id is not None:
                self.over.emit(attempt_id)
            else:
                self.failed(problem, lambda: self.do(step, failure, attempt_id), failure)
            return
        failure.clear()

    def aside(
        self, work: Callable[[], Found], done: Callable[[Found], object], failure: SaveNotice
    ) -> None:
        """Do ``work`` off the window's thread; one at a time, a second press does nothing."""
        if self.busy:
            return
        self.busy = True

        def ended(found: Found) -> None:
            self.busy = False
            failure.clear()
            done(found)

        def failed(problem: Problem) -> None:
            self.busy = False
            self.failed(problem, lambda: self.aside(work, done, failure), failure)

        run(self._page, lambda _job: work(), ended, failed)

    def failed(self, problem: Problem, again: Callable[[], object], failure: SaveNotice) -> None:
        """Say what went wrong, with ``again`` for another try."""
        failure.show_failure(problem, again)
        announce(self._page, tr("Not done: {title}", title=failure.title.text()))

"""What happens on the start of a rehearsal: it is read, narrowed down and reckoned anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from aimstudy.domain.article import Language
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.paper import PaperRules
from aimstudy.domain.study_day import study_day
from aimstudy.services.views.rehearsal import RehearsalStart
from aimstudy.ui.background import Handle, run
from aimstudy.ui.rehearsal.start_view import StartView
from aimstudy.ui.rehearsal.trying import Trying

if TYPE_CHECKING:
    from aimstudy.services.library import Library

SECOND_MS = 1_000


class StartDesk(QObject):
    """Shows a paper before it begins; ``shown`` when it has been read."""

    shown = Signal()

    def __init__(self, library: Library, view: StartView, trying: Trying) -> None:
        super().__init__(view)
        self._library = library
        self._view = view
        self._trying = trying
        self._exam: int | None = None  # whose paper is shown; None: that of the next exam
        self._language: Language | None = None  # of the questions; None: as it comes
        self._job: Handle[RehearsalStart] | None = None
        self._second = QTimer(self, interval=SECOND_MS)
        self._second.timeout.connect(self.tell_time)
        view.choice_wanted.connect(self.choose)
        view.language_wanted.connect(self.choose_language)
        view.rules_wanted.connect(self.check)

    @property
    def language(self) -> Language | None:
        """The language of the questions, where there are several."""
        return self._view.start.language if self._view.start is not None else None

    @property
    def exam_id(self) -> int:
        """The exam whose paper is shown; 0 for the example."""
        start = self._view.start
        return (start.exam_id or 0) if start is not None else 0

    def choose(self, exam_id: int) -> None:
        """Show the paper of an exam (0: the example)."""
        self._exam, self._language = exam_id, None
        self.read()

    def choose_language(self, language: Language) -> None:
        """Show what there is in ``language``."""
        self._exam, self._language = self.exam_id, language
        self.read()

    def read(self) -> None:
        """Read the start anew, off the window's thread: it looks at all the material."""
        if self._job is not None:
            self._job.cancel()
        exam, language, service = self._exam, self._language, self._library.rehearsal
        self._view.wait()
        self._job = run(
            self, lambda _job: service.start_page(exam, language), self._show, self._no_start
        )

    def check(self, rules: PaperRules) -> None:
        """Reckon with numbers that were typed."""
        before = self._view.start
        if before is not None:
            self._trying.do(lambda: self._show_checked(rules, before), self._view.failure)

    def _show(self, found: RehearsalStart) -> None:
        """Numbers that were typed stay as long as the same exam is in front."""
        view, before = self._view, self._view.start
        view.failure.clear()
        own = before is not None and before.exam_id == found.exam_id and view.rules.own
        if not own:
            view.show_start(found, self._today())
        elif view.rules.refused is None:
            self._show_checked(view.rules.rules, found)
        self._second.start()
        self.shown.emit()

    def tell_time(self) -> None:
        """Show how the time of the open paper stands, as long as that is on the screen."""
        start = self._view.start
        paper = start.unfinished if start is not None else None
        if paper is None or paper.pausable:
            self._second.stop()
        elif self._view.isVisible():
            try:
                clock = self._library.rehearsal.tick(paper.attempt_id)
            except Problem:
                return  # it is told again in a second
            if clock.submitted:
                self.read()
            else:
                self._view.show_open(replace(paper, seconds_left=clock.seconds_left))

    def _show_checked(self, rules: PaperRules, start: RehearsalStart) -> None:
        checked = self._library.rehearsal.check(rules, start)
        self._view.show_checked(checked, self._today())

    def _no_start(self, problem: Problem) -> None:
        if problem.kind is ProblemKind.EXAM_MISSING and self._exam is not None:
            self.choose_next()
        else:
            self._trying.failed(problem, self.read, self._view.failure)

    def choose_next(self) -> None:
        """Show the paper of the next exam."""
        self._exam = None
        self.read()

    def _today(self) -> date:
        return study_day(self._library.now())

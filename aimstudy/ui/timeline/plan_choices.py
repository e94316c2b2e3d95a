"""What the Timeline offers about the plan itself: what-if, ways out, and what was chosen.

Brings the panels and the library together, off the UI thread; the page shows them.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from aimstudy.domain.changes import Changes
from aimstudy.domain.errors import Problem
from aimstudy.domain.plan_change import PlanChange, WayOut, WhatIf
from aimstudy.ui.actions import Action
from aimstudy.ui.background import Handle, Job, run
from aimstudy.ui.problems import problem_text, problem_title
from aimstudy.ui.timeline.outlooks import is_accepted
from aimstudy.ui.timeline.quiet_notices import QuietNotices
from aimstudy.ui.timeline.ways_out_panel import WaysOutPanel
from aimstudy.ui.timeline.what_if_panel import WhatIfPanel
from aimstudy.ui.timeline.words_misfit import nearly_fits
from aimstudy.ui.translations import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from aimstudy.services.views.timeline import TimelineView
    from aimstudy.ui.pages.timeline_page import TimelinePage


class PlanChoices(QObject):
    """Adds its panels and quiet notices to ``page``; told of every new view."""

    def __init__(self, page: TimelinePage) -> None:
        super().__init__(page)
        self._page = page
        self._asking: Handle[WhatIf] | None = None
        self._finding: Handle[tuple[WayOut, ...]] | None = None
        self._plan: object = None  # what the open form speaks of
        self._exam_id = 0  # whose ways out are shown
        self._reading: Handle[tuple[tuple[date, int], ...]] | None = None
        self.what_if = WhatIfPanel()
        self.ways_out = WaysOutPanel()
        self.notices = QuietNotices()
        for panel in (self.what_if, self.ways_out):
            page.add_panel(panel)
            panel.chosen.connect(self._make)
        page.column.insertWidget(page.column.indexOf(page.misfits) + 1, self.notices)
        page.what_if_button.set_key("I")
        page.handle(Action.WHAT_IF, self._press_what_if)
        page.what_if_asked.connect(self._open_what_if)
        page.ways_out_asked.connect(self._open_ways_out)
        self.what_if.asked.connect(self._ask)
        self.what_if.left.connect(self._stop_asking)
        self.ways_out.left.connect(self._stop_finding)
        self.notices.ways_asked.connect(self._open_ways_from_notice)
        self.notices.back_wanted.connect(self._take_back)

    def show_view(self, view: TimelineView) -> None:
        """Say quietly what is left out and put aside; ask nothing where nothing is planned.

        A form that is open begins anew where the plan is another than the one it speaks of.
        """
        self._look_again(view)
        self._page.what_if_button.setVisible(bool(view.ahead and view.forecast.cards))
        if self._reading:
            self._reading.cancel()
        library = self._page.library
        self._reading = run(
            self,
            lambda _job: library.what_if.put_aside(),
            lambda aside: self._show_chosen(view, aside),
        )

    def hold(self) -> None:
        """A new view is being worked out: until it is there an offer may be of no worth."""
        self.what_if.hold()
        self.ways_out.set_offered(False)

    def _look_again(self, view: TimelineView) -> None:
        plan = _plan_of(view)
        before, self._plan = self._plan, plan
        if before == plan:
            self.what_if.go_on()
            self.ways_out.set_offered(True)
            return
        if not self.what_if.isHidden():
            self.what_if.show_now(view)
        if not self.ways_out.isHidden():
            part = next((p for p in view.ahead if p.exam.id == self._exam_id), None)
            if part is None or is_accepted(part):
                self._page.close_panels()
            else:
                self.ways_out.begin(part.exam, nearly_fits(part))
                self._find(self._exam_id)

    def _show_chosen(self, view: TimelineView, aside: tuple[tuple[date, int], ...]) -> None:
        self.notices.show_state(view, aside)
        self._page.order_stops()

    def _press_what_if(self) -> None:
        if not self._page.what_if_button.isHidden():
            self._page.what_if_button.click()

    def _open_what_if(self) -> None:
        view = self._page.view
        if view:
            self._page.open_panel(self.what_if)
            self.what_if.open(view)

    def _ask(self, change: PlanChange) -> None:
        self._stop_asking()
        library = self._page.library

        def answer(job: Job) -> WhatIf:
            return library.what_if.compare(change, job.progress)

        self._asking = run(self, answer, self.what_if.show_answer, self._not_answered)

    def _not_answered(self, problem: Problem) -> None:
        self.what_if.show_problem(f"{problem_title(problem)} {problem_text(problem)}")

    def _stop_asking(self) -> None:
        if self._asking:
            self._asking.cancel()
            self._asking = None

    def _open_ways_from_notice(self, exam_id: int) -> None:
        self._page.close_panels()
        self._open_ways_out(exam_id)

    def _open_ways_out(self, exam_id: int) -> None:
        view = self._page.view
        exam = next((e for e in view.exams if e.id == exam_id), None) if view else None
        if view is None or exam is None:
            return
        self._page.open_panel(self.ways_out)
        part = next((part for part in view.ahead if part.exam.id == exam_id), None)
        self.ways_out.open(exam, part is not None and nearly_fits(part))
        self._find(exam_id)

    def _find(self, exam_id: int) -> None:
        self._stop_finding()
        self._exam_id = exam_id
        library = self._page.library

        def find(job: Job) -> tuple[WayOut, ...]:
            return library.what_if.ways_out(exam_id, job.progress)

        self._finding = run(
            self,
            find,
            lambda ways: self.ways_out.show_ways(ways, exam_id),
            self._not_found,
            lambda share, _text: self.ways_out.show_progress(share),
        )

    def _not_found(self, problem: Problem) -> None:
        self.ways_out.show_problem(f"{problem_title(problem)} {problem_text(problem)}")

    def _stop_finding(self) -> None:
        if self._finding:
            self._finding.cancel()
            self._finding = None

    def _make(self, change: PlanChange) -> None:
        """Make the change; the notice says how to have all back."""
        self._carry_out(
            partial(self._page.library.what_if.apply, change), tr("The plan is changed.")
        )

    def _take_back(self) -> None:
        self._carry_out(self._page.library.what_if.take_back, tr("The cards are back in study."))

    def _carry_out(self, act: Callable[[], Changes], done: str) -> None:
        made: list[Changes] = []

        def kept() -> Changes:
            made.append(act())
            return made[-1]

        self._page.carry_out(kept)
        if made:
            self._page.say(done, tr("Ctrl+Z brings everything back as it was."))


def _plan_of(view: TimelineView) -> object:
    """All that an offer stands on and a change made elsewhere can change."""
    exams = tuple(
        (part.exam, part.plan.cards, part.plan.cards_fit, part.plan.put_aside)
        for part in view.ahead
    )
    return view.today, view.calendar, view.forecast.cards, exams

"""What the Timeline page offers about exams beside their chart: results, milestones, the example.

Brings the forms and the library together; the page shows them and carries changes out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from aimstudy.domain.errors import Problem
from aimstudy.ui.exams.milestones_panel import MilestonesPanel
from aimstudy.ui.exams.result_notice import ResultNotice
from aimstudy.ui.exams.result_panel import ResultPanel
from aimstudy.ui.exams.retake_notice import RetakeNotice
from aimstudy.ui.problems import report_problem
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import PlainButton

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from aimstudy.domain.changes import Changes
    from aimstudy.domain.exam import Exam
    from aimstudy.domain.exam_profile import ExamResult, Milestone
    from aimstudy.ui.pages.timeline_page import TimelinePage


class ExamForms(QObject):
    """Adds its panels, its button and its notice to ``page``; told of every new view."""

    def __init__(self, page: TimelinePage) -> None:
        super().__init__(page)
        self._page = page
        self.result = ResultPanel()
        self.milestones = MilestonesPanel()
        self.button = PlainButton(tr("Milestones"), target=32)
        self.notice = ResultNotice()
        self.retake = RetakeNotice()
        page.add_panel(self.result)
        page.add_panel(self.milestones)
        page.add_tool(self.button)
        for notice in (self.notice, self.retake):
            page.column.insertWidget(page.column.indexOf(page.no_exam), notice)
        page.exam_panel.use_material(page.library.exams.material)
        self._connect()

    def show_view(self) -> None:
        """Ask for the result of the last exam that is over, once and quietly."""
        self._page.exam_panel.known = self._page.view.exams if self._page.view else ()
        if self.result.isHidden():  # the form asks the same
            self._ask_again()

    def open_milestones(self, chosen: Milestone | None = None) -> None:
        """Show the form for milestones, with ``chosen`` in it."""
        view = self._page.view
        if view:
            self._page.open_panel(self.milestones)
            known = self._page.library.exams.milestones()
            self.milestones.open(known, view.today, chosen, view.exams)

    def open_result(self, exam: Exam) -> None:
        """Show the form for the result of ``exam``."""
        self._page.open_panel(self.result)
        self.notice.hide()
        self.retake.hide()
        self.result.open(exam)

    def plan_again(self, exam: Exam) -> None:
        """Show the form of a new exam with all that is known of ``exam``."""
        if self._page.view:
            self._page.open_panel(self._page.exam_panel)
            self.retake.hide()
            self._page.exam_panel.plan_again(exam, self._page.view.today)

    def _connect(self) -> None:
        exams, results = self._page.library.exams, self._page.library.results
        self.button.clicked.connect(lambda: self.open_milestones())
        self.notice.wanted.connect(self.open_result)
        self.notice.put_away.connect(lambda: self._put_away(self.notice, results.not_now))
        self.retake.wanted.connect(self.plan_again)
        self.retake.put_away.connect(lambda: self._put_away(self.retake, results.not_again))
        self._page.exam_panel.result_wanted.connect(self.open_result)
        self.result.saved.connect(self._save_result)
        self.result.closed.connect(self._ask_again)
        self._page.exam_panel.closed.connect(self._ask_again)
        self.milestones.saved.connect(self._save_milestone)
        self.milestones.removed.connect(
            lambda milestone: self._change_milestones(lambda: exams.remove_milestone(milestone))
        )
        self.milestones.example_wanted.connect(
            lambda months: self._change_milestones(lambda: exams.add_example_plan(months))
        )

    def _save_result(
        self, exam_id: int, result: ExamResult | None, pass_share: float | None
    ) -> None:
        exams = self._page.library.exams
        self._page.carry_out(lambda: exams.enter_result(exam_id, result, pass_share))

    def _save_milestone(self, milestone: Milestone) -> None:
        exams = self._page.library.exams
        self._change_milestones(
            lambda: exams.set_milestone(milestone.name, milestone.day, milestone.id)
        )

    def _change_milestones(self, act: Callable[[], Changes]) -> None:
        """Carry ``act`` out; the form stays, with all milestones as they are now."""
        self._page.carry_out(act)
        if not self.milestones.isVisible():  # a refused change has left it open as it was
            self.open_milestones()

    def _put_away(self, notice: QWidget, act: Callable[[], Changes]) -> None:
        """Forms that are open stay as they are."""
        try:
            changes = act()
        except Problem as problem:
            report_problem(self._page, problem)
            return
        notice.hide()
        self._page.changed.emit(changes)

    def _ask_again(self) -> None:
        self.notice.ask_about(self._page.library.results.asked())
        self.retake.offer(self._page.library.results.to_repeat())

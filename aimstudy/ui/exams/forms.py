"""What the Timeline page offers about exams beside their chart: results, milestones, the example.

Brings the forms and the library together; the page shows them and carries changes out.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from aimstudy.ui.exams.milestones_panel import MilestonesPanel
from aimstudy.ui.exams.result_panel import ResultPanel
from aimstudy.ui.translations import format_date, tr
from aimstudy.ui.widgets import Notice, PlainButton

if TYPE_CHECKING:
    from collections.abc import Callable

    from aimstudy.domain.changes import Changes
    from aimstudy.domain.exam import Exam
    from aimstudy.domain.exam_profile import ExamResult, Milestone
    from aimstudy.services.views.timeline import TimelineView
    from aimstudy.ui.pages.timeline_page import TimelinePage
    from aimstudy.ui.window_state import WindowState

ASKED_FOR = timedelta(days=90)  # so long after an exam its result is asked for


class ExamForms(QObject):
    """Adds its panels, its button and its notice to ``page``; told of every new view."""

    def __init__(self, page: TimelinePage, state: WindowState | None = None) -> None:
        super().__init__(page)
        self._page = page
        self._state = state
        self._put_off = state.results_put_off if state else date.min
        self._over: Exam | None = None
        self.result = ResultPanel()
        self.milestones = MilestonesPanel()
        self.button = PlainButton(tr("Milestones"), target=32)
        self.notice = Notice(
            "info",
            " ",
            tr("The forecasts of later exams learn from it."),
            tr("Enter it"),
        )
        self.not_now = PlainButton(tr("Not now"))
        self.notice.row.addWidget(self.not_now)
        self.notice.hide()
        page.add_panel(self.result)
        page.add_panel(self.milestones)
        page.add_tool(self.button)
        page.column.insertWidget(page.column.indexOf(page.no_exam), self.notice)
        page.exam_panel.use_material(page.library.exams.material)
        self._connect()

    def show_view(self, view: TimelineView) -> None:
        """Ask for the result of the last exam that is over, once and quietly."""
        over = [
            exam
            for exam in view.exams
            if view.today - ASKED_FOR <= exam.day < view.today
            and exam.result is None
            and exam.day > self._put_off
        ]
        self._over = max(over, key=lambda exam: exam.day, default=None)
        self.notice.setVisible(self._over is not None)
        if self._over:
            self.notice.title.setText(
                tr(
                    "{name} on {day} is over. How did it go?",
                    name=self._over.name,
                    day=format_date(self._over.day),
                )
            )

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
        self.notice.hide()  # the form asks the same
        self.result.open(exam)

    def _connect(self) -> None:
        exams = self._page.library.exams
        self.button.clicked.connect(lambda: self.open_milestones())
        self.not_now.clicked.connect(self._dismiss)
        if self.notice.button:
            self.notice.button.clicked.connect(self._enter)
        self._page.exam_panel.result_wanted.connect(self.open_result)
        self.result.saved.connect(self._save_result)
        self.result.closed.connect(self._ask_again)
        self.milestones.saved.connect(self._save_milestone)
        self.milestones.removed.connect(
            lambda milestone: self._change_milestones(lambda: exams.remove_milestone(milestone))
        )
        self.milestones.example_wanted.connect(
            lambda months: self._change_milestones(lambda: exams.add_example_plan(months))
        )

    def _save_result(self, exam_id: int, result: ExamResult | None) -> None:
        self._page.carry_out(lambda: self._page.library.exams.enter_result(exam_id, result))

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

    def _enter(self) -> None:
        if self._over:
            self.open_result(self._over)

    def _dismiss(self) -> None:
        if self._over:
            self._put_off = self._over.day
        if self._state:
            self._state.results_put_off = self._put_off
        self._ask_again()

    def _ask_again(self) -> None:
        if self._page.view:
            self.show_view(self._page.view)

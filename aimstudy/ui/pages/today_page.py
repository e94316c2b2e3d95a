"""Today at a glance: what waits, where it leads, and what wants a look. One main button."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QWidget

from aimstudy.domain.changes import Changes
from aimstudy.domain.errors import Problem
from aimstudy.services.views.rehearsal import OpenPaper
from aimstudy.services.views.today import OutlookView, TodayView
from aimstudy.ui import background
from aimstudy.ui.actions import Action
from aimstudy.ui.exams.result_notice import ResultNotice
from aimstudy.ui.page import Page, PageId, ResultWish
from aimstudy.ui.problems import report_problem
from aimstudy.ui.rehearsal.paper_watch import AFTER, PaperWatch, time_up
from aimstudy.ui.today import words
from aimstudy.ui.today.side_cards import (
    IssueNotice,
    QuizCard,
    RunningPaperNotice,
    WeekCard,
)
from aimstudy.ui.today.start_card import StartCard
from aimstudy.ui.today.way_card import WayCard
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import Notice, PageHeader, TwoColumns

if TYPE_CHECKING:
    from aimstudy.domain.exam import Exam
    from aimstudy.services.library import Library


class TodayPage(Page):
    """The first page; the forecast comes a moment later, off the UI thread."""

    interested: ClassVar[Changes] = Changes.EVERYTHING & ~Changes.UNDO
    widest: ClassVar[int] = 1180

    def __init__(self, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(library, parent)
        self.header = PageHeader(tr("Today"))
        self.clock = Notice(
            "warn",
            tr("The clock of this computer has gone back"),
            tr("Study days follow the clock. Check the date before you go on."),
        )
        self.running = RunningPaperNotice()
        self.start = StartCard()
        self.result = ResultNotice()
        self.way = WayCard()
        self.week = WeekCard()
        self.issue = IssueNotice()
        self.quiz = QuizCard()
        for part in (self.running, self.start, self.way, self.issue, self.quiz):
            part.wanted.connect(self.navigate)
        self.result.wanted.connect(self._enter_result)
        self.result.put_away.connect(self._put_question_away)
        self.column.addWidget(self.header)
        self.column.addWidget(self.running)
        self.column.addWidget(self.clock)
        self.column.addWidget(self.start)
        self.column.addWidget(self.result)
        self.column.addWidget(TwoColumns(self.way, self.week, (27, 20)), 1)
        self.column.addWidget(TwoColumns(self.issue, self.quiz, (27, 20)))
        self.column.addStretch(1)
        self.paper = PaperWatch(self.library.rehearsal, self._show_paper, self.header)
        self.paper.over.connect(self._paper_over)
        self.handle(Action.START, self.start.go)
        self._job: background.Handle[OutlookView] | None = None

    def refresh(self) -> None:
        """Show today's view, and ask for the outlook."""
        view = self.library.today.view()
        self.header.title.setText(words.greeting(view.now))
        self.header.subtitle.setText(words.subtitle(view))
        self.clock.setVisible(view.warning_clock)
        self.start.show_view(view)
        self.result.ask_about(view.exam_over)
        self.week.show_week(view.week)
        self.issue.setVisible(bool(view.issues))
        self.issue.show_view(view)
        self.quiz.show_view(view)
        self.paper.read()
        self._look_ahead(view)

    def _show_paper(self, paper: OpenPaper | None) -> None:
        """One whose clock runs stands above all else; one that waits, in the quiz's place."""
        runs = paper is not None and not paper.pausable
        self.running.setVisible(runs)
        if paper is not None and runs:
            self.running.show_paper(paper)
            self.quiz.rehearse.hide()
        elif paper is not None:
            self.quiz.show_paper(paper)

    def _paper_over(self) -> None:
        self.changed.emit(AFTER)
        self.notice.emit(time_up(lambda: self.go(PageId.REHEARSAL)))

    def _enter_result(self, exam: Exam) -> None:
        self.go(PageId.TIMELINE, ResultWish(exam.id))

    def _put_question_away(self) -> None:
        try:
            self.changed.emit(self.library.results.not_now())
        except Problem as problem:
            report_problem(self, problem)

    def _look_ahead(self, view: TodayView) -> None:
        if self._job is not None:
            self._job.cancel()
        if view.exam_day is None:
            self.way.show_no_exam()
            return
        self._job = background.run(
            self,
            lambda _job: self.library.timeline.outlook(),
            lambda outlook: self.way.show_outlook(outlook, view.day, view.exam_day),
        )

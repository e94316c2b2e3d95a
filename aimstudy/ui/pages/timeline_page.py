"""The Timeline: exams, minutes and days off above, the forecast as a chart or a table below.

Shows a TimelineView and asks the library for every change; plans nothing itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from aimstudy.domain.changes import Changes
from aimstudy.domain.errors import Problem
from aimstudy.domain.exam import Exam
from aimstudy.services.views.timeline import TimelineView
from aimstudy.ui.actions import Action
from aimstudy.ui.background import Handle, run
from aimstudy.ui.page import Page, PageId
from aimstudy.ui.problems import report_problem
from aimstudy.ui.timeline.chart_card import ChartCard
from aimstudy.ui.timeline.exam_panel import ExamPanel
from aimstudy.ui.timeline.minutes_panel import MinutesPanel
from aimstudy.ui.timeline.words import exam_words, misfit_words, next_exam, subtitle
from aimstudy.ui.tokens import SMALL
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import (
    ButtonKind,
    EmptyState,
    Notice,
    PageHeader,
    PlainButton,
    PrimaryButton,
)
from aimstudy.ui.widgets.flow import FlowRow

if TYPE_CHECKING:
    from aimstudy.services.library import Library

LEAST_DAYS, MOST_DAYS = 56, 400  # shown from today on
AFTER_EXAM = 10  # days shown after the last exam
PATIENCE_MS = 200  # a quicker forecast says nothing of itself


class TimelinePage(Page):
    """The way to the exam, day by day."""

    interested: ClassVar[Changes] = (
        Changes.PLAN | Changes.REVIEWS | Changes.CARDS | Changes.ARTICLES | Changes.SETTINGS
    )

    def __init__(self, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(library, parent)
        self._view: TimelineView | None = None
        self._job: Handle[TimelineView] | None = None
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._say_calculating)
        self.minutes_button = PlainButton(tr("Minutes a day"))
        self.table_button = PlainButton(tr("Table"), "T")
        self.add_button = PrimaryButton(tr("Add exam"))
        self.header = PageHeader(
            tr("Timeline"), "", [self.minutes_button, self.table_button, self.add_button]
        )
        self.exams = FlowRow(gap=SMALL)
        self.exam_panel = ExamPanel()
        self.minutes_panel = MinutesPanel()
        self.misfit = Notice("warn", "", " ", tr("More minutes"))
        self.move_exam = PlainButton(tr("Move the exam"))
        self.misfit.row.addWidget(self.move_exam)
        self.no_exam = Notice(
            "info",
            tr("No exam date yet"),
            tr("You see the minutes of each day; with a date, also what you will recall then."),
            tr("Set a date"),
        )
        self.card = ChartCard()
        self.empty = EmptyState(
            tr("Nothing to plan yet"),
            tr("Once you have accepted cards, their days stand here."),
            tr("Go to the articles"),
        )
        self._arrange()
        self._connect()

    def refresh(self) -> None:
        """Ask for a new forecast; what is shown stays until it is there."""
        if self._job:
            self._job.cancel()
        self._patience.start()
        self._job = run(self, lambda _job: self._forecast(), self._show, self._failed)

    def _forecast(self) -> TimelineView:
        """On the jobs thread: as many days as the exams need."""
        today = self.library.now().date()
        return self.library.timeline.view(days_shown(self.library.timeline.exams(), today))

    def _arrange(self) -> None:
        for widget in (
            self.header,
            self.exams,
            self.exam_panel,
            self.minutes_panel,
            self.misfit,
            self.no_exam,
        ):
            self.column.addWidget(widget)
        self.column.addWidget(self.card, 1)
        self.column.addWidget(self.empty, 1)
        self.column.addStretch(0)
        for later in (self.exams, self.misfit, self.no_exam, self.card, self.empty):
            later.hide()

    def _connect(self) -> None:
        self.add_button.clicked.connect(lambda: self._open_exam(None))
        self.minutes_button.clicked.connect(self._open_minutes)
        self.table_button.clicked.connect(self._switch_table)
        self.move_exam.clicked.connect(self._open_next_exam)
        if self.misfit.button:
            self.misfit.button.clicked.connect(self._open_minutes)
        if self.no_exam.button:
            self.no_exam.button.clicked.connect(lambda: self._open_exam(None))
        if self.empty.button:
            self.empty.button.clicked.connect(lambda: self.go(PageId.ARTICLES))
        self.exam_panel.saved.connect(self._save_exam)
        self.exam_panel.removed.connect(self._remove_exam)
        self.exam_panel.closed.connect(self._close_panels)
        self.minutes_panel.saved.connect(self._save_minutes)
        self.minutes_panel.closed.connect(self._close_panels)
        self.card.day_toggled.connect(self._toggle_day)
        self.handle(Action.CHART_TABLE, self._switch_table)

    def _say_calculating(self) -> None:
        self.header.subtitle.setText(tr("Calculating…"))

    def _failed(self, problem: Problem) -> None:
        self._patience.stop()
        report_problem(self, problem)

    def _show(self, view: TimelineView) -> None:
        self._patience.stop()
        self._view = view
        self.header.subtitle.setText(subtitle(view))
        self._show_exams(view)
        misfit = misfit_words(view)
        self.misfit.setVisible(misfit is not None)
        if misfit:
            self.misfit.title.setText(misfit[0])
            self.misfit.text.setText(misfit[1])
        cards = bool(view.forecast.cards and view.forecast.days)
        self.no_exam.setVisible(cards and not view.exams)
        self.card.setVisible(cards)
        self.empty.setVisible(not cards)
        self.add_button.set_kind(ButtonKind.PRIMARY if cards else ButtonKind.PLAIN)
        if cards:
            self.card.show_view(view)

    def _show_exams(self, view: TimelineView) -> None:
        while item := self.exams.flow.takeAt(0):
            widget = item.widget()
            if widget:
                widget.deleteLater()
        for exam in sorted(view.exams, key=lambda each: each.day):
            button = PlainButton(exam_words(exam, view.today), target=32)
            button.setToolTip(tr("Change or remove this exam"))
            button.setAccessibleDescription(tr("Change or remove this exam"))
            button.clicked.connect(lambda _checked=False, exam=exam: self._open_exam(exam))
            self.exams.flow.addWidget(button)
        self.exams.setVisible(bool(view.exams))
        self.exams.updateGeometry()

    def _open_exam(self, exam: Exam | None) -> None:
        if self._view:
            self.minutes_panel.hide()
            self.exam_panel.open(exam, self._view.today)

    def _open_next_exam(self) -> None:
        if self._view:
            self._open_exam(next_exam(self._view))

    def _open_minutes(self) -> None:
        if self._view:
            self.exam_panel.hide()
            self.minutes_panel.open(self._view.calendar)

    def _close_panels(self) -> None:
        self.exam_panel.hide()
        self.minutes_panel.hide()
        self.card.chart.setFocus()

    def _switch_table(self) -> None:
        self.card.show_table(not self.card.as_table)
        self.table_button.set_words(tr("Chart") if self.card.as_table else tr("Table"))

    def _save_exam(self, exam: Exam) -> None:
        self._change(lambda: self.library.timeline.set_exam(exam.name, exam.day, exam.id))

    def _remove_exam(self, exam_id: int) -> None:
        self._change(lambda: self.library.timeline.remove_exam(exam_id))

    def _save_minutes(self, minutes: tuple[int, int, int, int, int, int, int]) -> None:
        self._change(lambda: self.library.timeline.set_minutes(minutes))

    def _toggle_day(self, day: date) -> None:
        if not self._view:
            return
        calendar = self._view.calendar
        off = day not in calendar.days_off
        if off and not calendar.minutes_on(day):
            return
        self._change(lambda: self.library.timeline.set_day_off(day, off))

    def _change(self, act: Callable[[], Changes]) -> None:
        """Carry out ``act``; a refused change leaves the form open and is said in the bar."""
        try:
            changes = act()
        except Problem as problem:
            report_problem(self, problem)
            return
        self._close_panels()
        self.changed.emit(changes)


def days_shown(exams: Sequence[Exam], today: date) -> int:
    """How many days from ``today`` the chart shows: eight weeks, or to just after the last exam."""
    last = max((exam.day for exam in exams), default=today)
    return min(MOST_DAYS, max(LEAST_DAYS, (last - today).days + AFTER_EXAM))

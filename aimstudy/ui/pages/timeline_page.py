"""The Timeline: exams and what does not fit above, the forecast as a chart or a table below.

Shows a TimelineView and asks the library for every change; plans nothing itself. Forms open in
the page; ``add_panel`` takes further ones, so that the page need not know what they do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QWidget

from aimstudy.domain.changes import Changes
from aimstudy.domain.errors import Problem
from aimstudy.domain.exam import Exam
from aimstudy.services.views.timeline import TimelineView
from aimstudy.ui.actions import Action
from aimstudy.ui.background import Handle, Job, run
from aimstudy.ui.charts.timeline_span import AFTER_EXAM, WITHOUT_EXAM, ViewKind
from aimstudy.ui.exams.forms import ExamForms
from aimstudy.ui.page import Page, PageId, ResultWish
from aimstudy.ui.problems import report_problem
from aimstudy.ui.timeline.calendar_save import CalendarSave
from aimstudy.ui.timeline.chart_card import ChartCard
from aimstudy.ui.timeline.exam_chips import ExamChip, exam_chips
from aimstudy.ui.timeline.exam_panel import ExamPanel
from aimstudy.ui.timeline.minutes_panel import MinutesPanel
from aimstudy.ui.timeline.misfit_notices import MisfitNotices
from aimstudy.ui.timeline.outlooks import can_be_off
from aimstudy.ui.timeline.plan_choices import PlanChoices
from aimstudy.ui.timeline.words import subtitle
from aimstudy.ui.timeline.words_misfit import misfits
from aimstudy.ui.tokens import GAP, SMALL
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
from aimstudy.ui.widgets.panel import Panel
from aimstudy.ui.widgets.tab_order import follow_layout
from aimstudy.ui.window_state import WindowState

if TYPE_CHECKING:
    from aimstudy.services.library import Library

MOST_DAYS = 400  # shown from today on
PATIENCE_MS = 200  # a quicker forecast says nothing of itself


class TimelinePage(Page):
    """The way to the exam, day by day."""

    what_if_asked = Signal()
    ways_out_asked = Signal(int)  # id of the exam

    interested: ClassVar[Changes] = (
        Changes.PLAN | Changes.REVIEWS | Changes.CARDS | Changes.ARTICLES | Changes.SETTINGS
    )

    def __init__(
        self, library: Library, parent: QWidget | None = None, state: WindowState | None = None
    ) -> None:
        super().__init__(library, parent)
        self._state = state
        self._view: TimelineView | None = None
        self._job: Handle[TimelineView] | None = None
        self._panels: list[Panel] = []
        self._opener: QWidget | None = None
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._say_calculating)
        self._make_buttons()
        self.exams = FlowRow(gap=SMALL)
        self._tools: list[QWidget] = [self.minutes_button]
        self.exam_panel = ExamPanel()
        self.minutes_panel = MinutesPanel()
        self.misfits = MisfitNotices()
        self.no_exam = Notice(
            "info",
            tr("No exam ahead"),
            tr("You see the minutes of each day; with a date, also what you will recall then."),
            tr("Set a date"),
        )
        self.card = ChartCard()
        self.empty = EmptyState(
            tr("Nothing to plan yet"),
            tr("Once you have accepted cards, their days stand here."),
            tr("Go to the articles"),
        )
        self.calendar = CalendarSave(self)
        self._arrange()
        self._connect()
        self.exam_forms = ExamForms(self)
        self.choices = PlanChoices(self)
        self.card.show_kind(self._kept_kind())

    @property
    def view(self) -> TimelineView | None:
        """What is shown; None before the first forecast."""
        return self._view

    def refresh(self) -> None:
        """Ask for a new forecast; what is shown stays until it is there."""
        if self._job:
            self._job.cancel()
        self._patience.start()
        self.choices.hold()
        self._job = run(self, self._forecast, self.show_view, self._failed, self._moved)

    def arrive(self, target: object) -> None:
        """Open the form for the result of an exam, once the page has the keys."""
        if not isinstance(target, ResultWish):
            return
        try:
            exam = self.library.exams.exam(target.exam_id)
        except Problem as problem:
            report_problem(self, problem)
            return
        QTimer.singleShot(0, self, lambda: self.exam_forms.open_result(exam))

    def add_panel(self, panel: Panel) -> None:
        """Give a form its place under the exams; its ``closed`` closes it."""
        self._panels.append(panel)
        self.column.insertWidget(self.column.indexOf(self.misfits), panel)
        panel.closed.connect(self.close_panels)

    def add_tool(self, button: QWidget) -> None:
        """Put a small button into the row of exams."""
        self._tools.append(button)
        self.exams.flow.addWidget(button)

    def open_panel(self, panel: Panel) -> None:
        """Make room for ``panel``, which the caller fills and shows."""
        focused = QApplication.focusWidget()
        if focused in self._openers():
            self._opener = focused
        for other in self._panels:
            if other is not panel:
                other.hide()
        QTimer.singleShot(0, panel, lambda: self._bring_into_sight(panel))

    def _bring_into_sight(self, panel: Panel) -> None:
        """Scroll to the form that was opened, and to the field that has the focus."""
        inside, field = self.scroll_area.widget(), QApplication.focusWidget()
        if inside is None or not panel.isVisible():
            return
        layout = inside.layout()
        if layout is not None:
            layout.activate()
        area = self.scroll_area
        below = panel.geometry().bottom() - area.verticalScrollBar().value()
        if below > area.viewport().height() or panel.y() < area.verticalScrollBar().value():
            area.verticalScrollBar().setValue(panel.y() - SMALL)
        if field is not None and panel.isAncestorOf(field):
            area.ensureWidgetVisible(field, 0, GAP)

    def close_panels(self) -> None:
        """Close every form without a change.

        The keys are again on the button that opened it, should Tab have led to that; else on the
        chart.
        """
        opener, self._opener = self._opener, None
        for panel in self._panels:
            panel.hide()
        back = opener if opener is not None and opener in self._openers() else self.card.chart
        back.setFocus()

    def _openers(self) -> list[QWidget]:
        """The buttons that open forms, as they are now."""
        chips = [chip for chip in self.exams.findChildren(ExamChip) if not chip.isHidden()]
        return [*chips, *self._tools, self.what_if_button, self.add_button]

    def carry_out(self, act: Callable[[], Changes]) -> bool:
        """Carry out ``act``; a refused change leaves the form open and is said in the bar."""
        try:
            changes = act()
        except Problem as problem:
            report_problem(self, problem)
            return False
        self.close_panels()
        self.changed.emit(changes)
        return True

    def show_kind(self, kind: ViewKind) -> None:
        """Bring a day, a month or all to the front, and remember it."""
        self.card.show_kind(kind)
        if self._state:
            self._state.timeline_view = kind.value

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt's hook: keys given to the page belong to the chart (a proxy would upset Tab)."""
        super().focusInEvent(event)
        if self.card.isVisible():
            self.card.chart.setFocus(event.reason())

    def _follow_keys(self) -> None:
        """With large text the chart may be out of sight while the keys walk along it."""
        if QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self.keep_focus_in_sight()

    def _kept_kind(self) -> ViewKind:
        kept = self._state.timeline_view if self._state else ""
        return ViewKind(kept) if kept in set(ViewKind) else ViewKind.WHOLE

    def _forecast(self, job: Job) -> TimelineView:
        """On the jobs thread: as many days as exams and milestones need."""
        today = self.library.now().date()
        exams, milestones = self.library.timeline.exams(), self.library.exams.milestones()
        marks = (*(exam.day for exam in exams), *(each.day for each in milestones))
        return self.library.timeline.view(days_shown(marks, today), job.progress)

    def _make_buttons(self) -> None:
        self.what_if_button = PlainButton(tr("What if…"))
        self.table_button = PlainButton(tr("Table"), "T")
        self.add_button = PrimaryButton(tr("Add exam"))
        self.minutes_button = PlainButton(tr("Minutes a day"), target=32)
        buttons = [self.what_if_button, self.table_button, self.add_button]
        self.header = PageHeader(tr("Timeline"), "", buttons)

    def _arrange(self) -> None:
        for widget in (self.header, self.exams, self.misfits, self.no_exam):
            self.column.addWidget(widget)
        for panel in (self.exam_panel, self.minutes_panel):
            self.add_panel(panel)
        for tool in self._tools:
            self.exams.flow.addWidget(tool)
        self.column.addWidget(self.card, 1)
        self.column.addWidget(self.empty, 1)
        self.column.addStretch(0)
        for later in (self.exams, self.no_exam, self.card, self.empty):
            later.hide()

    def _connect(self) -> None:
        self.add_button.clicked.connect(lambda: self._open_exam(None))
        self.minutes_button.clicked.connect(self._open_minutes)
        self.table_button.clicked.connect(self._switch_table)
        self.card.calendar.clicked.connect(self.calendar.save)
        self.what_if_button.clicked.connect(self._ask_what_if)
        self.misfits.asked.connect(self._ask_ways_out)
        if self.no_exam.button:
            self.no_exam.button.clicked.connect(lambda: self._open_exam(None))
        if self.empty.button:
            self.empty.button.clicked.connect(lambda: self.go(PageId.ARTICLES))
        self.exam_panel.saved.connect(self._save_exam)
        self.exam_panel.removed.connect(self._remove_exam)
        self.minutes_panel.saved.connect(self._save_minutes)
        self.card.day_toggled.connect(self._toggle_day)
        self.card.kind_chosen.connect(self.show_kind)
        self.card.chart.day_chosen.connect(self._follow_keys)
        self.handle(Action.CHART_TABLE, self._switch_table)
        self.handle(Action.TIMELINE_DAY, lambda: self.show_kind(ViewKind.DAY))
        self.handle(Action.TIMELINE_MONTH, lambda: self.show_kind(ViewKind.MONTH))
        self.handle(Action.TIMELINE_WHOLE, lambda: self.show_kind(ViewKind.WHOLE))
        self.handle(Action.SAVE_CALENDAR, self.calendar.save)

    def _say_calculating(self) -> None:
        self.header.subtitle.setText(tr("Calculating…"))

    def _moved(self, fraction: float, _text: str) -> None:
        """How far it is, once it takes long enough to be told of."""
        if not self._patience.isActive():
            share = round(100 * fraction)
            self.header.subtitle.setText(tr("Calculating… {n} %", n=share))

    def _failed(self, problem: Problem) -> None:
        self._patience.stop()
        if self._view:
            self.header.subtitle.setText(subtitle(self._view))
        report_problem(self, problem)

    def show_view(self, view: TimelineView) -> None:
        """Show ``view``, whatever was shown before."""
        self._patience.stop()
        self._view = view
        self.header.subtitle.setText(subtitle(view))
        self._show_exams(view)
        self.exam_forms.show_view()
        self.misfits.show_misfits(misfits(view))
        self.choices.show_view(view)
        cards = bool(view.forecast.cards and view.forecast.days)
        self.no_exam.setVisible(cards and not view.ahead)
        self.card.setVisible(cards)
        self.empty.setVisible(not cards)
        self.table_button.setVisible(cards)
        self.add_button.set_kind(ButtonKind.PRIMARY if cards else ButtonKind.PLAIN)
        if cards:
            self.card.show_view(view)
            if self.hasFocus():
                self.card.chart.setFocus()
        self.order_stops()

    def order_stops(self) -> None:
        """Tab goes through the page as the eye does; called when buttons were added to it."""
        inside = self.scroll_area.widget()
        if inside is not None:
            follow_layout(inside)

    def _show_exams(self, view: TimelineView) -> None:
        while item := self.exams.flow.takeAt(0):
            widget = item.widget()
            if isinstance(widget, ExamChip):
                widget.hide()
                widget.deleteLater()
        for each in (*exam_chips(view.exams, view.today, self._open_exam), *self._tools):
            self.exams.flow.addWidget(each)
        self.exams.setVisible(True)
        self.exams.updateGeometry()

    def _open_exam(self, exam: Exam | None) -> None:
        if self._view:
            self.open_panel(self.exam_panel)
            self.exam_panel.open(exam, self._view.today)

    def _open_minutes(self) -> None:
        if self._view:
            self.open_panel(self.minutes_panel)
            self.minutes_panel.open(self._view.calendar)

    def _ask_what_if(self) -> None:
        self.close_panels()
        self.what_if_asked.emit()

    def _ask_ways_out(self, exam_id: int) -> None:
        self.close_panels()
        self.ways_out_asked.emit(exam_id)

    def _switch_table(self) -> None:
        self.card.show_table(not self.card.as_table)
        self.table_button.set_words(tr("Chart") if self.card.as_table else tr("Table"))

    def _save_exam(self, exam: Exam) -> None:
        self.carry_out(lambda: self.library.exams.save(exam))

    def _remove_exam(self, exam_id: int) -> None:
        if self.carry_out(lambda: self.library.timeline.remove_exam(exam_id)):
            self.say(
                tr("Exam removed."), tr("Ctrl+Z brings it back with all that was known of it.")
            )

    def _save_minutes(self, minutes: tuple[int, int, int, int, int, int, int]) -> None:
        self.carry_out(lambda: self.library.timeline.set_minutes(minutes))

    def _toggle_day(self, day: date) -> None:
        if not self._view:
            return
        calendar = self._view.calendar
        off = day not in calendar.days_off
        if off and not can_be_off(self._view, day):
            return
        self.carry_out(lambda: self.library.timeline.set_day_off(day, off))


def days_shown(marks: Iterable[date], today: date) -> int:
    """How many days from ``today`` are asked for: eight weeks, or to just after the last mark."""
    last = max(marks, default=today)
    return min(MOST_DAYS, max(WITHOUT_EXAM, (last - today).days + AFTER_EXAM))

"""The form that asks "what if": minutes, exam days, days off, and the answer below.

Emits the question while one types and the change when it is chosen; works nothing out.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from aimstudy.domain.exam import StudyCalendar
from aimstudy.domain.plan_change import PlanChange, WhatIf
from aimstudy.ui.theme import Role
from aimstudy.ui.timeline.comparison import Comparison
from aimstudy.ui.timeline.days_off_fields import DaysOffFields
from aimstudy.ui.timeline.week_fields import WeekFields
from aimstudy.ui.timeline.words import short_name
from aimstudy.ui.timeline.words_change import change_words
from aimstudy.ui.tokens import MEDIUM, SMALL
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import DateField, Label, PlainButton
from aimstudy.ui.widgets.emptied import empty
from aimstudy.ui.widgets.flow import FlowRow
from aimstudy.ui.widgets.labelled import Labelled
from aimstudy.ui.widgets.panel import Panel
from aimstudy.ui.widgets.tab_order import follow_layout

if TYPE_CHECKING:
    from aimstudy.domain.exam import Exam
    from aimstudy.services.views.timeline import TimelineView

TYPING_MS = 250  # a pause in typing after which it is asked
PATIENCE_MS = 200  # a quicker answer says nothing of itself


class WhatIfPanel(Panel):
    """``asked`` and ``chosen`` carry a PlanChange; ``left`` when nobody waits any more."""

    asked = Signal(object)
    chosen = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._calendar = StudyCalendar((0,) * 7)
        self._exams: tuple[Exam, ...] = ()
        self.days: list[DateField] = []
        self.week = WeekFields()
        self.exams = FlowRow(gap=MEDIUM)
        self.off = DaysOffFields()
        self.state = Label(role=Role.NOTE, muted=True)
        self.answer = Comparison()
        self.make = PlainButton(tr("Make this change"))
        self.leave = PlainButton(tr("Leave it as it is"))
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._arrange()
        self._connect()

    def open(self, view: TimelineView) -> None:
        """Show exams ahead and minutes as they are, with nothing asked yet, and take the keys."""
        self.show_now(view)
        self.show()
        field = self.week.each[0] if self.week.by_weekday else self.week.one
        field.setFocus()
        field.selectAll()

    def show_now(self, view: TimelineView) -> None:
        """Begin anew from how it is now, as after a change made elsewhere."""
        self._calendar = view.calendar
        self._exams = tuple(exam for exam in view.exams if exam.day >= view.today)
        self.week.show_calendar(view.calendar)
        self._show_exams(view.today)
        self.off.start(view.today)
        self._say_nothing()
        follow_layout(self)

    def hold(self) -> None:
        """Nothing can be chosen while it is not known how things are now."""
        self.make.setEnabled(False)

    def go_on(self) -> None:
        """Things are as they were."""
        self.make.setEnabled(not self.change().nothing)

    def change(self) -> PlanChange:
        """What stands in the form and differs from how it is."""
        minutes = self.week.minutes()
        off, study = self.off.days()
        days = zip(self._exams, self.days, strict=True)
        return PlanChange(
            minutes=None if minutes == self._calendar.minutes else minutes,
            exam_days=tuple((e.id, field.day()) for e, field in days if field.day() != e.day),
            days_off=tuple(day for day in off if day not in self._calendar.days_off),
            study_days=tuple(day for day in study if day in self._calendar.days_off),
        )

    def show_answer(self, found: WhatIf) -> None:
        """Show what the change would bring, if it is still the one in the form."""
        if found.change != self.change():
            return
        self._patience.stop()
        self.answer.show_answer(found, change_words(found.change, self._calendar, self._exams))
        self._say(
            tr("Nothing is changed until you choose.")
            if found.after
            else tr("Without an exam ahead there is nothing to compare.")
        )

    def show_problem(self, words: str) -> None:
        """Say why there is no answer."""
        self._patience.stop()
        self.answer.clear()
        self._say(words)

    def hideEvent(self, event: QHideEvent) -> None:
        """Qt's hook: an answer is not waited for any more."""
        super().hideEvent(event)
        self._typing.stop()
        self._patience.stop()
        self.left.emit()

    def _arrange(self) -> None:
        self.column.setSpacing(SMALL)
        self.column.addWidget(Label(tr("What if…"), Role.SECTION))
        self.column.addWidget(
            Label(tr("Try other minutes, dates or days off."), Role.NOTE, muted=True)
        )
        for part in (self.week, self.exams, self.off, self.state, self.answer):
            self.column.addWidget(part)
        self.column.addWidget(FlowRow([self.make, self.leave]))

    def _connect(self) -> None:
        self.week.edited.connect(self._edited)
        self.off.edited.connect(self._edited)
        self._typing.timeout.connect(self._ask)
        self._patience.timeout.connect(lambda: self._say(tr("Calculating…")))
        self.make.clicked.connect(self._choose)
        self.leave.clicked.connect(self.closed)

    def _show_exams(self, today: date) -> None:
        empty(self.exams.flow)
        self.days = []
        for exam in self._exams:
            field = DateField(tr("Day of {name}", name=exam.name), exam.day, today)
            field.picked.connect(lambda _day: self._edited())
            self.days.append(field)
            self.exams.flow.addWidget(Labelled(short_name(exam.name), field))
        self.exams.setVisible(bool(self._exams))
        self.exams.updateGeometry()

    def _edited(self) -> None:
        """Ask once the typing rests; an answer to what stood there before is no answer."""
        if self.change().nothing:
            self._say_nothing()
            return
        self.make.setEnabled(True)
        self._typing.start()
        self._patience.start(TYPING_MS + PATIENCE_MS)

    def _choose(self) -> None:
        if all(field.settled() for field in self.days):
            self.chosen.emit(self.change())

    def _ask(self) -> None:
        follow_layout(self)  # spans may have come in
        self.asked.emit(self.change())

    def _say_nothing(self) -> None:
        self._typing.stop()
        self._patience.stop()
        self.left.emit()
        self.make.setEnabled(False)
        self.answer.clear()
        self._say(tr("This is how it is now."))

    def _say(self, words: str) -> None:
        self.state.setText(words)
        self.state.setAccessibleName(words)

"""A library that knows only a timeline: it keeps what it is told and counts nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, cast

from pytestqt.qtbot import QtBot

from aimstudy.domain.calendar_file import CalendarWords, CalendarWritten
from aimstudy.domain.changes import Changes
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.exam import Exam, StudyCalendar
from aimstudy.domain.exam_profile import ExamResult, Milestone
from aimstudy.domain.plan import Band, DayLoad, ExamOutlook, Forecast, PlanReason, StudyPlan
from aimstudy.domain.plan_change import PlanChange, PlanSummary, WayOut, WhatIf
from aimstudy.services.result_question import last_to_repeat, last_unanswered
from aimstudy.services.views.exams import MaterialView
from aimstudy.services.views.timeline import ExamAhead, TimelineView
from aimstudy.ui.pages.timeline_page import TimelinePage
from aimstudy.ui.window_state import WindowState

if TYPE_CHECKING:
    from aimstudy.services.library import Library

LONGEST_WAIT_S = 5.0
TODAY = date(2026, 11, 22)  # a Sunday
EXAM = Exam(1, "AIM exam", date(2027, 1, 3))
AT_EXAM = Band(0.81, 0.86, 0.9)
IF_STOPPED = Band(0.34, 0.4, 0.46)


def sample_view(
    exams: tuple[Exam, ...] = (EXAM,),
    minutes: tuple[int, int, int, int, int, int, int] = (25, 25, 25, 25, 25, 25, 0),
    days_off: frozenset[date] = frozenset(),
    count: int = 60,
) -> TimelineView:
    """A forecast that loads each study day with 12 minutes refresh and, for five weeks, 6 new."""
    calendar = StudyCalendar(minutes, days_off)
    days = tuple(_load(TODAY + timedelta(days=n), n, calendar) for n in range(count))
    return TimelineView(
        today=TODAY,
        exams=exams,
        calendar=calendar,
        forecast=Forecast(
            days=days,
            cards=64,
            answers=212,
            enough_evidence=True,
        ),
        stopped=(),
        answers_needed=0,
        ahead=next_part(exams, days),
    )


def next_part(
    exams: Sequence[Exam], days: Sequence[DayLoad], left_out: int = 0, answers_needed: int = 0
) -> tuple[ExamAhead, ...]:
    """The next exam's part of ``days``; ``left_out`` of its 64 cards do not fit."""
    exam = min((e for e in exams if e.day >= TODAY), key=lambda e: e.day, default=None)
    if exam is None:
        return ()
    plan = StudyPlan(
        exam=exam.name,
        day=exam.day,
        reason=PlanReason.TOO_LITTLE_TIME if left_out else PlanReason.FITS,
        cards=64,
        cards_fit=64 - left_out,
        minutes_needed=31 if left_out else 19,
        first_feasible=None,
        days=(),
        line=(),
        outlook=ExamOutlook(0.9, not answers_needed, AT_EXAM, IF_STOPPED),
    )
    line = tuple((load.day, load.recall) for load in days if load.day <= exam.day)
    return (ExamAhead(exam, plan, line, (), (), None, answers_needed, answers=212),)


def _load(day: date, n: int, calendar: StudyCalendar) -> DayLoad:
    budget = calendar.minutes_on(day)
    busy = 36 <= n <= 41
    refresh = (25.0 if busy else 12.0) if budget else 0.0
    new = 6.0 if budget and n < 35 else 0.0
    mean = 0.4 + min(n, 42) * 0.011
    band = Band(mean - 0.05, mean, mean + 0.045)
    return DayLoad(day, refresh, new, refresh * 1.6, new * 0.7, budget, band)


class FakeTimeline:
    """Stands in for ``library.timeline``."""

    def __init__(self, view: TimelineView) -> None:
        self.now = view
        self.asked: list[tuple[object, ...]] = []
        self.gates: tuple[Event, ...] = ()

    def view(
        self, horizon_days: int = 120, progress: Callable[[float], object] | None = None
    ) -> TimelineView:
        """The view as it stands, once all ``gates`` are open; half is done at the first."""
        del horizon_days
        for gate in self.gates:
            gate.wait(LONGEST_WAIT_S)
            if progress:
                progress(0.5)
        return self.now

    def exams(self) -> tuple[Exam, ...]:
        """The exams as they stand."""
        return self.now.exams

    def study_plans(self) -> tuple[StudyPlan, ...]:
        """The plans of the exams ahead."""
        return tuple(part.plan for part in self.now.ahead)

    def export_calendar(
        self, file: Path, plans: Sequence[StudyPlan], words: CalendarWords
    ) -> CalendarWritten:
        """Write nothing, and count the plans."""
        self.asked.append(("calendar", file, words.study_day))
        return CalendarWritten(file, len(plans), 37)

    def set_exam(self, name: str, day: date, exam_id: int = 0) -> Changes:
        """Keep an exam; refuse a day that has passed."""
        self.asked.append(("exam", name, day, exam_id))
        if day < TODAY:
            raise Problem(ProblemKind.EXAM_DATE_PAST)
        kept = tuple(exam for exam in self.now.exams if exam.id != exam_id)
        self._keep((*kept, Exam(exam_id or 9, name, day)))
        return Changes.PLAN

    def remove_exam(self, exam_id: int) -> Changes:
        """Forget an exam."""
        self.asked.append(("remove", exam_id))
        kept = tuple(exam for exam in self.now.exams if exam.id != exam_id)
        self._keep(kept)
        return Changes.PLAN

    def _keep(self, exams: tuple[Exam, ...]) -> None:
        ahead = next_part(exams, self.now.forecast.days)
        self.now = replace(self.now, exams=exams, ahead=ahead)

    def set_minutes(self, minutes: tuple[int, int, int, int, int, int, int]) -> Changes:
        """Keep the minutes."""
        self.asked.append(("minutes", minutes))
        calendar = StudyCalendar(minutes, self.now.calendar.days_off)
        self.now = replace(self.now, calendar=calendar)
        return Changes.PLAN

    def set_day_off(self, day: date, off: bool) -> Changes:
        """Keep a day off, or plan it again."""
        self.asked.append(("off", day, off))
        days = self.now.calendar.days_off
        days = days | {day} if off else days - {day}
        self.now = replace(self.now, calendar=StudyCalendar(self.now.calendar.minutes, days))
        return Changes.PLAN


class FakeExams:
    """Stands in for ``library.exams``; what it is told goes to the timeline."""

    def __init__(self, timeline: FakeTimeline) -> None:
        self._timeline = timeline

    def save(self, exam: Exam) -> Changes:
        """Keep name and day; refuse a day that has passed."""
        return self._timeline.set_exam(exam.name, exam.day, exam.id)

    def exam(self, exam_id: int) -> Exam:
        """One exam."""
        found = [exam for exam in self._timeline.now.exams if exam.id == exam_id]
        if not found:
            raise Problem(ProblemKind.EXAM_MISSING)
        return found[0]

    def material(self) -> MaterialView:
        """Nothing to make topics of."""
        return MaterialView((), (), ())

    def enter_result(
        self, exam_id: int, result: ExamResult | None, pass_share: float | None = None
    ) -> Changes:
        """Keep a result."""
        now = self._timeline.now
        mark = () if pass_share is None else (pass_share,)
        self._timeline.asked.append(("result", exam_id, result, *mark))
        changed = (replace(e, result=result) if e.id == exam_id else e for e in now.exams)
        self._timeline.now = replace(now, exams=tuple(changed))
        return Changes.PLAN

    def milestones(self) -> tuple[Milestone, ...]:
        """The milestones as they stand."""
        return self._timeline.now.milestones

    def set_milestone(self, name: str, day: date, milestone_id: int = 0) -> Changes:
        """Keep a milestone."""
        now = self._timeline.now
        self._timeline.asked.append(("milestone", name, day, milestone_id))
        kept = tuple(each for each in now.milestones if each.id != milestone_id)
        added = Milestone(milestone_id or 5, name, day)
        self._timeline.now = replace(now, milestones=(*kept, added))
        return Changes.PLAN

    def remove_milestone(self, milestone_id: int) -> Changes:
        """Forget a milestone."""
        self._timeline.asked.append(("no milestone", milestone_id))
        now = self._timeline.now
        kept = tuple(each for each in now.milestones if each.id != milestone_id)
        self._timeline.now = replace(now, milestones=kept)
        return Changes.PLAN

    def add_example_plan(self, months: int) -> Changes:
        """Keep the wish."""
        self._timeline.asked.append(("example", months))
        return Changes.PLAN


class FakeResults:
    """Stands in for ``library.results``."""

    def __init__(self, timeline: FakeTimeline) -> None:
        self._timeline = timeline
        self.put_off = date.min
        self.again_put_off = date.min

    def asked(self) -> Exam | None:
        """The last exam over without a result."""
        return last_unanswered(self._timeline.now.exams, TODAY, self.put_off)

    def not_now(self) -> Changes:
        """Ask no more about it."""
        exam = self.asked()
        assert exam is not None
        self.put_off = exam.day
        return Changes.SETTINGS

    def to_repeat(self) -> Exam | None:
        """The last exam that was failed and has no later try."""
        return last_to_repeat(self._timeline.now.exams, TODAY, self.again_put_off)

    def not_again(self) -> Changes:
        """Offer it no more."""
        exam = self.to_repeat()
        assert exam is not None
        self.again_put_off = exam.day
        return Changes.SETTINGS


class FakeWhatIf:
    """Stands in for ``library.what_if``: every exam ahead gets two minutes a day and a card more.

    ``aside`` are cards put aside, ``ways`` those of every exam; ``gates`` hold answers up.
    """

    def __init__(self, timeline: FakeTimeline) -> None:
        self._timeline = timeline
        self.asked: list[tuple[object, ...]] = []
        self.aside: tuple[tuple[date, int], ...] = ()
        self.ways: tuple[WayOut, ...] = ()
        self.gates: tuple[Event, ...] = ()

    def compare(self, change: PlanChange, progress: Callable[[float], object]) -> WhatIf:
        """The same for every change; refuses an exam on the first day."""
        self.asked.append(("compare", change))
        for gate in self.gates:
            gate.wait(LONGEST_WAIT_S)
        progress(0.5)
        if any(day == TODAY for _, day in change.exam_days):
            raise Problem(ProblemKind.EXAM_DATE_PAST)
        ahead = [exam for exam in self._timeline.now.exams if exam.day >= TODAY]
        before = tuple(summary(exam) for exam in ahead)
        after = tuple(summary(exam, minutes=27.0, fit=52, chance=0.8) for exam in ahead)
        return WhatIf(change, before, after)

    def ways_out(self, exam_id: int, progress: Callable[[float], object]) -> tuple[WayOut, ...]:
        """The ways as they stand."""
        self.asked.append(("ways out", exam_id))
        for gate in self.gates:
            gate.wait(LONGEST_WAIT_S)
            progress(0.5)
        return self.ways

    def apply(self, change: PlanChange) -> Changes:
        """Keep the wish."""
        self.asked.append(("apply", change))
        if any(minutes > 1000 for minutes in change.minutes or ()):
            raise Problem(ProblemKind.VALUE_OUT_OF_RANGE, what="minutes", low=0, high=1440)
        return Changes.PLAN

    def put_aside(self) -> tuple[tuple[date, int], ...]:
        """The cards as they stand."""
        return self.aside

    def take_back(self) -> Changes:
        """None is put aside any more."""
        self.asked.append(("take back",))
        self.aside = ()
        return Changes.CARDS | Changes.PLAN


def summary(
    exam: Exam, minutes: float = 25.0, fit: int = 40, chance: float | None = 0.7
) -> PlanSummary:
    """An exam's numbers; all of its 52 cards may fit."""
    recall = Band(0.7, 0.74, 0.78) if fit < 52 else Band(0.76, 0.8, 0.84)
    return PlanSummary(
        exam.id,
        exam.name,
        exam.day,
        42 * minutes,
        minutes,
        52,
        fit,
        fit == 52,
        recall,
        chance,
        minutes_set=32.0,
        minutes_counted=30.0,
    )


class FakeTimelineLibrary:
    """A library with a timeline only."""

    def __init__(self, view: TimelineView | None = None) -> None:
        self.timeline = FakeTimeline(view or sample_view())
        self.exams = FakeExams(self.timeline)
        self.results = FakeResults(self.timeline)
        self.what_if = FakeWhatIf(self.timeline)

    def now(self) -> datetime:
        """The evening of the first day."""
        return datetime(2026, 11, 22, 20, 0, tzinfo=UTC)


def opened(
    qtbot: QtBot, view: TimelineView | None = None, state: WindowState | None = None
) -> tuple[TimelinePage, FakeTimelineLibrary]:
    """The page as it stands once its forecast has come."""
    library = FakeTimelineLibrary(view)
    page = TimelinePage(cast("Library", library), state=state)
    page.changed.connect(page.mark_changed)
    qtbot.addWidget(page)
    page.resize(984, 760)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    qtbot.waitUntil(lambda: page.card.isVisible() or page.empty.isVisible())
    return page, library

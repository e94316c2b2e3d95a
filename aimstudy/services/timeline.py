"""The way to the exam: dates, minutes, days off, and the forecast of load and recall."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from aimstudy.domain.calendar_file import CalendarWords, CalendarWritten
from aimstudy.domain.changes import Changes
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.exam import MOST_MINUTES, Exam, StudyCalendar
from aimstudy.domain.exam_profile import Milestone
from aimstudy.domain.plan import Forecast, PlanReason, StudyPlan
from aimstudy.domain.progress import Progress, unheard
from aimstudy.scheduling.recall_band import MIN_ANSWERS
from aimstudy.services.context import Context
from aimstudy.services.exams import ExamsService
from aimstudy.services.given_values import day_of, made_as, several, whole
from aimstudy.services.plan_basis import fingerprint
from aimstudy.services.plans_ahead import PlansAhead
from aimstudy.services.read_answers import read_columns
from aimstudy.services.study_day_plan import LeftToday, left_today, pace_of
from aimstudy.services.views.timeline import TimelineView
from aimstudy.services.views.today import OutlookView
from aimstudy.services.week_minutes import choose_minutes
from aimstudy.storage import exams, undo
from aimstudy.storage.card_columns import memory_columns
from aimstudy.storage.queue import count_active
from aimstudy.storage.review_log import day_counts
from aimstudy.storage.session import Session
from aimstudy.storage.study_order import plan_of_order
from aimstudy.storage.undo import Patch

LONGEST_VIEW = 400  # days

_PLANNED = Changes.PLAN | Changes.UNDO


@dataclass(frozen=True, slots=True)
class _Ahead:
    """What the forecast was made from, and the forecast."""

    exams: tuple[Exam, ...]
    calendar: StudyCalendar
    forecast: Forecast
    stopped: tuple[tuple[date, float], ...]
    minutes_done: float


class TimelineService:
    """What a person can do about exams and minutes, and what lies ahead."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.plans = PlansAhead(context)

    def view(self, horizon_days: int = 120, progress: Progress = unheard) -> TimelineView:
        """Exams, calendar and forecast; seconds for a large library with an exam ahead.

        With one the days are those of the plan, otherwise cards come by their dates. At most
        400 days are shown. ``progress`` hears 0-1 while plans are worked out.
        """
        plans = self.plans.view(progress)
        if plans is None:
            return self._view_by_dates(horizon_days)
        first = plans.ahead[0]
        days = self.plans.days(plans, min(LONGEST_VIEW, max(1, horizon_days)))
        left = self._left_today()
        if left is not None:
            days = (left.in_load(days[0]), *days[1:])
        return TimelineView(
            today=self._context.today(),
            exams=self.exams(),
            calendar=self.calendar(),
            forecast=replace(plans.forecast, days=days),
            stopped=first.stopped,
            answers_needed=first.answers_needed,
            ahead=plans.ahead,
            milestones=self._milestones(),
            recalibrated=plans.recalibrated,
            kept=plans.kept,
            minutes_done=plans.minutes_done,
        )

    def outlook(self, progress: Progress = unheard) -> OutlookView:
        """The forecast in small, for Today; from the same plans as the view."""
        plans = self.plans.view(progress)
        if plans is None:
            return self._outlook_by_dates()
        first = plans.ahead[0]
        outlook = first.plan.outlook
        return OutlookView(
            enough_evidence=plans.forecast.enough_evidence,
            answers=plans.forecast.answers,
            answers_needed=first.answers_needed,
            at_exam=outlook.follow if outlook else None,
            if_stopped=outlook.stop if outlook else None,
            line=first.line,
            stopped=first.stopped,
            to_meet=first.to_meet,
            ahead=plans.ahead,
        )

    def _milestones(self) -> tuple[Milestone, ...]:
        with self._context.database.read() as session:
            return exams.load_milestones(session)

    def _view_by_dates(self, horizon_days: int) -> TimelineView:
        found, left = self._look_ahead(horizon_days), self._left_today()
        forecast = found.forecast
        if left is not None:
            forecast = replace(forecast, days=(left.in_load(forecast.days[0]), *forecast.days[1:]))
        return TimelineView(
            today=self._context.today(),
            exams=found.exams,
            calendar=found.calendar,
            forecast=forecast,
            stopped=found.stopped,
            answers_needed=max(0, MIN_ANSWERS - forecast.answers),
            milestones=self._milestones(),
            minutes_done=found.minutes_done,
        )

    def _outlook_by_dates(self) -> OutlookView:
        found = self._look_ahead(1)
        forecast = found.forecast
        return OutlookView(
            enough_evidence=forecast.enough_evidence,
            answers=forecast.answers,
            answers_needed=max(0, MIN_ANSWERS - forecast.answers),
            at_exam=None,
            if_stopped=None,
            line=tuple((day.day, day.recall) for day in forecast.days),
            stopped=found.stopped,
        )

    def _look_ahead(self, horizon_days: int) -> _Ahead:
        # numpy is loaded here, on first use: starting the window must not pay for it.
        from aimstudy.services.look_ahead import predict, stopped_line

        today = self._context.today()
        with self._context.database.read() as session:
            w = self._context.memory_in(session).parameters
            unread = self._context.log_numbers.unread(session)
            columns = read_columns(session, memory_columns(session), unread, w)
            dates = exams.load_exams(session)
            calendar = exams.load_calendar(session)
            pace = pace_of(session)
            counts = day_counts(session, today.toordinal(), today.toordinal())
            answers = self._context.log_numbers.scheduled(session)
        done = counts.get(today.toordinal(), (0, 0, 0))
        forecast = predict(
            columns, today, calendar, pace, answers, horizon_days, done,
            self._context.settings.retention, w,
        )  # fmt: skip
        until = today + timedelta(days=max(1, horizon_days) - 1)
        stopped = stopped_line(columns, today, until, w)
        return _Ahead(dates, calendar, forecast, stopped, done[2] / 60_000)

    def study_plan(self) -> StudyPlan:
        """The plan to the next exam; some seconds for a large library, so not on the UI thread.

        Without an exam ahead its reason says so and nothing is planned.
        """
        plans = self.study_plans()
        if plans:
            return plans[0]
        with self._context.database.read() as session:
            return no_plan(count_active(session))

    def study_plans(self, progress: Progress = unheard) -> tuple[StudyPlan, ...]:
        """The plans to all exams ahead, earliest first; ``progress`` hears 0-1 on the way."""
        plans = self.plans.view(progress)
        ahead = plans.ahead if plans else ()
        left = self._left_today() if ahead else None
        if left is None:
            return tuple(each.plan for each in ahead)
        return left.in_plans([(each.exam.id, each.plan) for each in ahead])

    def _left_today(self) -> LeftToday | None:
        """What is left of today's order, as long as it is that of the plans shown."""
        context = self._context
        with context.database.read() as session:
            made = plan_of_order(session, context.today().toordinal())
            if made is None or made.basis != fingerprint(context, session):
                return None
            return left_today(session, context)

    def export_calendar(
        self,
        file: Path,
        plans: StudyPlan | Sequence[StudyPlan],
        words: CalendarWords | None = None,
    ) -> CalendarWritten:
        """Write the exams ahead and the study days of the plans as an iCalendar file.

        Another calendar program that reads a later file moves what it has and doubles nothing.
        Raises Problem CALENDAR_EMPTY, FILE_NOT_OURS or FILE_NOT_WRITTEN; the file stays then.
        """
        from aimstudy.services.calendar_export import export_calendar

        all_plans = (plans,) if isinstance(plans, StudyPlan) else plans
        return export_calendar(self._context, all_plans, file, words or CalendarWords())

    def exams(self) -> tuple[Exam, ...]:
        """All exams, earliest first."""
        with self._context.database.read() as session:
            return exams.load_exams(session)

    def calendar(self) -> StudyCalendar:
        """Minutes a day and days off."""
        with self._context.database.read() as session:
            return exams.load_calendar(session)

    def set_exam(self, name: str, day: date, exam_id: int = 0) -> Changes:
        """Add an exam, or change the one with ``exam_id``; raises Problem EXAM_DATE_PAST."""
        return ExamsService(self._context).set_exam(name, day, exam_id)

    def remove_exam(self, exam_id: int) -> Changes:
        """Remove an exam; Undo brings it back."""
        return ExamsService(self._context).remove_exam(exam_id)

    def set_minutes(self, minutes: tuple[int, ...]) -> Changes:
        """Minutes by weekday, Monday first (seven numbers of 0-1440).

        Raises Problem MINUTES_NOT_A_WEEK, VALUE_OUT_OF_RANGE or VALUE_OF_OTHER_KIND.
        """
        given = several("minutes", minutes)
        if len(given) != 7:
            raise Problem(ProblemKind.MINUTES_NOT_A_WEEK, found=len(given))
        week = [whole("minutes", amount, 0, MOST_MINUTES) for amount in given]
        when = self._context.moment()

        def work(session: Session) -> Changes:
            patches = choose_minutes(session, dict(enumerate(week)), when.day)
            undo.record(session, "calendar", when.at_ms, patches)
            return _PLANNED

        return self._context.database.write(work)

    def set_day_off(self, day: date, off: bool) -> Changes:
        """Take a day off, or study on it after all; raises Problem VALUE_OF_OTHER_KIND."""
        at_ms, wanted = self._context.moment().at_ms, day_of(day)
        made_as(bool, "off", off)

        def work(session: Session) -> Changes:
            if (wanted in exams.load_calendar(session).days_off) == off:
                return Changes.NONE
            exams.set_day_off(session, wanted, off)
            patch = Patch("remove" if off else "insert", "days_off", wanted.toordinal(), {})
            undo.record(session, "calendar", at_ms, [patch])
            return _PLANNED

        return self._context.database.write(work)


def next_exam(dates: tuple[Exam, ...], today: date) -> Exam | None:
    """The first exam that is not over."""
    return next((exam for exam in dates if exam.day >= today), None)


def no_plan(cards: int) -> StudyPlan:
    """What there is to say about ``cards`` without an exam ahead."""
    return StudyPlan(
        exam="", day=None, reason=PlanReason.NO_EXAM, cards=cards, cards_fit=cards,
        minutes_needed=0, first_feasible=None, days=(), line=(), outlook=None,
    )  # fmt: skip

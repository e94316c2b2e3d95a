"""How much of today is left: cards to refresh, new ones to meet, minutes, and the pace.

By today's order where a plan has made one, else by the queue's counts and the rule for new cards.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from math import ceil

from aimstudy.domain.exam import StudyCalendar
from aimstudy.domain.plan import DayLoad, PlanDay, StudyPlan
from aimstudy.scheduling.pace_by_dates import (
    SecondsPerAnswer,
    introduction_days,
    new_cards_today,
    seconds_per_answer,
)
from aimstudy.services.context import Context
from aimstudy.services.study_order import OrderToday, order_today
from aimstudy.storage.exams import load_calendar, load_exams
from aimstudy.storage.queue import count_due, count_new, count_steps, count_waiting, next_due_day
from aimstudy.storage.review_log import day_counts, recent_times
from aimstudy.storage.session import Session
from aimstudy.storage.study_order import OrderPart, left_in_order

DEFAULT_SECONDS = SecondsPerAnswer()
_RECENT = 200
_EXTRA = 10.0  # minutes that are looked at when somebody goes on after today's


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds for a card never met and for one to refresh."""

    new: float
    refresh: float


@dataclass(frozen=True, slots=True)
class DayPlan:
    """Today's counts. ``new`` is how many of the waiting ones come today; minutes are estimates.

    With an ``order`` the counts are what fits into ``minutes_left``, ``seconds`` what they are
    expected to take, and ``parts`` what of it is for each exam.
    """

    due: int
    steps: int
    new: int
    waiting: int
    introduced: int
    answers: int
    budget: int
    minutes_done: float
    minutes_left: float
    pace: Pace
    order: OrderToday | None = None
    seconds: float = 0.0
    parts: Mapping[int, OrderPart] = field(default_factory=dict)

    @property
    def left(self) -> int:
        """Answers still planned today."""
        return self.due + self.steps + self.new

    @property
    def to_exam(self) -> bool:
        """Whether today is a day of a plan to an exam."""
        return self.order is not None and self.order.to_exam

    @property
    def minutes(self) -> float:
        """Minutes the rest of today takes."""
        steps = self.steps * self.pace.refresh
        if self.order is not None:
            return (steps + self.seconds) / 60
        return (steps + self.due * self.pace.refresh + self.new * self.pace.new) / 60


@dataclass(frozen=True, slots=True)
class LeftToday:
    """What Study still holds today by the order it follows; the Timeline tells the same."""

    minutes: float
    minutes_new: float
    refresh: int
    new: int
    parts: Mapping[int, OrderPart] = field(default_factory=dict)

    def in_load(self, day: DayLoad) -> DayLoad:
        """The first day of the Timeline."""
        return replace(
            day,
            refresh_minutes=self.minutes - self.minutes_new,
            new_minutes=self.minutes_new,
            refresh_cards=float(self.refresh),
            new_cards=float(self.new),
        )

    def in_plans(self, plans: Sequence[tuple[int, StudyPlan]]) -> tuple[StudyPlan, ...]:
        """The plans to exams ahead by id, their first days with what is left for each.

        The first of them has what is left for no exam ahead, too: together they are all of today.
        """
        first, *later = [exam_id for exam_id, plan in plans if plan.days] or [0]
        parts = {exam_id: self.parts.get(exam_id, OrderPart()) for exam_id in later}
        parts[first] = OrderPart(
            self.refresh - sum(part.refresh for part in parts.values()),
            self.new - sum(part.new for part in parts.values()),
            self._seconds - sum(part.seconds for part in parts.values()),
        )
        return tuple(
            replace(plan, days=(self._day_of(plan.days[0], parts[exam_id]), *plan.days[1:]))
            if plan.days
            else plan
            for exam_id, plan in plans
        )

    @property
    def _seconds(self) -> float:
        return sum(part.seconds for part in self.parts.values()) or 1.0

    def _day_of(self, day: PlanDay, part: OrderPart) -> PlanDay:
        minutes = self.minutes * part.seconds / self._seconds
        return PlanDay(day.day, minutes, float(part.new), float(part.refresh))


def left_today(session: Session, context: Context) -> LeftToday | None:
    """What is left of today's order; None while there is none."""
    plan = plan_day(session, context)
    if plan.order is None:
        return None
    minutes, again = minutes_left(plan), plan.due + plan.steps
    new, refresh = plan.new * plan.pace.new, again * plan.pace.refresh
    # In the proportion of the pace: without a card of a kind it has no minutes.
    share = new / (new + refresh) if new else 0.0
    return LeftToday(minutes, minutes * share, again, plan.new, plan.parts)


def minutes_left(plan: DayPlan) -> float:
    """Minutes the rest of today takes, within the budget."""
    return min(plan.minutes, max(0.0, plan.budget - plan.minutes_done))


def pace_of(session: Session) -> Pace:
    """The person's own pace from recent answers, else the defaults."""
    first, later = recent_times(session, _RECENT)
    return Pace(
        new=seconds_per_answer(first, DEFAULT_SECONDS.new),
        refresh=seconds_per_answer(later, DEFAULT_SECONDS.recalled),
    )


def coming_day(session: Session, plan: DayPlan, today: date) -> tuple[date, int] | None:
    """The next study day after today and how many cards it brings, or None."""
    if plan.order is not None and plan.order.to_exam:
        return plan.order.next_day(load_calendar(session))
    coming = next_due_day(session, today.toordinal())
    return (date.fromordinal(coming[0]), coming[1]) if coming else None


def plan_day(
    session: Session, context: Context, minutes: float | None = None, extra: bool = False
) -> DayPlan:
    """Today's plan. ``minutes`` are those left of a session that was chosen, whatever the calendar.

    ``extra`` looks past today's minutes.
    """
    today = context.today()
    ordinal = today.toordinal()
    calendar = load_calendar(session)
    answers, introduced, took_ms = day_counts(session, ordinal, ordinal).get(ordinal, (0, 0, 0))
    done, budget = took_ms / 60_000, calendar.minutes_on(today)
    left = budget - done if minutes is None else minutes
    plan = DayPlan(
        due=0,
        steps=count_steps(session, ordinal),
        new=0,
        waiting=count_waiting(session),
        introduced=introduced,
        answers=answers,
        budget=budget,
        minutes_done=done,
        minutes_left=left,
        pace=pace_of(session),
    )
    order = order_today(session, context)
    if order is None:
        return _by_dates(session, plan, calendar, today, minutes, extra)
    found = _by_order(session, plan, order, extra)
    return _going_on(session, found) if extra or minutes is not None else found


def _going_on(session: Session, plan: DayPlan) -> DayPlan:
    """After the order come cards that are due by their dates, for whoever asked for more."""
    if plan.order is None or plan.due or plan.new:
        return plan
    steps = plan.steps * plan.pace.refresh
    seconds = max(60 * plan.minutes_left - steps, plan.pace.refresh)
    room = ceil(seconds / plan.pace.refresh)
    due = min(room, count_due(session, plan.order.today.toordinal()))
    return replace(plan, due=due, seconds=due * plan.pace.refresh)


def _by_order(session: Session, plan: DayPlan, order: OrderToday, extra: bool) -> DayPlan:
    """What of the order fits into the minutes, after the failed cards that come again."""
    minutes = max(plan.minutes_left, _EXTRA) if extra else plan.minutes_left
    steps = plan.steps if minutes > 0 else 0
    seconds = 60 * minutes - steps * plan.pace.refresh
    left = left_in_order(session, order.today.toordinal(), seconds)
    return replace(
        plan,
        due=left.refresh,
        steps=steps,
        new=left.new,
        order=order,
        seconds=left.seconds,
        parts=left.parts,
    )


def _by_dates(
    session: Session,
    plan: DayPlan,
    calendar: StudyCalendar,
    today: date,
    minutes: float | None,
    extra: bool,
) -> DayPlan:
    """Everything that is due, and the new cards that the minutes have room for.

    Who goes on after all of it, or asks for minutes, gets some more new ones.
    """
    ordinal = today.toordinal()
    due = count_due(session, ordinal)
    exam = next((e for e in load_exams(session) if e.day >= today), None)
    wanted = new_cards_today(
        waiting_new=plan.waiting,
        days_left=introduction_days(today, exam.day if exam else None, calendar),
        budget_minutes_today=max(
            0.0, minutes if minutes is not None else plan.budget - plan.minutes_done
        ),
        refresh_minutes_due=(due + plan.steps) * plan.pace.refresh / 60,
        seconds_per_new=plan.pace.new,
        introduced_today=plan.introduced,
    )
    asked = _EXTRA if minutes is None else minutes
    if (extra or minutes is not None) and asked > 0 and not due and not wanted:
        wanted = ceil(60 * asked / plan.pace.new)
    new = count_new(session, ordinal, most=wanted) if wanted else 0
    return replace(plan, due=due, new=new)

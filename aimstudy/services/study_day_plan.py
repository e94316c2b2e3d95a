"""How much of today is left: cards to refresh, new ones to meet, minutes, and the pace.

Joins the queue's counts with the plan's rule for new cards; decides nothing else.
"""

from dataclasses import dataclass

from aimstudy.scheduling.study_plan import (
    SecondsPerAnswer,
    introduction_days,
    new_cards_today,
    seconds_per_answer,
)
from aimstudy.services.context import Context
from aimstudy.storage.exams import load_calendar, load_exams
from aimstudy.storage.queue import count_due, count_new, count_steps, count_waiting
from aimstudy.storage.review_log import day_counts, recent_times
from aimstudy.storage.session import Session

DEFAULT_SECONDS = SecondsPerAnswer()
_RECENT = 200


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds for a card never met and for one to refresh."""

    new: float
    refresh: float


@dataclass(frozen=True, slots=True)
class DayPlan:
    """Today's counts. ``new`` is how many of the waiting ones come today; minutes are estimates."""

    due: int
    steps: int
    new: int
    waiting: int
    introduced: int
    answers: int
    budget: int
    minutes_done: float
    pace: Pace

    @property
    def left(self) -> int:
        """Answers still planned today."""
        return self.due + self.steps + self.new

    @property
    def minutes(self) -> float:
        """Minutes the rest of today takes."""
        refresh = (self.due + self.steps) * self.pace.refresh
        return (refresh + self.new * self.pace.new) / 60


def pace_of(session: Session) -> Pace:
    """The person's own pace from recent answers, else the defaults."""
    first, later = recent_times(session, _RECENT)
    return Pace(
        new=seconds_per_answer(first, DEFAULT_SECONDS.new),
        refresh=seconds_per_answer(later, DEFAULT_SECONDS.recalled),
    )


def plan_day(session: Session, context: Context, minutes: int | None = None) -> DayPlan:
    """Today's plan; ``minutes`` replaces the calendar's budget (a short session)."""
    today = context.today()
    ordinal = today.toordinal()
    calendar = load_calendar(session)
    budget = calendar.minutes_on(today)
    answers, introduced, took_ms = day_counts(session, ordinal, ordinal).get(ordinal, (0, 0, 0))
    pace = pace_of(session)
    due, steps = count_due(session, ordinal), count_steps(session, ordinal)
    waiting = count_waiting(session)
    exam = next((e for e in load_exams(session) if e.day >= today), None)
    done = took_ms / 60_000
    wanted = new_cards_today(
        waiting_new=waiting,
        days_left=introduction_days(today, exam.day if exam else None, calendar),
        budget_minutes_today=max(0.0, (minutes if minutes is not None else budget - done)),
        refresh_minutes_due=(due + steps) * pace.refresh / 60,
        seconds_per_new=pace.new,
        introduced_today=introduced,
    )
    new = min(wanted, count_new(session, ordinal)) if wanted else 0
    return DayPlan(
        due=due,
        steps=steps,
        new=new,
        waiting=waiting,
        introduced=introduced,
        answers=answers,
        budget=budget,
        minutes_done=done,
        pace=pace,
    )

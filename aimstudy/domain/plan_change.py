"""A change of the plan that is thought about before it is made, and what it would bring."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from aimstudy.domain.plan import Band

WeekMinutes = tuple[int, int, int, int, int, int, int]


@dataclass(frozen=True, slots=True)
class PlanChange:
    """Other minutes by weekday, other exam days (by exam id), days off more and fewer.

    ``put_aside`` new cards of an exam (id, number) wait until it is over; ``accept`` the cards
    that are left out of an exam (id, number) as they are.
    """

    minutes: WeekMinutes | None = None
    exam_days: tuple[tuple[int, date], ...] = ()
    days_off: tuple[date, ...] = ()
    study_days: tuple[date, ...] = ()
    put_aside: tuple[tuple[int, int], ...] = ()
    accept: tuple[tuple[int, int], ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether it changes nothing."""
        return self == PlanChange()


@dataclass(frozen=True, slots=True)
class PlanSummary:
    """One exam's plan in a few numbers.

    ``minutes`` that its cards take to the exam in all and ``minutes_a_day`` on a study day: of
    ``minutes_set`` for such a day the plans of all exams count on ``minutes_counted``, what is left
    of today's and what is likely to be kept later. ``cards_fit`` of ``cards``, and ``put_aside``
    more wait until the exam is over. ``recall`` on exam day is of all of them (None: not enough
    evidence), ``recall_of_rest`` of those that are not put aside (None also where none is); with
    the chance to pass (0-1; None: no profile, or not enough evidence).
    """

    exam_id: int
    exam: str
    day: date
    minutes: float
    minutes_a_day: float
    cards: int
    cards_fit: int
    fits: bool
    recall: Band | None
    pass_chance: float | None
    minutes_set: float = 0.0
    minutes_counted: float = 0.0
    put_aside: int = 0
    recall_of_rest: Band | None = None


@dataclass(frozen=True, slots=True)
class WhatIf:
    """Every exam ahead before and after a change, in the same order; nothing was changed."""

    change: PlanChange
    before: tuple[PlanSummary, ...]
    after: tuple[PlanSummary, ...]


class WayOutKind(StrEnum):
    """What a person can do about a plan that does not fit."""

    MORE_MINUTES = "more_minutes"
    LATER = "later"
    FEWER = "fewer"
    ACCEPT = "accept"


@dataclass(frozen=True, slots=True)
class WayOut:
    """One way out with its number: minutes a study day, the new day, or cards left or put aside.

    A way that does not help at any number changes nothing and has none.
    """

    kind: WayOutKind
    change: PlanChange
    minutes: int = 0
    day: date | None = None
    cards: int = 0
    # Topics (or articles, decks) whose new cards would be left, with how many; most first.
    left: tuple[tuple[str, int], ...] = ()
    # What it would bring; None where there is no such way.
    what_if: WhatIf | None = None

    @property
    def possible(self) -> bool:
        """Whether it helps at all; otherwise ``change`` changes nothing."""
        return not self.change.nothing

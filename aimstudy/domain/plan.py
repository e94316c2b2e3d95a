"""What lies ahead: the load of each day and what will be recalled, always as a range."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Band:
    """An expected share with its likely range; all in 0-1, ``low <= mean <= high``."""

    low: float
    mean: float
    high: float


@dataclass(frozen=True, slots=True)
class DayLoad:
    """One day of the forecast; minutes of study, cards, the budget, and predicted recall."""

    day: date
    refresh_minutes: float
    new_minutes: float
    refresh_cards: float
    new_cards: float
    budget_minutes: int
    recall: Band


@dataclass(frozen=True, slots=True)
class Forecast:
    """Load per day from today to the horizon, and recall on exam day.

    ``if_stopped`` is recall should the person stop today. ``answers`` counts the evidence;
    ``enough_evidence`` is false below the stated minimum, and then no recall number is shown.
    ``left_out`` counts new cards that do not fit before the exam within the minutes.
    """

    days: tuple[DayLoad, ...]
    at_exam: Band | None
    if_stopped: Band | None
    cards: int
    answers: int
    enough_evidence: bool
    left_out: int
    minutes_needed: int

"""What lies ahead: the load of each day and what will be recalled, always as a range."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


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
    """Load per day from today to the horizon, and recall on the day of the next exam.

    ``if_stopped`` is recall then should the person stop today. ``answers`` counts the evidence;
    ``enough_evidence`` is false below the stated minimum, and then no recall number is shown.
    ``left_out`` counts the next exam's new cards that do not fit, ``minutes_needed`` is its
    plan's. Without an exam ahead both ranges are None and both numbers 0.
    """

    days: tuple[DayLoad, ...]
    at_exam: Band | None
    if_stopped: Band | None
    cards: int
    answers: int
    enough_evidence: bool
    left_out: int
    minutes_needed: int


@dataclass(frozen=True, slots=True)
class PlanDay:
    """Expected study of one day: minutes, cards met first and cards asked again."""

    day: date
    minutes: float
    new: float
    review: float


class PlanReason(StrEnum):
    """Why a plan is as it is."""

    FITS = "fits"
    TOO_LITTLE_TIME = "too_little_time"
    NO_MINUTES = "no_minutes"
    NO_CARDS = "no_cards"
    NO_EXAM = "no_exam"
    EXAM_TODAY = "exam_today"


@dataclass(frozen=True, slots=True)
class ExamOutlook:
    """Share of all cards recalled on exam day, as ranges that hold in ``level`` of all cases."""

    level: float
    enough_evidence: bool
    follow: Band
    stop: Band


@dataclass(frozen=True, slots=True)
class StudyPlan:
    """The way to one exam within the minutes a person has.

    ``minutes_needed`` on every weekday that has any (or on all, where none has) let every card fit;
    0 where no day is left to study on, a whole day where no minutes are enough. ``cards_fit`` of
    ``cards`` fit as it is, and ``first_feasible`` is the first day on which the exam could be for
    all of them to fit (None: none within a year). Both have been tried where not all fit and a try
    is short; otherwise they are estimated. ``line`` is the expected share recalled from today to
    the exam day.
    """

    exam: str
    day: date | None
    reason: PlanReason
    cards: int
    cards_fit: int
    minutes_needed: int
    first_feasible: date | None
    days: tuple[PlanDay, ...]
    line: tuple[float, ...]
    outlook: ExamOutlook | None

    @property
    def fits(self) -> bool:
        """Whether every card can be met in time to be worth it."""
        return self.reason in (PlanReason.FITS, PlanReason.NO_CARDS)


@dataclass(frozen=True, slots=True)
class Recalibration:
    """How results of exams that are over move the forecasts of those ahead.

    ``exam`` is the latest of the ``results`` counted: ``said`` is the share forecast on the last
    day before it and ``came`` the share known behind its band (0-1, guesses taken off). ``moved``
    is what was added to the next exam's expected share by all of them.
    """

    exam: str
    results: int
    said: float
    came: float
    moved: float

"""What lies ahead: the load of each day and what will be recalled, always as a range."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from aimstudy.domain.exam_profile import ExamResult


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
    """Load per day from today to the horizon, for all cards in study.

    ``answers`` counts the evidence; ``enough_evidence`` is false below the stated minimum, and
    then no recall number is shown.
    """

    days: tuple[DayLoad, ...]
    cards: int
    answers: int
    enough_evidence: bool


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
    the exam day. ``put_aside`` more cards are asked and wait until the exam is over: shares
    recalled are of these as well, as if they were not learnt.
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
    put_aside: int = 0

    @property
    def fits(self) -> bool:
        """Whether every card can be met in time to be worth it."""
        return self.reason in (PlanReason.FITS, PlanReason.NO_CARDS)


def days_together(plans: Iterable[StudyPlan]) -> tuple[PlanDay, ...]:
    """One entry a day for all exams, in order."""
    found: dict[date, PlanDay] = {}
    for plan in plans:
        for day in plan.days:
            before = found.get(day.day, PlanDay(day.day, 0.0, 0.0, 0.0))
            found[day.day] = PlanDay(
                day.day,
                before.minutes + day.minutes,
                before.new + day.new,
                before.review + day.review,
            )
    return tuple(found[day] for day in sorted(found))


@dataclass(frozen=True, slots=True)
class ForecastNumbers:
    """One exam's forecast in numbers: recall as the plan has it and if stopped, and its paper.

    ``score`` are the least and most right answers likely on it and ``chance`` (0-1) is to pass;
    None where no paper is known.
    """

    follow: Band
    stop: Band
    score: tuple[int, int] | None
    chance: float | None


@dataclass(frozen=True, slots=True)
class WeakCards:
    """The cards of an exam ahead in topics that a report called weak: how many, what is expected.

    ``recall`` is the share of them expected on exam day and ``others`` that of the other cards
    (None: not enough evidence, or there are none). ``named``: the exam that was sat has topics of
    these names.
    """

    cards: int
    recall: float | None
    others: float | None
    named: bool = True


@dataclass(frozen=True, slots=True)
class Recalibration:
    """What the newest result of an exam that is over did to the forecast of the next exam.

    ``expected`` is the share of right answers forecast for its paper on the last day before, with
    guesses, as a report counts them (0-1; None: there was no forecast). ``before`` is the next
    exam's forecast today without this result and ``after`` with it, both by the same plan (None:
    not enough evidence). ``weak`` are the next exam's cards in its weak topics.
    """

    exam: str
    result: ExamResult
    expected: float | None
    next_exam: str
    before: ForecastNumbers | None
    after: ForecastNumbers | None
    weak: WeakCards | None = None

"""What the reasons for a study day stand on: its load, what was studied already, its exams."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from aimstudy.domain.plan import DayLoad, PlanDay
from aimstudy.services.views.timeline import ExamAhead, TimelineView
from aimstudy.ui.timeline.outlooks import is_accepted

SOME_CARDS = 0.5  # expected cards: fewer count as none
SOME_MINUTES = 0.5
LAST_DAYS = 7  # before an exam


@dataclass(frozen=True, slots=True)
class StudyDay:
    """A day with minutes; ``exams`` are those after it, ``several`` if more than one is ahead.

    ``over`` names the last exam where all are over by then. ``kept`` is the share of the minutes
    that the plan counts on (0-1), ``done`` the minutes that were studied on this day already.
    """

    view: TimelineView
    load: DayLoad
    exams: tuple[ExamAhead, ...]
    several: bool
    over: str
    kept: float
    done: float

    @property
    def day(self) -> date:
        """The day itself."""
        return self.load.day

    @property
    def is_today(self) -> bool:
        """Whether its cards are those of today's order, whole ones."""
        return self.day == self.view.today

    @property
    def planned(self) -> float:
        """Minutes of study still to come."""
        return minutes_of(self.load)

    @property
    def nothing(self) -> bool:
        """Whether no card is expected any more."""
        cards = self.load.refresh_cards + self.load.new_cards
        return self.planned < SOME_MINUTES and cards < SOME_CARDS

    @property
    def full(self) -> bool:
        """Whether all minutes of the day are studied or planned."""
        return round(self.planned + self.done) >= self.load.budget_minutes

    @property
    def as_usual(self) -> bool:
        """Whether it is as full as days have usually been."""
        return round(self.planned) >= round(self.kept * self.load.budget_minutes)

    def later(self) -> Iterator[DayLoad]:
        """The days after it, up to the last exam's."""
        last = max(part.exam.day for part in self.exams)
        return (load for load in self.view.forecast.days if self.day < load.day < last)

    def planned_for(self, part: ExamAhead) -> PlanDay | None:
        """The exam's own part of the day; None where it is not known."""
        return next((each for each in part.plan.days if each.day == self.day), None)

    def near(self, part: ExamAhead) -> bool:
        """Whether it is one of the last days before the exam."""
        return (part.exam.day - self.day).days <= LAST_DAYS

    def asked_again(self, part: ExamAhead) -> float:
        """How many answers to cards met before are planned after it and before the exam."""
        days = part.plan.days
        if not days:  # only the load of all exams together is known
            return sum(load.refresh_cards for load in self.later() if load.day < part.exam.day)
        return sum(each.review for each in days if self.day < each.day < part.exam.day)

    @property
    def asked(self) -> bool:
        """Whether an exam after it asks any card."""
        return any(part.plan.cards for part in self.exams)

    @property
    def short(self) -> bool:
        """Whether an exam after it has cards that do not fit, and that nobody chose to leave."""
        return any(not is_accepted(part) for part in self.exams)


def study_day(view: TimelineView, load: DayLoad) -> StudyDay:
    """The day of ``load`` with all that its reasons stand on."""
    ahead = view.ahead
    later = tuple(part for part in ahead if part.exam.day > load.day)
    today = load.day == view.today
    return StudyDay(
        view,
        load,
        later,
        len(ahead) > 1,
        ahead[-1].exam.name if ahead and not later else "",
        1.0 if today else view.kept,
        view.minutes_done if today else 0.0,
    )


def minutes_of(load: DayLoad) -> float:
    """Minutes of study of a day."""
    return load.refresh_minutes + load.new_minutes

"""All that is studied for one exam: its own cards, and those an earlier exam has until it is over.

Loads numpy.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from math import ceil

import numpy as np

from aimstudy.domain.exam import MOST_MINUTES, Exam
from aimstudy.domain.plan import PlanDay
from aimstudy.scheduling.day_loads import DayLoads
from aimstudy.scheduling.exam_plan import ExamPlan
from aimstudy.scheduling.feasibility import (
    all_fit,
    first_feasible,
    first_feasible_beside,
    minutes_needed,
)
from aimstudy.scheduling.price_curve import Prices
from aimstudy.scheduling.state_arrays import Floats
from aimstudy.services.later_cards import LaterCards, later_cards
from aimstudy.services.plan_basis import PlanBasis
from aimstudy.services.plan_pricing import PricedExam, SharedPlan, days_left

_NOBODY, _FEW = 0.5, 0.01  # cards, and a share of the new ones, that count as none


@dataclass(frozen=True, slots=True)
class ExamWork:
    """The study for an exam ``left`` days ahead: ``own`` cards, ``later`` ones, or both."""

    shared: SharedPlan
    exam: Exam
    left: int
    own: PricedExam | None
    later: LaterCards | None

    @property
    def rows(self) -> list[int]:
        """The cards, by row of the basis."""
        own = self.own.rows if self.own else []
        return sorted([*own, *(self.later.rows if self.later else [])])

    @property
    def plans(self) -> tuple[ExamPlan, ...]:
        """Prices and values of each part."""
        return tuple(part.plan for part in (self.own, self.later) if part is not None)

    @property
    def prices(self) -> Prices:
        """The prices of the first part."""
        return self.plans[0].prices

    @property
    def fits(self) -> bool:
        """Whether every new card is met in time."""
        return all(_fits(part) for part in (self.own, self.later) if part is not None)

    @property
    def begun(self) -> int:
        """How many new cards are met in time."""
        found = 0
        for part in (self.own, self.later):
            if part is not None:
                met = round(float(part.loads.new_cards.sum()))
                new_cards = part.plan.problem.new_cards
                found += new_cards if _fits(part) else min(met, new_cards)
        return found

    @property
    def spent(self) -> Floats:
        """Seconds by days left (0 first) that bring this exam something, other exams' included.

        For a single exam all there are: a forecast reckons with the minutes, not with the load.
        """
        if self.own and not self.later and len(self.shared.exams) == 1:
            return self.own.plan.budget
        seconds = np.zeros(self.left)
        for part in (self.own, self.later):
            if part is not None:
                seconds += part.loads.seconds
        return np.append(0.0, seconds[::-1])

    def line(self) -> Floats:
        """Cards expected to be known at the start of each day from today, the exam's included."""
        found = np.zeros(self.left + 1)
        for part in (self.own, self.later):
            if part is not None:
                found += part.loads.line
        return found

    def days(self) -> tuple[PlanDay, ...]:
        """What is studied for this exam and for no earlier one, by day."""
        seconds, new, again = np.zeros((3, self.left))
        for loads, begin in self._loads():
            seconds[begin:] += loads.seconds[begin:]
            new[begin:] += loads.new_cards[begin:]
            again[begin:] += loads.answers[begin:]
        today = self.shared.basis.today
        return tuple(
            PlanDay(today + timedelta(days=n), float(took) / 60.0, float(met), float(answers))
            for n, (took, met, answers) in enumerate(zip(seconds, new, again, strict=True))
        )

    def minutes_needed(self, together: tuple[int, ...]) -> int:
        """About how many minutes a study day every card asked by then needs in all.

        They are minutes to set aside: of them as large a share is studied as of those so far.
        ``together`` are those of the exams with cards of their own.
        """
        shared, found = self.shared, 0
        if self.own and self.own.new_cards:
            found = together[shared.exams.index(self.own)]
        if self.later and self.later.part.new_cards:
            part = self.later
            needed = minutes_needed(shared.decks.person, part.part.deck, part.plan)
            found = max(found, needed)
        days = int((shared.seconds[: self.left] > 0).sum())
        beside = float((shared.others.seconds + shared.upkeep)[: self.left].sum())
        if found and days:
            found += ceil(beside / 60.0 / days)
        return min(MOST_MINUTES, ceil(found / shared.basis.kept))

    @property
    def minutes_set(self) -> int:
        """Minutes set aside on a study day up to the exam, on average."""
        basis = self.shared.basis
        days = (basis.today + timedelta(days=n) for n in range(self.left))
        found = [minutes for day in days if (minutes := basis.calendar.minutes_on(day))]
        return ceil(sum(found) / len(found)) if found else 0

    def first_feasible(self) -> int | None:
        """About how many days from today the exam could first be for all its cards to fit."""
        if not any(self.shared.basis.calendar.minutes):
            return None
        if self.own and not _fits(self.own):
            person, taken = self.shared.decks.person, self._taken()
            part, plan = self.own.part, self.own.plan
            return first_feasible_beside(person, part, plan, taken, self._seconds)
        if self.later and not _fits(self.later):
            person, deck = self.shared.decks.person, self.later.part.deck
            return first_feasible(person, deck, self.later.plan, self._for_later(self.later))
        return self.left

    def _loads(self) -> list[tuple[DayLoads, int]]:
        own = [(self.own.loads, 0)] if self.own else []
        return [*own, *([(self.later.loads, self.later.begin)] if self.later else [])]

    def _taken(self) -> list[Floats]:
        """Seconds by day ahead of all other exams and of cards of none."""
        others = [exam.loads.seconds for exam in self.shared.exams if exam is not self.own]
        return [*others, self.shared.others.seconds, self.shared.upkeep]

    def _seconds(self, days: int) -> Floats:
        return np.array(self.shared.basis.seconds_ahead(days))

    def _for_later(self, later: LaterCards) -> Callable[[int], Floats]:
        """The seconds for those cards up to an exam so many days away, by days left."""

        def budget_of(days: int) -> Floats:
            found = self._seconds(days)
            for taken in self._taken():
                found[: len(taken)] -= taken[:days]
            known = min(days, len(later.seconds))
            found[:known] = later.seconds[:known]
            return np.append(0.0, np.maximum(0.0, found)[::-1])

        return budget_of


def exam_works(shared: SharedPlan) -> dict[int, ExamWork]:
    """The study for every exam ahead that has cards and a day left, by its id."""
    own = {exam.exam.id: exam for exam in shared.exams}
    later = later_cards(shared)
    return {
        exam.id: ExamWork(
            shared, exam, days_left(shared.basis, exam), own.get(exam.id), later.get(exam.id)
        )
        for exam in shared.basis.ahead
        if exam.id in own or exam.id in later
    }


def first_alike(basis: PlanBasis, exam: Exam) -> Exam:
    """The first exam ahead that asks the same cards on the same day: most often itself."""
    asked = basis.belongs.asked
    same = (e for e in basis.ahead if e.day == exam.day and asked[e.id] == asked[exam.id])
    return next(same, exam)


def _fits(part: PricedExam | LaterCards) -> bool:
    """Whether every new card is met: at the prices found, and when the days are played forward.

    Where a single day is left, prices may not meet its minutes; the days always keep to theirs.
    """
    new_cards = part.plan.problem.new_cards
    missing = new_cards - float(part.loads.new_cards.sum())
    return all_fit(part.plan.outlook, new_cards) and missing <= max(_NOBODY, _FEW * new_cards)

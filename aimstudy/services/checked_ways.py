"""The minutes and the day that a plan which does not fit names: each is tried before it is named.

Loads numpy. An estimate says where to look; what is named made every card fit when it was tried.
Where several large exams make a try long, the estimate is raised instead; ways out try all theirs.
"""

from collections.abc import Callable
from datetime import date, timedelta
from math import ceil

from aimstudy.domain.exam import MOST_MINUTES
from aimstudy.domain.plan_change import PlanChange
from aimstudy.domain.progress import Progress, unheard
from aimstudy.scheduling.exam_plan import LONGEST_SPAN
from aimstudy.services.changed_plan import changed_basis, week_of_at_least
from aimstudy.services.exam_work import ExamWork, exam_works
from aimstudy.services.plan_pricing import shared_plan

_LOOKS = 8  # at most, for each number
_LARGE = 500.0  # days planned, for 1,500 cards: so much is tried for each number
_SURE = 0.12  # of an estimate, where there are hardly any tries
_NEAR = 25  # a number is told to about such a part of it
_FAR = 60  # days: so far off an exam the estimate is nearer than that


class CheckedWays:
    """What lets all cards of one exam ahead fit, whose ``work`` does not as it is."""

    def __init__(self, work: ExamWork, progress: Progress = unheard) -> None:
        self._work, self._basis = work, work.shared.basis
        self._progress, self._looked = progress, 0

    def minutes(self, average: int) -> int:
        """The least on every weekday that has any with which all cards fit.

        ``average`` is the estimate for a study day. Where no weekday has any, on all of them. 0
        if there is no day to study on, MOST_MINUTES if no minutes are enough.
        """
        days = self._study_days()
        if not days:
            return 0
        week = self._basis.calendar.minutes
        least = min((minutes for minutes in week if minutes), default=0)
        guess = self._level_of(days, average, least + 1)
        looks = _looks(self._work, self._work.left)
        found = _least(self._with_minutes, least, guess, MOST_MINUTES, looks)
        return MOST_MINUTES if found is None else found

    def day(self, estimate: int | None) -> date | None:
        """The first day found after the exam's own on which all its cards fit; None within a year.

        ``estimate`` is in days from today. What is named was tried and fits. A card or two may
        fit on one day and not on the next, so that an untried day before it could do, too.
        """
        if estimate is None:
            return None
        left = self._work.left
        guess = max(left + 1, estimate)
        looks = _looks(self._work, guess)
        found = _least(self._with_days, left, guess, LONGEST_SPAN, looks, close=guess >= _FAR)
        return None if found is None else self._basis.today + timedelta(days=found)

    def _with_minutes(self, level: int) -> bool:
        return self._fits(PlanChange(minutes=week_of_at_least(self._basis.calendar, level)))

    def _with_days(self, days: int) -> bool:
        day = self._basis.today + timedelta(days=days)
        return self._fits(PlanChange(exam_days=((self._work.exam.id, day),)))

    def _fits(self, change: PlanChange) -> bool:
        self._looked += 1
        self._progress(self._looked / (self._looked + _LOOKS))
        changed = shared_plan(changed_basis(self._basis, change))
        work = exam_works(changed).get(self._work.exam.id)
        return work is None or work.fits

    def _study_days(self) -> list[date]:
        """Days up to the exam that are not off, on weekdays that have minutes (all without any)."""
        calendar = self._basis.calendar
        weekdays = week_of_at_least(calendar, 1)
        days = (self._basis.today + timedelta(days=n) for n in range(self._work.left))
        return [d for d in days if weekdays[d.weekday()] and d not in calendar.days_off]

    def _level_of(self, days: list[date], average: int, least: int) -> int:
        """The least level with which a study day has ``average`` minutes."""
        wanted = average * len(days)
        level = least
        while level < MOST_MINUTES:
            week = week_of_at_least(self._basis.calendar, level)
            if sum(week[day.weekday()] for day in days) >= wanted:
                break
            level += 1
        return level


def _looks(work: ExamWork, left: int) -> int:
    """How many tries there are for a number, by how long one takes with the exam ``left`` days off.

    A second or two is spent on a plan for 2,000 cards.
    """
    shared = work.shared
    days = left + sum(exam.left for exam in shared.exams if exam is not work.own)
    cards = len(shared.basis.columns.card_id)
    long = days * (0.25 + cards / 2_000) * max(1, len(shared.exams))
    return min(_LOOKS, int(_LARGE / max(1.0, long)))


def _least(
    fits: Callable[[int], bool],
    low: int,
    guess: int,
    most: int,
    looks: int,
    *,
    close: bool = False,
) -> int | None:
    """The least number above ``low``, which does not do, up to ``most`` that fits; None for none.

    Steps away from ``guess`` grow until the number lies between two tries. It is found to about a
    twenty-fifth, or as near as so many looks come; what is returned has been tried and fits,
    unless there are no looks left before one does. A ``close`` guess that fits is not tried to
    be bettered.
    """
    if looks < 2:
        guess += ceil(_SURE * (guess - low))
    known: dict[int, bool] = {}

    def does(number: int) -> bool:
        if number not in known:
            known[number] = fits(number)
        return known[number]

    high, step = min(max(guess, low + 1), most), max(1, guess // _NEAR)
    while len(known) < looks and not does(high):
        if high >= most:
            return None
        low, high, step = high, min(most, high + step), 2 * step
    if close and len(known) == 1:
        return high
    step = max(1, high // _NEAR)
    while high - low > max(1, high // _NEAR) and len(known) < looks:
        middle = max((low + high) // 2, high - step)
        if does(middle):
            high, step = middle, 2 * step
        else:
            low = middle
    return high

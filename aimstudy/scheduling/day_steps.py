"""The days to an exam in steps: one a day, or coarser ones far from it, which are sooner reckoned.

A coarse step stands for a few days in a row. What is expected of it is spread over its days as
their minutes are, and its price is their mean alike: seconds and worth come out the same by days.
"""

from dataclasses import dataclass

import numpy as np

from aimstudy.scheduling.state_arrays import Bools, Floats, Ints

DAILY_GROWTH, _COARSE_GROWTH = 1.25, 1.4  # of the waits looked at, each to the one before
_FINE = 14  # days before the exam that are steps of their own
_WIDENS, _WIDEST = 8, 5  # days further on a step is a day longer, up to so many


@dataclass(frozen=True, slots=True)
class DaySteps:
    """Steps by number, 0 the exam day, the last one ends today.

    ``of_day`` is the step of each number of days left, ``share`` each day's part of its step,
    ``left`` the mean days left of a step (of its study days, if it has any), ``open`` whether it
    has any. ``growth`` says how many times longer than another the next wait looked at is.
    """

    of_day: Ints
    left: Floats
    share: Floats
    open: Bools
    growth: float = DAILY_GROWTH

    @classmethod
    def daily(cls, study_days: Bools) -> "DaySteps":
        """One a day; ``study_days`` by days left, 0 to the span."""
        days = np.arange(len(study_days))
        return cls(days, days.astype(np.float64), np.ones(len(days)), study_days)

    @classmethod
    def coarse(cls, budget: Floats) -> "DaySteps":
        """Steps that widen with the days left; ``budget`` is the seconds by days left."""
        of_day = _widening(len(budget) - 1)
        weight = np.where(np.bincount(of_day, budget)[of_day] > 0.0, budget, 1.0)
        share = weight / np.bincount(of_day, weight)[of_day]
        left: Floats = np.bincount(of_day, share * np.arange(len(budget))).astype(np.float64)
        return cls(of_day, left, share, np.bincount(of_day, budget) > 0.0, _COARSE_GROWTH)

    def __len__(self) -> int:
        return len(self.left)

    @property
    def days(self) -> Ints:
        """How many days each step has."""
        return np.bincount(self.of_day)

    def means(self, by_day: Floats) -> Floats:
        """Of each step the mean of a value of its days."""
        return np.asarray(np.bincount(self.of_day, self.share * by_day), dtype=np.float64)

    def by_days(self, by_step: Floats) -> Floats:
        """What is expected of steps, spread over their days."""
        return np.asarray(self.share * by_step[self.of_day], dtype=np.float64)

    def reached(self, waits: Ints) -> Ints:
        """The step on which each wait ends that begins on each step; 0 where it ends on none.

        That is the nearest one there is, no further off than the steps are wide.
        """
        steps = np.flatnonzero(self.open)
        wanted, width = self.left[:, None] - waits, self.days
        own = np.arange(len(self))[:, None]
        last = np.searchsorted(steps, own) - 1  # the last place whose step is later than its own
        after = np.searchsorted(self.left[steps], wanted)
        best, least = np.zeros_like(after), np.full(wanted.shape, np.inf)
        for near in (after, after - 1):
            step = np.append(steps, 0)[np.minimum(np.maximum(near, 0), last)]
            off = np.abs(self.left[step] - wanted)
            nearer = (step > 0) & (off < least) & (2.0 * off < width[own] + width[step])
            best, least = np.where(nearer, step, best), np.where(nearer, off, least)
        return best


def _widening(span: int) -> Ints:
    """The step of each number of days left."""
    left = np.arange(span + 1)
    width = np.clip(1 + (left - _FINE) // _WIDENS, 1, _WIDEST)
    found, step, day = np.zeros(span + 1, dtype=np.int64), 0, 0
    while day <= span:
        found[day : day + width[day]] = step
        day, step = day + int(width[day]), step + 1
    return found

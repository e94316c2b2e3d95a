"""A grid of memory states on which expected masses of cards move instead of single cards.

Cells are stability (log-spaced) times difficulty. A mass between cells is shared among its four
neighbours so that mean log stability and mean difficulty are kept.
"""

from functools import lru_cache

import numpy as np

from aimstudy.domain.review import Rating
from aimstudy.scheduling.memory_arrays import (
    after_first_day,
    after_recall,
    after_relearning,
    intervals,
)
from aimstudy.scheduling.memory_model import Parameters
from aimstudy.scheduling.state_arrays import Floats, Ints, recall

STABILITIES = 72
DIFFICULTIES = 7
LOWEST, HIGHEST = 0.01, 36_500.0
# How people rate, by the averages of fsrs-rs: at first sight (again to easy), and a recall.
FIRST_ANSWERS = (0.24, 0.09, 0.50, 0.17)
RECALLED_AS = {Rating.HARD: 0.22, Rating.GOOD: 0.63, Rating.EASY: 0.15}


class MemoryGrid:
    """Cells along one flat axis of ``size``; what depends only on the cell is worked out once."""

    def __init__(self, w: Parameters, retention: float, horizon: int) -> None:
        self.w = w
        self.log_steps = np.linspace(np.log(LOWEST), np.log(HIGHEST), STABILITIES)
        self.d_steps = np.linspace(1.0, 10.0, DIFFICULTIES)
        self.size = STABILITIES * DIFFICULTIES
        self.stability: Floats = np.repeat(np.exp(self.log_steps), DIFFICULTIES)
        self.difficulty: Floats = np.tile(self.d_steps, STABILITIES)
        self.interval: Ints = intervals(self.stability, retention, w)
        self.curve = self._curve_until_due(horizon)
        self.first_day = self.spread(*after_first_day(w), np.array(FIRST_ANSWERS))

    def _curve_until_due(self, horizon: int) -> Floats:
        """Recall by cell and days since the answer (0 to horizon); 0 from the due day on.

        All difficulties of a stability share a curve, so there is one row a stability.
        """
        days = np.arange(horizon + 1)
        stability = np.exp(self.log_steps)[:, None]
        until_due = days[None, :] < self.interval[::DIFFICULTIES, None]
        return recall(days[None, :], stability, self.w) * until_due

    def recall_until_due(self, mass: Floats, days: int) -> Floats:
        """Expected cards recalled 1 to ``days`` days after ``mass`` was answered, until due."""
        by_stability = mass.reshape(STABILITIES, DIFFICULTIES).sum(axis=1)
        return np.asarray(by_stability @ self.curve[:, 1 : days + 1], dtype=np.float64)

    def spread(self, stability: Floats, difficulty: Floats, mass: Floats) -> Floats:
        """The masses shared out over the cells; the sum is kept."""
        row, up = _place(np.log(np.maximum(stability, LOWEST)), self.log_steps)
        column, right = _place(difficulty, self.d_steps)
        cell = row * DIFFICULTIES + column
        low, high = mass * (1.0 - up), mass * up
        cells = np.concatenate((cell, cell + 1, cell + DIFFICULTIES, cell + DIFFICULTIES + 1))
        shares = (low * (1.0 - right), low * right, high * (1.0 - right), high * right)
        sums = np.bincount(cells, np.concatenate(shares), minlength=self.size)
        return np.asarray(sums, dtype=np.float64)

    def after_answers(
        self, stability: Floats, difficulty: Floats, chance: Floats, mass: Floats
    ) -> Floats:
        """Where masses answered with ``chance`` of recall end that day, over the cells."""
        failed = after_relearning(stability, difficulty, chance, self.w)
        outcomes = [(*failed, mass * (1.0 - chance))]
        recalled = after_recall(stability, difficulty, chance, list(RECALLED_AS), self.w)
        for state, share in zip(recalled, RECALLED_AS.values(), strict=True):
            outcomes.append((*state, mass * chance * share))
        stabilities, difficulties, masses = zip(*outcomes, strict=True)
        return self.spread(
            np.concatenate(stabilities), np.concatenate(difficulties), np.concatenate(masses)
        )


@lru_cache(maxsize=4)
def memory_grid(w: Parameters, retention: float, horizon: int) -> MemoryGrid:
    """The grid for these parameters; kept, because a forecast simulates several budgets."""
    return MemoryGrid(w, retention, horizon)


def _place(values: Floats, steps: Floats) -> tuple[Ints, Floats]:
    """The even step at or below each value and the share that belongs to the one above."""
    place = (values - steps[0]) / (steps[1] - steps[0])
    place = np.clip(place, 0.0, len(steps) - 1.0)
    below = np.minimum(place.astype(np.int64), len(steps) - 2)
    return below, place - below

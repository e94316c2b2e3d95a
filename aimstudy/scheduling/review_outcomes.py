"""What one more day with a card leads to, as shares of the cells of a grid of memory states.

Cells are stability (log-spaced) times difficulty; a state between cells is shared among its four
neighbours so that mean log stability and mean difficulty are kept.
"""

from math import exp, log

import numpy as np

from aimstudy.scheduling.answer_habits import Habits
from aimstudy.scheduling.memory_model import Parameters
from aimstudy.scheduling.recalibration import Recalibration
from aimstudy.scheduling.state_arrays import (
    Floats,
    Ints,
    after_lapse,
    after_success,
    bounded,
    next_difficulty,
    recall,
)

STABILITIES, DIFFICULTIES = 24, 5
CELLS = STABILITIES * DIFFICULTIES
_NEVER, _LOWEST = 0.001, 0.03
_HIGHEST_A_DAY = 8.0  # the top of the grid, in days for every day left
_SHORTEST_SPAN = 10


class StateGrid:
    """The cells, along one flat axis, for a plan of ``span`` days.

    ``to_nothing``: with one row more below, for cards that are never recalled. A plan has better
    hopes for them; a forecast must not.
    """

    def __init__(self, span: int, *, to_nothing: bool = False) -> None:
        top = log(_HIGHEST_A_DAY * max(span, _SHORTEST_SPAN))
        even = np.linspace(log(_LOWEST), top, STABILITIES - to_nothing)
        self._rows = np.append(log(_NEVER), even) if to_nothing else even
        self._columns = np.linspace(1.0, 10.0, DIFFICULTIES)
        self.stability: Floats = np.repeat(np.exp(self._rows), DIFFICULTIES)
        self.difficulty: Floats = np.tile(self._columns, STABILITIES)

    def share(self, stability: Floats, difficulty: Floats) -> tuple[Ints, Floats]:
        """The four cells around each state and their shares (one more axis, of 4)."""
        row, up = _between(np.log(np.maximum(stability, 1e-9)), self._rows)
        column, right = _between(difficulty, self._columns)
        cell = row * DIFFICULTIES + column
        cells = np.stack([cell, cell + 1, cell + DIFFICULTIES, cell + DIFFICULTIES + 1], -1)
        low, high = 1.0 - up, up
        shares = [low * (1.0 - right), low * right, high * (1.0 - right), high * right]
        return cells, np.stack(shares, -1)


class Outcomes:
    """How the memory model and the person's habits carry a state through a day with its card.

    With ``missed`` cards are recalled as often as past misses of the model tell; how states change
    is the model's all the same.
    """

    def __init__(
        self, grid: StateGrid, w: Parameters, habits: Habits, missed: Recalibration | None = None
    ) -> None:
        self.grid, self.w, self.habits, self.missed = grid, w, habits, missed

    def known(self, chance: Floats, days: Floats | Ints | int) -> Floats:
        """The chance of recall ``days`` after an answer where the model says ``chance``."""
        return chance if self.missed is None else self.missed.corrected(chance, days)

    def after(
        self, stability: Floats, difficulty: Floats, chance: Floats, known: Floats | None = None
    ) -> tuple[Ints, Floats]:
        """Cells and shares (one more axis, of 16) at the end of a day due with ``chance``.

        ``known`` is how often it is recalled, where that is not the model's chance.
        """
        w, habits = self.w, self.habits
        known = chance if known is None else known
        factor, change = exp(habits.step_growth[4]), habits.step_difficulty[4]
        failed = bounded(after_lapse(stability, difficulty, chance, w) * factor)
        harder = np.clip(next_difficulty(difficulty, 1, w) + change, 1.0, 10.0)
        parts = [(failed, harder, 1.0 - known)]
        for rating, share in zip((2, 3, 4), habits.recalled, strict=True):
            grown = bounded(after_success(stability, difficulty, chance, rating, w))
            parts.append((grown, next_difficulty(difficulty, rating, w), known * share))
        cells, shares = [], []
        for s, d, weight in parts:
            cell, part = self.grid.share(s, d)
            cells.append(cell)
            shares.append(part * weight[..., None])
        return np.concatenate(cells, -1), np.concatenate(shares, -1)

    def first_day(self) -> Floats:
        """Share of each cell at the end of the day a card is met."""
        cells, shares = self.grid.share(*self.habits.first_days(self.w))
        weighted = shares * np.array(self.habits.first)[:, None]
        return mass_of(cells, weighted, CELLS)

    def matrix(self, waits: Ints) -> tuple[Floats, Floats, Floats]:
        """For every wait in days and every cell: the chance of recall, the seconds, what follows.

        The first two are waits x cells, the third (waits · cells) x cells.
        """
        shape = (len(waits), CELLS)
        chance = recall(waits[:, None], self.grid.stability[None, :], self.w)
        stability = np.broadcast_to(self.grid.stability, shape)
        difficulty = np.broadcast_to(self.grid.difficulty, shape)
        known = self.known(chance, waits[:, None])
        cells, shares = self.after(stability, difficulty, chance, known)
        row = np.arange(len(waits) * CELLS)[:, None]
        flat = row * CELLS + cells.reshape(len(row), -1)
        moved = mass_of(flat, shares, len(row) * CELLS)
        return known, self.habits.seconds(known), moved.reshape(-1, CELLS)


def mass_of(cells: Ints, shares: Floats, size: int) -> Floats:
    """The shares added up by cell (0 to ``size``)."""
    found = np.bincount(cells.ravel(), shares.ravel(), minlength=size)
    return np.asarray(found, dtype=np.float64)


def _between(values: Floats, steps: Floats) -> tuple[Ints, Floats]:
    """The step at or below each value, and the share that belongs to the one above.

    The steps are even; the first may be longer.
    """
    even = (values - steps[1]) / (steps[2] - steps[1])
    first = (values - steps[1]) / (steps[1] - steps[0])
    place = np.clip(1.0 + np.where(even < 0.0, first, even), 0.0, len(steps) - 1.0)
    below = np.minimum(place.astype(np.int64), len(steps) - 2)
    return below, place - below

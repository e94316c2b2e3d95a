"""What the forecast by due dates needs of the memory model, on numpy arrays.

All arrays have one element a card (or a cell of a grid): stability in days, difficulty 1-10,
elapsed whole days, recall 0-1. The tests hold every function to its scalar twin.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from aimstudy.domain.review import Rating
from aimstudy.scheduling.memory_model import (
    MAX_INTERVAL,
    Parameters,
    next_memory,
)
from aimstudy.scheduling.state_arrays import (
    Bools,
    Floats,
    Ints,
    after_lapse,
    after_step,
    bounded,
    next_difficulty,
)


@dataclass(frozen=True, slots=True)
class CardArrays:
    """The cards of a forecast, one element each; days are date ordinals.

    Where ``is_new`` is true the other four are not looked at.
    """

    stability: Floats
    difficulty: Floats
    last_day: Ints
    due_day: Ints
    is_new: Bools

    def __len__(self) -> int:
        return len(self.stability)


def intervals(stability: Floats, retention: float, w: Parameters) -> Ints:
    """Whole days until recall falls to ``retention``."""
    factor = (retention ** (-1.0 / w[20]) - 1.0) / (0.9 ** (-1.0 / w[20]) - 1.0)
    days = np.clip(np.rint(stability * factor), 1, MAX_INTERVAL)
    return np.asarray(days, dtype=np.int64)


def after_recall(
    stability: Floats,
    difficulty: Floats,
    chance: Floats,
    ratings: Sequence[Rating],
    w: Parameters,
) -> list[tuple[Floats, Floats]]:
    """(S, D) by rating (hard, good or easy) after a recall on a later day, due with ``chance``."""
    growth = np.exp(w[8]) * (11.0 - difficulty) * stability ** -w[9]
    growth *= np.expm1(w[10] * (1.0 - chance))
    factor = {Rating.HARD: w[15], Rating.GOOD: 1.0, Rating.EASY: w[16]}
    return [
        (stability * (1.0 + factor[rating] * growth), next_difficulty(difficulty, rating, w))
        for rating in ratings
    ]


def after_relearning(
    stability: Floats, difficulty: Floats, chance: Floats, w: Parameters
) -> tuple[Floats, Floats]:
    """(S, D) after a failure on a later day and a recall rated good on the same day."""
    low = bounded(after_lapse(stability, difficulty, chance, w))
    failed = next_difficulty(difficulty, Rating.AGAIN, w)
    return after_step(low, Rating.GOOD, w), next_difficulty(failed, Rating.GOOD, w)


def after_first_day(w: Parameters) -> tuple[Floats, Floats]:
    """(S, D), four elements by first rating; a failed card is recalled (good) the same day."""
    states = [next_memory(None, None, None, rating, w) for rating in Rating]
    states[0] = next_memory(*states[0], 0, Rating.GOOD, w)
    return np.array([s for s, _ in states]), np.array([d for _, d in states])

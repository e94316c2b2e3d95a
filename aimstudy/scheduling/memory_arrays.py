"""The memory model over whole decks: the formulas of ``memory_model`` on numpy arrays.

All arrays have one element a card (or a cell of a grid): stability in days, difficulty 1-10,
elapsed whole days, recall 0-1. The tests hold every function to its scalar twin.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

import numpy as np
from numpy.typing import NDArray

from aimstudy.domain.review import Rating
from aimstudy.scheduling.memory_model import (
    MAX_INTERVAL,
    MIN_STABILITY,
    Parameters,
    next_memory,
)

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


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


def recall(elapsed: Floats | Ints, stability: Floats, w: Parameters) -> Floats:
    """Chance of recall, elementwise (broadcasts)."""
    factor = 0.9 ** (-1.0 / w[20]) - 1.0
    ratio = factor * np.maximum(elapsed, 0) / np.maximum(stability, MIN_STABILITY)
    return np.asarray(np.exp(-w[20] * np.log1p(ratio)), dtype=np.float64)


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
        (stability * (1.0 + factor[rating] * growth), _next_difficulty(difficulty, rating, w))
        for rating in ratings
    ]


def after_relearning(
    stability: Floats, difficulty: Floats, chance: Floats, w: Parameters
) -> tuple[Floats, Floats]:
    """(S, D) after a failure on a later day and a recall rated good on the same day."""
    kept = w[11] * difficulty ** -w[12] * ((stability + 1.0) ** w[13] - 1.0)
    kept = kept * np.exp(w[14] * (1.0 - chance))
    low = np.maximum(MIN_STABILITY, np.minimum(kept, stability / np.exp(w[17] * w[18])))
    factor = np.maximum(1.0, np.exp(w[17] * w[18]) * low ** -w[19])
    failed = _next_difficulty(difficulty, Rating.AGAIN, w)
    return low * factor, _next_difficulty(failed, Rating.GOOD, w)


def after_first_day(w: Parameters) -> tuple[Floats, Floats]:
    """(S, D), four elements by first rating; a failed card is recalled (good) the same day."""
    states = [next_memory(None, None, None, rating, w) for rating in Rating]
    states[0] = next_memory(*states[0], 0, Rating.GOOD, w)
    return np.array([s for s, _ in states]), np.array([d for _, d in states])


def _next_difficulty(difficulty: Floats, rating: Rating, w: Parameters) -> Floats:
    """One affine step, clipped: w7 D0(4) + (1 - w7)(D - k (10 - D)), k = w6 (G - 3) / 9."""
    k = w[6] * (rating - 3) / 9.0
    constant = w[7] * (w[4] - exp(3.0 * w[5]) + 1.0) - (1.0 - w[7]) * 10.0 * k
    stepped = constant + (1.0 - w[7]) * (1.0 + k) * difficulty
    return np.asarray(np.minimum(10.0, np.maximum(1.0, stepped)), dtype=np.float64)

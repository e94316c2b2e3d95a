"""FSRS-6 over arrays of cards: any rating, any elapsed time, one or several sets of parameters.

The formulas are those of ``memory_model``; the tests hold the two together. ``w`` is the 21
parameters, each a number, or an array that broadcasts against the cards: with a column a set,
results have one row a set.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from aimstudy.scheduling.memory_model import MIN_STABILITY

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Weights = Sequence[float] | Sequence[Floats]

HIGHEST_STABILITY = 36_500.0
_EASY = 4.0


def recall(elapsed: Floats | Ints | int, stability: Floats, w: Weights) -> Floats:
    """Chance of recall (0-1) ``elapsed`` days after the last answer; negative days count as 0."""
    factor = 0.9 ** (-1.0 / w[20]) - 1.0
    ratio = factor * np.maximum(elapsed, 0) / np.maximum(stability, MIN_STABILITY)
    return np.asarray(np.exp(-w[20] * np.log1p(ratio)), dtype=np.float64)


def first_states(rating: Ints, w: Weights) -> tuple[Floats, Floats]:
    """(S, D) after first answers with these ratings (1-4; anything below counts as 1)."""
    place = np.maximum(rating, 1) - 1
    stability = np.choose(place, [w[0], w[1], w[2], w[3]])
    return bounded(stability), np.clip(_first_difficulty(place + 1.0, w), 1.0, 10.0)


def next_states(
    stability: Floats, difficulty: Floats, elapsed: Floats | Ints, rating: Ints, w: Weights
) -> tuple[Floats, Floats]:
    """(S, D) after an answer; 0 elapsed days or fewer take the formula for the same day."""
    chance = recall(elapsed, stability, w)
    failed = after_lapse(stability, difficulty, chance, w)
    known = after_success(stability, difficulty, chance, rating, w)
    other_day = np.where(rating == 1, failed, known)
    grown = np.where(np.asarray(elapsed) > 0, other_day, after_step(stability, rating, w))
    return bounded(grown), next_difficulty(difficulty, rating, w)


def after_success(
    stability: Floats, difficulty: Floats, chance: Floats, rating: Ints | int, w: Weights
) -> Floats:
    """S after a recall (rating 2-4) on a later day that had this chance."""
    growth = np.exp(w[8]) * (11.0 - difficulty) * stability ** -w[9]
    growth = growth * np.expm1(w[10] * (1.0 - chance))
    habit = np.where(np.equal(rating, 2), w[15], np.where(np.equal(rating, 4), w[16], 1.0))
    return np.asarray(stability * (1.0 + growth * habit), dtype=np.float64)


def after_lapse(stability: Floats, difficulty: Floats, chance: Floats, w: Weights) -> Floats:
    """S after a failure on a later day that had this chance of recall."""
    kept = w[11] * difficulty ** -w[12] * ((stability + 1.0) ** w[13] - 1.0)
    kept = kept * np.exp(w[14] * (1.0 - chance))
    return np.asarray(np.minimum(kept, stability / np.exp(w[17] * w[18])), dtype=np.float64)


def after_step(stability: Floats, rating: Ints | int, w: Weights) -> Floats:
    """S after another answer on the same day."""
    factor = np.exp(w[17] * (np.asarray(rating, dtype=np.float64) - 3.0 + w[18]))
    factor = factor * stability ** -w[19]
    factor = np.where(np.greater_equal(rating, 2), np.maximum(factor, 1.0), factor)
    return np.asarray(stability * factor, dtype=np.float64)


def next_difficulty(difficulty: Floats, rating: Ints | int, w: Weights) -> Floats:
    """D after an answer: a step, drawn a little toward that of an easy first answer."""
    step = w[6] * (np.asarray(rating, dtype=np.float64) - 3.0) / 9.0
    stepped = difficulty - step * (10.0 - difficulty)
    drawn = w[7] * _first_difficulty(_EASY, w) + (1.0 - w[7]) * stepped
    return np.asarray(np.clip(drawn, 1.0, 10.0), dtype=np.float64)


def bounded(stability: Floats) -> Floats:
    """Stability within what the model knows."""
    return np.asarray(np.clip(stability, MIN_STABILITY, HIGHEST_STABILITY), dtype=np.float64)


def _first_difficulty(rating: Floats | float, w: Weights) -> Floats:
    return np.asarray(w[4] - np.exp(w[5] * (np.asarray(rating) - 1.0)) + 1.0, dtype=np.float64)

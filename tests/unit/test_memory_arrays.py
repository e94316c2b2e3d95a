"""The array formulas are the scalar ones, card by card."""

import numpy as np
import pytest

from aimstudy.domain.review import Rating
from aimstudy.scheduling import memory_arrays, state_arrays
from aimstudy.scheduling.memory_grid import MemoryGrid
from aimstudy.scheduling.memory_model import (
    DEFAULT_PARAMETERS,
    interval_days,
    next_memory,
    retrievability,
)

W = DEFAULT_PARAMETERS
STABILITY = np.array([0.001, 0.2, 2.3065, 8.3, 40.0, 3_000.0])
DIFFICULTY = np.array([10.0, 6.4, 2.1, 1.0, 5.5, 9.0])
ELAPSED = np.array([1, 3, 2, 30, 40, 1_000])
CARDS = list(zip(STABILITY, DIFFICULTY, ELAPSED, strict=True))


def test_recall_and_intervals_match_the_scalar_model() -> None:
    found = state_arrays.recall(ELAPSED, STABILITY, W)
    assert found == pytest.approx([retrievability(e, s, W) for s, _, e in CARDS], rel=1e-12)
    for retention in (0.8, 0.9, 0.95):
        days = memory_arrays.intervals(STABILITY, retention, W)
        assert days.tolist() == [interval_days(s, retention, W) for s in STABILITY]


def test_answers_match_the_scalar_model() -> None:
    chance = state_arrays.recall(ELAPSED, STABILITY, W)
    passes = (Rating.HARD, Rating.GOOD, Rating.EASY)
    after = memory_arrays.after_recall(STABILITY, DIFFICULTY, chance, passes, W)
    relearnt = memory_arrays.after_relearning(STABILITY, DIFFICULTY, chance, W)
    for i, (s, d, e) in enumerate(CARDS):
        for rating, recalled in zip(passes, after, strict=True):
            scalar = next_memory(s, d, int(e), rating, W)
            assert (recalled[0][i], recalled[1][i]) == pytest.approx(scalar)
        failed = next_memory(s, d, int(e), Rating.AGAIN, W)
        expected = next_memory(*failed, 0, Rating.GOOD, W)
        assert (relearnt[0][i], relearnt[1][i]) == pytest.approx(expected)


def test_a_first_day_ends_with_a_recall() -> None:
    stability, difficulty = memory_arrays.after_first_day(W)
    assert stability[1:].tolist() == list(W[1:4])
    again = next_memory(*next_memory(None, None, None, Rating.AGAIN, W), 0, Rating.GOOD, W)
    assert (stability[0], difficulty[0]) == again


def test_spreading_over_the_grid_keeps_the_mass_and_its_mean() -> None:
    grid = MemoryGrid(W, 0.9, 10)
    stability = np.array([0.02, 1.0, 7.7, 900.0])
    difficulty = np.array([1.0, 3.3, 9.9, 10.0])
    mass = np.array([1.0, 0.5, 2.0, 0.25])
    spread = grid.spread(stability, difficulty, mass)
    assert spread.sum() == pytest.approx(3.75)
    assert spread @ np.log(grid.stability) == pytest.approx(mass @ np.log(stability))
    assert spread @ grid.difficulty == pytest.approx(mass @ difficulty)


def test_stabilities_beyond_the_grid_stay_at_its_edge() -> None:
    grid = MemoryGrid(W, 0.9, 10)
    spread = grid.spread(np.array([1e-6, 1e9]), np.array([5.0, 5.0]), np.array([1.0, 2.0]))
    assert spread[grid.stability < 0.0101].sum() == pytest.approx(1.0)
    assert spread[grid.stability > 36_000].sum() == pytest.approx(2.0)

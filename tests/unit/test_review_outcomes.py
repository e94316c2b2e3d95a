"""A day with a card keeps all of it, and its means, on the grid of memory states."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aimstudy.domain.review import Rating
from aimstudy.scheduling.answer_habits import Habits
from aimstudy.scheduling.memory_model import DEFAULT_PARAMETERS, next_memory
from aimstudy.scheduling.recalibration import Recalibration
from aimstudy.scheduling.review_outcomes import (
    CELLS,
    DIFFICULTIES,
    STABILITIES,
    Outcomes,
    StateGrid,
    mass_of,
)
from aimstudy.scheduling.state_arrays import Floats, Ints, recall
from aimstudy.scheduling.value_table import waits_within

W, HABITS = DEFAULT_PARAMETERS, Habits()
GRID = StateGrid(90)
OUTCOMES = Outcomes(GRID, W, HABITS)
LOWEST, HIGHEST = 0.03, 8.0 * 90

states = st.lists(
    st.tuples(st.floats(np.log(LOWEST), np.log(HIGHEST)), st.floats(1.0, 10.0)),
    min_size=1,
    max_size=20,
)


def means(cells: Ints, shares: Floats, grid: StateGrid = GRID) -> tuple[Floats, Floats]:
    """Mean log stability and mean difficulty of what was shared out."""
    log_s = (np.log(grid.stability)[cells] * shares).sum(axis=-1)
    return log_s, (grid.difficulty[cells] * shares).sum(axis=-1)


def test_the_grid_spans_minutes_to_eight_times_the_plan() -> None:
    assert CELLS == STABILITIES * DIFFICULTIES == len(GRID.stability) == len(GRID.difficulty)
    assert GRID.stability.min() == pytest.approx(LOWEST)
    assert GRID.stability.max() == pytest.approx(HIGHEST)
    assert sorted(set(GRID.difficulty.tolist())) == [1.0, 3.25, 5.5, 7.75, 10.0]
    assert StateGrid(1).stability.max() == pytest.approx(80.0)
    assert StateGrid(400).stability.max() == pytest.approx(3_200.0)


@settings(max_examples=80, deadline=None)
@given(states)
def test_a_state_is_shared_among_cells_that_keep_its_means(
    found: list[tuple[float, float]],
) -> None:
    log_s, difficulty = (np.array(values) for values in zip(*found, strict=True))
    cells, shares = GRID.share(np.exp(log_s), difficulty)
    assert cells.shape == shares.shape == (len(found), 4)
    assert (cells >= 0).all()
    assert (cells < CELLS).all()
    assert shares.min() >= 0.0
    assert shares.sum(axis=-1) == pytest.approx(1.0)
    assert means(cells, shares)[0] == pytest.approx(log_s, abs=1e-9)
    assert means(cells, shares)[1] == pytest.approx(difficulty, abs=1e-9)


def test_what_lies_beyond_the_grid_stays_at_its_edge() -> None:
    stability = np.array([0.001, 0.0, LOWEST, HIGHEST, 36_500.0])
    difficulty = np.array([1.0, 10.0, 10.0, 1.0, 10.0])
    cells, shares = GRID.share(stability, difficulty)
    log_s, kept = means(cells, shares)
    expected = [LOWEST, LOWEST, LOWEST, HIGHEST, HIGHEST]
    assert np.exp(log_s) == pytest.approx(expected)
    assert kept == pytest.approx(difficulty)
    assert shares.max(axis=-1) == pytest.approx(1.0)


def test_a_cell_is_shared_with_nobody() -> None:
    cells, shares = GRID.share(GRID.stability, GRID.difficulty)
    assert mass_of(cells, shares, CELLS) == pytest.approx(np.ones(CELLS))
    own = (cells == np.arange(CELLS)[:, None]) * shares
    assert own.sum(axis=-1) == pytest.approx(1.0)


@settings(max_examples=60, deadline=None)
@given(states, st.integers(1, 400))
def test_a_day_with_a_card_loses_nothing(found: list[tuple[float, float]], wait: int) -> None:
    log_s, difficulty = (np.array(values) for values in zip(*found, strict=True))
    chance = recall(wait, np.exp(log_s), W)
    cells, shares = OUTCOMES.after(np.exp(log_s), difficulty, chance)
    assert cells.shape == shares.shape == (len(found), 16)
    assert shares.min() >= 0.0
    assert shares.sum(axis=-1) == pytest.approx(1.0)
    failed = shares[:, :4].sum(axis=-1)
    assert failed == pytest.approx(1.0 - chance)


def test_a_day_with_a_card_worked_out_by_the_scalar_model() -> None:
    stability, difficulty, wait = 6.0, 5.0, 9
    chance = recall(wait, np.array([stability]), W)
    cells, shares = OUTCOMES.after(np.array([stability]), np.array([difficulty]), chance)
    expected_s = expected_d = 0.0
    ratings = ((1.0 - chance[0]), *(chance[0] * share for share in HABITS.recalled))
    for rating, share in zip(Rating, ratings, strict=True):
        s, d = next_memory(stability, difficulty, wait, rating, W)
        change = HABITS.step_growth[4] if rating == Rating.AGAIN else 0.0
        expected_s += share * (np.log(s) + change)
        expected_d += share * d
    found = means(cells, shares)
    assert (found[0][0], found[1][0]) == pytest.approx((expected_s, expected_d), rel=1e-9)


def test_past_misses_change_how_often_it_is_recalled_but_not_what_becomes_of_it() -> None:
    missed = Recalibration(np.array([-0.5, 1.2, -0.3]), np.eye(3))
    outcomes = Outcomes(GRID, W, HABITS, missed)
    waits = np.array([1, 9, 40])
    chance, seconds, moved = outcomes.matrix(waits)
    predicted = recall(waits[:, None], GRID.stability[None, :], W)
    assert chance == pytest.approx(missed.corrected(predicted, waits[:, None]))
    assert seconds == pytest.approx(HABITS.seconds(chance))
    row = moved[CELLS + 60]
    cell = slice(60, 61)
    cells, shares = OUTCOMES.after(GRID.stability[cell], GRID.difficulty[cell], predicted[1, cell])
    known = np.repeat([1.0 - chance[1, 60], chance[1, 60]], [4, 12])
    model = np.repeat([1.0 - predicted[1, 60], predicted[1, 60]], [4, 12])
    assert row == pytest.approx(mass_of(cells[0], shares[0] * known / model, CELLS))
    assert (outcomes.known(np.array([1.0, 0.8]), 0) == [1.0, 0.8]).all()
    assert (OUTCOMES.known(predicted, waits[:, None]) == predicted).all()


def test_certain_recalls_and_certain_failures() -> None:
    stability, difficulty = np.array([3.0, 3.0]), np.array([4.0, 4.0])
    _, shares = OUTCOMES.after(stability, difficulty, np.array([0.0, 1.0]))
    assert shares[0, :4].sum() == pytest.approx(1.0)
    assert shares[0, 4:].sum() == 0.0
    assert shares[1, :4].sum() == 0.0
    parts = [shares[1, n : n + 4].sum() for n in (4, 8, 12)]
    assert parts == pytest.approx(HABITS.recalled)


def test_the_first_day_is_shared_by_first_ratings() -> None:
    found = OUTCOMES.first_day()
    stability, difficulty = HABITS.first_days(W)
    assert found.shape == (CELLS,)
    assert found.sum() == pytest.approx(sum(HABITS.first))
    first = np.array(HABITS.first)
    assert found @ np.log(GRID.stability) == pytest.approx(first @ np.log(stability))
    assert found @ GRID.difficulty == pytest.approx(first @ difficulty)


@pytest.mark.parametrize("span", [1, 2, 90, 400])
def test_the_matrix_of_all_waits_is_what_follows_from_each_cell(span: int) -> None:
    grid = StateGrid(span)
    waits = waits_within(span)
    chance, seconds, moved = Outcomes(grid, W, HABITS).matrix(waits)
    assert chance.shape == seconds.shape == (len(waits), CELLS)
    assert moved.shape == (len(waits) * CELLS, CELLS)
    assert moved.min() >= 0.0
    assert moved.sum(axis=1) == pytest.approx(1.0)
    assert seconds == pytest.approx(13.0 * chance + 38.0 * (1.0 - chance))
    last = len(waits) - 1
    cells, shares = Outcomes(grid, W, HABITS).after(
        grid.stability[7:8], grid.difficulty[7:8], chance[last, 7:8]
    )
    assert moved[last * CELLS + 7] == pytest.approx(mass_of(cells, shares, CELLS))


def test_a_forecasts_grid_has_a_row_for_what_is_never_recalled() -> None:
    grid = StateGrid(90, to_nothing=True)
    assert len(grid.stability) == len(GRID.stability) == CELLS
    assert grid.stability.min() == pytest.approx(0.001)
    assert grid.stability.max() == pytest.approx(HIGHEST)
    stability = np.array([0.001, 0.005, LOWEST, 0.05, 3.0, 200.0, HIGHEST])
    cells, shares = grid.share(stability, np.full(7, 4.0))
    assert shares.sum(axis=-1) == pytest.approx(np.ones(7))
    log_s = (np.log(grid.stability)[cells] * shares).sum(axis=-1)
    assert np.exp(log_s) == pytest.approx(stability)

"""Every formula over arrays is the one for a single card, for one set of parameters or many."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aimstudy.domain.review import Rating
from aimstudy.scheduling import memory_model, state_arrays
from aimstudy.scheduling.memory_model import DEFAULT_PARAMETERS, MIN_STABILITY, Parameters
from aimstudy.scheduling.state_arrays import HIGHEST_STABILITY, Floats, Ints
from tests.unit.plan_cards import parameters

Card = tuple[float, float, int, int]
W = DEFAULT_PARAMETERS
EXACT = 1e-12

cards = st.lists(
    st.tuples(
        st.one_of(
            st.sampled_from([MIN_STABILITY, HIGHEST_STABILITY]),
            st.floats(-6.9, 10.5).map(np.exp).map(float),
        ),
        st.one_of(st.sampled_from([1.0, 10.0]), st.floats(1.0, 10.0)),
        st.one_of(st.integers(-3, 3), st.integers(4, 60), st.integers(61, 40_000)),
        st.integers(1, 4),
    ),
    min_size=1,
    max_size=12,
)


def columns(given_cards: list[Card]) -> tuple[Floats, Floats, Ints, Ints]:
    stability, difficulty, elapsed, rating = (
        np.array(values) for values in zip(*given_cards, strict=True)
    )
    return stability, difficulty, elapsed, rating


def as_sets(several: list[Parameters]) -> list[Floats]:
    return [np.array(values)[:, None] for values in zip(*several, strict=True)]


def capped(stability: float) -> float:
    return min(HIGHEST_STABILITY, stability)


@settings(max_examples=60, deadline=None)
@given(cards, parameters)
def test_recall_is_that_of_each_card(found: list[Card], w: Parameters) -> None:
    stability, _, elapsed, _ = columns(found)
    expected = [memory_model.retrievability(e, s, w) for s, _, e, _ in found]
    assert state_arrays.recall(elapsed, stability, w) == pytest.approx(expected, rel=EXACT)


@settings(max_examples=80, deadline=None)
@given(cards, parameters)
def test_next_states_are_those_of_each_card(found: list[Card], w: Parameters) -> None:
    stability, difficulty = state_arrays.next_states(*columns(found), w)
    for n, (s, d, elapsed, rating) in enumerate(found):
        expected = memory_model.next_memory(s, d, elapsed, Rating(rating), w)
        assert stability[n] == pytest.approx(capped(expected[0]), rel=EXACT)
        assert difficulty[n] == pytest.approx(expected[1], rel=EXACT)


@settings(max_examples=30, deadline=None)
@given(cards, st.lists(parameters, min_size=1, max_size=4))
def test_many_sets_of_parameters_give_a_row_each(
    found: list[Card], several: list[Parameters]
) -> None:
    stability, difficulty, elapsed, rating = columns(found)
    sets = as_sets(several)
    chance = state_arrays.recall(elapsed, stability, sets)
    grown, harder = state_arrays.next_states(stability, difficulty, elapsed, rating, sets)
    first_s, first_d = state_arrays.first_states(rating, sets)
    assert chance.shape == grown.shape == harder.shape == (len(several), len(found))
    for n, w in enumerate(several):
        assert chance[n] == pytest.approx(state_arrays.recall(elapsed, stability, w), rel=EXACT)
        alone = state_arrays.next_states(stability, difficulty, elapsed, rating, w)
        assert (grown[n], harder[n]) == (pytest.approx(alone[0]), pytest.approx(alone[1]))
        assert first_s[n] == pytest.approx(state_arrays.first_states(rating, w)[0], rel=EXACT)
        assert first_d[n] == pytest.approx(state_arrays.first_states(rating, w)[1], rel=EXACT)


@settings(max_examples=60, deadline=None)
@given(parameters)
def test_first_states_are_those_of_a_first_answer(w: Parameters) -> None:
    found = state_arrays.first_states(np.array([1, 2, 3, 4]), w)
    expected = [memory_model.next_memory(None, None, None, rating, w) for rating in Rating]
    assert found[0] == pytest.approx([s for s, _ in expected], rel=EXACT)
    assert found[1] == pytest.approx([d for _, d in expected], rel=EXACT)


def test_no_rating_counts_as_again_in_a_first_state() -> None:
    none = state_arrays.first_states(np.array([0]), W)
    again = state_arrays.first_states(np.array([1]), W)
    assert (none[0][0], none[1][0]) == (again[0][0], again[1][0]) == (0.212, 6.4133)


@settings(max_examples=50, deadline=None)
@given(cards)
def test_each_kind_of_answer_alone_is_that_of_each_card(found: list[Card]) -> None:
    stability, difficulty, elapsed, rating = columns(found)
    chance = state_arrays.recall(elapsed, stability, W)
    after = {
        1: state_arrays.after_lapse(stability, difficulty, chance, W),
        **{g: state_arrays.after_success(stability, difficulty, chance, g, W) for g in (2, 3, 4)},
    }
    step = state_arrays.after_step(stability, rating, W)
    for n, (s, d, e, g) in enumerate(found):
        same_day = memory_model.next_memory(s, d, 0, Rating(g), W)[0]
        assert max(MIN_STABILITY, step[n]) == pytest.approx(same_day, rel=EXACT)
        if e > 0:
            later = memory_model.next_memory(s, d, e, Rating(g), W)[0]
            assert max(MIN_STABILITY, after[g][n]) == pytest.approx(later, rel=EXACT)


def test_worked_by_hand() -> None:
    stability, difficulty = np.array([2.3065]), np.array([2.1181])
    assert state_arrays.recall(0, stability, W)[0] == 1.0
    assert state_arrays.recall(-5, stability, W)[0] == 1.0
    assert state_arrays.recall(stability, stability, W)[0] == pytest.approx(0.9, abs=1e-15)
    easier = state_arrays.next_difficulty(difficulty, 4, W)[0]
    stepped = 2.1181 - 3.0194 * (10 - 2.1181) / 9
    assert stepped < 1.0
    assert easier == 1.0
    harder = state_arrays.next_difficulty(difficulty, 1, W)[0]
    drawn_to = 6.4133 - np.exp(0.8334 * 3) + 1
    stepped = 2.1181 + 2 * 3.0194 * (10 - 2.1181) / 9
    assert harder == pytest.approx(0.001 * drawn_to + 0.999 * stepped, rel=EXACT)


def test_stability_stays_within_its_bounds() -> None:
    found = state_arrays.bounded(np.array([-1.0, 0.0, 1e-9, 3.0, 1e12, np.inf]))
    assert found.tolist() == [0.001, 0.001, 0.001, 3.0, 36_500.0, 36_500.0]
    stability = np.array([MIN_STABILITY, HIGHEST_STABILITY])
    ends = np.array([1.0, 10.0])
    for rating in (1, 2, 3, 4):
        for elapsed in (0, 1, 40_000):
            given_rating, wait = np.full(2, rating), np.full(2, elapsed)
            after = state_arrays.next_states(stability, ends, wait, given_rating, W)
            assert ((after[0] >= MIN_STABILITY) & (after[0] <= HIGHEST_STABILITY)).all()
            assert ((after[1] >= 1.0) & (after[1] <= 10.0)).all()

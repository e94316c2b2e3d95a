"""Past misses correct what is predicted, recent ones more, and a little at first."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aimstudy.scheduling.recalibration import (
    HALF_LIFE_DAYS,
    TERMS,
    Recalibration,
    recalibration,
)
from aimstudy.scheduling.state_arrays import Floats, Ints

UNKNOWN = Recalibration.unknown()
PREDICTED = np.linspace(0.2, 0.97, 4_000)
NOW = np.zeros(4_000, dtype=np.int64)
DAYS = np.tile(np.array([1, 2, 4, 8, 16, 32]), 667)[:4_000]
MIDDLE = np.exp(1.0)  # days at which their number counts nothing


def odds(chance: Floats) -> Floats:
    return np.asarray(np.log(chance / (1.0 - chance)))


def chance_of(log_odds: Floats) -> Floats:
    return np.asarray(1.0 / (1.0 + np.exp(-log_odds)))


def came(chance: Floats, seed: int = 1) -> Recalibration:
    """After answers that were known with these chances, not with those predicted."""
    count = len(chance)
    known = np.random.default_rng(seed).random(count) < chance
    return recalibration(PREDICTED[:count], known, DAYS[:count], NOW[:count])


def flat(share: float, answers: int, count: int, days: Ints | int = 3) -> Recalibration:
    """So many answers predicted with the chance ``share``, the first ``answers`` known."""
    known = np.arange(count) < answers
    late = np.broadcast_to(days, (count,))
    return recalibration(np.full(count, share), known, late, np.zeros(count, dtype=np.int64))


def test_without_answers_nothing_is_corrected_or_doubted() -> None:
    none = np.zeros(0, dtype=np.int64)
    found = recalibration(np.zeros(0), none > 0, none, none)
    assert (found.values == UNKNOWN.values).all()
    assert UNKNOWN.corrected(PREDICTED, DAYS) == pytest.approx(PREDICTED)
    assert found.doubt == 0.0


def test_good_predictions_stay_become_sure_and_are_not_doubted() -> None:
    found = came(PREDICTED)
    assert found.corrected(PREDICTED, DAYS) == pytest.approx(PREDICTED, abs=0.04)
    assert np.trace(found.covariance) < 0.05 * np.trace(UNKNOWN.covariance)
    assert found.doubt < 0.05


def test_too_much_hope_is_brought_down() -> None:
    really = chance_of(0.8 * odds(PREDICTED) - 0.6)
    found = came(really)
    assert found.corrected(PREDICTED, DAYS) == pytest.approx(really, abs=0.06)
    assert found.doubt > 0.9


def test_forgetting_that_gains_with_the_days_is_carried_on_to_longer_waits() -> None:
    found = came(chance_of(odds(PREDICTED) - 0.5 * (np.log(DAYS) - 1.0)))
    assert found.values == pytest.approx([0.0, 1.0, -0.5], abs=0.12)
    later = found.corrected(np.full(3, 0.7), np.array([1, 30, 120]))
    assert later[0] > 0.7 > later[1] > later[2]
    assert later[2] < chance_of(odds(np.array(0.7)) - 0.4 * np.log(120 / MIDDLE))


def test_what_was_answered_today_has_not_been_forgotten() -> None:
    found = came(chance_of(0.8 * odds(PREDICTED) - 0.6))
    assert found.corrected(np.array([1.0, 0.9]), np.array([0, 0])).tolist() == [1.0, 0.9]


def test_a_few_answers_move_it_a_little() -> None:
    few, many = (flat(0.2, 0, count).corrected(np.array([0.2]), 3)[0] for count in (3, 300))
    assert many < few < 0.2
    assert few > 0.1


def test_doubt_wants_both_many_misses_and_large_ones() -> None:
    assert flat(0.9, 8, 10).doubt < 0.1 < flat(0.9, 7, 10).doubt < 0.5
    assert flat(0.9, 65, 100).doubt > 0.85
    assert 0.0 < flat(0.9, 8_700, 10_000).doubt < 0.99 < flat(0.9, 8_000, 10_000).doubt < 1.0


def test_knowing_more_than_was_hoped_is_no_reason_for_doubt() -> None:
    assert flat(0.8, 95, 100).doubt == 0.0
    assert came(chance_of(1.3 * odds(PREDICTED) + 0.3)).doubt == 0.0
    # Better at short waits does not make up for worse at long ones, which are to come.
    late = came(chance_of(odds(PREDICTED) + 0.6 - 0.6 * (np.log(DAYS) - 0.5)))
    assert late.doubt > 0.5


@given(
    st.lists(
        st.tuples(st.floats(0, 1), st.booleans(), st.integers(1, 300), st.integers(0, 90)),
        min_size=1,
        max_size=40,
    ),
    st.integers(0, 39),
)
def test_a_failure_in_place_of_an_answer_never_takes_doubt_away(
    answers: list[tuple[float, bool, int, int]], place: int
) -> None:
    columns = [np.array([row[n] for row in answers]) for n in range(4)]
    before = recalibration(*columns).doubt
    columns[1][place % len(answers)] = False
    assert recalibration(*columns).doubt >= before - 1e-12


def test_failures_that_come_on_top_never_take_doubt_away() -> None:
    chance, days = np.append(np.full(200, 0.8), [0.97] * 3), np.append(DAYS[:200], [1, 2, 4])
    known = np.arange(203) % 20 < 15
    known[200:] = False
    doubts = [
        recalibration(chance[:count], known[:count], days[:count], NOW[:count]).doubt
        for count in (200, 201, 202, 203)
    ]
    assert 0.1 < doubts[0] < doubts[1] < doubts[2] < doubts[3] < 1.0


def test_likely_ones_lie_around_it() -> None:
    found = came(PREDICTED[:200])
    normal = np.random.default_rng(5).standard_normal((3_000, TERMS))
    values = np.array([found.drawn(each).values for each in normal])
    assert values.mean(axis=0) == pytest.approx(found.values, abs=0.03)
    assert np.cov(values.T) == pytest.approx(found.covariance, abs=0.03)
    assert found.drawn(np.zeros(TERMS)).values == pytest.approx(found.values)
    assert found.drawn(np.ones(TERMS)).doubt == found.doubt


def test_recent_answers_count_more() -> None:
    chance, days = np.full(200, 0.8), np.full(200, 3)
    known = np.arange(200) < 100
    old, new = np.full(100, 4 * int(HALF_LIFE_DAYS)), np.zeros(100, dtype=np.int64)
    forgot_lately = recalibration(chance, known, days, np.concatenate([old, new]))
    forgot_once = recalibration(chance, known, days, np.concatenate([new, old]))
    lately, once = (each.corrected(chance, 3)[0] for each in (forgot_lately, forgot_once))
    assert lately < 0.5 < once


@given(
    st.lists(
        st.tuples(st.floats(0, 1), st.booleans(), st.integers(1, 4_000), st.integers(0, 4_000)),
        max_size=60,
    ),
    st.floats(0, 1),
    st.integers(1, 4_000),
)
def test_whatever_came_it_stays_a_chance(
    answers: list[tuple[float, bool, int, int]], chance: float, ahead: int
) -> None:
    predicted = np.array([row[0] for row in answers], dtype=np.float64)
    known = np.array([row[1] for row in answers], dtype=np.bool_)
    days, age = (np.array([row[n] for row in answers], dtype=np.int64) for n in (2, 3))
    found = recalibration(predicted, known, days, age)
    assert 0.0 < found.corrected(np.array([chance]), ahead)[0] < 1.0
    assert 0.0 <= found.doubt <= 1.0
    assert np.linalg.eigvalsh(found.covariance).min() > 0.0


@pytest.mark.parametrize("count", [10, 1_000, 50_000])
@pytest.mark.parametrize("sure", [0.9, 0.97, 1.0])
def test_the_very_wrong_end_where_they_should(count: int, sure: float) -> None:
    found = flat(sure, 0, count)
    assert found.corrected(np.array([sure]), 3)[0] < (0.6 if count == 10 else 0.05)
    mirrored = flat(1.0 - sure, count, count)
    assert mirrored.values * [-1, 1, -1] == pytest.approx(found.values, abs=1e-4)

"""Past misses correct what is predicted, recent ones more, and a little at first."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aimstudy.scheduling.recalibration import HALF_LIFE_DAYS, Recalibration, recalibration
from aimstudy.scheduling.state_arrays import Floats

UNKNOWN = Recalibration.unknown()
PREDICTED = np.linspace(0.2, 0.97, 4_000)
NOW = np.zeros(4_000, dtype=np.int64)


def came(chance: Floats, seed: int = 1) -> Recalibration:
    """After answers that were known with these chances, not with those predicted."""
    known = np.random.default_rng(seed).random(len(chance)) < chance
    return recalibration(PREDICTED[: len(chance)], known, NOW[: len(chance)])


def test_without_answers_nothing_is_corrected() -> None:
    found = recalibration(np.zeros(0), np.zeros(0, dtype=np.bool_), np.zeros(0, dtype=np.int64))
    assert (found.values == UNKNOWN.values).all()
    assert UNKNOWN.corrected(PREDICTED) == pytest.approx(PREDICTED)
    assert UNKNOWN.error(0.8) == pytest.approx(0.16 * np.hypot(0.5, 0.35 * np.log(4.0)))


def test_good_predictions_stay_and_become_sure() -> None:
    found = came(PREDICTED)
    assert found.corrected(PREDICTED) == pytest.approx(PREDICTED, abs=0.03)
    assert found.error(0.8) < 0.15 * UNKNOWN.error(0.8)


def test_too_much_hope_is_brought_down() -> None:
    odds = np.log(PREDICTED / (1.0 - PREDICTED)) * 0.8 - 0.6
    really = 1.0 / (1.0 + np.exp(-odds))
    assert came(really).corrected(PREDICTED) == pytest.approx(really, abs=0.04)


def test_a_few_answers_move_it_a_little() -> None:
    few, many = (came(np.zeros(count)).corrected(np.array([0.2]))[0] for count in (3, 300))
    assert many < few < 0.2
    assert few > 0.1


def test_recent_answers_count_more() -> None:
    chance = np.full(200, 0.8)
    known = np.arange(200) < 100
    old, new = np.full(100, 4 * int(HALF_LIFE_DAYS)), np.zeros(100, dtype=np.int64)
    forgot_lately = recalibration(chance, known, np.concatenate([old, new]))
    forgot_once = recalibration(chance, known, np.concatenate([new, old]))
    assert forgot_lately.corrected(chance)[0] < 0.5 < forgot_once.corrected(chance)[0]


@given(
    st.lists(st.tuples(st.floats(0, 1), st.booleans(), st.integers(0, 4_000)), max_size=60),
    st.floats(0, 1),
)
def test_whatever_came_it_stays_a_chance(
    answers: list[tuple[float, bool, int]], chance: float
) -> None:
    predicted = np.array([row[0] for row in answers], dtype=np.float64)
    known = np.array([row[1] for row in answers], dtype=np.bool_)
    age = np.array([row[2] for row in answers], dtype=np.int64)
    found = recalibration(predicted, known, age)
    assert 0.0 < found.corrected(np.array([chance]))[0] < 1.0
    assert found.error(chance) >= 0.0
    assert np.linalg.eigvalsh(found.covariance).min() > 0.0


@pytest.mark.parametrize("count", [10, 1_000, 50_000])
@pytest.mark.parametrize("sure", [0.9, 0.97, 1.0])
def test_the_very_wrong_end_where_they_should(count: int, sure: float) -> None:
    known = np.zeros(count, dtype=np.bool_)
    found = recalibration(np.full(count, sure), known, np.zeros(count, dtype=np.int64))
    assert found.corrected(np.array([sure]))[0] < (0.5 if count == 10 else 0.05)
    mirrored = recalibration(np.full(count, 1 - sure), ~known, np.zeros(count, dtype=np.int64))
    assert mirrored.values == pytest.approx([-found.values[0], found.values[1]], abs=1e-4)

"""The memory model gives FSRS-6's numbers: worked by hand here, against py-fsrs elsewhere."""

import subprocess
import sys
from math import exp

import pytest

from aimstudy.domain.review import Rating
from aimstudy.scheduling.memory_model import (
    DEFAULT_PARAMETERS,
    MAX_INTERVAL,
    interval_days,
    next_memory,
    retrievability,
)


def test_there_are_21_default_parameters() -> None:
    assert len(DEFAULT_PARAMETERS) == 21
    assert DEFAULT_PARAMETERS[0] == 0.212
    assert DEFAULT_PARAMETERS[20] == 0.1542


@pytest.mark.parametrize("stability", [0.001, 0.5, 2.3065, 100.0, 40_000.0])
def test_recall_after_stability_days_is_nine_in_ten(stability: float) -> None:
    assert retrievability(stability, stability) == pytest.approx(0.9, abs=1e-12)
    assert retrievability(0, stability) == 1.0


def test_time_set_back_does_not_raise_recall_above_one() -> None:
    assert retrievability(-3, 2.0) == 1.0


def test_interval_at_nine_in_ten_is_the_stability_rounded() -> None:
    assert [interval_days(s, 0.9) for s in (0.1, 1.4, 1.6, 8.2956, 365.0)] == [1, 1, 2, 8, 365]


def test_interval_is_longer_for_a_lower_retention_and_capped() -> None:
    assert interval_days(10.0, 0.95) == 4
    assert interval_days(10.0, 0.8) == 33
    assert interval_days(1e9, 0.9) == MAX_INTERVAL
    assert interval_days(float("inf"), 0.9) == MAX_INTERVAL


@pytest.mark.parametrize("retention", [0.0, 1.0, -1.0, 1.5])
def test_an_impossible_retention_is_refused(retention: float) -> None:
    with pytest.raises(ValueError, match="retention"):
        interval_days(10.0, retention)


@pytest.mark.parametrize(
    ("rating", "stability"),
    [
        (Rating.AGAIN, 0.212),
        (Rating.HARD, 1.2931),
        (Rating.GOOD, 2.3065),
        (Rating.EASY, 8.2956),
    ],
)
def test_the_first_answer_sets_stability(rating: Rating, stability: float) -> None:
    assert next_memory(None, None, None, rating)[0] == stability


def test_the_first_answer_sets_difficulty() -> None:
    assert next_memory(None, None, None, Rating.AGAIN)[1] == pytest.approx(6.4133)
    good = 6.4133 - exp(0.8334 * 2) + 1
    assert next_memory(None, None, None, Rating.GOOD)[1] == pytest.approx(good)
    assert next_memory(None, None, None, Rating.EASY)[1] == 1.0


def test_a_second_recall_on_its_day_matches_the_formula() -> None:
    stability, difficulty = 2.3065, 2.1181
    recall = retrievability(2, stability)
    growth = exp(1.8722) * (11 - difficulty) * stability**-0.1666 * (exp(0.796 * (1 - recall)) - 1)
    found, _ = next_memory(stability, difficulty, 2, Rating.GOOD)
    assert found == pytest.approx(stability * (1 + growth), rel=1e-12)


def test_unknown_or_negative_time_counts_as_the_same_day() -> None:
    same_day = next_memory(3.0, 5.0, 0, Rating.GOOD)
    assert next_memory(3.0, 5.0, None, Rating.GOOD) == same_day
    assert next_memory(3.0, 5.0, -4, Rating.GOOD) == same_day


def test_start_up_does_not_pay_for_numpy() -> None:
    modules = ("memory_model", "card_states", "pace_by_dates", "recall_band")
    imports = "; ".join(f"import aimstudy.scheduling.{module}" for module in modules)
    code = f"import sys; {imports}; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

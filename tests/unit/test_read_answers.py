"""Answers too fast to have been read, told from fast answers of somebody who knows the cards."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aimstudy.scheduling.read_answers import LEAST_MS, MOST_MS, too_fast

times = st.integers(0, 60_000)


def test_a_click_is_no_answer_and_a_time_not_known_is() -> None:
    assert too_fast([]) == []
    assert too_fast([5_000, 200, 0, -3, LEAST_MS, 7_000]) == [False, True] + [False] * 4


@pytest.mark.parametrize("usual", [1_000, 3_000, 6_000])
def test_whoever_knows_short_cards_is_not_taken_for_clicking(usual: int) -> None:
    rng = np.random.default_rng(4)
    took = [int(ms) for ms in usual * np.exp(0.25 * rng.standard_normal(2_000))]
    assert sum(too_fast(took)) <= 1.1 * sum(ms < LEAST_MS for ms in took)
    assert np.mean(too_fast([max(LEAST_MS, ms) for ms in took])) == 0.0


def test_whoever_is_slow_cannot_have_read_as_fast_as_others_can() -> None:
    slow = [12_000] * 40
    assert too_fast([*slow, 1_100, *slow])[40]
    assert not too_fast([*slow, 1_300, *slow])[40]
    # However slow somebody is, a second and a half may be enough.
    assert not too_fast([90_000, MOST_MS, 90_000])[1]
    assert too_fast([90_000, MOST_MS - 1, 90_000])[1]


def test_clicks_in_a_row_take_slower_ones_among_them_along() -> None:
    clicks = [200, 300, 180, 1_200, 250, 1_500, 200, 1_599, 200, 150, 1_600, 200, 180, 170]
    found = too_fast([5_000] * 12 + clicks + [5_000] * 12)
    assert found[12:26] == [ms != 1_600 for ms in clicks]
    assert not any(found[:12] + found[26:])
    # The same times alone among slow ones are answers.
    assert not any(too_fast([5_000] * 6 + [1_200] + [5_000] * 6 + [1_500] + [5_000] * 6))


@given(st.lists(times, max_size=60), st.integers(1, 20), st.integers(1, 700))
def test_any_number_of_clicks_are_found_and_slow_answers_stay(
    before: list[int], clicks: int, took: int
) -> None:
    found = too_fast(before + [took] * clicks)
    assert all(found[len(before) :])
    for ms, fast in zip(before, found, strict=False):
        assert not (fast and ms >= 2 * MOST_MS)
        assert fast or not 0 < ms < LEAST_MS

"""What is kept of the minutes set aside: all at first, then what the days say."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aimstudy.scheduling.minutes_kept import share_kept


def test_somebody_unknown_keeps_all() -> None:
    assert share_kept(np.zeros(0), np.zeros(0)) == 1.0
    assert share_kept(np.zeros(4), np.zeros(4)) == 1.0


def test_kept_days_keep_it_at_all() -> None:
    planned = np.array([600.0, 0.0, 300.0])
    assert share_kept(planned, planned) == 1.0
    assert share_kept(planned + 50.0, planned) == 1.0


def test_missed_days_count_against_three_days_of_trust() -> None:
    planned = np.full(7, 600.0)
    studied = np.array([600.0, 600.0, 0.0, 600.0, 0.0, 600.0, 600.0])
    assert share_kept(studied, planned) == pytest.approx((5 + 3) / (7 + 3))
    assert share_kept(0.5 * planned, planned) == pytest.approx((3.5 + 3) / (7 + 3))
    assert share_kept(np.zeros(7), planned) == pytest.approx(3 / 10)


def test_a_long_day_makes_up_for_one_missed_day_at_most() -> None:
    planned = np.full(3, 600.0)
    assert share_kept(np.array([1_200.0, 0.0, 600.0]), planned) == 1.0
    assert share_kept(np.array([9_999.0, 0.0, 0.0]), planned) == pytest.approx(5 / 6)


@given(st.lists(st.tuples(st.floats(0, 1e5), st.floats(0, 1e5)), max_size=40))
def test_it_is_a_share_above_nothing(days: list[tuple[float, float]]) -> None:
    studied, planned = (np.array([day[n] for day in days]) for n in (0, 1))
    assert 0.0 < share_kept(studied, planned) <= 1.0

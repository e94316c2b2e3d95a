"""A price curve: log-linear between knots before each exam, with a jump allowed at an exam."""

import numpy as np
import pytest

from aimstudy.scheduling.price_curve import Prices

TWO = Prices((1, 10, 12, 20), tuple(np.log([0.08, 0.02, 0.04, 0.01])), (0, 10))


def test_with_one_exam_there_are_as_many_knots_however_long_it_is() -> None:
    assert len(Prices.usual(90).knots) == len(Prices.usual(400).knots) == 7
    assert Prices.usual(90) == Prices.usual(90, (0,))


def test_each_exam_has_knots_from_the_day_before_it_back_to_the_exam_before() -> None:
    usual = Prices.usual(100, (0, 40, 41, 99))
    for first in (1, 40, 41, 42, 99, 100):
        assert first in usual.knots
    assert list(usual.knots) == sorted(set(usual.knots))
    by_day = usual.by_days_left(100)
    assert by_day[0] == 0.0
    assert by_day[[1, 41, 42, 100]] == pytest.approx([0.0136] * 4, rel=0.01)
    assert (np.diff(by_day[42:100]) < 0.0).all()
    assert by_day[40] < by_day[41]  # the day of an exam belongs to the stretch after it


def test_between_knots_the_price_follows_the_days_to_the_next_exam() -> None:
    by_day = TWO.by_days_left(20)
    assert by_day[[1, 10, 12, 20]] == pytest.approx([0.08, 0.02, 0.04, 0.01])
    assert by_day[11] == pytest.approx(0.04)  # the nearest knot
    halfway = np.log(5 / 2) / np.log(10 / 2)
    assert by_day[15] == pytest.approx(0.04 * (0.01 / 0.04) ** halfway)
    assert by_day[10] < by_day[11] > by_day[12] - 1e-12


def test_seen_from_an_exam_it_is_the_same_curve_by_its_days_left() -> None:
    found = TWO.seen_from(10, 1.0)
    assert found.exams == (0,)
    assert found.by_days_left(10)[1:] == pytest.approx(TWO.by_days_left(20)[11:])
    assert TWO.seen_from(0, 0.5).by_days_left(20) == pytest.approx(0.5 * TWO.by_days_left(20))


def test_fitted_to_other_exams_it_keeps_its_prices_about() -> None:
    assert TWO.fitted_to(20, (0,)).by_days_left(20)[1] == pytest.approx(0.08)
    same = TWO.fitted_to(20, (0, 10))
    assert same.by_days_left(20)[11:] == pytest.approx(TWO.by_days_left(20)[11:], rel=0.25)
    usual = Prices.usual(60, (0, 25))
    assert usual.fitted_to(60, (0, 25)).log_price == pytest.approx(usual.log_price)
    longer = TWO.fitted_to(80, (0, 70))
    assert np.isfinite(longer.by_days_left(80)).all()
    assert (longer.by_days_left(80)[1:] > 0.0).all()

"""Results of exams that are over: how far they move the forecasts of later ones."""

from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aimstudy.scheduling.exam_forecast import Spread
from aimstudy.scheduling.pass_chance import known_behind
from aimstudy.scheduling.result_shift import ResultShift, SatExam, band_of_word, result_shift

SAID = Spread(0.85, 0.02)
shares = st.floats(0.0, 1.0)


def logit(share: float) -> float:
    return log(share / (1.0 - share))


def sat(right: float, *, said: Spread = SAID, width: float = 0.1, options: int = 0) -> SatExam:
    return SatExam(said, right - width / 2, right + width / 2, 50, options)


def test_without_a_result_forecasts_stay() -> None:
    assert result_shift([]) == ResultShift()
    assert ResultShift().moved(SAID) == SAID


def test_a_result_as_forecast_moves_nothing_and_widens() -> None:
    assert result_shift([sat(0.85, width=0.0)]).logits == pytest.approx(0.0, abs=1e-9)
    found = result_shift([sat(0.85)])
    assert found.logits == pytest.approx(0.0, abs=0.02)
    moved = found.moved(SAID)
    assert moved.mean == pytest.approx(0.85, abs=0.003)
    assert SAID.error < moved.error < 0.06


def test_guesses_are_taken_off_before_the_comparison() -> None:
    # .85 known and a quarter of the rest guessed
    found = result_shift([sat(0.85 + 0.15 / 4, width=0.0, options=4)])
    assert found.logits == pytest.approx(0.0, abs=1e-9)


def test_one_result_moves_by_less_than_half_of_the_gap() -> None:
    found = result_shift([sat(0.65)])
    gap = logit(0.65) - logit(0.85)
    assert 0.5 * gap < found.logits < 0.25 * gap
    assert 0.75 < found.moved(SAID).mean < 0.80


def test_results_that_agree_move_further_and_are_surer() -> None:
    one, three = result_shift([sat(0.65)]), result_shift([sat(0.65)] * 3)
    assert three.logits < 1.4 * one.logits
    assert three.error < one.error


def test_a_wide_band_says_less() -> None:
    narrow, wide = result_shift([sat(0.65, width=0.02)]), result_shift([sat(0.65, width=0.5)])
    assert narrow.logits < wide.logits < 0.0


@given(st.floats(0.3, 0.995), st.floats(0.0, 0.1), st.integers(0, 5), st.integers(0, 500))
def test_a_result_that_may_be_anything_moves_nothing(
    said: float, error: float, options: int, questions: int
) -> None:
    anything = SatExam(Spread(said, error), 0.0, 1.0, questions, options)
    assert result_shift([anything]) == ResultShift()
    told = SatExam(Spread(said, error), 0.3, 0.4, questions, options)
    assert result_shift([told, anything]) == result_shift([told])


@given(st.floats(0.05, 0.95), st.floats(0.0, 1.0), st.floats(0.0, 1.0), st.integers(0, 5))
def test_a_band_never_moves_a_forecast_past_itself(
    said: float, one: float, other: float, options: int
) -> None:
    exam = SatExam(Spread(said, 0.03), min(one, other), max(one, other), 50, options)
    moved = result_shift([exam]).moved(exam.said).mean
    low, high = (min(0.98, max(0.02, known_behind(end, options))) for end in (exam.low, exam.high))
    assert min(said, low) - 1e-9 <= moved <= max(said, high) + 1e-9


@given(shares, shares, st.floats(0.0, 0.3), st.integers(0, 5), st.integers(0, 500))
def test_it_never_overshoots_and_stays_a_share(
    said: float, right: float, error: float, options: int, questions: int
) -> None:
    exam = SatExam(Spread(said, error), right, right, questions, options)
    found = result_shift([exam])
    inside = [min(0.98, max(0.02, share)) for share in (said, exam.known)]
    gap = logit(inside[1]) - logit(inside[0])
    assert abs(found.logits) <= abs(gap) / 2 + 1e-12
    assert found.logits * gap >= 0.0
    moved = found.moved(exam.said)
    assert 0.0 <= moved.mean <= 1.0
    assert moved.error >= exam.said.error - 1e-12


@pytest.mark.parametrize("mean", [0.0, 1.0])
def test_what_is_certain_stays_certain(mean: float) -> None:
    assert result_shift([sat(0.4)]).moved(Spread(mean, 0.0)) == Spread(mean, 0.0)


def test_the_bare_word_counts_only_against_the_odds() -> None:
    assert band_of_word(SAID, True, 0.7) == (0.85, 0.85)
    assert band_of_word(SAID, False, 0.7) == pytest.approx((0.6, 0.7))
    low = Spread(0.4, 0.02)
    assert band_of_word(low, False, 0.7) == (0.4, 0.4)
    assert band_of_word(low, True, 0.95) == pytest.approx((0.95, 1.0))
    assert band_of_word(low, False, 0.7, options=4) == pytest.approx((0.55, 0.55))

"""Results of exams that are over: how far they move the forecasts of later ones."""

from itertools import pairwise
from math import log

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aimstudy.scheduling.exam_forecast import Spread
from aimstudy.scheduling.pass_chance import PassRule, TopicRecall, pass_outlook
from aimstudy.scheduling.result_shift import (
    DAY_SD,
    LASTING_SD,
    ResultShift,
    SatExam,
    marks_of_band,
    marks_of_word,
    result_shift,
)

SAID = Spread(0.85, 0.02)
SURE = Spread(0.94, 0.03)
RULE = PassRule(50, 0.7, options=4)
SPREADS = st.builds(Spread, st.floats(0.05, 0.99), st.floats(0.0, 0.08))
BANDS = [(low, 100 if low == 90 else low + 9) for low in range(0, 100, 10)]
QUESTIONS = st.sampled_from([25, 40, 50, 100])


def sat(band: tuple[int, int], said: Spread = SAID, questions: int = 50) -> SatExam:
    return SatExam(said, band[0] >= 70, *marks_of_band(*band, questions), questions, 4)


def chance(shift: ResultShift, ahead: Spread) -> float:
    topic = TopicRecall(1.0, shift.moved(ahead), shift.on_paper)
    found = pass_outlook(RULE, [topic]).chance
    assert found is not None
    return found


def test_without_a_result_forecasts_stay_and_the_paper_is_unsure() -> None:
    assert result_shift([]) == ResultShift(0.0, LASTING_SD)
    assert ResultShift().moved(SAID) == SAID
    assert ResultShift().on_paper == pytest.approx((0.25 * 0.8 + 0.2 + DAY_SD**2) ** 0.5)


def test_recall_that_is_unsure_for_what_is_to_come_takes_little_of_a_failure() -> None:
    follow, stop = Spread(0.92, 0.09), Spread(0.66, 0.14)
    shift = result_shift([sat((50, 59), Spread(0.98, 0.025))])
    after = [spread.band() for spread in shift.recalled(follow, stop)]
    assert (after[0].low, after[1].low) == pytest.approx((0.658, 0.295), abs=0.005)
    assert (after[0].mean, after[1].mean) == pytest.approx((0.871, 0.532), abs=0.005)
    assert chance(ResultShift(), follow) == pytest.approx(0.97, abs=0.01)
    assert chance(shift, follow) == pytest.approx(0.53, abs=0.02)


def test_of_what_was_known_for_sure_some_is_lost_on_any_paper() -> None:
    sure = [result_shift([sat((50, 59), Spread(mean, 0.01))]) for mean in (0.95, 0.98, 1.0)]
    assert sure[0] == sure[1] == sure[2]
    assert sure[0].logits < result_shift([sat((50, 59), SURE)]).logits
    assert sure[0].moved(Spread(0.998, 0.02)).mean == pytest.approx(0.74, abs=0.02)
    hardly = ResultShift(-0.01).moved(Spread(0.98, 0.01))
    assert hardly.mean == pytest.approx(0.98, abs=0.001)


def test_a_sure_forecast_and_a_clear_failure_leave_the_next_exam_open() -> None:
    assert chance(ResultShift(), SURE) > 0.99
    found = result_shift([sat((50, 59), SURE)])
    assert found.moved(SURE).mean == pytest.approx(0.69, abs=0.01)
    assert chance(found, SURE) == pytest.approx(0.68, abs=0.01)
    for certain in (Spread(0.99, 0.01), Spread(0.998, 0.01), Spread(1.0, 0.0)):
        assert chance(result_shift([sat((50, 59), certain)]), Spread(0.99, 0.01)) < 0.99


@given(st.builds(Spread, st.floats(0.5, 0.99), st.floats(0.0, 0.08)), st.sampled_from([50, 100]))
@settings(max_examples=25)
def test_a_result_as_expected_leaves_the_mean_and_makes_the_paper_no_less_sure(
    said: Spread, questions: int
) -> None:
    right = round(100 * (said.mean + (1.0 - said.mean) / 4))
    band = (max(0, right - 5), min(100, right + 4))
    exam = SatExam(said, True, *marks_of_band(*band, questions), questions, 4)
    found = result_shift([exam])
    moved = found.moved(said)
    assert moved.mean == pytest.approx(said.mean, abs=0.01)
    assert found.error <= LASTING_SD
    assert found.on_paper <= ResultShift().on_paper


@given(SPREADS, QUESTIONS, st.floats(0.05, 0.99))
@settings(max_examples=25)
def test_a_higher_band_never_means_a_lower_forecast(
    said: Spread, questions: int, ahead: float
) -> None:
    shifts = [result_shift([sat(band, said, questions)]) for band in BANDS]
    means = [shift.moved(Spread(ahead, 0.02)).mean for shift in shifts]
    assert all(low <= high + 1e-9 for low, high in pairwise(means))


@given(
    st.lists(st.tuples(SPREADS, st.sampled_from(BANDS)), max_size=3),
    st.tuples(SPREADS, st.sampled_from(BANDS)),
    SPREADS,
)
@settings(max_examples=40)
def test_a_failure_never_raises_anything(
    earlier: list[tuple[Spread, tuple[int, int]]],
    last: tuple[Spread, tuple[int, int]],
    ahead: Spread,
) -> None:
    before = [sat(band, said) for said, band in earlier]
    said, band = last
    failed = SatExam(said, False, *marks_of_band(*band, 50), 50, 4)
    without, found = result_shift(before), result_shift([*before, failed])
    assert found.logits <= without.logits + 1e-9
    assert found.moved(ahead).mean <= without.moved(ahead).mean + 1e-9
    assert found.error == pytest.approx(without.error)
    assert found.recalled(ahead)[0].mean <= without.recalled(ahead)[0].mean + 1e-9
    assert chance(found, ahead) <= chance(without, ahead) + 1e-5


def test_recall_of_the_cards_moves_only_within_what_is_unsure_of_it() -> None:
    shift = result_shift([sat((50, 59), SURE)])
    assert shift.recalled(Spread(0.94, 0.001))[0].mean == pytest.approx(0.94, abs=0.001)
    assert shift.recalled(SURE)[0].mean == pytest.approx(0.906, abs=0.002)
    unsure = Spread(0.8, 0.15)
    assert shift.moved(unsure).mean < shift.recalled(unsure)[0].mean < 0.72
    assert ResultShift().recalled(SURE, unsure) == (SURE, unsure)


@given(SPREADS, SPREADS, st.floats(-4.0, 4.0))
def test_the_plan_stays_ahead_of_stopping(one: Spread, other: Spread, logits: float) -> None:
    follow, stop = sorted((one, other), key=lambda each: -each.mean)
    after = ResultShift(logits).recalled(follow, stop)
    assert after[0].mean >= after[1].mean - 1e-9


def test_results_that_agree_move_further_and_are_surer() -> None:
    one, three = result_shift([sat((70, 79))]), result_shift([sat((70, 79))] * 3)
    assert three.logits < 1.2 * one.logits < 0.0
    assert three.error < one.error < LASTING_SD


def test_one_result_moves_by_a_good_half_of_what_it_was_off() -> None:
    known = (0.545 - 0.25) / 0.75
    gap = log(known / (1.0 - known)) - log(0.94 / 0.06)
    assert 0.7 * gap < result_shift([sat((50, 59), SURE)]).logits < 0.5 * gap


@given(SPREADS, QUESTIONS)
@settings(max_examples=25)
def test_a_result_that_may_be_anything_moves_nothing(said: Spread, questions: int) -> None:
    anything = SatExam(said, True, 0, questions, questions, 4)
    found = result_shift([anything])
    assert found.logits == pytest.approx(0.0, abs=1e-6)
    assert found.error == pytest.approx(LASTING_SD, abs=1e-4)


@given(SPREADS, st.floats(-6.0, 6.0))
def test_a_moved_forecast_stays_a_share(said: Spread, logits: float) -> None:
    moved = ResultShift(logits).moved(said)
    assert 0.0 <= moved.mean <= 1.0
    assert moved.error >= 0.0
    assert (moved.mean - said.mean) * logits >= -1e-9


@pytest.mark.parametrize("mean", [0.0, 1.0])
def test_what_is_certain_stays_certain(mean: float) -> None:
    shift = result_shift([sat((40, 49))])
    assert shift.moved(Spread(mean, 0.0)) == Spread(mean, 0.0)
    assert chance(shift, Spread(mean, 0.0)) == pytest.approx(mean, abs=1e-9)


def test_what_was_expected_is_on_the_scale_of_the_report() -> None:
    assert SatExam(Spread(0.8, 0.02), True, 40, 50, 50, 4).expected == pytest.approx(0.85)
    assert SatExam(Spread(0.8, 0.02), True, 40, 50).expected == pytest.approx(0.8)


def test_the_bare_word_counts_mostly_against_the_odds() -> None:
    passed = SatExam(SURE, True, *marks_of_word(True, 0.7, 50), 50, 4)
    failed = SatExam(SURE, False, *marks_of_word(False, 0.7, 50), 50, 4)
    assert result_shift([passed]).logits == pytest.approx(0.0, abs=0.05)
    assert result_shift([failed]).logits < -1.0


@given(st.integers(1, 200))
def test_the_bands_of_a_report_share_out_all_marks(questions: int) -> None:
    found = [marks_of_band(*band, questions) for band in BANDS]
    assert all(0 <= fewest <= most <= questions for fewest, most in found)
    if questions >= 10:
        assert [mark for low, high in found for mark in range(low, high + 1)] == list(
            range(questions + 1)
        )


def test_marks_of_a_band_and_of_a_word() -> None:
    assert marks_of_band(50, 59, 50) == (25, 29)
    assert marks_of_band(90, 100, 50) == (45, 50)
    assert marks_of_band(50, 59, 5) == (3, 3)
    assert marks_of_word(True, 0.7, 25) == (18, 25)
    assert marks_of_word(False, 0.7, 25) == (0, 17)
    assert marks_of_word(False, 0.0, 25) == (0, 0)


def test_one_question_says_little() -> None:
    right = result_shift([SatExam(Spread(0.5, 0.0), True, 1, 1, 1)])
    wrong = result_shift([SatExam(Spread(0.5, 0.0), False, 0, 0, 1)])
    assert right.logits == pytest.approx(-wrong.logits, abs=1e-6)
    # For a small offset b right is .5 + b / 4 likely, so its mean is a half of its variance.
    assert 0.3 * LASTING_SD**2 < right.logits < LASTING_SD**2 / 2

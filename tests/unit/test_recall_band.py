"""The range around a predicted share."""

import pytest

from aimstudy.domain.plan import Band
from aimstudy.scheduling.recall_band import enough_evidence, recall_band


def test_on_exam_day_with_endless_evidence_luck_and_the_model_are_left() -> None:
    band = recall_band(0.8, 1.0, 400, 0, 10**9)
    luck = 1.2816 * (0.8 * 0.2 / 400) ** 0.5
    assert band.mean - band.low == pytest.approx((luck**2 + 0.055**2) ** 0.5, rel=1e-3)
    assert band.high - band.mean == pytest.approx((luck**2 + 0.03**2) ** 0.5, rel=1e-3)


def test_only_half_the_cards_met_makes_half_the_range() -> None:
    whole, half = recall_band(0.8, 1.0, 10**9, 20, 500), recall_band(0.4, 0.5, 10**9, 20, 500)
    assert half.mean - half.low == pytest.approx((whole.mean - whole.low) / 2, rel=1e-3)


def test_few_answers_and_far_days_make_it_wider_and_move_nothing() -> None:
    sure, unsure = recall_band(0.8, 1.0, 400, 0, 3_000), recall_band(0.8, 1.0, 400, 0, 30)
    far = recall_band(0.8, 1.0, 400, 90, 3_000)
    assert sure.mean == unsure.mean == far.mean == 0.8
    assert unsure.low < sure.low
    assert far.low < sure.low
    assert far.mean - far.low > 2 * (far.high - far.mean)


def test_cards_never_met_are_not_recalled_for_sure() -> None:
    assert recall_band(0.0, 0.0, 50, 30, 0) == Band(0.0, 0.0, 0.0)
    assert recall_band(0.0, 0.0, 0, 30, 0) == Band(0.0, 0.0, 0.0)


def test_a_band_stays_between_nothing_and_everything() -> None:
    band = recall_band(0.99, 1.0, 5, 300, 0)
    assert 0.0 <= band.low < 0.99
    assert band.high == 1.0


@pytest.mark.parametrize(
    ("answers", "met", "cards", "enough"),
    [
        (30, 10, 100, True),
        (29, 10, 100, False),
        (30, 9, 100, False),
        (500, 0, 0, False),
    ],
)
def test_no_number_below_thirty_answers_or_a_tenth_met(
    answers: int, met: int, cards: int, enough: bool
) -> None:
    assert enough_evidence(answers, met, cards) is enough

"""Values of cards before an exam: bounds that hold at any prices, and where masses go."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aimstudy.scheduling.review_outcomes import CELLS
from aimstudy.scheduling.state_arrays import Floats, recall
from aimstudy.scheduling.value_table import (
    TEMPERATURE,
    CardModel,
    Singles,
    flow,
    soft_best,
    valued,
    waits_between,
    waits_within,
)
from tests.unit.plan_cards import a_model

SPAN = 12
MODEL = a_model(SPAN)
ROUNDING = 2e-5  # of single precision, over a plan
prices = st.lists(st.floats(0.0, 0.2), min_size=SPAN + 1, max_size=SPAN + 1).map(
    lambda values: np.array([0.0, *values[1:]])
)


def flat(price: float, span: int = SPAN) -> Floats:
    found = np.full(span + 1, price)
    found[0] = 0.0
    return found


def test_waits_are_daily_and_then_a_quarter_longer_each() -> None:
    assert waits_within(1).tolist() == waits_within(2).tolist() == [1]
    assert waits_within(3).tolist() == [1, 2]
    assert waits_within(7).tolist() == [1, 2, 3, 4, 5, 6]
    assert waits_within(30).tolist() == [1, 2, 3, 4, 5, 6, 8, 9, 12, 15, 18, 23, 29]
    year = waits_within(400)
    assert (np.diff(year) > 0).all()
    assert year[-1] < 400
    assert len(year) < 30


def test_a_soft_choice_between_equals_and_between_unequals() -> None:
    gain = np.array([[0.5, 0.9], [0.5, 0.2], [-9.0, -9.0]], dtype=np.float32)
    best = soft_best(gain, 0.01)
    assert best == pytest.approx([0.5 + 0.01 * np.log(2), 0.9], abs=1e-6)
    assert gain[:, 0] == pytest.approx([0.5, 0.5, 0.0])
    assert gain[:, 1] == pytest.approx([1.0, 0.0, 0.0])
    assert (gain[2] == 0.0).all()


@settings(max_examples=40, deadline=None)
@given(prices)
def test_a_card_is_never_worth_less_than_at_rest_nor_more_than_known(found: Floats) -> None:
    table = valued(MODEL, found)
    assert (table.value[1:] >= MODEL.at_rest[1:] - ROUNDING).all()
    most = 1.0 + TEMPERATURE * SPAN * np.log(len(MODEL.waits) + 1)
    assert table.value.max() <= most
    assert table.choice[1:].sum(axis=1) == pytest.approx(1.0, abs=1e-4)
    assert table.choice.min() >= 0.0


@settings(max_examples=40, deadline=None)
@given(prices, st.integers(1, SPAN), st.floats(0.0, 0.1))
def test_a_higher_price_never_raises_a_value(found: Floats, day: int, more: float) -> None:
    dearer = found.copy()
    dearer[day] += more
    before, after = valued(MODEL, found).value, valued(MODEL, dearer).value
    assert (after <= before + ROUNDING).all()
    assert (
        after[:day] == before[:day]
    ).all()  # what comes after that day has nothing to do with it


def test_time_that_costs_nothing_is_never_better_left_unused() -> None:
    model = a_model(40)
    free = valued(model, flat(0.0, 40), temperature=1e-5)
    resting = model.at_rest[2:]
    answering = free.choice[2:, :-1].sum(axis=1)
    assert (free.value[2:] >= resting).all()
    assert (free.value[2:] > resting + 1e-5).mean() > 0.95
    assert (answering > 0.99).mean() > 0.95


def test_nobody_pays_what_an_answer_cannot_bring() -> None:
    table = valued(MODEL, flat(1.0))
    assert table.value[1:] == pytest.approx(MODEL.at_rest[1:], abs=1e-6)
    assert table.choice[1:, -1] == pytest.approx(1.0)


def test_on_the_last_day_a_card_can_only_rest() -> None:
    table = valued(MODEL, flat(0.001))
    expected = recall(1, MODEL.outcomes.grid.stability, MODEL.outcomes.w)
    assert table.value[1] == pytest.approx(expected, abs=1e-6)
    assert table.choice[1, -1] == pytest.approx(1.0)
    assert (table.value[0] == 1.0).all()


def landed(model: CardModel, choice: Singles, day: int) -> float:
    """All choices, from any day and cell, of an answer with ``day`` days left."""
    found = 0.0
    for place, wait in enumerate(model.waits):
        if day + wait <= model.span:
            found += float(choice[day + wait, place].sum())
    return found


@settings(max_examples=15, deadline=None)
@given(st.sets(st.integers(1, SPAN)), st.floats(0.0, 0.01))
def test_days_off_are_never_chosen(days_off: set[int], price: float) -> None:
    model = a_model(SPAN, tuple(days_off))
    table = valued(model, flat(price))
    start = np.zeros((SPAN + 1, CELLS))
    start[SPAN] = 1.0
    carried = flow(model, table, start)
    for day in days_off:
        assert landed(model, table.choice, day) == 0.0
        assert carried.seconds[day] == carried.answers[day] == 0.0
    assert (table.value[1:] >= model.at_rest[1:] - ROUNDING).all()


def test_no_study_day_at_all_leaves_every_card_at_rest() -> None:
    model = a_model(SPAN, tuple(range(1, SPAN + 1)))
    table = valued(model, flat(0.0))
    assert (table.value[1:] == model.at_rest[1:]).all()


@settings(max_examples=20, deadline=None)
@given(prices, st.integers(1, SPAN), st.integers(0, CELLS - 1))
def test_what_flows_is_what_the_values_say(found: Floats, left: int, cell: int) -> None:
    table = valued(MODEL, found)
    start = np.zeros((SPAN + 1, CELLS))
    start[left, cell] = 2.0
    carried = flow(MODEL, table, start)
    assert 0.0 <= carried.recalled <= 2.0 + 1e-4
    net = carried.recalled - float(found @ carried.seconds)
    worth = 2.0 * float(table.value[left, cell])
    # the soft choice counts its freedom: at most temperature times log choices an answer
    assert net <= worth + 1e-3
    spared = TEMPERATURE * np.log(len(MODEL.waits) + 1) * (2.0 + carried.answers.sum())
    assert net >= worth - spared - 1e-3
    assert (carried.seconds[left:] == 0.0).all()


def test_nothing_flows_out_of_nothing() -> None:
    carried = flow(MODEL, valued(MODEL, flat(0.001)), np.zeros((SPAN + 1, CELLS)))
    assert carried.recalled == carried.seconds.sum() == carried.answers.sum() == 0.0


def test_cards_at_rest_are_recalled_as_the_model_says() -> None:
    table = valued(MODEL, flat(1.0))
    start = np.zeros((SPAN + 1, CELLS))
    start[SPAN, 60], start[3, 90] = 3.0, 1.0
    expected = 3.0 * MODEL.at_rest[SPAN, 60] + MODEL.at_rest[3, 90]
    assert flow(MODEL, table, start).recalled == pytest.approx(float(expected), rel=1e-5)


@pytest.mark.parametrize("span", [1, 2, 400])
def test_very_short_and_very_long_plans(span: int) -> None:
    model = a_model(span)
    table = valued(model, flat(0.0005, span))
    assert table.value.shape == (span + 1, CELLS)
    assert np.isfinite(table.value).all()
    assert (table.value[1:] >= model.at_rest[1:] - ROUNDING).all()


def test_waits_lead_from_one_study_day_to_another() -> None:
    def every(days: int, first: int = 0, span: int = 60) -> list[int]:
        left = np.arange(span + 1)
        return [int(wait) for wait in waits_between((left > 0) & (left % days == first))]

    assert every(1) == waits_within(60).tolist()
    assert every(7, 4) == [7, 14, 21, 28, 35, 42, 49, 56]
    assert set(every(10)) == {10, 20, 30, 40, 50}
    weekdays = np.array([left > 0 and left % 7 not in (0, 1) for left in range(62)])
    assert waits_between(weekdays).tolist() == waits_within(61).tolist()


def test_who_studies_on_a_day_off_waits_until_a_study_day_all_the_same() -> None:
    left = np.arange(61)
    waits = waits_between((left > 0) & (left % 7 == 0))
    assert {4, 11, 18, 25} <= set(waits.tolist())
    assert waits_between(left < 0).tolist() == waits_within(60).tolist()

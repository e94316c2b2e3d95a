"""Decks are thinned to kinds without losing cards, and asked about every day they could come."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aimstudy.scheduling.deck_states import MOST_KINDS, NextAnswers
from aimstudy.scheduling.review_outcomes import CELLS
from aimstudy.scheduling.state_arrays import recall
from aimstudy.scheduling.value_table import valued
from tests.unit.plan_cards import SOMEBODY, a_deck, a_model, every_day, many_cards, no_cards

SPAN = 20
MODEL = a_model(SPAN)


def test_a_deck_has_one_card_an_element_and_no_card_answered_tomorrow() -> None:
    deck = a_deck((2.0, 5.0, 3), (1.0, 1.0, -2))
    assert len(deck) == 2
    assert deck.elapsed.tolist() == [3, 0]
    assert deck.count.tolist() == [1.0, 1.0]


def test_few_cards_are_their_own_kinds() -> None:
    deck = many_cards(MOST_KINDS)
    kinds, kind = deck.kinds()
    assert kinds is deck
    assert kind.tolist() == list(range(MOST_KINDS))
    assert len(no_cards().kinds()[0]) == 0


@settings(max_examples=20, deadline=None)
@given(st.integers(2, 400), st.integers(1, 300), st.integers(0, 1_000))
def test_kinds_stand_for_all_cards(count: int, most: int, seed: int) -> None:
    deck = many_cards(count, seed)
    kinds, kind = deck.kinds(most)
    assert len(kinds) <= most
    assert np.bincount(kind, minlength=len(kinds)) == pytest.approx(kinds.count)
    assert kinds.count.sum() == pytest.approx(count)
    weighted = kinds.count @ np.log(kinds.stability)
    assert weighted == pytest.approx(np.log(deck.stability).sum())
    assert kinds.count @ kinds.difficulty == pytest.approx(deck.difficulty.sum())
    assert abs(kinds.count @ kinds.elapsed - deck.elapsed.sum()) <= 0.5 * count


def test_cards_of_a_kind_are_alike() -> None:
    deck = many_cards(50_000)
    kinds, kind = deck.kinds()
    assert 200 < len(kinds) <= MOST_KINDS
    apart = np.log(deck.stability) - np.log(kinds.stability[kind])
    assert np.abs(apart).max() < 0.35
    assert np.abs(deck.difficulty - kinds.difficulty[kind]).max() < 3.5
    known = recall(deck.elapsed, deck.stability, SOMEBODY.w)
    by_kind = recall(kinds.elapsed, kinds.stability, SOMEBODY.w)
    assert by_kind @ kinds.count == pytest.approx(known.sum(), rel=0.002)


def test_equal_cards_are_one_kind() -> None:
    deck = a_deck(*[(2.0, 5.0, 3)] * 10, *[(200.0, 5.0, 30)] * 5)
    kinds, kind = deck.kinds(4)
    assert kinds.count.tolist() == [10.0, 5.0]
    assert kind.tolist() == [0] * 10 + [1] * 5
    assert kinds.stability == pytest.approx([2.0, 200.0])


def test_states_at_their_bounds_have_kinds() -> None:
    ends = [(s, d, e) for s in (0.001, 36_500.0) for d in (1.0, 10.0) for e in (0, 40_000)]
    kinds, _ = a_deck(*ends * 200).kinds()
    assert len(kinds) == 8
    assert sorted(set(kinds.stability.round(3).tolist())) == [0.001, 36_500.0]


def test_cards_are_asked_about_on_study_days_only_today_only_if_wanted() -> None:
    off = a_model(SPAN, days_off=(SPAN, SPAN - 1, 5))
    deck = many_cards(3)
    planned = NextAnswers(off, deck, SPAN)
    assert {SPAN, SPAN - 1, 5} & set(planned.left.tolist()) == set()
    asked = NextAnswers(off, deck, SPAN, today=True)
    first, *later = asked.left.tolist()
    assert first == SPAN
    assert set(planned.left.tolist()) <= set(later) <= set(range(1, SPAN)) - {SPAN - 1, 5}
    assert later == sorted(later, reverse=True)
    assert {1, 2, 3} <= set(later)  # a last look competes with one today
    assert NextAnswers(MODEL, deck, 1).left.tolist() == [1]
    assert NextAnswers(MODEL, deck, 3).left.tolist() == [3, 2, 1]


def test_chances_and_seconds_are_those_of_each_card_and_day() -> None:
    deck = a_deck((4.0, 5.0, 2), (40.0, 2.0, 0))
    found = NextAnswers(MODEL, deck, SPAN)
    ahead = SPAN - found.left
    for n, (stability, elapsed) in enumerate([(4.0, 2), (40.0, 0)]):
        expected = recall(elapsed + ahead, np.array(stability), SOMEBODY.w)
        assert found.chance[n] == pytest.approx(expected)
        assert found.seconds[n] == pytest.approx(13.0 * expected + 38.0 * (1 - expected))
        assert found.at_rest[n] == recall(elapsed + SPAN, np.array(stability), SOMEBODY.w)
    assert found.shares.sum(axis=-1) == pytest.approx(1.0)


def test_a_gain_is_what_follows_less_its_price_and_the_last_is_rest() -> None:
    price = every_day(SPAN, 0.002)
    table = valued(MODEL, price)
    found = NextAnswers(MODEL, a_deck((4.0, 5.0, 2)), SPAN)
    gains = found.gains(table)
    assert gains.shape == (1, len(found.left) + 1)
    assert gains[0, -1] == found.at_rest[0]
    after = table.value[found.left[1], found.cells[0, 1]] @ found.shares[0, 1]
    assert gains[0, 1] == pytest.approx(after - 0.002 * found.seconds[0, 1], rel=1e-6)


def test_masses_start_where_answers_lead() -> None:
    deck = many_cards(7)
    found = NextAnswers(MODEL, deck, SPAN)
    share = np.zeros((7, len(found.left)))
    share[:, 0], share[3, 2] = 0.5, 0.25
    start = found.start(share, SPAN + 1)
    assert start.shape == (SPAN + 1, CELLS)
    by_day = start.sum(axis=1)
    assert by_day[found.left[0]] == pytest.approx(3.5)
    assert by_day[found.left[2]] == pytest.approx(0.25)
    assert start.sum() == pytest.approx(3.75)


def test_no_card_can_be_asked_nothing() -> None:
    found = NextAnswers(MODEL, no_cards(), SPAN)
    table = valued(MODEL, every_day(SPAN, 0.002))
    assert found.gains(table).shape == (0, len(found.left) + 1)
    assert found.start(np.zeros((0, len(found.left))), SPAN).sum() == 0.0

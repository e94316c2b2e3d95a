"""Today's order: most gain a second first, the same for the same deck, sensible at every edge."""

import numpy as np
import pytest

from aimstudy.scheduling.deck_states import DeckStates
from aimstudy.scheduling.exam_plan import LONGEST_SPAN, ExamPlan, TodaysOrder, priced
from aimstudy.scheduling.price_curve import Prices
from aimstudy.scheduling.state_arrays import Floats
from tests.unit.plan_cards import CHEAP, SOMEBODY, a_deck, every_day, many_cards, no_cards

SPAN = 20
DECK = many_cards(60)


def plan(deck: DeckStates, new_cards: int, budget: Floats) -> ExamPlan:
    return priced(SOMEBODY, deck, new_cards, budget)


SHORT = plan(DECK, 30, every_day(SPAN, 120))


def sound(order: TodaysOrder, cards: int) -> None:
    assert len(set(order.met.tolist())) == len(order.met) == len(order.rate)
    assert ((order.met >= 0) & (order.met < cards)).all()
    assert np.isfinite(order.rate).all()
    assert (np.diff(order.rate) <= 0).all()
    place = order.new_after
    assert place is None or 0 <= place <= len(order.met)


def test_the_same_deck_gives_the_same_order() -> None:
    again = plan(DECK, 30, every_day(SPAN, 120))
    for left in (SPAN, 7, 1):
        one, two = SHORT.order_today(DECK, left), again.order_today(DECK, left)
        sound(one, len(DECK))
        assert one.met.tolist() == two.met.tolist()
        assert one.rate.tolist() == two.rate.tolist()
        assert one.new_after == two.new_after


def test_equal_cards_come_in_the_order_of_the_deck() -> None:
    deck = a_deck(*[(3.0, 5.0, 4)] * 8)
    order = SHORT.order_today(deck, 5)
    assert order.met.tolist() == list(range(8))
    assert set(order.rate.tolist()) == {order.rate[0]}


def test_a_shuffled_deck_has_the_same_order_of_cards() -> None:
    mixed = np.random.default_rng(3).permutation(len(DECK))
    deck = DeckStates.of(DECK.stability[mixed], DECK.difficulty[mixed], DECK.elapsed[mixed])
    straight = SHORT.order_today(DECK, 9)
    shuffled = SHORT.order_today(deck, 9)
    assert mixed[shuffled.met].tolist() == straight.met.tolist()


@pytest.mark.parametrize("left", [SPAN, 10, 3])
def test_a_card_about_to_be_lost_comes_before_one_just_seen(left: int) -> None:
    just_seen, fading, solid = (5.0, 5.0, 0), (5.0, 5.0, 8), (900.0, 5.0, 8)
    order = SHORT.order_today(a_deck(just_seen, solid, fading), left)
    assert order.met[0] == 2
    assert (order.rate[1:] < order.rate[0] / 5).all()


def test_on_the_last_day_what_is_in_doubt_comes_before_what_is_known() -> None:
    plan_of_one = plan(DECK, 0, every_day(1, 100))
    order = plan_of_one.order_today(a_deck((300.0, 5.0, 1), (5.0, 5.0, 20), (5.0, 5.0, 1)), 1)
    assert order.met.tolist()[:2] == [1, 2]


def test_with_ample_time_every_card_in_doubt_is_listed() -> None:
    ample = plan(DECK, 0, every_day(SPAN, 50_000))
    order = ample.order_today(DECK, 1)
    sound(order, len(DECK))
    assert len(order.met) == len(DECK)


def test_with_ample_time_a_card_below_the_kept_recall_does_not_wait_for_the_last_days() -> None:
    deck = a_deck((6.0, 5.0, 9), (6.0, 5.0, 2))
    plan = priced(SOMEBODY, deck, 0, every_day(60, 900.0))
    assert list(plan.order_today(deck, 60).met) == [0]


def test_what_is_known_for_sure_is_not_asked_however_much_time_there_is() -> None:
    sure = a_deck(*[(30_000.0, 5.0, 1)] * 4, *[(400.0, 5.0, 1)] * 4)
    ample = plan(sure, 0, every_day(SPAN, 50_000))
    assert ample.order_today(sure, SPAN).met.tolist() == []
    assert ample.order_today(sure, SPAN // 2).met.tolist() == []
    assert set(ample.order_today(sure, 1).met.tolist()) <= {4, 5, 6, 7}


def test_new_cards_wait_when_they_come_too_late_and_start_when_they_pay() -> None:
    early = plan(no_cards(), 30, every_day(SPAN, 10_000)).order_today(no_cards(), SPAN)
    assert early.new_after == 0
    assert early.new_rate is not None
    some = TodaysOrder(np.array([4, 2, 7]), np.array([0.03, 0.02, 0.01]), 0.015)
    assert some.new_after == 2
    assert TodaysOrder(some.met, some.rate, 0.02).new_after == 2
    assert TodaysOrder(some.met, some.rate, 0.5).new_after == 0
    assert TodaysOrder(some.met, some.rate, -1.0).new_after == 3
    assert TodaysOrder(some.met, some.rate, None).new_after is None


def test_no_cards_give_no_order() -> None:
    found = plan(no_cards(), 0, every_day(SPAN, 120))
    assert found.outlook.recalled == found.outlook.left_out == 0.0
    order = found.order_today(no_cards(), SPAN)
    assert len(order.met) == len(order.rate) == 0
    assert len(SHORT.order_today(no_cards(), 4).met) == 0


def test_one_card() -> None:
    met = a_deck((5.0, 5.0, 6))
    found = plan(met, 0, every_day(SPAN, 60))
    assert 0.9 < found.outlook.recalled <= 1.0
    assert found.order_today(met, 1).met.tolist() == [0]
    new = plan(no_cards(), 1, every_day(SPAN, 60))
    assert 0.9 < new.outlook.recalled <= 1.0
    assert new.order_today(no_cards(), SPAN).new_after == 0


def test_a_span_of_one_day() -> None:
    found = plan(DECK, 20, every_day(1, 200))
    order = found.order_today(DECK, 1)
    sound(order, len(DECK))
    assert len(order.met) > 0
    assert found.outlook.seconds.sum() == pytest.approx(200, rel=0.05)
    assert found.outlook.left_out > 10


def test_the_longest_span() -> None:
    nothing = Prices((1, LONGEST_SPAN), (float(np.log(CHEAP / 2)),) * 2)
    found = priced(SOMEBODY, many_cards(10), 10, every_day(LONGEST_SPAN, 600), nothing)
    sound(found.order_today(many_cards(10), LONGEST_SPAN), 10)
    assert 19.0 < found.outlook.recalled <= 20.0


def test_all_days_off_but_today() -> None:
    budget = every_day(SPAN, 0)
    budget[SPAN] = 200.0
    found = plan(DECK, 10, budget)
    order = found.order_today(DECK, SPAN)
    sound(order, len(DECK))
    assert len(order.met) > 5
    assert order.new_rate is not None  # a card never met is lost without today
    assert order.new_rate > 0.0
    assert order.new_after == 0
    assert found.outlook.seconds[:SPAN].sum() == 0.0
    assert found.outlook.seconds[SPAN] == pytest.approx(200.0, rel=0.05)


def test_a_day_off_can_still_be_asked_about() -> None:
    budget = every_day(SPAN, 120)
    budget[SPAN] = 0.0
    order = plan(DECK, 30, budget).order_today(DECK, SPAN)
    sound(order, len(DECK))
    assert len(order.met) > 0


def test_no_minute_at_all() -> None:
    found = plan(DECK, 10, every_day(SPAN, 0))
    assert found.outlook.seconds.sum() == 0.0
    sound(found.order_today(DECK, SPAN), len(DECK))


def test_states_at_their_bounds() -> None:
    ends = [(s, d, e) for s in (0.001, 36_500.0) for d in (1.0, 10.0) for e in (0, 1, 40_000)]
    deck = a_deck(*ends)
    found = plan(deck, 0, every_day(SPAN, 60))
    order = found.order_today(deck, SPAN)
    sound(order, len(deck))
    assert 0.0 < found.outlook.recalled <= len(deck) + 1e-6
    assert deck.stability[order.met[0]] == 0.001


def test_fifty_thousand_cards_have_an_order() -> None:
    deck = many_cards(50_000)
    order = SHORT.order_today(deck, SPAN)
    sound(order, len(deck))
    assert 100 < len(order.met) <= len(deck)

"""Prices make what pays fit the minutes; what is expected then keeps its bounds."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aimstudy.scheduling.deck_states import DeckStates
from aimstudy.scheduling.exam_plan import ExamPlan, priced, problem_of
from aimstudy.scheduling.price_curve import Prices
from aimstudy.scheduling.price_search import find_prices
from aimstudy.scheduling.state_arrays import Floats, recall
from aimstudy.scheduling.study_prices import Outlook, PricingProblem, recalled_within
from tests.unit.plan_cards import CHEAP, SOMEBODY, every_day, many_cards, mismatch, no_cards

SPAN = 30
MET = many_cards(120)


def plan(deck: DeckStates, new_cards: int, budget: Floats) -> ExamPlan:
    return priced(SOMEBODY, deck, new_cards, budget)


@pytest.mark.parametrize(
    ("met", "new_cards", "seconds"),
    [(0, 150, 40), (0, 150, 200), (120, 0, 60), (120, 100, 150)],
)
def test_where_time_is_short_the_load_meets_the_minutes(
    met: int, new_cards: int, seconds: int
) -> None:
    budget = every_day(SPAN, seconds)
    deck = many_cards(met) if met else no_cards()
    outlook = plan(deck, new_cards, budget).outlook
    assert abs(mismatch(outlook, budget)) < 0.04
    for days in (slice(1, 10), slice(10, SPAN + 1)):
        assert outlook.seconds[days].sum() == pytest.approx(budget[days].sum(), rel=0.12)


def test_where_time_is_ample_it_costs_next_to_nothing() -> None:
    found = plan(MET, 50, every_day(SPAN, 50_000))
    assert found.prices.by_days_left(SPAN).max() <= CHEAP
    assert found.outlook.left_out == pytest.approx(0.0, abs=1e-6)
    assert found.outlook.recalled > 0.98 * 170
    assert found.outlook.seconds.sum() < every_day(SPAN, 50_000).sum()


def test_far_off_and_with_time_for_everything_few_looks_are_needed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    problem = problem_of(SOMEBODY, no_cards(), 5, every_day(200, 1_200))
    looks: list[Outlook] = []
    outlook = PricingProblem.outlook

    def counted(problem: PricingProblem, prices: Floats, temperature: float) -> Outlook:
        looks.append(outlook(problem, prices, temperature))
        return looks[-1]

    monkeypatch.setattr(PricingProblem, "outlook", counted)
    found = find_prices(problem, Prices.usual(200))
    assert len(looks) == 2
    assert found.by_days_left(200).max() <= CHEAP
    assert (looks[-1].seconds <= problem.budget).all()


def test_where_time_is_ample_one_look_tells_what_is_recalled() -> None:
    found = plan(MET, 50, every_day(SPAN, 50_000))
    again = recalled_within(found.problem, found.prices)
    assert again == pytest.approx(found.outlook.recalled, rel=1e-9)
    short = plan(MET, 50, every_day(SPAN, 60))
    within = recalled_within(short.problem, short.prices)
    assert within == pytest.approx(short.outlook.recalled, rel=0.02)


@pytest.mark.parametrize("scale", [0.4, 0.7, 1.4, 2.5])
def test_a_curve_that_is_off_tells_nearly_the_same(scale: float) -> None:
    found = plan(MET, 50, every_day(SPAN, 120))
    logs = np.array(found.prices.log_price) + np.log(scale)
    tilted = logs + 0.1 * np.linspace(-1.0, 1.0, len(logs))
    off = Prices(found.prices.knots, tuple(float(value) for value in tilted))
    within = recalled_within(found.problem, off)
    assert 0.99 < within / found.outlook.recalled < 1.03


@pytest.mark.parametrize("span", [1, 2, SPAN])
def test_from_the_usual_prices_a_day_without_end_recalls_no_more_than_there_is(span: int) -> None:
    ample = plan(no_cards(), 3, every_day(span, 86_400))
    within = recalled_within(ample.problem, Prices.usual(span))
    assert within == pytest.approx(ample.outlook.recalled, rel=1e-3)


def test_fewer_minutes_never_recall_more_and_cost_more() -> None:
    recalled, dual, price, left_out = [], [], [], []
    for seconds in (0, 40, 120, 360, 1_000):
        found = plan(MET, 150, every_day(SPAN, seconds))
        recalled.append(found.outlook.recalled)
        dual.append(found.outlook.dual)
        left_out.append(found.outlook.left_out)
        price.append(float(np.median(found.prices.by_days_left(SPAN)[1:])))
    assert (np.diff(recalled) > 0).all()
    assert (np.diff(dual) > 0).all()
    assert (np.diff(price[1:]) < 0).all()
    assert (np.diff(left_out) < 0.5).all()


@pytest.mark.parametrize("seconds", [30, 100, 300, 1_000])
def test_no_plan_can_recall_more_than_the_dual(seconds: int) -> None:
    outlook = plan(MET, 100, every_day(SPAN, seconds)).outlook
    over = float(outlook.table.prices @ (outlook.seconds - every_day(SPAN, seconds)))
    assert outlook.recalled <= outlook.dual + max(0.0, over) + 1e-3
    assert outlook.recalled <= 1.01 * outlook.dual
    assert 0.0 <= outlook.recalled <= 220.0


def test_new_cards_that_do_not_pay_are_counted() -> None:
    none = plan(no_cards(), 80, every_day(SPAN, 0)).outlook
    assert none.left_out == pytest.approx(80.0)
    some = plan(no_cards(), 80, every_day(SPAN, 30)).outlook
    started = some.new_cards.sum()
    assert some.left_out == pytest.approx(80.0 - started)
    assert 20.0 < some.left_out < 60.0
    assert started * SOMEBODY.habits.seconds_new <= 1.04 * every_day(SPAN, 30).sum()
    assert plan(no_cards(), 0, every_day(SPAN, 30)).outlook.left_out == 0.0


def test_without_a_minute_everything_rests() -> None:
    budget = every_day(SPAN, 0)
    outlook = plan(MET, 10, budget).outlook
    resting = recall(MET.elapsed + SPAN, MET.stability, SOMEBODY.w).sum()
    assert outlook.recalled == pytest.approx(float(resting))
    assert outlook.dual == pytest.approx(float(resting), rel=1e-6)
    assert outlook.seconds.sum() == outlook.answers.sum() == outlook.new_cards.sum() == 0.0


@settings(max_examples=4, deadline=None)
@given(st.sets(st.integers(1, 14), min_size=1, max_size=13), st.integers(20, 400))
def test_days_off_have_no_load(days_off: set[int], seconds: int) -> None:
    budget = every_day(14, seconds)
    budget[list(days_off)] = 0.0
    outlook = plan(many_cards(40), 20, budget).outlook
    for load in (outlook.seconds, outlook.answers, outlook.new_cards):
        assert load[list(days_off)].sum() == 0.0
        assert load[0] == 0.0
        assert load.min() >= 0.0


def test_today_off_has_no_load_either() -> None:
    budget = every_day(SPAN, 100)
    budget[SPAN] = 0.0
    outlook = plan(MET, 50, budget).outlook
    assert outlook.seconds[SPAN] == outlook.answers[SPAN] == outlook.new_cards[SPAN] == 0.0
    assert abs(mismatch(outlook, budget)) < 0.04


def test_only_today_is_left_to_study() -> None:
    budget = every_day(SPAN, 0)
    budget[SPAN] = 300.0
    outlook = plan(MET, 50, budget).outlook
    assert outlook.seconds[:SPAN].sum() == 0.0
    assert outlook.seconds[SPAN] == pytest.approx(300.0, rel=0.04)
    resting = recall(MET.elapsed + SPAN, MET.stability, SOMEBODY.w).sum()
    assert outlook.recalled > resting


def test_seconds_of_the_exam_day_do_not_count() -> None:
    budget = every_day(SPAN, 100)
    usual = plan(MET, 50, budget)
    budget[0] = 10_000.0
    found = plan(MET, 50, budget)
    assert found.prices == usual.prices
    assert found.outlook.recalled == usual.outlook.recalled
    assert found.outlook.new_cards[0] == 0.0


def test_prices_lie_on_knots_and_follow_the_days_left() -> None:
    usual = Prices.usual(90)
    assert usual.knots[0] == 1
    assert usual.knots[-1] == 90
    assert list(usual.knots) == sorted(set(usual.knots))
    by_day = usual.by_days_left(90)
    assert by_day[0] == 0.0
    assert by_day[1] == pytest.approx(0.0136, rel=0.01)
    assert (np.diff(by_day[1:]) < 0).all()
    steep = Prices((1, 10, 100), tuple(np.log([0.1, 0.01, 0.001])))
    found = steep.by_days_left(100)
    assert (found[1], found[10], found[100]) == pytest.approx((0.1, 0.01, 0.001))
    assert (np.diff(found[1:]) < 0).all()
    assert steep.fitted_to(100).by_days_left(100)[10] == pytest.approx(0.01, rel=0.2)
    assert Prices.usual(1).by_days_left(1) == pytest.approx([0.0, 0.0136], rel=0.01)


def test_a_search_from_earlier_prices_ends_as_one_from_nowhere() -> None:
    budget = every_day(SPAN, 100)
    anew = priced(SOMEBODY, MET, 100, budget)
    again = priced(SOMEBODY, MET, 100, budget, anew.prices)
    stale = priced(SOMEBODY, MET, 100, budget, Prices((1, 300), (-12.0, -2.0)))
    for found in (again, stale):
        assert found.outlook.dual == pytest.approx(anew.outlook.dual, rel=0.003)
        assert abs(mismatch(found.outlook, budget)) < 0.04


def test_the_same_cards_and_minutes_give_the_same_prices() -> None:
    budget = every_day(30, 80)
    one, two = plan(MET, 20, budget), plan(MET, 20, budget)
    assert one.prices == two.prices
    assert one.outlook.recalled == two.outlook.recalled
    assert (one.outlook.seconds == two.outlook.seconds).all()


@pytest.mark.parametrize(
    ("span", "met", "new_cards", "seconds"),
    [(30, 0, 150, 200), (30, 120, 60, 200), (90, 120, 200, 200), (270, 0, 400, 120)],
)
def test_few_looks_are_enough_for_a_plan_from_nothing(
    monkeypatch: pytest.MonkeyPatch, span: int, met: int, new_cards: int, seconds: int
) -> None:
    looks = 0
    outlook = PricingProblem.outlook

    def counted(problem: PricingProblem, prices: Floats, temperature: float) -> Outlook:
        nonlocal looks
        looks += 1
        return outlook(problem, prices, temperature)

    deck = many_cards(met) if met else no_cards()
    problem = problem_of(SOMEBODY, deck, new_cards, every_day(span, seconds))
    monkeypatch.setattr(PricingProblem, "outlook", counted)
    found = find_prices(problem, Prices.usual(span))
    monkeypatch.undo()
    assert looks <= 40
    seen = problem.outlook(found.by_days_left(span))
    assert abs(mismatch(seen, problem.budget)) < 0.04

"""The plan played forward: every day within its minutes, and everything that fits is in it."""

from dataclasses import replace
from time import process_time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aimstudy.scheduling.day_loads import DayLoads, day_loads, shared_loads
from aimstudy.scheduling.deck_states import DeckStates
from aimstudy.scheduling.exam_plan import ExamPlan, Person, priced
from aimstudy.scheduling.feasibility import all_fit
from aimstudy.scheduling.state_arrays import Floats, recall
from tests.unit.plan_cards import SOMEBODY, a_deck, every_day, many_cards, no_cards

SPAN = 30
MET = many_cards(120)


def plan(deck: DeckStates, new_cards: int, budget: Floats) -> ExamPlan:
    return priced(SOMEBODY, deck, new_cards, budget)


def sound(found: DayLoads, cards: int, budget: Floats) -> None:
    """What holds for every plan; ``budget`` by days left."""
    by_day = budget[:0:-1]
    assert len(found.seconds) == len(found.new_cards) == len(found.answers) == len(by_day)
    assert len(found.line) == len(by_day) + 1
    for values in (found.seconds, found.new_cards, found.answers, found.line):
        assert np.isfinite(values).all()
        assert values.min() >= -1e-9
    assert (found.seconds <= by_day + 1e-6).all()
    assert found.line.max() <= cards + 1e-6
    off = by_day == 0.0
    assert not found.seconds[off].any()
    assert not found.new_cards[off].any()
    assert not found.answers[off].any()


@settings(max_examples=25, deadline=None)
@given(
    met=st.integers(0, 60),
    new_cards=st.integers(0, 200),
    days=st.lists(
        st.sampled_from([0.0, 0.0, 60.0, 300.0, 900.0, 5_000.0]), min_size=1, max_size=25
    ),
    seed=st.integers(0, 9),
)
def test_any_plan_keeps_its_days_and_holds_what_fits(
    met: int, new_cards: int, days: list[float], seed: int
) -> None:
    budget = np.array([0.0, *days])
    found = plan(many_cards(met, seed) if met else no_cards(), new_cards, budget)
    loads = day_loads(found)
    sound(loads, met + new_cards, budget)
    begun = float(loads.new_cards.sum())
    assert begun <= new_cards + 1e-6
    assert begun == pytest.approx(new_cards - found.outlook.left_out, abs=0.03 * new_cards + 1.5)
    if all_fit(found.outlook, new_cards):
        assert begun == pytest.approx(new_cards, abs=max(0.5, 0.03 * new_cards))


def test_short_minutes_are_used_on_every_day_and_reach_what_the_prices_say() -> None:
    budget = every_day(SPAN, 150)
    budget[[3, 10, 17]] = 0.0
    budget[5] = 600.0
    found = plan(MET, 100, budget)
    loads = day_loads(found)
    sound(loads, 220, budget)
    assert loads.seconds == pytest.approx(budget[:0:-1], rel=1e-9)
    assert loads.line[-1] == pytest.approx(found.outlook.recalled, rel=0.02)
    # The prices alone do not keep single days within their minutes.
    assert (found.outlook.seconds > 1.3 * budget).any()


def test_kinds_of_equal_gain_come_in_equal_shares() -> None:
    twins = a_deck(*[(3.0, 5.0, 6)] * 2, *[(3.0, 5.0, 7)] * 2)
    found = plan(twins, 0, every_day(1, 30))
    loads = day_loads(found)
    assert loads.seconds[0] == pytest.approx(30.0)
    both = shared_loads((found, found), np.array([30.0]))
    assert both[0].seconds[0] == pytest.approx(15.0)
    assert both[1].seconds[0] == pytest.approx(15.0)


def test_a_long_wait_stands_for_those_next_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    found = plan(MET, 30, every_day(120, 60))
    about = day_loads(found)
    monkeypatch.setattr("aimstudy.scheduling.day_loads._STEPS", 1_000)
    exact = day_loads(found)
    assert about.line == pytest.approx(exact.line, rel=1e-3)
    assert about.seconds == pytest.approx(exact.seconds, rel=1e-3)


def test_the_line_starts_at_what_is_known_now() -> None:
    loads = day_loads(plan(MET, 30, every_day(SPAN, 150)))
    known = float(recall(MET.elapsed, MET.stability, SOMEBODY.w).sum())
    assert loads.line[0] == pytest.approx(known, rel=1e-9)


def test_ample_minutes_are_not_all_used_and_new_cards_start_at_once() -> None:
    budget = every_day(SPAN, 50_000)
    loads = day_loads(plan(MET, 30, budget))
    sound(loads, 150, budget)
    assert loads.seconds.max() < 20_000.0
    assert loads.new_cards[0] == pytest.approx(30.0)
    assert loads.line[-1] > 0.98 * 150


def test_ample_minutes_are_not_spent_on_what_is_known() -> None:
    budget = every_day(SPAN, 1_200)
    loads = day_loads(plan(no_cards(), 40, budget))
    sound(loads, 40, budget)
    assert loads.seconds.sum() < 0.5 * budget.sum()
    assert loads.line[-1] > 0.97 * 40
    sure = day_loads(plan(a_deck((30_000.0, 5.0, 1)), 0, every_day(SPAN, 60)))
    assert sure.answers.sum() < 1.0
    assert sure.line[-1] == pytest.approx(1.0, abs=0.01)


@pytest.mark.parametrize("new_cards", [8, 12, 16, 20])
@pytest.mark.parametrize("seed", [1, 17, 29])
def test_on_few_and_uneven_days_all_that_fit_are_met(new_cards: int, seed: int) -> None:
    habits = replace(SOMEBODY.habits, seconds_new=47.0, seconds_recalled=59.0, seconds_failed=85.0)
    budget = np.zeros(SPAN + 1)
    budget[[4, 6, 11, 13, 18, 20, 25, 27]] = 300.0
    budget[[9, 16]] = 60.0
    found = priced(Person(SOMEBODY.w, habits), many_cards(48, seed), new_cards, budget)
    loads = day_loads(found)
    sound(loads, 48 + new_cards, budget)
    assert all_fit(found.outlook, new_cards)
    assert loads.new_cards.sum() == pytest.approx(new_cards, abs=0.3)


def test_with_time_to_spare_no_card_is_left_to_fade_until_the_last_days() -> None:
    deck = a_deck(*((4.0 + n, 5.0, n % 6) for n in range(40)))
    found = day_loads(priced(SOMEBODY, deck, 0, every_day(60, 900.0)))
    assert found.line.min() / 40 > SOMEBODY.kept
    assert (found.seconds > 0.0).sum() > 40
    assert found.seconds[:30].mean() < 120.0
    content = Person(SOMEBODY.w, SOMEBODY.habits, kept=0.7)
    later = day_loads(priced(content, deck, 0, every_day(60, 900.0)))
    assert later.seconds.sum() < found.seconds.sum()
    assert later.line[-1] <= found.line[-1]


@pytest.mark.parametrize("apart", [2, 3, 7, 10, 11, 14])
def test_study_days_far_apart_are_all_used(apart: int) -> None:
    budget = every_day(60, 480.0 * apart)
    budget[np.arange(61) % apart != 1] = 0.0
    found = day_loads(priced(SOMEBODY, no_cards(), 200, budget))
    assert (found.seconds[budget[:0:-1] > 0.0] > 0.0).all()
    assert found.answers.sum() > 200.0
    assert found.line[-1] / 200 > 0.8


def test_the_first_day_is_that_of_the_order() -> None:
    deck = many_cards(40)
    found = plan(deck, 80, every_day(60, 900.0))
    loads = day_loads(found)
    order = found.order_today(deck, 60)
    habits, w = SOMEBODY.habits, SOMEBODY.w
    chance = recall(deck.elapsed[order.met], deck.stability[order.met], w)
    unseen = deck.elapsed[order.met] > 0
    takes = np.where(unseen, habits.seconds(chance), 0.0)
    before = order.new_after
    assert before is not None
    time_for_new = max(0.0, 900.0 - takes[:before].sum())
    assert loads.new_cards[0] == pytest.approx(time_for_new / habits.seconds_new, abs=0.6)
    assert loads.answers[0] == pytest.approx(unseen[:before].sum(), abs=1.5)
    assert loads.pressing == 0.0


def test_new_cards_that_do_not_fit_are_not_in_it() -> None:
    budget = every_day(10, 900)
    loads = day_loads(plan(no_cards(), 3_000, budget))
    sound(loads, 3_000, budget)
    most = 10 * 900 / SOMEBODY.habits.seconds_new
    assert 0.5 * most < loads.new_cards.sum() <= most
    assert loads.line[-1] < loads.new_cards.sum()


def test_a_single_card_is_met_and_asked_again() -> None:
    loads = day_loads(plan(no_cards(), 1, every_day(SPAN, 60)))
    assert loads.new_cards.sum() == pytest.approx(1.0, abs=1e-5)
    assert loads.answers.sum() > 1.0
    assert loads.line[0] == 0.0
    assert 0.9 < loads.line[-1] <= 1.0


@pytest.mark.parametrize("span", [1, 2])
def test_a_day_or_two(span: int) -> None:
    budget = every_day(span, 200)
    loads = day_loads(plan(MET, 20, budget))
    sound(loads, 140, budget)
    assert loads.seconds == pytest.approx(np.full(span, 200.0))


def test_no_minutes_and_no_cards_hold_nothing() -> None:
    idle = day_loads(plan(MET, 20, every_day(SPAN, 0)))
    assert idle.seconds.sum() == idle.new_cards.sum() == idle.answers.sum() == 0.0
    assert (np.diff(idle.line) < 0.0).all()
    empty = day_loads(plan(no_cards(), 0, every_day(SPAN, 60)))
    assert empty.seconds.sum() == empty.line.sum() == 0.0


def test_the_same_plan_gives_the_same_days() -> None:
    one, two = (day_loads(plan(MET, 50, every_day(SPAN, 120))) for _ in range(2))
    assert one.seconds.tolist() == two.seconds.tolist()
    assert one.new_cards.tolist() == two.new_cards.tolist()
    assert one.line.tolist() == two.line.tolist()


def test_two_thousand_cards_over_ninety_days_are_quick() -> None:
    found = plan(many_cards(1_500), 500, every_day(90, 1_200))
    times = []
    for _ in range(3):
        start = process_time()
        day_loads(found)
        times.append(process_time() - start)
    assert min(times) <= 0.5


def test_the_cards_at_the_exam_are_those_met_and_know_what_the_line_says() -> None:
    plan = priced(SOMEBODY, many_cards(40), 60, every_day(20, 200))
    loads = day_loads(plan)
    there = loads.at_exam
    assert there.count.sum() == pytest.approx(40 + loads.new_cards.sum(), abs=0.01)
    assert there.elapsed.min() >= 1
    known = there.count @ recall(there.elapsed, there.stability, SOMEBODY.w)
    assert known == pytest.approx(loads.line[-1], abs=0.01)

"""Whether all cards fit, and the figures of what would make them: more minutes, or a later day."""

from collections.abc import Callable

import numpy as np
import pytest

from aimstudy.domain.exam import MOST_MINUTES
from aimstudy.scheduling.deck_states import DeckStates
from aimstudy.scheduling.exam_plan import LONGEST_SPAN, ExamPlan, priced
from aimstudy.scheduling.feasibility import (
    all_fit,
    first_feasible,
    least_seconds,
    minutes_needed,
)
from aimstudy.scheduling.state_arrays import Floats
from tests.unit.plan_cards import SOMEBODY, every_day, many_cards, no_cards

SECONDS_NEW = SOMEBODY.habits.seconds_new


def plan(new_cards: int, budget: Floats, deck: DeckStates | None = None) -> ExamPlan:
    return priced(SOMEBODY, no_cards() if deck is None else deck, new_cards, budget)


def fits(new_cards: int, budget: Floats, deck: DeckStates | None = None) -> bool:
    return all_fit(plan(new_cards, budget, deck).outlook, new_cards)


def needed(new_cards: int, budget: Floats, deck: DeckStates | None = None) -> int:
    found = plan(new_cards, budget, deck)
    return minutes_needed(SOMEBODY, no_cards() if deck is None else deck, found)


def minutes(each: float) -> Callable[[int], Floats]:
    return lambda days: every_day(days, 60.0 * each)


def test_more_minutes_never_make_it_fit_less() -> None:
    found = [fits(200, every_day(20, 60.0 * each)) for each in (0, 1, 2, 4, 6, 8, 12, 30, 200)]
    assert found == sorted(found)
    assert not found[0]
    assert found[-1]


def test_more_days_never_make_it_fit_less() -> None:
    found = [fits(200, every_day(days, 300)) for days in (1, 3, 8, 15, 25, 40, 80)]
    assert found == sorted(found)
    assert not found[0]
    assert found[-1]


def test_three_thousand_new_cards_do_not_fit_into_ten_short_days() -> None:
    budget = every_day(10, 900)
    found = plan(3_000, budget)
    assert not all_fit(found.outlook, 3_000)
    begun = 3_000 - found.outlook.left_out
    assert 0.5 < begun * SECONDS_NEW / budget.sum() <= 1.05
    least = 3_000 * SECONDS_NEW / 10 / 60  # minutes a day to meet each of them once
    assert least <= minutes_needed(SOMEBODY, no_cards(), found) <= 2 * least
    later = first_feasible(SOMEBODY, no_cards(), found, minutes(15))
    assert later is not None
    assert 0.95 * least * 10 / 15 <= later <= 2 * least * 10 / 15
    assert fits(3_000, every_day(later, 900))


def test_the_minutes_needed_are_enough_and_not_far_too_many() -> None:
    for new_cards, days in ((100, 10), (300, 30), (60, 3)):
        enough = needed(new_cards, every_day(days, 60))
        assert fits(new_cards, every_day(days, 60.0 * enough))
        assert not fits(new_cards, every_day(days, 60.0 * 0.6 * enough))


def test_more_cards_need_more_minutes_and_more_days_fewer() -> None:
    by_cards = [needed(count, every_day(20, 300)) for count in (0, 50, 200, 800)]
    assert by_cards == sorted(by_cards)
    assert by_cards[0] == 0
    assert by_cards[-1] > 2 * by_cards[1]
    by_days = [needed(400, every_day(days, 300)) for days in (2, 7, 20, 60)]
    assert by_days == sorted(by_days, reverse=True)
    assert by_days[-1] < by_days[0]


def test_minutes_needed_hardly_depend_on_the_minutes_there_are() -> None:
    found = [needed(300, every_day(30, 60.0 * each)) for each in (1, 5, 20, 600)]
    assert max(found) <= 1.5 * min(found) + 1


def test_cards_met_before_never_lower_the_minutes_needed() -> None:
    alone = needed(200, every_day(20, 300))
    beside = needed(200, every_day(20, 300), many_cards(400))
    assert alone <= beside < MOST_MINUTES


def test_zero_minutes() -> None:
    budget = every_day(20, 0)
    found = plan(200, budget)
    assert not all_fit(found.outlook, 200)
    assert found.outlook.left_out == pytest.approx(200.0)
    wanted = minutes_needed(SOMEBODY, no_cards(), found)
    assert wanted == pytest.approx(needed(200, every_day(20, 300)), rel=0.5)
    assert first_feasible(SOMEBODY, no_cards(), found, minutes(0)) is None


def test_every_day_off_until_the_exam_and_study_after_it() -> None:
    def budget_of(days: int) -> Floats:
        budget = every_day(days, 600)
        budget[max(0, days - 19) :] = 0.0  # by days left: the first twenty days
        return budget

    assert not budget_of(20).any()
    found = plan(100, budget_of(20))
    later = first_feasible(SOMEBODY, no_cards(), found, budget_of)
    assert later is not None
    assert 25 <= later <= 60
    assert fits(100, budget_of(later))


def test_no_day_within_a_year_is_said() -> None:
    found = plan(200_000, every_day(10, 60))
    assert first_feasible(SOMEBODY, no_cards(), found, minutes(1)) is None
    assert minutes_needed(SOMEBODY, no_cards(), found) == MOST_MINUTES
    assert LONGEST_SPAN >= 366


def test_what_has_been_met_fits() -> None:
    found = plan(0, every_day(5, 10), many_cards(300))
    assert all_fit(found.outlook, 0)
    assert minutes_needed(SOMEBODY, many_cards(300), found) == 0


def test_the_least_seconds_are_at_least_a_first_answer_each() -> None:
    found = plan(80, every_day(15, 600))
    seconds = least_seconds(found.problem, found.prices)
    assert 80 * SECONDS_NEW * 0.99 <= seconds <= every_day(15, 600).sum()
    assert np.isfinite(seconds)


def test_the_least_seconds_are_looked_for_only_until_they_tell_what_is_asked() -> None:
    found = plan(80, every_day(15, 600))
    exact = least_seconds(found.problem, found.prices)
    asked: tuple[Callable[[float], float], ...] = (
        lambda s: round(s / 900.0),
        lambda s: s <= 3_000.0,
        lambda s: s <= 100.0,
    )
    for told in asked:
        near = least_seconds(found.problem, found.prices, told)
        assert near >= exact
        assert told(near) == told(exact)

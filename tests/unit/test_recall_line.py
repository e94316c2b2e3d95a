"""Two lines to the exam: what is known from day to day if the plan is followed, and if not."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aimstudy.scheduling.deck_states import DeckStates
from aimstudy.scheduling.exam_plan import ExamPlan, priced
from aimstudy.scheduling.memory_model import DEFAULT_PARAMETERS as W
from aimstudy.scheduling.recall_line import stopped_line
from aimstudy.scheduling.state_arrays import Floats, recall
from tests.unit.plan_cards import SOMEBODY, a_deck, every_day, many_cards, no_cards

SPAN = 25
MET = many_cards(80)


def plan(deck: DeckStates, new_cards: int, budget: Floats) -> ExamPlan:
    return priced(SOMEBODY, deck, new_cards, budget)


def known_now(deck: DeckStates) -> float:
    return float(recall(deck.elapsed, deck.stability, W).sum())


def ends_where_it_should(found: ExamPlan, deck: DeckStates) -> None:
    line = found.recall_line()
    assert len(line) == found.model.span + 1
    assert line[0] == pytest.approx(known_now(deck), rel=1e-6, abs=1e-9)
    assert line[-1] == pytest.approx(found.outlook.recalled, rel=1e-6, abs=1e-9)
    assert line.min() >= 0.0
    assert line.max() <= len(deck) + found.problem.new_cards + 1e-6


@pytest.mark.parametrize("new_cards", [0, 60])
@pytest.mark.parametrize("seconds", [0, 60, 400, 20_000])
def test_it_goes_from_what_is_known_to_what_is_expected(new_cards: int, seconds: int) -> None:
    ends_where_it_should(plan(MET, new_cards, every_day(SPAN, seconds)), MET)


def test_new_cards_alone_start_at_nothing_and_rise() -> None:
    found = plan(no_cards(), 60, every_day(SPAN, 300))
    ends_where_it_should(found, no_cards())
    line = found.recall_line()
    assert line[0] == 0.0
    assert line[-1] > 40.0


def test_with_days_off() -> None:
    budget = every_day(SPAN, 300)
    budget[[1, 2, 8, 9, 10, SPAN]] = 0.0
    found = plan(MET, 60, budget)
    ends_where_it_should(found, MET)
    line = found.recall_line()
    # Nothing is learnt on a day off, so the next day starts lower: today is one.
    assert line[1] < line[0]
    assert line[-1] < line[-2] < line[-3]  # the two days before the exam


def test_with_every_day_off_it_is_the_stopped_line() -> None:
    found = plan(MET, 60, np.zeros(SPAN + 1))
    ends_where_it_should(found, MET)
    assert found.recall_line() == pytest.approx(stopped_line(MET, SPAN, W), rel=1e-6)


@settings(max_examples=15, deadline=None)
@given(
    days=st.lists(st.sampled_from([0.0, 60.0, 600.0]), min_size=1, max_size=15),
    met=st.integers(0, 30),
    new_cards=st.integers(0, 30),
)
def test_its_ends_hold_for_any_days(days: list[float], met: int, new_cards: int) -> None:
    deck = many_cards(met) if met else no_cards()
    ends_where_it_should(plan(deck, new_cards, np.array([0.0, *days])), deck)


def test_a_stopped_line_starts_at_what_is_known_and_only_falls() -> None:
    line = stopped_line(MET, 400, W)
    assert len(line) == 401
    assert line[0] == pytest.approx(known_now(MET))
    assert (np.diff(line) < 0.0).all()
    assert line[-1] > 0.0


def test_a_stopped_line_of_one_card_is_its_recall() -> None:
    line = stopped_line(a_deck((10.0, 5.0, 4)), 6, W)
    assert line[6] == pytest.approx(0.9)  # ten days after its answer
    assert stopped_line(no_cards(), 3, W).tolist() == [0.0] * 4
    assert len(stopped_line(MET, 0, W)) == 1

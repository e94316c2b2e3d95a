"""Whom a plan is for, where answers or papers speak against the model."""

import numpy as np
import pytest

from aimstudy.scheduling.answer_log import AnswerLog
from aimstudy.scheduling.deck_states import DeckStates
from aimstudy.scheduling.exam_forecast import Answered
from aimstudy.scheduling.exam_plan import Person, priced
from aimstudy.scheduling.memory_model import DEFAULT_PARAMETERS
from aimstudy.scheduling.plan_person import HIGHEST_KEPT, past_misses, recall_to_keep
from aimstudy.scheduling.recalibration import Recalibration
from tests.unit.plan_cards import SOMEBODY


def misses(known_in_ten: int, cards: int = 60, *, random: bool = False) -> Recalibration | None:
    """After a first answer, and four more three days apart that so many of ten know."""
    rows = [
        [(0, 3), *((3 * t, 3 if (n + 3 * t) % 10 < known_in_ten else 1) for t in range(1, 5))]
        for n in range(cards)
    ]
    log = AnswerLog.of(rows)
    doubted = np.full_like(log.rating, random, dtype=np.bool_)
    answered = Answered(log, np.ones(cards, dtype=np.int64), 1.0, doubted)
    return past_misses(answered, DEFAULT_PARAMETERS)


def test_a_plan_goes_by_past_misses_only_where_they_are_not_by_chance() -> None:
    assert misses(9) is None  # as the model says of three days
    far = misses(3)
    assert far is not None
    assert far.corrected(np.array([0.9]), 3)[0] < 0.5


def test_answers_that_were_not_meant_tell_nothing() -> None:
    assert misses(3, random=True) is None


def test_a_memory_worse_than_its_model_uses_minutes_that_would_be_left() -> None:
    deck = DeckStates.of(np.full(20, 40.0), np.full(20, 5.0), np.full(20, 2))
    budget = np.append(0.0, np.full(20, 900.0))
    worse = Person(SOMEBODY.w, SOMEBODY.habits, missed=misses(3))
    asked = [
        len(priced(person, deck, 0, budget).order_today(deck, 20).met)
        for person in (SOMEBODY, worse)
    ]
    assert asked[0] < asked[1] == 20


@pytest.mark.parametrize(
    ("kept", "harder", "expected"),
    [
        (0.9, 0.0, 0.9),
        (0.9, -1.0, 0.9),
        (0.9, 0.5, 0.9369),
        (0.9, 1.0, 0.9607),
        (0.9, 4.0, HIGHEST_KEPT),
        (0.98, 1.0, 0.98),
        (1.0, 1.0, 1.0),
    ],
)
def test_papers_harder_than_the_cards_raise_the_recall_to_keep_up(
    kept: float, harder: float, expected: float
) -> None:
    assert recall_to_keep(kept, harder) == pytest.approx(expected, abs=1e-4)

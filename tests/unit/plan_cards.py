"""Decks, budgets, people and histories for the tests of the plan to an exam."""

import numpy as np
from hypothesis import strategies as st

from aimstudy.scheduling.answer_habits import Habits
from aimstudy.scheduling.answer_log import AnswerLog
from aimstudy.scheduling.deck_states import DeckStates
from aimstudy.scheduling.exam_plan import Person
from aimstudy.scheduling.memory_model import DEFAULT_PARAMETERS, Parameters
from aimstudy.scheduling.review_outcomes import Outcomes, StateGrid
from aimstudy.scheduling.state_arrays import Floats, first_states, next_states, recall
from aimstudy.scheduling.study_prices import Outlook
from aimstudy.scheduling.value_table import CardModel

SOMEBODY = Person(DEFAULT_PARAMETERS, Habits())
CHEAP = 2e-6  # a price of a second, near the lowest

# w0 to w20 within what FSRS-6 allows
LOWEST = (
    *(0.001, 0.001, 0.001, 0.001, 1.0, 0.001, 0.001),
    *(0.001, 0.0, 0.0, 0.001, 0.001, 0.001, 0.001),
    *(0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.1),
)
HIGHEST = (
    *(100.0, 100.0, 100.0, 100.0, 10.0, 4.0, 4.0),
    *(0.75, 4.5, 0.8, 3.5, 5.0, 0.25, 0.9),
    *(4.0, 1.0, 6.0, 2.0, 2.0, 0.8, 0.8),
)
parameters = st.one_of(
    st.just(DEFAULT_PARAMETERS),
    st.tuples(*(st.floats(low, high) for low, high in zip(LOWEST, HIGHEST, strict=True))),
)


def a_deck(*cards: tuple[float, float, int]) -> DeckStates:
    """Cards as (stability, difficulty, days since the last answer)."""
    stability, difficulty, elapsed = (np.array(values) for values in zip(*cards, strict=True))
    return DeckStates.of(stability.astype(float), difficulty.astype(float), elapsed)


def no_cards() -> DeckStates:
    """A deck of which nothing has been met."""
    return DeckStates.of(np.zeros(0), np.zeros(0), np.zeros(0, dtype=np.int64))


def many_cards(count: int, seed: int = 1) -> DeckStates:
    """A deck as it is some weeks into a plan."""
    rng = np.random.default_rng(seed)
    stability = np.exp(rng.normal(2.0, 1.5, count))
    return DeckStates.of(stability, rng.uniform(1, 10, count), rng.integers(0, 30, count))


def every_day(span: int, seconds: float) -> Floats:
    """The same seconds on every day of a plan of ``span`` days, by days left."""
    budget = np.full(span + 1, float(seconds))
    budget[0] = 0.0
    return budget


def a_model(span: int, days_off: tuple[int, ...] = ()) -> CardModel:
    """What somebody's choices lead to, with no study at these numbers of days left."""
    study_days = np.ones(span + 1, dtype=np.bool_)
    study_days[[0, *days_off]] = False
    outcomes = Outcomes(StateGrid(span), SOMEBODY.w, SOMEBODY.habits)
    return CardModel(outcomes, study_days)


def mismatch(outlook: Outlook, budget: Floats) -> float:
    """By how much the expected seconds of all days differ from those there are (a share)."""
    return float(outlook.seconds.sum() / budget.sum() - 1.0)


def answers_of(
    w: Parameters, seed: int, cards: int, reviews: int, longest_wait: int = 12
) -> AnswerLog:
    """Answers of somebody whose memory has these parameters, after waits of some days."""
    rng = np.random.default_rng([seed, 5])
    habits = Habits()
    rating = np.zeros((cards, reviews + 1), dtype=np.int64)
    elapsed = np.zeros_like(rating)
    rating[:, 0] = 1 + rng.choice(4, cards, p=np.array(habits.first) / sum(habits.first))
    stability, difficulty = first_states(rating[:, 0], w)
    for n in range(1, reviews + 1):
        elapsed[:, n] = rng.integers(1, longest_wait + 1, cards)
        known = rng.random(cards) < recall(elapsed[:, n], stability, w)
        how = 2 + rng.choice(3, cards, p=habits.recalled)
        rating[:, n] = np.where(known, how, 1)
        after = next_states(stability, difficulty, elapsed[:, n], rating[:, n], w)
        stability, difficulty = after
    return AnswerLog(rating, elapsed)

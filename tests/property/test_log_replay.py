"""The states of many cards at once are what the replay of each card's log says."""

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from aimstudy.domain.evidence import Certainty, Choice
from aimstudy.domain.review import MemoryState, Phase, Rating, ReviewEntry, ReviewKind
from aimstudy.scheduling.card_states import NEW_STATE, replay
from aimstudy.scheduling.log_replay import (
    StandingAnswers,
    new_states,
    state_at,
    states_after,
    states_of,
)
from aimstudy.scheduling.memory_model import DEFAULT_PARAMETERS, Parameters
from aimstudy.scheduling.personal_fit import EFFECTIVE, Fit, prior_covariance

MET = MemoryState(Phase.REVIEW, 12.5, 6.25, 738_000, 738_012, 0, 5, 1)
FAILED = MemoryState(Phase.STEP, 0.5, 9.0, 738_000, 738_000, 1_700_000_000_000, 3, 2)
choices = st.builds(
    Choice, st.booleans(), st.sampled_from([0.25, 0.5, 1 / 24]), st.sampled_from(Certainty)
)
# Days since the answer before, what was given, and whether its words were typed in a quiz.
answers = st.tuples(
    st.one_of(st.just(0), st.integers(-5, 6), st.integers(0, 900)),
    st.one_of(st.integers(1, 4), st.integers(1, 4), choices),
    st.sampled_from([False, False, True]),
)
Given = tuple[int, int | Choice, bool] | tuple[int, int]
Card = tuple[MemoryState, list[Given]]
decks = st.lists(
    st.tuples(st.sampled_from([NEW_STATE, NEW_STATE, MET, FAILED]), st.lists(answers, max_size=12)),
    max_size=6,
)
people = st.one_of(
    st.just(DEFAULT_PARAMETERS),
    st.lists(st.floats(-2, 2), min_size=EFFECTIVE, max_size=EFFECTIVE).map(
        lambda theta: Fit(np.array(theta), prior_covariance()).parameters
    ),
)


def entries_of(card: Card) -> list[ReviewEntry]:
    begin, history = card
    day = 738_000
    found = []
    if begin is not NEW_STATE:
        found.append(ReviewEntry(1, ReviewKind.STATE, None, 0, day, state=begin))
    for seq, (wait, answer, *typed) in enumerate(history, start=2):
        day += wait
        at_ms = 1_700_000_000_000 + 1000 * seq
        if isinstance(answer, Choice):
            found.append(ReviewEntry(seq, ReviewKind.QUIZ, None, at_ms, day, choice=answer))
        else:
            kind = ReviewKind.QUIZ if any(typed) else ReviewKind.STUDY
            found.append(ReviewEntry(seq, kind, Rating(answer), at_ms, day))
    return found


def together(deck: Sequence[Card], retention: float, w: Parameters) -> list[MemoryState]:
    logs = [[e for e in entries_of(card) if e.kind is not ReviewKind.STATE] for card in deck]
    flat = [entry for log in logs for entry in log]
    found = states_after(
        states_of([begin for begin, _ in deck]),
        StandingAnswers(
            count=np.array([len(log) for log in logs], dtype=np.int64),
            day=np.array([e.study_day for e in flat], dtype=np.int64),
            rating=np.array([int(e.rating or 0) for e in flat], dtype=np.int64),
            at_ms=np.array([e.at_ms for e in flat], dtype=np.int64),
            quiz={n: e.choice for n, e in enumerate(flat) if e.kind is ReviewKind.QUIZ},
        ),
        retention,
        w,
    )
    return [state_at(found, n) for n in range(len(found))]


def assert_same(one: MemoryState, other: MemoryState) -> None:
    assert math.isclose(one.stability, other.stability, rel_tol=1e-9, abs_tol=1e-9)
    assert math.isclose(one.difficulty, other.difficulty, rel_tol=1e-9, abs_tol=1e-9)
    exact = [replace(state, stability=0.0, difficulty=0.0) for state in (one, other)]
    assert exact[0] == exact[1]


@settings(max_examples=150, deadline=None)
@given(decks, st.floats(0.7, 0.97), people)
def test_all_cards_at_once_are_each_card_by_itself(
    deck: list[Card], retention: float, w: Parameters
) -> None:
    found = together(deck, retention, w)
    for card, state in zip(deck, found, strict=True):
        assert_same(state, replay(entries_of(card), retention, w))


def test_long_histories_and_endless_memories_are_the_same_too() -> None:
    often: Card = (NEW_STATE, [(1 + n % 3, 1 + n % 4) for n in range(400)])
    forever: Card = (NEW_STATE, [*[(3000, 4)] * 12, (10, 1), (3, 3)])
    short: Card = (NEW_STATE, [(0, 3)])
    deck = [short, often, forever]
    for card, state in zip(deck, together(deck, 0.9, DEFAULT_PARAMETERS), strict=True):
        assert_same(state, replay(entries_of(card)))


def test_a_wait_halfway_between_two_days_rounds_as_for_one_card() -> None:
    halves = [8.5, 9.5, 10.5, 1.5]
    for half in halves:
        w = (0.2, 1.0, half, half + 5.0, *DEFAULT_PARAMETERS[4:])
        once: Card = (NEW_STATE, [(0, 3)])
        [state] = together([once], 0.9, w)
        assert_same(state, replay(entries_of(once), 0.9, w))


def test_no_cards_and_cards_without_answers() -> None:
    assert together([], 0.9, DEFAULT_PARAMETERS) == []
    assert together([(MET, []), (NEW_STATE, [])], 0.9, DEFAULT_PARAMETERS) == [MET, NEW_STATE]
    assert state_at(new_states(2), 1) == NEW_STATE

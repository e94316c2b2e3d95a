"""A choice moves a card's dates less than typed words do, whatever state it finds the card in."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aimstudy.domain.evidence import Certainty, Choice, EvidenceOf
from aimstudy.domain.quiz import QuizKind
from aimstudy.domain.review import MemoryState, Phase, Rating
from aimstudy.scheduling.card_states import NEW_STATE, after_choosing, after_rating
from aimstudy.scheduling.memory_model import DEFAULT_PARAMETERS, Parameters
from tests.unit.plan_cards import parameters

TODAY = date(2026, 3, 2).toordinal()
NEAR = 1e-9
RIGHT, WRONG = Choice(True, 0.25), Choice(False, 0.25)
DONT_KNOW = EvidenceOf(1, QuizKind.MULTIPLE_CHOICE, 0.25, None, right=False).choice or WRONG
choices = st.builds(
    Choice, st.booleans(), st.integers(2, 8).map(lambda k: 1 / k), st.sampled_from(Certainty)
)
past_answers = st.lists(
    st.tuples(
        st.one_of(st.just(0), st.integers(1, 5), st.integers(0, 200)),
        st.one_of(st.sampled_from(Rating), st.just(Rating.GOOD), choices),
    ),
    min_size=1,
    max_size=7,
)
waits = st.one_of(st.integers(0, 3), st.integers(0, 400))  # on the day, early, late, overdue


def state_after(answers: list[tuple[int, Rating | Choice]], w: Parameters) -> MemoryState:
    """A card that was met: the first answer that counts is by recall."""
    state, day = after_rating(NEW_STATE, Rating.GOOD, 0, TODAY, w=w), TODAY
    for wait, answer in answers:
        day += wait
        state = answered(state, answer, day, w)
    return state


def answered(
    state: MemoryState, answer: Rating | Choice, day: int, w: Parameters = DEFAULT_PARAMETERS
) -> MemoryState:
    if isinstance(answer, Choice):
        return after_choosing(state, answer, 0, day, w=w)
    return after_rating(state, answer, 0, day, w=w)


@settings(max_examples=80, deadline=None)
@given(past_answers, waits, st.integers(2, 8), parameters)
def test_a_right_choice_moves_memory_and_date_no_further_than_typed_words(
    before: list[tuple[int, Rating | Choice]], wait: int, options: int, w: Parameters
) -> None:
    state = state_after(before, w)
    day = max(state.last_day, state.shown_day) + wait
    typed = answered(state, Rating.GOOD, day, w)
    found = [answered(state, Choice(True, 1 / options, sure), day, w) for sure in Certainty]
    guess, unsure, sure = found
    assert state.stability - NEAR <= unsure.stability <= typed.stability + NEAR
    assert guess.stability <= unsure.stability + NEAR <= sure.stability + 2 * NEAR
    assert guess.phase is Phase.STEP
    assert (guess.due_day, guess.lapses) == (day, state.lapses)
    for chosen in (unsure, sure):
        assert chosen.phase is state.phase
        if state.phase is Phase.REVIEW:
            assert max(state.due_day, day) <= chosen.due_day
            assert chosen.due_day <= max(state.due_day, day, typed.due_day)


@settings(max_examples=80, deadline=None)
@given(past_answers, waits, st.sampled_from([WRONG, DONT_KNOW]), parameters)
def test_what_is_wrong_comes_again_today_chosen_or_typed(
    before: list[tuple[int, Rating | Choice]], wait: int, wrong: Choice, w: Parameters
) -> None:
    state = state_after(before, w)
    day = max(state.last_day, state.shown_day) + wait
    typed, chosen = answered(state, Rating.AGAIN, day, w), answered(state, wrong, day, w)
    for found in (typed, chosen):
        assert (found.phase, found.due_day) == (Phase.STEP, day)
        assert found.lapses == state.lapses + (state.phase is Phase.REVIEW)
    failed = min(typed.stability, state.stability)  # the model may lift what fails twice a day
    assert failed - NEAR <= chosen.stability <= state.stability + NEAR
    assert answered(chosen, RIGHT, day, w).phase is Phase.STEP, "not done by another click"


@settings(max_examples=80, deadline=None)
@given(past_answers, waits, parameters)
def test_of_two_answers_on_a_day_the_first_tells(
    before: list[tuple[int, Rating | Choice]], wait: int, w: Parameters
) -> None:
    state = state_after(before, w)
    day = max(state.last_day, state.shown_day) + wait
    right, wrong = answered(state, RIGHT, day, w), answered(state, WRONG, day, w)
    assert answered(right, RIGHT, day, w).stability == pytest.approx(right.stability)
    typed = [answered(each, Rating.GOOD, day, w) for each in (wrong, right)]
    assert typed[0].stability <= typed[1].stability + NEAR
    assert typed[0].due_day <= typed[1].due_day
    known = answered(state, Rating.GOOD, day, w)
    after = answered(known, RIGHT, day, w)
    assert after.stability == pytest.approx(known.stability)
    assert after.due_day == known.due_day


def test_a_date_that_is_a_day_later_than_the_curve_says_is_not_brought_nearer() -> None:
    """Easy waits a day longer than good, and states taken over have dates of their own."""
    easy = MemoryState(Phase.REVIEW, 1.4, 6.5, TODAY, TODAY + 2, 0, 3, 0)
    assert answered(easy, RIGHT, TODAY).due_day == TODAY + 2
    assert answered(easy, RIGHT, TODAY + 1).due_day >= TODAY + 2
    taken = replace(easy, due_day=TODAY + 90)
    assert answered(taken, RIGHT, TODAY + 1).due_day == TODAY + 90
    assert answered(taken, WRONG, TODAY + 1).due_day == TODAY + 1


def test_with_the_clock_set_back_a_right_choice_leaves_the_date_of_the_last_answer() -> None:
    known = after_rating(NEW_STATE, Rating.EASY, 0, TODAY)
    earlier = answered(known, Rating.GOOD, TODAY - 3)
    assert answered(earlier, RIGHT, TODAY - 3).due_day == earlier.due_day


def test_a_card_never_met_is_met_by_no_choice() -> None:
    for choice in (RIGHT, WRONG, DONT_KNOW):
        assert answered(NEW_STATE, choice, TODAY) == NEW_STATE

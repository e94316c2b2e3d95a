"""Choices among options move the memory model by what they prove, and no more."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from aimstudy.domain.evidence import Certainty, Choice
from aimstudy.domain.review import Rating
from aimstudy.scheduling.memory_model import Parameters, next_memory, retrievability
from aimstudy.scheduling.quiz_evidence import after_choice, chance_known
from tests.unit.plan_cards import parameters

states = st.tuples(
    st.floats(0.1, 400.0), st.floats(1.0, 10.0), st.integers(1, 300), st.integers(2, 8)
)


@pytest.mark.parametrize(
    ("right", "options", "expected"),
    [(True, 4, 0.7917), (False, 4, 0.0625), (True, 2, 0.6552), (False, 2, 0.0909)],
)
def test_what_an_answer_proves_from_even_odds(right: bool, options: int, expected: float) -> None:
    assert chance_known(0.5, Choice(right, 1 / options)) == pytest.approx(expected, abs=5e-5)


def test_certainty_moves_only_what_a_right_answer_proves() -> None:
    proved = [chance_known(0.5, Choice(True, 0.25, sure)) for sure in Certainty]
    assert proved == sorted(proved)
    assert proved[2] == pytest.approx(0.8837, abs=5e-5)
    assert proved[0] == pytest.approx(0.6032, abs=5e-5)
    wrong = {chance_known(0.5, Choice(False, 0.25, sure)) for sure in Certainty}
    assert len(wrong) == 1


def test_nothing_proves_what_cannot_be_known() -> None:
    assert chance_known(0.0, Choice(True, 0.25)) == 0.0
    assert chance_known(1.0, Choice(False, 0.25)) == 1.0


@pytest.mark.parametrize("by_chance", [0.0, 1.0, -0.1, 1.5])
def test_a_chance_lies_between_never_and_always(by_chance: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        Choice(True, by_chance)


@given(states)
def test_a_right_choice_proves_less_than_recall_and_a_wrong_one_is_near_a_failure(
    state: tuple[float, float, int, int],
) -> None:
    stability, difficulty, elapsed, options = state
    good, _ = next_memory(stability, difficulty, elapsed, Rating.GOOD)
    failed, _ = next_memory(stability, difficulty, elapsed, Rating.AGAIN)
    right, _ = after_choice(stability, difficulty, elapsed, Choice(True, 1 / options))
    wrong, _ = after_choice(stability, difficulty, elapsed, Choice(False, 1 / options))
    assert failed - 1e-9 <= wrong <= right <= good + 1e-9
    assert wrong <= stability <= right + 1e-9


@given(
    state=states,
    w=parameters,
    horizon=st.integers(0, 800),
    certainty=st.sampled_from(Certainty),
    by_chance=st.one_of(st.none(), st.floats(0.001, 0.95)),
)
def test_clicking_at_random_is_not_expected_to_raise_recall_on_any_day(
    state: tuple[float, float, int, int],
    w: Parameters,
    horizon: int,
    certainty: Certainty,
    by_chance: float | None,
) -> None:
    stability, difficulty, elapsed, options = state
    chance = by_chance or 1 / options
    after = {
        right: after_choice(stability, difficulty, elapsed, Choice(right, chance, certainty), w)[0]
        for right in (True, False)
    }
    then = elapsed + horizon
    clicked = chance * retrievability(then, after[True], w)
    clicked += (1 - chance) * retrievability(then, after[False], w)
    assert clicked <= retrievability(then, stability, w) + 1e-9


@given(states, st.integers(1, 300))
def test_somebody_who_knows_gains(state: tuple[float, float, int, int], horizon: int) -> None:
    stability, difficulty, elapsed, options = state
    right, _ = after_choice(stability, difficulty, elapsed, Choice(True, 1 / options))
    wrong, _ = after_choice(stability, difficulty, elapsed, Choice(False, 1 / options))
    then = elapsed + horizon
    expected = 0.95 * retrievability(then, right) + 0.05 * retrievability(then, wrong)
    assert expected >= retrievability(then, stability) - 0.02


def test_on_the_day_of_a_real_answer_a_choice_tells_nothing() -> None:
    for right in (True, False):
        assert after_choice(7.0, 5.0, 0, Choice(right, 0.25))[0] == pytest.approx(7.0)


def test_a_right_choice_counts_nearly_as_a_recall_where_guessing_is_hard() -> None:
    good, _ = next_memory(10.0, 5.0, 10, Rating.GOOD)
    assert after_choice(10.0, 5.0, 10, Choice(True, 0.25))[0] > 10.0 + 0.8 * (good - 10.0)


@given(states)
def test_more_options_prove_more(state: tuple[float, float, int, int]) -> None:
    stability, difficulty, elapsed, options = state
    few, _ = after_choice(stability, difficulty, elapsed, Choice(True, 1 / options))
    many, _ = after_choice(stability, difficulty, elapsed, Choice(True, 1 / (options + 1)))
    assert many >= few - 1e-9


@given(st.floats(3.0, 400.0), st.floats(1.0, 10.0), st.integers(1, 300))
def test_a_wrong_choice_weakens_a_card_that_should_be_known(
    stability: float, difficulty: float, elapsed: int
) -> None:
    assume(0.5 <= retrievability(elapsed, stability) <= 0.95)
    assert after_choice(stability, difficulty, elapsed, Choice(False, 0.25))[0] < stability


@given(states, st.floats(0.001, 0.95))
def test_a_guess_lifts_nothing_even_where_it_was_right(
    state: tuple[float, float, int, int], by_chance: float
) -> None:
    stability, difficulty, elapsed, _ = state
    for right in (True, False):
        choice = Choice(right, by_chance, Certainty.GUESS)
        assert after_choice(stability, difficulty, elapsed, choice)[0] <= stability + 1e-9

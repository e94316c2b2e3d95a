"""What a choice in a quiz makes of a card: its date, its step, and what an answer after it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aimstudy.domain.evidence import Certainty, Choice, by_chance_of
from aimstudy.domain.quiz import Option, OptionOrigin, QuizItem, QuizKind
from aimstudy.domain.review import MemoryState, Phase, Rating
from aimstudy.scheduling.card_states import NEW_STATE, STEP_MS, after_choosing, after_rating
from aimstudy.scheduling.memory_model import next_memory, retrievability

NOW, TODAY = 1_770_000_000_000, 739_000
RIGHT, WRONG = Choice(True, 0.25), Choice(False, 0.25)
GUESSED = Choice(True, 0.25, Certainty.GUESS)


def met(stability: float, ago: int, due_in: int = 0) -> MemoryState:
    return MemoryState(Phase.REVIEW, stability, 5.0, TODAY - ago, TODAY + due_in, 0, 4, 1)


def test_a_right_choice_puts_the_date_off_from_the_last_real_answer() -> None:
    before = met(20.0, 30)
    chosen = after_choosing(before, RIGHT, NOW, TODAY)
    typed = after_rating(before, Rating.GOOD, NOW, TODAY)
    assert (chosen.phase, chosen.last_day, chosen.due_ms) == (Phase.REVIEW, TODAY - 30, 0)
    assert (chosen.reps, chosen.lapses, chosen.shown_day) == (5, 1, TODAY)
    assert before.stability < chosen.stability < typed.stability
    assert chosen.due_day == TODAY - 30 + round(chosen.stability)
    assert TODAY < chosen.due_day < typed.due_day


def test_a_date_that_is_over_becomes_today_and_not_a_day_before() -> None:
    assert after_choosing(met(5.0, 300), RIGHT, NOW, TODAY).due_day >= TODAY


@pytest.mark.parametrize(("choice", "lapses"), [(WRONG, 2), (GUESSED, 1)])
def test_what_was_wrong_or_a_lucky_guess_comes_again_in_minutes(
    choice: Choice, lapses: int
) -> None:
    before = met(20.0, 10, due_in=10)
    after = after_choosing(before, choice, NOW, TODAY)
    assert (after.phase, after.due_day, after.due_ms) == (Phase.STEP, TODAY, NOW + STEP_MS)
    assert (after.last_day, after.lapses, after.shown_day) == (TODAY - 10, lapses, TODAY)
    assert after.stability <= before.stability


def test_a_failed_card_is_not_done_by_choosing_right_but_waits_as_it_did() -> None:
    failed = after_rating(met(20.0, 20), Rating.AGAIN, NOW, TODAY)
    after = after_choosing(failed, RIGHT, NOW + 60_000, TODAY)
    assert (after.phase, after.due_day, after.due_ms) == (Phase.STEP, TODAY, failed.due_ms)
    assert after.shown_day == 0  # the answer was seen in study that day


def test_a_card_never_met_stays_so() -> None:
    for choice in (RIGHT, WRONG, GUESSED):
        assert after_choosing(NEW_STATE, choice, NOW, TODAY) == NEW_STATE


def test_an_answer_after_it_counts_from_the_day_it_was_shown() -> None:
    missed = after_choosing(met(20.0, 30), WRONG, NOW, TODAY)
    same_day = after_rating(missed, Rating.GOOD, NOW + STEP_MS, TODAY)
    expected, _ = next_memory(missed.stability, missed.difficulty, 0, Rating.GOOD)
    assert same_day.stability == expected
    assert (same_day.last_day, same_day.shown_day) == (TODAY, 0)
    later = after_rating(missed, Rating.GOOD, NOW, TODAY + 2)
    assert later.stability == next_memory(missed.stability, missed.difficulty, 2, Rating.GOOD)[0]


def test_choosing_the_same_again_on_that_day_proves_nothing_more() -> None:
    once = after_choosing(met(20.0, 30), RIGHT, NOW, TODAY)
    again = after_choosing(once, RIGHT, NOW, TODAY)
    assert again.stability == pytest.approx(once.stability)
    assert again.due_day == once.due_day


@given(
    stability=st.floats(0.5, 300.0),
    ago=st.integers(1, 300),
    wait=st.integers(0, 5),
    ahead=st.integers(1, 300),
    options=st.sampled_from([2, 3, 4, 6]),
    certainty=st.sampled_from(Certainty),
)
def test_nothing_is_gained_by_clicking_first_and_answering_what_was_then_read(
    stability: float, ago: int, wait: int, ahead: int, options: int, certainty: Certainty
) -> None:
    """Somebody clicks at random, reads the answer and says "good" to it ``wait`` days later.

    On the exam day less is expected than from saying "good" without the quiz; and where it is said
    at once, hardly more than from an honest answer: recalled by its chance, else failed and
    repeated.
    """

    def on_exam_day(state: MemoryState, since: int) -> float:
        return retrievability(since + ahead, state.stability)

    before, then = met(stability, ago), TODAY + wait
    clicked = 0.0
    for right, chance in ((True, 1 / options), (False, 1 - 1 / options)):
        after = after_choosing(before, Choice(right, 1 / options, certainty), NOW, TODAY)
        clicked += chance * on_exam_day(after_rating(after, Rating.GOOD, NOW, then), 0)
    good = after_rating(before, Rating.GOOD, NOW, then)
    again = after_rating(before, Rating.AGAIN, NOW, then)
    repeated = after_rating(again, Rating.GOOD, NOW, then)
    known = retrievability(ago + wait, stability)
    honest = known * on_exam_day(good, 0) + (1 - known) * on_exam_day(repeated, 0)
    assert clicked <= on_exam_day(good, 0) + 1e-9
    assert wait or clicked <= honest + 0.01


def item(kind: QuizKind, options: int, lefts: int = 0) -> QuizItem:
    shown = tuple(Option(str(n), OptionOrigin.KEY) for n in range(options))
    return QuizItem("f", kind, "?", shown, 0, "a", "q", lefts=("l",) * lefts)


@pytest.mark.parametrize(
    ("kind", "options", "lefts", "expected"),
    [
        (QuizKind.MULTIPLE_CHOICE, 4, 0, 1 / 4),
        (QuizKind.TRUE_FALSE, 2, 0, 1 / 2),
        (QuizKind.SELECT, 4, 0, 1 / 15),
        (QuizKind.MATCHING, 4, 4, 1 / 24),
        (QuizKind.MATCHING, 5, 3, 1 / 60),
        (QuizKind.TYPED, 0, 0, 0.0),
        (QuizKind.NUMERIC, 0, 0, 0.0),
    ],
)
def test_the_chance_to_be_right_by_luck_is_that_of_the_whole_answer(
    kind: QuizKind, options: int, lefts: int, expected: float
) -> None:
    assert by_chance_of(item(kind, options, lefts)) == pytest.approx(expected)

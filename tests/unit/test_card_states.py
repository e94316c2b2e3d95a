"""A card's way through its phases, with the dates a person would see."""

import hashlib
from dataclasses import replace
from itertools import product

import pytest

from aimstudy.domain.evidence import Certainty, Choice
from aimstudy.domain.review import MemoryState, Phase, Rating, ReviewEntry, ReviewKind
from aimstudy.scheduling.card_states import (
    NEW_STATE,
    RULES,
    GapUnit,
    after_rating,
    gap,
    preview,
    replay,
)
from aimstudy.scheduling.memory_model import next_memory

TODAY = 738_946
NOW = 1_700_000_000_000
TEN_MINUTES = 600_000


def test_a_new_card_is_due_by_the_four_buttons() -> None:
    states = preview(NEW_STATE, NOW, TODAY)
    assert [states[r].due_day - TODAY for r in Rating] == [0, 1, 2, 8]
    assert [states[r].phase for r in Rating] == [Phase.STEP, *[Phase.REVIEW] * 3]
    assert states[Rating.AGAIN].due_ms == NOW + TEN_MINUTES


def test_a_failed_new_card_recalled_the_same_day_waits_for_another_day() -> None:
    failed = after_rating(NEW_STATE, Rating.AGAIN, NOW, TODAY)
    done = after_rating(failed, Rating.GOOD, NOW + TEN_MINUTES, TODAY)
    expected, _ = next_memory(0.212, 6.4133, 0, Rating.GOOD)
    assert done.stability == pytest.approx(expected)
    assert (done.phase, done.due_day, done.due_ms) == (Phase.REVIEW, TODAY + 1, 0)
    assert (done.reps, done.lapses) == (2, 0)


def test_only_a_known_card_can_lapse_and_once_a_day() -> None:
    known = after_rating(NEW_STATE, Rating.EASY, NOW, TODAY)
    lapsed = after_rating(known, Rating.AGAIN, NOW, TODAY + 8)
    again = after_rating(lapsed, Rating.AGAIN, NOW, TODAY + 8)
    assert [s.lapses for s in (known, lapsed, again)] == [0, 1, 1]
    assert lapsed.due_day == TODAY + 8


def test_a_step_left_overnight_uses_the_whole_day() -> None:
    failed = after_rating(NEW_STATE, Rating.AGAIN, NOW, TODAY)
    next_day = after_rating(failed, Rating.GOOD, NOW, TODAY + 1)
    assert next_day.stability == pytest.approx(next_memory(0.212, 6.4133, 1, Rating.GOOD)[0])


def test_a_clock_set_back_counts_as_the_same_day_and_keeps_the_last_day() -> None:
    known = after_rating(NEW_STATE, Rating.GOOD, NOW, TODAY)
    earlier = after_rating(known, Rating.GOOD, NOW, TODAY - 30)
    assert earlier.last_day == TODAY
    assert earlier.stability == next_memory(known.stability, known.difficulty, 0, Rating.GOOD)[0]
    assert earlier.due_day > TODAY - 30


def test_easy_is_a_day_longer_than_good_even_where_the_model_says_the_same() -> None:
    flat = MemoryState(Phase.REVIEW, 0.01, 10.0, TODAY, TODAY + 1, 0, 5, 3)
    states = preview(flat, NOW, TODAY)
    assert [states[r].due_day - TODAY for r in Rating] == [0, 1, 1, 2]


def test_replay_of_nothing_is_a_new_card() -> None:
    assert replay([]) == NEW_STATE


def test_replay_starts_at_a_state_taken_over() -> None:
    taken = MemoryState(Phase.REVIEW, 40.0, 5.0, TODAY, TODAY + 40, 0, 9, 1)
    log = [
        ReviewEntry(1, ReviewKind.STUDY, Rating.AGAIN, NOW, TODAY - 9),
        ReviewEntry(2, ReviewKind.STATE, None, NOW, TODAY, state=taken),
        ReviewEntry(3, ReviewKind.STUDY, Rating.GOOD, NOW, TODAY + 40),
    ]
    assert replay(log[:2]) == taken
    assert replay(log) == after_rating(taken, Rating.GOOD, NOW, TODAY + 40)


def test_words_typed_in_a_quiz_are_an_answer_but_meet_no_new_card() -> None:
    met = ReviewEntry(1, ReviewKind.STUDY, Rating.GOOD, NOW, TODAY)
    typed = ReviewEntry(2, ReviewKind.QUIZ, Rating.AGAIN, NOW, TODAY + 1)
    assert replay([met, typed]) == after_rating(replay([met]), Rating.AGAIN, NOW, TODAY + 1)
    assert replay([typed]) == NEW_STATE


@pytest.mark.parametrize(
    ("days", "unit", "amount"),
    [
        (1, GapUnit.DAYS, 1.0),
        (59, GapUnit.DAYS, 59.0),
        (60, GapUnit.MONTHS, 1.97),
        (729, GapUnit.MONTHS, 23.95),
        (730, GapUnit.YEARS, 2.0),
    ],
)
def test_a_gap_is_told_in_the_unit_that_reads_best(days: int, unit: GapUnit, amount: float) -> None:
    state = MemoryState(Phase.REVIEW, 1.0, 5.0, TODAY, TODAY + days, 0, 1, 0)
    found_unit, found = gap(state, NOW, TODAY)
    assert (found_unit, round(found, 2)) == (unit, amount)


def test_a_gap_within_a_step_is_minutes_and_never_negative() -> None:
    step = replace(NEW_STATE, phase=Phase.STEP, due_ms=NOW + TEN_MINUTES)
    assert gap(step, NOW, TODAY) == (GapUnit.MINUTES, 10.0)
    assert gap(step, NOW + 2 * TEN_MINUTES, TODAY) == (GapUnit.MINUTES, 0.0)


def test_a_row_that_says_nothing_changes_nothing() -> None:
    log = [
        ReviewEntry(1, ReviewKind.STUDY, Rating.GOOD, NOW, TODAY),
        ReviewEntry(2, ReviewKind.STUDY, None, NOW, TODAY + 1),
        ReviewEntry(3, ReviewKind.STATE, None, NOW, TODAY + 1),
        ReviewEntry(4, ReviewKind.UNDO, None, NOW, TODAY + 1),
    ]
    assert replay(log) == replay(log[:1])


def every_kind_of_row() -> list[ReviewEntry]:
    """A log with each rating, choices of each kind, and rows taken back."""
    rated = [
        ReviewEntry(n, ReviewKind.STUDY, Rating(rating), NOW + n, TODAY + day)
        for n, (day, rating) in enumerate(
            zip((0, 0, 4, 9, 40, 90), (1, 3, 2, 4, 1, 3), strict=True), 1
        )
    ]
    chosen = [
        ReviewEntry(
            10 + n, ReviewKind.QUIZ, None, NOW + 10 + n, TODAY + 100 + 9 * n,
            choice=Choice(right, 0.25, certainty),
        )
        for n, (right, certainty) in enumerate(product((True, False), Certainty))
    ]  # fmt: skip
    typed = ReviewEntry(20, ReviewKind.QUIZ, Rating.GOOD, NOW + 20, TODAY + 170)
    return [*rated, *chosen, typed, ReviewEntry(21, ReviewKind.UNDO, None, NOW, 0, undoes=12)]


def test_other_states_of_the_same_log_need_another_number_of_the_rules() -> None:
    log = every_kind_of_row()
    states = [replay(log[:end]) for end in range(1, len(log) + 1)]
    said = [(s.phase.value, f"{s.stability:.6g} {s.difficulty:.6g}", s.due_day) for s in states]
    digest = hashlib.sha256(repr(said).encode()).hexdigest()[:12]
    # Where these differ, count RULES on: libraries have their states worked out anew by it.
    assert (RULES, digest) == (1, "e02446721935")

"""Logs of answers as arrays, and their replay against one card at a time and against py-fsrs."""

from datetime import UTC, datetime, timedelta

import fsrs
import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from aimstudy.domain.review import Rating, ReviewEntry, ReviewKind
from aimstudy.scheduling.answer_log import AnswerLog, replayed, scheduled_chances
from aimstudy.scheduling.card_states import replay
from aimstudy.scheduling.memory_model import (
    DEFAULT_PARAMETERS,
    Parameters,
    next_memory,
    retrievability,
)
from aimstudy.scheduling.state_arrays import HIGHEST_STABILITY
from tests.unit.plan_cards import parameters

START = datetime(2024, 2, 27, 12, tzinfo=UTC)
FIRST_DAY = 738_000
History = list[tuple[int, int]]  # waits in days, the first of which does not count, and ratings
waits = st.one_of(st.just(0), st.integers(0, 4), st.integers(0, 300))
histories = st.lists(
    st.lists(st.tuples(waits, st.integers(1, 4)), min_size=1, max_size=14), min_size=1, max_size=5
)


def on_days(history: History) -> list[tuple[int, int]]:
    day, found = FIRST_DAY, []
    for wait, rating in history:
        day += wait
        found.append((day, rating))
    return found


def test_answers_are_padded_with_zeros() -> None:
    log = AnswerLog.of([[(10, 3)], [(10, 1), (10, 3), (14, 4)], [(3, 2), (40, 1)]])
    assert len(log) == 3
    assert log.rating.tolist() == [[3, 0, 0], [1, 3, 4], [2, 1, 0]]
    assert log.elapsed.tolist() == [[0, 0, 0], [0, 0, 4], [0, 37, 0]]
    assert log.scheduled.tolist() == [[False] * 3, [False, False, True], [False, True, False]]


def test_no_card_and_parts() -> None:
    nothing = AnswerLog.of([])
    assert len(nothing) == 0
    assert len(replayed(nothing, DEFAULT_PARAMETERS).stability) == 0
    log = AnswerLog.of([[(1, 1)], [(1, 2), (5, 3)], [(1, 4)]])
    assert log.part(np.array([2, 1])).rating.tolist() == [[4, 0], [2, 3]]


def test_a_shortened_log_has_the_first_answers_and_the_first_of_each_day() -> None:
    crammed = [(1, 1), (1, 2), (1, 3), (1, 4), (5, 4), (5, 3), (5, 2), (9, 1), (9, 2)]
    log = AnswerLog.of([crammed, [(3, 3)], [(3, 3), (4, 2)]])
    short = log.shortened(5, 2)
    assert short.rating.tolist() == [[1, 2, 4, 3, 1], [3, 0, 0, 0, 0], [3, 2, 0, 0, 0]]
    assert short.elapsed.tolist() == [[0, 0, 4, 0, 4], [0] * 5, [0, 1, 0, 0, 0]]
    assert log.shortened(3, 9).rating.tolist() == [[1, 2, 3], [3, 0, 0], [3, 2, 0]]
    assert log.shortened(9, 9).rating.tolist() == log.rating.tolist()
    nothing = AnswerLog.of([])
    assert len(nothing.shortened(5, 2)) == 0


def test_of_an_endless_history_the_first_answer_and_the_last_ones_are_kept() -> None:
    log = AnswerLog.of([[(day, 1 + day % 4) for day in range(5_000)], [(7, 3)]])
    assert log.rating.shape == (2, 2_000)
    assert log.rating[0, 0] == 1
    assert log.elapsed[0].sum() == 4_999
    assert log.elapsed[0, 1] == 3_001
    assert (log.elapsed[0, 2:] == 1).all()


def test_one_long_history_among_many_cards_does_not_fill_the_memory() -> None:
    cards = [[(1, 3)]] * 30_000 + [[(day, 3) for day in range(3_000)]]
    log = AnswerLog.of(cards)
    assert log.rating.size <= 10_100_000
    assert (log.rating[-1] > 0).all()
    assert log.elapsed[-1].sum() == 2_999


@settings(max_examples=50, deadline=None)
@given(histories, parameters)
def test_scheduled_chances_stand_beside_scheduled_ratings(
    several: list[History], w: Parameters
) -> None:
    log = AnswerLog.of(on_days(history) for history in several)
    chances = scheduled_chances(log, w)
    assert chances.shape[-1] == len(log.scheduled_ratings)
    expected = replayed(log, w).chance.T[log.scheduled.T]
    assert chances == pytest.approx(expected, rel=1e-12)


def test_a_clock_set_back_counts_as_the_same_day_and_time_runs_on_from_there() -> None:
    log = AnswerLog.of([[(10, 3), (7, 3), (12, 3), (13, 3)]])
    assert log.elapsed.tolist() == [[0, 0, 2, 1]]


def test_the_replay_of_one_card_worked_by_hand() -> None:
    log = AnswerLog.of([[(1, 1), (1, 3), (4, 3)], [(1, 3)]])
    found = replayed(log, DEFAULT_PARAMETERS)
    after_step = next_memory(0.212, 6.4133, 0, Rating.GOOD)
    assert np.isnan(found.chance[0, :2]).all()
    assert np.isnan(found.chance[1]).all()
    assert found.chance[0, 2] == pytest.approx(retrievability(3, after_step[0]), rel=1e-12)
    expected = next_memory(*after_step, 3, Rating.GOOD)
    assert (found.stability[0], found.difficulty[0]) == pytest.approx(expected, rel=1e-12)
    assert found.stability[1] == 2.3065


@settings(max_examples=50, deadline=None)
@given(histories, parameters)
def test_replay_is_the_answers_one_by_one(several: list[History], w: Parameters) -> None:
    log = AnswerLog.of(on_days(history) for history in several)
    found = replayed(log, w)
    assert (~np.isnan(found.chance) == log.scheduled).all()
    for n, history in enumerate(several):
        stability: float | None = None
        difficulty: float | None = None
        for place, (wait, rating) in enumerate(history):
            if place and wait and stability is not None:
                expected = retrievability(wait, stability, w)
                assert found.chance[n, place] == pytest.approx(expected, rel=1e-10)
            stability, difficulty = next_memory(stability, difficulty, wait, Rating(rating), w)
            assume(stability < HIGHEST_STABILITY)
        assert found.stability[n] == pytest.approx(stability, rel=1e-10)
        assert found.difficulty[n] == pytest.approx(difficulty, rel=1e-10)


@settings(max_examples=50, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(-20, 40), st.integers(1, 4)),
        min_size=1,
        max_size=14,
    )
)
def test_replay_is_that_of_the_log_even_when_the_clock_jumps(history: History) -> None:
    answers = on_days(history)
    entries = [
        ReviewEntry(n, ReviewKind.STUDY, Rating(rating), 0, day)
        for n, (day, rating) in enumerate(answers, start=1)
    ]
    state = replay(entries)
    found = replayed(AnswerLog.of([answers]), DEFAULT_PARAMETERS)
    assert found.stability[0] == pytest.approx(state.stability, rel=1e-10)
    assert found.difficulty[0] == pytest.approx(state.difficulty, rel=1e-10)


@settings(max_examples=50, deadline=None)
@given(histories, parameters)
def test_whole_histories_equal_py_fsrs(several: list[History], w: Parameters) -> None:
    found = replayed(AnswerLog.of(on_days(history) for history in several), w)
    reference = fsrs.Scheduler(
        parameters=w, learning_steps=(), relearning_steps=(), enable_fuzzing=False
    )
    for n, history in enumerate(several):
        card, when = fsrs.Card(), START
        for place, (wait, rating) in enumerate(history):
            when += timedelta(days=wait)
            if place and wait:
                expected = reference.get_card_retrievability(card, when)
                assert abs(found.chance[n, place] - expected) <= 1e-9
            card, _ = reference.review_card(card, fsrs.Rating(rating), when)
            assert card.stability is not None
            assert card.difficulty is not None
            assume(card.stability < HIGHEST_STABILITY)
        assert card.stability is not None
        assert card.difficulty is not None
        assert abs(found.stability[n] - card.stability) <= 1e-9 * max(1.0, card.stability)
        assert abs(found.difficulty[n] - card.difficulty) <= 1e-9


@settings(max_examples=30, deadline=None)
@given(histories, st.lists(parameters, min_size=1, max_size=3))
def test_many_sets_of_parameters_are_replayed_at_once(
    several: list[History], sets: list[Parameters]
) -> None:
    log = AnswerLog.of(on_days(history) for history in several)
    found = replayed(log, [np.array(values)[:, None] for values in zip(*sets, strict=True)])
    assert found.stability.shape == (len(sets), len(log))
    assert found.chance.shape == (len(sets), *log.rating.shape)
    for n, w in enumerate(sets):
        alone = replayed(log, w)
        assert found.stability[n] == pytest.approx(alone.stability, rel=1e-10)
        assert found.difficulty[n] == pytest.approx(alone.difficulty, rel=1e-10)
        assert found.chance[n] == pytest.approx(alone.chance, rel=1e-10, nan_ok=True)


def test_endless_success_and_endless_failure_stay_sound() -> None:
    days = range(0, 40_000, 1_000)
    known, failed = ([(day, rating) for day in days] for rating in (4, 1))
    found = replayed(AnswerLog.of([known, failed]), DEFAULT_PARAMETERS)
    assert found.stability[0] == HIGHEST_STABILITY
    assert 0.001 <= found.stability[1] < 1.0
    assert found.difficulty == pytest.approx([1.0, 10.0], abs=0.1)


def test_how_many_days_ago_each_answer_was() -> None:
    log = AnswerLog.of([[(3, 3), (3, 1), (9, 2)], [(5, 3)]])
    assert log.days_ago(np.array([2, 6])).tolist() == [[8, 8, 2], [6, 6, 6]]


def test_answers_left_out_leave_the_time_between_the_others() -> None:
    log = AnswerLog.of([[(3, 3), (5, 1), (9, 2)], [(5, 3)], [(1, 4), (4, 2), (4, 1)]])
    left_out = np.array([[0, 1, 0], [1, 0, 0], [0, 0, 1]]) > 0
    found, rows, days = log.without(left_out)
    assert rows.tolist() == [0, 2]
    assert found.rating.tolist() == [[3, 2], [4, 2]]
    assert found.elapsed.tolist() == [[0, 6], [0, 3]]
    assert days.tolist() == [0, 0]
    assert log.without(np.array([[0, 0, 1], [1, 1, 1], [0, 1, 1]]) > 0)[2].tolist() == [4, 3]
    none, rows, days = log.without(np.ones((3, 3), dtype=np.bool_))
    assert (len(none), len(rows), len(days)) == (0, 0, 0)


@given(histories, st.integers(0, 2**32 - 1))
def test_what_is_left_is_the_log_of_what_is_left(histories: list[History], seed: int) -> None:
    rng, several = np.random.default_rng(seed), [on_days(history) for history in histories]
    log = AnswerLog.of(several)
    left_out = rng.random(log.rating.shape) < 0.5
    rest = [
        [answer for answer, gone in zip(row, out, strict=False) if not gone]
        for row, out in zip(several, left_out, strict=True)
    ]
    found, rows, _ = log.without(left_out)
    expected = AnswerLog.of([row for row in rest if row])
    assert rows.tolist() == [n for n, row in enumerate(rest) if row]
    assert found.rating.tolist() == expected.rating.tolist()
    assert found.elapsed.tolist() == expected.elapsed.tolist()

"""Over random histories: parity with py-fsrs, and what holds for every state."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from random import Random

import fsrs
from hypothesis import given, settings
from hypothesis import strategies as st

from aimstudy.domain.review import MemoryState, Phase, Rating, ReviewEntry, ReviewKind
from aimstudy.scheduling.card_states import (
    NEW_STATE,
    STEP_MS,
    GapUnit,
    after_rating,
    gap,
    preview,
    replay,
)
from aimstudy.scheduling.memory_model import (
    DEFAULT_PARAMETERS,
    MAX_INTERVAL,
    interval_days,
    next_memory,
    retrievability,
)

START = datetime(2024, 2, 27, 12, tzinfo=UTC)
DAY_MS = 86_400_000
ratings = st.sampled_from(list(Rating))
histories = st.lists(
    st.tuples(st.one_of(st.just(0), st.integers(0, 4), st.integers(0, 800)), ratings),
    min_size=1,
    max_size=25,
)
bounds = list(
    zip(
        fsrs.scheduler.LOWER_BOUNDS_PARAMETERS,
        fsrs.scheduler.UPPER_BOUNDS_PARAMETERS,
        strict=True,
    )
)
parameters = st.one_of(
    st.just(DEFAULT_PARAMETERS),
    st.tuples(*(st.floats(low, high) for low, high in bounds)),
)


@settings(max_examples=300, deadline=None)
@given(histories, parameters, st.floats(0.7, 0.97))
def test_the_model_equals_py_fsrs(
    history: list[tuple[int, Rating]], w: tuple[float, ...], retention: float
) -> None:
    reference = fsrs.Scheduler(
        parameters=w,
        desired_retention=retention,
        learning_steps=(),
        relearning_steps=(),
        enable_fuzzing=False,
    )
    card, when = fsrs.Card(), START
    stability: float | None = None
    difficulty: float | None = None
    for wait, rating in history:
        when += timedelta(days=wait)
        if stability is not None:
            expected = reference.get_card_retrievability(card, when)
            assert abs(retrievability(wait, stability, w) - expected) <= 1e-9
        elapsed = None if stability is None else wait
        stability, difficulty = next_memory(stability, difficulty, elapsed, rating, w)
        card, _ = reference.review_card(card, fsrs.Rating(int(rating)), when)
        assert card.stability is not None
        assert card.difficulty is not None
        assert abs(stability - card.stability) <= 1e-9 * max(1.0, card.stability)
        assert abs(difficulty - card.difficulty) <= 1e-9
        assert interval_days(stability, retention, w) == (card.due - when).days


def entries_of(history: list[tuple[int, Rating]]) -> list[ReviewEntry]:
    day, entries = 738_000, []
    for seq, (wait, rating) in enumerate(history, start=1):
        day += wait
        entries.append(ReviewEntry(seq, ReviewKind.STUDY, rating, day * DAY_MS, day))
    return entries


def step_through(entries: list[ReviewEntry]) -> MemoryState:
    state = NEW_STATE
    for entry in entries:
        assert entry.rating is not None
        state = after_rating(state, entry.rating, entry.at_ms, entry.study_day)
    return state


@given(histories, st.randoms(use_true_random=False))
def test_replay_is_the_answers_one_by_one_in_any_order_given(
    history: list[tuple[int, Rating]], shuffler: Random
) -> None:
    entries = entries_of(history)
    mixed = list(entries)
    shuffler.shuffle(mixed)
    assert replay(mixed) == step_through(entries)


@given(histories, st.data())
def test_an_undone_answer_leaves_no_trace(
    history: list[tuple[int, Rating]], data: st.DataObject
) -> None:
    entries = entries_of(history)
    kept = data.draw(st.integers(0, len(entries) - 1))
    log = list(entries)
    for undone in reversed(entries[kept:]):
        log.append(ReviewEntry(len(log) + 1, ReviewKind.UNDO, None, 0, 0, undoes=undone.seq))
    assert replay(log) == replay(entries[:kept])
    last = log[-1].seq
    log.append(ReviewEntry(len(log) + 1, ReviewKind.UNDO, None, 0, 0, undoes=last))
    assert replay(log) == replay(entries[: kept + 1])


@given(
    st.lists(st.tuples(st.integers(-400, 400), ratings), min_size=1, max_size=25),
    parameters,
    st.floats(0.7, 0.97),
)
def test_every_state_is_sound_even_when_the_clock_jumps(
    history: list[tuple[int, Rating]], w: tuple[float, ...], retention: float
) -> None:
    state, day, lapses = NEW_STATE, 738_000, 0
    for count, (jump, rating) in enumerate(history, start=1):
        day += jump
        choices = preview(state, day * DAY_MS, day, retention, w)
        waits = [choices[r].due_day - day for r in Rating]
        assert waits[0] == 0
        assert 1 <= waits[1] <= waits[2] <= waits[3] <= MAX_INTERVAL
        assert waits[3] > waits[2] or waits[3] == MAX_INTERVAL
        lapses += rating == Rating.AGAIN and state.phase == Phase.REVIEW
        before, state = state, choices[rating]
        assert state.last_day >= before.last_day
        assert state.last_day >= day
        assert (state.reps, state.lapses) == (count, lapses)
        assert state.stability >= 0.001
        assert 1.0 <= state.difficulty <= 10.0
        in_step = rating == Rating.AGAIN
        assert state.phase == (Phase.STEP if in_step else Phase.REVIEW)
        assert state.due_ms == (day * DAY_MS + STEP_MS if in_step else 0)


@given(st.integers(0, MAX_INTERVAL))
def test_gaps_read_longer_the_later_the_card_is_due(days: int) -> None:
    def as_days(wait: int) -> float:
        state = MemoryState(Phase.REVIEW, 1.0, 5.0, 0, wait, 0, 1, 0)
        unit, amount = gap(state, 0, 0)
        scale = {GapUnit.DAYS: 1.0, GapUnit.MONTHS: 365.25 / 12, GapUnit.YEARS: 365.25}
        return amount * scale[unit]

    for earlier, later in pairwise((days, days + 1)):
        assert as_days(earlier) < as_days(later)

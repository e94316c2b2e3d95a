"""A card's life: what an answer makes of its memory state, and the replay of a whole log.

Pure rules on top of the memory model. Time comes in as study days (date ordinals) and UTC ms.

A card is done for the day at its first recall (hard, good or easy); a failed one comes again
within minutes until it is recalled. Words typed in a quiz are an answer like any other; what was
chosen among options is evidence (``quiz_evidence``) that leaves the day of the last answer alone.
No quiz makes a card one that was met.
"""

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum

from aimstudy.domain.evidence import Choice
from aimstudy.domain.review import MemoryState, Phase, Rating, ReviewEntry, ReviewKind
from aimstudy.scheduling.memory_model import (
    DEFAULT_PARAMETERS,
    MAX_INTERVAL,
    Parameters,
    interval_days,
    next_memory,
)
from aimstudy.scheduling.quiz_evidence import after_choice

# Which rules of replay these are. Rules that make other states of the same log get the next number:
# a library whose states were made by other ones has them worked out anew.
RULES = 1
DEFAULT_RETENTION = 0.9
STEP_MS = 10 * 60_000
_MINUTE_MS = 60_000
_DAYS_A_MONTH = 365.25 / 12
_DAYS_A_YEAR = 365.25

NEW_STATE = MemoryState(
    phase=Phase.NEW,
    stability=0.0,
    difficulty=0.0,
    last_day=0,
    due_day=0,
    due_ms=0,
    reps=0,
    lapses=0,
)


class GapUnit(StrEnum):
    """The unit in which a waiting time reads best."""

    MINUTES = "minutes"
    DAYS = "days"
    MONTHS = "months"
    YEARS = "years"


def after_rating(
    state: MemoryState,
    rating: Rating,
    at_ms: int,
    study_day: int,
    retention: float = DEFAULT_RETENTION,
    w: Parameters = DEFAULT_PARAMETERS,
) -> MemoryState:
    """The state after one answer at ``at_ms`` on ``study_day``.

    A clock set back counts as the same day, and ``last_day`` never goes down; the next date is
    counted from the day the person sees, so that the buttons keep their word.
    """
    stability, difficulty = _memory_after(state, rating, study_day, w)
    last_day = max(state.last_day, study_day)
    failed = rating == Rating.AGAIN
    wait = 0 if failed else _review_days(state, rating, study_day, retention, w)
    return MemoryState(
        phase=Phase.STEP if failed else Phase.REVIEW,
        stability=stability,
        difficulty=difficulty,
        last_day=last_day,
        due_day=study_day + wait,
        due_ms=at_ms + STEP_MS if failed else 0,
        reps=state.reps + 1,
        lapses=state.lapses + (failed and state.phase == Phase.REVIEW),
        shown_day=state.shown_day if state.shown_day > last_day else 0,
    )


def after_choosing(
    state: MemoryState,
    choice: Choice,
    at_ms: int,
    study_day: int,
    retention: float = DEFAULT_RETENTION,
    w: Parameters = DEFAULT_PARAMETERS,
) -> MemoryState:
    """The state after an answer chosen among options at ``at_ms`` on ``study_day``.

    Recall still runs from the last real answer, and so does the wait for the next one, which does
    not end before today. What was wrong, or right by luck, comes again in minutes like a failure.
    Another right choice never brings a date nearer, not even one that was given a day more.
    """
    if state.phase == Phase.NEW:
        return state
    stability, difficulty = after_choice(
        state.stability, state.difficulty, days_since_seen(state, study_day), choice, w
    )
    met = replace(
        state,
        stability=stability,
        difficulty=difficulty,
        reps=state.reps + 1,
        lapses=state.lapses + (not choice.right and state.phase == Phase.REVIEW),
        shown_day=max(state.shown_day, study_day if study_day > state.last_day else 0),
    )
    if choice.shown_again:
        return replace(met, phase=Phase.STEP, due_day=study_day, due_ms=at_ms + STEP_MS)
    if state.phase == Phase.STEP:
        return met  # a card that was failed is recalled before it is done
    since = min(state.last_day, study_day)  # the clock may have been set back
    due_day = since + interval_days(stability, retention, w)
    return replace(met, due_day=max(state.due_day, study_day, due_day))


def after_entry(
    state: MemoryState,
    entry: ReviewEntry,
    retention: float = DEFAULT_RETENTION,
    w: Parameters = DEFAULT_PARAMETERS,
) -> MemoryState:
    """The state after a row of the log that stands, whatever its kind."""
    if entry.kind == ReviewKind.STATE:
        return entry.state or state
    if entry.kind == ReviewKind.QUIZ and state.phase == Phase.NEW:
        return state
    if entry.rating is not None:
        return after_rating(state, entry.rating, entry.at_ms, entry.study_day, retention, w)
    if entry.choice is not None:
        return after_choosing(state, entry.choice, entry.at_ms, entry.study_day, retention, w)
    return state


def preview(
    state: MemoryState,
    at_ms: int,
    study_day: int,
    retention: float = DEFAULT_RETENTION,
    w: Parameters = DEFAULT_PARAMETERS,
) -> dict[Rating, MemoryState]:
    """What each of the four buttons would lead to."""
    return {r: after_rating(state, r, at_ms, study_day, retention, w) for r in Rating}


def replay(
    entries: Iterable[ReviewEntry],
    retention: float = DEFAULT_RETENTION,
    w: Parameters = DEFAULT_PARAMETERS,
) -> MemoryState:
    """The state of one card from its log, in order of ``place`` whatever the order given.

    Undone rows are skipped; taking back an undo brings its row back. A state row replaces all
    that came before.
    """
    state = NEW_STATE
    for entry in standing_entries(entries):
        state = after_entry(state, entry, retention, w)
    return state


def standing_entries(entries: Iterable[ReviewEntry]) -> list[ReviewEntry]:
    """The rows that count, by ``place``: neither undo rows nor rows that one takes back."""
    undone: set[int] = set()
    standing: list[ReviewEntry] = []
    for entry in sorted(entries, key=lambda e: e.seq, reverse=True):
        if entry.seq in undone:
            continue
        if entry.kind != ReviewKind.UNDO:
            standing.append(entry)
        elif entry.undoes is not None:
            undone.add(entry.undoes)
    standing.reverse()
    if any(entry.stands_at is not None for entry in standing):
        standing.sort(key=lambda entry: entry.place)
    return standing


def days_since_seen(state: MemoryState, study_day: int) -> int:
    """Since the answer was last in sight: reading it in a quiz is not taken for a long memory."""
    return max(0, study_day - max(state.last_day, state.shown_day))


def _review_days(
    state: MemoryState, rating: Rating, study_day: int, retention: float, w: Parameters
) -> int:
    """Days until a recalled card is due: hard <= good < easy, whatever the parameters."""
    days = _raw_days(state, Rating.HARD, study_day, retention, w)
    if rating >= Rating.GOOD:
        days = max(days, _raw_days(state, Rating.GOOD, study_day, retention, w))
    if rating == Rating.EASY:
        days = max(days + 1, _raw_days(state, Rating.EASY, study_day, retention, w))
    return min(MAX_INTERVAL, days)


def _raw_days(
    state: MemoryState, rating: Rating, study_day: int, retention: float, w: Parameters
) -> int:
    return interval_days(_memory_after(state, rating, study_day, w)[0], retention, w)


def gap(state_after: MemoryState, at_ms: int, study_day: int) -> tuple[GapUnit, float]:
    """How long until the card comes again, in the unit that reads best.

    Minutes within a step, days below 60, months below 730 days, then years; never negative.
    """
    if state_after.phase == Phase.STEP:
        return GapUnit.MINUTES, max(0, state_after.due_ms - at_ms) / _MINUTE_MS
    days = max(0, state_after.due_day - study_day)
    if days < 60:
        return GapUnit.DAYS, float(days)
    if days < 730:
        return GapUnit.MONTHS, days / _DAYS_A_MONTH
    return GapUnit.YEARS, days / _DAYS_A_YEAR


def _memory_after(
    state: MemoryState, rating: Rating, study_day: int, w: Parameters
) -> tuple[float, float]:
    if state.phase == Phase.NEW:
        return next_memory(None, None, None, rating, w)
    elapsed = days_since_seen(state, study_day)
    return next_memory(state.stability, state.difficulty, elapsed, rating, w)

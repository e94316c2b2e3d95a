"""The states of many cards from their answers at once: what ``card_states.replay`` says, fast.

Cards that arrays could round otherwise than single numbers are played through one by one, and so
are those with answers in quizzes.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from aimstudy.domain.evidence import Choice
from aimstudy.domain.review import MemoryState, Phase, Rating, ReviewEntry, ReviewKind
from aimstudy.scheduling.card_states import NEW_STATE, STEP_MS, after_entry
from aimstudy.scheduling.memory_model import MAX_INTERVAL, Parameters
from aimstudy.scheduling.state_arrays import (
    HIGHEST_STABILITY,
    Bools,
    Floats,
    Ints,
    first_states,
    next_states,
)

States = NDArray[np.void]
STATE = np.dtype(
    [("phase", "i8"), ("stability", "f8"), ("difficulty", "f8"), ("last_day", "i8"),
     ("due_day", "i8"), ("due_ms", "i8"), ("reps", "i8"), ("lapses", "i8"),
     ("shown_day", "i8")]
)  # fmt: skip
PHASES = (Phase.NEW, Phase.STEP, Phase.REVIEW)
_NEW, _STEP, _REVIEW = range(3)
_LONGEST = 300  # answers of a card; longer histories are few, and go one by one
_NEAR_A_TIE = 1e-5  # days from where a wait rounds up


def states_of(states: Iterable[MemoryState]) -> States:
    """Single states as an array."""
    rows = [
        (PHASES.index(s.phase), s.stability, s.difficulty, s.last_day, s.due_day, s.due_ms,
         s.reps, s.lapses, s.shown_day)
        for s in states
    ]  # fmt: skip
    return np.array(rows, dtype=STATE)


def new_states(cards: int) -> States:
    """Cards never met."""
    return np.repeat(states_of([NEW_STATE]), cards)


def state_at(states: States, n: int) -> MemoryState:
    """One card's state."""
    phase, *numbers = states[n].item()
    return MemoryState(PHASES[phase], *numbers)


@dataclass(frozen=True, slots=True)
class StandingAnswers:
    """Answers that count, a card's together and in order: the first ``count[0]`` are card 0's.

    ``day`` is the study day (date ordinal), ``rating`` 1-4, ``at_ms`` UTC. Answers in quizzes have
    their place in ``quiz``: with what was chosen, or None for typed words; ``rating`` of a choice
    is 0.
    """

    count: Ints
    day: Ints
    rating: Ints
    at_ms: Ints
    quiz: Mapping[int, Choice | None] = field(default_factory=dict)

    def one_by_one(self) -> Bools:
        """Which cards are left to the replay of single cards: long histories, and quizzes."""
        ends = np.cumsum(self.count)
        places = np.fromiter(self.quiz, np.int64, len(self.quiz))
        found = self.count > _LONGEST
        found[np.searchsorted(ends, places, side="right")] = True
        return np.asarray(found)


def states_after(
    begin: States, answers: StandingAnswers, retention: float, w: Parameters
) -> States:
    """Each card's state after its answers, from ``begin`` on; without answers that is its state.

    States are arrays of ``STATE``: a place in ``PHASES``, then the fields of a MemoryState.
    """
    found = begin.copy()
    some = np.flatnonzero(answers.count)
    if not len(some):
        return found
    played = _played(begin, answers, w)
    final = np.cumsum(answers.count)[some] - 1
    rating, day = answers.rating[final], answers.day[final]
    failed = rating == Rating.AGAIN
    wait, doubtful = _waits(played, some, retention, w)
    after = found[some]
    after["phase"] = np.where(failed, _STEP, _REVIEW)
    after["stability"], after["difficulty"] = played.stability[some], played.difficulty[some]
    after["last_day"] = played.last_day[some]
    after["due_day"] = day + np.where(failed, 0, wait)
    after["due_ms"] = np.where(failed, answers.at_ms[final] + STEP_MS, 0)
    after["reps"] += answers.count[some]
    after["lapses"] += _lapses(begin, answers)[some]
    found[some] = after
    alone = some[doubtful | played.doubtful[some]]
    found[alone] = states_of(_one_by_one(begin, answers, alone, retention, w))
    return found


@dataclass(frozen=True, slots=True)
class _Played:
    """After all answers, and before the last one: ``new`` or (S, D), ``elapsed`` days, rating."""

    stability: Floats
    difficulty: Floats
    last_day: Ints
    new: Bools
    before: tuple[Floats, Floats]
    elapsed: Ints
    rating: Ints
    doubtful: Bools


def _played(begin: States, answers: StandingAnswers, w: Parameters) -> _Played:
    cards = len(begin)
    stability, difficulty = begin["stability"].copy(), begin["difficulty"].copy()
    played = _Played(
        stability, difficulty, begin["last_day"].copy(), begin["phase"] == _NEW,
        (stability.copy(), difficulty.copy()), np.zeros(cards, np.int64),
        np.zeros(cards, np.int64), answers.one_by_one(),
    )  # fmt: skip
    first = np.cumsum(answers.count) - answers.count
    count = np.where(played.doubtful, 0, answers.count)
    # Longest histories first: those that go on are the first so many.
    order = np.argsort(-count, kind="stable")
    going_on = np.searchsorted(-count[order], -np.arange(count.max(initial=0)))
    for n, many in enumerate(going_on):
        rows = order[:many]
        day, rating = answers.day[first[rows] + n], answers.rating[first[rows] + n]
        elapsed = np.maximum(0, day - played.last_day[rows])
        before = stability[rows], difficulty[rows]
        played.before[0][rows], played.before[1][rows] = before
        played.elapsed[rows], played.rating[rows] = elapsed, rating
        played.new[rows] &= n == 0
        after = _next(played.new[rows], *before, elapsed, rating, w)
        stability[rows], difficulty[rows] = after
        played.doubtful[rows] |= after[0] >= HIGHEST_STABILITY
        played.last_day[rows] = np.maximum(played.last_day[rows], day)
    return played


def _next(
    new: Bools, stability: Floats, difficulty: Floats, elapsed: Ints, rating: Ints, w: Parameters
) -> tuple[Floats, Floats]:
    """(S, D) after an answer; of a ``new`` card it is the first."""
    later = next_states(
        np.where(new, 1.0, stability), np.where(new, 5.0, difficulty), elapsed, rating, w
    )
    first = first_states(rating, w)
    return np.where(new, first[0], later[0]), np.where(new, first[1], later[1])


def _waits(played: _Played, some: Ints, retention: float, w: Parameters) -> tuple[Ints, Bools]:
    """Days until these cards come again if the last answer was a recall; and where to doubt it."""
    a_day = (retention ** (-1.0 / w[20]) - 1.0) / (0.9 ** (-1.0 / w[20]) - 1.0)
    days, doubtful = [], np.zeros(len(some), dtype=np.bool_)
    before = played.before[0][some], played.before[1][some]
    for rating in (Rating.HARD, Rating.GOOD, Rating.EASY):
        given = np.full(len(some), int(rating))
        grown, _ = _next(played.new[some], *before, played.elapsed[some], given, w)
        wait = np.minimum(grown * a_day, MAX_INTERVAL + 1.0)
        doubtful |= (np.abs(wait - np.floor(wait) - 0.5) < _NEAR_A_TIE) | (
            grown >= HIGHEST_STABILITY
        )
        days.append(np.clip(np.rint(wait), 1, MAX_INTERVAL).astype(np.int64))
    hard, good = days[0], np.maximum(days[0], days[1])
    easy = np.maximum(good + 1, days[2])
    last = played.rating[some]
    chosen = np.where(last == Rating.EASY, easy, np.where(last == Rating.GOOD, good, hard))
    return np.minimum(chosen, MAX_INTERVAL), doubtful


def _lapses(begin: States, answers: StandingAnswers) -> Ints:
    """How often each card failed that was known before."""
    card = np.repeat(np.arange(len(begin)), answers.count)
    failed = answers.rating == Rating.AGAIN
    first = np.ones(len(card), dtype=np.bool_)
    first[1:] = card[1:] != card[:-1]
    known = np.where(first, begin["phase"][card] == _REVIEW, ~np.roll(failed, 1))
    return np.bincount(card[failed & known], minlength=len(begin)).astype(np.int64)


def _one_by_one(
    begin: States, answers: StandingAnswers, cards: Ints, retention: float, w: Parameters
) -> Iterator[MemoryState]:
    ends = np.cumsum(answers.count)
    for n in cards:
        state = state_at(begin, int(n))
        for place in range(int(ends[n] - answers.count[n]), int(ends[n])):
            state = after_entry(state, _entry(answers, place), retention, w)
        yield state


def _entry(answers: StandingAnswers, place: int) -> ReviewEntry:
    rating, quiz = int(answers.rating[place]), place in answers.quiz
    return ReviewEntry(
        place,
        ReviewKind.QUIZ if quiz else ReviewKind.STUDY,
        Rating(rating) if rating else None,
        int(answers.at_ms[place]),
        int(answers.day[place]),
        choice=answers.quiz.get(place),
    )

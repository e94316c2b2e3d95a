"""What is remembered of staged cards: by their history, by their source, or by an estimate.

A source with the same model of memory is believed; another one's history is replayed; without
either the interval is taken for the days the card keeps. Loads numpy: import it where it is used.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.scheduling.log_replay import (
    PHASES,
    StandingAnswers,
    States,
    new_states,
    states_after,
)
from aimstudy.scheduling.memory_model import Parameters
from aimstudy.storage.imports import StateRow, staged_rows

_NEW, _STEP, _REVIEW = range(3)
_CARDS = """
SELECT id, CASE phase WHEN 'new' THEN 0 WHEN 'step' THEN 1 ELSE 2 END, stability, difficulty,
    last_ms, due_ms, ivl, factor, reps, lapses
FROM cards ORDER BY id
"""
# Of cards whose source tells their memory the history need not be played through.
_REVIEWS = """
SELECT card_id, rating, at_ms FROM reviews
WHERE card_id IN (SELECT id FROM cards WHERE phase = 'new' OR stability <= 0) ORDER BY id
"""
_FIRSTS = "SELECT card_id, min(id) FROM reviews GROUP BY card_id"
_COLUMNS = ("phase", "stability", "difficulty", "last_day", "due_day", "due_ms", "reps", "lapses")
_EPOCH_DAY = 719_163  # the ordinal of 1970-01-01
_DAY_S = 86_400
_LEAST, _EASIEST, _HARDEST = 0.01, 1.0, 10.0
# An easiness of 2.5 is the usual one, and so is a difficulty of 5; a step of .3 is worth a point.
_USUAL_FACTOR, _USUAL_DIFFICULTY, _FACTOR_A_POINT = 2_500, 5.0, 300.0
_READ_AT_ONCE = 50_000

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Cards:
    """The staged cards by number, as columns."""

    number: Ints
    phase: Ints
    stability: Floats
    difficulty: Floats
    last_ms: Ints
    due_ms: Ints
    ivl: Ints
    factor: Ints
    reps: Ints
    lapses: Ints


@dataclass(frozen=True, slots=True)
class _History:
    """The answers that count, by card, and the number of each card's first one ever, or 0."""

    answers: StandingAnswers
    first: Ints


def states_of_staged(
    file: Path,
    shift_s: int,
    retention: float,
    w: Parameters,
    is_stopped: Callable[[], bool] = lambda: False,
) -> list[StateRow]:
    """Rows for the ``states`` of the staged ``file``; cards never met have none.

    ``shift_s`` turns UTC seconds into seconds since the study day of 1970-01-01 began. Raises
    Problem IMPORT_STOPPED soon after ``is_stopped`` says so.
    """
    source = _Source(file, is_stopped)
    cards = _cards(source)
    history = _history(source, cards, shift_s)
    found = states_after(new_states(len(cards.number)), history.answers, retention, w)
    told = _believed(cards, found, history.answers.count, shift_s)
    met = np.flatnonzero((found["phase"] != _NEW) | told | (history.first > 0))
    columns = [found[name][met].tolist() for name in _COLUMNS]
    phases = [PHASES[phase].value for phase in columns[0]]
    numbers, firsts = cards.number[met].tolist(), history.first[met].tolist()
    also = told[met].astype(int).tolist()
    return list(zip(numbers, phases, *columns[1:], also, firsts, strict=True))


@dataclass(frozen=True, slots=True)
class _Source:
    """A staged file, read until nobody wants it any more."""

    file: Path
    is_stopped: Callable[[], bool]

    def table(self, query: str, columns: int, kind: type[np.int64] | type[np.float64]) -> Any:
        """The rows of a question as an array of numbers."""
        runs = []
        for rows in staged_rows(self.file, query, _READ_AT_ONCE):
            runs.append(np.array(rows, dtype=kind))
            if self.is_stopped():
                raise Problem(ProblemKind.IMPORT_STOPPED)
        return np.concatenate(runs) if runs else np.zeros((0, columns), dtype=kind)


def _cards(source: _Source) -> _Cards:
    table = source.table(_CARDS, 10, np.float64)
    whole = table.astype(np.int64)
    number, phase, _, _, last_ms, due_ms, ivl, factor, reps, lapses = whole.T
    return _Cards(
        number, phase, table[:, 2], table[:, 3], last_ms, due_ms, ivl, factor, reps, lapses
    )


def _history(source: _Source, cards: _Cards, shift_s: int) -> _History:
    table = source.table(_REVIEWS, 3, np.int64)
    place = np.searchsorted(cards.number, table[:, 0])
    order = np.argsort(place, kind="stable")
    place, (_, rating, at_ms) = place[order], table[order].T
    many = len(cards.number)
    stands = np.arange(len(place)) > _last_beginning(place, rating, many)[place]
    count = np.bincount(place[stands], minlength=many).astype(np.int64)
    answers = StandingAnswers(count, _day(at_ms[stands], shift_s), rating[stands], at_ms[stands])
    card, number = source.table(_FIRSTS, 2, np.int64).T
    first = np.zeros(many, dtype=np.int64)
    first[np.searchsorted(cards.number, card)] = number
    return _History(answers, first)


def _last_beginning(place: Ints, rating: Ints, many: int) -> Ints:
    """Of each card the last row from which it begins anew, or -1."""
    found = np.full(many, -1, dtype=np.int64)
    anew = np.flatnonzero(rating == 0)
    np.maximum.at(found, place[anew], anew)
    return found


def _believed(cards: _Cards, found: States, count: Ints, shift_s: int) -> NDArray[np.bool_]:
    """Put into ``found`` what the source says where it knows better; returns for which cards."""
    new = cards.phase == _NEW
    given = ~new & (cards.stability > 0)
    guessed = ~new & ~given & (count == 0)
    forgotten = new & (count > 0)
    told = given | guessed | forgotten
    found[forgotten] = new_states(1)[0]
    put = given | guessed
    stability = np.where(given, cards.stability, np.maximum(cards.ivl, _LEAST))
    by_factor = _USUAL_DIFFICULTY + (_USUAL_FACTOR - cards.factor) / _FACTOR_A_POINT
    usual = np.where(cards.factor > 0, by_factor, _USUAL_DIFFICULTY)
    difficulty = np.where(given & (cards.difficulty > 0), cards.difficulty, usual)
    due_day = _day(cards.due_ms, shift_s)
    last_day = np.where(cards.last_ms > 0, _day(cards.last_ms, shift_s), due_day - cards.ivl)
    step = cards.phase == _STEP
    _put(found, put, {
        "phase": cards.phase,
        "stability": np.maximum(stability, _LEAST),
        "difficulty": np.clip(difficulty, _EASIEST, _HARDEST),
        "last_day": np.minimum(last_day, due_day),
        "due_day": due_day,
        "due_ms": np.where(step, cards.due_ms, 0),
        "reps": np.maximum(cards.reps, 1),
        "lapses": cards.lapses,
    })  # fmt: skip
    return np.asarray(told)


def _put(found: States, rows: NDArray[np.bool_], columns: dict[str, Any]) -> None:
    for name, values in columns.items():
        found[name][rows] = values[rows]


def _day(at_ms: Ints, shift_s: int) -> Ints:
    return np.asarray((at_ms // 1000 + shift_s) // _DAY_S + _EPOCH_DAY)

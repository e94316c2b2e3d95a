"""The review log of all cards as the planner's arrays: answers, habits, and what is known of S.

Loads numpy, so it is imported only when a plan is asked for.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from aimstudy.domain.review import ReviewEntry, ReviewKind
from aimstudy.scheduling.answer_habits import CardDays, HabitCounts, Habits
from aimstudy.scheduling.answer_log import AnswerLog, replayed
from aimstudy.scheduling.card_states import standing_entries
from aimstudy.scheduling.personal_fit import MOST_CARDS, Fit
from aimstudy.scheduling.random_answers import fitted_to_meant
from aimstudy.scheduling.state_arrays import Ints

_LONGEST_MS = 600_000


@dataclass(frozen=True, slots=True)
class AnsweredCards:
    """Cards whose answers explain their whole memory, one row each: ids, answers, last day."""

    card_id: Ints
    log: AnswerLog
    last_day: Ints
    habits: Habits

    def __len__(self) -> int:
        return len(self.card_id)

    def fit(self) -> Fit:
        """The person's memory, from an even sample of the cards where there are very many."""
        since = self.last_day.max(initial=0) - self.last_day
        if len(self) <= MOST_CARDS:
            return fitted_to_meant(self.log, since)
        places = np.linspace(0, len(self) - 1, MOST_CARDS).astype(np.int64)
        return fitted_to_meant(self.log.part(places), since[places])


def answered_cards(
    logs: Iterable[tuple[int, Sequence[ReviewEntry]]], active: frozenset[int]
) -> AnsweredCards:
    """From each card's log; cards that are not ``active`` only tell about habits."""
    ids: list[int] = []
    rows: list[list[tuple[int, int]]] = []
    days: list[_Day] = []
    for card_id, entries in logs:
        standing = standing_entries(entries)
        answers = [e for e in standing if e.kind is ReviewKind.STUDY and e.rating is not None]
        whole = all(e.kind is not ReviewKind.STATE for e in standing)
        days += _days(answers, begins_new=whole)
        if answers and whole and card_id in active:
            ids.append(card_id)
            rows.append([(e.study_day, int(e.rating or 0)) for e in answers])
    # A clock set back does not make the latest day an earlier one.
    last = np.array([max(day for day, _ in row) for row in rows], dtype=np.int64)
    log = AnswerLog.of(rows)
    return AnsweredCards(np.array(ids, dtype=np.int64), log, last, _habits(days))


@dataclass(frozen=True, slots=True)
class _Day:
    """One card on one study day."""

    new: bool
    ratings: tuple[int, ...]
    seconds: float


def _days(answers: Sequence[ReviewEntry], *, begins_new: bool) -> list[_Day]:
    found: list[_Day] = []
    for _, group in groupby(answers, key=lambda entry: entry.study_day):
        entries = list(group)
        took = sum(min(entry.took_ms, _LONGEST_MS) for entry in entries)
        ratings = tuple(int(entry.rating or 0) for entry in entries)
        found.append(_Day(begins_new and not found, ratings, took / 1000))
    return found


def _habits(days: Sequence[_Day]) -> Habits:
    """Habits of these days with cards, those that were timed; steps as the default model has it."""
    timed = [day for day in days if day.seconds > 0]
    counts = HabitCounts()
    if timed:
        start = AnswerLog.of([[(0, day.ratings[0])] for day in timed])
        whole = AnswerLog.of([[(0, rating) for rating in day.ratings] for day in timed])
        w = Fit.unfitted().parameters
        first, last = replayed(start, w), replayed(whole, w)
        counts.add(
            CardDays(
                new=np.array([day.new for day in timed]),
                rating=np.array([day.ratings[0] for day in timed], dtype=np.int64),
                seconds=np.array([day.seconds for day in timed]),
                growth=np.log(last.stability / first.stability),
                difficulty=last.difficulty - first.difficulty,
            )
        )
    return counts.habits()

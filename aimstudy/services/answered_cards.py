"""The review log of all cards as the planner's arrays: answers, habits, and what is known of S.

Loads numpy, so it is imported only when a plan is asked for.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby, takewhile

import numpy as np

from aimstudy.domain.evidence import Choice
from aimstudy.domain.review import Phase, ReviewEntry, ReviewKind
from aimstudy.scheduling.answer_habits import CardDays, HabitCounts, Habits
from aimstudy.scheduling.answer_log import CHOSEN, AnswerLog, Picked, replayed
from aimstudy.scheduling.card_states import standing_entries
from aimstudy.scheduling.meant_choices import meant_days
from aimstudy.scheduling.personal_fit import MOST_CARDS, Fit
from aimstudy.scheduling.random_answers import fitted_to_meant
from aimstudy.scheduling.state_arrays import Ints

_LONGEST_MS = 600_000


@dataclass(frozen=True, slots=True)
class AnsweredCards:
    """Cards whose answers explain their whole memory, one row each: ids, answers, last day.

    The last day is that from which recall is counted: of the last answer by recall, or of a right
    choice after it on a day on which choices were meant.
    """

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
    answers: list[list[ReviewEntry]] = []
    days: list[_Day] = []
    chosen: list[tuple[int, Choice]] = []
    for card_id, entries in logs:
        lives = _lives(entries)
        for life in lives:
            days += _days(life)
            chosen += ((entry.study_day, entry.choice) for entry in life.answers if entry.choice)
        if lives[-1].new and lives[-1].answers and card_id in active:
            ids.append(card_id)
            answers.append(lives[-1].answers)
    meant, choices = meant_days(chosen), dict[Picked, int]()
    rows = [[(e.study_day, _number(e, meant, choices)) for e in entries] for entries in answers]
    log = AnswerLog.of(rows, tuple(choices))
    # A clock set back does not make the latest day an earlier one.
    counted = {CHOSEN + place for picked, place in choices.items() if picked.meant}
    last = [max(day for day, n in row if n < CHOSEN or n in counted) for row in rows]
    last_day = np.array(last, dtype=np.int64)
    return AnsweredCards(np.array(ids, dtype=np.int64), log, last_day, _habits(days))


@dataclass(frozen=True, slots=True)
class _Life:
    """Answers of a card from its beginning, or since it was begun anew or taken over (not new).

    What was answered in quizzes before the first answer in study tells nothing: no card is met
    there.
    """

    new: bool
    answers: list[ReviewEntry] = field(default_factory=list)

    def add(self, entry: ReviewEntry) -> None:
        met = self.answers or not self.new
        if (met or entry.kind is ReviewKind.STUDY) and (entry.rating or entry.choice):
            self.answers.append(entry)


def _lives(entries: Sequence[ReviewEntry]) -> list[_Life]:
    """The card's answers that stand; the last life is the one its memory comes from."""
    found = [_Life(new=True)]
    for entry in standing_entries(entries):
        if entry.kind is ReviewKind.STATE:
            found.append(_Life(new=entry.state is None or entry.state.phase is Phase.NEW))
        else:
            found[-1].add(entry)
    return found


def _number(entry: ReviewEntry, meant: frozenset[int], choices: dict[Picked, int]) -> int:
    """What an answer is in the planner's log; ``choices`` grows with those not seen before."""
    if entry.choice is None:
        return int(entry.rating or 0)
    known = entry.study_day in meant and not entry.choice.shown_again
    return CHOSEN + choices.setdefault(Picked(entry.choice, known), len(choices))


@dataclass(frozen=True, slots=True)
class _Day:
    """One card on one study day."""

    new: bool
    ratings: tuple[int, ...]
    seconds: float


def _days(life: _Life) -> list[_Day]:
    """The days on which a card was studied, without what followed a quiz that showed its answer."""
    found: list[_Day] = []
    new = life.new
    for _, group in groupby(life.answers, key=lambda entry: entry.study_day):
        entries = list(takewhile(lambda entry: entry.kind is ReviewKind.STUDY, group))
        if entries:
            took = sum(min(entry.took_ms, _LONGEST_MS) for entry in entries)
            ratings = tuple(int(entry.rating or 0) for entry in entries)
            found.append(_Day(new, ratings, took / 1000))
        new = False
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

"""The answers of many cards as arrays, and their replay under given parameters."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from aimstudy.domain.evidence import Choice
from aimstudy.scheduling.choice_arrays import Choices, chosen_states
from aimstudy.scheduling.state_arrays import (
    Bools,
    Floats,
    Ints,
    Weights,
    first_states,
    next_states,
    recall,
)

CHOSEN = 5  # the first of the numbers that stand for choices in a quiz
_MOST_PLACES, _NARROWEST, _WIDEST = 10_000_000, 100, 2_000  # of a log's arrays


@dataclass(frozen=True, slots=True)
class Picked:
    """A choice in a quiz; where it was ``meant`` and right, recall runs on from its day."""

    choice: Choice
    meant: bool = False


@dataclass(frozen=True, slots=True)
class AnswerLog:
    """One row a card, its answers in order from the left.

    ``rating`` is 1-4, or 0 where a card has no more answers; ``elapsed`` the study days since
    the answer before it (0 for the first, and for another on the same day). From 5 on a rating is
    the place, so much higher, of a choice among options in ``choices``: it moves the memory but is
    no answer by recall. Each card's first answer is one.
    """

    rating: Ints
    elapsed: Ints
    choices: tuple[Picked, ...] = ()

    @classmethod
    def of(
        cls, cards: Iterable[Sequence[tuple[int, int]]], choices: Sequence[Picked] = ()
    ) -> "AnswerLog":
        """From (study day, rating) pairs in order, a sequence a card; none may be empty.

        A clock set back counts as the same day, and time runs on from the latest day seen. Of a
        history longer than any study makes, the first answer and the last ones are kept.
        """
        rows = list(cards)
        most = min(_WIDEST, max(_NARROWEST, _MOST_PLACES // max(1, len(rows))))
        rows = [[row[0], *row[1 - most :]] if len(row) > most else row for row in rows]
        longest = max((len(row) for row in rows), default=0)
        day = np.zeros((len(rows), longest), dtype=np.int64)
        rating = np.zeros((len(rows), longest), dtype=np.int64)
        for n, row in enumerate(rows):
            day[n, : len(row)] = [d for d, _ in row]
            rating[n, : len(row)] = [g for _, g in row]
        elapsed = np.zeros_like(day)
        latest = np.maximum.accumulate(day, axis=1)
        elapsed[:, 1:] = np.where(rating[:, 1:] > 0, np.diff(latest, axis=1), 0)
        return cls(rating, elapsed, tuple(choices))

    def __len__(self) -> int:
        return len(self.rating)

    def part(self, rows: Ints) -> "AnswerLog":
        """The cards with these places."""
        return AnswerLog(self.rating[rows], self.elapsed[rows], self.choices)

    def shortened(self, answers: int, steps: int) -> "AnswerLog":
        """At most so many answers of a card, the first ones, and so many of them on a day."""
        if self.rating.shape[1] <= min(answers, steps):
            return self
        given = self.rating > 0
        place = np.arange(self.rating.shape[1])
        begun = np.maximum.accumulate(np.where(self.elapsed > 0, place, 0), axis=1)
        kept = given & (place - begun < steps)
        target = np.cumsum(kept, axis=1) - 1
        kept &= target < answers
        row, column = np.nonzero(kept)
        shape = (len(self), int(target[kept].max(initial=-1)) + 1)
        found = AnswerLog(np.zeros(shape, np.int64), np.zeros(shape, np.int64), self.choices)
        found.rating[row, target[kept]] = self.rating[row, column]
        found.elapsed[row, target[kept]] = self.elapsed[row, column]
        return found

    def days_ago(self, since: Ints) -> Ints:
        """How many days ago each answer was, with the days since each card's last one.

        That is the last one that recall runs from; a choice after it may be ``since`` days younger.
        """
        later = self.elapsed[:, ::-1].cumsum(axis=1)[:, ::-1] - self.elapsed
        if self.choices:
            later -= np.where(self.runs_on, later, later.max(initial=0)).min(axis=1)[:, None]
        return np.asarray(later + since[:, None], dtype=np.int64)

    def without(self, left_out: Bools) -> tuple["AnswerLog", Ints, Ints]:
        """The answers but for some, the places of cards that still have any, and days of each.

        The days are those from the last answer here that recall runs from to the last one before.
        A choice before the first answer by recall goes with those that are left out.
        """
        kept, runs_on = (self.rating > 0) & ~left_out, self.runs_on
        if self.choices:
            kept &= (kept & self.recalled).cumsum(axis=1) > 0
        rows = np.flatnonzero(kept.any(axis=1))
        kept, day = kept[rows], self.elapsed[rows].cumsum(axis=1)
        row, column = np.nonzero(kept)
        place = (np.cumsum(kept, axis=1) - 1)[row, column]
        shape = (len(rows), int(place.max(initial=-1)) + 1)
        rating, then = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
        rating[row, place], then[row, place] = self.rating[rows[row], column], day[row, column]
        elapsed = np.zeros(shape, np.int64)
        elapsed[:, 1:] = np.where(rating[:, 1:] > 0, np.diff(then, axis=1), 0)
        last = np.where(runs_on[rows], day, 0).max(axis=1, initial=0)
        days = last - np.where(runs_on[rows] & kept, day, 0).max(axis=1, initial=0)
        return AnswerLog(rating, elapsed, self.choices), rows, days

    @property
    def recalled(self) -> Bools:
        """Where an answer is by recall, right or wrong, and no choice among options."""
        return np.asarray((self.rating > 0) & (self.rating < CHOSEN))

    @property
    def runs_on(self) -> Bools:
        """Where recall is counted from, if nothing like it comes after."""
        meant = [CHOSEN + place for place, picked in enumerate(self.choices) if picked.meant]
        return self.recalled | np.isin(self.rating, meant) if meant else self.recalled

    @property
    def scheduled(self) -> Bools:
        """Where an answer tells about memory: by recall, on a later day than the one before it."""
        return np.asarray(self.recalled & (self.elapsed > 0))

    @property
    def scheduled_ratings(self) -> Ints:
        """Ratings of scheduled answers: of all second answers first, then of all third ones."""
        return self.rating.T[self.scheduled.T]


@dataclass(frozen=True, slots=True)
class Replayed:
    """States after the last answers, and the chance of recall before every scheduled answer.

    ``chance`` has the shape of the log behind any axis of parameter sets; NaN elsewhere.
    """

    stability: Floats
    difficulty: Floats
    chance: Floats


def replayed(log: AnswerLog, w: Weights) -> Replayed:
    """The log played through the memory model, all cards at once."""
    sets = _sets(w)
    chance = np.full((*sets, *log.rating.shape), np.nan)

    def note(rows: Ints, n: int, chances: Floats) -> None:
        chance[..., rows, n] = chances

    stability, difficulty = _played(log, w, note)
    return Replayed(stability, difficulty, chance)


def scheduled_chances(log: AnswerLog, w: Weights) -> Floats:
    """The chance of recall before every scheduled answer, behind any axis of parameter sets.

    In the order of ``scheduled_ratings``.
    """
    found = [np.empty((*_sets(w), 0))]

    def note(rows: Ints, _: int, chances: Floats) -> None:
        found.append(chances[..., np.argsort(rows)])

    _played(log, w, note)
    return np.concatenate(found, axis=-1)


def _sets(w: Weights) -> tuple[int, ...]:
    return np.broadcast_shapes(*(np.shape(value) for value in w), (1,))[:-1]


def _played(
    log: AnswerLog, w: Weights, note: Callable[[Ints, int, Floats], None]
) -> tuple[Floats, Floats]:
    """(S, D) after the last answers; ``note`` gets rows, place and chances of scheduled ones."""
    cards, answers = log.rating.shape
    # Longest histories first: those that go on are the first so many rows.
    lengths = (log.rating > 0).sum(axis=1)
    order = np.argsort(-lengths, kind="stable")
    going_on = np.searchsorted(-lengths[order], -np.arange(answers))
    stability = np.ones((*_sets(w), cards))
    difficulty = np.full((*_sets(w), cards), 5.0)
    choices = Choices.of([each.choice for each in log.choices]) if log.choices else None
    for n, count in enumerate(going_on):
        rows = order[:count]
        rating, elapsed = log.rating[rows, n], log.elapsed[rows, n]
        before = stability[..., :count], difficulty[..., :count]
        if n == 0:
            after = first_states(rating, w)
        else:
            seen = (elapsed > 0) & (rating < CHOSEN)
            note(rows[seen], n, recall(elapsed, before[0], w)[..., seen])
            after = next_states(*before, elapsed, np.minimum(rating, CHOSEN - 1), w)
        chosen = np.flatnonzero(rating >= CHOSEN) if choices else ()
        if choices and len(chosen):
            moved = before[0][..., chosen], before[1][..., chosen]
            picked = choices.at(rating[chosen] - CHOSEN)
            found = chosen_states(*moved, elapsed[chosen], picked, w)
            after[0][..., chosen], after[1][..., chosen] = found
        stability[..., :count], difficulty[..., :count] = after
    place = np.argsort(order)
    return stability[..., place], difficulty[..., place]

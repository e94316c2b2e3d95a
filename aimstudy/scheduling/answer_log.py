"""The answers of many cards as arrays, and their replay under given parameters."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from aimstudy.scheduling.state_arrays import (
    Bools,
    Floats,
    Ints,
    Weights,
    first_states,
    next_states,
    recall,
)


@dataclass(frozen=True, slots=True)
class AnswerLog:
    """One row a card, its answers in order from the left.

    ``rating`` is 1-4, or 0 where a card has no more answers; ``elapsed`` the study days since
    the answer before it (0 for the first, and for another on the same day).
    """

    rating: Ints
    elapsed: Ints

    @classmethod
    def of(cls, cards: Iterable[Sequence[tuple[int, int]]]) -> "AnswerLog":
        """From (study day, rating) pairs in order, a sequence a card; none may be empty.

        A clock set back counts as the same day, and time runs on from the latest day seen.
        """
        rows = list(cards)
        longest = max((len(row) for row in rows), default=0)
        day = np.zeros((len(rows), longest), dtype=np.int64)
        rating = np.zeros((len(rows), longest), dtype=np.int64)
        for n, row in enumerate(rows):
            day[n, : len(row)] = [d for d, _ in row]
            rating[n, : len(row)] = [g for _, g in row]
        elapsed = np.zeros_like(day)
        latest = np.maximum.accumulate(day, axis=1)
        elapsed[:, 1:] = np.where(rating[:, 1:] > 0, np.diff(latest, axis=1), 0)
        return cls(rating, elapsed)

    def __len__(self) -> int:
        return len(self.rating)

    def part(self, rows: Ints) -> "AnswerLog":
        """The cards with these places."""
        return AnswerLog(self.rating[rows], self.elapsed[rows])

    @property
    def scheduled(self) -> Bools:
        """Where an answer tells about memory: on a later day than the one before it."""
        return np.asarray((self.rating > 0) & (self.elapsed > 0))


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
    cards, answers = log.rating.shape
    sets = np.broadcast_shapes(*(np.shape(value) for value in w), (1,))[:-1]
    stability = np.ones((*sets, cards))
    difficulty = np.full((*sets, cards), 5.0)
    chance = np.full((*sets, cards, answers), np.nan)
    for n in range(answers):
        rating, elapsed = log.rating[:, n], log.elapsed[:, n]
        given = rating > 0
        if n == 0:
            after = first_states(rating, w)
        else:
            seen = given & (elapsed > 0)
            chance[..., seen, n] = recall(elapsed, stability, w)[..., seen]
            after = next_states(stability, difficulty, elapsed, rating, w)
        stability = np.where(given, after[0], stability)
        difficulty = np.where(given, after[1], difficulty)
    return Replayed(stability, difficulty, chance)

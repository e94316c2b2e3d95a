"""What cards of no exam ahead take of each day: they come by their dates, played forward.

Plain review keeps the set retention; a card whose exams are over is kept with less effort.
Loads numpy.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from aimstudy.scheduling.memory_arrays import CardArrays, intervals
from aimstudy.scheduling.memory_grid import memory_grid
from aimstudy.scheduling.pace_by_dates import SecondsPerAnswer
from aimstudy.scheduling.state_arrays import Floats
from aimstudy.scheduling.study_simulation import SimulatedDeck, simulate
from aimstudy.services.plan_decks import PlanDecks

MOST_BESIDE = 0.1  # of a day's minutes, while an exam is ahead


@dataclass(frozen=True, slots=True)
class OtherLoad:
    """By days from today: seconds of refreshing, cards refreshed and new cards (expected)."""

    refresh_seconds: Floats
    refresh_cards: Floats
    new_cards: Floats
    seconds_new: float

    @classmethod
    def none(cls, days: int) -> "OtherLoad":
        """Nothing on so many days."""
        return cls(np.zeros(days), np.zeros(days), np.zeros(days), 0.0)

    @property
    def seconds(self) -> Floats:
        """All seconds of each day."""
        return self.refresh_seconds + self.seconds_new * self.new_cards

    def beside(self, other: "OtherLoad") -> "OtherLoad":
        """Both together, on the same days."""
        return OtherLoad(
            self.refresh_seconds + other.refresh_seconds,
            self.refresh_cards + other.refresh_cards,
            self.new_cards + other.new_cards,
            max(self.seconds_new, other.seconds_new),
        )


def other_load(decks: PlanDecks, rows: Sequence[int], budget: Sequence[float]) -> OtherLoad:
    """The load of these cards within ``budget`` seconds by days from today; plain review first."""
    basis = decks.basis
    by_retention: dict[float, list[int]] = {}
    for row in rows:
        by_retention.setdefault(basis.retention_of(row), []).append(row)
    found = OtherLoad.none(len(budget))
    left = np.array(budget, dtype=np.float64)
    for retention in sorted(by_retention, reverse=True):
        part = load_at(decks, by_retention[retention], left, retention)
        left = np.maximum(0.0, left - part.seconds)
        found = found.beside(part)
    return found


def load_at(decks: PlanDecks, rows: Sequence[int], budget: Floats, retention: float) -> OtherLoad:
    """The load of these cards when each comes again at ``retention``."""
    basis, days = decks.basis, len(budget)
    w, habits = basis.fit.parameters, decks.basis.answered.habits
    place = np.array(rows, dtype=np.int64)
    last = np.array(basis.columns.last_day, dtype=np.int64)[place]
    stability = decks.stability[place]
    due = np.array(basis.columns.due_day, dtype=np.int64)[place]
    if retention != basis.retention:
        due = last + intervals(stability, retention, w)
    cards = CardArrays(stability, decks.difficulty[place], last, due, ~decks.met[place])
    grid = memory_grid(w, retention, days)
    deck = SimulatedDeck(cards, basis.today.toordinal(), days, grid, with_recall=False)
    seconds = SecondsPerAnswer(habits.seconds_new, habits.seconds_recalled, habits.seconds_failed)
    path = simulate(deck, [float(value) for value in budget], seconds)
    return OtherLoad(
        np.array([day.refresh_seconds for day in path.days]),
        np.array([day.refresh_cards for day in path.days]),
        np.array([float(day.new_cards) for day in path.days]),
        habits.seconds_new,
    )

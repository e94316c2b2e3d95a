"""Study played forward day by day on expected masses of cards: no random numbers, no single fate.

Each day the cards that are due are refreshed, longest due first, within the minutes; what does
not fit waits. Then new cards enter, up to a fixed number a day. Days are counted from the first,
0.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from aimstudy.scheduling.memory_arrays import CardArrays
from aimstudy.scheduling.memory_grid import MemoryGrid
from aimstudy.scheduling.pace_by_dates import SecondsPerAnswer, new_cards_today
from aimstudy.scheduling.state_arrays import Floats, Ints, recall

_TRACE = 1e-9  # a mass too small to be worth a look; it waits until more comes


@dataclass(frozen=True, slots=True)
class SimulatedDay:
    """What a day held: seconds of refreshing, cards refreshed (an expectation), new cards."""

    refresh_seconds: float
    refresh_cards: float
    new_cards: int


@dataclass(frozen=True, slots=True)
class StudyPath:
    """The days, and how many cards are expected to be recalled at each day's start (of all)."""

    days: tuple[SimulatedDay, ...]
    recalled: Floats


class SimulatedDeck:
    """The cards on their way: those untouched so far singly, the others as masses on the grid.

    Without ``with_recall`` only the load is worked out, which is faster.
    """

    def __init__(
        self,
        cards: CardArrays,
        first_day: int,
        days: int,
        grid: MemoryGrid,
        with_recall: bool = True,
    ) -> None:
        met = np.flatnonzero(~cards.is_new)
        met = met[np.argsort(cards.due_day[met], kind="stable")]
        self.grid = grid
        self.days = days
        self.with_recall = with_recall
        self.stability: Floats = cards.stability[met]
        self.difficulty: Floats = cards.difficulty[met]
        self.last: Ints = cards.last_day[met] - first_day
        self.due: Ints = cards.due_day[met] - first_day
        self.mass: Floats = np.ones(len(met))
        self.untouched = 0  # cards before this place in the order have been refreshed
        self.waiting_new = int(cards.is_new.sum())
        self.calendar: Floats = np.zeros((days, grid.size))  # mass by the day it becomes due
        self.pool: Floats = np.zeros(grid.size)  # mass that is due and waits
        self.pool_last: Floats = np.zeros(grid.size)  # mean day of its last answer
        self.recalled: Floats = np.zeros(days)

    def start_day(self, day: int) -> None:
        """Move what becomes due to the waiting pool; add up what the untouched still know."""
        arriving = self.calendar[day]
        total = self.pool + arriving
        moment = self.pool * self.pool_last + arriving * (day - self.grid.interval)
        np.divide(moment, total, out=self.pool_last, where=total > 0)
        self.pool = total
        if self.with_recall:
            chance = recall(day - self.pool_last, self.grid.stability, self.grid.w)
            rest = slice(self.untouched, None)
            single = recall(day - self.last[rest], self.stability[rest], self.grid.w)
            self.recalled[day] += self.pool @ chance + self.mass[rest] @ single

    def refresh(self, day: int, budget: float, seconds: SecondsPerAnswer) -> tuple[float, float]:
        """Answer what is due within ``budget`` seconds; (seconds used, cards answered)."""
        cells = np.flatnonzero(self.pool > _TRACE)
        single = self._due_cards(day, budget, seconds)
        mass = np.concatenate((self.pool[cells], self.mass[single]))
        if budget <= 0 or not len(mass):
            return 0.0, 0.0
        stability = np.concatenate((self.grid.stability[cells], self.stability[single]))
        difficulty = np.concatenate((self.grid.difficulty[cells], self.difficulty[single]))
        last: Floats = np.concatenate((self.pool_last[cells], self.last[single]), dtype=np.float64)
        waiting_since = self.pool_last[cells] + self.grid.interval[cells]
        due: Floats = np.concatenate((waiting_since, self.due[single]), dtype=np.float64)
        chance = recall(day - last, stability, self.grid.w)
        cost = mass * (chance * seconds.recalled + (1.0 - chance) * seconds.failed)
        share = _shares_within(budget, cost, due)
        self.settle(day, self.grid.after_answers(stability, difficulty, chance, mass * share))
        self.pool[cells] *= 1.0 - share[: len(cells)]
        self.mass[single] *= 1.0 - share[len(cells) :]
        self.untouched += int((self.mass[single] == 0).sum())
        return float(cost @ share), float(mass @ share)

    def introduce(self, day: int, count: int) -> None:
        """Meet ``count`` new cards."""
        if count:
            self.waiting_new -= count
            self.settle(day, self.grid.first_day * count)

    def settle(self, day: int, mass: Floats) -> None:
        """Put masses answered on ``day`` where they come due; note what they add to recall."""
        due = day + self.grid.interval
        cells = np.flatnonzero((mass > 0) & (due < self.days))
        self.calendar[due[cells], cells] += mass[cells]
        if self.with_recall:
            self.recalled[day + 1 :] += self.grid.recall_until_due(mass, self.days - day - 1)

    def _due_cards(self, day: int, budget: float, seconds: SecondsPerAnswer) -> slice:
        """The untouched cards that are due, no more of them than could be answered."""
        end = int(np.searchsorted(self.due, day, side="right"))
        most = int(budget / max(1.0, min(seconds.recalled, seconds.failed))) + 2
        return slice(self.untouched, max(self.untouched, min(end, self.untouched + most)))


def simulate(
    deck: SimulatedDeck,
    budget_seconds: Sequence[float],
    seconds: SecondsPerAnswer,
    introduced_today: int = 0,
) -> StudyPath:
    """Study through the deck's days, with one budget a day. The deck is used up."""
    days = []
    for day in range(deck.days):
        deck.start_day(day)
        budget = budget_seconds[day]
        used, cards = deck.refresh(day, budget, seconds)
        count = new_cards_today(
            deck.waiting_new,
            None,
            budget / 60.0,
            used / 60.0,
            seconds.new,
            introduced_today if day == 0 else 0,
        )
        deck.introduce(day, count)
        days.append(SimulatedDay(used, cards, count))
    return StudyPath(tuple(days), deck.recalled)


def _shares_within(budget: float, cost: Floats, due: Floats) -> Floats:
    """The share of each cost that fits into ``budget`` when the longest due come first."""
    order = np.argsort(due, kind="stable")
    before = np.cumsum(cost[order]) - cost[order]
    share = np.empty_like(cost)
    share[order] = np.clip((budget - before) / cost[order], 0.0, 1.0)
    return share

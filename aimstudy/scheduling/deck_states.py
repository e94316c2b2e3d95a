"""The cards of a plan as arrays, and what each could do next."""

from dataclasses import dataclass

import numpy as np

from aimstudy.scheduling.review_outcomes import CELLS, mass_of
from aimstudy.scheduling.state_arrays import Bools, Floats, Ints, recall
from aimstudy.scheduling.value_table import CardModel, ValueTable, waits_within

MOST_KINDS = 1_500
_FINEST, _COARSER = 0.05, 1.6  # of log stability and log elapsed days


@dataclass(frozen=True, slots=True)
class DeckStates:
    """Cards met before: S in days, D, whole days since the last answer; ``count`` cards each."""

    stability: Floats
    difficulty: Floats
    elapsed: Ints
    count: Floats

    @classmethod
    def of(cls, stability: Floats, difficulty: Floats, elapsed: Ints) -> "DeckStates":
        """One card an element."""
        return cls(stability, difficulty, np.maximum(0, elapsed), np.ones(len(stability)))

    def __len__(self) -> int:
        return len(self.stability)

    def part(self, rows: Bools) -> "DeckStates":
        """The cards with these places."""
        return DeckStates(
            self.stability[rows], self.difficulty[rows], self.elapsed[rows], self.count[rows]
        )

    def with_others(self, others: "DeckStates") -> "DeckStates":
        """These cards and ``others`` after them."""
        return DeckStates(
            np.concatenate([self.stability, others.stability]),
            np.concatenate([self.difficulty, others.difficulty]),
            np.concatenate([self.elapsed, others.elapsed]),
            np.concatenate([self.count, others.count]),
        )

    def kinds(self, most: int = MOST_KINDS) -> tuple["DeckStates", Ints]:
        """At most ``most`` kinds that stand for all cards, and the kind of each card.

        Cards of a kind are alike in log S, D and log elapsed days, as closely as their number
        allows; a kind has their means.
        """
        if len(self) <= most:
            return self, np.arange(len(self))
        width = _FINEST
        while True:
            found, kind = self._binned(width)
            if len(found) <= most:
                return found, kind
            width *= _COARSER

    def _binned(self, width: float) -> tuple["DeckStates", Ints]:
        log_s = np.log(self.stability)
        keys = (log_s / width, self.difficulty / (10.0 * width), np.log1p(self.elapsed) / width)
        floors = np.stack([np.floor(key).astype(np.int64) for key in keys])
        floors -= floors.min(axis=1, keepdims=True)
        bins = np.ravel_multi_index(tuple(floors), tuple(floors.max(axis=1) + 1))
        _, kind = np.unique(bins, return_inverse=True)
        total = mass_of(kind, self.count, 0)

        def mean(values: Floats | Ints) -> Floats:
            return np.asarray(mass_of(kind, self.count * values, 0) / total, dtype=np.float64)

        elapsed = np.rint(mean(self.elapsed)).astype(np.int64)
        found = DeckStates(np.exp(mean(log_s)), mean(self.difficulty), elapsed, total)
        return found, kind


NO_CARDS = DeckStates.of(np.zeros(0), np.zeros(0), np.zeros(0, dtype=np.int64))


class NextAnswers:
    """For every card each study day on which it could be answered next, today first.

    Of the days far off some stand for all. With ``today`` it is asked about today even if that is
    no study day, and held against the days before the exam more closely.
    Cards x days: ``seconds`` it would take; cards x days x 16: ``cells`` and ``shares`` after it.
    """

    def __init__(
        self, model: CardModel, deck: DeckStates, left: int, *, today: bool = False
    ) -> None:
        self.deck = deck
        self.left = _days_looked_at(model.study_days[: left + 1], closely=today)
        elapsed = deck.elapsed[:, None] + left - self.left[None, :]
        shape = elapsed.shape
        stability = np.broadcast_to(deck.stability[:, None], shape)
        difficulty = np.broadcast_to(deck.difficulty[:, None], shape)
        outcomes = model.outcomes
        predicted = recall(elapsed, stability, outcomes.w)
        self.chance = outcomes.known(predicted, elapsed)
        self.seconds = outcomes.habits.seconds(self.chance)
        self.cells, self.shares = outcomes.after(stability, difficulty, predicted, self.chance)
        at_exam = deck.elapsed + left
        self.at_rest = outcomes.known(recall(at_exam, deck.stability, outcomes.w), at_exam)
        self.step = model.steps.of_day[self.left]
        self._places = self.step[:, None] * CELLS + self.cells  # in a table of steps x cells
        self._shares = self.shares.astype(np.float32)

    def gains(self, table: ValueTable) -> Floats:
        """Value of answering next on each day, and last of never again (cards x days + 1)."""
        later = np.einsum("ijk,ijk->ij", table.value.ravel()[self._places], self._shares)
        worth = later - table.prices[self.step] * self.seconds
        return np.concatenate([worth, self.at_rest[:, None]], axis=1)

    def rates(self, table: ValueTable) -> Floats:
        """Value gained a second by answering on the first of the days and not later or never."""
        gain = self.gains(table)
        found: Floats = (gain[:, 0] - gain[:, 1:].max(axis=1)) / self.seconds[:, 0]
        return found

    def start(self, share: Floats, steps: int) -> Floats:
        """Masses (steps x cells) after the next answers, with ``share`` of cards on each day."""
        mass = share[:, :, None] * self._shares
        return mass_of(self._places, mass, steps * CELLS).reshape(-1, CELLS)


def _days_looked_at(study_days: Bools, *, closely: bool) -> Ints:
    """Days left of some study days, the first one first; ``closely``: today always, and the end.

    Each next one is later by a quarter of the time from today, or of the time to the exam.
    """
    left = len(study_days) - 1
    days = np.flatnonzero(study_days[1:]) + 1
    waits = np.append(0, waits_within(left))
    wanted = left - waits[waits < left]
    place = np.searchsorted(days, wanted, side="right") - 1
    found = days[place[place >= 0]]
    if closely:
        place = np.searchsorted(days, waits_within(left))
        found = np.concatenate([found, days[place[place < len(days)]], [left] * (left > 0)])
    return np.unique(found)[::-1]

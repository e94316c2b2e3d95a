"""The cards of a plan's basis as arrays, under the memory in force. Loads numpy."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from aimstudy.scheduling.answer_log import replayed
from aimstudy.scheduling.deck_states import DeckStates
from aimstudy.scheduling.exam_forecast import MOST_CARDS, Answered
from aimstudy.scheduling.plan_person import past_misses
from aimstudy.scheduling.random_answers import pressed_at_random
from aimstudy.scheduling.recall_band import MIN_ANSWERS
from aimstudy.scheduling.state_arrays import Bools, Floats, Ints, recall
from aimstudy.services.plan_basis import PlanBasis

_SHORTEST = 0.001  # days of stability


class PlanDecks:
    """States of every card by row of the basis; a row never met has no meaning in them.

    ``told`` has the place of a card among those whose answers explain their whole memory, -1 for
    the others (never met, or their state was taken over from elsewhere). ``doubted`` are answers
    of the log that may have been pressed at random. ``person`` is whom plans are made for.
    """

    def __init__(self, basis: PlanBasis) -> None:
        columns, answered = basis.columns, basis.answered
        self.basis = basis
        self.met = ~np.array(columns.is_new, dtype=np.bool_)
        stability = np.array(columns.stability, dtype=np.float64)
        difficulty = np.array(columns.difficulty, dtype=np.float64)
        self.told = np.full(len(self.met), -1, dtype=np.int64)
        self.doubted: Bools = np.zeros((0, 0), dtype=np.bool_)
        last = np.array(columns.last_day, dtype=np.int64)
        if len(answered):
            log = answered.log
            states = replayed(log, basis.fit.parameters)
            place = np.searchsorted(np.array(columns.card_id), answered.card_id)
            stability[place], difficulty[place] = states.stability, states.difficulty
            self.told[place] = np.arange(len(answered))
            last[place] = answered.last_day
            ago = log.days_ago(basis.today.toordinal() - answered.last_day)
            self.doubted = pressed_at_random(log, states.chance, ago)
        self.stability: Floats = np.maximum(stability, _SHORTEST)
        self.difficulty: Floats = np.clip(difficulty, 1.0, 10.0)
        self.elapsed: Ints = np.maximum(0, basis.today.toordinal() - last)
        missed = past_misses(self.answered(range(len(self.met))), basis.fit.parameters)
        self.person = replace(basis.person, missed=missed)

    def met_rows(self, rows: Sequence[int]) -> Ints:
        """Those of ``rows`` that have been met, in their order."""
        found = np.array(rows, dtype=np.int64)
        return found[self.met[found]]

    def deck(self, rows: Sequence[int]) -> DeckStates:
        """The cards met, one an element, in the order of ``met_rows``."""
        return self._deck(self.met_rows(rows))

    def answered(self, rows: Sequence[int], most: int = MOST_CARDS) -> Answered:
        """The answers of those whose log is whole, an even sample of ``most`` of them."""
        places = self.told[self.met_rows(rows)]
        places = places[places >= 0]
        count = len(places)
        if count > most:
            places = places[np.linspace(0, count - 1, most).astype(np.int64)]
        log, last = self.basis.answered.log, self.basis.answered.last_day
        elapsed = np.maximum(0, self.basis.today.toordinal() - last[places])
        weight = count / max(1, len(places))
        return Answered(log.part(places), elapsed, weight, self.doubted[places])

    def taken_over(self, rows: Sequence[int]) -> DeckStates:
        """The cards met of which no log tells all, as kinds."""
        met = self.met_rows(rows)
        return self._deck(met[self.told[met] < 0]).kinds(MOST_CARDS)[0]

    def evidence(self) -> int:
        """How many scheduled answers all cards have: what is known of the person's memory.

        Where hardly any were meant for sure, and not pressed at random, only those count.
        """
        scheduled = self.basis.answered.log.scheduled
        count = int(scheduled.sum())
        meant = int((scheduled & ~self.doubted).sum()) if count else 0
        return count if meant >= MIN_ANSWERS else meant

    def share_known(self, rows: Sequence[int], ahead: int) -> float:
        """The share of the cards recalled ``ahead`` days from today if nothing more is studied."""
        met = self.met_rows(rows)
        if not len(rows):
            return 0.0
        elapsed = self.elapsed[met] + ahead
        known = recall(elapsed, self.stability[met], self.basis.fit.parameters)
        return float(known.sum()) / len(rows)

    def _deck(self, met: Ints) -> DeckStates:
        return DeckStates.of(self.stability[met], self.difficulty[met], self.elapsed[met])

"""Cards whose exams are over are kept up with less effort, between exams and after the last.

Loads numpy.
"""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from aimstudy.domain.plan import DayLoad
from aimstudy.scheduling.deck_states import NO_CARDS, DeckStates
from aimstudy.scheduling.memory_arrays import CardArrays, intervals
from aimstudy.scheduling.memory_grid import memory_grid
from aimstudy.scheduling.pace_by_dates import SecondsPerAnswer
from aimstudy.scheduling.recall_band import recall_band
from aimstudy.scheduling.state_arrays import Floats
from aimstudy.scheduling.study_simulation import SimulatedDeck, StudyPath, simulate
from aimstudy.services.exam_planning import Planned
from aimstudy.services.other_cards import MOST_BESIDE, OtherLoad, other_load
from aimstudy.services.plan_basis import MAINTENANCE_RETENTION
from aimstudy.services.plan_decks import PlanDecks
from aimstudy.services.plan_pricing import kept_up

_MOST_KINDS = 2_000


@dataclass(frozen=True, slots=True, eq=False)
class AfterExams:
    """How the exams' cards stand, ``begin`` days from today, when the last one planned is.

    ``cards`` are those and the ones never met, ``answers`` the evidence so far.
    """

    decks: PlanDecks
    begin: int
    deck: DeckStates
    cards: int
    answers: int

    def days(self, count: int) -> tuple[DayLoad, ...]:
        """So many days from the one after the last exam on."""
        if count <= 0:
            return ()
        basis, first = self.decks.basis, self.begin + 1
        seconds = basis.seconds_ahead(first + count)
        others = self._others(seconds)
        left = np.maximum(0.0, np.array(seconds) - others.seconds)[first:]
        path = kept_path(self.decks, self.deck, first, left)
        return tuple(self._day(n, path, others) for n in range(count))

    def _others(self, seconds: list[float]) -> OtherLoad:
        rows = [row for row, exam in enumerate(self.decks.basis.belongs.ahead) if not exam]
        share = [MOST_BESIDE if n <= self.begin else 1.0 for n in range(len(seconds))]
        budget = [part * value for part, value in zip(share, seconds, strict=True)]
        return other_load(self.decks, rows, budget) if rows else OtherLoad.none(len(seconds))

    def _day(self, n: int, path: StudyPath, others: OtherLoad) -> DayLoad:
        basis, ahead = self.decks.basis, self.begin + 1 + n
        day: date = basis.today + timedelta(days=ahead)
        known = float(path.recalled[n]) / self.cards
        met = float(self.deck.count.sum()) / self.cards
        refreshing = path.days[n].refresh_seconds + float(others.refresh_seconds[ahead])
        return DayLoad(
            day=day,
            refresh_minutes=refreshing / 60.0,
            new_minutes=float(others.new_cards[ahead]) * others.seconds_new / 60.0,
            refresh_cards=path.days[n].refresh_cards + float(others.refresh_cards[ahead]),
            new_cards=float(others.new_cards[ahead]),
            budget_minutes=basis.calendar.minutes_on(day),
            recall=recall_band(known, met, self.cards, ahead, self.answers),
        )


def after_exams(planned: Planned) -> AfterExams | None:
    """How the cards stand after the last of these plans; None where none has cards to study."""
    begin, decks = len(planned.shared.seconds), planned.shared.decks
    seen: set[int] = set()
    deck = NO_CARDS
    for work in reversed(planned.works):
        for part in (work.own, work.later):
            # Cards that a later exam asks as well stand as that one leaves them.
            if part is not None and not seen.issuperset(part.rows):
                seen.update(part.rows)
                ends = part.loads.at_exam
                since = ends.elapsed + begin - work.left
                found = DeckStates(ends.stability, ends.difficulty, since, ends.count)
                deck = deck.with_others(found)
    return AfterExams(decks, begin, deck, len(seen), decks.evidence()) if seen else None


def upkeep_load(planned: Planned) -> OtherLoad:
    """What cards of exams that are over by then take of the days up to the last exam."""
    shared = planned.shared
    days, basis = len(shared.seconds), shared.basis
    found = OtherLoad.none(days)
    for part in shared.exams:
        first, rows = part.left + 1, kept_up(basis, part.exam)
        if first >= days or not rows:
            continue
        ends, share = part.loads.at_exam, len(rows) / len(part.rows)
        deck = DeckStates(ends.stability, ends.difficulty, ends.elapsed, share * ends.count)
        left = np.maximum(0.0, shared.upkeep - found.seconds)[first:]
        path = kept_path(shared.decks, deck, first, left)
        own = OtherLoad.none(days)
        own.refresh_seconds[first:] = [day.refresh_seconds for day in path.days]
        own.refresh_cards[first:] = [day.refresh_cards for day in path.days]
        found = found.beside(own)
    return found


def kept_path(decks: PlanDecks, deck: DeckStates, first: int, seconds: Floats) -> StudyPath:
    """Cards as they stand the day before ``first`` (days from today) kept up from there on.

    ``seconds`` by day from ``first`` on.
    """
    basis, days = decks.basis, len(seconds)
    w, habits = basis.fit.parameters, basis.answered.habits
    retention = min(MAINTENANCE_RETENTION, basis.retention)
    start = basis.today.toordinal() + first
    kinds, _ = deck.kinds(_MOST_KINDS)
    last = start - 1 - kinds.elapsed
    due = last + intervals(kinds.stability, retention, w)
    met = np.zeros(len(kinds), dtype=np.bool_)
    cards = CardArrays(kinds.stability, kinds.difficulty, last, due, met)
    played = SimulatedDeck(cards, start, days, memory_grid(w, retention, days))
    played.mass = kinds.count[np.argsort(due, kind="stable")].astype(np.float64)
    pace = SecondsPerAnswer(habits.seconds_new, habits.seconds_recalled, habits.seconds_failed)
    return simulate(played, [float(value) for value in seconds], pace)

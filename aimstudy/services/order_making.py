"""Today's order and the next dates on the buttons, from the priced plan of all exams ahead.

Loads numpy: import it where it is used. Nothing is changed here: the same library on the same day
gives the same order.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from aimstudy.scheduling.memory_model import Parameters, interval_days
from aimstudy.scheduling.next_days import next_days
from aimstudy.scheduling.pace_by_dates import NEW_A_DAY
from aimstudy.scheduling.state_arrays import Bools, Floats, Ints, recall
from aimstudy.scheduling.todays_order import ExamShare, Placed, Why, todays_order
from aimstudy.services.day_waits import DayWaits, waits_text
from aimstudy.services.exam_cards import WAITS
from aimstudy.services.exam_day import exams_today
from aimstudy.services.plan_pricing import PricedExam, SharedPlan
from aimstudy.storage.study_order import DayPlanText, OrderLine, OrderReason

_SEED = 29
_LONGEST = 4 * 3600.0  # seconds that somebody may study who goes on after today's minutes
_AHEAD = 60  # days for which the number of cards is kept


@dataclass(frozen=True, slots=True)
class MadeOrder:
    """What is stored: the plan of the day and its cards in order."""

    plan: DayPlanText
    lines: list[OrderLine]


@dataclass(frozen=True, slots=True)
class CardMarks:
    """Beside the basis: which new cards are siblings, and failed cards that come by their minutes.

    ``siblings`` has a number that new cards of one note or fact share; ``parameters`` are those
    that stored states are under.
    """

    siblings: Mapping[int, int]
    steps: frozenset[int]
    parameters: Parameters


def made_order(shared: SharedPlan, marks: CardMarks) -> MadeOrder:
    """The order of the day of ``shared``, and what its buttons and counts need."""
    return _OrderMaker(shared, marks).made()


class _OrderMaker:
    def __init__(self, shared: SharedPlan, marks: CardMarks) -> None:
        self.shared, self.marks = shared, marks
        self.basis, self.decks = shared.basis, shared.decks
        self.person = self.decks.person
        self.today = self.basis.today.toordinal()
        columns = self.basis.columns
        self.last = np.array(columns.last_day, dtype=np.int64)
        steps = np.array(sorted(marks.steps), dtype=np.int64)
        self.step = np.isin(np.array(columns.card_id, dtype=np.int64), steps)
        self.aside = np.isin(np.arange(len(self.last)), list(self.basis.belongs.back))

    def made(self) -> MadeOrder:
        """Everything that is stored for the day."""
        seconds = self.basis.seconds_ahead(1)[0]
        rng = np.random.default_rng([self.today, _SEED])
        shares = [self._share(part) for part in self.shared.exams]
        first = self._before_exams()
        rows = {card.row for card in first}
        left = seconds - self.shared.last.seconds
        later = todays_order(shares, self._plain(), left, rng)
        placed = [*first, *(card for card in later if card.row not in rows)]
        # An answer waits while the order is written: what nobody reaches today is left out.
        placed = placed[: _within(placed, max(2 * seconds, _LONGEST))]
        planned = _within(placed, seconds)
        waits = DayWaits(
            planned=planned,
            ahead=self._ahead(),
            exams={part.exam.id: next_days(part.plan, part.left) for part in self.shared.exams},
        )
        takes = min(seconds, sum(card.seconds for card in placed[:planned]))
        asked = self.basis.seconds_done + takes
        plan = DayPlanText(
            self.today, self.basis.fingerprint, waits_text(waits), planned_s=round(asked)
        )
        return MadeOrder(plan, [self._line(card) for card in placed])

    def _share(self, part: PricedExam) -> ExamShare:
        met = self.decks.met_rows(part.rows)
        return ExamShare(
            exam_id=part.exam.id,
            left=part.left,
            order=part.plan.order_today(part.deck, part.left),
            met=met,
            elapsed=part.deck.elapsed,
            seconds=self._seconds(met),
            closed=self._closed(met),
            new=np.array(self._one_a_family(part.rows), dtype=np.int64),
            seconds_new=self.person.habits.seconds_new,
            pressing=round(part.loads.pressing),
        )

    def _before_exams(self) -> list[Placed]:
        """Cards for the exams of today; no plan says more of them than that they come."""
        cards = (card for card in self.shared.last.cards if not self.step[card.row])
        return [
            Placed(card.row, card.exam_id, Why.NEW if card.new else Why.DUE, 0.0, card.seconds)
            for card in cards
        ]

    def _seconds(self, rows: Ints) -> Floats:
        """Expected seconds of a card met before, same-day repetitions included."""
        chance = recall(self.decks.elapsed[rows], self.decks.stability[rows], self.person.w)
        return self.person.habits.seconds(chance)

    def _closed(self, rows: Ints) -> Bools:
        """Done today (or on a day ahead, by a clock since set back), on its way, or put aside."""
        found: Bools = (self.last[rows] >= self.today) | self.step[rows] | self.aside[rows]
        return found

    def _one_a_family(self, rows: Sequence[int]) -> list[int]:
        """New cards, but one of those of a note or fact: others come on another day."""
        seen: set[int] = set()
        found = []
        for row in self.basis.new_rows([row for row in rows if not self.aside[row]]):
            family = self.marks.siblings.get(self.basis.columns.card_id[row])
            if family is None:
                found.append(row)
            elif family not in seen:
                seen.add(family)
                found.append(row)
        return found

    def _plain(self) -> list[Placed]:
        """Cards of no exam, by the day they are due, then those never met."""
        studied = {part.exam.id for part in self.shared.exams}
        kept = studied | {exam.id for exam in exams_today(self.basis)} | {WAITS}
        rows = [row for row, exam in enumerate(self.basis.belongs.ahead) if exam not in kept]
        met = self.decks.met_rows(rows)
        met = met[~self._closed(met)]
        seconds = dict(zip(met.tolist(), self._seconds(met).tolist(), strict=True))
        due = sorted((self._due(row), row) for row in seconds)
        found = [
            Placed(row, 0, Why.DUE, 0.0, seconds[row]) for day, row in due if day <= self.today
        ]
        takes, new = self.person.habits.seconds_new, self._one_a_family(rows)
        if not studied:
            new = new[:NEW_A_DAY]
        return found + [Placed(row, 0, Why.NEW, 0.0, takes) for row in new]

    def _due(self, row: int) -> int:
        """The due day of a card of no exam; later than the stored one in maintenance."""
        stored = self.basis.columns.due_day[row]
        retention = self.basis.retention_of(row)
        if retention >= self.basis.retention:
            return stored
        # As the buttons reckon: what they said is kept.
        stability = self.basis.columns.stability[row]
        days = interval_days(stability, retention, self.marks.parameters)
        return max(stored, int(self.last[row]) + days)

    def _ahead(self) -> tuple[int, ...]:
        """Cards expected on each of the days after today, all exams together."""
        found = np.zeros(_AHEAD)
        for part in self.shared.exams:
            cards = part.loads.answers + part.loads.new_cards
            later = cards[1 : _AHEAD + 1]
            found[: len(later)] += later
        return tuple(round(float(count)) for count in found)

    def _line(self, placed: Placed) -> OrderLine:
        card_id = self.basis.columns.card_id[placed.row]
        reason = OrderReason(placed.why.value)
        return OrderLine(card_id, placed.exam_id, reason, placed.gain, placed.seconds)


def _within(placed: Sequence[Placed], seconds: float) -> int:
    """How many cards fit into ``seconds``; the one that they end with belongs to it."""
    total = 0.0
    for count, card in enumerate(placed):
        if total >= seconds:
            return count
        total += card.seconds
    return len(placed)

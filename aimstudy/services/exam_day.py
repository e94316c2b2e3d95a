"""The last study for exams of today: cards in doubt, then those never met. Loads numpy.

Whether the exam is over by now nobody knows, so today's minutes may still be used before it.
"""

from dataclasses import dataclass

import numpy as np

from aimstudy.domain.exam import Exam
from aimstudy.scheduling.state_arrays import recall
from aimstudy.services.plan_basis import PlanBasis
from aimstudy.services.plan_decks import PlanDecks

KNOWN_LATER = 0.9  # of a card answered earlier on the same day


def exams_today(basis: PlanBasis) -> list[Exam]:
    """Exams of today that have no result yet."""
    return [exam for exam in basis.ahead if exam.day == basis.today and exam.result is None]


@dataclass(frozen=True, slots=True)
class LastCard:
    """A card asked once more today, by row of the basis; ``gain`` in cards known at the exam."""

    row: int
    exam_id: int
    new: bool
    seconds: float
    gain: float


@dataclass(frozen=True, slots=True)
class LastStudy:
    """All such cards in order; the first ``planned`` are begun within today's minutes.

    ``seconds`` are those of the planned ones as far as the minutes go.
    """

    cards: tuple[LastCard, ...]
    planned: int
    seconds: float

    @property
    def share(self) -> float:
        """The part of the planned cards' seconds that today's minutes hold."""
        wanted = sum(card.seconds for card in self.cards[: self.planned])
        return self.seconds / wanted if wanted else 0.0

    def of(self, exam: Exam, basis: PlanBasis) -> list[LastCard]:
        """The planned ones that an exam of today asks."""
        asked = set(basis.belongs.in_time(exam)) if exam in exams_today(basis) else set()
        return [card for card in self.cards[: self.planned] if card.row in asked]


def last_study(decks: PlanDecks) -> LastStudy:
    """What can still be done for the exams of today, in the minutes that are left of it.

    A card is in doubt if its recall is below ``KNOWN_LATER``; most gained a second comes first. The
    card that today's minutes end with is among the planned ones.
    """
    basis = decks.basis
    found: dict[int, LastCard] = {}
    for exam in exams_today(basis):
        for card in _of_exam(decks, exam):
            found.setdefault(card.row, card)
    cards = sorted(found.values(), key=lambda card: (card.new, -card.gain / card.seconds))
    left = basis.seconds_ahead(1)[0]
    total, planned = 0.0, 0
    for card in cards:
        if total >= left:
            break
        total, planned = total + card.seconds, planned + 1
    return LastStudy(tuple(cards), planned, min(left, total))


def _of_exam(decks: PlanDecks, exam: Exam) -> list[LastCard]:
    basis, habits = decks.basis, decks.basis.answered.habits
    rows = basis.belongs.in_time(exam)
    met = decks.met_rows(rows)
    chance = recall(decks.elapsed[met], decks.stability[met], basis.fit.parameters)
    doubt = (chance < KNOWN_LATER) & (decks.elapsed[met] > 0)
    seconds = np.maximum(1.0, habits.seconds(chance))
    found = [
        LastCard(int(row), exam.id, new=False, seconds=float(takes), gain=KNOWN_LATER - float(now))
        for row, takes, now in zip(met[doubt], seconds[doubt], chance[doubt], strict=True)
    ]
    takes = max(1.0, habits.seconds_new)
    new = basis.new_rows(rows)
    return found + [
        LastCard(row, exam.id, new=True, seconds=takes, gain=KNOWN_LATER) for row in new
    ]

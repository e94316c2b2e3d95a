"""The minutes of each day shared among the exams ahead, and each exam's prices. Loads numpy."""

from dataclasses import dataclass, replace

import numpy as np

from aimstudy.domain.exam import Exam
from aimstudy.scheduling.day_loads import DayLoads, shared_loads
from aimstudy.scheduling.deck_states import DeckStates
from aimstudy.scheduling.exam_plan import LONGEST_SPAN, ExamPlan
from aimstudy.scheduling.price_curve import Prices
from aimstudy.scheduling.shared_plan import ExamPart, priced_together
from aimstudy.scheduling.shared_plan import SharedPlan as JointPlan
from aimstudy.scheduling.state_arrays import Floats
from aimstudy.services.exam_day import LastStudy, last_study
from aimstudy.services.other_cards import MOST_BESIDE, OtherLoad, other_load
from aimstudy.services.plan_basis import PlanBasis
from aimstudy.services.plan_decks import PlanDecks

_UPKEEP = 0.25  # seconds a card a day: a quarter of a minute every two months


@dataclass(frozen=True, slots=True)
class PricedExam:
    """One exam to study for: its cards by row of the basis, prices, and its part of each day.

    The plan's budget are the seconds of all exams: nothing is set aside for one of them.
    """

    exam: Exam
    rows: list[int]
    part: ExamPart
    plan: ExamPlan
    loads: DayLoads

    @property
    def deck(self) -> DeckStates:
        """The cards met, in the order of ``PlanDecks.met_rows``."""
        return self.part.deck

    @property
    def new_cards(self) -> int:
        """How many have never been met."""
        return self.part.new_cards

    @property
    def left(self) -> int:
        """Days planned, at most LONGEST_SPAN."""
        return self.part.left


@dataclass(frozen=True, slots=True)
class SharedPlan:
    """All exams that can still be studied for, earliest first, and the cards of none of them.

    ``seconds`` are those of each day from today without ``last``, the study for exams of today,
    which comes first; ``others`` is what cards of no exam ahead take of
    them, by days from today up to the last exam planned; ``upkeep`` is set aside for the cards of
    exams that will be over by then. ``joint`` has the prices of all.
    """

    basis: PlanBasis
    decks: PlanDecks
    exams: tuple[PricedExam, ...]
    seconds: Floats
    others: OtherLoad
    upkeep: Floats
    last: LastStudy
    joint: JointPlan | None = None

    @property
    def free(self) -> Floats:
        """Seconds of each day for the exams ahead."""
        return np.maximum(0.0, self.seconds - self.others.seconds - self.upkeep)


def shared_plan(basis: PlanBasis, before: Prices | None = None) -> SharedPlan:
    """Prices for every exam ahead that has cards and a day left, within the minutes there are.

    ``before`` are the prices of a plan that differs little: the search is shorter from there.
    """
    decks = PlanDecks(basis)
    wanted = [(exam, basis.belongs.rows(exam.id)) for exam in basis.ahead]
    wanted = [(exam, rows) for exam, rows in wanted if rows and exam.day > basis.today]
    spans = [days_left(basis, exam) for exam, _ in wanted]
    days = max((days_left(basis, e) for e in basis.ahead if basis.belongs.asked[e.id]), default=0)
    seconds = np.array(basis.seconds_ahead(days))
    last = last_study(decks)
    seconds[:1] -= last.seconds
    beside = [row for row, found in enumerate(basis.belongs.ahead) if not found]
    others = OtherLoad.none(days)
    if days and beside:
        others = other_load(decks, beside, [MOST_BESIDE * value for value in seconds])
    upkeep = np.minimum(
        _wanted_upkeep(basis, days), np.maximum(0.0, MOST_BESIDE * seconds - others.seconds)
    )
    found = SharedPlan(basis, decks, (), seconds, others, upkeep, last)
    parts = []
    for (_, rows), span in zip(wanted, spans, strict=True):
        deck = decks.deck(rows)
        parts.append(ExamPart(deck, len(rows) - len(deck), span))
    if not parts:
        return found
    joint = priced_together(decks.person, parts, found.free[: max(spans)], before)
    loads = shared_loads(joint.plans, joint.budget)
    exams = tuple(
        PricedExam(exam, rows, part, plan, load)
        for (exam, rows), part, plan, load in zip(wanted, parts, joint.plans, loads, strict=True)
    )
    return replace(found, exams=exams, joint=joint)


def kept_up(basis: PlanBasis, exam: Exam) -> list[int]:
    """Rows of the cards that no exam asks any more once this one is over."""
    later = [e for e in basis.ahead if (e.day, e.id) > (exam.day, exam.id)]
    asked = set[int]().union(*(basis.belongs.asked[e.id] for e in later))
    return [row for row in basis.belongs.rows(exam.id) if row not in asked]


def _wanted_upkeep(basis: PlanBasis, days: int) -> Floats:
    """By days from today, about what the cards of exams that are over by then will take."""
    found = np.zeros(days)
    for exam in basis.ahead:
        if exam.day > basis.today:
            found[days_left(basis, exam) + 1 :] += _UPKEEP * len(kept_up(basis, exam))
    return found


def days_left(basis: PlanBasis, exam: Exam) -> int:
    """Days until an exam, as far as they are planned."""
    return max(0, min((exam.day - basis.today).days, LONGEST_SPAN))

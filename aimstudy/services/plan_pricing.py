"""The minutes of each day shared among the exams ahead, and each exam's prices. Loads numpy."""

from dataclasses import dataclass

import numpy as np

from aimstudy.domain.exam import Exam
from aimstudy.scheduling.day_loads import DayLoads, shared_loads
from aimstudy.scheduling.deck_states import DeckStates
from aimstudy.scheduling.exam_plan import LONGEST_SPAN, ExamPlan
from aimstudy.scheduling.price_curve import Prices
from aimstudy.scheduling.shared_plan import ExamPart, priced_together
from aimstudy.scheduling.shared_plan import SharedPlan as JointPlan
from aimstudy.scheduling.state_arrays import Floats
from aimstudy.services.other_cards import MOST_BESIDE, OtherLoad, other_load
from aimstudy.services.plan_basis import PlanBasis
from aimstudy.services.plan_decks import PlanDecks


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

    ``seconds`` are those of each day from today, ``others`` what cards of no exam ahead take of
    them, by days from today up to the last exam planned. ``joint`` has the prices of all.
    """

    basis: PlanBasis
    decks: PlanDecks
    exams: tuple[PricedExam, ...]
    seconds: Floats
    others: OtherLoad
    joint: JointPlan | None = None


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
    beside = [row for row, found in enumerate(basis.belongs.ahead) if not found]
    others = OtherLoad.none(days)
    if days and beside:
        others = other_load(decks, beside, [MOST_BESIDE * value for value in seconds])
    free = np.maximum(0.0, seconds - others.seconds)
    parts = []
    for (_, rows), span in zip(wanted, spans, strict=True):
        deck = decks.deck(rows)
        parts.append(ExamPart(deck, len(rows) - len(deck), span))
    if not parts:
        return SharedPlan(basis, decks, (), seconds, others)
    joint = priced_together(basis.person, parts, free[: max(spans)], before)
    loads = shared_loads(joint.plans, joint.budget)
    found = tuple(
        PricedExam(exam, rows, part, plan, load)
        for (exam, rows), part, plan, load in zip(wanted, parts, joint.plans, loads, strict=True)
    )
    return SharedPlan(basis, decks, found, seconds, others, joint)


def days_left(basis: PlanBasis, exam: Exam) -> int:
    """Days until an exam, as far as they are planned."""
    return max(0, min((exam.day - basis.today).days, LONGEST_SPAN))

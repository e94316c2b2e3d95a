"""The minutes of each day shared among the exams ahead, and each exam's prices. Loads numpy."""

from dataclasses import dataclass

import numpy as np

from aimstudy.domain.exam import Exam
from aimstudy.scheduling.day_loads import DayLoads, day_loads
from aimstudy.scheduling.deck_states import DeckStates
from aimstudy.scheduling.exam_plan import LONGEST_SPAN, ExamPlan, priced
from aimstudy.scheduling.state_arrays import Floats
from aimstudy.services.other_cards import MOST_BESIDE, OtherLoad, other_load
from aimstudy.services.plan_basis import PlanBasis
from aimstudy.services.plan_decks import PlanDecks


@dataclass(frozen=True, slots=True)
class PricedExam:
    """One exam to study for: its cards by row of the basis, prices, and its part of each day.

    ``left`` days are planned, at most LONGEST_SPAN. ``budget`` are the seconds it may use, by
    days left (0 first).
    """

    exam: Exam
    rows: list[int]
    deck: DeckStates
    new_cards: int
    left: int
    budget: Floats
    plan: ExamPlan
    loads: DayLoads


@dataclass(frozen=True, slots=True)
class SharedPlan:
    """All exams that can still be studied for, earliest first, and the cards of none of them.

    ``seconds`` are those of each day from today, ``others`` what cards of no exam ahead take of
    them, by days from today up to the last exam planned.
    """

    basis: PlanBasis
    decks: PlanDecks
    exams: tuple[PricedExam, ...]
    seconds: Floats
    others: OtherLoad


def shared_plan(basis: PlanBasis) -> SharedPlan:
    """Prices for every exam ahead that has cards and a day left, within the minutes there are."""
    decks = PlanDecks(basis)
    wanted = [(exam, basis.belongs.rows(exam.id)) for exam in basis.ahead]
    wanted = [(exam, rows) for exam, rows in wanted if rows and exam.day > basis.today]
    spans = [days_left(basis, exam) for exam, _ in wanted]
    days = max(spans, default=0)
    seconds = np.array(basis.seconds_ahead(days))
    beside = [row for row, found in enumerate(basis.belongs.ahead) if not found]
    others = OtherLoad.none(days)
    if days and beside:
        others = other_load(decks, beside, [MOST_BESIDE * value for value in seconds])
    free = np.maximum(0.0, seconds - others.seconds)
    needs = []
    for (_, rows), span in zip(wanted, spans, strict=True):
        needs.append(np.where(np.arange(days) < span, len(rows) / span, 0.0))
    total = np.sum(needs, axis=0) if needs else np.zeros(days)
    found = []
    for (exam, rows), span, need in zip(wanted, spans, needs, strict=True):
        own = (free * need / np.maximum(total, 1e-12))[:span]
        budget = np.append(0.0, own[::-1])
        deck = decks.deck(rows)
        new_cards = len(rows) - len(deck)
        plan = priced(basis.person, deck, new_cards, budget)
        loads = day_loads(plan)
        found.append(PricedExam(exam, rows, deck, new_cards, span, budget, plan, loads))
    return SharedPlan(basis, decks, tuple(found), seconds, others)


def days_left(basis: PlanBasis, exam: Exam) -> int:
    """Days until an exam, as far as they are planned."""
    return max(0, min((exam.day - basis.today).days, LONGEST_SPAN))

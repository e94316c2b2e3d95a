"""Cards that an exam asks and an earlier exam has until then. Loads numpy.

They are studied for the earlier one first, so what they bring a later exam is reckoned in two
parts: the seconds that the earlier exam is expected to spend on them, and what is free of the days
after it. That is near enough for a forecast; the day after the earlier exam they are planned whole.
"""

from dataclasses import dataclass

import numpy as np

from aimstudy.domain.exam import Exam
from aimstudy.scheduling.day_loads import DayLoads, day_loads
from aimstudy.scheduling.exam_plan import ExamPlan, priced
from aimstudy.scheduling.shared_plan import ExamPart
from aimstudy.scheduling.state_arrays import Floats
from aimstudy.services.plan_pricing import SharedPlan, days_left


@dataclass(frozen=True, slots=True)
class LaterCards:
    """The cards by row of the basis; ``begin`` days from today they are this exam's own.

    ``loads`` are all seconds spent on them, those for the earlier exam among them. ``seconds``
    are the most that can be, by days from today.
    """

    rows: list[int]
    begin: int
    part: ExamPart
    plan: ExamPlan
    loads: DayLoads
    seconds: Floats


def later_cards(shared: SharedPlan) -> dict[int, LaterCards]:
    """For each exam ahead that asks such cards, by its id."""
    found: dict[int, LaterCards] = {}
    basis = shared.basis
    spent = {exam.exam.id: exam.loads.seconds for exam in shared.exams}
    free = shared.free
    for seconds in spent.values():
        free[: len(seconds)] -= seconds
    ahead = [exam for exam in basis.ahead if exam.day > basis.today]
    for place, exam in enumerate(ahead):
        rows = [row for row in basis.belongs.asked[exam.id] if basis.belongs.ahead[row] != exam.id]
        before = _before(shared, ahead[:place], rows)
        if before is None:
            continue
        later = _later(shared, exam, rows, before, spent.get(before.id), np.maximum(0.0, free))
        found[exam.id] = later
        free[later.begin : len(later.loads.seconds)] -= later.loads.seconds[later.begin :]
        mine = np.zeros(days_left(basis, exam))
        mine[: len(spent.get(exam.id, ()))] = spent.get(exam.id, 0.0)
        spent[exam.id] = mine + later.loads.seconds
    return found


def _before(shared: SharedPlan, earlier: list[Exam], rows: list[int]) -> Exam | None:
    """The last of the earlier exams that asks any of the cards."""
    wanted = set(rows)
    asked = shared.basis.belongs.asked
    return next((e for e in reversed(earlier) if wanted.intersection(asked[e.id])), None)


def _later(
    shared: SharedPlan,
    exam: Exam,
    rows: list[int],
    before: Exam,
    spent: Floats | None,
    free: Floats,
) -> LaterCards:
    basis, decks = shared.basis, shared.decks
    left, begin = days_left(basis, exam), days_left(basis, before)
    seconds = free[:left].copy()
    share = min(1.0, len(rows) / len(basis.belongs.asked[before.id]))
    seconds[:begin] = share * spent[:begin] if spent is not None else 0.0
    deck = decks.deck(rows)
    part = ExamPart(deck, len(rows) - len(deck), left)
    budget = np.append(0.0, seconds[::-1])
    plan = priced(basis.person, deck, part.new_cards, budget)
    return LaterCards(rows, begin, part, plan, day_loads(plan), seconds)

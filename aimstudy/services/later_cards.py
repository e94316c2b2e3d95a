"""Cards that an exam asks and an earlier exam has until then, or that come back. Loads numpy.

Those that an earlier exam has are studied for it first, so what they bring a later exam is reckoned
in two parts: the seconds that the earlier exam is expected to spend on them, and what is free of
the days after it. That is near enough for a forecast; the day after the earlier exam they are
planned whole.
Cards put aside until a day before the exam get no seconds until then.
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
    belongs = basis.belongs
    ahead = [exam for exam in basis.ahead if exam.day > basis.today]
    for place, exam in enumerate(ahead):
        rows = [row for row in belongs.in_time(exam) if belongs.ahead[row] != exam.id]
        if not rows:
            continue
        before = _before(shared, ahead[:place], rows)
        before_spent = spent.get(before.id) if before else None
        later = _later(shared, exam, rows, before, before_spent, np.maximum(0.0, free))
        found[exam.id] = later
        free[later.begin : len(later.loads.seconds)] -= later.loads.seconds[later.begin :]
        mine = np.zeros(days_left(basis, exam))
        mine[: len(spent.get(exam.id, ()))] = spent.get(exam.id, 0.0)
        spent[exam.id] = mine + later.loads.seconds
    return found


def _before(shared: SharedPlan, earlier: list[Exam], rows: list[int]) -> Exam | None:
    """The last of the earlier exams that has any of the cards."""
    belongs = shared.basis.belongs
    wanted = set(rows)
    return next((e for e in reversed(earlier) if wanted.intersection(belongs.in_time(e))), None)


def _later(
    shared: SharedPlan,
    exam: Exam,
    rows: list[int],
    before: Exam | None,
    spent: Floats | None,
    free: Floats,
) -> LaterCards:
    basis, decks = shared.basis, shared.decks
    left, back = days_left(basis, exam), basis.belongs.back
    seconds = free[:left].copy()
    if before is None:  # all were put aside
        begin = min(left, min(back[row] for row in rows) - basis.today.toordinal())
        seconds[:begin] = 0.0
    else:
        begin = days_left(basis, before)
        had = len([row for row in rows if row not in back])
        share = min(1.0, had / len(basis.belongs.in_time(before)))
        seconds[:begin] = share * spent[:begin] if spent is not None else 0.0
    deck = decks.deck(rows)
    part = ExamPart(deck, len(rows) - len(deck), left)
    budget = np.append(0.0, seconds[::-1])
    plan = priced(decks.person, deck, part.new_cards, budget)
    return LaterCards(rows, begin, part, plan, day_loads(plan), seconds)

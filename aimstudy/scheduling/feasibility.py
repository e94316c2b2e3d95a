"""Whether all cards fit before the exam, and what would make them fit.

A plan leaves a new card out where its minutes pay better elsewhere. All fit when (nearly) none is
left out. Looks by pricing plans with more minutes or more days, each from the prices before.
"""

from collections.abc import Callable
from math import ceil

import numpy as np

from aimstudy.scheduling.deck_states import DeckStates
from aimstudy.scheduling.exam_plan import LONGEST_SPAN, ExamPlan, Person, priced
from aimstudy.scheduling.state_arrays import Floats

MOST_MINUTES = 1_440
_NOBODY = 0.5  # cards
_FEW = 0.004  # of the new cards: choices are soft, so a trace always stays
_LOOKS = 6
_KINDS = 200


def all_fit(plan: ExamPlan) -> bool:
    """Whether the plan meets every new card."""
    return plan.outlook.left_out < max(_NOBODY, _FEW * plan.problem.new_cards)


def minutes_needed(person: Person, deck: DeckStates, plan: ExamPlan) -> int:
    """Fewest minutes a study day, on average, with which every card fits; MOST_MINUTES at most.

    The minutes of ``plan`` are scaled; without any study day the days are taken to be equal.
    """
    budget = plan.budget
    days = np.flatnonzero(budget > 0)
    if not len(days):
        budget = np.append(0.0, np.full(len(budget) - 1, 60.0))
        days = np.arange(1, len(budget))
    mean = float(budget[days].mean()) / 60.0
    kinds, _ = deck.kinds(_KINDS)

    def fits(minutes: int) -> bool:
        scaled = budget * (minutes / mean)
        return all_fit(priced(person, kinds, plan.problem.new_cards, scaled, plan.prices))

    now = ceil(mean)
    if not len(days):
        return 0
    if all_fit(plan) and (plan.budget > 0).any():
        return _least(fits, 0, now)
    high = max(1, now)
    while high < MOST_MINUTES and not fits(high):
        high = min(MOST_MINUTES, 2 * high)
    return _least(fits, high // 2, high)


def first_feasible(
    person: Person,
    deck: DeckStates,
    plan: ExamPlan,
    budget_of: Callable[[int], Floats],
) -> int | None:
    """Days until the first exam day on which every card fits; None within LONGEST_SPAN days.

    ``budget_of(days)`` is the seconds by days left of an exam that many days away.
    """
    kinds, _ = deck.kinds(_KINDS)

    def fits(days: int) -> bool:
        found = priced(person, kinds, plan.problem.new_cards, budget_of(days), plan.prices)
        return all_fit(found)

    low, high = len(plan.budget) - 1, len(plan.budget) - 1
    while True:
        if high >= LONGEST_SPAN:
            return None
        low, high = high, min(LONGEST_SPAN, max(high + 7, round(1.5 * high)))
        if fits(high):
            return _least(fits, low, high)


def _least(fits: Callable[[int], bool], low: int, high: int) -> int:
    """The smallest number above ``low`` up to ``high`` (which fits), to about a sixtieth."""
    for _ in range(_LOOKS):
        if high - low <= max(1, high // 60):
            break
        middle = (low + high) // 2
        if fits(middle):
            high = middle
        else:
            low = middle
    return high

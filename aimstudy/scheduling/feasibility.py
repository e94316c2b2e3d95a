"""Whether all cards fit before the exam, and what would make them fit.

A plan leaves a new card out where its minutes pay better elsewhere. Cheaper minutes let more
cards in; the seconds studied at the highest price at which (nearly) none stays out are the least
in which all fit. The price curve keeps its shape and is only scaled, so a look is one evaluation.
Exams that are planned together are looked at one by one, each beside what the others take.
"""

from collections.abc import Callable, Sequence
from math import ceil, exp, log

import numpy as np

from aimstudy.domain.exam import MOST_MINUTES
from aimstudy.scheduling.deck_states import DeckStates
from aimstudy.scheduling.exam_plan import LONGEST_SPAN, ExamPlan, Person, rough_problem_of
from aimstudy.scheduling.price_curve import Prices
from aimstudy.scheduling.shared_plan import ExamPart, SharedPlan
from aimstudy.scheduling.state_arrays import Floats
from aimstudy.scheduling.study_prices import FEWER_KINDS, Outlook, PricingProblem

_NOBODY = 0.5  # cards
_FEW = 0.004  # of the new cards: choices are soft, so a trace always stays
_TOLD_TO = 15.0  # seconds a study day
_DEAREST, _CHEAPEST, _LOOKS = 0.5, 1e-8, 10  # prices of a second on the dearest day


def all_fit(outlook: Outlook, new_cards: int) -> bool:
    """Whether every new card is met."""
    return outlook.left_out < max(_NOBODY, _FEW * new_cards)


def least_seconds(
    problem: PricingProblem, prices: Prices, told: Callable[[float], float] = float
) -> float:
    """The fewest seconds of study before the exam in which every card fits.

    It is looked for until what they are ``told`` as is certain.
    """
    by_day = prices.by_days_left(problem.span)

    def at(scale: float) -> Outlook:
        return problem.outlook(by_day * exp(scale))

    dearest = float(by_day.max())
    low, high = log(_CHEAPEST / dearest), log(_DEAREST / dearest)
    enough = float(at(low).seconds.sum())
    too_few = problem.new_cards * problem.model.outcomes.habits.seconds_new
    for _ in range(_LOOKS):
        if told(too_few) == told(enough):
            break
        middle = (low + high) / 2
        look = at(middle)
        if all_fit(look, problem.new_cards):
            low, enough = middle, float(look.seconds.sum())
        else:
            high, too_few = middle, max(too_few, float(look.seconds.sum()))
    return enough


def minutes_needed(person: Person, deck: DeckStates, plan: ExamPlan) -> int:
    """Minutes a study day, on average, with which every card fits; MOST_MINUTES at most.

    Without any study day the days are taken to be equal. 0 for no new cards: they are met.
    """
    return _minutes(_least_of(person, deck, plan), plan.budget)


def minutes_needed_together(
    person: Person, parts: Sequence[ExamPart], shared: SharedPlan
) -> tuple[int, ...]:
    """For each part, minutes a study day up to its exam with which all cards asked by then fit.

    On average and for all parts together: those whose exams are no later. 0 where none is new.
    """
    least = [
        _least_of(person, part.deck, plan) for part, plan in zip(parts, shared.plans, strict=True)
    ]
    found = []
    for part, plan in zip(parts, shared.plans, strict=True):
        until = sum(own for own, other in zip(least, parts, strict=True) if other.left <= part.left)
        found.append(_minutes(until, plan.budget))
    return tuple(found)


def first_feasible_beside(
    person: Person,
    part: ExamPart,
    plan: ExamPlan,
    others: Sequence[Floats],
    budget_of: Callable[[int], Floats],
) -> int | None:
    """Days until the first day of this exam on which its cards fit beside all others.

    ``others`` are seconds by day ahead that the other parts take, ``budget_of(days)`` all seconds
    of so many days from today on. None within LONGEST_SPAN days.
    """

    def free(days: int) -> Floats:
        found = np.array(budget_of(days), dtype=np.float64)
        for taken in others:
            found[: len(taken)] -= taken[:days]
        return np.append(0.0, np.maximum(0.0, found)[::-1])

    return first_feasible(person, part.deck, plan, free)


def _least_of(person: Person, deck: DeckStates, plan: ExamPlan) -> float:
    """The fewest seconds in which all cards fit, on the study days or, without any, on all."""
    if not plan.problem.new_cards:
        return 0.0
    budget = plan.budget
    if not (budget > 0).any():
        budget = np.append(0.0, np.full(len(budget) - 1, 60.0))
    problem = rough_problem_of(person, deck, plan.problem.new_cards, budget)
    return least_seconds(problem, plan.prices, lambda s: ceil(s / _TOLD_TO / _days(budget)))


def _minutes(seconds: float, budget: Floats) -> int:
    """A study day's share of ``seconds``; without any study day the days are equal."""
    return min(MOST_MINUTES, ceil(seconds / 60.0 / _days(budget)))


def _days(budget: Floats) -> int:
    return int((budget > 0).sum()) or len(budget) - 1


def first_feasible(
    person: Person, deck: DeckStates, plan: ExamPlan, budget_of: Callable[[int], Floats]
) -> int | None:
    """Days until the first exam day on which every card fits; None within LONGEST_SPAN days.

    ``budget_of(days)`` is the seconds by days left of an exam that many days away.
    """
    kinds, _ = deck.kinds(FEWER_KINDS)
    new_cards = plan.problem.new_cards

    def fits(days: int) -> bool:
        budget = budget_of(days)
        if not (budget > 0).any():
            return False
        problem = rough_problem_of(person, kinds, new_cards, budget)
        total = float(budget.sum())

        def enough(seconds: float) -> bool:
            return seconds <= total

        return enough(least_seconds(problem, plan.prices.fitted_to(days), enough))

    low = high = len(plan.budget) - 1
    while True:
        if high >= LONGEST_SPAN:
            return None
        low, high = high, min(LONGEST_SPAN, max(high + 7, 2 * high))
        if fits(high):
            return _least(fits, low, high)


def _least(fits: Callable[[int], bool], low: int, high: int) -> int:
    """The smallest number above ``low`` up to ``high`` (which fits), to about a thirtieth."""
    while high - low > max(1, high // 30):
        middle = (low + high) // 2
        low, high = (low, middle) if fits(middle) else (middle, high)
    return high

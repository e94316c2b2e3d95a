"""One plan for several exams ahead: their cards share the minutes of each day by the same prices.

A second costs the same on a day whichever exam it is for, so it goes where it brings most recall,
and what is gained a second compares between exams. With one exam this is the plan to that exam.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from aimstudy.scheduling.deck_states import DeckStates
from aimstudy.scheduling.exam_plan import ExamPlan, Person, problem_of
from aimstudy.scheduling.price_curve import Prices
from aimstudy.scheduling.price_search import find_prices
from aimstudy.scheduling.state_arrays import Floats
from aimstudy.scheduling.study_prices import Outlook, PricingProblem
from aimstudy.scheduling.value_table import TEMPERATURE


@dataclass(frozen=True, slots=True)
class ExamPart:
    """The cards of one exam, ``left`` days ahead (1 to LONGEST_SPAN).

    Recalling one of them is worth ``weight`` (above 0) times a card of weight 1.
    """

    deck: DeckStates
    new_cards: int
    left: int
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class SharedLoad:
    """What is expected of all parts under prices; ``seconds`` by days left to the last exam."""

    dual: float
    seconds: Floats
    parts: tuple[Outlook, ...]


class SharedProblem:
    """Parts whose cards compete for ``budget``: seconds by days left to the last exam, 0 first."""

    def __init__(
        self, parts: Sequence[PricingProblem], weights: Sequence[float], budget: Floats
    ) -> None:
        self.parts, self.weights, self.budget = tuple(parts), tuple(weights), budget
        self.span = len(budget) - 1
        self.exams = tuple(sorted({self.span - part.span for part in parts}))

    def coarser(self) -> "SharedProblem":
        """The same on fewer days and kinds of cards."""
        return SharedProblem([part.coarser() for part in self.parts], self.weights, self.budget)

    def outlook(self, prices: Floats, temperature: float = TEMPERATURE) -> SharedLoad:
        """Values and loads of all parts at ``prices`` by days left to the last exam."""
        worth, seconds, found = 0.0, np.zeros(self.span + 1), []
        for part, weight in zip(self.parts, self.weights, strict=True):
            own = prices[self.span - part.span :] / weight
            own[0] = 0.0
            look = part.outlook(own, temperature)
            worth += weight * look.worth
            seconds[self.span - part.span :] += look.seconds
            found.append(look)
        return SharedLoad(worth + float(prices @ self.budget), seconds, tuple(found))


@dataclass(frozen=True, slots=True)
class SharedPlan:
    """A plan for each part, in the order given, at joint ``prices`` by days left to the last exam.

    ``budget`` is the seconds of all parts by day ahead (0 is today). The plans' own budgets are
    those same seconds: nothing is set aside for one exam.
    """

    plans: tuple[ExamPlan, ...]
    prices: Prices
    budget: Floats


def priced_together(
    person: Person, parts: Sequence[ExamPart], budget: Floats, before: Prices | None = None
) -> SharedPlan:
    """A plan for all ``parts``; ``budget`` is seconds by day ahead, from today to the last exam.

    Nothing is studied for an exam on its day. ``before`` are the joint prices of an earlier plan,
    from which the search starts.
    """
    problem = shared_problem(person, [part.deck.kinds()[0] for part in parts], parts, budget)
    start = before or Prices.usual(problem.span, problem.exams)
    prices = find_prices(problem, start)
    plans = [
        ExamPlan(
            person, own, prices.seen_from(problem.span - own.span, 1.0 / part.weight), part.weight
        )
        for own, part in zip(problem.parts, parts, strict=True)
    ]
    return SharedPlan(tuple(plans), prices, budget)


def shared_problem(
    person: Person, kinds: Sequence[DeckStates], parts: Sequence[ExamPart], budget: Floats
) -> SharedProblem:
    """What a plan for parts with these kinds of cards has to solve; ``budget`` as above."""
    by_left = np.append(0.0, budget[::-1])
    problems = [
        problem_of(person, kind, part.new_cards, by_left[len(budget) - part.left :])
        for kind, part in zip(kinds, parts, strict=True)
    ]
    return SharedProblem(problems, [part.weight for part in parts], by_left)

"""The plan to an exam: prices of the minutes to come, and which cards come first today.

Priced once in a while (``priced``), asked every day (``order_today``). Deterministic: the same
cards, minutes, habits and parameters give the same order.
"""

from dataclasses import dataclass

import numpy as np

from aimstudy.scheduling.answer_habits import Habits
from aimstudy.scheduling.day_steps import DaySteps
from aimstudy.scheduling.deck_states import DeckStates, NextAnswers
from aimstudy.scheduling.memory_model import Parameters
from aimstudy.scheduling.price_curve import Prices
from aimstudy.scheduling.price_search import find_prices
from aimstudy.scheduling.recalibration import Recalibration
from aimstudy.scheduling.review_outcomes import Outcomes, StateGrid
from aimstudy.scheduling.state_arrays import Floats, Ints
from aimstudy.scheduling.study_prices import FEWER_KINDS, Outlook, PricingProblem
from aimstudy.scheduling.value_table import CardModel, ValueTable, valued

LONGEST_SPAN = 400  # days; what lies beyond is planned when it comes near
LEAST_RATE = 3e-5  # of a card a second: an hour of answers brings at least a tenth of a card
KEPT = 0.9  # recall above which a card can wait as far as the minutes are ample
FIRM = 1e-4  # temperature of the values that say what pays


@dataclass(frozen=True, slots=True)
class Person:
    """Whom a plan is for: their memory's parameters, their habits, and the recall to keep up.

    With minutes to spare, a card below ``kept`` (0-1) is asked for any gain: the last days before
    an exam may be fewer than planned, and a memory that was not asked for long is not known.
    ``missed`` is how answers came out against what the parameters said of them: forecasts have it,
    plans where the answers speak against the model.
    """

    w: Parameters
    habits: Habits
    kept: float = KEPT
    missed: Recalibration | None = None

    def least(self, recall: Floats) -> Floats:
        """What a second must gain for an answer at these chances of ``recall`` to pay."""
        return np.where(recall < self.kept, 0.0, LEAST_RATE)


@dataclass(frozen=True, slots=True)
class TodaysOrder:
    """Cards to answer today, most gain a second first; ``rate`` is worth gained a second.

    Worth is recall times the weight of the exam, so orders of exams planned together compare.

    ``met`` are places in the deck asked about. ``new_after`` says for a new card how many of
    ``met`` come before it; None where meeting one today does not pay even with time to spare.
    """

    met: Ints
    rate: Floats
    new_rate: float | None

    @property
    def new_after(self) -> int | None:
        """How many of ``met`` come before new cards."""
        if self.new_rate is None:
            return None
        return int(np.searchsorted(-self.rate, -self.new_rate, side="right"))


class ExamPlan:
    """Prices and values for the days up to one exam, for one person.

    Prices and values are in recall of these cards, whatever the ``weight`` of the exam.
    """

    def __init__(
        self, person: Person, problem: PricingProblem, prices: Prices, weight: float = 1.0
    ) -> None:
        self.person, self.problem, self.prices, self.weight = person, problem, prices, weight
        self.model, self.budget = problem.model, problem.budget
        by_day = prices.by_days_left(problem.model.span)
        self.outlook: Outlook = problem.outlook(by_day)
        # Soft choices give every answer a little worth for the choice that comes after it. That
        # spreads cards well but would ask for ever what is known; firm values say what pays.
        self.firm: ValueTable = valued(problem.model, by_day, FIRM)

    def order_today(self, deck: DeckStates, left: int) -> TodaysOrder:
        """What to answer with ``left`` days to go (1 to the span of the plan)."""
        kinds, kind = deck.kinds()
        answers = NextAnswers(self.model, kinds, left, today=True)
        price = self.outlook.table.prices[left]
        rate = answers.rates(self.outlook.table)
        least = self.person.least(answers.chance[:, 0])
        pays = (rate > -price) & (answers.rates(self.firm) > least - price)
        rate, worth_it = rate[kind], np.flatnonzero(pays[kind])
        order = worth_it[np.argsort(-rate[worth_it], kind="stable")]
        new_rate = self._new_rate(left)
        new = self.weight * new_rate if new_rate > -price else None
        return TodaysOrder(order, self.weight * rate[order], new)

    def _new_rate(self, left: int) -> float:
        """Recall gained a second by meeting a new card today instead of later or never."""
        worth = self.problem.start_values(self.outlook.table)
        later = self.problem.start_days[self.problem.start_days < left]
        best = max(0.0, float(worth[later].max())) if len(later) else 0.0
        return (float(worth[left]) - best) / self.model.outcomes.habits.seconds_new


def priced(
    person: Person,
    deck: DeckStates,
    new_cards: int,
    budget: Floats,
    before: Prices | None = None,
) -> ExamPlan:
    """A plan for the cards; ``budget`` is seconds by days left, 0 (the exam day) to the span.

    Nothing is studied on the exam day, whatever its seconds.
    ``before`` are the prices of an earlier plan, from which the search starts.
    """
    problem = problem_of(person, deck.kinds()[0], new_cards, budget)
    prices = find_prices(problem, before or Prices.usual(len(budget) - 1))
    return ExamPlan(person, problem, prices)


def problem_of(person: Person, kinds: DeckStates, new_cards: int, budget: Floats) -> PricingProblem:
    """What a plan for these kinds of cards has to solve; ``budget`` as in ``priced``."""
    budget = np.append(0.0, budget[1:])
    grid = StateGrid(len(budget) - 1)
    return _problem(person, kinds, new_cards, budget, DaySteps.daily(budget > 0), grid)


def rough_problem_of(
    person: Person, deck: DeckStates, new_cards: int, budget: Floats
) -> PricingProblem:
    """Near ``problem_of``, on fewer days and with fewer kinds of cards: sooner looked at.

    It is what forecasts and estimates are made of, so cards never recalled have no hope in it.
    """
    budget = np.append(0.0, budget[1:])
    kinds, _ = deck.kinds(FEWER_KINDS)
    grid = StateGrid(len(budget) - 1, to_nothing=True)
    return _problem(person, kinds, new_cards, budget, DaySteps.coarse(budget), grid)


def _problem(
    person: Person,
    kinds: DeckStates,
    new_cards: int,
    budget: Floats,
    steps: DaySteps,
    grid: StateGrid,
) -> PricingProblem:
    outcomes = Outcomes(grid, person.w, person.habits, person.missed)
    model = CardModel(outcomes, budget > 0, steps)
    return PricingProblem(model, NextAnswers(model, kinds, len(budget) - 1), new_cards, budget)

"""What is expected of cards under prices of the minutes to come: load, recall, and the dual.

The prices of a plan minimise the dual of "most recall on exam day within every day's seconds":
the value of all cards at these prices plus the price of all seconds there are.
"""

from dataclasses import dataclass
from math import exp

import numpy as np

from aimstudy.scheduling.day_steps import DaySteps
from aimstudy.scheduling.deck_states import NextAnswers
from aimstudy.scheduling.price_curve import Prices
from aimstudy.scheduling.price_search import CHEAPEST, ELASTICITY
from aimstudy.scheduling.review_outcomes import mass_of
from aimstudy.scheduling.state_arrays import Floats
from aimstudy.scheduling.value_table import TEMPERATURE, CardModel, ValueTable, flow, valued

_FLAT = 1e-3  # of the recall: seconds worth less need not be looked at
_HIGHEST, _SCALED_LOOKS = 150.0, 6  # factor of the prices
_NEARBY = 1.01  # times the lowest price
_LEAST_USED = 0.02  # of the seconds: below it, how much lower prices should be is not told
FEWER_KINDS = 150  # of cards
_BALANCED = 0.1  # of the budget's price: it shifts the worth by its square


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is expected under prices: seconds, answers and new cards by days left, and recall.

    ``recalled`` cards are expected to be known on exam day. ``worth`` is the value of all cards;
    with the price of all seconds it is the ``dual``, which bounds what any plan could reach under
    the model from above (all in cards). ``left_out`` new cards never start.
    """

    table: ValueTable
    worth: float
    dual: float
    seconds: Floats
    answers: Floats
    new_cards: Floats
    recalled: float
    left_out: float


class PricingProblem:
    """The cards, the days and their seconds; ``budget`` by days left, 0 to the span."""

    exams = (0,)

    def __init__(self, model: CardModel, met: NextAnswers, new_cards: int, budget: Floats) -> None:
        self.model, self.met, self.new_cards, self.budget = model, met, new_cards, budget
        self.span = model.span
        self.first_day = model.outcomes.first_day()
        self.start_days = np.flatnonzero(model.steps.open)  # as steps

    def coarser(self) -> "PricingProblem":
        """Near it, on fewer days and with fewer kinds of cards: sooner looked at."""
        model = CardModel(self.model.outcomes, self.model.study_days, DaySteps.coarse(self.budget))
        kinds, _ = self.met.deck.kinds(FEWER_KINDS)
        met = NextAnswers(model, kinds, self.span)
        return PricingProblem(model, met, self.new_cards, self.budget)

    def outlook(self, prices: Floats, temperature: float = TEMPERATURE) -> Outlook:
        """Values and expected loads at ``prices`` by days left."""
        steps, met = self.model.steps, self.met
        table = valued(self.model, steps.means(prices), temperature)
        gain = met.gains(table)
        worth, share = _soft_rows(gain, temperature)
        share = share * met.deck.count[:, None]
        cards = float(met.deck.count @ worth)
        start = met.start(share[:, :-1], len(steps))
        seconds = mass_of(met.step, (share[:, :-1] * met.seconds).sum(axis=0), len(steps))
        answers = mass_of(met.step, share[:, :-1].sum(axis=0), len(steps))
        recalled = float(share[:, -1] @ met.at_rest)
        new_worth, starts = self._new(table, temperature)
        cards += self.new_cards * new_worth
        start += np.outer(starts, self.first_day)
        seconds += starts * self.model.outcomes.habits.seconds_new
        carried = flow(self.model, table, start)
        return Outlook(
            table=table,
            worth=cards,
            dual=cards + float(prices @ self.budget),
            seconds=steps.by_days(seconds + carried.seconds),
            answers=steps.by_days(answers + carried.answers),
            new_cards=steps.by_days(starts),
            recalled=recalled + carried.recalled,
            left_out=self.new_cards - float(starts.sum()),
        )

    def start_values(self, table: ValueTable) -> Floats:
        """Value of meeting a new card on each step."""
        later = table.value @ self.first_day
        found: Floats = later - table.prices * self.model.outcomes.habits.seconds_new
        return found

    def _new(self, table: ValueTable, temperature: float) -> tuple[float, Floats]:
        """Worth of one new card, and how many start by step."""
        starts = np.zeros(len(self.model.steps))
        if not self.new_cards or not len(self.start_days):
            return 0.0, starts
        # A step of several days is as many choices.
        ways = temperature * np.log(self.model.steps.days[self.start_days])
        gain = np.append(self.start_values(table)[self.start_days] + ways, 0.0)
        worth, share = _soft_rows(gain[None, :], temperature)
        starts[self.start_days] = self.new_cards * share[0, :-1]
        return float(worth[0]), starts


def recalled_within(problem: PricingProblem, start: Prices) -> float:
    """Cards recalled when every day's seconds are used; the curve of ``start``, scaled, tells.

    For cards or parameters near those that the prices were found for. The curve fits them in
    shape only, so some days come out too full and others too empty; each second of difference
    counts at its day's price. What that gives is least at the right scale, and hardly changes
    around it, so a few looks are enough. Where seconds are ample some may stay unused.
    """
    by_day = start.by_days_left(problem.span)
    cheapest = exp(CHEAPEST) / float(by_day.max())
    lowest, factor, worth = min(1.0, cheapest), 1.0, np.inf
    cheap: _Look | None = None
    dear: _Look | None = None
    for _ in range(_SCALED_LOOKS):
        prices = by_day * factor
        found = problem.outlook(prices)
        there, used = float(prices @ problem.budget), float(prices @ found.seconds)
        look = _Look(factor, found.recalled + there - used, (there - used) / factor)
        worth = min(worth, look.worth)
        if factor <= cheapest * _NEARBY and used <= there:
            return found.recalled
        if abs(used - there) <= max(_BALANCED * there, _FLAT * found.recalled):
            break
        cheap, dear = (look, dear) if used > there else (cheap, look)
        if cheap and dear:
            factor = cheap.meeting(dear)
            if worth - cheap.at(factor) <= _FLAT * worth:
                break
        else:
            guess = factor * max(used / there, _LEAST_USED) ** ELASTICITY
            factor = min(max(guess, lowest), _HIGHEST)
    return max(0.0, worth)


@dataclass(frozen=True, slots=True)
class _Look:
    """The worth at prices times ``factor``, which nowhere lies below its tangent."""

    factor: float
    worth: float
    slope: float

    def at(self, factor: float) -> float:
        """The tangent elsewhere."""
        return self.worth + self.slope * (factor - self.factor)

    def meeting(self, other: "_Look") -> float:
        """The factor at which two tangents meet, one falling and one rising."""
        return self.factor + (other.at(self.factor) - self.worth) / (self.slope - other.slope)


def _soft_rows(gain: Floats, temperature: float) -> tuple[Floats, Floats]:
    """Soft maximum of each row, and the shares of its columns."""
    if not len(gain):
        return np.zeros(0), np.zeros_like(gain)
    most = gain.max(axis=1, keepdims=True)
    share = np.exp((gain - most) / temperature)
    total = share.sum(axis=1, keepdims=True)
    return (most + temperature * np.log(total))[:, 0], share / total

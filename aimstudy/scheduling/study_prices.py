"""The price of a second of study on each day to come, so that what pays just fits the minutes.

The prices minimise the dual of "most recall on exam day within every day's seconds": the value
of all cards at these prices plus the price of all seconds there are. Its slope is the budget
less the expected load. A few knots over days left, log-linear between them; BFGS steps.
"""

from dataclasses import dataclass
from itertools import pairwise
from math import exp, log, sqrt

import numpy as np

from aimstudy.scheduling.deck_states import NextAnswers
from aimstudy.scheduling.state_arrays import Floats
from aimstudy.scheduling.value_table import TEMPERATURE, CardModel, ValueTable, flow, valued

KNOTS = 7
_CHEAPEST, _DEAREST = np.log(1e-6), np.log(0.2)
_USUAL_LAST, _USUAL_FALL = -4.3, -0.25  # log price on the last day, and by log days left
_ROUNDS, _LONGEST_STEP, _SHORTENINGS = 20, 1.5, 6
_ENOUGH = 2e-5  # of the dual value
_NEAR, _MET, _NEARBY = 0.02, 0.05, 0.5  # shares of the budget's price by which loads may differ
_FLAT = 1e-3  # of the recall: seconds worth less need not be looked at
_SCALES, _SCALED_LOOKS, _ELASTICITY = (-9.0, 5.0), 6, 1.2
_BALANCED = 0.1  # of the budget's price: it shifts the worth by its square
_FIRST_LOOKS, _ABOUT, _FURTHEST = 4, 0.2, 2.0  # of scaling the usual curve, in logs
_TEMPERATURES = (0.006, 0.003, TEMPERATURE)  # of a search that comes from far off
_STIFF, _LOOSE = 1.0, 0.15  # how steeply costs bend between knots, and for all knots together


@dataclass(frozen=True, slots=True)
class Prices:
    """Log prices at ``knots`` (days left, rising)."""

    knots: tuple[int, ...]
    log_price: tuple[float, ...]

    @classmethod
    def usual(cls, span: int) -> "Prices":
        """The curve of most plans that long: a second is dearer the nearer the exam."""
        knots = np.unique(np.round(np.geomspace(1, max(span, 2), KNOTS)).astype(int))
        logs = _USUAL_LAST + _USUAL_FALL * np.log(knots)
        return cls(tuple(int(k) for k in knots), tuple(float(value) for value in logs))

    def fitted_to(self, span: int) -> "Prices":
        """The same curve on the knots of a plan of ``span`` days."""
        knots = Prices.usual(span).knots
        logs = np.interp(np.log(knots), np.log(self.knots), self.log_price)
        return Prices(knots, tuple(float(value) for value in logs))

    def basis(self, span: int) -> Floats:
        """Log price by days left (0 to ``span``) as a linear map of the knots' log prices."""
        days = np.log(np.maximum(1, np.arange(span + 1)))
        each = [np.interp(days, np.log(self.knots), row) for row in np.eye(len(self.knots))]
        return np.stack(each, axis=1)

    def by_days_left(self, span: int) -> Floats:
        """Price of a second with 0 to ``span`` days left; the exam day itself has none."""
        found = np.exp(self.basis(span) @ np.array(self.log_price))
        found[0] = 0.0
        return np.asarray(found, dtype=np.float64)


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is expected under prices: seconds, answers and new cards by days left, and recall.

    ``recalled`` cards are expected to be known on exam day; ``dual`` bounds what any plan could
    reach under the model from above (both in cards); ``left_out`` new cards never start.
    """

    table: ValueTable
    dual: float
    seconds: Floats
    answers: Floats
    new_cards: Floats
    recalled: float
    left_out: float


class PricingProblem:
    """The cards, the days and their seconds; ``budget`` by days left, 0 to the span."""

    def __init__(self, model: CardModel, met: NextAnswers, new_cards: int, budget: Floats) -> None:
        self.model, self.met, self.new_cards, self.budget = model, met, new_cards, budget
        self.first_day = model.outcomes.first_day()
        self.start_days = np.flatnonzero(model.study_days)

    def outlook(self, prices: Floats, temperature: float = TEMPERATURE) -> Outlook:
        """Values and expected loads at ``prices`` by days left."""
        table = valued(self.model, prices, temperature)
        span = self.model.span
        gain = self.met.gains(table)
        worth, share = _soft_rows(gain, temperature)
        share = share * self.met.deck.count[:, None]
        dual = float(self.met.deck.count @ worth)
        start = self.met.start(share[:, :-1], span)
        seconds, answers = np.zeros(span + 1), np.zeros(span + 1)
        seconds[self.met.left] = (share[:, :-1] * self.met.seconds).sum(axis=0)
        answers[self.met.left] = share[:, :-1].sum(axis=0)
        recalled = float(share[:, -1] @ self.met.at_rest)
        new_worth, starts = self._new(table, temperature)
        dual += self.new_cards * new_worth
        start += np.outer(starts, self.first_day)
        seconds += starts * self.model.outcomes.habits.seconds_new
        carried = flow(self.model, table, start)
        return Outlook(
            table=table,
            dual=dual + float(prices @ self.budget),
            seconds=seconds + carried.seconds,
            answers=answers + carried.answers,
            new_cards=starts,
            recalled=recalled + carried.recalled,
            left_out=self.new_cards - float(starts.sum()),
        )

    def start_values(self, table: ValueTable) -> Floats:
        """Value of meeting a new card with each number of days left."""
        later = table.value @ self.first_day
        found: Floats = later - table.prices * self.model.outcomes.habits.seconds_new
        return found

    def _new(self, table: ValueTable, temperature: float) -> tuple[float, Floats]:
        """Worth of one new card, and how many start by days left."""
        starts = np.zeros(self.model.span + 1)
        if not self.new_cards or not len(self.start_days):
            return 0.0, starts
        gain = np.append(self.start_values(table)[self.start_days], 0.0)
        worth, share = _soft_rows(gain[None, :], temperature)
        starts[self.start_days] = self.new_cards * share[0, :-1]
        return float(worth[0]), starts


def find_prices(problem: PricingProblem, start: Prices) -> Prices:
    """The prices at which the expected load meets the budget, from ``start`` on.

    Cards that are alike (new ones above all) move to another day together at the slightest change
    of prices, which gets a search stuck that is far off. Unless the prices are about right
    already, it therefore begins anew from the usual curve, with softer choices that harden.
    """
    prices = start.fitted_to(problem.model.span)
    search = _Search(problem, prices.basis(problem.model.span))
    found = search.point(np.array(prices.log_price), TEMPERATURE)
    if found.meets(_NEARBY):
        found, _ = search.descended(found, TEMPERATURE)
    if not found.meets(_MET):
        found = search.hardened(np.array(Prices.usual(problem.model.span).log_price))
    return Prices(prices.knots, tuple(float(value) for value in found.at))


def recalled_within(problem: PricingProblem, start: Prices) -> float:
    """Cards recalled when every day's seconds are used; the curve of ``start``, scaled, tells.

    For cards or parameters near those that the prices were found for. The curve fits them in
    shape only, so some days come out too full and others too empty; each second of difference
    counts at its day's price. What that gives is least at the right scale, and hardly changes
    around it, so a few looks are enough. Where seconds are ample some may stay unused.
    """
    by_day = start.fitted_to(problem.model.span).by_days_left(problem.model.span)
    ample = float(by_day.max()) <= 1.01 * exp(_CHEAPEST)
    low, high, scale = *_SCALES, 0.0
    worth = np.inf
    for _ in range(_SCALED_LOOKS):
        prices = by_day * exp(scale)
        found = problem.outlook(prices)
        there, used = float(prices @ problem.budget), float(prices @ found.seconds)
        worth = min(worth, found.recalled + there - used)
        if ample and used <= there:
            return found.recalled
        if abs(used - there) <= max(_BALANCED * there, _FLAT * found.recalled):
            break
        low, high = (scale, high) if used > there else (low, scale)
        guess = scale + _ELASTICITY * log(max(used, 1e-9 * there) / there)
        scale = guess if low < guess < high else (low + high) / 2
    return max(0.0, worth)


@dataclass(frozen=True, slots=True)
class _Point:
    """The dual (``cost``) at log prices; ``slope`` is 0 where a bound on prices holds it."""

    at: Floats
    cost: float
    slope: Floats
    budget: float  # the price of all seconds there are
    over: float  # log of the seconds used for each there is

    def meets(self, share: float) -> bool:
        """Whether load and budget differ by no more than this share of the budget's price."""
        allowed = max(share * self.budget, _ENOUGH * abs(self.cost))
        return float(np.abs(self.slope).sum()) <= allowed


class _Search:
    """BFGS over log prices at the knots."""

    def __init__(self, problem: PricingProblem, basis: Floats) -> None:
        self.problem, self.basis = problem, basis

    def point(self, at: Floats, temperature: float) -> _Point:
        """The dual and its slope at these log prices."""
        by_day = np.exp(self.basis @ at)
        by_day[0] = 0.0
        found = self.problem.outlook(by_day, temperature)
        budget = self.problem.budget
        slope = self.basis.T @ (by_day * (budget - found.seconds))
        held = ((at <= _CHEAPEST) & (slope > 0)) | ((at >= _DEAREST) & (slope < 0))
        slope = np.where(held, 0.0, slope)
        used, wanted = max(found.seconds.sum(), 1e-9), max(budget.sum(), 1e-9)
        return _Point(at, found.dual, slope, float(by_day @ budget), log(used / wanted))

    def scaled(self, start: Floats, temperature: float) -> _Point:
        """The best of a few points with the prices of ``start`` scaled until all seconds fit."""
        low, high, scale = -np.inf, np.inf, 0.0
        found = []
        for _ in range(_FIRST_LOOKS):
            look = self.point(np.clip(start + scale, _CHEAPEST, _DEAREST), temperature)
            found.append(look)
            if abs(look.over) < _ABOUT:
                break
            low, high = (scale, high) if look.over > 0.0 else (low, scale)
            guess = scale + float(np.clip(_ELASTICITY * look.over, -_FURTHEST, _FURTHEST))
            scale = guess if low < guess < high else (low + high) / 2
        return min(found, key=lambda point: point.cost)

    def hardened(self, start: Floats) -> _Point:
        """The lowest point found with choices that go from soft to as hard as they are.

        Prices go on with the temperature much as they came.
        """
        first = _TEMPERATURES[0]
        here, inverse = self.descended(self.scaled(start, first), first, _MET)
        drift = np.zeros_like(start)  # by temperature
        for before, now in pairwise(_TEMPERATURES):
            near = _MET if now > TEMPERATURE else _NEAR
            last = here.at
            begin = self.point(np.clip(last + (now - before) * drift, _CHEAPEST, _DEAREST), now)
            here, inverse = self.descended(begin, now, near, inverse * sqrt(now / before))
            drift = (here.at - last) / (now - before)
        return here

    def descended(
        self, here: _Point, temperature: float, near: float = _NEAR, inverse: Floats | None = None
    ) -> tuple[_Point, Floats]:
        """The lowest point found from ``here`` on, or one whose load is this near to the budget.

        ``inverse`` is that of the Hessian, as far as it is known; it is given back as well.
        """
        if inverse is None:
            inverse = _first_inverse(here)
        for _ in range(_ROUNDS):
            if here.meets(near):
                break
            step = -inverse @ here.slope
            if float(step @ here.slope) >= 0.0:
                inverse = _first_inverse(here)
                step = -inverse @ here.slope
            there = self.lower(here, step, temperature)
            if there is None:
                break
            inverse = _updated(inverse, there.at - here.at, there.slope - here.slope)
            gained, here = here.cost - there.cost, there
            if gained < _ENOUGH * max(1.0, abs(here.cost)) and here.meets(_MET):
                break
        return here, inverse

    def lower(self, here: _Point, step: Floats, temperature: float) -> _Point | None:
        """A lower point along ``step``, which is shortened as a parabola says; None if none is."""
        step = step * min(1.0, _LONGEST_STEP / max(1e-9, float(np.abs(step).max())))
        for _ in range(_SHORTENINGS):
            moved = np.clip(here.at + step, _CHEAPEST, _DEAREST)
            there = self.point(moved, temperature)
            fall = float(step @ here.slope)
            rise = there.cost - here.cost
            if rise <= 1e-4 * fall + 1e-9:
                return there
            step = step * min(0.5, max(0.1, -0.5 * fall / (rise - fall)))
        return None


def _first_inverse(here: _Point) -> Floats:
    """As usual costs bend: much where days differ in price, little where all prices move."""
    knots = len(here.at)
    together = np.full((knots, knots), 1.0 / knots)
    found = (np.eye(knots) - together) / _STIFF + together / _LOOSE
    return np.asarray(found / max(1e-9, here.budget), dtype=np.float64)


def _updated(inverse: Floats, moved: Floats, turned: Floats) -> Floats:
    """The BFGS update of an inverse Hessian; unchanged where the curvature is not positive."""
    curvature = float(moved @ turned)
    if curvature <= 1e-12:
        return inverse
    left = np.eye(len(moved)) - np.outer(moved, turned) / curvature
    return np.asarray(
        left @ inverse @ left.T + np.outer(moved, moved) / curvature, dtype=np.float64
    )


def _soft_rows(gain: Floats, temperature: float) -> tuple[Floats, Floats]:
    """Soft maximum of each row, and the shares of its columns."""
    if not len(gain):
        return np.zeros(0), np.zeros_like(gain)
    most = gain.max(axis=1, keepdims=True)
    share = np.exp((gain - most) / temperature)
    total = share.sum(axis=1, keepdims=True)
    return (most + temperature * np.log(total))[:, 0], share / total

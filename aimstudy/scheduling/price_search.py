"""The search for prices at which what pays just fits the minutes.

The dual is lowest there: the value of all cards at the prices plus the price of all seconds there
are. Its slope is the budget less the expected load. BFGS steps over log prices at the knots, and
goes most of the way on a coarser problem.
"""

from dataclasses import dataclass, replace
from itertools import pairwise
from math import log, sqrt
from typing import Protocol

import numpy as np

from aimstudy.scheduling.price_curve import Prices
from aimstudy.scheduling.state_arrays import Floats
from aimstudy.scheduling.value_table import TEMPERATURE

CHEAPEST, DEAREST = float(np.log(1e-6)), float(np.log(0.2))
ELASTICITY = 1.2  # of seconds used, by price
_ROUNDS, _FAILURES, _LONGEST_STEP = 40, 8, 1.5
_MANY_DAYS = 30  # that coarser ones are worth their while
_ENOUGH = 2e-5  # of the dual value
_NEAR, _MET, _NEARBY = 0.02, 0.05, 0.5  # shares of the budget's price by which loads may differ
_AMPLE = -0.7  # log of the seconds used for each there is: there may be enough for everything
_FIRST_LOOKS, _ABOUT, _FURTHEST = 4, 0.2, 2.0  # of scaling the usual curve, in logs
_TEMPERATURES = (0.006, 0.003, TEMPERATURE)  # of a search that comes from far off
# How steeply costs bend for the price of a knot's seconds: between knots, and for all together.
_STIFF, _LOOSE = 7.0, 1.05


class Load(Protocol):
    """What is expected under prices: the dual, and seconds by days left."""

    @property
    def dual(self) -> float: ...
    @property
    def seconds(self) -> Floats: ...


class Pricing(Protocol):
    """What prices are sought for; ``exams`` as in ``Prices``, ``budget`` by days left."""

    @property
    def span(self) -> int: ...
    @property
    def exams(self) -> tuple[int, ...]: ...
    @property
    def budget(self) -> Floats: ...
    def outlook(self, prices: Floats, temperature: float = ...) -> Load: ...
    def coarser(self) -> "Pricing": ...


def find_prices(problem: Pricing, start: Prices) -> Prices:
    """The prices at which the expected load meets the budget, from ``start`` on.

    Cards that are alike (new ones above all) move to another day together at the slightest change
    of prices, which gets a search stuck that is far off. Unless the prices are about right
    already, it therefore begins anew from the usual curve.
    """
    prices = start.fitted_to(problem.span, problem.exams)
    search = _Search(problem, prices.basis(problem.span))
    found = search.point(np.array(prices.log_price), TEMPERATURE)
    if found.over < _AMPLE:
        cheap = search.point(np.full(len(prices.knots), CHEAPEST), TEMPERATURE)
        found = cheap if cheap.meets(_NEAR) else found
    if found.meets(_NEARBY):
        found, _ = search.descended(found, TEMPERATURE)
    if not found.meets(_MET):
        found = search.anew(np.array(Prices.usual(problem.span, problem.exams).log_price))
    return replace(prices, log_price=tuple(float(value) for value in found.at))


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

    def __init__(self, problem: Pricing, basis: Floats) -> None:
        self.problem, self.basis = problem, basis

    def point(self, at: Floats, temperature: float) -> _Point:
        """The dual and its slope at these log prices."""
        by_day = np.exp(self.basis @ at)
        by_day[0] = 0.0
        found = self.problem.outlook(by_day, temperature)
        budget = self.problem.budget
        slope = self.basis.T @ (by_day * (budget - found.seconds))
        held = ((at <= CHEAPEST) & (slope > 0)) | ((at >= DEAREST) & (slope < 0))
        slope = np.where(held, 0.0, slope)
        used, wanted = max(found.seconds.sum(), 1e-9), max(budget.sum(), 1e-9)
        return _Point(at, found.dual, slope, float(by_day @ budget), log(used / wanted))

    def scaled(self, start: Floats, temperature: float) -> _Point:
        """The best of a few points with the prices of ``start`` scaled until all seconds fit."""
        low, high, scale = -np.inf, np.inf, 0.0
        found = []
        for _ in range(_FIRST_LOOKS):
            look = self.point(np.clip(start + scale, CHEAPEST, DEAREST), temperature)
            found.append(look)
            if abs(look.over) < _ABOUT:
                break
            low, high = (scale, high) if look.over > 0.0 else (low, scale)
            guess = scale + float(np.clip(ELASTICITY * look.over, -_FURTHEST, _FURTHEST))
            scale = guess if low < guess < high else (low + high) / 2
        return min(found, key=lambda point: point.cost)

    def anew(self, start: Floats) -> _Point:
        """The lowest point found from afar: on coarser days if there are many, then on all days."""
        if self.problem.span < _MANY_DAYS:
            return self.hardened(start)[0]
        near, inverse = _Search(self.problem.coarser(), self.basis).hardened(start)
        here = self.point(near.at, TEMPERATURE)
        return self.descended(here, TEMPERATURE, inverse=inverse)[0]

    def hardened(self, start: Floats) -> tuple[_Point, Floats]:
        """The lowest point found with choices that go from soft to as hard as they are.

        Prices go on with the temperature much as they came.
        """
        first = _TEMPERATURES[0]
        here, inverse = self.descended(self.scaled(start, first), first, _MET)
        drift = np.zeros_like(start)  # by temperature
        for before, now in pairwise(_TEMPERATURES):
            near = _MET if now > TEMPERATURE else _NEAR
            last = here.at
            begin = self.point(np.clip(last + (now - before) * drift, CHEAPEST, DEAREST), now)
            here, inverse = self.descended(begin, now, near, inverse * sqrt(now / before))
            drift = (here.at - last) / (now - before)
        return here, inverse

    def descended(
        self, here: _Point, temperature: float, near: float = _NEAR, inverse: Floats | None = None
    ) -> tuple[_Point, Floats]:
        """The lowest point found from ``here`` on, or one whose load is this near to the budget.

        ``inverse`` is that of the Hessian, as far as it is known; it is given back as well.
        """
        if inverse is None:
            inverse = _first_inverse(here)
        reach, failed = _LONGEST_STEP, 0
        for _ in range(_ROUNDS):
            if here.meets(near) or failed > _FAILURES:
                break
            if float(here.slope @ inverse @ here.slope) <= 0.0:
                inverse = _first_inverse(here)
            step = -inverse @ here.slope
            step = step * min(1.0, reach / max(1e-9, float(np.abs(step).max())))
            there = self.point(np.clip(here.at + step, CHEAPEST, DEAREST), temperature)
            # A step too far tells of the bend as well, and the next one goes elsewhere.
            inverse = _updated(inverse, there.at - here.at, there.slope - here.slope)
            fall, rise = float(step @ here.slope), there.cost - here.cost
            if rise > 1e-4 * fall + 1e-9:
                reach = float(np.abs(step).max()) * _shorter(fall, rise)
                failed += 1
                continue
            reach, failed, here = min(_LONGEST_STEP, 2.0 * reach), 0, there
            if -rise < _ENOUGH * max(1.0, abs(here.cost)) and here.meets(_MET):
                break
        return here, inverse


def _shorter(fall: float, rise: float) -> float:
    """By how much to shorten a step that led up, as a parabola says."""
    return min(0.6, max(0.25, -0.5 * fall / (rise - fall)))


def _first_inverse(here: _Point) -> Floats:
    """As usual costs bend: much where days differ in price, little where all prices move."""
    knots = len(here.at)
    together = np.full((knots, knots), 1.0 / knots)
    found = (np.eye(knots) - together) / _STIFF + together / _LOOSE
    return np.asarray(found * knots / max(1e-9, here.budget), dtype=np.float64)


def _updated(inverse: Floats, moved: Floats, turned: Floats) -> Floats:
    """The BFGS update of an inverse Hessian; unchanged where the curvature is not positive."""
    curvature = float(moved @ turned)
    if curvature <= 1e-12:
        return inverse
    left = np.eye(len(moved)) - np.outer(moved, turned) / curvature
    return np.asarray(
        left @ inverse @ left.T + np.outer(moved, moved) / curvature, dtype=np.float64
    )

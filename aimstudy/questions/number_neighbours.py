"""Which numbers and ranges may stand beside a right one: as round as it, on both sides of it.

Knows values only, neither how they are written nor what is true. Draws from the generator given.
"""

import random
import re
from collections.abc import Sequence

Pair = tuple[float, float]
ROUGH_APART = 0.25  # part of a number that is an estimate
_ROUGH_FACTORS = (0.3, 0.45, 0.6, 0.75, 1.25, 1.4, 1.6, 1.8, 2, 2.5)
_FACTORS = (0.5, 0.6, 0.7, 0.75, 0.8, 1.2, 1.25, 1.3, 1.4, 1.5, 1.6, 1.75, 2)
_RECENT = 1990  # from here on a year has less room above it
_SMALL, _FEW = 12, 2  # up to the first all whole numbers are near; fewer than the second is "one"
_STEPS = [m * 10.0**k for k in range(9, -4, -1) for m in (5, 2.5, 1)]
_DECIMALS = 3
_WIDTHS = (0.7, 1, 1, 1.4)  # of other ranges, as parts of the right one's
_NARROW, _WIDER = _WIDTHS[:-1], 0.75
_FARTHEST = 2.5  # times the right number
_ROOM = 6  # places on the grid for three ranges


def own_step(value: float) -> float:
    """The greatest round step that leads to ``value``, at most a quarter of it.

    12.5 is five times 2.5 and goes with 10 and 15, never with 16.2; 250,000 stands on a grid of
    50,000. A step has no more decimals than the number.
    """
    decimals = _decimals(value)
    fits = (
        step
        for step in _STEPS
        if step <= value / 4
        and _decimals(step) <= decimals
        and abs(value / step - round(value / step)) < 1e-6
    )
    return next(fits, 1.0 if value == int(value) else 10.0**-decimals)


def _decimals(value: float) -> int:
    return len(f"{value:.{_DECIMALS}f}".rstrip("0").partition(".")[2])


def _least_as_long(value: float) -> float:
    """The least number with as many figures before the decimal sign; 1,000 for 1,800."""
    return 10.0 ** (len(str(int(value))) - 1)


def neighbours_of(value: float, *, percent: bool, rough: bool) -> list[float]:
    """Other numbers for ``value`` > 0, less and more, in order; none is 0 or below.

    A share of at most 100 stays so; an estimate is a quarter away from what may be as true.
    """
    if percent and not rough and value <= 100:
        found = _percents(value)
    elif value <= _SMALL and value == int(value):
        reach = 8 if rough else 4
        found = [float(v) for v in range(int(value) - reach, int(value) + reach + 1) if v >= _FEW]
    else:
        found = _on_grid(value, _ROUGH_FACTORS if rough else _FACTORS)
    if rough:
        found = [v for v in found if abs(v - value) >= ROUGH_APART * value]
    top = 100.0 if percent and value <= 100 else float("inf")
    return sorted({round(v, 6) for v in found if 0 < v <= top and abs(v - value) > 1e-6})


def _on_grid(value: float, factors: Sequence[float]) -> list[float]:
    step = own_step(value)
    found = [round(value * f / step) * step for f in factors]
    if step >= value / 20:  # so few steps that each of them is another number
        found += [value + step * k for k in (-3, -2, -1, 1, 2, 3)]
    return found


def _percents(value: float) -> list[float]:
    if value >= 10 and value % 5 == 0:
        steps: tuple[int, ...] = (5, 10, 15, 20, 25)
    elif value == int(value):
        steps = (1, 2, 3, 4) if value < 8 else (2, 3, 4, 5, 6)
    else:
        return _on_grid(value, _FACTORS)
    return [v for step in steps for v in (value - step, value + step)]


def years_near(value: float, after: str, *, rough: bool) -> list[float]:
    """Other years, decades or centuries; ``after`` are the letters behind the figures."""
    if re.match(r"s\b|['’]s\b|-(?:tallet|årene)", after):
        steps: tuple[int, ...] = (10, 20, 30)
        if value % 100 == 0 and not after.startswith("-årene"):
            steps = (100, 200, 300)
    elif rough:
        steps = (25, 40, 60)
    else:
        steps = (2, 3, 4, 6, 8) if value >= _RECENT else (4, 6, 8, 11, 15)
    return sorted(v for step in steps for v in (value - step, value + step))


class Ranges:
    """Ranges beside a right one, that neither touch nor contain it or each other."""

    def __init__(self, low: float, high: float, top: float = float("inf")) -> None:
        """``top``: none of them ends above it."""
        self._low, self._high = low, high
        self._grid = min(own_step(low), own_step(high))
        self._steps = max(1, round((high - low) / self._grid))
        end = min(top, max(_FARTHEST * high, high + _ROOM * self._grid))
        # Below it first those with as many figures: fewer would tell.
        self._under = round((low - _least_as_long(low)) / self._grid)
        if self._under < _ROOM:
            self._under = round(low / self._grid) - 1
        self._over = int((end - high) / self._grid + 1e-6)

    def room(self) -> tuple[int, int]:
        """How many have room below and above; each needs two places on the grid."""
        return max(0, self._under // 2), max(0, self._over // 2)

    def draw(self, below: int, above: int, rng: random.Random) -> list[Pair]:
        """So many below and above, of about the right one's width where there is room.

        The right one is the widest as often as another: where those below must be narrower it
        is so with nothing above it, and not with something there.
        """
        squeezed = self._under < 3 * (self._steps + 1)
        wider = rng.randrange(above) if above and (squeezed or rng.random() < _WIDER) else -1
        widths = _NARROW if above and not squeezed and wider < 0 else _WIDTHS
        g, one = self._grid, self._steps
        down = [round(one * rng.choice(widths)) for _ in range(below)]
        up = [round(one * rng.choice(widths)) for _ in range(above)]
        if wider >= 0:
            up[wider] = max(one + 1, round(one * _WIDTHS[-1]))
        under = [(self._low - g * b, self._low - g * a) for a, b in _run(down, self._under)]
        over = [(self._high + g * a, self._high + g * b) for a, b in _run(up, self._over)]
        return [(round(a, 6), round(b, 6)) for a, b in (*under, *over)]


def _run(widths: list[int], places: int) -> list[tuple[int, int]]:
    """First and last place of each, counted away from the right one; narrower without room."""
    found, at = [], 1
    for number, wanted in enumerate(widths):
        room = (places - at + 1) // (len(widths) - number) - 1
        last = at + max(1, min(room, wanted))
        found.append((at, last))
        at = last + 1
    return found

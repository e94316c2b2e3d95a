"""The axis that every chart shares: a linear scale, round tick values, and days to label.

Numbers and dates only: knows nothing of painting, colours or what is drawn.
"""

import math
from dataclasses import dataclass
from datetime import date, timedelta

DAY_STEPS = (1, 2, 7, 14, 28)  # beyond these, labels stand on the first of a month
MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60)


@dataclass(frozen=True, slots=True)
class Scale:
    """A linear map from values ``low..high`` to pixels ``start..end`` (turned if end < start)."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """The pixel of ``value``; the middle where the range is empty."""
        if self.high == self.low:
            return (self.start + self.end) / 2
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)

    def value(self, pixel: float) -> float:
        """The value at ``pixel``; ``low`` where the pixel range is empty."""
        if self.end == self.start:
            return self.low
        return self.low + (pixel - self.start) / (self.end - self.start) * (self.high - self.low)


def nice_step(span: float, most: int) -> float:
    """The smallest of 1, 2, 5 times a power of ten that cuts ``span`` into at most ``most`` parts.

    ``span`` must be above 0 and ``most`` at least 1.
    """
    if span <= 0 or most < 1:
        raise ValueError("a step needs a span above 0 and at least one part")
    raw = span / most
    power = 10.0 ** math.floor(math.log10(raw))
    for factor in (1.0, 2.0, 5.0):
        if raw <= factor * power * (1 + 1e-9):
            return factor * power
    return 10.0 * power


def nice_ticks(high: float, most: int = 5) -> tuple[float, ...]:
    """Round values from 0 to the first at or above ``high``; (0, 1) where high is not above 0."""
    if high <= 0:
        return (0.0, 1.0)
    step = nice_step(high, most)
    count = math.ceil(high / step - 1e-9)
    return tuple(index * step for index in range(count + 1))


def date_ticks(first: date, last: date, most: int) -> tuple[date, ...]:
    """Days to label between ``first`` and ``last``, at most ``most`` (at least 1).

    Steps of weeks count from ``first``, so that today is always labelled; longer ones stand on the
    first of a month.
    """
    span = (last - first).days
    if span < 0 or most < 1:
        raise ValueError("the last day comes first, or no label is wanted")
    for step in DAY_STEPS:
        if span // step + 1 <= most:
            return tuple(first + timedelta(days=n) for n in range(0, span + 1, step))
    return _month_ticks(first, last, most)


def _month_ticks(first: date, last: date, most: int) -> tuple[date, ...]:
    begin = first.year * 12 + first.month - 1 + (1 if first.day > 1 else 0)
    end = last.year * 12 + last.month - 1
    for step in MONTH_STEPS:
        found = range(begin + -begin % step, end + 1, step)
        if len(found) <= most:
            return tuple(date(month // 12, month % 12 + 1, 1) for month in found) or (first,)
    return (first,)

"""The price of a second of study by days left: log-linear between a few knots before each exam.

With one exam there is one stretch of days. With several, each stretch runs from one exam to the
next and counts its days to the exam that ends it: the price may jump at an exam, whose cards are
done with then.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from aimstudy.scheduling.state_arrays import Floats, Ints

KNOTS = 7  # of a plan to one exam, and the most of a stretch
_USUAL_LAST, _USUAL_FALL = -4.3, -0.25  # log price on the last day, and by log days left


@dataclass(frozen=True, slots=True)
class Prices:
    """Log prices at ``knots``: days left to the last exam, rising.

    ``exams`` are the days on which there is an exam, counted alike, rising from 0, the last one.
    """

    knots: tuple[int, ...]
    log_price: tuple[float, ...]
    exams: tuple[int, ...] = (0,)

    @classmethod
    def usual(cls, span: int, exams: tuple[int, ...] = (0,)) -> "Prices":
        """The curve of most plans that long: a second is dearer the nearer the next exam."""
        if len(exams) == 1:
            near = [np.geomspace(1, max(span, 2), KNOTS)]
        else:
            near = [_log_spaced(end - begin) for begin, end in pairwise((*exams, span))]
        knots, logs = [], []
        for exam, days in zip(exams, near, strict=True):
            left = np.unique(np.round(days).astype(int))
            knots += [exam + int(day) for day in left]
            logs += [float(price) for price in _USUAL_LAST + _USUAL_FALL * np.log(left)]
        return cls(tuple(knots), tuple(logs), exams)

    def fitted_to(self, span: int, exams: tuple[int, ...] = (0,)) -> "Prices":
        """The same curve on the knots of a plan of ``span`` days to these exams."""
        knots = Prices.usual(span, exams).knots
        logs = self.basis(max(knots))[list(knots)] @ np.array(self.log_price)
        return Prices(knots, tuple(float(value) for value in logs), exams)

    def seen_from(self, exam: int, scale: float) -> "Prices":
        """The same curve, ``scale`` times as dear, by days left to one of the exams."""
        kept = [n for n, knot in enumerate(self.knots) if knot > exam]
        knots = tuple(self.knots[n] - exam for n in kept)
        logs = tuple(self.log_price[n] + float(np.log(scale)) for n in kept)
        return Prices(knots, logs, tuple(e - exam for e in self.exams if e >= exam))

    def basis(self, span: int) -> Floats:
        """Log price by days left (0 to ``span``) as a linear map of the knots' log prices."""
        left, knots = np.arange(span + 1), np.array(self.knots)
        found = np.zeros((span + 1, len(knots)))
        stretch, of_knot = self._stretch(left), self._stretch(knots)
        for n, exam in enumerate(self.exams):
            rows, columns = np.flatnonzero(stretch == n), np.flatnonzero(of_knot == n)
            days = np.log(np.maximum(1, left[rows] - exam))
            at = np.log(knots[columns] - exam)
            each = [np.interp(days, at, row) for row in np.eye(len(columns))]
            found[np.ix_(rows, columns)] = np.stack(each, axis=1)
        return found

    def _stretch(self, left: Ints) -> Ints:
        """Place of the exam next to come with so many days left; the last exam on its day."""
        return np.maximum(0, np.searchsorted(np.array(self.exams), left) - 1)

    def by_days_left(self, span: int) -> Floats:
        """Price of a second with 0 to ``span`` days left; the last exam's day itself has none."""
        found = np.exp(self.basis(span) @ np.array(self.log_price))
        found[0] = 0.0
        return np.asarray(found, dtype=np.float64)


def _log_spaced(days: int) -> Floats:
    """Knots from 1 to ``days``, about one for each factor e."""
    return np.geomspace(1, days, min(KNOTS, 1 + round(float(np.log(days)))))

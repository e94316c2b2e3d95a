"""What past predictions missed, as a correction of those to come.

The memory model is not the memory: somebody may forget faster than any of its curves can. The
odds of recall are corrected by logit P = a + b logit p, fitted (maximum a posteriori) to how the
answers so far were predicted and what they were. Recent ones count more.
"""

from dataclasses import dataclass

import numpy as np

from aimstudy.scheduling.state_arrays import Bools, Floats, Ints

HALF_LIFE_DAYS = 30.0
_CENTRE = np.array([0.0, 1.0])  # a and b of predictions that are right
_PRIOR_SD = np.array([0.5, 0.35])
_TOGETHER = 0.7  # what an answer counts: those on one card are not independent
_SUREST, _ROUNDS, _LONGEST, _NEAR = 1e-3, 30, 0.5, 1e-6


@dataclass(frozen=True, slots=True)
class Recalibration:
    """``values`` are a and b, ``covariance`` how sure they are (2 x 2)."""

    values: Floats
    covariance: Floats

    @classmethod
    def unknown(cls) -> "Recalibration":
        """Before there are answers: predictions are right, more or less."""
        return cls(_CENTRE, np.diag(_PRIOR_SD**2))

    def corrected(self, chance: Floats) -> Floats:
        """Predicted chances or shares (0-1) as they should have been."""
        return np.asarray(_chance(_terms(chance) @ self.values), dtype=np.float64)

    def error(self, chance: float) -> float:
        """Standard error that the correction itself brings in at one predicted chance."""
        term = _terms(np.array([chance]))[0]
        known = float(_chance(term @ self.values))
        return known * (1.0 - known) * float(np.sqrt(term @ self.covariance @ term))


def recalibration(chance: Floats, known: Bools, age: Ints) -> Recalibration:
    """From predicted chances, whether it was known, and days ago; an element an answer."""
    found = Recalibration.unknown()
    if not len(chance):
        return found
    weight = _TOGETHER * 0.5 ** (age / HALF_LIFE_DAYS)
    precision = np.diag(_PRIOR_SD**-2)
    terms, values, hessian = _terms(chance), found.values, precision
    for _ in range(_ROUNDS):
        now = _chance(terms @ values)
        slope = terms.T @ (weight * (now - known)) + precision @ (values - _CENTRE)
        hessian = (terms * (weight * now * (1.0 - now))[:, None]).T @ terms + precision
        step = np.clip(np.linalg.solve(hessian, slope), -_LONGEST, _LONGEST)
        values = values - step
        if float(np.abs(step).max()) < _NEAR:
            break
    return Recalibration(values, np.linalg.inv(hessian))


def _terms(chance: Floats) -> Floats:
    """Rows of 1 and the log odds."""
    sure = np.clip(chance, _SUREST, 1.0 - _SUREST)
    return np.stack([np.ones_like(sure), np.log(sure) - np.log1p(-sure)], axis=1)


def _chance(odds: Floats) -> Floats:
    return np.asarray(1.0 / (1.0 + np.exp(-odds)), dtype=np.float64)

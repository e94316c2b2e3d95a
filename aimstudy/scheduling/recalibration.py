"""What past predictions missed, as a correction of those to come.

The memory model is not the memory: somebody may forget faster than any of its curves can, and all
the more the longer nothing was asked. The odds of recall after t days are corrected by
logit P = a + b logit p + c (ln t - 1), fitted (maximum a posteriori) to how the answers so far were
predicted and what they were. Recent ones count more. Where much less was known than predicted, and
not by chance, what the model says of study to come is in doubt as well.
"""

from dataclasses import dataclass

import numpy as np

from aimstudy.scheduling.state_arrays import Bools, Floats, Ints

HALF_LIFE_DAYS = 30.0
TERMS = 3
_CENTRE = np.array([0.0, 1.0, 0.0])  # a, b and c of predictions that are right
_PRIOR_SD = np.array([0.5, 0.7, 0.3])
_TOGETHER = 0.7  # what an answer counts: those on one card are not independent
_SUREST, _ROUNDS, _LONGEST, _NEAR = 1e-3, 30, 0.5, 1e-6
# Half squares of scores: what comes where the model is right, and what convinces by half.
_BY_CHANCE, _CONVINCING = 1.5, 2.0
_FAR_OFF = 0.3  # log odds by which a model is off that tells nothing of study to come


@dataclass(frozen=True, slots=True)
class Recalibration:
    """``values`` are a, b and c, ``covariance`` how sure they are (3 x 3).

    ``doubt`` (0-1) says how surely the model that made the predictions hoped too much.
    """

    values: Floats
    covariance: Floats
    doubt: float = 0.0

    @classmethod
    def unknown(cls) -> "Recalibration":
        """Before there are answers: predictions are right, more or less."""
        return cls(_CENTRE, np.diag(_PRIOR_SD**2))

    def corrected(self, chance: Floats, days: Floats | Ints | int) -> Floats:
        """Predicted chances of recall (0-1) as they should have been; they broadcast with days.

        ``days`` since the last answer: 1 or more; on the same day nothing has been forgotten.
        """
        terms = _terms(chance, np.asarray(days))
        found = _chance(terms @ self.values)
        return np.where(np.asarray(days) > 0, found, chance)

    def drawn(self, standard: Floats) -> "Recalibration":
        """Another one as likely as three standard normal numbers are."""
        moved = self.values + np.linalg.cholesky(self.covariance) @ standard
        return Recalibration(moved, self.covariance, self.doubt)


def recalibration(chance: Floats, known: Bools, days: Ints, age: Ints) -> Recalibration:
    """From predicted chances ``days`` after the answer before, and whether it was known.

    ``age`` is how many days ago that was; an element an answer.
    """
    found = Recalibration.unknown()
    if not len(chance):
        return found
    weight = _TOGETHER * 0.5 ** (age / HALF_LIFE_DAYS)
    precision = np.diag(_PRIOR_SD**-2)
    terms, values, hessian = _terms(chance, days), found.values, precision
    for _ in range(_ROUNDS):
        now = _chance(terms @ values)
        slope = terms.T @ (weight * (now - known)) + precision @ (values - _CENTRE)
        hessian = (terms * (weight * now * (1.0 - now))[:, None]).T @ terms + precision
        step = np.clip(np.linalg.solve(hessian, slope), -_LONGEST, _LONGEST)
        values = values - step
        if float(np.abs(step).max()) < _NEAR:
            break
    doubt = _doubt(chance, known, days, weight / _TOGETHER)
    return Recalibration(values, np.linalg.inv(hessian), doubt)


def _doubt(chance: Floats, known: Bools, days: Ints, weight: Floats) -> float:
    """How surely (0-1) too much was hoped, times by how much: the most of all, or of late answers.

    Scores: the sum of what was missed against what chance alone misses. No weight of theirs is
    negative, so a failure never says that more can be hoped; the fitted terms trade off, so that
    with them it could.
    """
    sure = np.clip(chance, _SUREST, 1.0 - _SUREST)
    late, luck = np.log1p(days), sure * (1.0 - sure)
    found = 0.0
    for counts in (weight, weight * late, weight * late**2):
        missed = float(counts @ (sure - known))
        gain = missed**2 / (2.0 * float(counts**2 @ luck))
        if missed > 0.0 and gain > _BY_CHANCE:
            convinced = (gain - _BY_CHANCE) / (gain - _BY_CHANCE + _CONVINCING)
            off = missed / float(counts @ luck)
            found = max(found, convinced * min(1.0, off / _FAR_OFF))
    return found


def _terms(chance: Floats, days: Floats | Ints) -> Floats:
    """1, the log odds, and log days from where they count nothing, along one more axis."""
    sure = np.clip(chance, _SUREST, 1.0 - _SUREST)
    odds, late = np.broadcast_arrays(
        np.log(sure) - np.log1p(-sure), np.log(np.maximum(days, 1.0)) - 1.0
    )
    return np.stack([np.ones_like(odds), odds, late], axis=-1)


def _chance(odds: Floats) -> Floats:
    return np.asarray(1.0 / (1.0 + np.exp(-odds)), dtype=np.float64)

"""The memory model fitted to one person from few answers (maximum a posteriori).

Seven effective parameters carry what people differ by most: logs of the four first stabilities,
w8 (growth on recall), logs of w20 (decay) and w11 (stability after a lapse); the other fourteen
follow them as they do in the population. The prior is that population; without answers the fit is
its centre. Damped Gauss-Newton steps on the Bernoulli likelihood of all scheduled answers.
"""

from dataclasses import dataclass

import numpy as np

from aimstudy.scheduling.answer_log import AnswerLog, scheduled_chances
from aimstudy.scheduling.memory_model import Parameters
from aimstudy.scheduling.population import CENTRE, COVARIANCE, OTHERS, SLOPES
from aimstudy.scheduling.state_arrays import Floats

EFFECTIVE_PLACES = (0, 1, 2, 3, 8, 20, 11)  # of the 21; theta is their distance from the centre
LOGARITHMIC = (0, 1, 2, 3, 11, 12, 13, 14, 15, 16, 17, 20)
EFFECTIVE = len(EFFECTIVE_PLACES)
MOST_CARDS = 1_200  # a fit on more of them says the same, later
MOST_ANSWERS, MOST_STEPS = 300, 10  # of a card in all, and on one day
_OTHER_PLACES = tuple(n for n in range(21) if n not in EFFECTIVE_PLACES)
# What FSRS-6 allows, with a decay up to nearly exponential forgetting.
_LOWEST = np.array(
    [0.001] * 4 + [1.0, 0.05, 0.5, 0.001, 0.0, 0.0, 0.2, 0.3, 0.001, 0.1, 0.5, 0.0, 1.0]
    + [0.05, 0.0, 0.0, 0.02]
)  # fmt: skip
_HIGHEST = np.array(
    [100.0] * 4 + [10.0, 1.2, 4.0, 0.3, 4.5, 0.8, 3.5, 5.0, 0.25, 0.9, 4.0, 1.0, 6.0]
    + [2.0, 2.0, 0.8, 2.5]
)  # fmt: skip
_FEWEST = 3  # scheduled answers
_GROWTH = 1.4  # of scheduled answers between one fit and the next
_TOGETHER = 0.7  # what an answer counts: those on one card are not independent
_STEP, _ROUNDS, _HALVINGS, _NEAR = 1e-3, 6, 6, 5e-3
_LIMIT = 5.0


def prior_covariance() -> Floats:
    """How people differ in the seven parameters (7 x 7)."""
    return np.array(COVARIANCE)


@dataclass(frozen=True, slots=True)
class Fit:
    """``theta`` the seven effective parameters, ``covariance`` how sure they are (7 x 7)."""

    theta: Floats
    covariance: Floats

    @classmethod
    def unfitted(cls) -> "Fit":
        """What is known of somebody who has answered nothing."""
        return cls(np.zeros(EFFECTIVE), prior_covariance())

    @property
    def parameters(self) -> Parameters:
        """The 21 parameters of the memory model."""
        return tuple(float(np.squeeze(value)) for value in effective(self.theta[None, :]))


def effective(theta: Floats) -> list[Floats]:
    """The 21 parameters, each a column with one row for every row of ``theta`` (sets x 7)."""
    values = np.empty((len(theta), 21))
    values[:, EFFECTIVE_PLACES] = np.array(CENTRE) + theta
    values[:, _OTHER_PLACES] = np.array(OTHERS) + theta @ np.array(SLOPES).T
    values[:, LOGARITHMIC] = np.exp(values[:, LOGARITHMIC])
    values[:, :4] = np.maximum.accumulate(values[:, :4], axis=1)
    values = np.clip(values, _LOWEST, _HIGHEST)
    return [values[:, n : n + 1] for n in range(21)]


def refit_due(scheduled_now: int, scheduled_at_last_fit: int) -> bool:
    """Whether the scheduled answers have changed enough to fit anew; 0 at the last fit: none yet.

    First at a few, then whenever they have grown by two fifths: a day of many answers tells more
    than a week of none. Also when as large a share is gone, as with cards that were deleted.
    """
    low, high = sorted((scheduled_now, scheduled_at_last_fit))
    return high >= max(_FEWEST, _GROWTH * low)


def fitted(log: AnswerLog, start: Fit | None = None) -> Fit:
    """The most likely parameters of the person who gave these answers, from ``start`` on."""
    begin = start or Fit.unfitted()
    log = log.part(np.flatnonzero(log.scheduled.any(axis=1)))
    log = log.shortened(MOST_ANSWERS, MOST_STEPS)
    if log.scheduled.sum() < _FEWEST:
        return Fit.unfitted()
    problem = _Problem(log)
    theta = begin.theta.copy()
    hessian = problem.precision
    for _ in range(_ROUNDS):
        cost, slope, hessian = problem.linearised(theta)
        step = np.asarray(-np.linalg.solve(hessian, slope), dtype=np.float64)
        moved = problem.downhill(theta, step, cost)
        if moved is None:
            break
        near = bool(np.abs(moved - theta).max() < _NEAR)
        theta = moved
        if near:
            break
    return Fit(theta, np.linalg.inv(hessian))


def log_loss(log: AnswerLog, w: Parameters) -> float:
    """Mean negative log likelihood of the scheduled answers; NaN without any."""
    known = log.scheduled_ratings > 1
    if not len(known):
        return float("nan")
    chance = np.clip(scheduled_chances(log, w), 1e-4, 1 - 1e-4)
    return float(-np.where(known, np.log(chance), np.log1p(-chance)).mean())


class _Problem:
    """Cost of a set of effective parameters: minus log likelihood and log prior."""

    def __init__(self, log: AnswerLog) -> None:
        self.log = log
        self.known = (log.scheduled_ratings > 1).astype(np.float64)
        self.precision = np.linalg.inv(prior_covariance())

    def chances(self, theta: Floats) -> Floats:
        """Chance of every scheduled answer (sets x answers)."""
        found = scheduled_chances(self.log, effective(theta))
        return np.asarray(np.clip(found, 1e-4, 1 - 1e-4), dtype=np.float64)

    def cost(self, theta: Floats, chance: Floats) -> float:
        """The cost at ``theta``, whose chances are given."""
        likely = self.known * np.log(chance) + (1.0 - self.known) * np.log1p(-chance)
        return float(-_TOGETHER * likely.sum() + 0.5 * theta @ self.precision @ theta)

    def linearised(self, theta: Floats) -> tuple[float, Floats, Floats]:
        """Cost, gradient and Gauss-Newton Hessian; derivatives by replay."""
        chance = self.chances(np.vstack([theta, theta + _STEP * np.eye(EFFECTIVE)]))
        now = chance[0]
        slopes = (chance[1:] - now) / _STEP
        weighted = slopes / (now * (1.0 - now))
        gradient = -_TOGETHER * weighted @ (self.known - now) + self.precision @ theta
        return self.cost(theta, now), gradient, _TOGETHER * weighted @ slopes.T + self.precision

    def downhill(self, theta: Floats, step: Floats, cost: float) -> Floats | None:
        """The first shortened step that costs less; None if none does."""
        for _ in range(_HALVINGS):
            moved = np.clip(theta + step, -_LIMIT, _LIMIT)
            if self.cost(moved, self.chances(moved[None, :])[0]) < cost:
                return np.asarray(moved, dtype=np.float64)
            step = 0.4 * step
        return None

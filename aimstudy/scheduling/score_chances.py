"""How likely each number of right answers on a paper is, when the skill behind it is not certain.

A skill is a share of items with a beta distribution around it; the number right is then
beta-binomial. Pure arithmetic: knows neither cards nor exams.
"""

from dataclasses import dataclass
from functools import cache
from math import inf, isinf
from statistics import NormalDist

import numpy as np

from aimstudy.scheduling.state_arrays import Floats

_EDGE = 1e-12  # so near to 0 or 1 a share is taken for it
_STEPS = 64  # of a distribution, where two are added
_GRID, _REACH = 4_001, 16.0  # points, and deviations to each side, on the logit scale


@dataclass(frozen=True, slots=True)
class Skill:
    """A share of items (0-1) as a beta distribution worth ``weight`` answers; ``inf`` is certain.

    Its parameters are mean * weight and (1 - mean) * weight.
    """

    mean: float
    weight: float = inf

    @classmethod
    def around(cls, mean: float, error: float) -> "Skill":
        """The skill with this mean and standard error; both are brought within what can be.

        No distribution is likelier at its very ends than within: near 0 or 1 an error that would
        need that is taken for smaller, or a mean of .99 would say "all of it" most of the time.
        """
        mean = min(1.0, max(0.0, mean))
        if not _EDGE < mean < 1.0 - _EDGE:
            return cls(float(round(mean)))
        if error < _EDGE:
            return cls(mean)
        even = 1.0 / min(mean, 1.0 - mean)  # the smaller parameter of the beta is 1
        return cls(mean, max(even, mean * (1.0 - mean) / error**2 - 1.0))

    @classmethod
    def seen(cls, right: int, asked: int) -> "Skill":
        """What ``right`` of ``asked`` first answers say, every share being as likely before."""
        asked = max(0, asked)
        right = min(asked, max(0, right))
        return cls((right + 1) / (asked + 2), asked + 2.0)

    @property
    def certain(self) -> bool:
        """Whether it is one share only."""
        return isinf(self.weight) or self.mean in (0.0, 1.0)

    def shares(self, quantiles: Floats) -> Floats:
        """The shares at these quantiles (0-1, exclusive)."""
        if self.certain:
            return np.full(len(quantiles), self.mean)
        a, b = self.mean * self.weight, (1.0 - self.mean) * self.weight
        middle = np.log(a / b)
        left, right = np.sqrt(1 / a + 1 / a**2), np.sqrt(1 / b + 1 / b**2)
        # Both tails fall off exponentially on this scale, however close to 0 or 1 they come.
        logit = middle + np.linspace(-_REACH * left, _REACH * right, _GRID)
        height = -a * np.logaddexp(0.0, -logit) - b * np.logaddexp(0.0, logit)
        density = np.exp(height - height.max())
        below = np.cumsum(density) - density / 2
        found = np.interp(quantiles, below / density.sum(), logit)
        return np.asarray(np.exp(-np.logaddexp(0.0, -found)), dtype=np.float64)

    def off_by(self, offset: float, quantiles: Floats) -> Floats:
        """The shares at ``quantiles`` where one more normal part is added, ``offset`` its sd.

        Both are added on the logit scale; a share of none or all stays.
        """
        if not offset or self.mean in (0.0, 1.0):
            return self.shares(quantiles)
        even = (np.arange(_STEPS) + 0.5) / _STEPS
        share = np.clip(self.shares(even), _EDGE, 1.0 - _EDGE)
        logits = np.log(share) - np.log1p(-share)
        both = np.sort((logits[:, None] + offset * _normal_steps()).ravel())
        found = both[(quantiles * len(both)).astype(np.int64)]
        return np.asarray(1.0 / (1.0 + np.exp(-found)), dtype=np.float64)


@cache
def _normal_steps() -> Floats:
    """Quantiles of the standard normal, equally likely."""
    normal = NormalDist()
    return np.array([normal.inv_cdf((n + 0.5) / _STEPS) for n in range(_STEPS)])


def counts(skill: Skill, items: int) -> Floats:
    """The chance of 0 to ``items`` of them, beta-binomial (binomial for a certain skill)."""
    if items <= 0:
        return np.ones(1)
    if skill.mean in (0.0, 1.0):
        return np.asarray(np.eye(items + 1)[round(skill.mean * items)], dtype=np.float64)
    number = np.arange(items)
    if skill.certain:
        known, missed = np.full(items, skill.mean), np.full(items, 1.0 - skill.mean)
    else:
        known = number + skill.mean * skill.weight
        missed = items - 1 - number + (1.0 - skill.mean) * skill.weight
    steps = np.log(items - number) - np.log(number + 1) + np.log(known) - np.log(missed)
    height = np.concatenate([[0.0], np.cumsum(steps)])
    chances = np.exp(height - height.max())
    return np.asarray(chances / chances.sum(), dtype=np.float64)


def with_guesses(known: Floats, guess: float) -> Floats:
    """The number right when each item not known is right by chance ``guess`` as well."""
    if guess <= 0.0:
        return known
    items = len(known) - 1
    right = np.zeros(items + 1)
    for number, chance in enumerate(known):
        right[number:] += chance * counts(Skill(min(1.0, guess)), items - number)
    return right


def summed(parts: list[Floats]) -> Floats:
    """The distribution of a sum, row by row: each part is rows x numbers, independent in a row."""
    total: Floats = np.ones((len(parts[0]), 1)) if parts else np.ones((1, 1))
    for part in parts:
        width = total.shape[1]
        longer = np.zeros((len(total), width + part.shape[1] - 1))
        for number in range(part.shape[1]):
            longer[:, number : number + width] += total * part[:, number : number + 1]
        total = longer
    return total

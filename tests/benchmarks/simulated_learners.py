"""Simulated learners whose memory is not the planner's model; for the exam simulator.

    exam_sim.py --policy aimstudy.scheduling.simulation:AimStudyPolicy \\
        --truth tests.benchmarks.simulated_learners:TraceLearner

Each learner draws its own constants. ``TraceLearner``: every encounter leaves a trace that fades
as a power of time, faster the more active the memory was (ACT-R: Pavlik and Anderson 2005).
``HalvingLearner``: exponential forgetting with a half-life that grows by a factor a recall, the
more so the longer the wait (half-life regression: Settles and Meeder 2016). ``TwoStoreLearner``:
a quick and a lasting store; what is learnt passes from one to the other only across days.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
_MOST_TRACES = 64


class Learner:
    """What the simulator wants of a hidden memory; ``z`` is a card's ease, hidden as well."""

    name = "learner"
    rho = 0.5

    def __init__(self, n: int, rng: np.random.Generator) -> None:
        self.n, self.rng = n, rng
        self.z = rng.standard_normal(n)

    def fsrs_params(self) -> None:
        """It has none."""


class TraceLearner(Learner):
    """Traces that fade as powers of time."""

    name = "traces"

    def __init__(self, n: int, rng: np.random.Generator) -> None:
        super().__init__(n, rng)
        self.threshold = rng.normal(-0.9, 0.25) - 0.25 * self.z
        self.noise = rng.uniform(0.20, 0.34)
        self.decay = rng.uniform(0.14, 0.24)
        self.scale = rng.uniform(0.15, 0.30)
        self.when = np.full((n, _MOST_TRACES), np.nan)
        self.fade = np.zeros((n, _MOST_TRACES))
        self.size = np.zeros((n, _MOST_TRACES))
        self.traces = np.zeros(n, dtype=np.int64)

    def _activation(self, idx: Ints, t: float) -> Floats:
        age = np.maximum(t - self.when[idx], 0.02)
        parts = self.size[idx] * age ** -self.fade[idx]
        return np.asarray(np.log(np.maximum(np.nansum(parts, axis=1), 1e-12)))

    def recall(self, idx: Ints, t: float) -> Floats:
        """Chance of recall (0-1) of the cards ``idx`` on day ``t``."""
        level = (self._activation(idx, t) - self.threshold[idx]) / self.noise
        return np.asarray(1.0 / (1.0 + np.exp(-level)))

    def _leave(self, idx: Ints, t: float, size: Floats) -> None:
        active = self._activation(idx, t)
        place = np.minimum(self.traces[idx], _MOST_TRACES - 1)
        fade = np.clip(self.scale * np.exp(np.minimum(active, 1.2)) + self.decay, 0.05, 1.2)
        self.when[idx, place], self.fade[idx, place] = t, fade
        self.size[idx, place] = size
        self.traces[idx] += 1

    def first(self, idx: Ints, t: float, grade: Ints, steps: Ints) -> None:
        """A card is met."""
        self._leave(idx, t, np.array([0.65, 0.9, 1.15, 1.4])[grade - 1])

    def review(self, idx: Ints, t: float, grade: Ints, steps: Ints) -> None:
        """A card is answered again."""
        self._leave(idx, t, np.where(grade == 1, 0.7, 1.0).astype(float))


class HalvingLearner(Learner):
    """Half-lives that grow."""

    name = "halving"

    def __init__(self, n: int, rng: np.random.Generator) -> None:
        super().__init__(n, rng)
        self.start = np.exp(rng.normal(2.1, 0.5) + 0.4 * self.z)
        self.growth = rng.uniform(1.5, 2.4)
        self.loss = rng.uniform(0.25, 0.5)
        self.half = np.ones(n)
        self.last = np.zeros(n)

    def recall(self, idx: Ints, t: float) -> Floats:
        """Chance of recall (0-1) of the cards ``idx`` on day ``t``."""
        return np.asarray(0.5 ** ((t - self.last[idx]) / self.half[idx]))

    def first(self, idx: Ints, t: float, grade: Ints, steps: Ints) -> None:
        """A card is met."""
        self.half[idx] = self.start[idx] * np.array([0.5, 0.8, 1.1, 2.5])[grade - 1]
        self.last[idx] = t

    def review(self, idx: Ints, t: float, grade: Ints, steps: Ints) -> None:
        """A card is answered again; an early recall helps less."""
        late = 1.0 - self.recall(idx, t)
        factor = 1.0 + self.growth * np.sqrt(late) * np.where(grade == 2, 0.7, 1.0)
        shorter = np.maximum(0.4, self.half[idx] * self.loss)
        self.half[idx] = np.where(grade == 1, shorter, self.half[idx] * factor)
        self.last[idx] = t


class TwoStoreLearner(Learner):
    """A quick store and a lasting one."""

    name = "stores"

    def __init__(self, n: int, rng: np.random.Generator) -> None:
        super().__init__(n, rng)
        self.quick = rng.uniform(2.0, 6.0)
        self.slow = rng.uniform(60.0, 250.0)
        self.rate = np.clip(rng.uniform(0.22, 0.42) + 0.07 * self.z, 0.05, 0.8)
        self.short, self.long, self.last = np.zeros(n), np.zeros(n), np.zeros(n)

    def recall(self, idx: Ints, t: float) -> Floats:
        """Chance of recall (0-1) of the cards ``idx`` on day ``t``."""
        short, lasting = self._left(idx, t)
        return np.asarray(np.clip(1.0 - (1.0 - short) * (1.0 - lasting), 0.0, 1.0))

    def _left(self, idx: Ints, t: float) -> tuple[Floats, Floats]:
        age = t - self.last[idx]
        lasting = self.long[idx] * np.exp(-age / self.slow)
        return self.short[idx] * np.exp(-age / self.quick), lasting

    def _store(self, idx: Ints, t: float, gain: Any) -> None:
        short, lasting = self._left(idx, t)
        self.long[idx] = lasting + (1.0 - lasting) * self.rate[idx] * gain * (1.0 - short * 0.8)
        self.short[idx], self.last[idx] = 0.97, t

    def first(self, idx: Ints, t: float, grade: Ints, steps: Ints) -> None:
        """A card is met."""
        self._store(idx, t, np.array([0.4, 0.7, 1.0, 1.6])[grade - 1])

    def review(self, idx: Ints, t: float, grade: Ints, steps: Ints) -> None:
        """A card is answered again; what the quick store still holds is not stored anew."""
        self._store(idx, t, np.where(grade == 1, 0.6, 1.0))

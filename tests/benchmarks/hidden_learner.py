"""A simulated learner who studies in the app: a memory that the app sees only by its answers.

Draws, ratings, seconds and the order of random numbers are those of the simulator of exams
(``exam_sim``), so that the same seed is the same learner there and here. Same-day answers are the
app's: a failed card is asked again until it is recalled, one recalled at once is done.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from aimstudy.scheduling.state_arrays import Floats, Ints

_MOST_REPETITIONS = 96


def until_recalled(
    first: Ints, transitions: Any, cost: Any, _count: int, draws: Floats
) -> tuple[Ints, Floats]:
    """Same-day answers that follow ``first`` (0: a lapse), and their seconds; a row each card.

    The last one there is room for is a recall.
    """
    room = draws.shape[1]
    limits = np.cumsum(np.asarray(transitions, dtype=np.float64)[0])[:3]
    given, seconds = np.zeros((len(first), room), dtype=np.int64), np.zeros(len(first))
    asked = np.flatnonzero(first <= 1)
    for place in range(room):
        rating = 1 + (draws[asked, place, None] > limits).sum(axis=1)
        if place == room - 1:
            rating = np.maximum(rating, 2)
        given[asked, place] = rating
        seconds[asked] += np.asarray(cost)[rating - 1]
        asked = asked[rating == 1]
    return given, seconds


def app_habits(simulator: Any) -> Any:
    """The simulator's ratings and seconds with the app's same-day answers."""
    habits = simulator.Behaviour()
    habits.chain = until_recalled
    return habits


@dataclass(slots=True)
class _CardToday:
    """All answers a card would get today, and how many were asked for."""

    ratings: list[int]
    seconds: list[float]
    asked: int = 0


@dataclass
class HiddenLearner:
    """Cards are numbered from 0, days from 0 to ``days`` (the exam)."""

    simulator: Any
    memory: Any  # class of the hidden memory
    cards: int
    days: int
    seed: int
    miss: float = 0.0  # chance that a day is missed
    gap: tuple[int, int] | None = None  # first and last day of a longer absence
    used: float = 0.0  # seconds in all
    answers: int = 0
    _today: dict[int, _CardToday] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.habits = app_habits(self.simulator)
        self.truth = self.memory(self.cards, np.random.default_rng([self.seed, 11]))
        rng = np.random.default_rng([self.seed, 13])
        self._repetitions = min(self.days, _MOST_REPETITIONS) + 4
        shape = self.cards, self._repetitions, 2 + self.simulator.MAX_STEPS
        self._draws = rng.random(shape, dtype=np.float32)
        self.missed = rng.random(self.days) < self.miss
        if self.gap:
            self.missed[self.gap[0] : self.gap[1] + 1] = True
        self.seen = np.zeros(self.cards, dtype=np.bool_)
        self._times = np.zeros(self.cards, dtype=np.int64)

    def answer(self, card: int, day: int) -> tuple[int, float]:
        """Rating (1-4) and seconds of the next answer to ``card`` on ``day``."""
        today = self._today.get(card)
        if today is None:
            today = self._today[card] = self._met_today(card, day)
        place = min(today.asked, len(today.ratings) - 1)
        today.asked += 1
        self.used += today.seconds[place]
        self.answers += 1
        return today.ratings[place], today.seconds[place]

    @property
    def answered_today(self) -> bool:
        """Whether there are answers that the memory has yet to sleep on."""
        return bool(self._today)

    def sleep(self, day: int) -> None:
        """The day is over: what was answered has changed the memory."""
        for card, today in self._today.items():
            steps = np.zeros((1, self.simulator.MAX_STEPS), dtype=np.int64)
            later = today.ratings[1 : today.asked][: steps.shape[1]]
            steps[0, : len(later)] = later
            change = self.truth.review if self.seen[card] else self.truth.first
            change(np.array([card]), float(day), np.array(today.ratings[:1]), steps)
            self.seen[card] = True
            self._times[card] += 1
        self._today.clear()

    def recalled(self, cards: Iterable[int], day: int) -> float:
        """True mean chance of recalling ``cards`` on ``day``; 0 for those never met."""
        wanted = np.array(list(cards), dtype=np.int64)
        met = wanted[self.seen[wanted]]
        known = float(self.truth.recall(met, day).sum()) if len(met) else 0.0
        return known / max(1, len(wanted))

    def _met_today(self, card: int, day: int) -> _CardToday:
        habits, fresh = self.habits, not self.seen[card]
        u = self._draws[card, self._times[card] % self._repetitions].astype(np.float64)
        shares = habits.first_prob if fresh else habits.pass_prob
        cuts = self.simulator.ppf(np.cumsum(shares)[:-1])
        rho = self.truth.rho
        ease = self.simulator.ppf(np.clip(u[1], 1e-6, 1 - 1e-6))
        liking = rho * self.truth.z[card] + (1 - rho**2) ** 0.5 * ease
        rating = (1 if fresh else 2) + int((liking > cuts).sum())
        if not fresh and u[0] >= float(self.truth.recall(np.array([card]), day)[0]):
            rating = 1
        cost = habits.learn_cost if fresh else habits.review_cost
        again = habits.learn_trans if fresh else habits.relearn_trans
        cost_again = habits.learn_cost if fresh else habits.relearn_cost
        steps, _ = habits.chain(np.array([rating]), again, cost_again, 0, u[None, 2:])
        later = [int(step) for step in steps[0] if step]
        seconds = [float(cost[rating - 1]), *(float(cost_again[step - 1]) for step in later)]
        return _CardToday([rating, *later], seconds)

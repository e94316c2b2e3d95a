"""What a card is worth on exam day, for every state and number of days left, at given prices.

A priced dynamic programme: a card just answered, with ``left`` days to go, either rests until
the exam, worth its recall then, or waits some days and costs its seconds at that day's price.
``left`` counts days to the exam: 1 is the day before it. The choice is soft (temperature below),
so that masses of cards spread over days as evenly as values are near.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aimstudy.scheduling.day_steps import DAILY_GROWTH, DaySteps
from aimstudy.scheduling.review_outcomes import CELLS, Outcomes
from aimstudy.scheduling.state_arrays import Bools, Floats, Ints, recall

Singles = NDArray[np.float32]
TEMPERATURE = 0.002
_DAILY = 6
_OFTEN, _SUBSTITUTES = 0.5, 3  # of the study days that a wait begins on; waits in its place
_NEVER = -9.0  # a value no choice has
_RAREST = np.float32(1e-7)  # a share below it counts as none: tiny numbers are slow to reckon with
_FAINTEST, _NONE = np.float32(-16.2), np.float32(0.0)  # its logarithm, a little less


def waits_within(days: int, growth: float = DAILY_GROWTH) -> Ints:
    """The waits looked at: each of six days, then ``growth`` times longer each, below ``days``."""
    found = list(range(1, _DAILY + 1))
    wait = float(_DAILY)
    while wait < days:
        wait = max(wait * growth, found[-1] + 1.0)
        found.append(round(wait))
    return np.array([w for w in found if w < max(2, days)], dtype=np.int64)


def waits_between(study_days: Bools, growth: float = DAILY_GROWTH) -> Ints:
    """The waits looked at where one can study on these days (by days left, 0 to the span).

    Those of ``waits_within``; one that seldom leads from a study day to another gives way to the
    distances that most often do: with Sundays only, a card can wait 7 or 14 days, and no other.
    """
    span = len(study_days) - 1
    ladder, days = waits_within(span, growth), np.flatnonzero(study_days)
    found: set[int] = set()
    for rung in ladder if len(days) else ():
        reached = _reached(days, days, int(rung))
        most = np.argsort(-reached, kind="stable")[:_SUBSTITUTES]
        often = reached[rung] >= _OFTEN * reached.sum() if len(reached) > rung else False
        share = np.cumsum(reached[most]) - reached[most]
        others = most[(share < _OFTEN * reached.sum()) & (reached[most] > 0)]
        found.update([int(rung)] if often else (int(wait) for wait in others))
        if not study_days[span]:
            found.update(np.flatnonzero(_reached(np.array([span]), days, int(rung))).tolist())
    return np.array(sorted(found) or ladder, dtype=np.int64)


def _reached(begun: Ints, days: Ints, wait: int) -> Ints:
    """How many of ``begun`` (days left) come to a study day ``wait`` days later, by the distance.

    Where that is a day off, to the next study day after it.
    """
    place = np.searchsorted(days, begun - wait, side="right") - 1
    there = place >= 0
    found: Ints = np.bincount(begun[there] - days[place[there]])
    return found


class CardModel:
    """What the choices lead to, whatever the prices; made once for a person and a span.

    Tables have a row a step, which is a day unless other ``steps`` are given.
    """

    def __init__(
        self, outcomes: Outcomes, study_days: Bools, steps: DaySteps | None = None
    ) -> None:
        """``study_days[left]`` says whether one can study with ``left`` days to go (0: no)."""
        self.outcomes, self.study_days = outcomes, study_days
        self.span = len(study_days) - 1
        self.steps = steps or DaySteps.daily(study_days)
        self.waits = waits_between(study_days, self.steps.growth)
        _, seconds, moved = outcomes.matrix(self.waits)
        self.seconds: Singles = seconds.astype(np.float32)
        self.moved: Singles = moved.astype(np.float32)
        self.outcome = self._outcome()
        left = self.steps.left[:, None]
        rest = outcomes.known(recall(left, outcomes.grid.stability[None, :], outcomes.w), left)
        self.at_rest: Singles = rest.astype(np.float32)  # recall at the exam: steps x cells
        reached, places = self.steps.reached(self.waits), np.arange(len(self.waits))
        # Where waits end, as a row of a table of steps x waits; those of step 0 mean nowhere.
        self.ends: Ints = reached * len(places) + places
        # How many of the waits can end on a step: longer ones began before today.
        self.before = np.zeros(len(self.steps), dtype=np.int64)
        np.maximum.at(self.before, reached.ravel(), np.tile(places + 1, len(reached)))

    def _outcome(self) -> Singles:
        """What an answer after each wait in each cell brings: shares of cells, seconds, 1 answer.

        By columns, as both ways of multiplying with it go through all of it.
        """
        seconds = self.seconds.reshape(-1, 1)
        return np.asfortranarray(np.hstack([self.moved, seconds, np.ones_like(seconds)]))


@dataclass(frozen=True, slots=True)
class ValueTable:
    """``value`` (steps x cells) and ``choice`` (steps x waits and, last, resting x cells)."""

    prices: Floats
    value: Singles
    choice: Singles


def valued(model: CardModel, prices: Floats, temperature: float = TEMPERATURE) -> ValueTable:
    """The table at ``prices`` (of a second of study, by step)."""
    waits, steps = len(model.waits), len(model.steps)
    value = np.zeros((steps, CELLS), np.float32)
    value[0] = 1.0
    choice = np.zeros((steps, waits + 1, CELLS), np.float32)
    choice[1:, waits] = model.at_rest[1:]
    later = np.full((steps * waits, CELLS), _NEVER, np.float32)  # of waits, by where they end
    worth = np.zeros(CELLS + 2, np.float32)  # of what an answer brings
    price = prices.astype(np.float32)
    for step in range(1, steps):
        gain = choice[step]
        np.take(later, model.ends[step], axis=0, out=gain[:waits], mode="clip")
        value[step] = soft_best(gain, temperature)
        if model.steps.open[step]:
            worth[:CELLS], worth[CELLS] = value[step], -price[step]
            rows = int(model.before[step]) * CELLS
            begin = step * waits * CELLS
            later.ravel()[begin : begin + rows] = model.outcome[:rows] @ worth
    return ValueTable(prices, value, choice)


def soft_best(gain: Singles, temperature: float) -> Singles:
    """Soft maximum over the first axis of ``gain``, which becomes the share of each choice."""
    most = np.maximum.reduce(gain, axis=0)
    gain -= most
    gain *= np.float32(1.0 / temperature)
    np.maximum(gain, _FAINTEST, out=gain)
    np.exp(gain, out=gain)
    gain -= _RAREST
    np.maximum(gain, _NONE, out=gain)
    total = np.add.reduce(gain, axis=0)
    gain /= total
    best: Singles = most + np.float32(temperature) * np.log(total)
    return best


@dataclass(frozen=True, slots=True)
class Flow:
    """Where expected masses of cards go under a table.

    ``seconds`` and ``answers`` by step; ``recalled`` cards expected to be known on exam day.
    """

    seconds: Floats
    answers: Floats
    recalled: float


def flow(model: CardModel, table: ValueTable, start: Floats) -> Flow:
    """Masses that start, just answered, as ``start`` (steps x cells), carried to the exam."""
    waits, steps = len(model.waits), len(model.steps)
    coming = np.zeros((steps * waits, CELLS), np.float32)  # by where waits end
    brought = np.zeros((steps, CELLS + 2), np.float32)  # of cells, seconds, answers
    resting = np.zeros((steps, CELLS), np.float32)
    begun = start.astype(np.float32)
    for step in range(steps - 1, 0, -1):
        begin, rows = step * waits * CELLS, int(model.before[step]) * CELLS
        brought[step] = coming.ravel()[begin : begin + rows] @ model.outcome[:rows]
        going = table.choice[step] * (brought[step, :CELLS] + begun[step])
        resting[step] = going[waits]
        coming[model.ends[step]] += going[:waits]
    recalled = float(np.vdot(resting, model.at_rest))
    seconds, answers = brought[:, CELLS:].T.astype(np.float64)
    return Flow(seconds, answers, recalled)

"""What a card is worth on exam day, for every state and number of days left, at given prices.

A priced dynamic programme: a card just answered, with ``left`` days to go, either rests until
the exam, worth its recall then, or waits some days and costs its seconds at that day's price.
``left`` counts days to the exam: 1 is the day before it. The choice is soft (temperature below),
so that masses of cards spread over days as evenly as values are near.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aimstudy.scheduling.review_outcomes import CELLS, Outcomes
from aimstudy.scheduling.state_arrays import Bools, Floats, Ints, recall

Singles = NDArray[np.float32]
TEMPERATURE = 0.002
_DAILY = 6
_GROWTH = 1.25
_NEVER = -9.0  # a value no choice has


def waits_within(days: int) -> Ints:
    """The waits looked at: each of six days, then a quarter longer each time, below ``days``."""
    found = list(range(1, _DAILY + 1))
    wait = float(_DAILY)
    while wait < days:
        wait = max(wait * _GROWTH, found[-1] + 1.0)
        found.append(round(wait))
    return np.array([w for w in found if w < max(2, days)], dtype=np.int64)


class CardModel:
    """What the choices lead to, whatever the prices; made once for a person and a span."""

    def __init__(self, outcomes: Outcomes, study_days: Bools) -> None:
        """``study_days[left]`` says whether one can study with ``left`` days to go (0: no)."""
        self.outcomes = outcomes
        self.study_days = study_days
        self.span = len(study_days) - 1
        self.waits = waits_within(self.span)
        _, seconds, moved = outcomes.matrix(self.waits)
        self.seconds: Singles = seconds.astype(np.float32)
        self.moved: Singles = moved.astype(np.float32)
        left = np.arange(self.span + 1)[:, None]
        rest = recall(left, outcomes.grid.stability[None, :], outcomes.w)
        self.at_rest: Singles = rest.astype(np.float32)  # recall at the exam: left x cells
        self.open = self._open_waits()

    def _open_waits(self) -> list[Ints]:
        """For every number of days left, the places of the waits that end on a study day."""
        found = []
        for left in range(self.span + 1):
            ends = left - self.waits
            usable = (ends >= 1) & self.study_days[np.maximum(ends, 0)]
            found.append(np.flatnonzero(usable))
        return found


@dataclass(frozen=True, slots=True)
class ValueTable:
    """``value`` (left x cells) and ``choice`` (left x waits and, last, resting x cells)."""

    prices: Floats
    value: Singles
    choice: Singles


def valued(model: CardModel, prices: Floats, temperature: float = TEMPERATURE) -> ValueTable:
    """The table at ``prices`` (of a second of study, by days left)."""
    waits, span = len(model.waits), model.span
    value = np.zeros((span + 1, CELLS), np.float32)
    value[0] = 1.0
    choice = np.zeros((span + 1, waits + 1, CELLS), np.float32)
    later = np.empty((span + 1, waits, CELLS), np.float32)  # worth by the day of the next answer
    price = prices.astype(np.float32)
    for left in range(1, span + 1):
        gain = np.full((waits + 1, CELLS), _NEVER, np.float32)
        gain[waits] = model.at_rest[left]
        usable = model.open[left]
        if len(usable):
            gain[usable] = later[left - model.waits[usable], usable]
        value[left], choice[left] = soft_best(gain, temperature)
        later[left] = (model.moved @ value[left]).reshape(waits, CELLS)
        later[left] -= price[left] * model.seconds
    return ValueTable(prices, value, choice)


def soft_best(gain: Singles, temperature: float) -> tuple[Singles, Singles]:
    """Soft maximum over the first axis, and the share that each choice gets."""
    most = gain.max(axis=0)
    share = np.exp((gain - most) / np.float32(temperature))
    total = share.sum(axis=0)
    return most + np.float32(temperature) * np.log(total), share / total


@dataclass(frozen=True, slots=True)
class Flow:
    """Where expected masses of cards go under a table.

    ``seconds`` and ``answers`` by days left; ``recalled`` cards expected to be known on exam day.
    ``going`` (left x waits and, last, resting x cells) are the masses by what they do next after
    an answer with so many days left.
    """

    seconds: Floats
    answers: Floats
    recalled: float
    going: Singles


def flow(model: CardModel, table: ValueTable, start: Floats) -> Flow:
    """Masses that start, just answered, as ``start`` (left x cells), carried to the exam."""
    waits, span = len(model.waits), model.span
    places = np.arange(waits)
    reach = int(model.waits[-1]) if waits else 0
    going = np.zeros((span + 1 + reach, waits + 1, CELLS), np.float32)
    seconds, answers = np.zeros(span + 1), np.zeros(span + 1)
    recalled = 0.0
    for left in range(span, 0, -1):
        arriving = going[left + model.waits, places]
        seconds[left] = float((arriving * model.seconds).sum())
        answers[left] = float(arriving.sum())
        mass = arriving.ravel() @ model.moved + start[left]
        going[left] = table.choice[left] * mass
        recalled += float(going[left, waits] @ model.at_rest[left])
    return Flow(seconds, answers, recalled, going[: span + 1])

"""After how many days a plan has a card come again, by the state that an answer today leads to.

Found once from a plan's values, kept as plain numbers, and looked up without numpy: the buttons
of the study page ask for it after every answer.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from math import exp, log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aimstudy.scheduling.exam_plan import ExamPlan

_STABILITIES, _DIFFICULTIES = 24, 5  # the cells of a plan's values
CELLS = _STABILITIES * _DIFFICULTIES
_EASIEST, _HARDEST = 1.0, 10.0
_ALIKE = 2.5  # times as long


@dataclass(frozen=True, slots=True)
class NextDays:
    """Waits in days by cell (log stability from ``lowest`` to ``highest``, then difficulty).

    0 means that the card rests until the exam, ``left`` days away. ``days`` are the waits that
    end on a study day before the exam, rising.
    """

    left: int
    lowest: float
    highest: float
    waits: tuple[int, ...]
    days: tuple[int, ...]

    def wait(self, stability: float, difficulty: float) -> int | None:
        """Days until a card in this state comes again; None: not before the exam."""
        shares = [(self.waits[cell], share) for cell, share in self._cells(stability, difficulty)]
        middle = _middle([(wait or self.left, share) for wait, share in shares])
        if middle >= self.left or not self.days:
            return None
        # Cells side by side may hold another kind of choice: "soon" next to "at the very end".
        alike = [(log(wait), share) for wait, share in shares if _alike(wait, middle)]
        mean = sum(wait * share for wait, share in alike) / sum(share for _, share in alike)
        return self._study_day(exp(mean))

    def _cells(self, stability: float, difficulty: float) -> list[tuple[int, float]]:
        """The four cells around a state and their shares."""
        step = (self.highest - self.lowest) / (_STABILITIES - 1)
        row, up = _between((log(max(stability, 1e-9)) - self.lowest) / step, _STABILITIES)
        step = (_HARDEST - _EASIEST) / (_DIFFICULTIES - 1)
        column, right = _between((difficulty - _EASIEST) / step, _DIFFICULTIES)
        cell = row * _DIFFICULTIES + column
        return [
            (cell, (1.0 - up) * (1.0 - right)),
            (cell + 1, (1.0 - up) * right),
            (cell + _DIFFICULTIES, up * (1.0 - right)),
            (cell + _DIFFICULTIES + 1, up * right),
        ]

    def _study_day(self, wait: float) -> int:
        """The study day nearest to ``wait`` as waits are felt: by their ratio."""
        place = bisect_left(self.days, wait)
        near = self.days[max(0, place - 1) : place + 1]
        return min(near, key=lambda days: abs(log(days / wait)))


def next_days(plan: ExamPlan, left: int) -> NextDays:
    """The waits of ``plan`` for cards just answered with ``left`` days to go (1 to its span).

    A card comes on the first day on which an answer is worth more than on any later one, or never
    again; where seconds cost next to nothing, by as much as the plan asks of an answer.
    """
    import numpy as np

    from aimstudy.scheduling.exam_plan import FIRM
    from aimstudy.scheduling.state_arrays import recall

    model, table = plan.model, plan.firm
    waits = model.waits[model.waits < left]
    # Values by wait and, last, of resting; equal constants in a cell do not matter.
    value = FIRM * np.log(np.maximum(table.choice[left], 1e-30))
    value = np.concatenate([value[: len(waits)], value[-1:]])
    later = np.maximum.accumulate(value[::-1], axis=0)[::-1][1:]
    price = table.prices[left - waits]
    chance = recall(waits[:, None], model.outcomes.grid.stability, model.outcomes.w)
    chance = model.outcomes.known(chance, waits[:, None])
    least = np.maximum(0.0, plan.person.least(chance) - price[:, None])
    least = least * model.seconds[: len(waits)]
    worth_it = value[:-1] - later > least
    first = np.append(waits, 0)[np.append(worth_it, np.ones_like(value[:1], bool), 0).argmax(0)]
    days = np.flatnonzero(model.study_days[left:0:-1])
    stability = model.outcomes.grid.stability
    return NextDays(
        left=left,
        lowest=log(float(stability[0])),
        highest=log(float(stability[-1])),
        waits=tuple(int(wait) for wait in first),
        days=tuple(int(day) for day in days if day),
    )


def _middle(shares: list[tuple[int, float]]) -> int:
    """The wait up to which half of the shares lie."""
    reached = 0.0
    for wait, share in sorted(shares):
        reached += share
        if reached >= 0.5:
            return wait
    return max(wait for wait, _ in shares)


def _alike(wait: int, middle: int) -> bool:
    return middle <= _ALIKE * wait and wait <= _ALIKE * middle


def _between(place: float, count: int) -> tuple[int, float]:
    """The step at or below ``place``, and the share that belongs to the one above."""
    place = min(max(place, 0.0), count - 1.0)
    below = min(int(place), count - 2)
    return below, place - below

"""Days on which choices among options were meant, told from what came of them.

After a quiz whose answers were read, recall runs from that day; after clicking it runs from the
last real answer, or clicking would lift forecasts. So the choices of a day are weighed: how likely
they are for somebody who knows more than half, against clicking. Who clicks is taken to mean it on
one day in a hundred at most, however many questions they click through.
"""

from collections import defaultdict
from collections.abc import Iterable
from math import log

from aimstudy.domain.evidence import Choice
from aimstudy.scheduling.quiz_evidence import SLIP

_KNOWS = 0.6  # share of the answers
_SURE = log(100.0)


def meant_days(choices: Iterable[tuple[int, Choice]]) -> frozenset[int]:
    """The study days whose (day, choice) speak for somebody who means them."""
    odds: dict[int, float] = defaultdict(float)
    for day, choice in choices:
        g = choice.by_chance
        right = _KNOWS * (1.0 - SLIP) + (1.0 - _KNOWS) * g
        odds[day] += log(right / g) if choice.right else log((1.0 - right) / (1.0 - g))
    return frozenset(day for day, found in odds.items() if found >= _SURE)

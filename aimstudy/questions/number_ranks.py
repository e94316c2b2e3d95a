"""Which place right numbers have among the wrong ones by size: each as often as another.

A number with nothing below it can only be the least: the others make up for it.
"""

import random

from aimstudy.domain.quiz import QuizItem, QuizKind
from aimstudy.questions.option_form import in_order

PLACES = 4


class Ranks:
    """Counts the places taken so far by the items of one quiz."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._taken = [0] * PLACES

    def order(self) -> tuple[int, ...]:
        """The places, those that were taken least first, equal ones by chance."""
        shuffled = self._rng.sample(range(PLACES), PLACES)
        return tuple(sorted(shuffled, key=lambda place: self._taken[place]))

    def keep(self, item: QuizItem | None) -> None:
        """Count the place that an item's right number has; of no item, and of words, nothing."""
        if item is not None and item.kind is QuizKind.MULTIPLE_CHOICE and in_order(item):
            self._taken[min(item.key, PLACES - 1)] += 1

"""What somebody who knows nothing would gain by always taking the longest option, or the least.

The items of one quiz make up for each other: each habit shall be right as often as chance is.
Knows options only, not what is asked or true.
"""

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations

from aimstudy.domain.quiz import Option, QuizItem, QuizKind
from aimstudy.language.grammar import Grammar
from aimstudy.questions.option_form import numbers_of_one_form
from aimstudy.questions.wrong_numbers import number_spots

_PLACE, _OF_SIZE = "place", 3  # by size, and how much more that counts than looks
# Hits of a habit over those of chance: with more of one of these an item is refused.
_MOST_ABOVE = 0.6
_REFUSED = ("longest", "shortest", "odd", "middle")
_FEWEST, _WANTED = 2, 3  # wrong options
_LOOKED_AT = 7
_MOST_MIXED = 2
_WORSE = 0.01  # for each place further down in the order of what fits best

_Gain = Mapping[str, float]


class Guesses:
    """Counts what such habits have gained so far by the items of one quiz."""

    def __init__(self, rng: random.Random, grammar: Grammar) -> None:
        """Each habit begins a little above or below, by chance: so the first item is fair, too."""
        self._g = grammar
        self._rng = rng
        self._gained: dict[str, float] = {}

    def best(self, key: str, offers: Iterable[Sequence[Option]]) -> list[Option]:
        """The offer of wrong options that evens the habits out most, the first of equal ones.

        Empty where each would let a habit that needs no knowledge win by too much.
        """
        chosen: tuple[float, list[Option]] | None = None
        for place, offer in enumerate(offers):
            gain = _gains(key, [option.text for option in offer], self._g)
            above = any(
                gain.get(name, 0) > 0 and self._after(gain, name) > _MOST_ABOVE for name in _REFUSED
            )
            cost = _WORSE * place + sum(self._cost(gain, name) for name in gain)
            if not above and (chosen is None or cost < chosen[0]):
                chosen = cost, list(offer)
        return chosen[1] if chosen else []

    def keep(self, item: QuizItem | None) -> None:
        """Count an item that is asked; anything but multiple choice counts for nothing."""
        if item is None or item.kind is not QuizKind.MULTIPLE_CHOICE:
            return
        wrong = [option.text for n, option in enumerate(item.options) if n != item.key]
        gain = _gains(item.options[item.key].text, wrong, self._g)
        for name in gain:
            self._gained[name] = self._after(gain, name)

    def _cost(self, gain: _Gain, name: str) -> float:
        weight = _OF_SIZE if name.startswith(_PLACE) else 1
        return weight * (self._after(gain, name) ** 2 - self._now(name) ** 2)

    def _now(self, name: str) -> float:
        if name not in self._gained:
            self._gained[name] = self._rng.uniform(-0.5, 0.5)
        return self._gained[name]

    def _after(self, gain: _Gain, name: str) -> float:
        return self._now(name) + gain.get(name, 0.0)


def offers_of(options: Sequence[Option]) -> list[list[Option]]:
    """Three of the ``options``, which come with the best in front, in every way; then two.

    What the person has mixed up stands in each of them.
    """
    mixed = [option for option in options[:_MOST_MIXED] if option.mixed_up]
    others = [option for option in options if option not in mixed][:_LOOKED_AT]
    return [
        [*mixed, *chosen]
        for count in range(_WANTED, _FEWEST - 1, -1)
        if count >= len(mixed)
        for chosen in combinations(others, count - len(mixed))
    ]


def _gains(key: str, wrong: Sequence[str], g: Grammar) -> _Gain:
    """By each habit: how often it takes the right one, less how often chance does."""
    texts = [key, *wrong]
    found = {name: _gain(habit([len(text) for text in texts])) for name, habit in _HABITS.items()}
    values = _values(texts, g)
    if values:
        # Each place in the order of size is one habit: the least, the second, the greatest.
        of_size = sorted(range(len(texts)), key=lambda n: values[n][0])
        for place, n in enumerate(of_size):
            found[f"{_PLACE} {place} of {len(texts)}"] = (n == 0) - 1 / len(texts)
        found["middle"] = _gain([n not in (of_size[0], of_size[-1]) for n in range(len(texts))])
        widths = [value[-1] - value[0] for value in values]
        if any(widths):
            found["widest"] = _gain(_most(widths))
            found["narrowest"] = _gain(_most([-width for width in widths]))
    return found


def _gain(picked: Sequence[bool]) -> float:
    """``picked`` says what the habit takes, the right one first; all of them is no choice."""
    return picked[0] / sum(picked) - 1 / len(picked)


def _most(values: Sequence[float]) -> list[bool]:
    top = max(values)
    return [value == top for value in values]


def _odd(lengths: Sequence[float]) -> list[bool]:
    """The one whose length is furthest from the mean of the others."""
    total, others = sum(lengths), max(1, len(lengths) - 1)
    return _most([round(abs(n - (total - n) / others), 6) for n in lengths])


_HABITS: dict[str, Callable[[Sequence[float]], list[bool]]] = {
    "longest": _most,
    "shortest": lambda lengths: _most([-n for n in lengths]),
    "odd": _odd,
}


def _values(texts: Sequence[str], g: Grammar) -> list[tuple[float, ...]]:
    """The numbers of each text; none where the options are no numbers of one form."""
    if not numbers_of_one_form(texts, g):
        return []
    return [tuple(spot.value for spot in number_spots(text, g)) for text in texts]

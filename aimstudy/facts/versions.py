"""Matches the facts of two versions of an article, one to one. Knows nothing of cards or storage.

First by key (the same sentence, read by the same rule), then by what is said, then by how alike
the sentences are; of several candidates the most alike come together, and earlier ones first.
"""

import re
from collections.abc import Callable, Hashable, Sequence

from aimstudy.domain.fact import Fact
from aimstudy.domain.version import FactChange, FactMatch
from aimstudy.facts.same_fact import question_key

ALIKE = 0.5  # share of words two wordings of one statement have in common
CHANGED_ALIKE = 0.35  # the same where subject and relation are the same as well
VERY_ALIKE = 0.75  # the same where only kind and rule are

_Group = Callable[[Fact], Hashable]


def match_facts(old: Sequence[Fact], new: Sequence[Fact]) -> tuple[FactMatch, ...]:
    """Every fact of both versions once: in the order of ``new``, then those gone, in theirs."""
    pairing = _Pairing(old, new)
    for change, group, least in (
        (FactChange.SAME, lambda fact: fact.key, 0.0),
        (FactChange.REWORDED, _statement, 0.0),
        (FactChange.REWORDED, _asked_answer, 0.0),
        (FactChange.REWORDED, _answer, ALIKE),
        (FactChange.CHANGED, _question, 0.0),
        (FactChange.CHANGED, _relation, CHANGED_ALIKE),
        (FactChange.CHANGED, lambda fact: (fact.kind, fact.rule), VERY_ALIKE),
    ):
        pairing.join(change, group, least)
    return pairing.matches()


class _Pairing:
    """Facts of both versions by their places, and the pairs found so far."""

    def __init__(self, old: Sequence[Fact], new: Sequence[Fact]) -> None:
        self._old, self._new = tuple(old), tuple(new)
        self._old_words = [_words(fact) for fact in self._old]
        self._new_words = [_words(fact) for fact in self._new]
        self._found: dict[int, tuple[int, FactChange]] = {}  # by place in ``new``
        self._taken: set[int] = set()  # places in ``old``

    def join(self, change: FactChange, group: _Group, least: float) -> None:
        """Pair free facts that ``group`` gives the same value, if at least ``least`` alike."""
        free: dict[Hashable, list[int]] = {}
        for place, fact in enumerate(self._old):
            value = group(fact)
            if place not in self._taken and value is not None:
                free.setdefault(value, []).append(place)
        candidates: list[tuple[float, int, int]] = []
        for place, fact in enumerate(self._new):
            if place in self._found:
                continue
            for other in free.get(group(fact), ()):
                alike = likeness(self._old_words[other], self._new_words[place])
                if alike >= least:
                    candidates.append((-alike, other, place))
        for _, other, place in sorted(candidates):
            if other not in self._taken and place not in self._found:
                self._found[place] = (other, change)
                self._taken.add(other)

    def matches(self) -> tuple[FactMatch, ...]:
        """The pairs, and what has none."""
        result = []
        for place, fact in enumerate(self._new):
            if place in self._found:
                other, change = self._found[place]
                result.append(FactMatch(change, self._old[other], fact))
            else:
                result.append(FactMatch(FactChange.NEW, None, fact))
        for place, fact in enumerate(self._old):
            if place not in self._taken:
                result.append(FactMatch(FactChange.GONE, fact, None))
        return tuple(result)


def likeness(first: frozenset[str], second: frozenset[str]) -> float:
    """The share of words that two sentences have in common, 0-1 (Dice).

    >>> likeness(frozenset({"a", "b"}), frozenset({"b", "c"}))
    0.5
    """
    if not first and not second:
        return 1.0
    return 2 * len(first & second) / (len(first) + len(second))


def _words(fact: Fact) -> frozenset[str]:
    quote = fact.citations[0].quote if fact.citations else ""
    return frozenset(re.findall(r"\w+", quote.casefold()))


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text.casefold()).strip()


def _answers(fact: Fact) -> tuple[str, ...]:
    return tuple(sorted(_plain(answer) for answer in fact.answers))


def _statement(fact: Fact) -> Hashable:
    return (fact.language, fact.kind, _plain(fact.subject), fact.relation, _answers(fact))


def _asked_answer(fact: Fact) -> Hashable:
    asked = question_key(fact)
    return (fact.language, asked, _answers(fact)) if asked else None


def _answer(fact: Fact) -> Hashable:
    return (fact.language, fact.kind, _answers(fact))


def _question(fact: Fact) -> Hashable:
    asked = question_key(fact)
    return (fact.language, fact.kind, asked) if asked else None


def _relation(fact: Fact) -> Hashable:
    return (fact.language, fact.kind, _plain(fact.subject), fact.relation)

"""How many questions there are for a choice of topics and kinds.

Counted by making them where that is quick; of a large library a sample tells what share can be
asked how, and the numbers are near ones.
"""

import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from aimstudy.domain.fact import Fact
from aimstudy.domain.quiz import QuizKind
from aimstudy.services.quiz_items import KINDS, ItemSource, Picker
from aimstudy.services.quiz_stock import Askable

MOST_COUNTED = 250  # more take longer than a person waits
SAMPLE = 80
Kinds = frozenset[QuizKind]
Options = Callable[[Askable], int]
_NOT_AT_ALL: Kinds = frozenset()
_CARD = "card"
_SORTS = (_CARD, "none", "list", "short", "middle", "long")


@dataclass(frozen=True, slots=True)
class Shares:
    """What part of a sort of fact can be asked, not at all, and by each kind; 0-1."""

    usable: float
    unfit: float
    by_kind: dict[QuizKind, float]


@dataclass(frozen=True, slots=True)
class Count:
    """Questions in all and of each kind.

    Not ``exact`` where a sample told; else a quiz of all of it has so many, whatever its seed.

    ``unfit`` are things that no fair question can be made from. The rest of what there is could be
    asked but for questions that it would give away, or ask again.
    """

    usable: int
    unfit: int
    by_kind: dict[QuizKind, int]
    exact: bool


def widest(
    source: ItemSource, askables: Sequence[Askable], options: Options | None = None
) -> Picker:
    """As many as fit beside each other, tried in one order: the same for the same material.

    ``source`` must be of seed 0 and without what was mixed up.
    """
    kinds = frozenset(KINDS)
    picker = Picker(source, 0, kinds, options) if options else Picker(source, 0, kinds)
    picker.pick(sorted(askables, key=lambda askable: askable.row), len(askables))
    return picker


class Counts:
    """Remembers how each thing can be asked; good for one state of the library."""

    def __init__(self, stamp: tuple[int, ...]) -> None:
        self.stamp = stamp
        self._alone: dict[int, Kinds] = {}  # by the askable's row, whatever else is asked
        self._asked: dict[tuple[int, ...], dict[int, Kinds]] = {}  # by the rows of a choice
        self._shares: dict[tuple[str, Kinds], Shares] = {}
        self._sorts: dict[int, str] = {}  # of facts, by the row

    def count(
        self,
        source: ItemSource,
        askables: Sequence[Askable],
        whole: Sequence[Askable],
        kinds: Kinds = _NOT_AT_ALL,
        *,
        look: bool = True,
    ) -> Count:
        """How many of ``askables``, a part of ``whole``, can be asked by ``kinds`` (none: all).

        Without ``look`` nothing is made that the sample does not need.
        """
        few = len(askables) <= MOST_COUNTED
        every = few and (look or _rows(askables) in self._asked)
        if every:
            asked = self._look_at(source, askables)
            found = [(self._one(askable, asked, kinds), 1) for askable in askables]
        else:
            self._sample(source, whole, kinds)
            sorts = Counter(self._sort(source, each) for each in askables if each.fact_id)
            sorts[_CARD] = len(askables) - sorts.total()
            found = [(self._shares[sort, kinds], many) for sort, many in sorts.items()]
        by_kind = {
            kind: round(sum(one.by_kind[kind] * many for one, many in found)) for kind in QuizKind
        }
        usable = sum(one.usable * many for one, many in found)
        unfit = sum(one.unfit * many for one, many in found)
        return Count(round(usable), round(unfit), by_kind, every)

    def _look_at(self, source: ItemSource, askables: Sequence[Askable]) -> dict[int, Kinds]:
        """The kinds of each of these; none for what only repeats or tells of another one."""
        rows = _rows(askables)
        if rows in self._asked:
            return self._asked[rows]
        picked = {askable.row: item.kind for askable, item in widest(source, askables).picked}
        pairs = Picker(source, seed=0, kinds=frozenset((QuizKind.MATCHING,)))
        pairs.pick(askables, len(askables))
        matched = {askable.row for askable, _ in pairs.picked}
        found: dict[int, Kinds] = {}
        for askable in askables:
            row = askable.row
            if row not in self._alone:
                self._alone[row] = frozenset(
                    kind for kind in KINDS if source.item(askable, kind, last=kind.written)
                )
            more = {QuizKind.MATCHING} if row in matched else set()
            found[row] = self._alone[row] | more | {picked[row]} if row in picked else _NOT_AT_ALL
        self._asked[rows] = found
        return found

    def _sample(self, source: ItemSource, whole: Sequence[Askable], kinds: Kinds) -> None:
        """What part of each sort can be asked, by what was looked at: a few taken by chance."""
        if (_SORTS[0], kinds) in self._shares:
            return
        few = random.Random(0).sample(list(whole), min(SAMPLE, len(whole)))
        asked = self._look_at(source, few)
        every = _mean([self._one(askable, asked, kinds) for askable in few])
        for sort in _SORTS:
            found = [a for a in few if self._sort(source, a) == sort]
            ones = [self._one(askable, asked, kinds) for askable in found]
            # One more such thing, as all of them are (Laplace): a sort may be rare.
            self._shares[sort, kinds] = _mean([*ones, every])

    def _sort(self, source: ItemSource, askable: Askable) -> str:
        if not askable.fact_id:
            return _CARD
        if askable.row not in self._sorts:
            self._sorts[askable.row] = _sort(source.fact(askable))
        return self._sorts[askable.row]

    def _one(self, askable: Askable, asked: dict[int, Kinds], kinds: Kinds) -> Shares:
        """One thing as shares: it can be asked, or not."""
        made = asked[askable.row]
        unfit = not made and not self._alone[askable.row]
        usable = bool(made & kinds) if kinds else bool(made)
        return Shares(float(usable), float(unfit), {kind: float(kind in made) for kind in QuizKind})


def _rows(askables: Sequence[Askable]) -> tuple[int, ...]:
    return tuple(sorted(askable.row for askable in askables))


def _mean(found: Sequence[Shares]) -> Shares:
    total = max(1, len(found))
    return Shares(
        sum(one.usable for one in found) / total,
        sum(one.unfit for one in found) / total,
        {kind: sum(one.by_kind[kind] for one in found) / total for kind in QuizKind},
    )


def _sort(fact: Fact | None) -> str:
    """Things that can be asked alike: by how long the answer is, and whether it is a list."""
    if fact is None:
        return "none"
    if len(fact.answers) > 1:
        return "list"
    words = len(fact.answers[0].split())
    return "short" if words <= 3 else "long" if words > 8 else "middle"

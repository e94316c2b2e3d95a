"""Lists of the same things have one length; what happens once has one date. Knows no issues."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from aimstudy.domain.fact import Fact, FactKind
from aimstudy.language.words import word_set

_ONCE = word_set(
    """
    found establish invent introduce bear die build erect discover create launch adopt enact
    inaugurate grunnlegge stifte etablere opprette oppfinne innføre føde dø bygge oppdage vedta
    lansere innvie begin end open complete publish start close write patent abolish
    begynne ende slutte åpne fullføre utgi publisere starte avvikle oppløse skrive
    enter come take tre ratify ratifisere sign undertegne
    """
)
_ASK = re.compile(r"^(?:How many|Hvor mange|Which \w+|Hvilke \w+) (?P<noun>.+)$")


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two facts that contradict each other, and others that hang on the same values."""

    subject: str
    first: Fact
    second: Fact
    touched: tuple[Fact, ...] = ()


def may_happen_again(fact: Fact) -> bool:
    """A date of something that can have happened more than once: two dates may both be true."""
    return fact.kind is FactKind.DATE and fact.relation not in _ONCE


def disagreements(facts: Sequence[Fact]) -> Iterator[Disagreement]:
    """Each pair of facts that cannot both be true, in the order of the text."""
    yield from _lists(facts)


def _lists(facts: Sequence[Fact]) -> Iterator[Disagreement]:
    """ "five modules: A, B, C, D and E" against "four modules: A, B, C and D"."""
    lists = [f for f in facts if f.kind is FactKind.LIST and f.rule == "counted-list"]
    for one, two in combinations(lists, 2):
        if one.language is not two.language or len(one.answers) == len(two.answers):
            continue
        shared = _items(one) & _items(two)
        if _noun(one) != _noun(two) or len(shared) < min(len(one.answers), len(two.answers)) - 1:
            continue
        counts = [_count_beside(f, facts) for f in (one, two)]
        if counts[0] and counts[1]:
            yield Disagreement(_noun(one), counts[0], counts[1], (one, two))


def _items(fact: Fact) -> set[str]:
    return {answer.lower() for answer in fact.answers}


def _count_beside(listing: Fact, facts: Sequence[Fact]) -> Fact | None:
    """The count in the sentence of a list that it announces."""
    sentences = {c.sentence for c in listing.citations}
    return next(
        (
            f
            for f in facts
            if f.kind is FactKind.COUNT
            and f.quantity
            and f.quantity.low == len(listing.answers)
            and sentences & {c.sentence for c in f.citations}
        ),
        None,
    )


def _noun(fact: Fact) -> str:
    match = _ASK.match(dict(fact.parts).get("ask", ""))
    return match["noun"].lower() if match else ""

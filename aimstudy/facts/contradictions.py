"""Values that cannot both be true though no two questions are alike. Knows nothing of issues.

An event that happens once has one date; two lists of the same things have one length. Anything
less sure is left alone: a false alarm costs more trust than a missed one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from aimstudy.domain.fact import Fact, FactKind
from aimstudy.facts.number_values import agree
from aimstudy.language.grammar import Grammar, grammar_of
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
_BETWEEN = re.compile(r" (?:of|for|in|to|at|av|i|til|ved|som|that|which|who|where)\b.*$")


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
    yield from _dates(facts)
    yield from _counts(facts)
    yield from _lists(facts)


def _dates(facts: Sequence[Fact]) -> Iterator[Disagreement]:
    """ "Storvik was founded in 1644" against "The town was founded in 1646"."""
    dated = [
        f for f in facts if f.kind is FactKind.DATE and f.relation in _ONCE and _year(f) is not None
    ]
    classes = _classes(facts)
    for one, two in combinations(dated, 2):
        same = one.language is two.language and one.relation == two.relation
        if same and _year(one) != _year(two) and _same_subject(one, two, classes):
            yield Disagreement(one.subject, one, two)


def _year(fact: Fact) -> float | None:
    return fact.quantity.low if fact.quantity and fact.quantity.low >= 1000 else None


def _counts(facts: Sequence[Fact]) -> Iterator[Disagreement]:
    """The same subject, verb and counted noun with two numbers and no date between them."""
    counts = [f for f in facts if f.kind is FactKind.COUNT and f.quantity and _noun(f)]
    classes = _classes(facts)
    for one, two in combinations(counts, 2):
        same = one.language is two.language and one.relation == two.relation != ""
        if not same or _noun(one) != _noun(two) or not _same_subject(one, two, classes):
            continue
        differ = (
            one.quantity
            and two.quantity
            and not agree((one.quantity, one.answers[0]), (two.quantity, two.answers[0]))
        )
        if differ and not (_limited(one) or _limited(two)):
            yield Disagreement(_noun(one), one, two)


def _limited(fact: Fact) -> bool:
    """A year, a place in front or a condition: both numbers may hold, each in its own case."""
    text = " ".join(citation.quote for citation in fact.citations)
    parts = dict(fact.parts)
    return bool(parts.get("front")) or re.search(r"\b(?:1[5-9]|20)\d\d\b", text) is not None


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


# -- subjects ---------------------------------------------------------------------------------
def _classes(facts: Sequence[Fact]) -> dict[str, str]:
    """What the first defined subject is: "storvik" to "bergverksby"."""
    found: dict[str, str] = {}
    for fact in facts:
        if fact.kind is FactKind.DEFINITION and fact.rule == "definition":
            head = _BETWEEN.sub("", fact.answers[0]).split()
            found.setdefault(_plain(fact.subject), head[-1].lower() if head else "")
        if len(found) == 1:
            return found  # the article's own subject; others have class nouns of their own
    return found


def _same_subject(one: Fact, two: Fact, classes: dict[str, str]) -> bool:
    """The same words, or a name and the noun for what it is ("Storvik" and "the town")."""
    first, second = _plain(one.subject), _plain(two.subject)
    if first == second:
        return bool(first)
    g = grammar_of(one.language)
    return any(
        name == classed and _is_class(other, classes[classed], g)
        for name, other in ((first, second), (second, first))
        for classed in classes
    )


def _plain(subject: str) -> str:
    return re.sub(r"^(?:the|an?|en|et|ei|den|det|de) ", "", subject.lower()).strip()


def _is_class(subject: str, noun: str, g: Grammar) -> bool:
    """ "town" for "mining town", "byen" for "bergverksby"."""
    if not noun or " " in subject:
        return False
    if g.english:
        return subject == noun
    stem = re.sub(r"(?:en|et|a)$", "", subject)
    return len(stem) >= 2 and stem != subject and noun.endswith(stem)

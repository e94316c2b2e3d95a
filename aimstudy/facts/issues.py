"""Statements of one article that disagree: a count against a list, a number against a number."""

import hashlib
import re
from collections.abc import Iterator, Sequence

from aimstudy.domain.article import Language
from aimstudy.domain.fact import Citation, Fact, FactKind, Issue, IssueKind
from aimstudy.facts.contradictions import Disagreement, disagreements, may_happen_again
from aimstudy.facts.reconcile import question_key
from aimstudy.language.grammar import Grammar, grammar_of
from aimstudy.language.words import word_set

_LISTING_RULES = ("object", "listing", "counted-list")
_GENERAL = word_set(
    """
    the a all required mandatory compulsory necessary following these core main obligatory
    different total de den alle nødvendige obligatoriske følgende disse viktigste ulike
    påkrevde forskjellige
    """
)
_ASK = re.compile(r"^(?:How many|Hvor mange) (?P<noun>.+)$")


def find_issues(facts: Sequence[Fact]) -> tuple[Issue, ...]:
    """Every disagreement among ``facts``, each once, in the order of the text."""
    found = [
        *_counts_against_lists(facts),
        *_numbers_against_numbers(facts),
        *_values_against_values(facts),
    ]
    seen: dict[str, Issue] = {}
    for issue in found:
        seen.setdefault(issue.key, issue)
    return tuple(sorted(seen.values(), key=lambda issue: issue.citations[0].start))


def _sentences(fact: Fact) -> set[int]:
    return {citation.sentence for citation in fact.citations}


def _counts_against_lists(facts: Sequence[Fact]) -> Iterator[Issue]:
    counts = [f for f in facts if f.kind is FactKind.COUNT and f.rule == "count" and f.quantity]
    lists = [f for f in facts if f.kind is FactKind.LIST and f.rule in ("object", "listing")]
    for listing in lists:
        if not listing.qualifiers.exhaustive:
            continue
        beside = [c for c in counts if _sentences(c) & _sentences(listing)]
        total = len(listing.answers) + sum(int(c.quantity.low) for c in beside if c.quantity)
        for count in counts:
            if count in beside or not count.quantity or count.quantity.low != count.quantity.high:
                continue
            if int(count.quantity.low) != total and _same_thing(count, listing):
                yield _count_issue(count, listing, beside, total, facts)


def _count_issue(
    count: Fact, listing: Fact, beside: Sequence[Fact], total: int, facts: Sequence[Fact]
) -> Issue:
    same_sentence = [
        f
        for f in facts
        if f.kind is FactKind.LIST
        and f.rule == "counted-list"
        and _sentences(f) & _sentences(listing)
    ]
    touched = (count, listing, *beside, *same_sentence)
    grammar = grammar_of(count.language)
    stated = int(count.quantity.low) if count.quantity else 0
    values = (number_in_words(stated, grammar), number_in_words(total, grammar))
    match = _ASK.match(dict(count.parts).get("ask", ""))
    return _issue(
        IssueKind.COUNT_AGAINST_LIST,
        match["noun"] if match else count.subject,
        values,
        (count.citations[0], listing.citations[0]),
        touched,
    )


def _issue(
    kind: IssueKind,
    subject: str,
    values: tuple[str, str],
    citations: tuple[Citation, Citation],
    facts: Sequence[Fact],
) -> Issue:
    keys = tuple(dict.fromkeys(fact.key for fact in facts))
    seed = "|".join((kind, *sorted(c.quote for c in citations), *values))
    key = hashlib.sha256(seed.encode()).hexdigest()[:20]
    return Issue(key, kind, subject, values, citations, keys)


def _same_thing(count: Fact, listing: Fact) -> bool:
    """The same head noun, and no adjective on either side that narrows it."""
    match = _ASK.match(dict(count.parts).get("ask", ""))
    if not match:
        return False
    grammar = grammar_of(count.language)
    head, narrowing, phrase = _head(match["noun"], grammar)
    other_head, other_narrowing, _ = _head(listing.subject, grammar)
    return not phrase and head == other_head and narrowing == other_narrowing


def _head(text: str, g: Grammar) -> tuple[str, frozenset[str], bool]:
    """The stem of the head noun, its narrowing adjectives, and whether a phrase follows."""
    words = re.findall(r"[\w-]+", text.lower())
    end = next((i for i, w in enumerate(words) if i and w in g.prepositions), len(words))
    phrase = end < len(words)
    noun = words[:end]
    if not noun:
        return "", frozenset(), phrase
    return noun_stem(noun[-1], g), frozenset(noun[:-1]) - _GENERAL, phrase


def noun_stem(word: str, g: Grammar) -> str:
    """A crude stem that brings "courses" and "course", "kursene" and "kurs" together."""
    endings = ("es", "s") if g.english else ("ene", "er", "en", "et")
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word.removesuffix(ending).rstrip("e")
    return word.rstrip("e")


def number_in_words(number: int, g: Grammar) -> str:
    """ "five" or "fem"; figures above twenty."""
    preferred = {7: "sju", 1: "ett"} if g.language is Language.BOKMAL else {}
    if number in preferred:
        return preferred[number]
    return next((word for word, value in g.numbers.items() if value == number), str(number))


def _values_against_values(facts: Sequence[Fact]) -> Iterator[Issue]:
    for found in disagreements(facts):
        yield _disagreement_issue(found)


def _disagreement_issue(found: Disagreement) -> Issue:
    first, second = found.first, found.second
    return _issue(
        IssueKind.NUMBER_AGAINST_NUMBER,
        found.subject,
        (first.answers[0], second.answers[0]),
        (first.citations[0], second.citations[0]),
        (first, second, *found.touched),
    )


def _numbers_against_numbers(facts: Sequence[Fact]) -> Iterator[Issue]:
    asked: dict[tuple[str, str], Fact] = {}
    for fact in facts:
        question = question_key(fact)
        if not question or not fact.quantity or may_happen_again(fact):
            continue
        first = asked.setdefault((fact.language, question), fact)
        one, two = first.quantity, fact.quantity
        if first is not fact and one and (one.low, one.high) != (two.low, two.high):
            values = (first.answers[0], fact.answers[0])
            match = _ASK.match(dict(first.parts)["ask"])
            yield _issue(
                IssueKind.NUMBER_AGAINST_NUMBER,
                match["noun"] if match else first.subject,
                values,
                (first.citations[0], fact.citations[0]),
                (first, fact),
            )

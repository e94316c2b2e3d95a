"""What wrong options may be drawn from, and what is true somewhere in the material.

Knows nothing of single items.
"""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from aimstudy.domain.article import Language
from aimstudy.domain.fact import Fact, FactKind
from aimstudy.language.grammar import Grammar, grammar_of

SAMPLE = 150  # enough to choose three from, however large the library


@dataclass(frozen=True, slots=True)
class Candidate:
    """One answer that may serve as a wrong option elsewhere, with its form for comparing."""

    fact: Fact
    text: str
    plain: str


@dataclass(frozen=True, slots=True)
class Pool:
    """Facts to ask, facts that only lend their answers, and what an open issue holds back."""

    facts: tuple[Fact, ...]
    blocked: frozenset[str]
    blocked_values: frozenset[str]  # readings of an open issue, arguably true
    blocked_quotes: frozenset[str]
    language: Language
    by_kind: dict[FactKind, list[Candidate]]
    by_subject: dict[str, list[Fact]]
    quotes: dict[str, tuple[str, ...]]  # word of a sentence -> the sentences, in normal form
    home: dict[str, int]  # fact key -> its article's place; -1 for facts that only lend
    near: dict[tuple[int, FactKind], list[Candidate]]  # of one article

    @property
    def grammar(self) -> Grammar:
        """The tables of the pool's language."""
        return grammar_of(self.language)


def make_pool(
    articles: Sequence[Sequence[Fact]],
    language: Language,
    blocked: frozenset[str],
    lenders: Sequence[Fact] = (),
) -> Pool:
    """Collect the facts of each article and ``lenders``, which are not asked.

    Values of blocked facts are kept apart. Linear in the number of facts.
    """
    grammar = grammar_of(language)
    home = {fact.key: -1 for fact in lenders}
    home |= {fact.key: place for place, facts in enumerate(articles) for fact in facts}
    asked = tuple(fact for facts in articles for fact in facts if fact.language is language)
    known = {fact.key for fact in asked}
    lent = [f for f in lenders if f.language is language and f.key not in known]
    everything = [*asked, *lent]
    held = [fact for fact in everything if fact.key in blocked]
    by_kind: dict[FactKind, list[Candidate]] = {}
    by_subject: dict[str, list[Fact]] = {}
    near: dict[tuple[int, FactKind], list[Candidate]] = {}
    for fact in everything:
        by_subject.setdefault(fact.subject.lower(), []).append(fact)
        entries = by_kind.setdefault(fact.kind, [])
        found = [Candidate(fact, a, normal(a, grammar)) for a in fact.answers]
        entries += found
        near.setdefault((home[fact.key], fact.kind), []).extend(found)
    return Pool(
        asked,
        blocked,
        frozenset(_held_values(held, grammar)),
        frozenset(c.quote for fact in held for c in fact.citations),
        language,
        by_kind,
        by_subject,
        _sentences_by_word(everything, grammar),
        home,
        near,
    )


def _sentences_by_word(facts: Sequence[Fact], g: Grammar) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    plain = {c.quote: normal(c.quote, g) for fact in facts for c in fact.citations}
    for text in plain.values():
        for word in set(text.split()):
            found.setdefault(word, {})[text] = None
    return {word: tuple(texts) for word, texts in found.items()}


def candidates(
    fact: Fact, kinds: Sequence[FactKind], pool: Pool, rng: random.Random, *, abroad: bool
) -> list[Candidate]:
    """Answers of other facts of ``kinds``: those of the fact's article, and with ``abroad`` of
    others, of which a sample stands for very many."""
    home = pool.home.get(fact.key, -1)
    found = [c for kind in kinds for c in pool.near.get((home, kind), ())]
    if abroad:
        there = [c for kind in kinds for c in pool.by_kind.get(kind, ())]
        found += rng.sample(there, SAMPLE) if len(there) > SAMPLE else there
    return [c for c in found if c.fact.key != fact.key]


def is_at_home(one: Fact, two: Fact, pool: Pool) -> bool:
    """Whether both facts are of one article."""
    return pool.home.get(one.key, -1) == pool.home.get(two.key, -1)


def sentences_with(plain: str, pool: Pool) -> Iterator[str]:
    """The cited sentences of the material, in normal form, that ``plain`` stands in as it is."""
    words = plain.split()
    if not words:
        return
    rarest = min(words, key=lambda word: len(pool.quotes.get(word, ())))
    for text in pool.quotes.get(rarest, ()):
        if f" {plain} " in f" {text} ":
            yield text


def said_of(subject: str, plain: str, pool: Pool) -> bool:
    """A sentence of the material names the subject and ``plain``: it may be true of it."""
    names = meaning_words(normal(subject, pool.grammar), pool.grammar)
    if not names:
        return any(True for _ in sentences_with(plain, pool))
    return any(names <= set(text.split()) for text in sentences_with(plain, pool))


def _held_values(held: Sequence[Fact], g: Grammar) -> set[str]:
    values = _list_totals(held)
    for fact in held:
        values |= {normal(a, g) for a in fact.answers}
        values.add(str(len(fact.answers)))
        if fact.quantity:
            values |= {f"{fact.quantity.low:g}", f"{fact.quantity.high:g}"}
    return values


def _list_totals(held: Sequence[Fact]) -> set[str]:
    """Sums such as three and two, which an open issue may turn out to mean."""
    counts = {int(f.quantity.low) for f in held if f.quantity} | {
        len(f.answers) for f in held if len(f.answers) > 1
    }
    return {f"{a + b}" for a in counts for b in counts}


_LEADS = {
    True: re.compile(r"^(?:the|a|an|in|on|at|by|to|for|from|between|about|through|as)\s+"),
    False: re.compile(
        r"^(?:en|et|ei|den|det|de|i|på|av|til|for|fra|ved|mellom|via|som|å)\s+",
    ),
}


_ODD = re.compile(r"[^\w$%€£,.-]+")
_STOPS = re.compile(r"[.,](?=\s|$)")


def normal(text: str, g: Grammar) -> str:
    """A text for comparing: no article or lead, number words as figures."""
    text = _ODD.sub(" ", text.lower()).strip(" .,")
    if "." in text or "," in text:
        text = _STOPS.sub("", text)
    lead = _LEADS[g.english]
    while (found := lead.match(text)) and found.end() < len(text):
        text = text[found.end() :]
    numbers = g.numbers
    return " ".join([f"{numbers[w]}" if w in numbers else w for w in text.split()])


def meaning_words(plain: str, g: Grammar) -> set[str]:
    """The words of a normal form that carry meaning."""
    return {
        word for word in plain.split() if word not in g.prepositions and word not in g.coordinators
    }


def true_answers(fact: Fact, pool: Pool) -> set[str]:
    """Everything the material gives as an answer to the same subject and relation."""
    g = pool.grammar
    true = {normal(a, g) for a in fact.answers}
    true |= {normal(value, g) for name, value in fact.parts if name == "accept"}
    for other in pool.by_subject.get(fact.subject.lower(), ()):
        if other.relation == fact.relation or other.kind is fact.kind:
            true |= {normal(a, g) for a in other.answers}
    return true


def overlaps(plain: str, true: set[str], g: Grammar) -> bool:
    """One stands in the other, or they share most of their words of meaning."""
    words = meaning_words(plain, g)
    for answer in true:
        if plain in answer or answer in plain:
            return True
        said = meaning_words(answer, g)
        if len(words & said) >= 0.6 * min(len(words), len(said)):
            return True
    return False


@lru_cache(maxsize=8192)
def names_in(text: str) -> frozenset[str]:
    """Capitalised words and abbreviations, without case endings and compound parts."""
    return frozenset(re.split(r"[-'’]", word)[0] for word in text.split() if word[:1].isupper())


def shares_subject(fact: Fact, other: Fact) -> bool:
    """Another true statement about the same thing could answer the question too."""
    if other.subject.lower() == fact.subject.lower():
        return True
    if not names_in(fact.subject) & names_in(other.subject):
        return False
    same_verb = fact.relation.split()[:1] == other.relation.split()[:1]
    both = {fact.kind, other.kind}
    return len(both) == 1 or same_verb or both <= {FactKind.FOCUS, FactKind.LIST}


def may_be_wrong(fact: Fact, candidate: Candidate, true: set[str], pool: Pool) -> bool:
    """Whether a candidate can be offered for ``fact``: not true of it, nor arguably so."""
    if candidate.fact.key in pool.blocked or candidate.plain in pool.blocked_values:
        return False
    if overlaps(candidate.plain, true, pool.grammar) or shares_subject(fact, candidate.fact):
        return False
    quotes = " ".join(normal(c.quote, pool.grammar) for c in fact.citations)
    if candidate.plain in quotes:
        return False
    return not said_of(fact.subject, candidate.plain, pool)

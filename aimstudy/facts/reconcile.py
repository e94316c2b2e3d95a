"""Facts said twice become one fact with two citations. Knows nothing of issues or cards."""

import re
from dataclasses import dataclass, field, replace

from aimstudy.domain.article import ArticleText, BlockKind, Language
from aimstudy.domain.fact import Fact, FactKind
from aimstudy.facts.same_fact import (
    TOPIC_SIGN,
    Saying,
    nearly_same,
    normal_unit,
    qualified_alike,
    question_key,
    same,
    saying,
    topic_free,
)
from aimstudy.facts.topic import Topic
from aimstudy.language.models import LanguageModels

_MERGED_BY_VALUE = (FactKind.DURATION, FactKind.MONEY, FactKind.PERCENT, FactKind.AGENT)
_LEMMA_ORDER = "VNAR"  # of a word that may be several, the verb tells facts apart best


@dataclass(slots=True)
class _Kept:
    """The facts so far, where each is found by its keys, and by what it asks and answers."""

    facts: list[Fact] = field(default_factory=list)
    by_key: dict[tuple[str, ...], tuple[int, Fact, Saying | None]] = field(default_factory=dict)
    by_saying: dict[tuple[str, ...], list[tuple[int, Saying]]] = field(default_factory=dict)


def merge_repeated(
    facts: list[Fact], article: ArticleText, topic: Topic | None, models: LanguageModels
) -> list[Fact]:
    """Merge facts that ask the same or give the same value for the same thing, in order."""
    names = _names(topic)
    summary = frozenset(s.index for s in article.sentences if s.block is BlockKind.DESCRIPTION)
    kept = _Kept()

    def lemma(word: str, language: Language) -> str:
        found = models.of(language).lexicon.readings(word)
        known = [r for r in found if r.kind in _LEMMA_ORDER]
        best = min(known, key=lambda r: _LEMMA_ORDER.index(r.kind), default=None)
        if topic and topic.is_named_by(word, best.lemma if best else ""):
            return TOPIC_SIGN
        return best.lemma if best else word

    for fact in facts:
        keys = _merge_keys(fact, names)
        said = saying(fact, names, lemma)
        place = next((kept.by_key[key][0] for key in keys if _fits(kept, key, fact, said)), None)
        if place is None and said is not None:
            place = _twin(kept, said)
        if place is None:
            place = len(kept.facts)
            kept.facts.append(fact)
        else:
            kept.facts[place] = _merge(kept.facts[place], fact, summary)
        for key in keys:
            kept.by_key.setdefault(key, (place, fact, said))
        if said is not None:
            for where in said.places:
                kept.by_saying.setdefault(where, []).append((place, said))
    return kept.facts


def _names(topic: Topic | None) -> frozenset[str]:
    if topic is None:
        return frozenset()
    named = {topic.label.lower(), topic.acronym.lower(), *(n.lower() for n in topic.names)}
    bare = {re.sub(r"^(?:the|an?|en|ei|et|den|det) ", "", name) for name in named}
    return frozenset(name for name in bare if len(name) > 1)


def _fits(kept: _Kept, key: tuple[str, ...], fact: Fact, said: Saying | None) -> bool:
    """True where the fact under ``key`` is the same; one value alone does not make it so."""
    if key not in kept.by_key:
        return False
    _, other, its = kept.by_key[key]
    if "asks" in key or fact.kind is FactKind.ACRONYM:
        return qualified_alike(fact, other)
    if said is None or its is None:
        deeds = {fact.relation, other.relation} - {""}  # a gap has none
        return qualified_alike(fact, other) and len(deeds) < 2
    return nearly_same(said, its)


def _twin(kept: _Kept, said: Saying) -> int | None:
    """The place of a fact of another sentence that says the same."""
    here = said.fact.citations[0].sentence
    for where in said.places:
        for place, other in kept.by_saying.get(where, ()):
            if other.fact.citations[0].sentence != here and same(said, other):
                return place
    return None


def _merge_keys(fact: Fact, names: frozenset[str]) -> list[tuple[str, ...]]:
    keys: list[tuple[str, ...]] = []
    quantity = fact.quantity
    unit = "" if quantity is None else normal_unit(quantity.unit)
    value = "" if quantity is None else f"{quantity.low}-{quantity.high} {unit}"
    if question := question_key(fact):
        if fact.kind is FactKind.DEFINITION:
            question = topic_free(question, names)
        keys.append((fact.language, "asks", question, value))
    if fact.kind in _MERGED_BY_VALUE:
        said = value or "|".join(fact.answers).lower()
        keys.append((fact.language, fact.kind, topic_free(fact.subject, names), said))
    plain = re.sub(r"\W+", " ", fact.subject).strip()
    kind = dict(fact.parts).get("rest", "").startswith(("a ", "an ", "en ", "et "))
    if fact.rule == "aimed-at" and kind and topic_free(plain, names) == TOPIC_SIGN:
        keys.append((fact.language, "asks", fact.rule))  # "a title for" and "a certificate for"
    if fact.kind is FactKind.ACRONYM:
        keys.append((fact.language, fact.kind, fact.subject))
    return keys


def _leads(second: Fact, first: Fact, summary: frozenset[int]) -> bool:
    """The later of two leads if it alone has a question, stands in the body, or is core."""
    asks_first, asks_second = bool(question_key(first)), bool(question_key(second))
    if asks_first != asks_second:
        return asks_second
    inside = [fact.citations[0].sentence in summary for fact in (first, second)]
    if inside[0] != inside[1]:
        return inside[0]
    return second.core and not first.core


def _merge(first: Fact, second: Fact, summary: frozenset[int]) -> Fact:
    """The one with a question leads; the other's answer stays acceptable."""
    lead, other = (second, first) if _leads(second, first, summary) else (first, second)
    known = {c.sentence for c in lead.citations}
    citations = lead.citations + tuple(c for c in other.citations if c.sentence not in known)
    single = len(lead.answers) == 1 and lead.kind is not FactKind.LIST
    also = [("accept", a) for a in other.answers if a not in lead.answers and single]
    parts = lead.parts + tuple(p for p in also if p not in lead.parts)
    return replace(lead, citations=citations, parts=parts, core=lead.core or other.core)

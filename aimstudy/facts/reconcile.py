"""Facts said twice become one fact with two citations. Knows nothing of issues or cards."""

import re
from dataclasses import replace

from aimstudy.domain.fact import Fact, FactKind

_MERGED_BY_VALUE = (FactKind.DURATION, FactKind.MONEY, FactKind.PERCENT, FactKind.AGENT)


def merge_repeated(facts: list[Fact]) -> list[Fact]:
    """Merge facts that ask the same or give the same value for the same thing, in order."""
    kept: list[Fact] = []
    places: dict[tuple[str, ...], int] = {}
    for fact in facts:
        keys = _merge_keys(fact)
        place = next((places[key] for key in keys if key in places), None)
        if place is None:
            place = len(kept)
            kept.append(fact)
        else:
            kept[place] = _merge(kept[place], fact)
        for key in keys:
            places.setdefault(key, place)
    return kept


def question_key(fact: Fact) -> str:
    """The question's words without order of the pieces; empty for a fact asked by a gap only."""
    parts = dict(fact.parts)
    if "ask" not in parts:
        return ""
    words = (parts["ask"], parts["finite"], parts["subject"], parts["rest"], parts["front"])
    return re.sub(r"\W+", " ", " ".join(words).lower()).strip()


def _merge_keys(fact: Fact) -> list[tuple[str, ...]]:
    keys: list[tuple[str, ...]] = []
    quantity = fact.quantity
    value = "" if quantity is None else f"{quantity.low}-{quantity.high}"
    if question := question_key(fact):
        keys.append((fact.language, "asks", question, value))
    if fact.kind in _MERGED_BY_VALUE:
        said = value or "|".join(fact.answers).lower()
        keys.append((fact.language, fact.kind, fact.subject, said))
    if fact.kind is FactKind.ACRONYM:
        keys.append((fact.language, fact.kind, fact.subject))
    return keys


def _leads(second: Fact, first: Fact) -> bool:
    """The later of two leads if it alone has a question, or alone is a core fact."""
    asks_first, asks_second = bool(question_key(first)), bool(question_key(second))
    if asks_first != asks_second:
        return asks_second
    return second.core and not first.core


def _merge(first: Fact, second: Fact) -> Fact:
    """The one with a question leads; the other's answer stays acceptable."""
    lead, other = (second, first) if _leads(second, first) else (first, second)
    known = {c.sentence for c in lead.citations}
    citations = lead.citations + tuple(c for c in other.citations if c.sentence not in known)
    also = [
        ("accept", a)
        for a in other.answers
        if a not in lead.answers and lead.kind is not FactKind.LIST
    ]
    parts = lead.parts + tuple(p for p in also if p not in lead.parts)
    return replace(lead, citations=citations, parts=parts, core=lead.core or other.core)

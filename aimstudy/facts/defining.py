"""A definition states more than one thing: "X is a fund that pays Y" also says that X pays Y."""

from dataclasses import replace

from aimstudy.facts.analysis import Analysed
from aimstudy.facts.drafts import ClauseView
from aimstudy.facts.rules_definition import canonical
from aimstudy.language.clauses import ClauseKind, SegmentKind

_NOMINAL = ("DET", "ADJ", "NOUN", "PROPN", "ADV", "PUNCT", "CCONJ")
_INDEFINITE = ("a", "an", "en", "et", "ei")


def defining_view(item: Analysed, index: int) -> ClauseView | None:
    """The relative clause of a definition as a statement about what is defined; else None."""
    clause = item.parse.clauses[index]
    if clause.kind is not ClauseKind.RESTRICTIVE or clause.host < 0 or clause.verbs.negated:
        return None
    host, subject = item.parse.clauses[clause.host], item.subjects[clause.host]
    main = host.kind in (ClauseKind.MAIN, ClauseKind.COORDINATED)
    if not main or not host.verbs.copula or host.verbs.rest or not host.segments or not subject:
        return None
    first = host.segments[0]
    if first.kind is not SegmentKind.OBJECT or first.relative < 0:
        return None
    noun = item.parse.words[first.body : first.relative]
    if not noun or noun[0].lower not in _INDEFINITE or clause.antecedent.end != first.relative:
        return None
    if noun[-1].tag != "NOUN" or any(w.tag not in _NOMINAL and w.lower != "of" for w in noun):
        return None
    stated = replace(clause, kind=ClauseKind.COORDINATED)
    return ClauseView(item, index, stated, canonical(subject, item))

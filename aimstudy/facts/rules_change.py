"""Rules for a value at two times: "fell from 12 percent in 1990 to 4 percent in 2010"."""

import re
from collections.abc import Iterator

from aimstudy.facts.amount_slots import changes_between
from aimstudy.facts.asking import pieces
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule
from aimstudy.facts.measuring import measured_draft
from aimstudy.facts.nouns_of_size import CHANGING, how_high_nb
from aimstudy.facts.question_fronts import question_front
from aimstudy.language.quantities import Measure, QuantityKind

_KINDS = (QuantityKind.MONEY, QuantityKind.PERCENT, QuantityKind.COUNT, QuantityKind.SIZE)
_IN_YEAR = re.compile(
    r" ?(?P<noun>[\w -]{0,30}?) ?(?P<when>(?:in|by|i) (?:the )?(?:\w+ )?\d{4}\b|the year before|"
    r"året før|a year earlier|et år tidligere)"
)
_BACK = re.compile(
    r", (?:up from|down from|compared with|compared to|as against|against|versus|opp fra|ned fra|"
    r"mot|sammenlignet med|sammenliknet med) $",
    re.I,
)
_MOST_SUBJECT = 9


@clause_rule("change")
def change(view: ClauseView) -> Iterator[FactDraft]:
    """ "fell from 12 percent in 1990 to 4 in 2010" answers "How high was it in 1990?"."""
    if view.clause.verbs.base not in CHANGING or not changes_between(view):
        return
    for measure in _values(view):
        yield from _at_time(view, measure, "change")


@clause_rule("earlier-value")
def earlier_value(view: ClauseView) -> Iterator[FactDraft]:
    """ "was 12 percent, up from 8 percent in 2010": the value that it is compared with."""
    verbs, text = view.clause.verbs, view.item.sentence.clean
    if not (verbs.copula or verbs.base in CHANGING | {"reach", "nå", "utgjøre", "total"}):
        return
    for measure in _values(view):
        if _BACK.search(text[: measure.start]):
            yield from _at_time(view, measure, "earlier-value")


def _values(view: ClauseView) -> list[Measure]:
    """The numbers after the verb that are no dates."""
    words, text = view.item.parse.words, view.item.sentence.clean
    begin = words[view.clause.verbs.start].start
    later = [
        words[c.verbs.start].start
        for c in view.item.parse.clauses
        if c.verbs.start > view.clause.verbs.start and c.subject.start > view.clause.verbs.start
    ]
    stop = min(later, default=len(text))
    return [m for m in view.item.measures if m.kind in _KINDS and begin < m.start < stop]


def _at_time(view: ClauseView, measure: Measure, rule: str) -> Iterator[FactDraft]:
    g, text = view.item.grammar, view.item.sentence.clean
    match = _IN_YEAR.match(text, measure.end)
    front = question_front(view)
    if match is None or front or len(view.subject.split()) > _MOST_SUBJECT:
        return
    head = view.item.parse.words[max(view.clause.subject_head, 0)]
    if g.english:
        finite = "were" if head.tag == "NOUN" and head.number == "plur" else "was"
        parts = pieces("How high", finite, view.subject, match["when"])
    else:
        parts = pieces(how_high_nb(view.subject), "var", view.subject, match["when"])
    bare = Measure(
        measure.kind,
        measure.bare_start,
        measure.end,
        measure.bare_start,
        measure.low,
        measure.high,
        measure.unit,
        scale=measure.scale,
    )
    keeps = text[measure.start : measure.bare_start].strip().lower() not in ("from", "fra", "to")
    yield measured_draft(view, measure if keeps else bare, parts, rank=0, rule=rule)

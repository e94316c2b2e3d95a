"""Rules for how many, and for lists that a count announces."""

import re
from collections.abc import Iterator

from aimstudy.domain.fact import FactKind
from aimstudy.facts.asking import (
    BESIDE,
    besides_phrase,
    body,
    following,
    kept_words,
    pieces,
    question_parts,
    split_often,
)
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule
from aimstudy.facts.measuring import inside, measured_draft
from aimstudy.language.clauses import Segment, SegmentKind
from aimstudy.language.enumerations import split_list
from aimstudy.language.quantities import Measure, QuantityKind


@clause_rule("count")
def count(view: ClauseView) -> Iterator[FactDraft]:
    """ "must complete four courses" answers "How many courses must ... complete?"."""
    item, g = view.item, view.item.grammar
    if not view.clause.segments or view.clause.verbs.copula:
        return
    segment = view.clause.segments[0]
    measure = inside(item, segment, QuantityKind.COUNT)
    if not measure or segment.lead not in (
        "",
        "of",
        "i",
        "into",
        "av",
        "mellom",
        "among",
        "between",
    ):
        return
    text = item.sentence.clean
    whole = text[measure.noun_start : item.parse.words[segment.end - 1].end].strip(" ,")
    noun, often = split_often(whole)
    crowded = any(c.isdigit() or w in g.numbers for w in noun.lower().split() for c in w[:1])
    if crowded or len(noun.split()) > 6 or segment.relative >= 0 or split_list(noun, g):
        noun = text[measure.noun_start : measure.noun_end]
    noun, goal = _before_goal(noun)
    ask = f"How many {noun}" if g.english else f"Hvor mange {noun}"
    # in "between 11 and 30" the preposition belongs to the amount
    lead = "" if measure.start < item.parse.words[segment.body].start else segment.lead
    parts = question_parts(view, ask, (segment,), f"{lead} {often} {goal}".strip())
    if parts and not _has_rival_count(view, measure, segment):
        yield measured_draft(view, measure, parts, rule="count")
    yield from _listed_after(view, segment, measure, noun, lead)


_GOAL = re.compile(r" (?:to|from|into|onto|against|til|fra|mot) .+$")


def _before_goal(noun: str) -> tuple[str, str]:
    """ "soldiers to the town" to ("soldiers", "to the town"): the goal belongs to the verb."""
    match = _GOAL.search(noun)
    return (noun[: match.start()], match.group().strip()) if match else (noun, "")


def _has_rival_count(view: ClauseView, measure: Measure, segment: Segment) -> bool:
    words = view.item.parse.words
    start, end = words[segment.start].start, words[segment.end - 1].end
    return any(
        m is not measure and start <= m.start < end
        for m in view.item.measures
        if m.kind is measure.kind
    )


@clause_rule("count-beside")
def count_beside(view: ClauseView) -> Iterator[FactDraft]:
    """ ", alongside two courses in ethics, including A and B": a count and a list of its own."""
    g = view.item.grammar
    for segment in view.clause.segments[1:]:
        if segment.kind is not SegmentKind.PHRASE or segment.lead not in BESIDE:
            continue
        measure = inside(view.item, segment, QuantityKind.COUNT)
        if not measure:
            return
        text = view.item.sentence.clean
        noun = text[measure.noun_start : view.item.parse.words[segment.end - 1].end].strip(" ,")
        ask = f"How many {noun}" if g.english else f"Hvor mange {noun}"
        parts = _beside_parts(view, ask)
        if parts and len(noun.split()) <= 6:
            yield measured_draft(view, measure, parts, 2, "count")
            yield from _listed_after(view, segment, measure, noun, "")
        return


def _beside_parts(view: ClauseView, ask: str) -> dict[str, str] | None:
    """For "X are A, B plus two Y" ask how many Y X include; other verbs ask as they are."""
    if not view.clause.verbs.copula:
        return question_parts(view, ask, tuple(view.clause.segments))
    g = view.item.grammar
    if g.english:
        finite = "does" if view.clause.verbs.finite.lower() in ("is", "was") else "do"
        return pieces(ask, finite, view.subject, "include")
    return pieces(ask, "inngår", f"i {view.subject}")


def _listed_after(
    view: ClauseView, segment: Segment, measure: Measure, noun: str, tail: str
) -> Iterator[FactDraft]:
    """Items named after a count: "two courses, including A and B" or ": A, and B"."""
    item, g = view.item, view.item.grammar
    listing = following(view, segment)
    if not listing or listing.kind not in (
        SegmentKind.EXAMPLE,
        SegmentKind.COLON,
        SegmentKind.APPOSITION,
    ):
        return
    value = body(item, listing)
    items = split_list(value, g, int(measure.low) if measure.low == measure.high else 0)
    if not items or not 2 <= measure.low <= 7:
        return
    number = item.sentence.clean[measure.bare_start : measure.end]
    ask = f"Which {number} {noun}" if g.english else f"Hvilke {number} {noun}"
    omit = tuple(view.clause.segments)
    parts = (
        _beside_parts(view, ask)
        if segment.lead in BESIDE
        else question_parts(view, ask, omit, tail)
    )
    if parts:
        yield FactDraft(
            FactKind.LIST,
            "counted-list",
            view.subject,
            view.clause.verbs.base,
            items,
            value,
            parts,
            True,
            rank=2,
        )


@clause_rule("listing")
def listing(view: ClauseView) -> Iterator[FactDraft]:
    """ "The required courses are A, B and C" answers "What are the required courses?"."""
    item, g = view.item, view.item.grammar
    if not view.clause.verbs.copula or not view.clause.segments or view.clause.verbs.rest:
        return
    segment = view.clause.segments[0]
    plural = view.clause.verbs.finite.lower() in ("are", "were") or _plural_nb(view.subject)
    if segment.kind not in (SegmentKind.OBJECT, SegmentKind.COLON) or not plural:
        return
    if view.subject.lower() in ("there", "det"):
        return
    value = body(item, segment)
    items = split_list(value, g)
    if len(items) < 3 or any(not _noun_like(i) for i in items):
        return
    beside = following(view, segment)
    tail = ""
    if beside and beside.lead in BESIDE:
        tail = besides_phrase(view, beside)
    parts = pieces(
        "What" if g.english else "Hva", view.clause.verbs.finite.lower(), view.subject, tail
    )
    yield FactDraft(FactKind.LIST, "listing", view.subject, "be", items, value, parts, True, rank=2)


def _noun_like(text: str) -> bool:
    return not text.split()[0].lower().endswith(("ful", "able", "ous", "lige", "ige"))


def _plural_nb(subject: str) -> bool:
    head = subject.split(" for ")[0].split(" i ")[0].split()[-1].lower() if subject else ""
    return head.endswith(("ene", "er")) or head.endswith("kurs")


_KINDS_OF = frozenset(
    ["types", "kinds", "forms", "varieties", "versions", "typer", "slag", "former", "varianter"]
)


@clause_rule("exists")
def exists(view: ClauseView) -> Iterator[FactDraft]:
    """ "There are three kinds of X" answers "How many kinds of X are there?"."""
    g = view.item.grammar
    if view.subject not in ("there", "det") or not view.clause.segments:
        return
    segment = view.clause.segments[0]
    measure = inside(view.item, segment, QuantityKind.COUNT)
    verb = view.clause.verbs.finite.lower()
    if not measure or verb not in ("are", "were", "er", "finnes", "fantes", "var"):
        return
    noun = view.item.sentence.clean[
        measure.noun_start : view.item.parse.words[segment.end - 1].end
    ].strip(" ,")
    if len(noun.split()) > 8:
        return
    if noun.split()[-1].lower() in _KINDS_OF and view.item.topic.label:
        noun = f"{noun} {'of' if g.english else 'av'} {view.item.topic.label}"
    ask = f"How many {noun}" if g.english else f"Hvor mange {noun}"
    kept = kept_words(view, (segment,))
    if kept is None:
        return
    parts = pieces(ask, verb, "there" if g.english else "det", kept)
    yield measured_draft(view, measure, parts, rule="count")
    yield from _listed_after(view, segment, measure, noun, "")

"""A rule for numbers inside an infinitive: "hopes to lend $20 million to farmers"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from aimstudy.facts.amount_slots import Slot
from aimstudy.facts.amounts import Asked, ask_for, unit_words
from aimstudy.facts.asking import question_parts
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule
from aimstudy.facts.measuring import leaves_rival, measured_draft
from aimstudy.facts.rules_amount_of import described
from aimstudy.language.clauses import Segment, SegmentKind
from aimstudy.language.quantities import Measure, QuantityKind
from aimstudy.language.words import Form, phrase_set, word_set

_MAX_KEPT = 10
_KINDS = (
    QuantityKind.COUNT,
    QuantityKind.MONEY,
    QuantityKind.PERCENT,
    QuantityKind.DURATION,
    QuantityKind.SIZE,
)
_LEADS = phrase_set(
    "for|within|after|in|over|by|to|at|from|with|i|innen|etter|på|over|i løpet av|med|til|fra|ved"
)
_LONG = word_set("for i")


@dataclass(frozen=True, slots=True)
class _Deed:
    """One "to lend $20 million to farmers" of an infinitive, ``start:end`` in words."""

    segment: Segment
    start: int
    end: int


@clause_rule("inner-amount")
def inner_amount(view: ClauseView) -> Iterator[FactDraft]:
    """ "hopes to lend $20 million" answers "How much does X hope to lend?"."""
    hollow = view.subject in ("it", "det")
    if view.clause.verbs.copula and not hollow:
        return  # "The aim is to cut costs by 5 percent"
    for segment in view.clause.segments:
        if _opening(view, segment, hollow) < 0:
            continue
        for deed in _deeds(view, segment):
            for measure in view.item.measures:
                parts = _parts(view, deed, measure)
                if parts and not leaves_rival(view, measure, parts):
                    yield measured_draft(view, measure, parts, rule="inner-amount")


def _opening(view: ClauseView, segment: Segment, hollow: bool) -> int:
    """Where "to" or "å" opens the infinitive of ``segment``, -1 where it has none.

    After a subject that means nothing an adjective may stand before it: "common to save".
    """
    words, opener = view.item.parse.words, "to" if view.item.grammar.english else "å"
    kinds = (SegmentKind.INFINITIVE, SegmentKind.OBJECT)
    if segment.kind not in kinds or segment.relative >= 0 or segment.after_comma:
        return -1
    at = segment.start
    while hollow and at < segment.end and words[at].tag in ("ADJ", "ADV"):
        at += 1
    return at if at < segment.end and words[at].lower == opener else -1


def _deeds(view: ClauseView, segment: Segment) -> Iterator[_Deed]:
    """The infinitives of a segment: "to run the plant and | sell it" are two."""
    words = view.item.parse.words
    cuts = [segment.start]
    for at in range(segment.start + 1, segment.end - 1):
        joined = words[at - 1].tag == "CCONJ" or words[at - 1].text == ","
        again = words[at].lower in ("to", "å") and words[at + 1].form is Form.BASE
        if joined and (again or (words[at].tag == "VERB" and words[at].form is Form.BASE)):
            cuts.append(at)
    for place, at in enumerate(cuts):
        end = cuts[place + 1] if place + 1 < len(cuts) else segment.end
        loose = ("CCONJ", "ADV") if end < segment.end else ()  # "and then | sell it"
        while end > at and (words[end - 1].tag in loose or words[end - 1].text == ","):
            end -= 1
        yield _Deed(segment, at, end)


def _parts(view: ClauseView, deed: _Deed, measure: Measure) -> dict[str, str] | None:
    words = view.item.parse.words
    begin, end = words[deed.start].start, words[deed.end - 1].end
    if measure.kind not in _KINDS or not begin < measure.start < measure.end <= end + 1:
        return None
    first = next(i for i in range(deed.start, deed.end) if words[i].start >= measure.start)
    found = _of_noun(view, deed, first, measure)
    if found is None:
        lead = _lead(view, deed, first)
        slot = Slot(measure, deed.segment, lead, end)
        asked = _asked(ask_for(view, slot), slot, view)
        if asked is None:
            return None
        head_end = first - len(lead.split())
        ask = f"{lead} {asked.ask[:1].lower()}{asked.ask[1:]}" if lead else asked.ask
        ask, tail = ask[:1].upper() + ask[1:], asked.tail
    else:
        ask, tail, head_end = found
    head = _head(view, deed, head_end)
    if head is None or re.search(r"[,;(]", f"{head} {tail}") or _clausal(tail, view):
        return None
    kept = f"{head} {tail}".strip()
    if len(kept.split()) > _MAX_KEPT:
        return None
    return question_parts(view, ask, (), strand=(deed.segment, kept))


def _of_noun(
    view: ClauseView, deed: _Deed, first: int, measure: Measure
) -> tuple[str, str, int] | None:
    """ "to keep | a reserve of | three months": how large a reserve."""
    words = view.item.parse.words
    for start in range(max(deed.start, first - 6), first - 1):
        if words[start].tag != "DET":
            continue
        found = described(view, start, deed.end, -1)
        if found and found[0] is measure and not found[2]:
            return found[1], "", start
    return None


def _lead(view: ClauseView, deed: _Deed, first: int) -> str:
    words = view.item.parse.words
    for size in (3, 1):
        start = first - size
        if start > deed.start:
            lead = " ".join(w.lower for w in words[start:first])
            if lead in _LEADS:
                return lead
    return ""


def _asked(asked: Asked | None, slot: Slot, view: ClauseView) -> Asked | None:
    """ "for twelve years" is "how long", without its preposition in front."""
    if asked is None or slot.measure.kind is not QuantityKind.DURATION:
        return asked
    english = view.item.grammar.english
    if asked.ask not in ("How long", "Hvor lenge") or not slot.lead:
        return asked
    if slot.lead in _LONG:
        return None
    unit = unit_words(view.item.sentence.clean, slot.measure)
    return Asked(f"{'How many' if english else 'Hvor mange'} {unit}", asked.tail)


def _head(view: ClauseView, deed: _Deed, end: int) -> str | None:
    """ "to lend", also where the deed shares its "to" with the one before it."""
    words, opener = view.item.parse.words, "to" if view.item.grammar.english else "å"
    noun = words[end - 1].tag == "NOUN" and words[end].lower in ("of", "på")
    loose = words[end - 1].tag == "CCONJ" or words[end - 1].lower == opener
    if end <= deed.start or noun or loose:
        return None
    head = view.item.asked(deed.start, end, view.clause)
    if head is None or not any(w.tag in ("VERB", "AUX") for w in words[deed.start : end]):
        return None
    opens = any(w.lower == opener for w in words[deed.start : end])
    return head if opens else f"{opener} {head}"


def _clausal(tail: str, view: ClauseView) -> bool:
    return any(word in view.item.grammar.subordinators for word in tail.lower().split())

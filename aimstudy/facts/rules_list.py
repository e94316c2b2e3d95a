"""Rules for lists that no count announces."""

import re
from collections.abc import Iterator

from aimstudy.domain.fact import FactKind
from aimstudy.facts.amount_slots import subject_slot
from aimstudy.facts.asking import (
    BESIDE,
    besides_phrase,
    body,
    following,
    kept_words,
    pieces,
    question_parts,
    wh_person,
    wh_thing,
)
from aimstudy.facts.clause_lists import clause_items
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule, draft_of
from aimstudy.facts.question_forms import subject_question
from aimstudy.facts.question_fronts import question_front
from aimstudy.facts.vocabulary import lower_first
from aimstudy.language.actors import is_person, names_actor
from aimstudy.language.clauses import SegmentKind
from aimstudy.language.enumerations import split_list
from aimstudy.language.quantities import QuantityKind


@clause_rule("listing")
def listing(view: ClauseView) -> Iterator[FactDraft]:
    """ "The required courses are A, B and C" answers "What are the required courses?"."""
    item, g = view.item, view.item.grammar
    if not view.clause.verbs.copula or not view.clause.segments or view.clause.verbs.rest:
        return
    segment = view.clause.segments[0]
    head = item.parse.words[max(view.clause.subject_head, 0)]
    plural = view.clause.verbs.finite.lower() in ("are", "were") or _plural_nb(view.subject)
    plural = plural or (not g.english and head.tag == "NOUN" and head.number == "plur")
    plural = plural or _OTHER.match(view.subject) is not None
    if segment.kind not in (SegmentKind.OBJECT, SegmentKind.COLON) or not plural:
        return
    if view.subject.lower() in ("there", "det"):
        return
    value = body(item, segment)
    items = split_list(value, g)
    other = _OTHER.match(view.subject)
    if len(items) < (2 if other else 3) or any(not _noun_like(i) for i in items):
        return
    if other:
        parts = pieces(
            f"{'Which' if g.english else 'Hvilke'} {view.subject}", _NAMED[g.english], ""
        )
        yield FactDraft(
            FactKind.LIST, "listing", view.subject, "be", items, value, parts, True, rank=0
        )
        return
    beside = following(view, segment)
    tail = ""
    if beside and beside.lead in BESIDE:
        tail = besides_phrase(view, beside)
    ask = wh_person(g) if is_person(view.subject, g) and not g.english else wh_thing(g)
    parts = pieces(ask, view.clause.verbs.finite.lower(), view.subject, tail)
    yield FactDraft(FactKind.LIST, "listing", view.subject, "be", items, value, parts, True, rank=0)


_OTHER = re.compile(r"(?:other|andre|further|additional|øvrige|ytterligere) \w+")
_NAMED = {True: "are named", False: "nevnes"}


def _noun_like(text: str) -> bool:
    return not text.split()[0].lower().endswith(("ful", "able", "ous", "lige", "ige"))


def _plural_nb(subject: str) -> bool:
    head = subject.split(" for ")[0].split(" i ")[0].split()[-1].lower() if subject else ""
    return head.endswith(("ene", "er")) or head.endswith("kurs")


@clause_rule("mixed-list")
def mixed_list(view: ClauseView) -> Iterator[FactDraft]:
    """ "sent doctors, blankets and $750,000 in aid": a list with a number in a later item."""
    verbs, g, segments = view.clause.verbs, view.item.grammar, view.clause.segments
    if verbs.copula or not segments or segments[0].kind is not SegmentKind.OBJECT:
        return
    value = body(view.item, segments[0])
    start = view.item.parse.words[segments[0].start].start
    measured = [m for m in view.item.measures if 0 <= m.start - start < len(value)]
    items = split_list(value, g)
    if len(items) < 3 or not measured or any(m.start == start for m in measured):
        return
    if len(items) == len(measured):
        return  # each item has its own number and its own question
    parts = question_parts(view, "What" if g.english else "Hva", (segments[0],))
    if parts:
        yield draft_of(view, FactKind.LIST, "mixed-list", items, value, parts, True, rank=2)


_FOLLOWING = re.compile(r"^(?:the |de |disse )?(?:following|følgende) (?P<noun>.+)$")


@clause_rule("announced-list")
def announced_list(view: ClauseView) -> Iterator[FactDraft]:
    """ "must bring the following papers: A, B and C" answers "Which papers must X bring?"."""
    g, segments = view.item.grammar, view.clause.segments
    for segment in segments:
        colon = following(view, segment)
        match = _FOLLOWING.match(body(view.item, segment))
        if match is None or colon is None or colon.kind is not SegmentKind.COLON:
            continue
        value = body(view.item, colon)
        items = split_list(value, g)
        lead = f"{segment.lead} " if segment.lead else ""
        which = "which" if g.english else "hvilke"
        ask = f"{lead}{which} {match['noun']}"
        parts = question_parts(view, ask[:1].upper() + ask[1:], (segment, colon))
        if items and parts and len(match["noun"].split()) <= 5:
            yield draft_of(view, FactKind.LIST, "announced-list", items, value, parts, True, rank=2)


@clause_rule("subject-list")
def subject_list(view: ClauseView) -> Iterator[FactDraft]:
    """ "Tax, law and trade are taught in the first year" answers "What is taught ...?"."""
    g, span = view.item.grammar, view.clause.subject
    said = view.item.parse.span_text(span)
    items = split_list(view.subject, g)
    verbs, segments = view.clause.verbs, view.clause.segments
    known = bool(segments) and segments[0].kind is SegmentKind.OBJECT and bool(verbs.rest)
    if len(items) < 3 or not (segments or verbs.passive or known):
        return
    if verbs.copula and not known:
        return
    person = all(names_actor(item, g) for item in items)
    ask = wh_person(g) if person else wh_thing(g)
    parts = subject_question(view, ask)
    if parts and parts["rest"]:
        yield draft_of(view, FactKind.LIST, "subject-list", items, said, parts, True, rank=2)


@clause_rule("named-list")
def named_list(view: ClauseView) -> Iterator[FactDraft]:
    """ "Speed and safety are the main gains" answers "What are the main gains?"."""
    g, verbs, segments = view.item.grammar, view.clause.verbs, view.clause.segments
    if not verbs.copula or verbs.rest:
        return
    said, gain = view.item.parse.span_text(view.clause.subject), ""
    if len(segments) == 1 and segments[0].kind is SegmentKind.OBJECT and not view.clause.front:
        gain = body(view.item, segments[0])
    elif view.clause.front and not segments and not g.english:
        said, gain = view.item.parse.span_text(view.clause.front).strip(" ,"), said
    items = split_list(lower_first(said, view.item.vocabulary), g)
    known = re.match(r"the \w" if g.english else r"(?:de|den|det) \w|\w+(?:ene|ane)\b", gain)
    if len(items) < 2 or not known:
        return
    if "," in gain or len(gain.split()) > 10:
        return
    person = any(names_actor(item, g) for item in items) or names_actor(gain, g)
    ask = wh_person(g) if person else wh_thing(g)
    parts = pieces(ask, verbs.finite.lower(), gain, " ".join(verbs.adverbs))
    yield FactDraft(FactKind.LIST, "named-list", gain, "be", items, said, parts, True, rank=0)


@clause_rule("counted-subject-list")
def counted_subject_list(view: ClauseView) -> Iterator[FactDraft]:
    """ "Three parts are needed: a hull, a mast and a sail": which three parts are needed."""
    g = view.item.grammar
    slot = subject_slot(view)
    if slot is None or slot.measure.kind is not QuantityKind.COUNT or slot.measure.noun_start < 0:
        return
    named = [s for s in view.clause.asides if s.kind is SegmentKind.APPOSITION]
    named += [s for s in view.clause.segments if s.kind is SegmentKind.COLON]
    number = int(slot.measure.low)
    for segment in named:
        value = body(view.item, segment)
        items = split_list(value, g, number) or clause_items(value, g, number)
        end = min(slot.end, view.item.parse.words[segment.start].start)
        noun = view.item.sentence.clean[slot.measure.bare_start : end].strip(" ,")
        kept, front = kept_words(view, tuple(named)), question_front(view)
        if not items or kept is None or front is None or len(noun.split()) > 8:
            continue
        noun = noun[:1].lower() + noun[1:]
        words = " ".join(p for p in (view.clause.verbs.rest, kept) if p)
        ask = f"{'Which' if g.english else 'Hvilke'} {noun}"
        parts = {**pieces(ask, view.clause.verbs.finite.lower(), "", words), "front": front}
        base = view.clause.verbs.base
        yield FactDraft(
            FactKind.LIST, "counted-subject-list", noun, base, items, value, parts, True, rank=1
        )

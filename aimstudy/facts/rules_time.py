"""Rules for how long and when; a number no question was found for becomes a gap."""

import re
from collections.abc import Iterator
from dataclasses import replace

from aimstudy.facts.amount_slots import Slot, points_back, slots
from aimstudy.facts.amounts import Asked, ask_for, unit_words
from aimstudy.facts.analysis import Analysed
from aimstudy.facts.asking import dates_its_noun, following, question_parts
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule, sentence_rule
from aimstudy.facts.measuring import (
    KINDS,
    counted_part,
    inside,
    leaves_rival,
    measured_draft,
    segments_of,
    shown_amount,
    to_quantity,
    whole,
)
from aimstudy.facts.nouns_of_size import is_change
from aimstudy.language.clauses import Segment, SegmentKind
from aimstudy.language.frequencies import EACH
from aimstudy.language.quantities import Measure, QuantityKind
from aimstudy.language.words import phrase_set, word_set

_TAKING = word_set("take require need spend ta kreve bruke trenge")
_LEADS = {
    "for": "How long",
    "within": "Within what time",
    "after": "After how many {unit}",
    "in": "In how many {unit}",
    "over": "Over how many {unit}",
    "by": "By how many {unit}",
    "to": "To how many {unit}",
}
_LEADS_NB = {
    "i": "Hvor lenge",
    "innen": "Innen hvilken frist",
    "etter": "Etter hvor lang tid",
    "på": "På hvor lang tid",
    "for": "For hvor lang tid",
    "over": "Over hvor lang tid",
    "i løpet av": "I løpet av hvor lang tid",
    "med": "Med hvor mange {unit}",
    "til": "Til hvor mange {unit}",
}


@clause_rule("duration")
def duration(view: ClauseView) -> Iterator[FactDraft]:
    """ "takes between 9 and 15 months" answers "How long does X take?"."""
    if view.clause.verbs.copula or view.clause.verbs.base in ("lie", "ligge"):
        return
    for slot in slots(view):
        if slot.measure.kind is not QuantityKind.DURATION or slot.segment is None:
            continue
        if slot.segment.after_comma or _of_another_deed(view, slot) or _of_noun(view, slot):
            continue
        asked = _ask_long(view, slot)
        owned = _owned(view, slot)
        if owned:
            asked = _ask_long(view, replace(slot, end=view.item.parse.words[owned.end - 1].end))
        beyond = _beyond(view, slot)
        omit = (slot.segment, *(s for s in (beyond, owned) if s))
        if asked and beyond and asked.ask in ("How long", "Hvor lenge"):
            asked = Asked(f"{asked.ask} {view.item.parse.segment_text(beyond)}", asked.tail)
        elif beyond:
            omit = (slot.segment,)
        parts = question_parts(view, asked.ask, omit, asked.tail) if asked else None
        if parts and not leaves_rival(view, slot.measure, parts):
            yield measured_draft(view, slot.measure, parts, rule="duration")


def _of_another_deed(view: ClauseView, slot: Slot) -> bool:
    """ "admitted having sold wine for seven years": how long it was sold, not admitted."""
    if slot.segment is None:
        return False
    words = view.item.parse.words[view.clause.verbs.start : slot.segment.start]
    return any(
        w.lower == "having" or (w.lower == "ha" and words[at - 1].lower == "å")
        for at, w in enumerate(words)
    )


def _of_noun(view: ClauseView, slot: Slot) -> bool:
    """ "straffes med bøter eller fengsel inntil ett år": so long is the prison, not the deed."""
    words, segment = view.item.parse.words, slot.segment
    if segment is None or view.item.grammar.english:
        return False
    before = [s for s in view.clause.segments if s.end == segment.start and s.lead]
    if words[segment.start].lower == "inntil" and before:
        return True
    held = [w for w in words[segment.body : segment.end] if w.end <= slot.measure.start]
    return bool(segment.lead) and bool(held) and held[-1].tag == "NOUN"


def _ask_long(view: ClauseView, slot: Slot) -> Asked | None:
    g, verbs = view.item.grammar, view.clause.verbs
    text, segment = view.item.sentence.clean, slot.segment
    asked = ask_for(view, slot)
    if asked is None or segment is None:
        return None
    own_lead = slot.measure.start >= view.item.parse.words[segment.body].start
    lead = slot.lead if own_lead else ""
    plain = asked.ask in ("How long", "Hvor lenge")
    if plain and is_change(view, slot.measure):
        return Asked("How much" if g.english else "Hvor mye", asked.tail)
    if not lead:
        if plain and asked.tail and _OFTEN.match(asked.tail):
            unit = unit_words(text, slot.measure)
            many = "How many" if g.english else "Hvor mange"
            return Asked(f"{many} {unit} {asked.tail}")
        if plain and not g.english and verbs.base in _TAKING:
            return Asked("Hvor lang tid", asked.tail)
        return asked
    table = _LEADS if g.english else _LEADS_NB
    if not plain or lead not in table or (lead == "på" and _describes(view, segment, slot)):
        return None
    unit = unit_words(text, slot.measure)
    return Asked(table[lead].format(unit=unit), asked.tail)


def _owned(view: ClauseView, slot: Slot) -> Segment | None:
    """ "30 års | opptjening": the noun that the genitive belongs to."""
    if slot.segment is None or slot.lead or not whole(view.item, slot.segment, slot.measure):
        return None
    after = following(view, slot.segment)
    genitive = not view.item.grammar.english and slot.measure.unit.endswith("s")
    thing = after is not None and after.kind is SegmentKind.OBJECT and not after.after_comma
    return after if genitive and thing else None


def _describes(view: ClauseView, segment: Segment, slot: Slot) -> bool:
    """ "for en periode | på seks år": the time belongs to the noun before it."""
    begin = view.item.parse.words[segment.body].start
    inside = view.item.sentence.clean[begin : slot.measure.start]
    if re.search(r"\b(?:en|et|ei) [^,]*\bpå $", inside):
        return True
    place = next(i for i, s in enumerate(view.clause.segments) if s is segment)
    if not place:  # "I tillegg gjelder en karenstid | på tre døgn"
        return view.clause.verbs.start < view.clause.subject.start
    before = view.item.parse.body_text(view.clause.segments[place - 1]).lower()
    return re.search(r"(?:^|\b(?:og|eller) |, )(?:en|et|ei) [^,]*$", before) is not None


def _beyond(view: ClauseView, slot: Slot) -> Segment | None:
    """ "three months | after the policy is signed": what the time is counted from."""
    if slot.segment is None or slot.lead or not whole(view.item, slot.segment, slot.measure):
        return None
    after = following(view, slot.segment)
    leads = ("after", "before", "prior to", "etter", "etter at", "før")
    if after is None or after.lead not in leads or after.after_comma:
        return None
    return after if after.end - after.start <= 9 else None


_OFTEN = re.compile(r"(?:a|per|each|every|i|hver|hvert|om)\b")


# -- when -----------------------------------------------------------------------------------------
# "the guesses ranged from 2019 to 2040": the years are what it says, not when
_RANGING = word_set("range vary differ span spread sprike variere svinge spenne")
_STATES = word_set("have ha hold utgjøre amount")


def _stative(view: ClauseView) -> bool:
    """ "had 18,000 members in 2020" says how many, not when."""
    return view.clause.verbs.base in _STATES or view.clause.verbs.copula


@clause_rule("date", negated=True)
def date(view: ClauseView) -> Iterator[FactDraft]:
    """ "was founded in 1962" answers "When was X founded?"."""
    item = view.item
    if _stative(view) or _compares(view) or points_back(view) or view.clause.verbs.base in _RANGING:
        return
    if view.clause.verbs.negated and not any(s.lead in _TILL for s in view.clause.segments):
        return  # "was not built in 1950" does not say when it was
    for segment in view.clause.segments:
        measure = inside(item, segment, QuantityKind.DATE)
        ask = _ask_when(view, segment) if measure else ""
        if measure and ask and whole(item, segment, measure):
            omit = (segment, *(s for s in view.clause.segments if s.lead in _NOT_WHEN))
            parts = question_parts(view, ask, omit, use_front=_in_place(view))
            if parts and not _YEAR.search(parts["rest"]):
                draft = measured_draft(view, measure, parts, rule="date")
                if segment.lead in _PART_OF_TIME:
                    draft.answers = (item.parse.segment_text(segment).strip(" ,"),)
                yield draft
            return
    yield from _trailing(view)
    yield from _side_by_side(view)
    yield from _in_front(view)


_TILL = ("until", "till")
_PLACE_LEADS = ("in", "at", "on", "i", "på")


def _in_place(view: ClauseView) -> bool:
    """ "In Denmark the scheme began in 1983": elsewhere it may have begun at another time."""
    fronts = view.clause.fronts
    if len(fronts) != 1 or fronts[0].lead not in _PLACE_LEADS:
        return False
    inside = view.item.parse.words[fronts[0].body : fronts[0].end]
    return bool(inside) and all(word.tag == "PROPN" for word in inside)


def _side_by_side(view: ClauseView) -> Iterator[FactDraft]:
    """ "ble bygd | våren | 1931": a date in two segments."""
    words, g = view.item.parse.words, view.item.grammar
    for measure in view.item.measures:
        held = segments_of(view, measure) if measure.kind is QuantityKind.DATE else ()
        if len(held) < 2 or words[held[0].start].start != measure.start:
            continue
        parts = question_parts(view, "When" if g.english else "Når", held, use_front=False)
        if parts and words[held[-1].end - 1].end <= measure.end and not _YEAR.search(parts["rest"]):
            yield measured_draft(view, measure, parts, rule="date")
            return


_LAST = re.compile(r"(?P<head>.+?)(?: (?P<lead>in|on|i|den|på))?$")


def _trailing(view: ClauseView) -> Iterator[FactDraft]:
    """ "trådte i kraft 1. juli", "closed after a fire in 1977": the date ends another phrase."""
    item, g = view.item, view.item.grammar
    words, text = item.parse.words, item.sentence.clean
    for segment in view.clause.segments:
        if segment.kind not in (SegmentKind.OBJECT, SegmentKind.PHRASE) or segment.after_comma:
            continue
        if words[segment.body].lower in _TOLD:
            continue  # "førte til at loven ble vedtatt i 1927"
        begin, end = words[segment.start].start, words[segment.end - 1].end
        for measure in item.measures:
            ends = (
                measure.kind is QuantityKind.DATE and begin < measure.start < end <= measure.end + 1
            )
            match = _LAST.fullmatch(text[begin : measure.start].strip()) if ends else None
            if not match or segment.relative >= 0 or not _is_adjunct(view, segment, match):
                continue
            ask = "When" if g.english else "Når"
            front = _in_place(view)
            parts = question_parts(view, ask, (segment,), match["head"], use_front=front)
            if parts and not _YEAR.search(parts["rest"]):
                yield measured_draft(view, measure, parts, rule="date")
            return


def _is_adjunct(view: ClauseView, segment: Segment, match: re.Match[str]) -> bool:
    """The date says when it happened, not which thing is meant."""
    words = view.item.parse.words
    head, lead = match["head"].split(), match["lead"]
    if not view.clause.verbs.past or len(head) > 7 or "," in match["head"]:
        return False
    last = next((w for w in words[segment.start :] if w.text == head[-1]), words[segment.start])
    noun = last.tag in ("NOUN", "PROPN", "ADJ", "ADV")
    return noun and (bool(lead) or not view.item.grammar.english)


_AGAINST = re.compile(r", (?:mot|against|compared|up from|down from|opp fra|ned fra|enn) ")


def _compares(view: ClauseView) -> bool:
    """ "took 11 months, against seven months in 2021": the date is of the other number."""
    words = view.item.parse.words
    begin, end = words[view.clause.verbs.start].start, words[view.clause.end - 1].end
    return _AGAINST.search(view.item.sentence.clean[begin:end]) is not None


def _in_front(view: ClauseView) -> Iterator[FactDraft]:
    item, g = view.item, view.item.grammar
    front = item.parse.span_text(view.clause.front).strip(" ,")
    front = re.sub(r"^(?:allerede|først|already|as early as) ", "", front, flags=re.I)
    for measure in item.measures:
        if measure.kind is not QuantityKind.DATE:
            continue
        shown = item.sentence.clean[measure.start : measure.end]
        match = re.fullmatch(rf"(?P<lead>[^\W\d]+ )?{re.escape(shown)}", front)
        lead = (match["lead"] or "").strip().lower() if match else ""
        if match and (lead in _WHEN[g.english] or (not lead and not g.english)):
            ask = _WHEN[g.english].get(lead, "Når")
            parts = question_parts(view, ask, (), use_front=False)
            if parts and not _YEAR.search(parts["rest"]):
                yield measured_draft(view, measure, parts, rule="date")


_TOLD = ("at", "that")
_OPEN_TIMES = word_set("since siden until till inntil til from fra")
_PART_OF_TIME = phrase_set("tidlig på|tidlig i|sent på|sent i|midt på|midt i|mot slutten av")
_NOT_WHEN = ("by", "av", "etter at", "after", "when", "da")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_WHEN = {
    True: {
        "in": "When",
        "on": "When",
        "at": "When",
        "during": "When",
        "around": "When",
        "between": "When",
        "about": "When",
        "since": "Since when",
        "until": "Until when",
        "till": "Until when",
        "by": "By when",
        "from": "From when",
        "before": "Before what date",
        "after": "After what date",
    },
    False: {
        "i": "Når",
        "den": "Når",
        "på": "Når",
        "ved": "Når",
        "rundt": "Når",
        "mellom": "Når",
        "omkring": "Når",
        "om": "Når",
        "siden": "Siden når",
        "til": "Til når",
        "inntil": "Til når",
        "frem til": "Til når",
        "fram til": "Til når",
        "innen": "Innen når",
        "fra": "Fra når",
        "fra og med": "Fra når",
        "før": "Før hvilket tidspunkt",
        "etter": "Etter hvilket tidspunkt",
    },
}


def _ask_when(view: ClauseView, segment: Segment) -> str:
    """The words that ask for the date in ``segment``; empty where it is no date of the verb."""
    g, verbs = view.item.grammar, view.clause.verbs
    if segment.kind is SegmentKind.OBJECT:
        own = verbs.passive or segment is view.clause.segments[0]
        return "Når" if own and not g.english and not verbs.copula else ""
    if segment.kind is not SegmentKind.PHRASE:
        return ""
    if _of_other_verb(view, segment):
        return ""
    if dates_its_noun(view, segment) or (segment.lead == "since" and verbs.past):
        return ""  # "for the first time since 1952" does not say since when
    if segment.lead in ("before", "after", "før", "etter") and not _bare_year(view, segment):
        return ""
    if segment.lead in _PART_OF_TIME:
        return "Når"
    return _WHEN[g.english].get(segment.lead, "")


def _of_other_verb(view: ClauseView, segment: Segment) -> bool:
    """ "har gått over til X, en variant laget på 1970-tallet": a perfect tense has no date."""
    verbs = view.clause.verbs
    perfect = verbs.finite.lower() in ("has", "have", "har") and bool(verbs.rest)
    named = any(
        s.kind is SegmentKind.APPOSITION and s.start < segment.start for s in view.clause.segments
    )
    words = view.item.parse.words
    content = any(
        s.start < segment.start and words[s.body].lower in _TOLD
        for s in view.clause.segments
        if s.body < s.end
    )
    return named or content or (perfect and segment.lead not in _OPEN_TIMES)


def _bare_year(view: ClauseView, segment: Segment) -> bool:
    return view.item.parse.body_text(segment).strip(" ,").isdigit()


# -- the rest -------------------------------------------------------------------------------------
def _limits_another(item: Analysed, date: Measure) -> bool:
    """ "had 250 members in 1998": the date is part of what is asked about the number."""
    kinds = [m.kind for m in item.measures]
    others = any(k not in (QuantityKind.DATE, QuantityKind.FREQUENCY) for k in kinds)
    if others and kinds.count(QuantityKind.DATE) > 1 and len(set(kinds)) * 2 == len(kinds):
        return True  # "rose to 74% in 2013 and to 83% in 2016"
    words = item.parse.words
    return others and any(
        (c.verbs.copula or c.verbs.base in _STATES)
        and words[max(c.front.start, 0)].start <= date.start
        and date.end <= words[c.end - 1].end + 1
        for c in item.parse.clauses
    )


@sentence_rule("gap")
def gap(item: Analysed) -> Iterator[FactDraft]:
    """A number no question was found for becomes a gap in its own sentence."""
    if not item.statement:
        return
    for measure in item.measures:
        text = item.sentence.clean
        value = text[measure.start : measure.end]
        if measure.kind is QuantityKind.COUNT and measure.low < 2 and measure.scale == 1:
            continue
        if measure.kind is QuantityKind.DATE and _limits_another(item, measure):
            continue
        if measure.unit == EACH:
            continue  # asked with "how often", or part of another question
        answer = shown_amount(text, measure)
        yield FactDraft(
            KINDS[measure.kind],
            "gap",
            item.topic.label,
            "",
            (answer,),
            value,
            counted_part(text, measure),
            False,
            to_quantity(measure),
            rank=9,
        )

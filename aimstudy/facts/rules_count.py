"""Rules for how many: after the verb, as the subject, and what there is."""

import re
from collections.abc import Iterator

from aimstudy.facts.amount_slots import Slot, slots, subject_slot
from aimstudy.facts.amounts import Asked, ask_for, asked_in_place
from aimstudy.facts.asking import BESIDE, kept_words, pieces, question_parts
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule
from aimstudy.facts.measuring import inside, measured_draft
from aimstudy.facts.question_fronts import question_front
from aimstudy.facts.rules_counted_list import STRANDED, beside_parts, listed_after
from aimstudy.language.clauses import STATING, SegmentKind
from aimstudy.language.quantities import QuantityKind


@clause_rule("count")
def count(view: ClauseView) -> Iterator[FactDraft]:
    """ "must complete four courses" answers "How many courses must ... complete?"."""
    if view.clause.verbs.copula:
        return
    for slot in slots(view):
        if slot.measure.kind is not QuantityKind.COUNT:
            continue
        asked = ask_for(view, slot)
        parts = _count_parts(view, slot, asked) if asked else None
        if parts:
            yield measured_draft(view, slot.measure, parts, rule="count")
    yield from _lists(view)


def _count_parts(view: ClauseView, slot: Slot, asked: Asked) -> dict[str, str] | None:
    segment = slot.segment
    if segment is None:
        return None
    first = segment is view.clause.segments[0]
    # in "between 11 and 30" the preposition belongs to the amount
    words = view.item.parse.words
    lead = "" if slot.measure.start < words[segment.body].start else slot.lead
    if not lead and not first and segment.kind is SegmentKind.PHRASE:
        return None
    if lead in STRANDED and first:
        return question_parts(view, asked.ask, (segment,), f"{lead} {asked.tail}".strip())
    if lead in BESIDE or (lead and segment.after_comma):
        return None
    ask = f"{lead.capitalize()} {asked.ask[:1].lower()}{asked.ask[1:]}" if lead else asked.ask
    for_what = _DAYS_FOR.match(ask)
    if for_what and not lead:  # "How many days is X allowed for the repair?"
        tail = f"{for_what['tail']} {asked.tail}".strip()
        return asked_in_place(view, for_what["ask"], segment, tail)
    at_once = _AT_ONCE.match(ask)
    if at_once:
        tail = f"{at_once['tail']} {asked.tail}".strip()
        return asked_in_place(view, at_once["ask"].strip(), segment, tail)
    return asked_in_place(view, ask, segment, asked.tail)


# "How many questions do they face in a single sitting?"
_AT_ONCE = re.compile(
    r"(?P<ask>(?:How many|Hvor mange) (?:[\w-]+ )+?)"
    r"(?P<tail>(?:in|on|at|from|i|på|ved|fra) (?:each|every|hver|hvert) .+|"
    r"(?:in|during|at) (?:a|an|one|a single|the same) \w+|"
    r"(?:i|på|under) (?:én|ett|en|et|en og samme|ett og samme) \w+)$"
)
_DAYS_FOR = re.compile(
    r"(?P<ask>How many (?:\w+ )?(?:days|weeks|months|years|hours)) (?P<tail>for .+)$"
)


def _lists(view: ClauseView) -> Iterator[FactDraft]:
    """Items named right after a count."""
    for slot in slots(view):
        if slot.measure.kind is QuantityKind.COUNT and slot.segment is not None:
            asked = ask_for(view, slot)
            if asked:
                noun = asked.ask.removeprefix("How many ").removeprefix("Hvor mange ")
                yield from listed_after(view, slot.segment, slot.measure, noun, slot.lead)


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
        parts = beside_parts(view, ask)
        if parts and len(noun.split()) <= 6:
            yield measured_draft(view, measure, parts, 2, "count-beside")
            yield from listed_after(view, segment, measure, noun, "")
        return


@clause_rule("counted-subject")
def counted_subject(view: ClauseView) -> Iterator[FactDraft]:
    """ "In 2021, 74,000 people had an account" answers "How many people had ... in 2021?"."""
    verbs, g = view.clause.verbs, view.item.grammar
    slot = subject_slot(view)
    if slot is None or view.clause.kind not in STATING:
        return
    asked = ask_for(view, slot)
    kept, front = kept_words(view, ()), question_front(view)
    if asked is None or kept is None or front is None:
        return
    if g.english and verbs.finite.lower().endswith("s") and _ONE_UNIT.match(asked.ask):
        return  # "one hour of wind lifts": not "how many hour"
    listed = any(s.kind is SegmentKind.COLON for s in view.clause.segments)
    if not (kept or front or asked.tail or listed or _PART.search(asked.ask)):
        return  # "How many people died?" asks too little
    finite = verbs.finite.lower()
    one_sum = slot.measure.kind in (QuantityKind.SIZE, QuantityKind.MONEY)
    if g.english and one_sum:
        finite = {"were": "was", "are": "is", "have": "has"}.get(finite, finite)
    adverbs = " ".join(a for a in verbs.adverbs if a.lower() not in g.drop_adverbs)
    order = [adverbs, verbs.rest, asked.tail, kept]
    if g.english and finite not in g.finite_aux:
        finite, order = f"{adverbs} {finite}".strip(), [verbs.rest, asked.tail, kept]
    words = " ".join(part for part in order if part)
    parts = {**pieces(asked.ask, finite, "", words), "front": front}
    yield measured_draft(view, slot.measure, parts, rule="counted-subject")


_PART = re.compile(r" (?:of|av) ")
_ONE_UNIT = re.compile(r"How many (?!\w+s\b|people\b|men\b|women\b|children\b)\w+\b")
_KINDS_OF = frozenset(
    ["types", "kinds", "forms", "varieties", "versions", "typer", "slag", "former", "varianter"]
)


@clause_rule("exists")
def exists(view: ClauseView) -> Iterator[FactDraft]:
    """ "There are three kinds of X" answers "How many kinds of X are there?"."""
    g, verbs = view.item.grammar, view.clause.verbs
    if view.subject not in ("there", "det", "it") or not view.clause.segments:
        return
    slot = next(slots(view), None)
    if slot is None or slot.segment is not view.clause.segments[0]:
        return
    asked = ask_for(view, slot)
    kept, front = kept_words(view, (slot.segment,)), question_front(view)
    if asked is None or kept is None or front is None:
        return
    asked = _placed(asked)
    ask = _of_topic(view, asked.ask) if not kept else asked.ask
    if slot.measure.kind is QuantityKind.DURATION and not g.english:
        ask = ask.replace("Hvor lenge", "Hvor lang tid")
    finite, middle = verbs.finite.lower(), verbs.rest
    if g.english and verbs.lexical:
        finite, middle = ("did" if verbs.past else "does"), f"{verbs.base} {verbs.rest}".strip()
    words = " ".join(part for part in (middle, asked.tail, kept) if part)
    parts = {**pieces(ask, finite, view.subject, words), "front": front}
    yield measured_draft(view, slot.measure, parts, rule="exists")
    noun = asked.ask.removeprefix("How many ").removeprefix("Hvor mange ")
    if slot.measure.kind is QuantityKind.COUNT:
        yield from listed_after(view, slot.segment, slot.measure, noun, "")


_PLACE = re.compile(
    r" (?:on|in|at|within|under|along|across|around|near|off|i|på|ved|innen|langs|rundt|nær) .+$"
)


def _placed(asked: Asked) -> Asked:
    """ "How many members on the board" to "How many members ... on the board"."""
    match = _PLACE.search(asked.ask)
    if match is None:
        return asked
    return Asked(asked.ask[: match.start()], f"{match.group().strip()} {asked.tail}".strip())


def _of_topic(view: ClauseView, ask: str) -> str:
    g, label = view.item.grammar, view.item.topic.label
    if ask.split()[-1].lower() in _KINDS_OF and label:
        return f"{ask} {'of' if g.english else 'av'} {label}"
    return ask

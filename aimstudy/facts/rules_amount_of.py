"""Rules for a number that describes a noun ("a fee of $30"), and for two numbers side by side."""

import re
from collections.abc import Iterator
from dataclasses import replace

from aimstudy.facts.amount_slots import Slot, beside_subject, slots
from aimstudy.facts.amounts import Asked, ask_for
from aimstudy.facts.asking import kept_words, pieces, question_parts
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule
from aimstudy.facts.measuring import measured_draft
from aimstudy.facts.nouns_of_size import COST_NOUN, ask_size_of, how_high_nb
from aimstudy.facts.question_fronts import question_front
from aimstudy.facts.vocabulary import lower_first
from aimstudy.language.clauses import STATING, Segment, SegmentKind
from aimstudy.language.numerals import find_numerals
from aimstudy.language.quantities import Measure, QuantityKind
from aimstudy.language.words import Word

_KINDS = (QuantityKind.MONEY, QuantityKind.PERCENT, QuantityKind.DURATION, QuantityKind.SIZE)
_PHRASE = re.compile(
    r"(?:(?P<lead>[a-zæøå ]+?) )?(?P<det>an?|en|ei|et) (?P<noun>[\w’'-]+(?: [\w’'-]+){0,4}?) "
    r"(?P<of>of|på) ?$",
    re.I,
)


@clause_rule("amount-of")
def amount_of(view: ClauseView) -> Iterator[FactDraft]:
    """ "pays an annual fee of $30" answers "How large an annual fee does X pay?"."""
    if view.clause.verbs.copula:
        return
    segments = view.clause.segments
    for place, segment in enumerate(segments):
        if segment.kind not in (SegmentKind.OBJECT, SegmentKind.PHRASE) or segment.after_comma:
            continue
        if segment is beside_subject(view):
            continue
        found = described(view, segment.start, segment.end, segment.relative)
        omit: tuple[Segment, ...] = (segment,)
        if found is None and place and segment.lead in ("of", "på"):
            omit = (segments[place - 1], segment)
            found = described(view, omit[0].start, segment.end, segment.relative)
        if found is None or found[2] not in ("", omit[0].lead):
            continue
        parts = question_parts(view, _behind(found[2], found[1]), omit)
        if parts:
            yield measured_draft(view, found[0], parts, rule="amount-of")
    yield from _of_subject(view)


def _of_subject(view: ClauseView) -> Iterator[FactDraft]:
    """ "A charge of 7 percent applies" answers "How large a charge applies?"."""
    verbs, g, span = view.clause.verbs, view.item.grammar, view.clause.subject
    if view.clause.kind not in STATING or verbs.copula:
        return
    behind = beside_subject(view)
    found = described(view, span.start, behind.end if behind else span.end, -1)
    kept, front = kept_words(view, (behind,) if behind else ()), question_front(view)
    if found is None or found[2] or kept is None or front is None:
        return
    measure, ask, _ = found
    adverbs = " ".join(a for a in verbs.adverbs if a.lower() not in g.drop_adverbs)
    finite, order = verbs.finite.lower(), [adverbs, verbs.rest, kept]
    if g.english and finite not in g.finite_aux:
        finite, order = f"{adverbs} {finite}".strip(), [verbs.rest, kept]
    words = " ".join(part for part in order if part)
    yield measured_draft(
        view, measure, {**pieces(ask, finite, "", words), "front": front}, rule="amount-of"
    )


def described(
    view: ClauseView, start: int, end: int, relative: int
) -> tuple[Measure, str, str] | None:
    """The number at the end of "a fee of $30", the words that ask for it, and the preposition.

    ``start:end`` are the words of the phrase, ``relative`` where a clause inside begins.
    """
    words, text = view.item.parse.words, view.item.sentence.clean
    if end <= start or relative > start:
        return None
    begin, stop = words[start].start, words[end - 1].end
    for measure in view.item.measures:
        if measure.kind not in _KINDS or not begin < measure.start < stop <= measure.end + 1:
            continue
        match = _PHRASE.fullmatch(text[begin : measure.start])
        if match and (match["of"] == "of") is view.item.grammar.english:
            noun = f"{match['det'].lower()} {match['noun']}"
            ask = ask_size_of(noun, measure.kind, view.item.grammar)
            return (measure, ask, (match["lead"] or "").lower()) if ask else None
    return None


def _behind(lead: str, ask: str) -> str:
    return f"{lead.capitalize()} {ask[:1].lower()}{ask[1:]}" if lead else ask


# -- two numbers, each for its own case ---------------------------------------------------------
_PAIR = re.compile(
    r"(?P<one>.*?(?P<prep>\b(?:for|in|to|at|on|by|with|from|per|i|til|på|om|ved|blant|among|med|fra)"
    r"\b) [^,;]+?),? (?:and|og|but|men|while|mens|against|mot) (?:to |at |by |til |på |med )?"
    r"(?P<value>[^,;]*?) ?"
    r"(?P<two>(?P=prep) [^,;]+?)(?:[.;,].*)?$"
)


@clause_rule("each-number")
def each_number(view: ClauseView) -> Iterator[FactDraft]:
    """ "$90 for members and $120 for others": two amounts, each with what it is for."""
    yield from _other_subject(view)
    yield from _of_gapped(view)
    yield from _joined_subject(view)
    text = view.item.sentence.clean
    slot = next(iter(slots(view)), None)
    if slot is None or slot.segment is None or slot.measure.kind is QuantityKind.DATE:
        return
    end = _clause_end(view)
    match = _PAIR.match(text[slot.measure.end : end])
    second = _second(view, slot, match) if match else None
    if match is None or second is None:
        return
    after = text[slot.measure.end : slot.measure.end + match.start("prep")].strip()
    head = text[view.item.parse.words[slot.segment.start].start : slot.measure.start]
    beside = slot.beside if slot.beside and head.startswith(slot.beside) else ""
    own = replace(slot, end=slot.measure.end + match.start("prep"), beside=beside)
    rest = _from(view, slot.segment)
    for measure, tail in (
        (slot.measure, match["one"][match.start("prep") :]),
        (second, match["two"]),
    ):
        parts = _pair_parts(view, own, rest, tail.strip(" ,."), after)
        if parts:
            yield measured_draft(view, measure, parts, rank=0, rule="each-number")


def _other_subject(view: ClauseView) -> Iterator[FactDraft]:
    """ "Employers pay 9 percent of the salary, employees 2 percent": whose the second is."""
    found = list(slots(view, gapped=True))
    if len(found) != 2 or view.clause.verbs.copula:
        return
    first, second = found
    if first.segment is None or second.segment is None or first.lead:
        return
    between = [
        s for s in view.clause.segments if first.segment.end <= s.start < second.segment.start
    ]
    asked = ask_for(view, first)
    alike = first.measure.kind is second.measure.kind
    if asked is None or not alike or [s.kind for s in between] != [SegmentKind.APPOSITION]:
        return
    omit = (first.segment, *_from(view, between[0]))
    parts = question_parts(view, asked.ask, omit, asked.tail)
    other = lower_first(view.item.parse.segment_text(between[0]).strip(" ,"), view.item.vocabulary)
    if parts is None or len(other.split()) > 6:
        return
    if parts["finite"] in ("do", "does"):
        parts["finite"] = "do" if other.endswith("s") else "does"
    parts = {**parts, "subject": other}
    yield measured_draft(view, second.measure, parts, rank=0, rule="each-number")


def _of_gapped(view: ClauseView) -> Iterator[FactDraft]:
    """The same where the parser gives the second its own clause with the verb of the first."""
    item, clause = view.item, view.clause
    for place, host in enumerate(item.parse.clauses[: view.index]):
        subject = item.subjects[place]
        borrowed = clause.verbs.end == clause.verbs.start and host.verbs.base == clause.verbs.base
        if not borrowed or subject is None or not clause.segments:
            continue
        before = ClauseView(item, place, host, subject)
        slot = next(iter(slots(before)), None)
        second = next(iter(slots(view)), None)
        if slot is None or second is None or slot.segment is None or slot.lead or second.lead:
            return
        asked = ask_for(before, slot)
        if asked is None or slot.measure.kind is not second.measure.kind:
            return
        parts = question_parts(before, asked.ask, (slot.segment,), asked.tail)
        if parts:
            parts = {**parts, "subject": view.subject}
            yield measured_draft(view, second.measure, parts, rank=0, rule="each-number")
        return


_NEXT_SUBJECT = re.compile(
    r"(?P<of>(?: (?:of|av) [^,;]*?)?),? (?:and|og|while|mens|but|men) "
    r"(?P<who>(?:(?:the|a|an|its|den|det|de) )?[\w-]+(?: [\w-]+){0,2}) $"
)


def _joined_subject(view: ClauseView) -> Iterator[FactDraft]:
    """ "the insurer covers $2 million and the client $3 million": what the client covers."""
    item, verbs = view.item, view.clause.verbs
    slot = next(iter(slots(view)), None)
    if slot is None or slot.segment is None or slot.lead or verbs.copula:
        return
    text, stop = item.sentence.clean, _clause_end(view)
    for measure in item.measures:
        if measure.kind is not slot.measure.kind or not slot.measure.end < measure.start < stop:
            continue
        match = _NEXT_SUBJECT.fullmatch(text[slot.measure.end : measure.start])
        closed = re.match(r" ?(?:[.,;]|$)", text[measure.end :]) is not None
        if match is None or not closed or not _names_somebody(view, match, slot.measure.end):
            return
        asked = ask_for(view, replace(slot, end=slot.measure.end + match.end("of"), beside=""))
        parts = (
            question_parts(view, asked.ask, _from(view, slot.segment), asked.tail)
            if asked
            else None
        )
        if parts is None:
            return
        if parts["finite"] in ("do", "does"):
            parts["finite"] = "do" if _is_plural(view, match, slot.measure.end) else "does"
        parts = {**parts, "subject": lower_first(match["who"], item.vocabulary)}
        yield measured_draft(view, measure, parts, rank=0, rule="each-number")
        return


def _words_of(view: ClauseView, match: re.Match[str], offset: int) -> list[Word]:
    start, end = (offset + at for at in match.span("who"))
    return [w for w in view.item.parse.words if start <= w.start < end]


def _names_somebody(view: ClauseView, match: re.Match[str], offset: int) -> bool:
    """A noun phrase that is known: "the client", "kunden", "employees"."""
    found = _words_of(view, match, offset)
    fits = bool(found) and found[-1].tag in ("NOUN", "PROPN")
    plain = all(w.tag in ("DET", "ADJ", "NOUN", "PROPN", "PRON") for w in found)
    known = (
        found[0].tag == "DET" or found[-1].definite or found[-1].number == "plur"
        if found
        else False
    )
    return fits and plain and (known or found[-1].tag == "PROPN")


def _is_plural(view: ClauseView, match: re.Match[str], offset: int) -> bool:
    return _words_of(view, match, offset)[-1].number == "plur"


def _clause_end(view: ClauseView) -> int:
    """The end of the sentence's part that the clause fills; a gapped "and 400 in 2005" included."""
    words, text = view.item.parse.words, view.item.sentence.clean
    later = [
        words[c.subject.start].start
        for c in view.item.parse.clauses
        if c.subject.start > view.clause.verbs.end and c.subject.end > c.subject.start
    ]
    return min(later, default=len(text))


def _second(view: ClauseView, slot: Slot, match: re.Match[str]) -> Measure | None:
    """The second number: of the same kind, or bare figures that count the same things."""
    start, end = (slot.measure.end + at for at in match.span("value"))
    text, g = view.item.sentence.clean, view.item.grammar
    for measure in view.item.measures:
        if measure.start == start and measure.end >= end and measure.kind is slot.measure.kind:
            return measure
        if measure.start == start and measure.end == end and measure.scale != 1:
            return replace(measure, kind=slot.measure.kind)  # "12 billion dollars ..., 31 billion"
        if measure.start == start and measure.kind is slot.measure.kind:
            same = text[measure.end : end].strip() in ("", _noun(text, slot.measure))
            return measure if same else None
    figures = [
        n for n in find_numerals(text[start:end], g) if n.start == 0 and n.end == end - start
    ]
    counted = slot.measure.kind is QuantityKind.COUNT
    if len(figures) != 1 or not (counted or figures[0].scale):
        return None  # "12 billion dollars in 2004 and 31 billion in 2016"
    value = figures[0].value
    return Measure(slot.measure.kind, start, end, start, value, value, slot.measure.unit)


def _noun(text: str, measure: Measure) -> str:
    return text[measure.noun_start : measure.noun_end] if measure.noun_start >= 0 else ""


def _from(view: ClauseView, segment: Segment) -> tuple[Segment, ...]:
    """``segment`` and all after it."""
    place = next(i for i, s in enumerate(view.clause.segments) if s is segment)
    return tuple(view.clause.segments[place:])


def _pair_parts(
    view: ClauseView, slot: Slot, omit: tuple[Segment, ...], tail: str, after: str
) -> dict[str, str] | None:
    verbs, g = view.clause.verbs, view.item.grammar
    if verbs.copula:
        if after or omit[0] is not view.clause.segments[0]:
            return None
        cost = COST_NOUN.search(view.subject) is not None
        ask = ("How high" if cost else "What") if g.english else _how_nb(view.subject, cost)
        return pieces(ask, verbs.finite.lower(), view.subject, f"{verbs.rest} {tail}".strip())
    asked = ask_for(view, slot)
    if asked is None:
        return None
    if asked.ask == "Hvor lenge" and not slot.lead and verbs.base in ("ta", "kreve", "bruke"):
        asked = Asked("Hvor lang tid", asked.tail)
    lead = f"{slot.lead} " if slot.lead else ""
    ask = f"{lead}{asked.ask[:1].lower()}{asked.ask[1:]}" if lead else asked.ask
    return question_parts(view, ask[:1].upper() + ask[1:], omit, f"{asked.tail} {tail}".strip())


def _how_nb(subject: str, cost: bool) -> str:
    return how_high_nb(subject) if cost else "Hva"

"""Rules for where, how, on what condition and within what range."""

import re
from collections.abc import Iterator
from itertools import pairwise

from aimstudy.domain.fact import FactKind
from aimstudy.facts.asking import body, pieces, question_parts
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule, one_answer
from aimstudy.language.actors import is_person
from aimstudy.language.clauses import ClauseKind, Segment, SegmentKind
from aimstudy.language.enumerations import split_list
from aimstudy.language.words import word_set

_PLACE_LEADS = ("through", "via", "at", "in", "on", "from", "på", "ved", "hos", "i", "gjennom")
_PLACE_WORDS = re.compile(
    r"\b(?:website|site|portal|platform|online|cent(?:er|re)s?|office|school|university|campus|internet|home|"
    r"\w*nettsted\w*|\w*hjemmeside\w*|\w*nettside\w*|nettet|\w*senter\w*|\w*kontor\w*|skolen|universitetet|digitalt|portalen)\b",
    re.I,
)
_WITH_PLACE = word_set(
    """
    purchase buy write take order sell hold find download register obtain complete offer
    arrange conduct book kjøpe skrive ta bestille selge holde finne laste gjennomføre avholde
    arrangere avlegge få fullføre tilby
    """
)
_MAX_CLAUSE = 22


@clause_rule("place")
def place(view: ClauseView) -> Iterator[FactDraft]:
    """ "can be bought through the website" answers "Where can X be bought?"."""
    item, verbs = view.item, view.clause.verbs
    if verbs.base not in _WITH_PLACE or not (verbs.passive or verbs.modal):
        return
    if view.clause.kind is ClauseKind.RESTRICTIVE:
        return
    segments = view.clause.segments
    after_object = segments and segments[0].kind is SegmentKind.OBJECT and not verbs.passive
    for segment in segments[1 if after_object else 0 :]:
        if segment.kind not in _PLACE_SEGMENTS:
            return
        text = item.parse.segment_text(segment)
        online = _ONLINE.fullmatch(text.lower()) is not None
        if not (online or (segment.lead in _PLACE_LEADS and _PLACE_WORDS.search(text))):
            continue
        last = _last_place(view, segment) if online else segment
        omit = tuple(s for s in segments if segment.start <= s.start <= last.start)
        answer = item.parse.slice(segment.start, last.end).strip(" ,")
        parts = question_parts(view, "Where" if item.grammar.english else "Hvor", omit)
        if parts and len(answer.split()) <= 10:
            yield one_answer(view, FactKind.PLACE, "place", answer, parts, True, 3)
        return


_PLACE_SEGMENTS = (SegmentKind.PHRASE, SegmentKind.OBJECT)
_ONLINE = re.compile(r"(?:online|digitalt|på nettet)(?: or| and| eller| og)?")


def _last_place(view: ClauseView, online: Segment) -> Segment:
    """ "online through the website": the place goes on in the segments after it."""
    rest = [
        s for s in view.clause.segments if s.start >= online.start and s.kind in _PLACE_SEGMENTS
    ]
    return rest[-1]


@clause_rule("means")
def means(view: ClauseView) -> Iterator[FactDraft]:
    """ "by adding education" answers "How can X ...?"."""
    for segment in view.clause.segments:
        if segment.kind is not SegmentKind.MEANS:
            continue
        answer = view.item.parse.segment_text(segment).strip(" ,")
        answer = re.sub(r" (?:in areas|in fields|innen områder|på områder)$", "", answer)
        later = tuple(s for s in view.clause.segments if s.start >= segment.start)
        parts = question_parts(view, "How" if view.item.grammar.english else "Hvordan", later)
        if parts and 2 < len(answer.split()) <= _MAX_CLAUSE and _says_enough(view, later):
            yield one_answer(view, FactKind.MEANS, "means", answer, parts, rank=4)
        return


def _says_enough(view: ClauseView, omitted: tuple[object, ...]) -> bool:
    kept = len(view.clause.segments) - len(omitted)
    found = view.clause.verbs.base == "finnes"  # "finnes ved å gange": a passive as well
    return kept > 0 or view.clause.verbs.passive or found


@clause_rule("areas")
def areas(view: ClauseView) -> Iterator[FactDraft]:
    """ "by adding education in areas like A, B and C" answers "In which areas ...?"."""
    item, g = view.item, view.item.grammar
    segments = view.clause.segments
    for segment, example in pairwise(segments):
        if segment.kind is not SegmentKind.MEANS or example.kind is not SegmentKind.EXAMPLE:
            continue
        text = body(item, segment)
        match = re.match(
            r"(?P<verb>\S+) (?P<object>.+) (?P<lead>in|innen|på|i) (?P<noun>areas|fields|områder|"
            r"felt)$",
            text,
        )
        items = split_list(body(item, example), g)
        if not match or not items:
            return
        which = "which" if g.english else "hvilke"
        ask = f"{match['lead'].capitalize()} {which} {match['noun']}"
        modal = view.clause.verbs.modal or ("can" if g.english else "kan")
        if g.english:
            rest = f"seek {re.sub(r'^after ', '', match['object'])}"
        else:
            rest = f"{match['verb']} {match['object']}"
        parts = pieces(ask, modal, view.subject, rest)
        yield FactDraft(
            FactKind.LIST,
            "areas",
            view.subject,
            "areas",
            items,
            body(item, example),
            parts,
            True,
            exhaustive=False,
            rank=3,
        )
        return


@clause_rule("condition")
def condition(view: ClauseView) -> Iterator[FactDraft]:
    """ "..., depending on X" answers "What does Y depend on?"."""
    verbs, english = view.clause.verbs, view.item.grammar.english
    for segment in view.clause.segments:
        match = _DEPENDING.match(view.item.parse.segment_text(segment))
        if not match or not segment.after_comma:
            continue
        answer = match["what"].strip(" ,")
        if len(answer.split()) > 12 or answer.split()[0].lower() in _EMBEDDED:
            return
        if _pays(view):
            yield from _amount_depends(view, answer)
            return  # what they pay depends on it, they do not
        subject = _short_cost(view) or re.sub(r" (?:to be \w+|som skal \w+)$", "", view.subject)
        if english:
            plural = verbs.plural or verbs.finite.lower() == "are"
            parts = pieces("What", "do" if plural else "does", subject, "depend on")
        else:
            parts = pieces("Hva", "avhenger", subject, "av")
        yield one_answer(view, FactKind.CONDITION, "condition", answer, parts, True, 3)
        return


_PAYING = word_set(
    "pay receive get earn contribute charge cost collect lend owe draw betale motta få tjene koste "
    "kreve låne innbetale"
)


def _pays(view: ClauseView) -> bool:
    active = view.clause.verbs.base in _PAYING and not view.clause.verbs.passive
    return active or is_person(view.subject, view.item.grammar)


def _amount_depends(view: ClauseView, answer: str) -> Iterator[FactDraft]:
    """ "Owners pay 2 % or 3 %, depending on X": what the amount that they pay depends on."""
    verbs, english = view.clause.verbs, view.item.grammar.english
    if verbs.base not in _PAYING or verbs.modal or verbs.passive or verbs.negated:
        return
    finite = verbs.finite.lower()
    parts = pieces("What", "does", f"the amount that {view.subject} {finite}", "depend on")
    if not english:
        parts = pieces("Hva", "avhenger", "det", f"av hvor mye {view.subject} {finite}")
    yield one_answer(view, FactKind.CONDITION, "condition", answer, parts, True, 3)


_DEPENDING = re.compile(
    r"(?:according to(?= (?:the )?(?:size|age|income|length|weight|value|type|number|level|risk))|"
    r"depending (?:up)?on|contingent (?:up)?on|dependent on|avhengig av) (?P<what>.+)$"
)
_EMBEDDED = ("whether", "how", "om", "hvor", "hvordan")


def _short_cost(view: ClauseView) -> str:
    """ "the cost for A and B ... to complete the program" to "the cost to complete the program"."""
    match = re.match(r"((?:the )?(?:cost|price|fee)|kostnaden|prisen) (?:for|of) ", view.subject)
    for segment in view.clause.segments:
        purpose_like = segment.kind in (SegmentKind.INFINITIVE, SegmentKind.PURPOSE)
        text = view.item.parse.segment_text(segment)
        if match and purpose_like and view.item.topic.mentioned(text):
            return f"{match.group(1)} {text}"
    return ""


_RANGES = {
    True: re.compile(
        r"(?P<noun>[a-z]+) (?:going|ranging|extending|stretching) from (?P<low>[^,]+?) to "
        r"(?P<high>\w+ing [^,]+|the [^,]+)$"
    ),
    False: re.compile(
        r"(?P<noun>[a-zæøå]+) som (?:spenner|går|strekker seg|varierer) fra (?P<low>å [^,]+?) "
        r"til (?P<high>å [^,]+)$"
    ),
}


_FROM_TO = {True: ("From what to what", ""), False: ("Hva", "over")}


@clause_rule("range")
def spans(view: ClauseView) -> Iterator[FactDraft]:
    """ "obligations going from A to B" answers "From what to what do they range?"."""
    item, english = view.item, view.item.grammar.english
    if view.clause.kind not in (ClauseKind.MAIN, ClauseKind.COORDINATED):
        return
    yield from _own_range(view)
    tail = item.parse.slice(view.clause.verbs.end, view.clause.end).strip(" ,.")
    match = _RANGES[english].search(tail)
    if not match or any(c.isdigit() for c in match["low"]):
        return
    of = view.subject
    if english:
        parts = pieces(_FROM_TO[True][0], "do", f"the {match['noun']} of {of}", "range")
    else:
        noun = match["noun"] + ("et" if not match["noun"].endswith(("et", "en")) else "")
        parts = pieces("Hva", "spenner", f"{noun} i {of}", "over")
    value = tail[match.start("low") : match.end("high")]
    yield FactDraft(
        FactKind.SCOPE, "range", of, "range", (match["low"], match["high"]), value, parts, rank=4
    )


def _own_range(view: ClauseView) -> Iterator[FactDraft]:
    """ "Their duties range from A to B" with the range as the clause's own verb."""
    if view.clause.verbs.base not in ("range", "spenne", "extend") or not view.clause.segments:
        return
    first = view.clause.segments[0]
    text = view.item.parse.slice(first.start, view.clause.end).strip(" ,.")
    match = re.match(
        r"(?:from|fra) (?P<low>[^,]+?) (?:to|til) (?P<high>\w+ing [^,]+|å [^,]+|the [^,]+)$", text
    )
    if not match or any(c.isdigit() for c in match["low"]):
        return
    omit = tuple(view.clause.segments)
    ask, tail = _FROM_TO[view.item.grammar.english]
    parts = question_parts(view, ask, omit, tail)
    if parts:
        yield FactDraft(
            FactKind.SCOPE,
            "range",
            view.subject,
            "range",
            (match["low"], match["high"]),
            text[match.start("low") :],
            parts,
            rank=3,
        )

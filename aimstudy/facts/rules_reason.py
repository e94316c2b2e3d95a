"""Rules for why and on what condition: clauses with "because" or "if". Knows nothing of cards."""

import re
from collections.abc import Iterator

from aimstudy.domain.fact import FactKind
from aimstudy.facts.asking import CAUSES, question_parts
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule, one_answer
from aimstudy.language.clauses import ClauseKind, Segment, SegmentKind, Span
from aimstudy.language.verbs import find_finite
from aimstudy.language.words import phrase_set

_MAX_REASON = 18
_REASON_CLAUSES = phrase_set("because|since|fordi|ettersom|siden")
_CONDITIONS = phrase_set("if|hvis|dersom|provided")
_SPEAKER = re.compile(r"\b(?:this|these|those|dette|disse|slike?|such|he|she|han|hun)\b", re.I)


@clause_rule("cause")
def cause(view: ClauseView) -> Iterator[FactDraft]:
    """ "X happens because Y" answers "Why does X happen?"; so does "Because Y, X happens"."""
    english = view.item.grammar.english
    if not _whole_clause(view):
        return
    for segment in view.clause.segments:
        if segment.lead not in CAUSES or not _is_reason(view, segment):
            continue
        later = tuple(s for s in view.clause.segments if s.start >= segment.start)
        yield from _asked(view, FactKind.CAUSE, "cause", segment.start, later, english)
        return
    front = view.clause.front
    if front and _opens_with_reason(view, front):
        yield from _asked_front(view, FactKind.CAUSE, "cause", front)


def _opens_with_reason(view: ClauseView, front: Span) -> bool:
    """ "Since the 1920s" is a time: words that also give a time need a clause after them."""
    words, g = view.item.parse.words, view.item.grammar
    first = words[front.start].lower
    if first not in _REASON_CLAUSES:
        return False
    if first not in g.prepositions:
        return True
    return find_finite(g, words, front.start + 1, front.end) > front.start + 1


def _is_reason(view: ClauseView, segment: Segment) -> bool:
    """ "since 1990" and "siden mai" give a time."""
    return segment.kind is SegmentKind.CONDITION or " " in segment.lead


def _whole_clause(view: ClauseView) -> bool:
    main = view.clause.kind in (ClauseKind.MAIN, ClauseKind.COORDINATED)
    return main and view.subject.lower() not in ("there", "det", "it")


def _asked(
    view: ClauseView,
    kind: FactKind,
    rule: str,
    start: int,
    omit: tuple[Segment, ...],
    english: bool,
) -> Iterator[FactDraft]:
    answer = view.item.parse.slice(start, omit[-1].end).strip(" ,")
    parts = question_parts(view, _ASK[kind, english], omit, use_front=kind is FactKind.CAUSE)
    if parts and _sound(answer):
        yield one_answer(view, kind, rule, answer, parts, rank=3)


def _asked_front(view: ClauseView, kind: FactKind, rule: str, front: Span) -> Iterator[FactDraft]:
    answer = view.item.parse.span_text(front).strip(" ,")
    english = view.item.grammar.english
    parts = question_parts(view, _ASK[kind, english], (), use_front=False)
    if not parts or not _sound(answer):
        return
    yield FactDraft(
        kind,
        rule,
        view.subject,
        view.clause.verbs.base,
        (answer[:1].lower() + answer[1:],),
        answer,
        parts,
        rank=3,
    )


_ASK = {
    (FactKind.CAUSE, True): "Why",
    (FactKind.CAUSE, False): "Hvorfor",
    (FactKind.CONDITION, True): "In which case",
    (FactKind.CONDITION, False): "I hvilket tilfelle",
}


def _sound(answer: str) -> bool:
    return 3 <= len(answer.split()) <= _MAX_REASON and not _SPEAKER.search(answer)


@clause_rule("if")
def only_if(view: ClauseView) -> Iterator[FactDraft]:
    """ "X may Y if Z" and "If Z, X may Y" answer "In which case may X Y?"."""
    english = view.item.grammar.english
    if not _whole_clause(view):
        return
    for segment in view.clause.segments:
        if segment.kind is SegmentKind.CONDITION and segment.lead in _CONDITIONS:
            later = tuple(s for s in view.clause.segments if s.start >= segment.start)
            yield from _asked(view, FactKind.CONDITION, "if", segment.start, later, english)
            return
    front = view.clause.front
    if front and view.item.parse.words[front.start].lower in _CONDITIONS:
        yield from _asked_front(view, FactKind.CONDITION, "if", front)


_OBLIGED = phrase_set("require|oblige|pålegge|forplikte")
_TO_DO = re.compile(r"(?:to|å) (?P<do>[^\W\d_]+) (?P<what>.+)$")


@clause_rule("duty")
def duty(view: ClauseView) -> Iterator[FactDraft]:
    """ "X has to offer Y", "X er pålagt å sende Y" answer "What does X have to offer?"."""
    item, verbs, segments = view.item, view.clause.verbs, view.clause.segments
    has_to = item.grammar.english and verbs.base == "have" and not verbs.passive
    obliged = verbs.base in _OBLIGED and verbs.passive
    if not segments or not (has_to or obliged) or view.clause.kind is ClauseKind.RESTRICTIVE:
        return
    first = segments[0]
    match = _TO_DO.match(item.parse.segment_text(first).strip(" ,"))
    if first.kind not in (SegmentKind.OBJECT, SegmentKind.INFINITIVE) or not match:
        return
    what = match["what"]
    figures = any(c.isdigit() for c in what)
    if figures or len(what.split()) > 12 or what.split()[0].lower() in item.grammar.prepositions:
        return
    verb = f"{item.grammar.to} {match['do']}"
    ask = "What" if item.grammar.english else "Hva"
    parts = question_parts(view, ask, (first,), verb)
    if parts and has_to and verbs.finite.lower() == "have":
        parts["finite"] = "do"
    if parts:
        yield one_answer(view, FactKind.REQUIREMENT, "duty", what, parts, True, 3)

"""Rules for why: "because", "since", "due to", "fordi", "på grunn av". Knows nothing of cards."""

from collections.abc import Iterator
from dataclasses import replace

from aimstudy.domain.fact import FactKind
from aimstudy.facts.asking import body, question_parts, wh_thing
from aimstudy.facts.circumstances import (
    Circumstance,
    circumstances,
    from_here,
    is_whole_statement,
    stands_alone,
)
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule, draft_of, one_answer
from aimstudy.language.clauses import Segment, SegmentKind
from aimstudy.language.words import word_set

_MAX_REASON = 18


@clause_rule("cause", negated=True)
def cause(view: ClauseView) -> Iterator[FactDraft]:
    """ "X happens because Y" answers "Why does X happen?"; so does "Because Y, X happens"."""
    if not is_whole_statement(view):
        return
    ask = "Why" if view.item.grammar.english else "Hvorfor"
    for reason in circumstances(view):
        if reason.kind is not SegmentKind.CAUSE:
            continue
        if view.clause.verbs.copula and not reason.clausal and len(view.clause.segments) == 1:
            yield from _due_to(view, view.clause.segments[0])
            return
        reason = _with_followers(view, reason)
        said = stands_alone(view, reason, _MAX_REASON)
        omit = () if reason.front else from_here(view, reason)
        parts = question_parts(view, ask, omit, use_front=not reason.front)
        if said and parts:
            answer, value = said
            if answer.lower() != value.lower():
                parts["accept"] = value
            yield draft_of(view, FactKind.CAUSE, "cause", (answer,), value, parts, rank=3)
        return


def _with_followers(view: ClauseView, reason: Circumstance) -> Circumstance:
    """ "due to demand | from Finland": the phrases behind it belong to the reason."""
    end = _joined_end(view, reason) if reason.clausal else reason.end
    for segment in () if reason.clausal else view.clause.segments:
        if segment.start == end and segment.kind is SegmentKind.PHRASE and segment.lead:
            end = segment.end
    return replace(reason, end=end)


def _joined_end(view: ClauseView, reason: Circumstance) -> int:
    """ "because the sap dries and the fibre is lost": without a comma both are reasons."""
    words = view.item.parse.words
    if reason.end + 1 >= len(words) or words[reason.end].lower not in ("and", "og"):
        return reason.end
    joined = (c for c in view.item.parse.clauses if c.verbs.start > reason.end)
    second = next(joined, None)
    near = second is not None and min(second.subject.start, second.verbs.start) == reason.end + 1
    return second.end if second is not None and near else reason.end


def _due_to(view: ClauseView, segment: Segment) -> Iterator[FactDraft]:
    """ "The decline was due to Y" answers "What was the decline due to?"."""
    answer = body(view.item, segment)
    parts = question_parts(view, wh_thing(view.item.grammar), (segment,), segment.lead)
    if parts and segment.lead and answer:
        yield one_answer(view, FactKind.CAUSE, "cause", answer, parts, rank=3)


@clause_rule("owed")
def owed(view: ClauseView) -> Iterator[FactDraft]:
    """ "Veksten skyldtes Y" answers "Hva skyldtes veksten?", "X stems from Y" the like."""
    verbs, segments = view.clause.verbs, view.clause.segments
    if verbs.base not in _OWING or not segments or not is_whole_statement(view):
        return
    first = segments[0]
    lead = first.lead if first.kind is SegmentKind.PHRASE else ""
    if first.kind not in _REASONS or (lead and lead not in ("from", "av")):
        return
    content = first.kind is SegmentKind.CONTENT
    answer = view.item.parse.segment_text(first).strip(" ,") if content else body(view.item, first)
    fits = view.item.says_enough(first.start, first.end, view.clause)
    parts = question_parts(view, wh_thing(view.item.grammar), (first,), lead)
    if parts and fits and 1 <= len(answer.split()) <= _MAX_REASON:
        yield one_answer(view, FactKind.CAUSE, "owed", answer, parts, rank=2)


_REASONS = (SegmentKind.OBJECT, SegmentKind.CONTENT, SegmentKind.PHRASE)
_OWING = word_set("skyldes stem arise result originate")

"""Rules for what is left out: "all boats are taxed, except canoes", "soldiers are exempt".

Knows nothing of cards.
"""

import re
from collections.abc import Iterator

from aimstudy.domain.fact import FactKind
from aimstudy.facts.asking import question_parts, wh_person, wh_thing
from aimstudy.facts.circumstances import is_whole_statement
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule, draft_of, one_answer
from aimstudy.facts.noun_phrases import good_object, is_noun_phrase
from aimstudy.facts.question_forms import subject_question
from aimstudy.facts.rules_doer import can_be_asked_for, subject_text
from aimstudy.language.actors import is_person, names_actor
from aimstudy.language.clauses import Segment, SegmentKind, Span
from aimstudy.language.enumerations import split_list
from aimstudy.language.words import phrase_set, word_set

_EXCEPT = phrase_set(
    "except|except for|apart from|aside from|other than|with the exception of|excluding|"
    "bortsett fra|unntatt|med unntak av|utenom"
)
_INSIDE = re.compile(r"^(?P<all>.+?),? (?:except(?: for)?|unntatt|bortsett fra) (?P<other>[^,;]+)$")
_NOT = {True: "not", False: "ikke"}
_MAX_WORDS = 10


@clause_rule("exception")
def exception(view: ClauseView) -> Iterator[FactDraft]:
    """ "All boats are taxed, except canoes" answers "What is not taxed?"."""
    item, clause = view.item, view.clause
    if not is_whole_statement(view) or item.measures:
        return
    segments = clause.segments
    for segment in (*clause.fronts, *clause.asides, *segments):
        lead = item.parse.slice(segment.start, segment.body).lower() or segment.lead
        if segment.lead in _EXCEPT or lead in _EXCEPT:
            end = segment.relative if segment.relative > segment.body else segment.end
            yield from _left_out(view, Span(segment.body, end), segment)
            return
    first = segments[0] if segments else None
    match = _INSIDE.match(item.parse.segment_text(first)) if first else None
    if first is not None and match and first.kind is SegmentKind.OBJECT:
        size = len(match["other"].split())
        yield from _left_out(view, Span(first.end - size, first.end), first)


def _left_out(view: ClauseView, span: Span, held: Segment) -> Iterator[FactDraft]:
    item, g = view.item, view.item.grammar
    answer = item.parse.span_text(span).strip(" ,;:")
    words = item.parse.words[span.start : span.end]
    if not 1 <= len(answer.split()) <= _MAX_WORDS or not words:
        return
    items = split_list(answer, g)
    whole = good_object(answer, g) and is_noun_phrase(words, g)
    if not (whole or len(items) > 1) or not item.says_enough(span.start, span.end, view.clause):
        return
    parts = _not_asked(view, held, is_person(answer, g))
    if parts is None:
        return
    if len(items) > 1:
        yield draft_of(view, FactKind.LIST, "exception", items, answer, parts, rank=3)
        return
    yield one_answer(view, FactKind.ROLE, "exception", answer, parts, rank=3)


def _not_asked(view: ClauseView, held: Segment, person: bool) -> dict[str, str] | None:
    """ "What is not taxed?", "What does the policy not cover?"."""
    verbs, g = view.clause.verbs, view.item.grammar
    ask = wh_person(g) if person else wh_thing(g)
    segments = view.clause.segments
    later = tuple(s for s in segments if s.start >= held.start and s is not held)
    first = segments[0] if segments else None
    to_object = first is not None and first.kind is SegmentKind.OBJECT and not verbs.passive
    if to_object and not verbs.copula and first is not None:
        parts = question_parts(view, ask, (first, held, *later))
    elif view.item.grammar.english and verbs.lexical:
        return None  # "What does not sail?": the subject question has no "do" here
    else:
        parts = subject_question(view, _which(view) or ask, (held, *later))
        if verbs.copula and not g.english and not _which(view):
            return None  # "Hva er ikke avgiftspliktige?": the adjective is of many
    if parts and held in view.clause.fronts:
        parts["front"] = ""
    if parts:
        parts["rest"] = f"{_NOT[g.english]} {parts['rest']}".strip()
    return parts


def _which(view: ClauseView) -> str:
    """ "alle båter" to "hvilke båter"."""
    first, *rest = view.subject.split()
    return f"Hvilke {' '.join(rest)}" if first.lower() == "alle" and len(rest) == 1 else ""


_EXEMPT = word_set("exempt excluded ineligible unntatt fritatt utelukket ekskludert avskåret")
_BELONGING = word_set(
    "inngå gjelde telle høre omfatte dekke erstatte inkludere include cover insure compensate"
)
_INCLUDED = word_set("included covered insured inkludert dekket omfattet med")


@clause_rule("excluded", negated=True)
def excluded(view: ClauseView) -> Iterator[FactDraft]:
    """ "Soldiers are exempt" answers "Who is exempt?"; "kanoer inngår ikke": "Hva inngår ikke?"."""
    verbs, g, segments = view.clause.verbs, view.item.grammar, view.clause.segments
    said = f"{verbs.rest} {view.item.parse.segment_text(segments[0]) if segments else ''}"
    out = not verbs.negated and bool(_EXEMPT & set(said.lower().split()[:2]))
    listed = bool(_INCLUDED & set(said.lower().split()[:2])) or not (g.english or verbs.copula)
    not_in = verbs.negated and listed and (verbs.base in _BELONGING or verbs.copula)
    if not (out or not_in) or not is_whole_statement(view) or not can_be_asked_for(view):
        return
    told = [s for s in segments if s.kind is SegmentKind.OBJECT]
    if not_in and told and not (verbs.copula and _is_included(view, told[0])):
        return
    shown, value = subject_text(view), view.item.parse.span_text(view.clause.subject)
    ask = wh_person(g) if names_actor(shown, g) else wh_thing(g)
    parts = subject_question(view, ask, tuple(s for s in segments if s.after_comma))
    items = split_list(shown, g)
    if parts and len(items) > 1:
        kind, answers = FactKind.LIST, items
    else:
        kind, answers = FactKind.ROLE, (shown,)
    if parts:
        yield draft_of(view, kind, "excluded", answers, value, parts, rank=6)


def _is_included(view: ClauseView, segment: Segment) -> bool:
    return view.item.parse.words[segment.start].lower in _INCLUDED

"""Rules for what follows from something: ", which means that Y", "so Y", "noe som gjør at Y".

Knows nothing of cards.
"""

import re
from collections.abc import Iterator

from aimstudy.domain.fact import FactKind
from aimstudy.facts.analysis import disagrees
from aimstudy.facts.asking import question_parts
from aimstudy.facts.circumstances import in_plain_order, is_whole_statement
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule, one_answer
from aimstudy.facts.vocabulary import lower_first
from aimstudy.language.clauses import Clause, ClauseKind, Segment, SegmentKind
from aimstudy.language.words import phrase_set, word_set

_MAX_REASON = 18
_BRINGING = word_set("mean imply ensure bety innebære gjøre medføre føre bevirke")
_SO_THAT = phrase_set("so that|in order that|slik at|sånn at|for at")
_THUS = word_set("therefore thus hence consequently dermed derfor således")
_SO = word_set("so therefore hence thus slik derfor dermed så")


@clause_rule("consequence", negated=True)
def consequence(view: ClauseView) -> Iterator[FactDraft]:
    """ "X Zs, which means that Y" and "X Zs, so Y" answer "Why Y?" with "X Zs"."""
    if not is_whole_statement(view):
        return
    for index, end in _followed_by(view):
        subject = view.item.subjects[index]
        said = in_plain_order(view) if end is None else _until(view, end)
        if subject is None or said is None:
            return
        later = ClauseView(view.item, index, view.item.parse.clauses[index], subject)
        ask = "Why" if view.item.grammar.english else "Hvorfor"
        parts = question_parts(later, ask, (), use_front=False)
        answer, value = said
        if parts and 3 <= len(answer.split()) <= _MAX_REASON:
            answer = lower_first(answer, view.item.vocabulary)
            if answer.lower() != value.lower():
                parts["accept"] = value
            yield FactDraft(
                FactKind.CAUSE,
                "consequence",
                subject,
                later.clause.verbs.base,
                (answer,),
                value,
                parts,
                rank=4,
            )
        return


def _followed_by(view: ClauseView) -> Iterator[tuple[int, int | None]]:
    """The clause that says what follows, and where the cause ends if it is not the clause's end."""
    for _, other in about_all(view):
        content = next((s for s in other.segments if s.kind is SegmentKind.CONTENT), None)
        if other.verbs.base in _BRINGING and content and content.clause >= 0:
            yield content.clause, opening_comma(view, other)
            return
    yield from so_clause(view)


def about_all(view: ClauseView) -> Iterator[tuple[int, Clause]]:
    """The relative clause that is about all of the clause: ", which means that", "noe som"."""
    for index, other in enumerate(view.item.parse.clauses):
        later = other.verbs.start > view.clause.verbs.start
        if later and _is_about_all(view, other):
            yield index, other
            return


def so_clause(view: ClauseView) -> Iterator[tuple[int, int]]:
    """ "X Zs, so Y": the clause that says what follows, and where the cause ends."""
    clauses, words = view.item.parse.clauses, view.item.parse.words
    for index, other in enumerate(clauses):
        if other.verbs.start <= view.clause.verbs.start:
            continue
        shared = other.kind is ClauseKind.COORDINATED
        start = other.verbs.start if shared else min(other.subject.start, other.verbs.start)
        if other.kind in (ClauseKind.MAIN, ClauseKind.COORDINATED) and start:
            before = [w.lower for w in words[max(0, start - 3) : start]]
            if before and before[-1] in _SO and "," in before:
                yield index, start - before[::-1].index(",") - 1
            elif other.kind is ClauseKind.COORDINATED and _follows(view, other):
                yield index, _coordinator(view, other)
            return


def _follows(view: ClauseView, other: Clause) -> bool:
    """ "and therefore reduce tax", "og senker dermed skatten"."""
    words = view.item.parse.words
    opening = words[_coordinator(view, other) : other.verbs.start]
    said = {word.lower for word in (*opening, *words[other.verbs.start : other.verbs.end])}
    said |= {adverb.lower() for adverb in other.verbs.adverbs}
    joined = bool(opening) and opening[0].lower in ("and", "og")
    return joined and bool(said & _THUS)


def _coordinator(view: ClauseView, other: Clause) -> int:
    """The "and" before the predicate of ``other``."""
    words, at = view.item.parse.words, other.verbs.start
    while at > view.clause.verbs.end and words[at].lower not in ("and", "og"):
        at -= 1
    return at


def _is_about_all(view: ClauseView, other: Clause) -> bool:
    """ ", which means that", "noe som gjør at": about the clause, not about its last noun."""
    if other.kind not in (ClauseKind.RELATIVE, ClauseKind.RESTRICTIVE):
        return False
    opener = view.item.parse.words[max(0, other.verbs.start - 1)].lower
    subject = view.item.parse.span_text(other.subject).lower()
    comma = other.kind is ClauseKind.RELATIVE and view.item.grammar.english
    whole = comma or subject in ("noe", "hvilket")  # "som" alone is about the noun
    brings = other.verbs.base in _BRINGING or subject in ("", "noe") or subject.isdigit()
    brings = brings or disagrees(view.item.parse, other)
    return whole and brings and opener in ("which", "som", "hvilket")


def opening_comma(view: ClauseView, other: Clause) -> int:
    """The comma before the relative clause."""
    words = view.item.parse.words
    at = other.verbs.start
    while at > view.clause.verbs.end and words[at].text != ",":
        at -= 1
    return at


def _until(view: ClauseView, end: int) -> tuple[str, str] | None:
    """The clause up to word ``end``, where its subject stands first."""
    clause = view.clause
    if clause.subject.start > clause.verbs.start:
        return None
    text = view.item.parse.slice(clause.subject.start, end).strip(" ,")
    return text, text


def came_about(view: ClauseView, segment: Segment) -> bool:
    """ ", so that fewer came", "regnes som to, slik at": what it led to, not why it was done."""
    if segment.clause < 0 or not segment.after_comma:
        return False
    verbs, main = view.item.parse.clauses[segment.clause].verbs, view.clause.verbs
    if verbs.modal:
        return False
    happened = verbs.past or view.item.supposed or _LATER.match(view.item.sentence.clean)
    if happened and view.item.grammar.english:
        return True
    judged = main.copula or (main.passive and main.base in _JUDGING)
    return segment.lead == "så" or (judged and not main.modal)


_LATER = re.compile(r"(?:(?:\w+ ){1,2}(?:day|week|month|year)s? later|then|finally)\b", re.I)
_JUDGING = word_set("regne anse betrakte count regard consider treat deem")


@clause_rule("so-that")
def so_that(view: ClauseView) -> Iterator[FactDraft]:
    """ "X Zs so that Y" answers "Why does X Z?" with "so that Y"."""
    if not is_whole_statement(view):
        return
    for segment in view.clause.segments:
        if segment.kind is SegmentKind.CONTENT:
            return  # "the reason is that X, so that Y": of which of the two is unsure
        if segment.lead not in _SO_THAT:
            continue
        if came_about(view, segment):
            return
        answer = view.item.parse.segment_text(segment).strip(" ,")
        later = tuple(s for s in view.clause.segments if s.start >= segment.start)
        ask = "Why" if view.item.grammar.english else "Hvorfor"
        parts = question_parts(view, ask, later, use_front=True)
        fits = view.item.says_enough(segment.start, segment.end, view.clause)
        if parts and fits and 3 <= len(answer.split()) <= _MAX_REASON:
            yield one_answer(view, FactKind.PURPOSE, "so-that", answer, parts, rank=3)
        return

"""Rules for when and in which case: "if", "unless", "when", "dersom", "med mindre", "når".

Both sides are asked: in which case something happens, and what happens in that case.

Knows nothing of cards.
"""

import re
from collections.abc import Iterator

from aimstudy.domain.fact import FactKind
from aimstudy.facts.asking import question_parts
from aimstudy.facts.circumstances import (
    EVENTS,
    Circumstance,
    circumstances,
    from_here,
    is_whole_statement,
    stands_alone,
)
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule, draft_of
from aimstudy.facts.expletives import is_expletive
from aimstudy.facts.outcomes import outcome
from aimstudy.facts.verb_phrases import MUST
from aimstudy.language.clauses import Role, SegmentKind
from aimstudy.language.words import phrase_set, word_set

_MAX_CLAUSE = 18
_STRICT = phrase_set(
    "only if|provided|provided that|providing|providing that|as long as|for as long as|so long as|"
    "on condition that|on the condition that|only when|så lenge|så fremt|såfremt|forutsatt at|"
    "under forutsetning av at|bare hvis|bare dersom|kun hvis|kun dersom|bare når|kun når|"
    "på betingelse av at"
)
_EXCEPT = phrase_set("unless|except when|med mindre")
_NO_CONDITION = phrase_set("even if|in case")
_WHEN = phrase_set("when|whenever|once|as soon as|når|så snart|hver gang")
_LACKING = word_set("without uten")
_HAPPENING = _WHEN | EVENTS | phrase_set("if|in the event that|hvis|dersom|da") | {""}
_TILL = phrase_set("until|till|inntil|til")
_UNASKED_TIMES = phrase_set("while|mens|idet")


@clause_rule("if", negated=True)
def in_case(view: ClauseView) -> Iterator[FactDraft]:
    """ "X may Y if Z" answers "In which case may X Y?"; "If Z, X Ys": "What happens if Z?"."""
    for case in circumstances(view):
        hollow = not is_whole_statement(view)
        if hollow and view.subject.lower() not in ("det", "there"):
            return
        if case.kind is not SegmentKind.CONDITION or case.lead in _NO_CONDITION | _WHEN:
            continue
        if case.lead in _EXCEPT:
            yield from _exception(view, case)
            return
        strict = _only_before(view, case) in _ONLY  # "only valid if ...": more may be asked
        if case.lead in _HAPPENING and (case.front or not hollow) and not strict:
            yield from outcome(view, case, "if")
        if case.lead not in _LACKING:
            yield from _asked(view, case, "if", _case_words(view, case))
        return


@clause_rule("when", negated=True)
def when(view: ClauseView) -> Iterator[FactDraft]:
    """ "X Ys when Z" answers "When does X Y?"; "When Z, X Ys" answers "What happens when Z?"."""
    hollow = view.subject.lower() == "det" and is_expletive(view.item.parse, view.clause)
    if not is_whole_statement(view) and not hollow:
        return
    english, negated = view.item.grammar.english, view.clause.verbs.negated
    if says_what_kind(view):
        return  # "a promise to pay once it rains": when it pays, not when it is one
    for time in circumstances(view):
        timely = time.kind is SegmentKind.TIME or time.lead in _WHEN
        leading = time.lead == "til" and view.item.parse.words[time.body].lower == "at"
        if leading or not timely or _is_contrast(view, time) or _timed(view, time):
            continue
        strict = _only_before(view, time) in _ONLY
        if time.lead in _HAPPENING and not hollow and not strict:
            yield from outcome(view, time, "when")
        if time.lead not in _TILL:
            yield from _asked(view, time, "when", "When" if english else "Når")
        elif english:
            yield from _asked(view, time, "when", "Until when" if negated else "How long")
        elif not negated:
            yield from _asked(view, time, "when", "Hvor lenge")
        return


def says_what_kind(view: ClauseView) -> bool:
    """ "X is a promise ...", "X er et løfte ...": true at all times."""
    first = view.clause.segments[0] if view.clause.segments else None
    if not view.clause.verbs.copula or view.clause.verbs.past or first is None:
        return False
    opening = view.item.parse.words[first.body].lower
    plain = first.kind is SegmentKind.OBJECT and not view.clause.verbs.modal
    return plain and opening in ("a", "an", "en", "et", "ei")


def _is_contrast(view: ClauseView, time: Circumstance) -> bool:
    """ "while Y Zs" after a comma or in front sets two things against each other.

    In the past it tells what went on meanwhile.
    """
    past = view.clause.verbs.past
    beside = time.segment is None or time.segment.after_comma or past
    return time.lead in _UNASKED_TIMES and (beside or not time.clausal)


def _timed(view: ClauseView, time: Circumstance) -> bool:
    """ "in 1950, after the fire had spread"; "made it possible to stay until it was over"."""
    before = [s for s in (*view.clause.fronts, *view.clause.segments) if s.start < time.start]
    infinitive = any(s.kind in (SegmentKind.INFINITIVE, SegmentKind.PURPOSE) for s in before)
    return not time.front and (infinitive or any(s.role is Role.TIME for s in before))


def _case_words(view: ClauseView, case: Circumstance) -> str:
    spans = view.item.grammar.english and case.lead in ("as long as", "for as long as")
    if spans and view.clause.verbs.base in ("last", "remain", "stay", "continue"):
        return "How long"
    if case.lead in _STRICT:
        return "On what condition" if view.item.grammar.english else "På hvilken betingelse"
    return "In which case" if view.item.grammar.english else "I hvilket tilfelle"


def _asked(view: ClauseView, case: Circumstance, rule: str, ask: str) -> Iterator[FactDraft]:
    if case.lead in _NEEDS_CLAUSE and not _has_clause(view, case):
        return
    said = stands_alone(view, case, _MAX_CLAUSE)
    omit = () if case.front else from_here(view, case)
    parts = question_parts(view, ask, omit, use_front=not case.front)
    if not said or not parts:
        return
    if rule == "when" and _YEAR.search(f"{parts['rest']} {parts['front']}"):
        return  # "came into force on 1 May 1993, after ...": the date answers as well
    answer, value = said
    only = _only_before(view, case)
    if only:
        parts["rest"] = re.sub(rf"\b{only} ?", "", parts["rest"], count=1).strip()
        answer = f"{only} {value}"
    if answer.lower() != value.lower():
        parts["accept"] = value
    yield draft_of(view, FactKind.CONDITION, rule, (answer,), value, parts, rank=3)


_YEAR = re.compile(r"\b(?:1[4-9]|20)\d\d\b")


_ONLY = word_set("only bare kun")


def _only_before(view: ClauseView, case: Circumstance) -> str:
    """ "is paid only | when ...", "is only valid | if ...": the word belongs to the answer."""
    if case.front:
        return ""
    between = view.item.parse.words[view.clause.verbs.start : case.start]
    if between and not any(word.tag == "NUM" for word in between):
        found = next((w.lower for w in between if w.lower in _ONLY), "")
        if found:
            return found
    before = (view.item.parse.words[case.start - 1].lower, *view.clause.verbs.adverbs)
    return next((word for word in before if word in ("only", "bare", "kun", "først")), "")


_NEEDS_CLAUSE = phrase_set("etter at|da|når|hvis|dersom|when|if|because|fordi")


def _has_clause(view: ClauseView, case: Circumstance) -> bool:
    """ "etter at foreningen, stiftet i 1898": cut before its verb."""
    segments = (*view.clause.fronts, *view.clause.segments)
    held = next((s for s in segments if s.start == case.start), None)
    return held is None or held.clause >= 0


_NEGATION = re.compile(r" (?:not|ikke)\b")


def _exception(view: ClauseView, case: Circumstance) -> Iterator[FactDraft]:
    """ "X applies unless Z" answers "In which case does X not apply?" with "if Z"."""
    english, verbs = view.item.grammar.english, view.clause.verbs
    value = view.item.parse.slice(case.body, case.end).strip(" ,")
    ask = "In which case" if english else "I hvilket tilfelle"
    omit = () if case.front else from_here(view, case)
    parts = question_parts(view, ask, omit, use_front=not case.front)
    if not parts or not stands_alone(view, case, _MAX_CLAUSE):
        return
    if verbs.negated and not _NEGATION.search(f" {parts['rest']}"):
        return  # "no", "never": no word to leave out
    if verbs.modal in MUST:
        return  # "must not" would say another thing than "need not"
    if verbs.negated:
        parts["rest"] = _NEGATION.sub("", f" {parts['rest']}", count=1).strip()
    else:
        parts["rest"] = f"{'not' if english else 'ikke'} {parts['rest']}".strip()
    parts["accept"] = value
    answer = f"{'if' if english else 'dersom'} {value}"
    yield draft_of(view, FactKind.CONDITION, "if", (answer,), value, parts, rank=3)

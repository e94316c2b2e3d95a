"""Rules for what must, must not or may be done."""

import re
from collections.abc import Iterator

from aimstudy.domain.fact import FactKind
from aimstudy.facts.asking import body, question_parts, wh_thing
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule, one_answer
from aimstudy.facts.noun_phrases import sound_object
from aimstudy.facts.verb_phrases import MAY, MUST, followers, predicate
from aimstudy.language.actors import names_actor
from aimstudy.language.clauses import ClauseKind, Role, Segment, SegmentKind
from aimstudy.language.enumerations import split_list
from aimstudy.language.words import phrase_set, word_set

_POINTS = re.compile(
    r"\b(?:it|its|they|their|them|this|these|those|that|he|she|his|her|dette|disse|denne|deres|"
    r"dem|slike|slik|seg|sin|sitt|sine)\b",
    re.I,
)


def _is_main(view: ClauseView) -> bool:
    return view.clause.kind in (ClauseKind.MAIN, ClauseKind.COORDINATED)


@clause_rule("must-do")
def must_do(view: ClauseView) -> Iterator[FactDraft]:
    """ "Owners must apply for a permit" answers "What must owners do?"."""
    verbs = view.clause.verbs
    if verbs.modal not in MUST or verbs.passive or verbs.copula or not _is_main(view):
        return
    if view.clause.segments and _is_object(view, view.clause.segments[0]):
        return  # asked for as the object of the verb
    if followers(view.item.parse, view.index) or view.clause.kind is ClauseKind.COORDINATED:
        return  # one of several things, asked for together
    yield from _asked_predicate(view, "must-do", FactKind.REQUIREMENT)


_NO_DEED = word_set("contain include have consist comprise inneholde omfatte ha bestå")


def _is_object(view: ClauseView, segment: Segment) -> bool:
    text = body(view.item, segment)
    listed = segment.kind is SegmentKind.OBJECT and bool(split_list(text, view.item.grammar))
    return listed or sound_object(view, segment) or view.clause.verbs.base in _NO_DEED


def _asked_predicate(view: ClauseView, rule: str, kind: FactKind) -> Iterator[FactDraft]:
    found = predicate(view)
    if found is None or _POINTS.search(_MIND.sub("", found[0])):
        return
    answer, omit = _without_times(view, *found)
    if view.item.measures and _holds_measure(view, answer):
        return
    parts = question_parts(view, wh_thing(view.item.grammar), omit)
    if parts is None:
        return
    verb, english = view.clause.verbs.rest, view.item.grammar.english
    do = "do" if english else "gjøre"
    if verb.startswith(("ha ", "have ")):  # "må ha forsøkt å bli enige"
        if not names_actor(view.subject, view.item.grammar):
            return
        do = "have done" if english else "ha gjort"
    if not parts["rest"].startswith(verb) and verb not in parts["rest"]:
        return
    parts["rest"] = parts["rest"].replace(verb, do, 1)
    asked = as_duty(view, parts)
    if asked:
        yield one_answer(view, kind, rule, answer, asked, True, 4)


def as_duty(view: ClauseView, parts: dict[str, str]) -> dict[str, str] | None:
    """ "What must captains do?" says little by itself: "What do captains have to do?"."""
    after = f"{parts['rest'].partition('do')[2]} {parts['front']}".split()
    if not view.item.grammar.english or len(after) > 1:
        return parts
    if view.clause.verbs.modal not in ("must", "shall") or view.clause.verbs.negated:
        return None
    finite = "do" if _is_plural(view) else "does"
    return {**parts, "finite": finite, "rest": f"have to {parts['rest']}"}


def _is_plural(view: ClauseView) -> bool:
    """The modal does not tell; the subject's head noun does."""
    words, head = view.item.parse.words, view.clause.subject_head
    if head >= 0 and words[head].number:
        return words[head].number == "plur"
    subject = view.subject.lower()
    return " and " in subject or subject.split()[-1].endswith("s")


# what everybody has of his own: "change their minds" points at nothing else
_MIND = re.compile(r"\b(?:their|his|her|sin|sitt|sine) (?=\w)", re.I)


def _without_times(
    view: ClauseView, answer: str, omit: tuple[Segment, ...]
) -> tuple[str, tuple[Segment, ...]]:
    """ "lose the title | for five years": how long is asked by itself."""
    last = omit[-1]
    if len(omit) < 2 or last.role not in (Role.TIME, Role.DURATION) or not view.item.measures:
        return answer, omit
    shorter = answer.removesuffix(view.item.parse.segment_text(last).strip(" ,")).strip(" ,")
    return shorter, omit


def _holds_measure(view: ClauseView, answer: str) -> bool:
    start = view.item.sentence.clean.find(answer)
    return any(start <= m.start < start + len(answer) for m in view.item.measures)


@clause_rule("may-do")
def may_do(view: ClauseView) -> Iterator[FactDraft]:
    """ "A tenant whose heat is free may leave the window open": "What may a tenant ... do?"."""
    verbs = view.clause.verbs
    if verbs.modal not in MAY or verbs.passive or verbs.copula or not _is_main(view):
        return
    subject = view.item.parse.words[view.clause.subject.start : view.clause.subject.end]
    narrowed = any(w.lower in view.item.grammar.relatives or w.tag == "ADP" for w in subject)
    if followers(view.item.parse, view.index) or view.clause.kind is ClauseKind.COORDINATED:
        return  # one of several things, asked for together
    aims = (SegmentKind.PURPOSE, SegmentKind.INFINITIVE)
    if any(front.kind in aims for front in view.clause.fronts):
        return  # how the purpose can be reached
    beside = len(view.clause.segments) > 1 and not narrowed
    if (narrowed or beside or view.clause.front) and not view.item.topic.mentioned(view.subject):
        yield from _asked_predicate(view, "may-do", FactKind.ROLE)


@clause_rule("prohibition", negated=True)
def prohibition(view: ClauseView) -> Iterator[FactDraft]:
    """ "Members must not disclose X" answers "What must members not disclose?"."""
    verbs, segments = view.clause.verbs, view.clause.segments
    if not verbs.negated or not verbs.modal or verbs.passive or verbs.copula or not segments:
        return
    if not _is_main(view) or verbs.modal in ("would", "could", "ville", "kunne", "will", "vil"):
        return
    first = segments[0]
    if not sound_object(view, first) or view.item.measures:
        yield from _asked_predicate(view, "prohibition", FactKind.REQUIREMENT)
        return
    parts = question_parts(view, wh_thing(view.item.grammar), (first,))
    if parts:
        answer = body(view.item, first)
        yield one_answer(view, FactKind.REQUIREMENT, "prohibition", answer, parts, True, 1)


_HOW = {
    "i samsvar med",
    "under",
    "with",
    "according to",
    "in accordance with",
    "in",
    "med",
    "i tråd med",
}


_WAYS = phrase_set(
    "skriftlig|muntlig|elektronisk|digitalt|personlig|manuelt|automatisk|forholdsmessig|separat|"
    "electronically|orally|separately|individually|manually|automatically|online"
)


def wh_how(view: ClauseView) -> str:
    """ "How" in the clause's language."""
    return "How" if view.item.grammar.english else "Hvordan"


@clause_rule("manner")
def manner(view: ClauseView) -> Iterator[FactDraft]:
    """ "Changes must be released under the same licence" answers "How must ...?"."""
    verbs, segments = view.clause.verbs, view.clause.segments
    if verbs.modal not in MUST or not verbs.passive or not segments or not _is_main(view):
        return
    first = segments[0]
    if body(view.item, first).lower() in _WAYS:
        parts = question_parts(view, wh_how(view), (first,))
        if parts:
            answer = body(view.item, first)
            yield one_answer(view, FactKind.REQUIREMENT, "manner", answer, parts, True, 4)
        return
    if first.kind is not SegmentKind.PHRASE or first.lead not in _HOW or first.after_comma:
        return
    if first.lead == "in" and body(view.item, first).lower() not in (
        "writing",
        "person",
        "advance",
    ):
        return
    if view.item.measures or _POINTS.search(body(view.item, first)):
        return
    if verbs.rest.endswith((" together", " sammen")):
        return  # "read together with": the adverb belongs to the answer
    parts = question_parts(view, wh_how(view), (first,))
    if parts:
        answer = view.item.parse.segment_text(first).strip(" ,")
        yield one_answer(view, FactKind.REQUIREMENT, "manner", answer, parts, True, 4)

"""Rules for a passive: what it is done to ("What is not covered?"), what happens to something."""

from collections.abc import Iterator

from aimstudy.domain.fact import FactKind
from aimstudy.facts.asking import kept_words, pieces, subject_words, wh_person, wh_thing
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule, draft_of, one_answer
from aimstudy.facts.question_forms import subject_question
from aimstudy.facts.question_fronts import question_front
from aimstudy.facts.rules_doer import can_be_asked_for
from aimstudy.language.actors import is_person
from aimstudy.language.clauses import INDEPENDENT, SegmentKind
from aimstudy.language.enumerations import split_list
from aimstudy.language.words import word_set

CALLED = word_set("call name know term kalle betegne hete omtale")


@clause_rule("patient", negated=True)
def patient(view: ClauseView) -> Iterator[FactDraft]:
    """ "Fines are not covered" answers "What is not covered?"."""
    verbs, g = view.clause.verbs, view.item.grammar
    if not verbs.passive or verbs.base in CALLED or view.clause.kind not in INDEPENDENT:
        return
    if not verbs.negated and _has_range(view):
        yield from _which(view)
        return
    told = verbs.negated or _is_news(view) or _must_be_done(view)
    if not can_be_asked_for(view) or not told:
        return
    said = view.item.parse.span_text(view.clause.subject)
    parts = subject_question(view, wh_person(g) if is_person(said, g) else wh_thing(g))
    if parts is None:
        return
    _add_scope(view, parts)
    if _is_definite(view) and len(f"{parts['rest']} {parts['front']}".split()) < 3:
        return
    items = split_list(said, g)
    shown = view.subject if said.lower() == view.subject.lower() else said
    answers = items if len(items) > 1 else (shown,)
    kind = FactKind.LIST if len(items) > 1 else FactKind.SCOPE
    # what is usually done is better asked with "which", where the subject allows it
    rank = 4 if verbs.negated or verbs.past or verbs.modal or view.clause.front else 7
    yield draft_of(view, kind, "patient", answers, said, parts, rank=rank)


def _must_be_done(view: ClauseView) -> bool:
    """ "All risks that fall under the treaty must be ceded": nothing else can be asked."""
    words = view.item.parse.words[view.clause.subject.start : view.clause.subject.end]
    limited = any(w.lower in view.item.grammar.relatives for w in words)
    return bool(view.clause.verbs.modal) and limited and not view.clause.segments


def _has_range(view: ClauseView) -> bool:
    """ "a ratio between 1.2 and 2.0": a noun, and a number after a preposition."""
    words = view.item.parse.words[view.clause.subject.start : view.clause.subject.end]
    if len(words) < 4 or words[0].lower not in ("a", "an", "en", "et", "ei"):
        return False
    return words[2].tag == "ADP" and words[3].tag == "NUM" and words[1].tag == "NOUN"


def _which(view: ClauseView) -> Iterator[FactDraft]:
    words = view.item.parse.words[view.clause.subject.start : view.clause.subject.end]
    which = {"en": "Hvilken", "ei": "Hvilken", "et": "Hvilket"}.get(words[0].lower, "Which")
    parts = subject_question(view, f"{which} {words[1].text}")
    said = view.item.parse.span_text(view.clause.subject)
    if parts and view.clause.segments:
        shown = said[:1].lower() + said[1:]
        yield draft_of(view, FactKind.SCOPE, "patient", (shown,), said, parts, rank=3)


_SCOPED = word_set("omfatte dekke erstatte cover include inkludere reimburse")


_HOLDING = word_set("include omfatte inkludere")


def _add_scope(view: ClauseView, parts: dict[str, str]) -> None:
    """ "What is not covered?": by the topic."""
    label = view.item.topic.label
    if label and view.clause.verbs.base in _SCOPED and not parts["rest"].split()[2:]:
        held = view.clause.verbs.base in _HOLDING
        by = ("in" if held else "by") if view.item.grammar.english else ("i" if held else "av")
        parts["rest"] = f"{parts['rest']} {by} {label}".strip()


def _is_definite(view: ClauseView) -> bool:
    first = view.item.parse.words[view.clause.subject.start]
    if first.lower in ("the", "den", "det", "de") or first.tag == "PROPN":
        return True
    return not view.item.grammar.english and first.lower.endswith(("en", "et", "ene", "a"))


def _is_news(view: ClauseView) -> bool:
    """An indefinite subject of something that happened, with a time or place beside it."""
    clause = view.clause
    inverted = clause.subject.start > clause.verbs.start
    agent = any(s.lead in ("by", "av") for s in clause.segments)
    phrase = any(s.kind is SegmentKind.PHRASE for s in clause.segments)
    return (inverted or phrase) and not (agent or _is_definite(view))


_TELLS_LITTLE = word_set(
    """
    show use see find prefer estimate consider regard need expect require vise bruke se finne
    foretrekke anslå beregne regne vurdere trenge vente kreve
    """
)


@clause_rule("happens")
def happens(view: ClauseView) -> Iterator[FactDraft]:
    """ "Forged claims are rejected" answers "What happens to forged claims?"."""
    clause, g = view.clause, view.item.grammar
    verbs = clause.verbs
    late = (SegmentKind.TIME, SegmentKind.CONDITION)
    if not verbs.passive or verbs.modal or clause.kind not in INDEPENDENT or verbs.base in CALLED:
        return
    if not g.english and verbs.finite.lower() in ("er", "var"):
        return  # a state, not what happens
    if any(s.kind not in late for s in clause.segments) or not can_be_asked_for(view):
        return
    said = verbs.rest or verbs.finite
    kept, front = kept_words(view, ()), question_front(view)
    if kept is None or front is None or not said or len(said.split()) > 4:
        return
    changed = verbs.past and (kept or front)
    rule = not (clause.front or kept or _is_definite(view))
    if not (changed or rule) or verbs.base in _TELLS_LITTLE:
        return  # "First the cost is estimated": a step, no rule
    if g.english:
        parts = pieces("What", "happened" if verbs.past else "happens", f"to {subject_words(view)}")
    else:
        parts = pieces("Hva", "skjedde" if verbs.past else "skjer", f"med {subject_words(view)}")
    parts = {**parts, "rest": kept, "front": front}
    yield one_answer(view, FactKind.EFFECT, "happens", said, parts, False, 5)

"""Rules for what is to be done with a thing, and to whom something is given."""

from collections.abc import Iterator

from aimstudy.domain.fact import FactKind
from aimstudy.facts.asking import body, kept_words, pieces, question_parts, subject_words, wh_person
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule, draft_of, one_answer
from aimstudy.facts.noun_phrases import sound_object
from aimstudy.facts.question_fronts import question_front
from aimstudy.facts.rules_patient import CALLED
from aimstudy.facts.verb_phrases import MUST, stand_in
from aimstudy.language.actors import names_actor
from aimstudy.language.clauses import INDEPENDENT, ClauseKind, Role, Segment, SegmentKind
from aimstudy.language.words import word_set

_LONGEST = 14
_TOLD = CALLED | word_set("inform tell informere")


@clause_rule("must-be-done")
def must_be_done(view: ClauseView) -> Iterator[FactDraft]:
    """ "A loss must be booked at once" answers "What must be done with a loss?"."""
    verbs, clause = view.clause.verbs, view.clause
    if verbs.modal not in MUST or not verbs.passive or clause.kind not in INDEPENDENT:
        return
    inner = (SegmentKind.PHRASE, SegmentKind.OBJECT)
    if verbs.base in _TOLD or verbs.rest in _DEPONENT or _is_long(view):
        return
    if any(s.role is Role.AGENT for s in clause.segments):
        return  # by whom it must be done is what is asked
    taken = [s for s in clause.segments if s.kind in inner and not s.after_comma]
    said = _participle(view)
    last = max((s.end for s in taken), default=verbs.end)
    answer = f"{said} {view.item.parse.slice(verbs.end, last)}".strip(" ,;:")
    if not said or view.item.measures or answer not in view.item.sentence.clean:
        return
    if len(answer.split()) > _LONGEST or not view.item.says_enough(verbs.end, last, clause):
        return
    parts = _to_be_done(view, tuple(taken))
    if not parts:
        return
    thing = "" if view.item.grammar.english else stand_in(view)  # "booked at once" is an answer
    whole = f"{thing} {verbs.finite.lower()} {answer}" if thing else answer
    if thing:
        parts["accept"] = answer
    yield draft_of(view, FactKind.REQUIREMENT, "must-be-done", (whole,), answer, parts, rank=5)


_DEPONENT = word_set("skyldes finnes lykkes synes trives minnes møtes behøves trenges kjennes ses")
_LONGEST_SUBJECT = 7


def _is_long(view: ClauseView) -> bool:
    """Too much for one question, or somebody rather than something."""
    words = view.subject.lower().split()
    told = len(words) > _LONGEST_SUBJECT or {"that", "at"} & set(words)
    return bool(told) or names_actor(view.subject, view.item.grammar)


def _participle(view: ClauseView) -> str:
    """ "booked" of "must be booked", "føres" of "skal føres"; empty where it is not plain."""
    words = view.clause.verbs.rest.split()
    if view.item.grammar.english:
        return " ".join(words[1:]) if words[:1] == ["be"] else ""
    if words[:1] == ["bli"]:
        return " ".join(words[1:])
    return " ".join(words) if words and words[0].endswith("s") else ""


def _to_be_done(view: ClauseView, taken: tuple[Segment, ...]) -> dict[str, str] | None:
    kept, front = kept_words(view, taken), question_front(view)
    if kept is None or front is None:
        return None
    subject, finite = subject_words(view), view.clause.verbs.finite.lower()
    if view.item.grammar.english:
        return {**pieces("What", finite, "be done with", f"{subject} {kept}"), "front": front}
    return {**pieces("Hva", finite, "gjøres med", f"{subject} {kept}"), "front": front}


_GIVING = word_set(
    """
    give grant offer send lend pay owe promise show award allow teach sell guarantee assure
    sikre garantere
    gi utbetale innvilge pålegge ilegge tilby sende låne betale skylde love vise tildele selge
    tilkjenne
    """
)


@clause_rule("recipient")
def recipient(view: ClauseView) -> Iterator[FactDraft]:
    """ "The law gives tenants a hearing" answers "To whom does the law give a hearing?"."""
    verbs, segments = view.clause.verbs, view.clause.segments
    if verbs.base not in _GIVING or view.clause.kind is ClauseKind.RESTRICTIVE:
        return
    if verbs.passive:
        yield from _is_given(view)
        return
    if len(segments) < 2 or not _side_by_side(segments[0], segments[1]):
        return
    first, g = segments[0], view.item.grammar
    answer = body(view.item, first)
    if not names_actor(answer, g) or not sound_object(view, first):
        return
    parts = question_parts(view, "To whom" if g.english else wh_person(g), (first,))
    if parts and not g.english and names_actor(view.subject, g):
        asked = (
            f"Hvem er det {parts['subject']}"  # "Hvem tilbyr banken ...?" could be asked of both
        )
        parts = {**parts, "ask": asked, "subject": ""}
    if parts and view.item.says_enough(first.start, first.end, view.clause):
        yield one_answer(view, FactKind.AUDIENCE, "recipient", answer, parts, False, 4)


def _is_given(view: ClauseView) -> Iterator[FactDraft]:
    """ "Merket tildeles loser som ..." answers "Hvem tildeles merket?"."""
    first = view.clause.segments[0] if view.clause.segments else None
    if view.item.grammar.english or first is None or first.kind is not SegmentKind.OBJECT:
        return
    answer = body(view.item, first)
    if not names_actor(answer, view.item.grammar) or not sound_object(view, first):
        return
    parts = question_parts(view, wh_person(view.item.grammar), (first,))
    if parts and view.item.says_enough(first.start, first.end, view.clause):
        yield one_answer(view, FactKind.AUDIENCE, "recipient", answer, parts, False, 4)


def _side_by_side(first: Segment, second: Segment) -> bool:
    both = first.kind is SegmentKind.OBJECT and second.kind is SegmentKind.OBJECT
    return both and second.start == first.end and not second.role and second.head >= 0

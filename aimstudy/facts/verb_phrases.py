"""The predicate of a clause as an answer: "apply for a permit". Asks nothing."""

from dataclasses import replace

from aimstudy.facts.drafts import ClauseView
from aimstudy.language.actors import is_person
from aimstudy.language.clauses import ClauseKind, Parse, Segment, SegmentKind
from aimstudy.language.grammar import NORWEGIAN
from aimstudy.language.words import Form, word_set

MUST = word_set("must shall should må skal bør")
MAY = word_set("may might can could kan kunne")
INSIDE = (SegmentKind.OBJECT, SegmentKind.PHRASE, SegmentKind.INFINITIVE, SegmentKind.CONTENT)
_MAX_WORDS = 14


def main_verb(view: ClauseView) -> int:
    """The place of the last verb of the group; -1 where it does not stand last there."""
    parse, verbs = view.item.parse, view.clause.verbs
    for at in range(verbs.end - 1, verbs.start - 1, -1):
        word = parse.words[at]
        if word.form is not None and word.tag in ("VERB", "AUX"):
            return at if word.lower not in view.item.grammar.modals else -1  # "må ut med mer"
        if word.tag not in ("ADV", "PART", "ADP"):
            return -1
    return -1


def predicate(view: ClauseView) -> tuple[str, tuple[Segment, ...]] | None:
    """The main verb with what belongs to it, and the segments that it takes up."""
    at = main_verb(view)
    taken: list[Segment] = []
    for segment in view.clause.segments:
        compared = segment.kind is SegmentKind.COMPARISON and bool(taken)
        if not (segment.kind in INSIDE or compared) or segment.after_comma:
            break
        taken.append(segment)
    if at < 0 or not taken:
        return None
    text = view.item.parse.slice(at, taken[-1].end).strip(" ,;:")
    return (text, tuple(taken)) if 2 <= len(text.split()) <= _MAX_WORDS else None


def followers(parse: Parse, index: int) -> list[int]:
    """The clauses that go on with the subject of clause ``index``, in order."""
    found = [index]
    for at, clause in enumerate(parse.clauses):
        if at > index and clause.kind is ClauseKind.COORDINATED and clause.host in found:
            found.append(at)
    return found[1:]


def continues_infinitive(view: ClauseView) -> bool:
    """ "is used to pay debts, hire staff and ...": no deeds of the subject, but uses."""
    clause, parse = view.clause, view.item.parse
    if clause.kind is not ClauseKind.COORDINATED or clause.host < 0:
        return False
    host = parse.clauses[clause.host]
    if not host.segments or parse.words[clause.verbs.start].form is not Form.BASE:
        return False
    words = [w.lower for w in parse.words[host.segments[-1].start : host.segments[-1].start + 2]]
    return view.item.grammar.to in words or continues_infinitive(
        replace(view, clause=host, index=clause.host)
    )


def stand_in(view: ClauseView) -> str:
    """The pronoun for the subject at the head of an answer: "it", "de"; empty where unsure."""
    words, clause = view.item.parse.words, view.clause
    head, verbs = words[clause.subject_head], clause.verbs
    if view.item.grammar.english:
        return _stand_in_english(view)
    if head.number == "plur":
        return "de"
    article = words[clause.subject.start].lower
    if article in _ONE:
        return _ONE[article]
    sure = head.definite and head.number == "sing" and not is_person(head.lower, NORWEGIAN)
    return ("det" if head.lower.endswith("et") else "den") if sure and verbs.finite else ""


_ONE = {"en": "den", "ei": "den", "et": "det"}


def _stand_in_english(view: ClauseView) -> str:
    verbs, g = view.clause.verbs, view.item.grammar
    head = view.item.parse.words[view.clause.subject_head]
    several = any(word in g.coordinators for word in view.subject.lower().split())
    if several or head.number == "plur" or verbs.plural:
        return "they"
    person = is_person(view.subject, g) or head.tag == "PROPN"
    return "it" if head.number == "sing" and not person else ""

"""A rule for duties: "has to offer", "is required to report", "er pålagt å sende"."""

from collections.abc import Iterator

from aimstudy.domain.fact import FactKind
from aimstudy.facts.asking import question_parts, wh_thing
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule, one_answer
from aimstudy.facts.noun_phrases import good_object, is_noun_phrase
from aimstudy.language.clauses import ClauseKind, Segment, SegmentKind
from aimstudy.language.words import Form, phrase_set

OBLIGED = phrase_set(
    "require|oblige|obligate|expect|suppose|bind|compel|entitle|authorise|authorize|permit|allow|"
    "forbid|pålegge|forplikte|forvente|berettige|tillate"
)
_OBLIGES = phrase_set("have|need|ought|plikte|trenge|behøve|slippe")
# "tends to prefer": the second verb carries the meaning
_CATENATIVES = phrase_set(
    "tend|continue|begin|start|cease|seem|appear|pleie|begynne|fortsette|slutte"
)
_MAX_WORDS = 14


@clause_rule("duty", negated=True)
def duty(view: ClauseView) -> Iterator[FactDraft]:
    """ "X has to offer Y", "X er pålagt å sende Y" answer "What does X have to offer?"."""
    verbs, segments = view.clause.verbs, view.clause.segments
    active = verbs.base in _OBLIGES | _CATENATIVES and not verbs.passive
    obliged = verbs.base in OBLIGED and (verbs.passive or verbs.copula)
    if not segments or not (active or obliged) or view.clause.kind is ClauseKind.RESTRICTIVE:
        return
    first, g = segments[0], view.item.grammar
    words = view.item.parse.words
    if first.kind not in (SegmentKind.OBJECT, SegmentKind.INFINITIVE):
        return
    if words[first.start].lower != g.to or first.end - first.start < 3:
        return
    if view.item.measures and any(w.tag == "NUM" for w in words[first.start : first.end]):
        return
    yield from _asked_object(view, first) if _has_object(view, first) else _asked_all(view, first)


def _has_object(view: ClauseView, first: Segment) -> bool:
    """ "to keep records": what follows the infinitive is a noun phrase."""
    words, g = view.item.parse.words, view.item.grammar
    at = _after_infinitive(view, first)
    text = view.item.parse.slice(at, first.end).strip(" ,;:")
    if at >= first.end or words[at].tag in ("ADP", "PART", "ADV"):
        return False
    return good_object(text, g) and is_noun_phrase(words[at : first.end], g)


def _after_infinitive(view: ClauseView, first: Segment) -> int:
    """After "to keep", or after "to be told"."""
    words = view.item.parse.words
    at = first.start + 2
    passive = words[at - 1].lower in ("be", "bli") and at < first.end
    return at + 1 if passive and words[at].form is Form.PARTICIPLE else at


def _asked_object(view: ClauseView, first: Segment) -> Iterator[FactDraft]:
    g, parse = view.item.grammar, view.item.parse
    at = _after_infinitive(view, first)
    answer = parse.slice(at, first.end).strip(" ,;:")
    verb = parse.slice(first.start, at)
    parts = question_parts(view, wh_thing(g), strand=(first, verb))
    if parts:
        yield one_answer(view, _kind(view), "duty", answer, parts, True, 3)


def _kind(view: ClauseView) -> FactKind:
    return FactKind.ROLE if view.clause.verbs.base in _CATENATIVES else FactKind.REQUIREMENT


def _asked_all(view: ClauseView, first: Segment) -> Iterator[FactDraft]:
    g, parse = view.item.grammar, view.item.parse
    later = [first]
    for segment in view.clause.segments[1:]:
        if segment.kind not in (SegmentKind.PHRASE, SegmentKind.OBJECT) or segment.after_comma:
            break
        later.append(segment)
    answer = parse.slice(first.start + 1, later[-1].end).strip(" ,;:")
    do = "to do" if g.english else "å gjøre"
    parts = question_parts(view, wh_thing(g), tuple(later[1:]), strand=(first, do))
    if parts and 2 <= len(answer.split()) <= _MAX_WORDS:
        yield one_answer(view, _kind(view), "duty", answer, parts, True, 4)

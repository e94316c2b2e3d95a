"""A rule for duties: "has to offer", "is required to report", "er pålagt å sende"."""

from collections.abc import Iterator

from aimstudy.domain.fact import FactKind
from aimstudy.facts.asking import question_parts, wh_thing
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule, draft_of, one_answer
from aimstudy.facts.noun_phrases import good_object, is_noun_phrase
from aimstudy.language.clauses import ClauseKind, Segment, SegmentKind
from aimstudy.language.words import Form, Word, phrase_set

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
    several = infinitives(view, first)
    if len(several) > 1:
        yield from _asked_each(view, first, several)
        return
    if view.item.measures and any(w.tag == "NUM" for w in words[first.start : first.end]):
        return
    yield from _asked_object(view, first) if _has_object(view, first) else _asked_all(view, first)


def infinitives(view: ClauseView, first: Segment) -> list[tuple[int, int]]:
    """ "to keep a log, to report damage and to renew it": the words of each, without "to"."""
    words, to = view.item.parse.words, view.item.grammar.to
    end = first.end
    for segment in view.clause.segments:
        if segment.start > first.start and segment.kind not in _INSIDE:
            break
        end = max(end, segment.end)
    marks = [
        at
        for at in range(first.start, end - 1)
        if words[at].lower == to and (at == first.start or _joins(words[at - 1]))
    ]
    stops = [*marks[1:], end + 1]
    found = [(at + 1, _last(words, stop - 1)) for at, stop in zip(marks, stops, strict=True)]
    return found if all(stop > at for at, stop in found) else []


_INSIDE = (SegmentKind.OBJECT, SegmentKind.PHRASE, SegmentKind.INFINITIVE, SegmentKind.APPOSITION)


def _joins(word: Word) -> bool:
    return word.tag == "CCONJ" or word.text == ","


def _last(words: tuple[Word, ...], end: int) -> int:
    """Without the "and" and the commas before the next infinitive."""
    end = min(end, len(words))
    while end > 0 and (_joins(words[end - 1]) or words[end - 1].text == "."):
        end -= 1
    return end


def _asked_each(
    view: ClauseView, first: Segment, several: list[tuple[int, int]]
) -> Iterator[FactDraft]:
    """All of it as a list, and what stands with each verb by itself."""
    parse, g = view.item.parse, view.item.grammar
    items = tuple(parse.slice(at, end).strip(" ,;:") for at, end in several)
    gone = tuple(s for s in view.clause.segments if s.start >= first.start and s.kind in _INSIDE)
    if all(2 <= len(item.split()) <= _MAX_WORDS for item in items):
        parts = question_parts(view, wh_thing(g), gone[1:], strand=(first, _do(view)))
        asked = _expected(view, parts)
        value = parse.slice(several[0][0], several[-1][1])
        if asked:
            rank = 3 if asked is parts else 1  # shorter than with "to do"
            yield draft_of(view, FactKind.LIST, "duty", items, value, asked, True, rank=rank)
    for at, end in several:
        yield from _asked_one(view, first, gone, at, end)


def _asked_one(
    view: ClauseView, first: Segment, gone: tuple[Segment, ...], at: int, end: int
) -> Iterator[FactDraft]:
    """ "to keep a log" of several duties: "What are holders required to keep?"."""
    parse, g = view.item.parse, view.item.grammar
    answer = parse.slice(at + 1, end).strip(" ,;:")
    words = parse.words[at + 1 : end]
    counted = any(w.tag == "NUM" for w in words[:3]) or not answer
    if counted or not good_object(answer, g) or not is_noun_phrase(words, g):
        return
    parts = question_parts(
        view, wh_thing(g), gone[1:], strand=(first, f"{g.to} {parse.words[at].text}")
    )
    if parts:
        yield one_answer(view, _kind(view), "duty", answer, parts, False, 4)


def _do(view: ClauseView) -> str:
    return "to do" if view.item.grammar.english else "å gjøre"


def _expected(view: ClauseView, parts: dict[str, str] | None) -> dict[str, str] | None:
    """ "What are holders required to do?" is said shorter: "What is required of holders?"."""
    if parts is None or not view.item.grammar.english or parts["front"]:
        return parts
    verbs = view.clause.verbs
    asked = verbs.passive and verbs.base in ("require", "expect") and not verbs.modal
    if not asked or not parts["rest"].endswith(" to do"):
        return parts
    was = "was" if verbs.past else "is"
    subject = f"{parts['rest'].removesuffix(' to do')} of {parts['subject']}"
    return {**parts, "finite": was, "subject": subject, "rest": ""}


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
    parts = question_parts(view, wh_thing(g), tuple(later[1:]), strand=(first, _do(view)))
    parts = _expected(view, parts)
    if parts and 2 <= len(answer.split()) <= _MAX_WORDS:
        yield one_answer(view, _kind(view), "duty", answer, parts, True, 4)

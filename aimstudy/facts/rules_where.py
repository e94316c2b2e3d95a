"""Rules for where something named is or happens: "founded in Oslo", "har kontor i Bergen"."""

import re
from collections.abc import Iterator

from aimstudy.domain.fact import FactKind
from aimstudy.facts.asking import body, question_parts
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule, one_answer
from aimstudy.language.actors import ORGANISATION
from aimstudy.language.clauses import ClauseKind, Role, Segment, SegmentKind
from aimstudy.language.time_words import DAYS
from aimstudy.language.words import word_set

_NO_PLACE = word_set(
    """
    write publish speak translate call invest specialize believe print result end express skrive
    mean bety appear remember know regard recognise recognize
    utgi snakke oversette kalle investere uttrykke tro spesialisere trykke inngå bestå
    """
)
_FIGURATIVE = word_set("world sense context case way order practice theory form respect detail")
_SEAT = word_set(
    """
    headquarters office offices seat home base hovedkontor kontor sete kontorer hovedsete
    """
)


@clause_rule("where")
def where(view: ClauseView) -> Iterator[FactDraft]:
    """ "was first offered in Denmark in 1974" answers "Where was X first offered?"."""
    item, verbs, segments = view.item, view.clause.verbs, view.clause.segments
    if view.clause.kind is ClauseKind.RESTRICTIVE or verbs.base in _NO_PLACE or not segments:
        return
    seated = segments[0].kind is SegmentKind.OBJECT and bool(
        _SEAT & set(body(item, segments[0]).lower().split())
    )
    if seated and not verbs.copula:
        yield from _seat(view, segments[0])
    if verbs.copula:
        return
    if happening := _HAPPENS_IN.match(item.parse.segment_text(segments[0]).strip(" ,")):
        what, at = happening["what"] or happening["hva"], happening["where"] or happening["hvor"]
        parts = question_parts(view, _where(view), strand=(segments[0], what))
        if parts and len(at.split()) <= 8:
            yield one_answer(view, FactKind.PLACE, "where", at, parts, True, 2)
        return
    if goal := next((s for s in segments if _is_goal(view, s)), None):
        yield from _goal(view, goal)
        return
    yield from _at_a_place(view, segments[0].kind is SegmentKind.OBJECT and not seated)


def _at_a_place(view: ClauseView, object_first: bool) -> Iterator[FactDraft]:
    item, segments = view.item, view.clause.segments
    for segment in segments:
        if not (segment.role is Role.PLACE or (_named_place(view, segment) and not object_first)):
            continue
        if segment.role is Role.PLACE and not _is_a_place(view, segment):
            continue
        beside = [s for s in segments if s.kind is SegmentKind.APPOSITION]
        joined = item.parse.words[segment.start - 1].tag == "CCONJ"  # "by phone or | at a hall"
        if joined or any(s.end == segment.start for s in beside):
            continue  # "230 workers, most of them in Linz"
        times = tuple(s for s in segments if _gives_time(view, s) or s.lead in ("by", "av"))
        ask = "Where" if item.grammar.english else "Hvor"
        if segment.lead == "hos" and view.clause.verbs.base in ("ligge", "være", "hvile"):
            ask = "Hos hvem"
        parts = question_parts(view, ask, (segment, *times), use_front=False)
        if parts:
            answer = item.parse.segment_text(segment).strip(" ,")
            answer = answer.removeprefix("hos ") if ask == "Hos hvem" else answer
            yield one_answer(view, FactKind.PLACE, "where", answer, parts, True, 3)
        return


_MOVING = word_set(
    """
    lead take bring send move ship transport carry drive deliver return pump pour transfer lede føre
    bringe sende flytte frakte transportere kjøre levere pumpe helle overføre returnere
    """
)
_GOALS = word_set(
    """
    sea port harbour harbor shore coast ship factory mill market warehouse field river lake city
    town village country hospital school station camp tank pool store plant land port quay yard
    sjøen havnen havna havn kysten skipet fabrikken bruket markedet lageret åkeren elva elven byen
    bygda landet sykehuset skolen stasjonen leiren tanken butikken verkstedet kaien gården utlandet
    """
)


def _is_goal(view: ClauseView, segment: Segment) -> bool:
    """ "are led | to the sea": where to, not whom to."""
    if view.clause.verbs.base not in _MOVING or segment.lead not in ("to", "into", "til", "inn i"):
        return False
    return (
        segment.kind is SegmentKind.PHRASE
        and segment.head >= 0
        and (view.item.parse.words[segment.head].lower in _GOALS)
    )


def _goal(view: ClauseView, segment: Segment) -> Iterator[FactDraft]:
    parts = question_parts(view, _where(view), (segment,))
    answer = view.item.parse.segment_text(segment).strip(" ,")
    if parts and len(answer.split()) <= 8:
        yield one_answer(view, FactKind.PLACE, "where", answer, parts, False, 3)


# "takes place in Siena", "holder til i Zürich"
_HAPPENS_IN = re.compile(
    r"(?P<what>place) (?P<where>(?:in|at|on) (?![\d])[^,;]+)$"
    r"|(?P<hva>sted|til) (?P<hvor>(?:i|på|ved) (?![\d])[^,;]+)$",
    re.I,
)


def _where(view: ClauseView) -> str:
    return "Where" if view.item.grammar.english else "Hvor"


_SEATED_IN = re.compile(r"(?P<what>.+?) (?P<where>(?:in|i|på) [A-ZÆØÅ][\w-]+)$")


def _seat(view: ClauseView, segment: Segment) -> Iterator[FactDraft]:
    """ "has its headquarters in Oslo" answers "Where does X have its headquarters?"."""
    match = _SEATED_IN.match(body(view.item, segment))
    if match:
        ask = "Where" if view.item.grammar.english else "Hvor"
        parts = question_parts(view, ask, (segment,), match["what"])
        if parts:
            yield one_answer(view, FactKind.PLACE, "where", match["where"], parts, True, 2)


def is_place(view: ClauseView, segment: Segment) -> bool:
    """True for a phrase that "where" asks for."""
    return segment.role is Role.PLACE or _named_place(view, segment)


def _is_a_place(view: ClauseView, segment: Segment) -> bool:
    """No number and no pronoun in it, and not too long to be an answer."""
    words = view.item.parse.words[segment.body : segment.end]
    names = all(w.text[:1].isupper() or w.tag in ("CCONJ", "PUNCT") for w in words)
    loose = any(w.tag in ("PRON", "NUM", "SCONJ") or w.text in ",:(" for w in words) and not names
    loose = loose or bool(words and words[-1].lower in _FIGURATIVE)
    return bool(words) and not loose and len(words) <= 10 and not segment.after_comma


def _named_place(view: ClauseView, segment: Segment) -> bool:
    words = body(view.item, segment).split()
    if segment.kind is not SegmentKind.PHRASE or segment.lead not in ("in", "i", "på"):
        return False
    inner = view.item.parse.words[segment.body : segment.end]
    if any(w.tag == "SCONJ" for w in inner):
        return False
    if segment.after_comma or segment.relative >= 0 or not 1 <= len(words) <= 4:
        return False
    text = " ".join(words)
    named = all(w[:1].isupper() or w in ("of", "the", "og", "and") for w in words)
    when = any(w.lower() in DAYS for w in words) or any(c.isdigit() for c in text)
    return named and words[-1][:1].isupper() and not when and not ORGANISATION.search(text)


def _gives_time(view: ClauseView, segment: Segment) -> bool:
    text = view.item.parse.segment_text(segment)
    return segment.lead in ("in", "on", "i", "den", "") and any(c.isdigit() for c in text)

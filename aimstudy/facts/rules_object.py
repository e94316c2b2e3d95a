"""Rules for the object of a verb: what something offers, covers or requires."""

import re
from collections.abc import Iterator

from aimstudy.domain.fact import FactKind
from aimstudy.facts.asking import (
    BESIDE,
    besides_phrase,
    body,
    following,
    question_parts,
    split_often,
    wh_person,
    wh_thing,
)
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule, draft_of
from aimstudy.facts.noun_phrases import (
    BAD_OBJECT,
    MAX_ANSWER,
    good_object,
    holds_number,
    is_noun_phrase,
    is_weak,
    sound_object,
)
from aimstudy.facts.question_forms import asked_whom
from aimstudy.facts.rules_deeds import among_deeds
from aimstudy.facts.rules_enabling import helps_with_doing
from aimstudy.facts.rules_example_lists import examples_of_object, is_clausal
from aimstudy.facts.rules_idiom import is_idiom
from aimstudy.facts.rules_replacement import REPLACING
from aimstudy.facts.verb_phrases import continues_infinitive
from aimstudy.language.actors import is_person
from aimstudy.language.clauses import Role, Segment, SegmentKind
from aimstudy.language.enumerations import split_list
from aimstudy.language.words import Form, word_set


@clause_rule("object", negated=True)
def direct_object(view: ClauseView) -> Iterator[FactDraft]:
    """ "X offers A, B and C", "candidates must pass an exam"."""
    verbs = view.clause.verbs
    segments = view.clause.segments
    if verbs.copula or verbs.passive or not segments or (verbs.negated and verbs.modal):
        return
    if (verbs.base in REPLACING and not verbs.modal) or is_idiom(view):
        return
    if continues_infinitive(view) or among_deeds(view) or _helps_with_several(view):
        return
    segment = _direct(view)
    if opens_with_amount(view) or _is_a_part(view, segment):
        return
    particle = _particle(view, segment)
    if segment.kind is not SegmentKind.OBJECT and particle is None:
        return
    text = _object_text(view, segment)
    if any(m.start <= view.item.sentence.clean.find(text) < m.end for m in view.item.measures):
        return
    example = following(view, segment)
    if example and example.kind is SegmentKind.EXAMPLE:
        yield from examples_of_object(view, segment, example, text)
        if not is_clausal(body(view.item, example)):
            return
    if not _has_beneficiary(view):
        yield from _object_itself(view, segment, text, particle or "")


def _is_a_part(view: ClauseView, segment: Segment) -> bool:
    """ "15 timer | faglig oppdatering", "grain and, in winter, coal": not whole by itself."""
    return _of_an_amount(view, segment) or _goes_on_later(view, segment)


def _goes_on_later(view: ClauseView, segment: Segment) -> bool:
    """ "Grain and, in winter, coal": the object is not whole where it seems to end."""
    words = view.item.parse.words[segment.end : segment.end + 2]
    resumed = following(view, segment)  # "a seal, which ..., and a stamp"
    if resumed and view.item.parse.words[resumed.start].tag == "CCONJ":
        return True
    return len(words) == 2 and words[0].tag == "CCONJ" and words[1].text == ","


def _object_text(view: ClauseView, segment: Segment) -> str:
    """The object's words, without a gloss and without "in areas" before what is listed."""
    text = _EXPLAINED.sub("", body(view.item, segment))
    if following(view, segment):
        return text
    return re.sub(r" (?:in|innen|på) (?:areas|fields|områder|felt)$", "", text)


_EXPLAINED = re.compile(r", (?:det vil si|altså|dvs\.|nemlig|that is|i\.e\.|namely)\b.*$")


def _with_gloss(view: ClauseView, segment: Segment) -> tuple[Segment, ...]:
    """The object, with all that comes after it where a gloss of it does: ", that is, ..."."""
    glossed = _EXPLAINED.search(body(view.item, segment)) is not None
    later = tuple(s for s in view.clause.segments if s.start > segment.start)
    return (segment, *later) if glossed else (segment,)


def _helps_with_several(view: ClauseView) -> bool:
    """ "help with finding leaks, building trust and ...": what they help with is asked."""
    first = view.clause.segments[0]
    return helps_with_doing(view) and bool(split_list(body(view.item, first), view.item.grammar))


def _lists_within(view: ClauseView, segment: Segment, items: tuple[str, ...]) -> bool:
    """ "damage caused by storms, floods or hail": one thing, with a list of what caused it."""
    bare = all(len(item.split()) == 1 for item in items[1:])
    first = items[0].split()
    words = view.item.parse.words[segment.body : segment.end]
    narrowed = any(w.form in (Form.PARTICIPLE, Form.ING) for w in words[1 : len(first)])
    relative = any(w in view.item.grammar.relatives for w in first[1:])
    return bare and len(first) > 2 and (narrowed or relative)


def _of_an_amount(view: ClauseView, segment: Segment) -> bool:
    """ "15 timer | faglig oppdatering": so much of it, one phrase in Norwegian."""
    first = view.clause.segments[0]
    counted = view.item.parse.words[first.body].tag == "NUM" and first.end == segment.start
    return counted and not view.item.grammar.english


def _direct(view: ClauseView) -> Segment:
    """ "pays the owner a pension": of two objects side by side the second is what is given."""
    segments = view.clause.segments
    if len(segments) < 2:
        return segments[0]
    first, second = segments[0], segments[1]
    timed = first.role in (Role.TIME, Role.PLACE, Role.DURATION)
    if timed and sound_object(view, second) and second.role is Role.NONE:
        return second
    both = first.kind is SegmentKind.OBJECT and second.kind is SegmentKind.OBJECT
    beside = both and second.start == first.end and second.role is Role.NONE
    return second if beside and sound_object(view, second) else first


def opens_with_amount(view: ClauseView) -> bool:
    """ "5 percent of the members reported ...": the number is asked for."""
    first = view.item.parse.words[view.clause.subject.start : view.clause.subject.start + 2]
    return any(w.tag == "NUM" or "%" in w.text for w in first)


_PARTICLES = {
    "seek": ("after",),
    "look": ("for", "after"),
    "search": ("for",),
    "hjelpe": ("til med", "med"),
    "pay": ("for",),
}


def _particle(view: ClauseView, segment: Segment) -> str | None:
    """The preposition that belongs to the verb ("seek after"); None where it is no object."""
    if segment.kind is not SegmentKind.PHRASE:
        return None
    verbs = view.clause.verbs
    if verbs.rest.startswith("assist ") and segment.lead == "with":
        return ""
    if verbs.base == "seek" and segment.lead == "after":
        return ""
    return segment.lead if segment.lead in _PARTICLES.get(verbs.base, ()) else None


def _has_beneficiary(view: ClauseView) -> bool:
    """ "for those who ..." is asked about instead of the object: one question a statement."""
    segments = view.clause.segments
    if len(segments) < 2 or segments[1].lead != "for":
        return False
    words = body(view.item, segments[1]).lower().split()
    people = any(w in view.item.grammar.people for w in words[:3])
    return people and (segments[1].relative >= 0 or words[0] in ("those", "dem"))


def _object_itself(
    view: ClauseView, segment: Segment, text: str, particle: str
) -> Iterator[FactDraft]:
    verbs, g = view.clause.verbs, view.item.grammar
    items = split_list(text, g)
    listed = len(items) > 2 and not _lists_within(view, segment, items)
    must = verbs.modal in _MUST or verbs.base in ("require", "kreve")
    text, often = (text, "") if listed else split_often(text)
    if not listed and segment.relative < 0:
        text, often = _split_trailing(text, often)
    if segment.relative > segment.body and holds_number(view, text):
        text = view.item.parse.slice(segment.body, segment.relative).strip(" ,")
    text, before = _split_leading(view, segment, text)
    often = often or before
    number = holds_number(view, text) and not (must and _is_pair(view, text))
    if number or _says_nothing(view, segment, text, listed, must):
        return
    if _needs_more(view, segment, text, particle):
        return
    besides = _besides(view, segment)
    tail = particle or often
    people = is_person(text, g) and all(is_person(one, g) for one in split_list(text, g))
    gone = _with_gloss(view, segment)
    parts = question_parts(view, wh_person(g) if people else wh_thing(g), gone, tail)
    if not parts:
        return
    parts["rest"] = f"{parts['rest']} {besides}".strip()
    if people and not g.english and verbs.base not in _ON_PEOPLE:
        parts = asked_whom(parts)
    kind = FactKind.LIST if listed else FactKind.REQUIREMENT if must else FactKind.ROLE
    core = listed or must
    answers = items if listed else (text,)
    rank = 3 if core else 5
    yield draft_of(view, kind, "object", answers, text, parts, core, rank=rank)


_ON_PEOPLE = word_set("omfatte dekke gjelde inkludere angå ramme")  # nobody does this


def _is_pair(view: ClauseView, text: str) -> bool:
    """ "a clean record and two years of practice": the number is only half of what is needed."""
    words = text.lower().split()
    joined = [at for at, word in enumerate(words) if word in ("and", "or", "og", "eller")]
    start = view.item.sentence.clean.find(text)
    if len(joined) != 1 or start < 0:
        return False
    half = start + len(" ".join(words[: joined[0]]))
    return all(m.start > half for m in view.item.measures if m.start >= start)


def _split_leading(view: ClauseView, segment: Segment, text: str) -> tuple[str, str]:
    """ "først og fremst tapt inntekt" to the income, and the adverb for the question."""
    first = view.item.parse.words[segment.body]
    known = first.lower in view.item.grammar.adverbs or " " in first.lower
    if first.tag != "ADV" or not known or not text.startswith(f"{first.text} "):
        return text, ""
    return text[len(first.text) + 1 :], first.text


_A_WHILE = re.compile(r"(?:kort|lang|en|noen|short|long|some) (?:tid|stund|time|while)")
_MUST = word_set("must shall må skal")


def _says_nothing(view: ClauseView, segment: Segment, text: str, listed: bool, must: bool) -> bool:
    """A weak verb, or words that are no whole noun phrase."""
    opener = text.split()[0].lower()
    if _A_WHILE.fullmatch(text.lower()):
        return True
    if text.split()[-1].lower() in view.item.grammar.negations:
        return True  # "ordre om ikke | å skyte"
    own = ("sin", "sitt", "sine", "si")  # always the subject's
    if text[:1].isdigit() or opener in view.item.grammar.possessives - set(own):
        return True
    if listed:
        return opener in BAD_OBJECT
    weak = is_weak(view.clause.verbs.base, must) and not _has_result(view, segment)
    within = bool(split_list(text, view.item.grammar)) and len(text.split()) <= MAX_ANSWER
    if weak or not (within or good_object(text, view.item.grammar)):
        return True
    words = view.item.parse.words[segment.body : segment.end]
    perfect = view.clause.verbs.base in ("have", "ha") and words[0].form is Form.PARTICIPLE
    return perfect or not is_noun_phrase(words, view.item.grammar)


def _has_result(view: ClauseView, segment: Segment) -> bool:
    """ "makes the links visible": with its result even a weak verb says enough."""
    beside = following(view, segment)
    if beside is None or view.clause.verbs.base not in ("make", "keep", "gjøre", "holde"):
        return False
    return not beside.lead and view.item.parse.words[beside.start].tag == "ADJ"


def _needs_more(view: ClauseView, segment: Segment, text: str, particle: str) -> bool:
    """The object answers only together with what follows it."""
    verbs, beside = view.clause.verbs, following(view, segment)
    causing = verbs.base in _CAUSING and len(verbs.rest.split()) < (2 if verbs.modal else 1)
    alone = beside is None and is_person(text, view.item.grammar)
    if causing and not particle and not alone:
        return True
    told = beside is not None and beside.kind is SegmentKind.CONTENT
    if verbs.base in _TELLING and (told or re.search(r" (?:that|at) ", text)):
        return True
    if (
        not view.item.grammar.english
        and " til å " in text
        and is_person(text.split(" til å ")[0], view.item.grammar)
    ):
        return True  # "forplikter selgeren til å levere": to do what is asked
    if verbs.base in ("bruke", "benytte", "anvende") and " til å " in text:
        return True
    if beside is None:
        return False
    if beside.lead in ("from", "fra") and _holds_digit(view, beside):
        return True  # "an older treaty from 1931"
    if beside.lead in ("from", "by", "on", "into") and _opens_with_ing(view, beside):
        return True  # "prohibits agents from lending"
    judged = any(view.item.parse.segment_text(s).startswith("to be") for s in view.clause.segments)
    told = verbs.base in _ORDERING and beside.kind is SegmentKind.INFINITIVE
    return judged or told


def _opens_with_ing(view: ClauseView, segment: Segment) -> bool:
    return view.item.parse.words[segment.body].form is Form.ING


_TRAILING = word_set("aloud back away together apart alive tilbake høyt sammen")


def _split_trailing(text: str, often: str) -> tuple[str, str]:
    """ "the sheet aloud" to ("the sheet", "aloud"): the adverb belongs to the verb."""
    for together in (" for seg", " mellom seg"):
        if text.endswith(together):
            return text.removesuffix(together), together.strip()
    words = text.split()
    loose = len(words) > 1 and words[-2].lower() in ("right", "straight", "far")
    if often or loose or len(words) < 2 or words[-1].lower() not in _TRAILING:
        return text, often
    return " ".join(words[:-1]), words[-1]


_TELLING = word_set("tell inform remind assure convince show warn advise fortelle informere vise")


def _holds_digit(view: ClauseView, segment: Segment) -> bool:
    return any(c.isdigit() for c in body(view.item, segment))


_ORDERING = word_set(
    "order ask require force oblige instruct urge encourage advise invite permit allow compel "
    "entitle authorise authorize empower qualify commit"
)
_CAUSING = word_set("help assist aid allow enable let hjelpe la tillate")


def _besides(view: ClauseView, segment: Segment) -> str:
    """ ", alongside two courses in ethics": named in the question so that the list is complete."""
    beside = following(view, segment)
    if not beside or beside.kind is not SegmentKind.PHRASE or beside.lead not in BESIDE:
        return ""
    known = view.item.asked(beside.body, beside.end, view.clause)
    return besides_phrase(view, beside) if known else ""

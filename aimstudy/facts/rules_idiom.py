"""Rules for a verb and a noun that mean one thing: "takes account of Y", "has the right to Y"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from aimstudy.domain.fact import FactKind
from aimstudy.facts.asking import question_parts, wh_person, wh_thing
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule, draft_of, one_answer
from aimstudy.facts.noun_phrases import MAX_ANSWER, good_object, is_noun_phrase
from aimstudy.facts.rules_way import stands_alone
from aimstudy.facts.verb_phrases import INSIDE
from aimstudy.language.actors import is_person
from aimstudy.language.clauses import STATING, Role, Segment, SegmentKind
from aimstudy.language.enumerations import split_list
from aimstudy.language.words import Form, Word, word_set

_LIGHT = word_set(
    """
    have take make give pay put place lay gain get hold exercise carry bear assume lack lose deny
    win retain receive enjoy grant need seek claim
    mangle miste nekte beholde kreve trenge
    ha ta gi føre legge få stille yte utøve drive holde bære
    """
)
_NOUNS = word_set(
    """
    right access power authority responsibility duty control influence account care attention
    priority use charge advantage notice precedence emphasis weight interest permission room
    experience insight jurisdiction task job obligation ability opportunity chance freedom
    supervision liability ownership option choice rise birth way
    rett retten adgang tilgang ansvar ansvaret myndighet makt kontroll tilsyn innflytelse hensyn
    utgangspunkt stilling vare vekt krav plikt behov mulighet muligheten anledning lov bruk
    forbehold avstand oppsyn forrang betydning oppmerksomhet prioritet tillatelse fullmakt
    innsyn kjennskap omsorg erfaring oppgaven fordel opphav hånd
    """
)
_MODIFIERS = ("ADJ", "ADV")
_BEFORE = word_set("the a an full legal den det fulle en et")
_QUESTIONS = word_set("what how whether which hva hvordan hvor om hvilke hvilken hvem")
_LONGEST = 18


@dataclass(frozen=True, slots=True)
class _Idiom:
    """Words ``start:open`` are the noun with its preposition, ``open:end`` what it is about."""

    start: int
    opens: int
    end: int


@clause_rule("idiom")
def idiom(view: ClauseView) -> Iterator[FactDraft]:
    """ "The rule takes account of customs" answers "What does the rule take account of?"."""
    verbs = view.clause.verbs
    if verbs.base not in _LIGHT or verbs.passive or view.clause.kind not in STATING:
        return
    found = _idiom(view)
    if found is None or not _is_clear(view, found):
        return
    parse, g = view.item.parse, view.item.grammar
    said = _SECOND_NOUN.sub("", parse.slice(found.opens, found.end).strip(" ,;:"))
    noun = parse.slice(found.start, found.opens)
    first = parse.words[found.opens]
    if first.lower == g.to or first.form is Form.ING:
        yield from _asked_deed(view, found, noun, said)
    elif first.lower in _QUESTIONS:
        yield from _asked(view, wh_thing(g), noun, said, found)
    elif len(split_list(said, g)) > 2 or _is_thing(view, found, said):
        ask = wh_person(g) if is_person(said, g) else wh_thing(g)
        yield from _asked(view, ask, noun, said, found)


# "access to the marina and a right to vote": the second noun has a matter of its own
_SECOND_NOUN = re.compile(
    r" (?:and|or|og|eller) (?:an? |the |en |et )?(?:right|access|duty|power|control|obligation|"
    r"rett|tilgang|plikt|adgang|ansvar|kontroll|mulighet) (?:to|over|for|til|med|of)\b.*$"
)


def _is_clear(view: ClauseView, found: _Idiom) -> bool:
    enough = view.item.says_enough(found.opens, found.end, view.clause)
    return enough or stands_alone(view, found.opens, found.end)


def _is_thing(view: ClauseView, found: _Idiom, said: str) -> bool:
    g, words = view.item.grammar, view.item.parse.words[found.opens : found.end]
    return good_object(said, g) and is_noun_phrase(words, g)


def is_idiom(view: ClauseView) -> bool:
    """ "gave rise to", "tar hensyn til": the object is part of the verb."""
    return _idiom(view) is not None


def _idiom(view: ClauseView) -> _Idiom | None:
    """The noun after the verb, its preposition and what follows; None where there is none."""
    words, start = view.item.parse.words, view.clause.verbs.end
    at = _second_object(view) or start
    while at < view.clause.end and _stands_before(words[at]):
        at += 1
    if at + 2 >= view.clause.end or words[at].lower not in _NOUNS:
        return None
    lead, g = words[at + 1], view.item.grammar
    doing = g.english and lead.lower == "to" and words[at + 2].form is Form.BASE
    if not doing and (lead.tag not in ("ADP", "SCONJ") or lead.lower in ("enn", "than", "as")):
        return None
    opens = at + 1 if doing else at + 2
    end = _end(view, opens)
    return _Idiom(start, opens, end) if end - opens > 0 else None


def _second_object(view: ClauseView) -> int:
    """ "gives tenants | the right to ...": where the second object begins; 0 where none does."""
    run = view.clause.segments[:2]
    both = len(run) == 2 and all(s.kind is SegmentKind.OBJECT for s in run)
    return run[1].start if both and run[1].start == run[0].end else 0


def _stands_before(word: Word) -> bool:
    """An article or an adjective; "right" is the noun itself."""
    return word.lower in _BEFORE or (word.tag in _MODIFIERS and word.lower not in _NOUNS)


def _end(view: ClauseView, opens: int) -> int:
    end = opens
    for segment in view.clause.segments:
        if segment.end <= opens:
            continue
        if segment.start > opens and (not _goes_on(segment) or _receives(view, segment)):
            break
        end = segment.end
    return end


def _receives(view: ClauseView, segment: Segment) -> bool:
    """ "gives notice of a flaw | to the seller": who is given it."""
    return view.clause.verbs.base in ("give", "gi") and segment.lead in ("to", "til")


def _goes_on(segment: Segment) -> bool:
    timed = segment.role in (Role.TIME, Role.DURATION)
    return segment.kind in INSIDE and not segment.after_comma and not timed


def _asked_deed(view: ClauseView, found: _Idiom, noun: str, said: str) -> Iterator[FactDraft]:
    """ "the right to vote", "the task of counting votes"."""
    g = view.item.grammar
    doing = view.item.parse.words[found.opens].form is Form.ING
    do = "doing" if doing else f"{g.to} do" if g.english else "å gjøre"
    answer = said if doing else said.removeprefix(f"{g.to} ")
    if len(answer.split()) > 1:
        yield from _asked(view, wh_thing(g), f"{noun} {do}", answer, found)


def _asked(
    view: ClauseView, ask: str, noun: str, answer: str, found: _Idiom
) -> Iterator[FactDraft]:
    gone = tuple(s for s in view.clause.segments if s.start < found.end)
    parts = question_parts(view, ask, gone, noun)
    items = split_list(answer, view.item.grammar)
    if not parts or len(answer.split()) > (_LONGEST if len(items) > 1 else MAX_ANSWER):
        return
    if len(items) > 2:
        yield draft_of(view, FactKind.LIST, "idiom", items, answer, parts, rank=3)
    else:
        yield one_answer(view, FactKind.ROLE, "idiom", answer, parts, False, 3)

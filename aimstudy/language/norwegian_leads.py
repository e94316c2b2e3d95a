"""Norwegian openers that only what stands around them can tell: "for", "når", "mens", "i"."""

from aimstudy.language.lead_kinds import Found, Lead
from aimstudy.language.tokens import Tokens
from aimstudy.language.words import word_set

_LOOK = 24
_EXTENT = word_set("grad utstrekning omfang retning rekkefølge")
_QUESTIONS = word_set("når hvor")
_POINT = word_set(
    "spørsmålet poenget kjernen problemet avgjørende viktige viktigste sentrale vesentlige"
)
_WITH_SO = word_set("lenge snart langt fremt sant som mye at ofte da")
_NOMINAL = ("DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "ADP")
_SUBJECTS = word_set("det den de han hun vi man dette disse")


def norwegian_lead(t: Tokens, at: int, end: int) -> Found | None:
    """The opener at ``at`` where its surroundings make it one; else None."""
    if t.g.english or at == 0 or at + 2 >= end:
        return None
    lower = t.lower(at)
    if lower == "for" and _gives_ground(t, at, end):
        return Lead.SUBORDINATOR, 1, "for"
    if lower == "så" and _so(t, at, end):
        return Lead.CONTRAST, 1, "så"
    if lower == "mens" and _past_relative(t, at, end):
        return Lead.CONTRAST, 1, "mens"
    if lower in _QUESTIONS and _is_the_point(t, at):
        return Lead.THAT, 1, lower
    degree = lower == "hvor" and t.tag(at - 1) == "ADP" and t.tag(at + 1) in ("ADJ", "ADV")
    if degree and _verb(t, at + 2, end) > 0:
        return Lead.THAT, 2, lower  # "etter hvor mye hver av dem eier"
    asked = lower in ("i", "på", "under") and t.lower(at + 1) in ("hvilken", "hvilket", "hvilke")
    if asked and (t.lower(at + 2) in _EXTENT or t.is_verb(at - 1)) and _verb(t, at + 3, end) > 0:
        return Lead.THAT, 3, f"{lower} {t.lower(at + 1)} {t.lower(at + 2)}"
    return None


def _verb(t: Tokens, start: int, end: int) -> int:
    """The first finite verb before a mark; -1 where there is none."""
    for at in range(start, min(end, start + _LOOK)):
        if t.words[at].text in ",;:":
            return -1
        if t.finite(at):
            return at
    return -1


def _gives_ground(t: Tokens, at: int, end: int) -> bool:
    """ "..., for banken må føre lister": a reason; "..., for andre er prisen lavere": no reason."""
    if t.lower(at - 1) != "," or t.lower(at + 1) in ("å", "at", "eksempel"):
        return False
    verb = _verb(t, at + 1, end)
    if verb <= at + 1 or not any(t.finite(j) for j in range(at - 1)):
        return False
    inside = range(at + 1, verb)
    plain = all(t.tag(j) in ("DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "ADV") for j in inside)
    named = t.is_noun(verb - 1) or t.lower(verb - 1) in _SUBJECTS
    known = t.words[verb - 1].definite or t.lower(verb - 1) in _SUBJECTS
    acts = known and t.lower(verb) not in t.g.finite_aux  # "for isen dekker sundet"
    return plain and named and (acts or not _subject(t, verb + 1))


def _so(t: Tokens, at: int, end: int) -> bool:
    """ "..., så mange måtte selge": what followed, in a clause of its own."""
    first = t.lower(at + 1)
    if t.lower(at - 1) != "," or first in _WITH_SO or t.lower(0) in t.g.subordinators | {"jo"}:
        return False
    verb = _verb(t, at + 1, end)
    stated = any(t.finite(j) for j in range(1, at - 1)) and not t.is_verb(0)
    plain = all(t.tag(j) in _NOMINAL or t.is_noun(j) for j in range(at + 1, verb))
    return stated and verb > at + 1 and plain and t.lower(verb - 1) != "at"


def _subject(t: Tokens, at: int) -> bool:
    """Right behind the verb stands what may be its subject."""
    definite = t.is_noun(at) and (t.words[at].definite or t.tag(at) == "PROPN")
    return t.lower(at) in _SUBJECTS or definite


def _past_relative(t: Tokens, at: int, end: int) -> bool:
    """ ", mens verft som bygger skip, må ...": the verb stands behind a relative clause."""
    if t.lower(at - 1) != "," or not any(t.finite(j) for j in range(at)):
        return False
    som = next((j for j in range(at + 2, min(end, at + 7)) if t.lower(j) == "som"), 0)
    if not som or not all(t.tag(j) in ("DET", "ADJ", "NOUN", "NUM") for j in range(at + 1, som)):
        return False
    marks = [j for j in range(som, min(end, som + _LOOK)) if t.lower(j) == ","]
    closed = any(t.finite(j + 1) for j in marks)
    return closed or sum(t.finite(j) for j in range(som, end)) > 1


def _is_the_point(t: Tokens, at: int) -> bool:
    """ "Det avgjørende er når ...", "Spørsmålet er hvor ...": what is asked, no time."""
    before = at - 1
    while before > 0 and (t.is_adverb(before) or t.is_negation(before)):
        before -= 1
    return t.lower(before) in ("er", "var", "blir") and t.lower(before - 1) in _POINT

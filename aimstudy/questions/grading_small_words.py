"""Small words that change what is said: "if" for "because", "his" for "her", "is" for "has".

And those that are lost: "the king was deposed" is not "the king deposed", "may be revoked" not "is
revoked"; and "14 days, not 30" turned round. Asked of an answer that would count as right.
"""

import re

from aimstudy.domain.article import Language
from aimstudy.domain.quiz import GradeReason, Verdict
from aimstudy.language.words import word_set
from aimstudy.questions.grading_words import content_words, plain_words, same_word

Judged = tuple[Verdict, GradeReason]
_WRONG: Judged = (Verdict.WRONG, GradeReason.OTHER)
_OTHER: Judged = (Verdict.NEARLY, GradeReason.OTHER)

_LINKS = tuple(
    map(
        word_set,
        (
            "if provided hvis dersom såfremt",
            "because since as fordi siden ettersom",
            "unless",
            "although though selv",
            "while mens",
        ),
    )
)
_OWNERS = tuple(
    map(word_set, ("his hans", "her hers hennes", "their theirs deres", "its dens dets", "my min"))
)
_BE = word_set("is are was were be been being er var bli blir ble blitt vært")
_HAVE = word_set("has have had having har hadde ha hatt")
_HAS_TO = re.compile(r"\b(?:ha[sd]|have|having) to\b", re.I)
_NOW, _PAST = word_set("has have har"), word_set("had hadde")
_MODAL = word_set(
    "can could may might must should shall would will kan kunne må skal bør vil ville"
)
_FINITE = word_set("is are was were has have had er var blir ble har hadde")
_PASSIVE = word_set("is are was were be been being get gets got blir ble bli blitt er var")
_POINTERS = word_set("it the them that den det de")
_NOT = word_set("not ikke rather heller")
_S_PASSIVE, _ACTIVE = re.compile(r"(?<=\w{3})e?s$"), re.compile(r"(?<=\w{3})e?r$")
_DONE = re.compile(r"(?<=\w{2})(?:ed|en|wn|ld|pt|lt|id|ut|et|te?)$")


def other_small_words(right: str, given: str, prompt: str, language: Language) -> Judged | None:
    """What small words hold against ``given``; None for nothing."""
    one, two = (plain_words(_HAS_TO.sub("must", text)) for text in (right, given))
    if one == two:
        return None
    asked = plain_words(prompt)
    if _turned_denial(one, two) or _other_of(_LINKS, one, two):
        return _WRONG
    doubted = (
        _other_of(_OWNERS, one, two)
        or _is_for_has(one, two)
        or any(_only_in(_NOW, a, b) and _only_in(_PAST, b, a) for a, b in ((one, two), (two, one)))
        or any(_certain_for_modal(a, b, asked) for a, b in ((one, two), (two, one)))
        or any(_passive_lost(a, b, language) for a, b in ((one, two), (two, one)))
    )
    return _OTHER if doubted else None


def _only_in(words: frozenset[str] | set[str], one: list[str], two: list[str]) -> bool:
    return not words.isdisjoint(one) and words.isdisjoint(two)


def _other_of(classes: tuple[frozenset[str], ...], one: list[str], two: list[str]) -> bool:
    """Each has a word of a class that the other one lacks."""
    mine, theirs = (
        {n for n, words in enumerate(classes) if not words.isdisjoint(text)} for text in (one, two)
    )
    return bool(mine - theirs and theirs - mine)


def _is_for_has(one: list[str], two: list[str]) -> bool:
    """ "It is a subsidiary" and "it has a subsidiary"."""
    return any(
        _only_in(_BE, a, b) and _only_in(_HAVE, b, a) and not _MODAL & {*a, *b}
        for a, b in ((one, two), (two, one))
    )


def _certain_for_modal(one: list[str], two: list[str], asked: list[str]) -> bool:
    """ "May be revoked" and "is revoked", where the question does not say which."""
    said = _MODAL & set(one)
    return bool(said) and not _MODAL & {*two, *asked} and bool(_FINITE & set(two))


def _passive_lost(one: list[str], two: list[str], language: Language) -> bool:
    """Something is done to somebody in the one, who does it in the other."""
    for place, word in enumerate(one[:-1]):
        # "is examined": behind its subject, before what is done.
        if not place or word not in _PASSIVE or not _DONE.search(one[place + 1]):
            continue
        stem = one[place + 1][: max(3, len(one[place + 1]) - 3)]
        done = next((n for n, other in enumerate(two) if other.startswith(stem)), 0)
        subject = content_words(one[:place], language)
        kept = any(same_word(s, other, language) for s in subject for other in two[:done])
        if done and kept and not (_PASSIVE | _HAVE | _MODAL) & set(two[:done]):
            return True
    if language is not Language.BOKMAL:
        return False
    return any(
        (a := _S_PASSIVE.sub("", s)) != s and (b := _ACTIVE.sub("", r)) != r and a == b
        for s, r in zip(one[1:], two[1:], strict=False)
    )


def _turned_denial(one: list[str], two: list[str]) -> bool:
    """ "14 days, not 30" and "30 days, not 14"."""
    (kept, denied), (kept_too, denied_too) = (_at_denial(words) for words in (one, two))
    if not (kept and denied and kept_too and denied_too):
        return False
    return not denied & denied_too and bool(denied & kept_too) and bool(denied_too & kept)


def _at_denial(words: list[str]) -> tuple[set[str], set[str]]:
    """What stands before a denial and what behind it."""
    place = next((n for n, word in enumerate(words) if word in _NOT), None)
    if place is None:
        return set(), set()
    before, after = words[:place], words[place + 1 :]
    shared = set(before) & set(after) | _POINTERS
    return set(before) - shared - _NOT, set(after) - shared - _NOT

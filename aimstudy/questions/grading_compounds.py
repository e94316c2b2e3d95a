"""A Norwegian compound beside the phrase that it is made of: "blodtrykket", "trykket i blodet".

They mostly name one thing, but not always; so the person decides.
"""

import re

from aimstudy.domain.article import Language
from aimstudy.questions.grading_words import NEGATIONS, plain_words, same_word

_HEAD_FIRST = re.compile(
    r"\b(?P<head>[^\W\d_]{3,}) (?:av|i|om|til|på|for|fra|ved) (?:å \w+ |en |et |den |det )?"
    r"(?P<first>[^\W\d_]{3,})\b"
)
_GENITIVE = re.compile(r"\b(?P<first>[^\W\d_]{3,}s) (?:[^\W\d_]+ )?(?P<head>[^\W\d_]{3,})\b")
_FORMS = ("ene", "en", "et", "er", "a", "e", "")  # endings of a noun
_GENITIVES = ("enes", "ens", "ets", "ers", "as", "es", "s")
_LINKS = ("", "s", "e", "es")
_LEAST = 3  # letters of a stem


def compound_and_phrase(right: str, given: str, language: Language) -> bool:
    """Whether one of them has a compound, the other its parts; all other words being the same."""
    if language is not Language.BOKMAL:
        return False
    one, two = (" ".join(plain_words(text)) for text in (right, given))
    if NEGATIONS & {*one.split(), *two.split()}:
        return False
    return _is_made_of(one, two, language) or _is_made_of(two, one, language)


def turned_compound(right: str, given: str, language: Language) -> bool:
    """ "skade av melding" for "skademelding": the same parts, and the other one is the head."""
    one, two = (" ".join(plain_words(text)) for text in (right, given))
    if language is not Language.BOKMAL or " " in one or not _HEAD_FIRST.fullmatch(two):
        return False
    return not _is_made_of(one, two, language)


def _is_made_of(compound: str, phrase: str, language: Language) -> bool:
    for pattern in (_GENITIVE, _HEAD_FIRST):
        for found in pattern.finditer(phrase):
            rest = phrase.split()
            for part in found[0].split():
                if part in (found["head"], found["first"]) or pattern is _HEAD_FIRST:
                    rest.remove(part)
            words = compound.split()
            whole = [word for word in words if _is_compound(word, found["first"], found["head"])]
            if whole and _are_same(rest, [w for w in words if w != whole[0]], language):
                return True
    return False


def _is_compound(word: str, first: str, head: str) -> bool:
    firsts, heads = _stems(first, _GENITIVES + _FORMS), _stems(head, _FORMS)
    ends = _stems(word, _FORMS)
    return any(
        begin + link + end in ends or begin + link + end == word
        for begin in firsts
        for link in _LINKS
        for end in heads
    )


def _stems(word: str, endings: tuple[str, ...]) -> set[str]:
    return {
        word.removesuffix(ending)
        for ending in endings
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST
    }


def _are_same(one: list[str], two: list[str], language: Language) -> bool:
    """The same words, whatever their order; small ones need not be typed."""
    left = [word for word in two if word not in _SMALL]
    for word in (word for word in one if word not in _SMALL):
        same = next((other for other in left if same_word(word, other, language)), None)
        if same is None:
            return False
        left.remove(same)
    return not left


_SMALL = frozenset(("en", "et", "ei", "den", "det", "de", "i", "av", "på", "til"))

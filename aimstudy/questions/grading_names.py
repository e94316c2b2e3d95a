"""Names: initials stand for first names or for all the words, one name of several is a part."""

import re

from aimstudy.domain.quiz import GradeReason, Verdict
from aimstudy.language.words import word_set

Judged = tuple[Verdict, GradeReason]
_RIGHT: Judged = (Verdict.RIGHT, GradeReason.SAME)
_PART: Judged = (Verdict.NEARLY, GradeReason.MISSING)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")  # "Jean-Baptiste" are two
_NAME = re.compile(
    r"[A-ZÆØÅ][^\W\d_]+"
    r"(?:[ -](?:(?:van|von|der|den|de|di|da|av|af|[A-ZÆØÅ]\.?) )*[A-ZÆØÅ][^\W\d_'’]+)+$"
)
_PARTICLES = word_set("van von der den de di da del la le av af du dos al bin ibn ter ten zu")
_LEFT_OUT = word_set("of the and for in on a to og i av for på til en et den det de")
_MOST_LETTERS = 8
_ASKS_WHO = re.compile(r"\b(?:who|whom|whose|hvem)\b", re.I)


def judge_name(right: str, given: str, prompt: str) -> Judged | None:
    """Of a name in full: "J. S. Bach" is it, "Bach" a part where it is asked who; else None."""
    if _NAME.match(given) and _all_initials(right, given):
        return Verdict.NEARLY, GradeReason.EXTRA
    if not _NAME.match(right) or any(map(str.isdigit, given)):
        return None
    wanted, typed = (_WORD.findall(text.lower()) for text in (right, given))
    if not typed or wanted == typed:
        return None
    firsts = [word for word in wanted[:-1] if word not in _PARTICLES]
    if firsts and typed == firsts[: len(typed)] and len(typed[0]) > 1:
        return _PART  # "Leonardo"
    if wanted[-1] != typed[-1]:
        return None
    first, before = wanted[:-1], typed[:-1]
    if all(word in _PARTICLES for word in before) and before == first[len(first) - len(before) :]:
        return _PART if _ASKS_WHO.search(prompt) or before else None
    if any(len(word) > 1 and word not in first for word in before):
        return None
    if len(before) == len(first):
        pairs = zip(first, before, strict=True)
        return _RIGHT if all(_stands_for(short, whole) for whole, short in pairs) else None
    return _PART if _stands_for(before[0], first[0]) and len(before) < len(first) else None


def _all_initials(right: str, given: str) -> bool:
    """ "J. S. Bach" where the name was typed in full."""
    wanted, typed = (_WORD.findall(text.lower()) for text in (right, given))
    if len(wanted) != len(typed) or wanted == typed or wanted[-1] != typed[-1]:
        return False
    return all(_stands_for(short, whole) for short, whole in zip(wanted, typed, strict=True))


def initials(right: str, given: str) -> Judged | None:
    """ "WHO" for "World Health Organization", or the other way round: the person decides."""
    if _stand_for_all(given, right):
        return Verdict.NEARLY, GradeReason.LESS_EXACT
    return (Verdict.NEARLY, GradeReason.OTHER) if _stand_for_all(right, given) else None


def _stand_for_all(short: str, whole: str) -> bool:
    letters = short.replace(".", "").strip()
    if not 1 < len(letters) < _MOST_LETTERS or not letters.isalpha():
        return False
    words = _WORD.findall(whole)
    large = [word for word in words if word.lower() not in _LEFT_OUT]
    return any(
        len(some) == len(letters) and "".join(word[0] for word in some).lower() == letters.lower()
        for some in (words, large)
    )


def _stands_for(short: str, whole: str) -> bool:
    return short == whole or (len(short) == 1 and whole.startswith(short))

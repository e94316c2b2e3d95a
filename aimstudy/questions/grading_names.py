"""Names of people: initials stand for first names, and a surname alone is a part of the name."""

import re

from aimstudy.domain.quiz import GradeReason, Verdict

Judged = tuple[Verdict, GradeReason]
_RIGHT: Judged = (Verdict.RIGHT, GradeReason.SAME)
_PART: Judged = (Verdict.NEARLY, GradeReason.MISSING)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")  # "Jean-Baptiste" are two
_NAME = re.compile(
    r"[A-ZÆØÅ][^\W\d_]+(?:[ -](?:(?:van|von|der|den|de|di|da|av|af) )*[A-ZÆØÅ][^\W\d_'’]+)+$"
)
_ASKS_WHO = re.compile(r"\b(?:who|whom|whose|hvem)\b", re.I)


def judge_name(right: str, given: str, prompt: str) -> Judged | None:
    """Of a name in full: "J. S. Bach" is it, "Bach" a part where it is asked who; else None."""
    if not _NAME.match(right):
        return None
    wanted, typed = (_WORD.findall(text.lower()) for text in (right, given))
    if not typed or wanted[-1] != typed[-1] or wanted == typed:
        return None
    first, before = wanted[:-1], typed[:-1]
    if not before:
        return _PART if _ASKS_WHO.search(prompt) else None
    if any(len(word) > 1 and word not in first for word in before):
        return None
    if len(before) == len(first):
        pairs = zip(first, before, strict=True)
        return _RIGHT if all(_stands_for(short, whole) for whole, short in pairs) else None
    return _PART if _stands_for(before[0], first[0]) and len(before) < len(first) else None


def _stands_for(short: str, whole: str) -> bool:
    return short == whole or (len(short) == 1 and whole.startswith(short))

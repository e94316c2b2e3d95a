"""What a measure in a sentence has beside its number: its sign, its "per", bits or bytes.

Asked of an answer that would count as right, whatever its words came to.
"""

import re

from aimstudy.domain.quiz import GradeReason, Verdict

Judged = tuple[Verdict, GradeReason]
_NUMBER: Judged = (Verdict.WRONG, GradeReason.NUMBER)
_UNIT: Judged = (Verdict.WRONG, GradeReason.UNIT)

_SIGNED = re.compile(
    r"(?<![\w)\]}.,%/-])(?P<minus>(?<!\d )[-\u2212\u2013](?=\d)|minus )?"
    r"(?P<number>\d+(?:[.,]\d+)?)",
    re.I,
)
_BELOW = re.compile(r"minus|negativ|kuldegrad|\bfrost|\b(?:below|under) (?:zero|null)\b", re.I)
_PER = re.compile(
    r"(?<=[\d ])(?P<unit>[^\W\d_]{1,4}[23²³]?)/(?P<per>[^\W\d_]{1,5}[23²³]?)(?![\w/])"
)
_SAID_PER = re.compile(
    r"\b(?:per|pr|a|an|each|every|i|hver|hvert)\b|/|\b(?:mph|kmh|kmt|kph|rpm|bpm)\b", re.I
)
_TIMES = ("h", "t", "s", "min", "hour", "hr", "time", "sek", "sec", "d", "day", "dag", "år", "yr")
_BITS = re.compile(r"\d ?([kKMGT])(b|B)(?![a-zA-Z])")
_POWERS = str.maketrans("²³", "23")


def other_measure(right: str, given: str) -> Judged | None:
    """What is wrong with the measure of ``given``; None for nothing."""
    return _other_sign(right, given) or _other_per(right, given) or _bits_for_bytes(right, given)


def _other_sign(right: str, given: str) -> Judged | None:
    """ "-39 °C" is not "39 °C", in a sentence neither."""
    wanted, typed = _signs(right), _signs(given)
    said = (_BELOW.search(right), _BELOW.search(given))
    for number, below in wanted.items():
        if number in typed and typed[number] is not below and not said[below]:
            return _NUMBER
    return None


def _signs(text: str) -> dict[str, bool]:
    """Whether each number stands below zero."""
    return {
        found["number"].replace(",", "."): bool(found["minus"]) for found in _SIGNED.finditer(text)
    }


def _other_per(right: str, given: str) -> Judged | None:
    """ "kg/m³" is neither "kg" nor "kg/m²"; of so much in a time others know more."""
    wanted = _per(right)
    if wanted is None or wanted[1] in _TIMES:
        return None
    typed = _per(given)
    if typed is not None:
        return None if typed == wanted else _UNIT
    unit = re.search(rf"\d ?{re.escape(wanted[0])}(?![\w/])", given, re.I)
    return _UNIT if unit and not _SAID_PER.search(given) else None


def _per(text: str) -> tuple[str, str] | None:
    found = _PER.search(re.sub(r"\^(?=[23])", "", text).translate(_POWERS))
    return (found["unit"].lower(), found["per"].lower()) if found else None


def _bits_for_bytes(right: str, given: str) -> Judged | None:
    one, two = (_BITS.findall(text) for text in (right, given))
    turned = any(a[1] != b[1] for a, b in zip(one, two, strict=False))
    return _UNIT if turned else None

"""Parts of a whole in words: "two thirds", "half of", "halvparten", "tre fjerdedeler"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from aimstudy.domain.article import Language
from aimstudy.language.grammar import Grammar
from aimstudy.language.numerals import number_value


@dataclass(frozen=True, slots=True)
class Share:
    """A fraction in a text; ``value`` lies between 0 and 1."""

    start: int
    end: int
    value: float


_COUNT = {
    Language.ENGLISH: {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "nine": 9},
    Language.BOKMAL: {"en": 1, "én": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "ni": 9},
}
_PARTS = {
    Language.ENGLISH: {
        "third": 3,
        "quarter": 4,
        "fourth": 4,
        "fifth": 5,
        "sixth": 6,
        "seventh": 7,
        "eighth": 8,
        "tenth": 10,
    },
    Language.BOKMAL: {
        "tredjedel": 3,
        "tredel": 3,
        "fjerdedel": 4,
        "firedel": 4,
        "femtedel": 5,
        "femdel": 5,
        "sjettedel": 6,
        "seksdel": 6,
        "åttedel": 8,
        "tidel": 10,
        "tiendedel": 10,
    },
}
_COUNTS_EN, _COUNTS_NB = "|".join(_COUNT[Language.ENGLISH]), "|".join(_COUNT[Language.BOKMAL])
_PARTS_EN, _PARTS_NB = "|".join(_PARTS[Language.ENGLISH]), "|".join(_PARTS[Language.BOKMAL])
_PROPORTION = {
    Language.ENGLISH: re.compile(
        r"\b(?P<n>one|two|three|four|five|six|seven|eight|nine|\d) (?:in|out of) (?:every )?"
        r"(?P<d>two|three|four|five|six|seven|eight|ten|twenty|\d{1,2}|100|1,000)"
        r"(?= [^\W\d]|\b[.,])",
        re.I,
    ),
    Language.BOKMAL: re.compile(
        r"\b(?P<n>én|to|tre|fire|fem|seks|sju|åtte|ni|\d) av (?P<d>to|tre|fire|fem|seks|sju|syv|"
        r"åtte|ni|ti|tjue|10|100|1000)(?= [^\W\d]|\b[.,])",
        re.I,
    ),
}
_PATTERN = {
    Language.ENGLISH: re.compile(
        rf"\b(?P<n>{_COUNTS_EN})(?:[ -](?P<d>{_PARTS_EN})s\b|[ -](?P<d1>{_PARTS_EN})(?= of\b))"
        r"|\b(?P<half>half)(?= (?:of|the|its|their|all|these|those)\b)",
        re.I,
    ),
    Language.BOKMAL: re.compile(
        rf"\b(?P<n>{_COUNTS_NB}) (?P<d>{_PARTS_NB})(?P<d1>)(?:er)?\b|\b(?P<half>halvparten)\b", re.I
    ),
}


def find_shares(text: str, g: Grammar) -> list[Share]:
    """Every fraction of ``text`` in order."""
    found, language = list(_proportions(text, g)), g.language
    for match in _PATTERN[language].finditer(text):
        if match["half"]:
            found.append(Share(match.start(), match.end(), 0.5))
            continue
        part = (match["d"] or match["d1"]).lower()
        value = _COUNT[language][match["n"].lower()] / _PARTS[language][part]
        if 0 < value < 1:
            found.append(Share(match.start(), match.end(), value))
    return sorted(found, key=lambda share: share.start)


def _proportions(text: str, g: Grammar) -> Iterator[Share]:
    """ "one in five households", "ni av ti brukere"."""
    for match in _PROPORTION[g.language].finditer(text):
        part, whole = number_value(match["n"], g), number_value(match["d"], g)
        if part and whole and part < whole:
            yield Share(match.start(), match.end(), part / whole)

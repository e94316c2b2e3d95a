"""Numbers as figures and as words, with their value. Knows no units."""

import re
from dataclasses import dataclass
from functools import cache

from aimstudy.domain.article import Language
from aimstudy.language.grammar import Grammar
from aimstudy.language.words import word_list

_SPACES = "\u00a0\u202f "
_DIGITS = rf"\d{{1,3}}(?:[{_SPACES},.]\d{{3}})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?"


def _numbered(words: str, start: int = 0, step: int = 1) -> dict[str, float]:
    return {w: float(start + step * i) for i, w in enumerate(word_list(words))}


_ONES = {
    Language.ENGLISH: _numbered("one two three four five six seven eight nine", 1),
    Language.BOKMAL: _numbered("én to tre fire fem seks sju åtte ni", 1) | {"ett": 1.0, "syv": 7.0},
}
_TEENS = {
    Language.ENGLISH: _numbered(
        "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen", 10
    ),
    Language.BOKMAL: _numbered(
        "ti elleve tolv tretten fjorten femten seksten sytten atten nitten", 10
    ),
}
_TENS = {
    Language.ENGLISH: _numbered("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10),
    Language.BOKMAL: _numbered("tjue tretti førti femti seksti sytti åtti nitti", 20, 10)
    | {"tyve": 20.0, "tredve": 30.0},
}
_SCALES = {
    Language.ENGLISH: {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12},
    Language.BOKMAL: {
        "tusen": 1e3,
        "million": 1e6,
        "millioner": 1e6,
        "milliard": 1e9,
        "milliarder": 1e9,
        "billioner": 1e12,
    },
}
_HUNDRED = {Language.ENGLISH: "hundred", Language.BOKMAL: "hundre"}
_DOZEN = {Language.ENGLISH: ("dozen",), Language.BOKMAL: ("dusin",)}
_HALF_UNIT = {
    Language.ENGLISH: r"a single(?= (?:hour|day|week|month|year)\b)|"
    r"half an?(?= (?:hour|day|year|century|decade|mile|kilo|kilometre|litre))",
    Language.BOKMAL: r"(?:en halv|et halvt)(?= (?:time|uke|år|dag|kilo|liter|meter|mil|døgn))",
}
_AND = {Language.ENGLISH: "and", Language.BOKMAL: "og"}


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in a text; ``scale`` is the word after its figures ("million"), if any.

    ``value`` is what the figures or number words say, without a scale that follows figures.
    """

    start: int
    end: int
    value: float
    scale: str = ""


def _any(words: dict[str, float]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


@cache
def _word_pattern(language: Language) -> str:
    """A number of one or several words: "twenty-five", "two hundred and fifty", "tjuefem"."""
    ones, teens, tens = (_any(t[language]) for t in (_ONES, _TEENS, _TENS))
    joint = "[- ]" if language is Language.ENGLISH else ""
    small = rf"(?:(?:{tens})(?:{joint}(?:{ones}))?|{teens}|{ones})"
    single = "a" if language is Language.ENGLISH else "et|en"
    and_ = _AND[language]
    gap = " " if language is Language.ENGLISH else " ?"
    hundreds = rf"(?:(?:{small}|{single}){gap})?{_HUNDRED[language]}(?: (?:{and_} )?{small})?"
    below = rf"(?:{hundreds}|{small})"
    scale = _any(_SCALES[language])
    half = "half an?" if language is Language.ENGLISH else "en halv"
    scaled = rf"(?:{below}|{half}|{single}) (?:{scale})(?:,? (?:{and_} )?{below})?(?! (?:{scale}))"
    bare = "" if language is Language.ENGLISH else "|tusen"
    halves = (
        rf"(?:{small}) and a half"
        if language is Language.ENGLISH
        else rf"(?:{small}) og (?:en halv|et halvt)|halvannen|halvannet"
    )
    dozen = rf"(?:a|et|{small}) (?:{'|'.join(_DOZEN[language])})"
    halves += rf"|{_HALF_UNIT[language]}"
    return rf"\b(?:{halves}|{dozen}|{scaled}|{below}{bare})\b"


@cache
def _pattern(language: Language) -> re.Pattern[str]:
    scale = _any(_SCALES[language])
    return re.compile(
        rf"(?<![\w$€£.,/§-])(?P<figures>[-−](?=\d))?(?P<digits>{_DIGITS})"
        r"(?![^\W\d_]|\d|/\d|:\d)"
        rf"(?:[- {_SPACES}](?P<scale>{scale})\b)?"
        rf"|(?<=[$€£])(?P<signed>{_DIGITS})(?![^\W\d_kmb]|\d)"
        rf"(?:[- {_SPACES}](?P<scale2>{scale})\b)?"
        rf"|(?<=\d[-–])(?P<after>{_DIGITS})(?![^\W\d_]|\d)(?:[ {_SPACES}](?P<scale3>{scale})\b)?"
        rf"|(?P<worded>{_word_pattern(language)})(?!-)",
        re.I,
    )


_VAGUE = re.compile(r"\b(?:several|few|many|some few|flere|noen få|mange|et par) $", re.I)


def find_numerals(text: str, g: Grammar) -> list[Numeral]:
    """Every number of ``text`` in order, figures and words; Norwegian ordinals are left out."""
    found: list[Numeral] = []
    for match in _pattern(g.language).finditer(text):
        figures = match["digits"] or match["signed"] or match["after"]
        if figures is None:
            value = number_value(match["worded"], g)
            vague = _VAGUE.search(text[: match.start()]) is not None
            if value is not None and not vague:
                found.append(Numeral(match.start(), match.end(), value))
            continue
        if not g.english and re.match(r"\. [a-zæøå]", text[match.end() :]):
            continue  # "den 12. utgaven"
        value = number_value(figures, g)
        if value is not None:
            scale = match["scale"] or match["scale2"] or match["scale3"] or ""
            negative = -1 if match["figures"] else 1
            found.append(Numeral(match.start(), match.end(), negative * value, scale.lower()))
    return found


def scale_value(scale: str, g: Grammar) -> float:
    """1,000,000 for "million"; 1 for no scale."""
    return _SCALES[g.language].get(scale, 1.0)


def number_value(text: str, g: Grammar) -> float | None:
    """The value of "1,800", "1 800", "2,5", "four" or "tjuefem"; None when it is no number."""
    lower = text.strip().lower()
    if lower[:1].isdigit():
        return _figures_value(lower, g)
    if not lower:
        return None
    return _words_value(lower, g)


def _figures_value(lower: str, g: Grammar) -> float | None:
    lower = re.sub(rf"(?<=\d)[{_SPACES}](?=\d{{3}})", "", lower)
    grouping, decimal = (",", ".") if g.english else (".", ",")
    if not lower.startswith("0"):
        lower = re.sub(rf"(?<=\d){re.escape(grouping)}(?=\d{{3}}(?!\d))", "", lower)
    try:
        return float(lower.replace(decimal, ".").replace(",", "."))
    except ValueError:
        return None


_HALVES = {
    "single": 1.0,
    "halvannen": 1.5,
    "halvannet": 1.5,
    "half": 0.5,
    "halv": 0.5,
    "halvt": 0.5,
}


def _words_value(lower: str, g: Grammar) -> float | None:
    """Adds up a number in words; None where a word of it is no number."""
    language = g.language
    values = _ONES[language] | _TEENS[language] | _TENS[language] | _HALVES
    total, part, seen = 0.0, 0.0, False
    for word in _number_parts(lower, language):
        if word in values:
            part, seen = part + values[word], True
        elif word in ("hundred", "hundre"):
            part, seen = (part or 1) * 100, True
        elif word in _SCALES[language]:
            total, part, seen = total + (part or 1) * _SCALES[language][word], 0.0, True
        elif word in _DOZEN[language]:
            part, seen = (part or 1) * 12, True
        elif word not in ("and", "og", "a", "an", "en", "et"):
            return None
    return total + part if seen else None


def _number_parts(lower: str, language: Language) -> list[str]:
    """ "tjuefem" as "tjue", "fem"; "femhundre" as "fem", "hundre"."""
    parts: list[str] = []
    for word in re.split(r"[\s,-]+", lower):
        if language is Language.BOKMAL and word not in _TEENS[language]:
            tens = next((t for t in _TENS[language] if word.startswith(t) and word != t), "")
            rest = word.removeprefix(tens) if tens else ""
            if tens and (rest in _ONES[language] or rest == "en"):
                parts += [tens, "én" if rest == "en" else rest]
                continue
            if word.endswith("hundre") and word != "hundre":
                parts += [word.removesuffix("hundre"), "hundre"]
                continue
        parts.append(word)
    return parts

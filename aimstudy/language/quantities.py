"""Numbers with their units in a sentence: money, percentages, durations, dates and counts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from aimstudy.domain.article import Language
from aimstudy.language.grammar import Grammar
from aimstudy.language.words import Form


class QuantityKind(StrEnum):
    """What a number measures."""

    MONEY = "money"
    PERCENT = "percent"
    DURATION = "duration"
    DATE = "date"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Measure:
    """A number or range in a sentence.

    ``start:end`` spans lead, number and unit; ``bare_start`` leaves the lead ("between") out.
    ``noun_start:noun_end`` is what a COUNT counts.
    """

    kind: QuantityKind
    start: int
    end: int
    bare_start: int
    low: float
    high: float
    unit: str
    noun_start: int = -1
    noun_end: int = -1


_NUM = r"\d{1,3}(?:[ ,.\u00a0\u202f]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
_MONTHS = {
    Language.ENGLISH: "january february march april may june july august september october "
    "november december",
    Language.BOKMAL: "januar februar mars april mai juni juli august september oktober november "
    "desember",
}
_LEADS = {
    Language.ENGLISH: r"(?:somewhere )?in the range of|between|from|about|around|approximately|"
    r"roughly|nearly|"
    r"almost|over|more than|less than|fewer than|at least|at most|up to|as much as|a maximum of|"
    r"a minimum of|no more than|no less than",
    Language.BOKMAL: r"mellom|fra|omtrent|cirka|ca\.|rundt|minst|høyst|maksimalt|inntil|opptil|"
    r"over|under|mer enn|"
    r"mindre enn|nesten|drøyt|knapt|om lag|inntil",
}
_JOIN = {Language.ENGLISH: r"\s?[-–]\s?| to | and ", Language.BOKMAL: r"\s?[-–]\s?| til | og "}
_TIME = {
    Language.ENGLISH: r"minutes?|hours?|days?|weeks?|months?|years?",
    Language.BOKMAL: r"minutters|minutter|minutt|timers|timer|time|dagers|dager|dag|ukers|uker|"
    r"uke|måneders|måneder|måned|års|år",
}
_CURRENCY = {
    Language.ENGLISH: r"dollars?|USD|euros?|EUR|pounds?|GBP|kroner|NOK",
    Language.BOKMAL: r"kroner|kr|NOK|dollar|USD|euro|EUR|pund",
}
_SCALE = {
    Language.ENGLISH: r"(?: (?:thousand|million|billion|trillion))?",
    Language.BOKMAL: r"(?: (?:tusen|million(?:er)?|milliard(?:er)?))?",
}
_PERCENT = {
    Language.ENGLISH: r"\s?%| percent| per cent| percentage points",
    Language.BOKMAL: r"\s?%| prosentpoeng| prosent",
}


@dataclass(frozen=True, slots=True)
class _Patterns:
    money: re.Pattern[str]
    percent: re.Pattern[str]
    duration: re.Pattern[str]
    date: re.Pattern[str]
    count: re.Pattern[str]


def _build(language: Language, number_words: str) -> _Patterns:
    num, join = _NUM, _JOIN[language]
    lead = rf"(?:(?P<lead>\b(?:{_LEADS[language]}) ))?"
    worded = rf"{num}|\b(?:{number_words})\b"
    span = rf"(?P<low>{num})(?:(?:{join})[$€£]?(?P<high>{num}))?"
    worded_span = rf"(?P<low>{worded})(?:(?:{join})(?P<high>{worded}))?"
    signed = rf"{lead}(?P<sign>[$€£])\s?{span}{_SCALE[language]}(?!\w)"
    named = rf"{lead}{span}{_SCALE[language]} (?P<unit>{_CURRENCY[language]})\b"
    named = named.replace("<low>", "<low2>").replace("<high>", "<high2>")
    percent, unit = _PERCENT[language], _TIME[language]
    per_span = rf"(?P<low>{num})(?:{percent})?(?:(?:{join})(?P<high>{num}))?"
    return _Patterns(
        money=re.compile(f"{signed.replace('<lead>', '<lead1>')}|{named}"),
        percent=re.compile(rf"{lead}{per_span}(?P<unit>{percent})(?!\w)", re.I),
        duration=re.compile(rf"{lead}{worded_span}[ -](?P<unit>{unit})\b(?!\.?\d)", re.I),
        date=re.compile(_date_pattern(language), re.I),
        count=re.compile(rf"{lead}{worded_span} (?=[^\W\d_])", re.I),
    )


def _date_pattern(language: Language) -> str:
    """A year, alone or with day and month; or a day and month; nothing that counts something."""
    months = f"(?:{_MONTHS[language].replace(' ', '|')})"
    day = r"\d{1,2}(?:\.|st|nd|rd|th)? "
    us = rf"|{months} \d{{1,2}}, " if language is Language.ENGLISH else ""
    year = rf"(?:{day}{months} |{months} {us})?(?P<low>1[5-9]\d\d|20\d\d)"
    after = r"(?![\w%]|[-–/.,]\d|-tall| (?:kroner|dollar|prosent|percent))"
    return rf"(?<![\w$€£.,/-])(?:{year}|{day}{months}\b){after}"


_CACHE: dict[Language, _Patterns] = {}


def _patterns(g: Grammar) -> _Patterns:
    if g.language not in _CACHE:
        words = "|".join(sorted(g.numbers, key=len, reverse=True))
        _CACHE[g.language] = _build(g.language, words)
    return _CACHE[g.language]


def number_value(text: str, g: Grammar) -> float | None:
    """The value of "1,800", "1 800", "2,5" or "four"; None when it is no number."""
    lower = text.strip().lower()
    if lower in g.numbers:
        return float(g.numbers[lower])
    lower = re.sub(r"(?<=\d)[ \u00a0\u202f](?=\d{3})", "", lower)
    grouping, decimal = (",", ".") if g.english else (".", ",")
    lower = re.sub(rf"(?<=\d){re.escape(grouping)}(?=\d{{3}}(?!\d))", "", lower)
    if not g.english:
        lower = lower.replace(decimal, ".")
    try:
        return float(lower)
    except ValueError:
        return None


def find_measures(text: str, g: Grammar) -> list[Measure]:
    """Every quantity of ``text`` in order, without overlap; the more specific kind wins."""
    pats = _patterns(g)
    taken: list[Measure] = []
    order = (
        (QuantityKind.MONEY, pats.money),
        (QuantityKind.PERCENT, pats.percent),
        (QuantityKind.DURATION, pats.duration),
        (QuantityKind.DATE, pats.date),
        (QuantityKind.COUNT, pats.count),
    )
    for kind, pattern in order:
        for match in pattern.finditer(text):
            measure = _measure(kind, match, text, g)
            if measure and not any(m.start < measure.end and measure.start < m.end for m in taken):
                taken.append(measure)
    return sorted(taken, key=lambda m: m.start)


def _measure(kind: QuantityKind, match: re.Match[str], text: str, g: Grammar) -> Measure | None:
    groups = match.groupdict()
    lead = groups.get("lead1") or groups.get("lead") or ""
    start, end = match.start(), match.end()
    if kind is QuantityKind.DATE:
        year = groups.get("low")
        value = float(year) if year else 0.0
        return Measure(kind, start, end, start, value, value, "")
    low = number_value(groups.get("low") or groups.get("low2") or "", g)
    high_text = groups.get("high") or groups.get("high2") or ""
    high = number_value(high_text, g) if high_text else low
    if low is None or high is None or (high < low and kind is not QuantityKind.MONEY):
        return None
    if kind is QuantityKind.DURATION and text[end - len(groups["unit"]) - 1] == "-":
        return None  # "a four-year degree" names a kind of degree
    if lead.strip().lower() in ("from", "fra", "between", "mellom") and not high_text:
        start += len(lead)
        lead = ""
    unit = (groups.get("sign") or groups.get("unit") or "").strip().lower()
    if kind is QuantityKind.COUNT:
        return _count(match, start, lead, low, high, text, g)
    return Measure(kind, start, end, start + len(lead), low, high, unit)


def _count(
    match: re.Match[str], start: int, lead: str, low: float, high: float, text: str, g: Grammar
) -> Measure | None:
    noun_start = match.end()
    noun = _noun_after(text, noun_start, g)
    if noun.lower().startswith(("hundre", "tusen", "million", "milliard", "hundred", "thousand")):
        return None
    if not noun or (match.start() and text[match.start() - 1].isalnum()):
        return None
    number = text[start + len(lead) : noun_start].strip()
    if low == 1 or (number.isdigit() and 1500 <= low <= 2100 and low == high):
        return None
    end = noun_start + len(noun)
    return Measure(
        QuantityKind.COUNT, start, noun_start - 1, start + len(lead), low, high, "", noun_start, end
    )


def _noun_after(text: str, at: int, g: Grammar) -> str:
    """The counted noun phrase: adjectives and a noun, up to the first function word."""
    taken: list[str] = []
    for match in _words(text, at):
        word = match.group()
        lower = word.lower()
        stop = lower in g.prepositions or lower in g.determiners or lower in g.finite_aux
        if (
            stop
            or lower in g.coordinators
            or lower in g.relatives
            or lower in g.adverbs
            or lower == g.to
        ):
            break
        if taken and not g.english and any(f is Form.PARTICIPLE for _, f in g.forms(word)):
            break  # "140 ansatte fordelt på tre avdelinger"
        taken.append(word)
        if len(taken) == 3 or text[match.end() : match.end() + 1] in ",.;:)":
            break
        forms = g.verb_forms.get(text[match.end() + 1 :].split(" ", 1)[0].lower().strip(",."))
        if forms and lower.endswith(("s", "er", "r", "kurs")):
            break
    return " ".join(taken)


def _words(text: str, at: int) -> Iterator[re.Match[str]]:
    return re.compile(r"[^\s,.;:()]+").finditer(text, at, min(len(text), at + 60))

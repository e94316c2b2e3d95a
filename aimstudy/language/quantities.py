"""Numbers with their units in a sentence: money, percentages, durations, dates and counts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from aimstudy.domain.article import Language
from aimstudy.language.counted import counted_noun, counts_several
from aimstudy.language.dates import DateSpan, find_dates
from aimstudy.language.frequencies import EACH, find_frequencies, per_end
from aimstudy.language.grammar import Grammar
from aimstudy.language.numerals import Numeral, find_numerals, number_value, scale_value
from aimstudy.language.shares import find_shares
from aimstudy.language.units import QuantityKind, sign_before, unit_after
from aimstudy.language.words import Word

__all__ = ["Measure", "QuantityKind", "find_measures", "number_value"]


@dataclass(frozen=True, slots=True)
class Measure:
    """A number or range in a sentence.

    ``start:end`` spans lead, number and unit; ``bare_start`` leaves the lead ("between") out.
    ``noun_start:noun_end`` is what a COUNT counts. ``low`` and ``high`` are the figures as shown;
    ``scale`` is what a word such as "million" multiplies them by.
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
    scale: float = 1.0


_LEADS = {
    Language.ENGLISH: r"(?:somewhere )?(?:in the range of|between|from|around|near)|something like|"
    r"about|around|approximately|"
    r"roughly|nearly|almost|some|an estimated|well over|just over|just under|slightly more than|"
    r"slightly less than|slightly over|slightly under|over|under|above|below|"
    r"more than|less than|fewer than|at least|at most|up to|as much as|as many as|"
    r"as long as|as little as|as few as|as high as|as low as|"
    r"as few as|as little as|a maximum of|a minimum of|no more than|not more than|no less than|"
    r"no fewer than|close to|in excess of|upwards of|an average of|a total of|on average|"
    r"a further|another|exactly|precisely|something like|in the region of",
    Language.BOKMAL: r"(?:et sted )?(?:mellom|fra)|omtrent|cirka|ca\.|rundt|omkring|om lag|"
    r"anslagsvis|bortimot|opp mot|nær|nærmere|nesten|drøyt|drøye|knapt|knappe|vel|godt over|"
    r"litt over|litt under|i overkant av|i underkant av|over|under|mer enn|mindre enn|"
    r"færre enn|flere enn|"
    r"minst|høyst|maksimalt|maks|minimum|inntil|opptil|opp til|så mye som|så mange som|"
    r"ikke mer enn|ikke mindre enn|ikke flere enn|i gjennomsnitt|gjennomsnittlig|til sammen|"
    r"nøyaktig|ytterligere|hele",
}
_JOIN = {
    Language.ENGLISH: r"\s?[-–—]\s?[$€£]?| to [$€£]?| and [$€£]?| or ",
    Language.BOKMAL: r"\s?[-–—]\s?(?:kr )?| til (?:kr )?| og (?:kr )?| eller ",
}
_RANGE_LEAD = {
    Language.ENGLISH: ("between", "from", "range of"),
    Language.BOKMAL: ("mellom", "fra"),
}
_CODES = {
    Language.ENGLISH: r"§+ ?|\b(?:chapter|ch\.|section|sec\.|sections|article|articles|Art\.|"
    r"paragraph|no\.|nos\.|number|version|versions|page|pages|p\.|pp\.|figure|fig\.|table|part|level|"
    r"volume|vol\.|line|room|appendix|rule|item|question|ISO|NS|IFRS|IAS|release|year|"
    r"grade|phase|type|class|category|act|form|model|route|flight|highway|apollo) ",
    Language.BOKMAL: r"§+ ?|\b(?:kap\.|kapittel|kapitlene|artikkel|paragraf|paragrafene|nr\.|"
    r"nummer|versjon|versjonene|side|s\.|figur|tabell|del|nivå|bind|linje|rom|vedlegg|regel|punkt|pkt\.|"
    r"spørsmål|ISO|NS|IFRS|fase|type|klasse|kategori|modell|rute|trinn|ledd|steg|forordning) ",
}


@cache
def _code_pattern(language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?:{_CODES[language]})\d[\d.,:/-]*\d?[a-z]?\b|\b\d+[:/]\d+\b", re.I)


@cache
def _lead_pattern(language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{_LEADS[language]}) $", re.I)


@cache
def _join_pattern(language: Language) -> re.Pattern[str]:
    return re.compile(_JOIN[language], re.I)


def find_measures(text: str, g: Grammar, words: Sequence[Word] = ()) -> list[Measure]:
    """Every quantity of ``text`` in order, without overlap; the more specific kind wins.

    ``words`` are its tagged words, where there are any. References to laws, chapters, pages and
    versions are no quantities.
    """
    numerals = _outside(find_numerals(text, g), _codes(text, g))
    dates = find_dates(text, g.language)
    found = [*_shares(text, g)]
    often = [
        Measure(QuantityKind.FREQUENCY, f.start, f.end, f.start, f.value, f.value, f.unit)
        for f in find_frequencies(text, g)
    ]
    found += [m for m in often if m.unit != EACH]
    measured = _units(text, g, numerals)
    found += [m for m in measured if not _overlaps(m, found)]
    for date in dates:
        measure = _date(date, text)
        if not _overlaps(measure, found) and _is_date(date, text, g, words):
            found.append(measure)
    found += [m for m in often if m.unit == EACH and not _overlaps(m, found)]
    found += [m for m in _counts(text, g, numerals, words) if not _overlaps(m, found)]
    return _with_date_ranges(sorted(found, key=lambda m: m.start), text, g)


def _overlaps(measure: Measure, taken: list[Measure]) -> bool:
    return any(m.start < measure.end and measure.start < m.end for m in taken)


def _codes(text: str, g: Grammar) -> list[tuple[int, int]]:
    spans = [m.span() for m in _code_pattern(g.language).finditer(text)]
    return [(start, end) for start, end in spans if unit_after(text, end, g.language) is None]


def _outside(numerals: list[Numeral], spans: list[tuple[int, int]]) -> list[Numeral]:
    return [n for n in numerals if not any(s < n.end and n.start < e for s, e in spans)]


# -- numbers with a unit --------------------------------------------------------------------------
def _units(text: str, g: Grammar, numerals: list[Numeral]) -> list[Measure]:
    """Every number with a unit, a range ("30 to 40 percent") as one."""
    found: list[Measure] = []
    skip = -1
    for place, first in enumerate(numerals):
        if place <= skip:
            continue
        second = numerals[place + 1] if place + 1 < len(numerals) else None
        measure = _ranged(text, g, first, second) if second else None
        if measure:
            skip = place + 1
        else:
            measure = _single(text, g, first)
        if measure and not _overlaps(measure, found):
            found.append(measure)
    return found


def _single(text: str, g: Grammar, number: Numeral) -> Measure | None:
    start, sign = sign_before(text, number.start)
    unit = unit_after(text, number.end, g.language)
    if sign:
        return _measure(text, g, QuantityKind.MONEY, start, number.end, number, number, sign)
    if unit is None:
        return None
    return _measure(text, g, unit.kind, number.start, unit.end, number, number, unit.name)


def _ranged(text: str, g: Grammar, first: Numeral, second: Numeral) -> Measure | None:
    """ "$1800-2500", "9 to 15 months", "5 km to 10 km", "two weeks to three months"."""
    start, sign = sign_before(text, first.start)
    inner = unit_after(text, first.end, g.language)
    joined = _join_pattern(g.language)
    end = inner.end if inner else first.end
    if not joined.fullmatch(text, end, second.start):
        return None
    last = unit_after(text, second.end, g.language)
    between = text[end : second.start].strip(" $€£").lower()
    if _dated(text, first) and inner is None and not sign:
        return None  # "rose from 2 million in 1990 to 9 million in 2010"
    if between in ("and", "og") and not _ranging(text, start, g):
        return None  # "two weeks and three days", "5 and 10 percent"
    if sign and between[:1].isalpha() and last is None and not _ranging(text, start, g):
        closed = text[second.end : second.end + 1] in ("", ".", ",", ";", ")")
        if not (closed or text[second.start - 1] in "$€£"):
            return None  # "gave $300 to 40 schools"
    if sign:
        return _measure(text, g, QuantityKind.MONEY, start, second.end, first, second, sign)
    if last is None or (inner and inner.kind is not last.kind):
        return None
    return _measure(text, g, last.kind, first.start, last.end, first, second, last.name)


def _dated(text: str, number: Numeral) -> bool:
    """ "in 1990", "i 1990": a year, no figure to measure with."""
    shown = text[number.start : number.end]
    year = shown.isdigit() and len(shown) == 4 and 1500 <= number.value < 2100
    return year and re.search(r"\b(?:in|since|i|siden) $", text[: number.start], re.I) is not None


def _ranging(text: str, start: int, g: Grammar) -> bool:
    lead = _lead_pattern(g.language).search(text[:start])
    return lead is not None and any(r in lead.group().lower() for r in _RANGE_LEAD[g.language])


def _measure(
    text: str,
    g: Grammar,
    kind: QuantityKind,
    start: int,
    end: int,
    first: Numeral,
    second: Numeral,
    unit: str,
) -> Measure | None:
    low, high, scale = first.value, second.value, second.scale or first.scale
    lead = _lead_start(text, start, first is not second, g)
    falling = text[lead:start].strip().lower() in ("from", "fra")  # "fell from 11 to 6 percent"
    if high < low and falling:
        low, high = high, low
    if high < low and kind is QuantityKind.MONEY:
        high = low
    if high < low and first.scale == second.scale and kind is not QuantityKind.DURATION:
        return None
    name = f"{scale} {unit}".strip()
    value = scale_value(scale, g)
    end = per_end(text, end) if kind is QuantityKind.FREQUENCY else end
    return Measure(kind, lead, end, start, low, max(low, high), name, scale=value)


_SPREAD = re.compile(
    r"\b(?:seg|(?:re|pre)paid|amorti[sz]ed|depreciated|settled|financed|off|nedbetal\w+|"
    r"tilbakebetal\w+|avskri\w+|skrives av|avdras|spread|spreads|"
    r"extend|extends|extended|stretch|stretches|distributed|paid|divided|"
    r"held|runs|run|ran|place|fordelt|fordeles|spredt|utbetales|betales|holdes|går|gikk|"
    r"dismissed|averaged|measured|målt) $",
    re.I,
)


# verbs that take the word after them as their own: "adds up to $480", "revolves around three"
_OF_VERB = {
    "over": _SPREAD,
    "up to": re.compile(r"\b(?:adds?|added|adding|sums?|summed|live|lives|lived) $", re.I),
    "around": re.compile(
        r"\b(?:revolv|cent(?:er|re)|organi[sz]|structur|group|buil|turn)(?:es?|s|d|ed|t|ing)? $",
        re.I,
    ),
    "opp til": re.compile(r"\b(?:summerer?s?|summert(?:e|es)?|legges?) (?:seg )?$", re.I),
    "rundt": re.compile(r"\b(?:dreier?|dreide|samlet|kretser|bygd|bygget) (?:seg )?$", re.I),
}


def _lead_start(text: str, start: int, ranged: bool, g: Grammar) -> int:
    """Where the hedge before a number begins; "from" and "between" belong to ranges only."""
    at = start
    for _ in range(2):
        match = _lead_pattern(g.language).search(text[:at])
        if not match:
            break
        ranging = any(match.group().lower().strip().endswith(r) for r in _RANGE_LEAD[g.language])
        before, lead = text[: match.start()], match.group().strip().lower()
        of_verb = _OF_VERB.get(lead)
        if (ranging and not ranged) or (of_verb and of_verb.search(before)):
            break
        at = match.start()
    return at


# -- dates ----------------------------------------------------------------------------------------
def _date(date: DateSpan, text: str) -> Measure:
    return Measure(QuantityKind.DATE, date.start, date.end, date.bare, date.low, date.high, "")


def _is_date(date: DateSpan, text: str, g: Grammar, words: Sequence[Word]) -> bool:
    """Four figures alone before a noun count something, unless a word for time stands before."""
    return date.sure or not counted_noun(text, date.end + 1, g, words)


def _with_date_ranges(measures: list[Measure], text: str, g: Grammar) -> list[Measure]:
    """ "from 1914 to 1918", "mellom 1914 og 1918" as one date."""
    found: list[Measure] = []
    for measure in measures:
        last = found[-1] if found else None
        if last and _spans(last, measure, text, g):
            lead = _lead_start(text, last.start, True, g)
            found[-1] = replace(last, start=lead, end=measure.end, high=measure.high)
        else:
            found.append(measure)
    return found


def _spans(first: Measure, second: Measure, text: str, g: Grammar) -> bool:
    dated = first.kind is QuantityKind.DATE and second.kind is QuantityKind.DATE
    between = text[first.end : second.start].strip().lower()
    joined = between in ("to", "and", "until", "til", "og", "-", "–")
    return dated and joined and (_ranging(text, first.start, g) or between in "-–")


# -- counts, shares, how often --------------------------------------------------------------------
def _counts(text: str, g: Grammar, numerals: list[Numeral], words: Sequence[Word]) -> list[Measure]:
    found: list[Measure] = []
    for place, number in enumerate(numerals):
        second = numerals[place + 1] if place + 1 < len(numerals) else number
        between = text[number.end : second.start]
        ranged = second is not number and _join_pattern(g.language).fullmatch(between) is not None
        if ranged and between.strip().lower() in ("and", "og"):
            ranged = _ranging(text, number.start, g)
        last = second if ranged else number
        measure = _count(text, g, number, last, words)
        if measure and not _overlaps(measure, found):
            found.append(measure)
    return found


def _count(
    text: str, g: Grammar, first: Numeral, last: Numeral, words: Sequence[Word]
) -> Measure | None:
    end = 0
    if text[last.end : last.end + 1] == " ":
        end = counted_noun(text, last.end + 1, g, words) or _of_whole(text, last.end, g)
    if not end and _stands_alone(text, first, last, g):
        lead = _lead_start(text, first.start, first is not last, g)
        value, scale = scale_value(last.scale, g), last.scale
        return Measure(
            QuantityKind.COUNT,
            lead,
            last.end,
            first.start,
            min(first.value, last.value),  # "fell from 1,800 to 12"
            max(first.value, last.value),
            scale,
            scale=value,
        )
    alone = first.value * scale_value(first.scale, g)
    if not end or last.value < first.value or (first is last and alone == 1):
        return None
    year = first is last and text[first.start : first.end].isdigit() and 1500 <= first.value < 2100
    if _named(text, first.start) or (year and not counts_several(text, last.end + 1, end, g)):
        return None  # "Apollo 11 astronauts", "the 2010 act"
    start = _lead_start(text, first.start, first is not last, g)
    return Measure(
        QuantityKind.COUNT,
        start,
        last.end,
        first.start,
        first.value,
        last.value,
        last.scale,
        last.end + 1,
        end,
        scale_value(last.scale, g),
    )


_STATED = re.compile(
    r"\b(?:is|was|are|were|be|of|at|to|from|by|score|reached|påløper|påløp|er|var|på|til|fra|med|bli|ble|var|nådde|"
    r"about|around|approximately|nearly|over|under|than|least|most|omtrent|rundt|cirka|lag|enn|minst|"
    r"høyst|knapt) $"
)


def _stands_alone(text: str, first: Numeral, last: Numeral, g: Grammar) -> bool:
    """ "The population is 3,700", "estimated at 1.5 million": a sum without a noun of its own."""
    large = bool(last.scale) or re.search(r"\d[ ,.\u00a0]\d{3}", text[last.start : last.end])
    closed = re.match(
        r"$|[.,;)]|[ ](?:in|by|at|i|ved|av|and|og|per|for|before|after)\b", text[last.end :]
    )
    year = text[first.start : first.end].isdigit() and 1000 <= first.value < 2100
    ranged = first is not last and _ranging(text, first.start, g)
    if ranged and not text[last.end : last.end + 1].isalnum():
        return True
    known = _STATED.search(text[: first.start]) is not None
    return bool(closed and known and not year and (large or text[first.start].isdigit()))


def _of_whole(text: str, end: int, g: Grammar) -> int:
    """ "300 of the workers", "40 av landene": what the number is a part of."""
    match = re.match(
        r" of (?:the|its|their|all) " if g.english else r" av (?=\w+ene\b|de )", text[end:]
    )
    return end + match.end() if match else 0


def _named(text: str, start: int) -> bool:
    before = re.search(r"(?<=[\w,] )([A-ZÆØÅ][a-zæøå]+) $", text[:start])
    return before is not None and text[start].isdigit()


def _shares(text: str, g: Grammar) -> list[Measure]:
    found: list[Measure] = []
    for share in find_shares(text, g):
        lead = _lead_start(text, share.start, False, g)
        value = round(share.value * 100, 2)
        found.append(
            Measure(QuantityKind.PERCENT, lead, share.end, share.start, value, value, "share")
        )
    return found

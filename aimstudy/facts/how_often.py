"""How many times a year something happens: "twice a year", "every six months", "kvartalsvis"."""

import re

from aimstudy.language.frequencies import exactly
from aimstudy.language.grammar import Grammar
from aimstudy.language.numerals import number_value

_YEARS = {
    "second": 1 / 31_557_600,
    "minute": 1 / 525_960,
    "minutt": 1 / 525_960,
    "hour": 1 / 8766,
    "time": 1 / 8766,
    "day": 1 / 365.25,
    "dag": 1 / 365.25,
    "night": 1 / 365.25,
    "natt": 1 / 365.25,
    "week": 7 / 365.25,
    "uke": 7 / 365.25,
    "uk": 7 / 365.25,
    "døgn": 1 / 365.25,
    "fortnight": 14 / 365.25,
    "month": 1 / 12,
    "måned": 1 / 12,
    "quarter": 1 / 4,
    "kvartal": 1 / 4,
    "halvår": 1 / 2,
    "semester": 1 / 2,
    "year": 1.0,
    "år": 1.0,
    "decade": 10.0,
    "tiår": 10.0,
    "spring": 1.0,
    "summer": 1.0,
    "autumn": 1.0,
    "winter": 1.0,
    "vår": 1.0,
    "sommer": 1.0,
    "høst": 1.0,
    "vinter": 1.0,
}
_ADVERBS = {
    "annually": 1.0,
    "yearly": 1.0,
    "quarterly": 4.0,
    "monthly": 12.0,
    "weekly": 365.25 / 7,
    "daily": 365.25,
    "årlig": 1.0,
    "halvårlig": 2.0,
    "kvartalsvis": 4.0,
    "månedlig": 12.0,
    "ukentlig": 365.25 / 7,
    "daglig": 365.25,
}
_ORDINALS = {
    "other": 2.0,
    "second": 2.0,
    "third": 3.0,
    "fourth": 4.0,
    "fifth": 5.0,
    "tenth": 10.0,
    "annen": 2.0,
    "annet": 2.0,
    "andre": 2.0,
    "tredje": 3.0,
    "fjerde": 4.0,
    "femte": 5.0,
    "sjette": 6.0,
    "sjuende": 7.0,
    "tiende": 10.0,
}
_TIMES = {"once": 1.0, "twice": 2.0, "thrice": 3.0, "én": 1.0, "en": 1.0}
_UNIT = "|".join(sorted(_YEARS, key=len, reverse=True))
_EVERY = re.compile(
    rf"^(?:every|each|hvert|hver|annethvert|annenhver)(?: (?P<step>[\wæøå]+))?? "
    rf"(?P<unit>{_UNIT})s?$"
)
_PER = re.compile(
    rf"^(?P<times>.+?)(?: times| ganger| gang)?"
    rf" (?:a|an|per|each|every|i|om|hver|hvert|pr\.) (?P<unit>{_UNIT})(?:en|et|n|a)?$"
)


def times_a_year(shown: str, g: Grammar) -> float | None:
    """The rate that ``shown`` gives; None where it names no period, or none we know."""
    text = exactly(shown.lower().strip())
    if text in _ADVERBS:
        return _ADVERBS[text]
    found = _EVERY.match(text)
    if found:
        step = _step(found["step"] or "", g)
        every = 2.0 if text.startswith("ann") else step
        return 1 / (every * _YEARS[found["unit"]]) if every else None
    found = _PER.match(text)
    if not found:
        return None
    times = _TIMES.get(found["times"]) or number_value(found["times"], g)
    return times / _YEARS[found["unit"]] if times else None


def _step(word: str, g: Grammar) -> float | None:
    if not word:
        return 1.0
    return _ORDINALS.get(word) or number_value(word, g)

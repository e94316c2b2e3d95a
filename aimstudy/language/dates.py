"""Dates in a text: years, days, months, seasons, decades, centuries and times of day."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from aimstudy.domain.article import Language


@dataclass(frozen=True, slots=True)
class DateSpan:
    """``low`` and ``high`` are years, 0 where the text names none; a hedge stands before ``bare``.

    ``sure`` is false for four figures alone, which may count something instead.
    """

    start: int
    end: int
    bare: int
    low: float
    high: float
    sure: bool = True


_YEAR = r"(?:1[0-9]\d\d|20\d\d)"
_AFTER = r"(?![\w%]|[-–/]\d|[.,]\d)"
_MONTHS = {
    Language.ENGLISH: "January|February|March|April|May|June|July|August|September|October|"
    "November|December",
    Language.BOKMAL: "januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|"
    "desember",
}
_SEASONS = {
    Language.ENGLISH: "spring|summer|autumn|fall|winter",
    Language.BOKMAL: "våren|sommeren|høsten|vinteren|vår|sommer|høst|vinter|julen|påsken",
}
_HEDGES = {
    Language.ENGLISH: r"about|around|circa|c\.|roughly|approximately",
    Language.BOKMAL: r"omtrent|omkring|rundt|cirka|ca\.|om lag",
}
_PARTS = {
    Language.ENGLISH: r"the (?:very )?(?:end|beginning|start|close|middle|turn|first half|"
    r"second half|latter half|first quarter|second quarter|third quarter|fourth quarter) of"
    r"(?: the)?|(?:the )?(?:early|late|mid)[ -]?(?: the)?",
    Language.BOKMAL: r"(?:slutten|begynnelsen|starten|midten|utgangen|inngangen|"
    r"første del|siste del) av|årsskiftet|(?:første|andre|annet|siste) halvår(?: av| i)?|"
    r"(?:første|andre|tredje|fjerde) kvartal(?: av| i)?|første halvdel av|andre halvdel av",
}


def _english() -> Iterator[tuple[str, bool]]:
    language = Language.ENGLISH
    months, seasons = _MONTHS[language], _SEASONS[language]
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    part = rf"(?:(?:{_PARTS[language]}) ?)"
    yield rf"(?:the )?{day}(?: of)? (?:{months})(?:,? (?P<low>{_YEAR}))?", True
    yield rf"(?:{months}) {day}(?:,? (?P<low>{_YEAR}))?", True
    yield (
        rf"{part}?(?:the )?(?:{seasons}) of (?P<low>{_YEAR})|(?:{seasons}) (?P<low2>{_YEAR})",
        True,
    )
    yield rf"{part}?(?:{months})(?: of)?,? (?P<low>{_YEAR})", True
    yield rf"(?:{part}|the )?(?P<low>{_YEAR})s", True
    century = r"(?:\d{1,2}(?:st|nd|rd|th)|\w+(?:th|first|second|third)) centur(?:y|ies)"
    yield rf"{part}?(?:the )?{century}(?: BCE?| AD| CE)?", True
    yield r"\d[\d,]* (?:BCE?|AD|CE)\b|AD \d+", True
    yield rf"(?P<low>{_YEAR}) ?[-–] ?(?P<high>{_YEAR}|\d\d)", True
    yield rf"{part}(?P<low>{_YEAR})", True
    yield r"\d{1,2}(?:[:.]\d\d)? ?(?:a\.m\.|p\.m\.|am\b|pm\b|o['’]clock)|(?<!\d)\d{1,2}:\d\d", True
    yield rf"(?P<low>{_YEAR})", False
    yield (
        rf"(?<=\b[Ii]n )(?:{months})(?! \d)|(?<=\b[Ee]ach )(?:{months})|(?<=very )(?:{months})",
        True,
    )


def _norwegian() -> Iterator[tuple[str, bool]]:
    language = Language.BOKMAL
    months, seasons = _MONTHS[language], _SEASONS[language]
    part = rf"(?:(?:{_PARTS[language]}) )"
    yield rf"(?:den )?\d{{1,2}}\. (?:{months})(?: (?P<low>{_YEAR}))?", True
    yield rf"{part}?(?:{seasons}) (?:i |av )?(?P<low>{_YEAR})", True
    yield rf"{part}?(?:{months}) (?P<low>{_YEAR})", True
    yield rf"{part}?(?P<low>{_YEAR})-(?:tallet|årene|åra)", True
    yield r"(?:det )?\d{1,2}\. århundre(?:t)?(?: f\.Kr\.| e\.Kr\.)?", True
    yield r"\d[\d ]* (?:år )?(?:f\.|e\.) ?Kr\.|år \d+(?: [ef]\. ?Kr\.)?", True
    yield rf"(?P<low>{_YEAR}) ?[-–] ?(?P<high>{_YEAR}|\d\d)", True
    yield rf"{part}(?:år )?(?P<low>{_YEAR})", True
    yield r"(?:kl\.|klokka|klokken) ?\d{1,2}(?:[.:]\d\d)?", True
    yield rf"(?P<low>{_YEAR})(?!-)", False
    yield rf"(?<=\b[Ii] )(?:{months})\b(?! \d)|(?<=\b[Hh]ver )(?:{months})\b", True


_BUILDERS = {Language.ENGLISH: _english, Language.BOKMAL: _norwegian}


@cache
def _patterns(language: Language) -> tuple[tuple[re.Pattern[str], bool], ...]:
    hedge = rf"(?P<hedge>\b(?:{_HEDGES[language]}) )?"
    flags = re.I if language is Language.BOKMAL else re.NOFLAG
    return tuple(
        (re.compile(rf"{hedge}(?<![\w$€£.,/§-])(?:{body}){_AFTER}", flags), sure)
        for body, sure in _BUILDERS[language]()
    )


_PRECEDING = re.compile(
    r"\b(?:in|since|from|until|till|by|before|after|of|to|and|or|between|year|during|through|"
    r"throughout|around|about|circa|ended|"
    r"i|siden|fra|frem til|fram til|til|innen|før|etter|av|og|eller|mellom|året|år|rundt|omkring|"
    r"per|pr\.|for|høsten|våren|ca\.|no later than|senest|from|\() ?$",
    re.I,
)


def find_dates(text: str, language: Language) -> list[DateSpan]:
    """Every date of ``text`` without overlap, the longest reading of each place, in order."""
    taken: list[DateSpan] = []
    for pattern, sure in _patterns(language):
        for match in pattern.finditer(text):
            if any(d.start < match.end() and match.start() < d.end for d in taken):
                continue
            taken.append(_span(match, text, sure))
    return sorted(taken, key=lambda d: d.start)


def _span(match: re.Match[str], text: str, sure: bool) -> DateSpan:
    groups = match.groupdict()
    low = float(groups.get("low") or groups.get("low2") or 0)
    shown = groups.get("high") or ""
    high = float(shown) if len(shown) == 4 else low // 100 * 100 + float(shown) if shown else low
    known = sure or bool(match["hedge"])
    known = known or _PRECEDING.search(text[max(0, match.start() - 16) : match.start()]) is not None
    bare = match.start() + len(match["hedge"] or "")
    return DateSpan(match.start(), match.end(), bare, low, max(low, high), known)

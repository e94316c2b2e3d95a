"""How often, in words: "twice a year", "every four years", "each spring", "monthly"."""

import re
from dataclasses import dataclass

from aimstudy.language.grammar import Grammar
from aimstudy.language.numerals import number_value

EACH = "each"  # the unit of "every year": no number, only the period


@dataclass(frozen=True, slots=True)
class Frequency:
    """``value`` is how many times, or how many periods pass; ``unit`` is the kind of wording."""

    start: int
    end: int
    value: float
    unit: str


_PERIOD_EN = (
    r"(?:minute|hour|day|night|week|weekend|fortnight|month|quarter|season|semester|term|year|"
    r"decade|spring|summer|autumn|fall|winter|January|February|March|April|May|June|July|August|"
    r"September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
)
_PERIOD_NB = (
    r"(?:minutt|time|dag|natt|uke|måned|kvartal|halvår|sesong|semester|år|tiår|vår|sommer|høst|"
    r"vinter|januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember|"
    r"mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag)"
)
_AFTER_ADVERB = (
    r"(?= (?:by|in|at|to|and|or|for|on|from|with|as|so|until|if|when|while|unless|once|after|"
    r"before|av|i|på|til|og|eller|for|fra|med|ved|så|hvis|når|dersom|mens|etter|før|inntil|gjennom|hos)\b"
    r"|[.,;]|$)"
)
_ENGLISH = re.compile(
    r"\b(?:(?:only )?(?P<word>(?<!at )once|twice|thrice)"
    r"|(?:(?:about|around|almost|nearly|roughly|approximately) )?"
    r"(?:every|each) (?:(?P<other>other|second|third|fourth|fifth|tenth) "
    r"|(?P<every>two|three|four|five|six|seven|ten|twelve|\d+) )"
    r"(?:minutes?|hours?|days?|weeks?|months?|years?)"
    rf"|(?P<each>(?:every|each) {_PERIOD_EN}|annually|(?:quarterly|monthly|weekly|daily|yearly)"
    rf"{_AFTER_ADVERB}))\b"
    r"(?! (?:the|it|they|again|an? (?!day|week|month|year|quarter|season|term|decade|lifetime|"
    r"fortnight))\b)",
    re.I,
)
_NORWEGIAN = re.compile(
    r"\b(?:(?P<word>(?:kun |bare )?(?:(?:én|ein) gang|en gang(?= (?:i|om|per|hver|hvert) "
    r"(?:døgnet|dagen|uken|uka|måneden|kvartalet|halvåret|året|dag|uke|måned|kvartal|år)\b)))"
    r"|(?:(?:omtrent|cirka|ca\.?|nesten|omkring|om lag) )?"
    r"(?:annethvert|annenhver|(?:hvert|hver) (?P<other>annen|annet|andre|tredje|fjerde|femte|"
    r"sjette|sjuende|tiende|\d+\.)(?: eller (?:fjerde|femte|sjette|tolvte))?) (?P<every>)"
    r"(?:minutt|time|dag|uke|måned|år)"
    rf"|(?P<each>(?:hver|hvert) (?:eneste )?{_PERIOD_NB}|(?:årlig|halvårlig|kvartalsvis|månedlig|"
    rf"ukentlig|daglig){_AFTER_ADVERB}))\b",
    re.I,
)
_VALUES = {
    "once": 1.0,
    "én gang": 1.0,
    "en gang": 1.0,
    "ein gang": 1.0,
    "twice": 2.0,
    "thrice": 3.0,
}
_ROUGHLY = re.compile(
    r"^(?:about|around|almost|nearly|roughly|approximately|omtrent|cirka|ca\.?|nesten|omkring|"
    r"om lag) ",
    re.I,
)
_PER = re.compile(
    r" (?:a|per|each|every|i|om|hver|hvert|pr\.) (?:day|week|month|year|quarter|season|term|hour|"
    r"minute|dag|dagen|døgnet|uke|uken|uka|måned|måneden|år|året|kvartal|kvartalet|sesong|time|"
    r"timen|semester)\b"
)


def per_end(text: str, end: int) -> int:
    """ "twice a year", "fire ganger i året": where the phrase ends."""
    match = _PER.match(text, end)
    return match.end() if match else end


def exactly(shown: str) -> str:
    """ "about every ten years" as "every ten years"."""
    return _ROUGHLY.sub("", shown)


def find_frequencies(text: str, g: Grammar) -> list[Frequency]:
    """ "twice", "every four years", "én gang", "hvert fjerde år", "hver vår"."""
    found: list[Frequency] = []
    for match in (_ENGLISH if g.english else _NORWEGIAN).finditer(text):
        shown = re.sub(r"^(?:only|kun|bare) ", "", match["word"] or "")
        if match["each"]:
            found.append(Frequency(match.start(), match.end(), 1.0, EACH))
            continue
        value = _VALUES.get(shown.lower()) or number_value(match["every"] or "", g) or 0.0
        start = match.end() - len(shown) if shown else match.start()
        end = per_end(text, match.end()) if shown else match.end()
        period = exactly(match.group().lower())
        found.append(Frequency(start, end, value, "times" if shown else period))
    return found

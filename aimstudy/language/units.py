"""What a number can be followed or preceded by: units of money, share, time, size and frequency."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from aimstudy.domain.article import Language


class QuantityKind(StrEnum):
    """What a number measures."""

    MONEY = "money"
    PERCENT = "percent"
    DURATION = "duration"
    DATE = "date"
    COUNT = "count"
    SIZE = "size"  # kilograms, degrees, kilometres, times as much
    FREQUENCY = "frequency"  # "twice", "every four years"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit right after a number: its kind, its name in one form, and where it ends."""

    kind: QuantityKind
    name: str
    end: int


_CURRENCY = {
    Language.ENGLISH: r"(?:US |Australian |Canadian |American )?dollars?|USD|euros?|EUR|"
    r"pounds?(?: sterling)?(?! of)|GBP|(?:Norwegian |Danish |Swedish )?kron(?:er|or|e)|NOK|SEK|DKK|"
    r"(?:Swiss )?francs|crowns|CHF|yen|yuan|rupees?|roubles?|rubles?|guilders?|florins?|ducats?|"
    r"(?:(?<=million )|(?<=billion )|(?<=thousand )|(?<=\d{3} ))marks|shillings?|"
    r"pesos?|dinars?|drachmas?|lire|zloty|rand|reais|thalers?|cents|pence",
    Language.BOKMAL: r"(?:norske |danske |svenske )?kroner|kr\b\.?|NOK|"
    r"(?:amerikanske )?dollar|USD|euro|EUR|"
    r"(?:britiske )?pund(?! \w)|GBP|(?:sveitsiske )?franc|yen|yuan|rubler|rupier|gylden|gulden|"
    r"(?:(?<=millioner )|(?<=million )|(?<=milliarder )|(?<=\d{3} ))mark|"
    r"floriner|dukater|(?:riks|spesie|specie)?daler|skilling|pesos|dinarer|drakmer|lire|zloty|rand|"
    r"øre|cent|(?-i:G)(?![\w-])",
}
_PERCENT = {
    Language.ENGLISH: r"percentage points?|percent|per cent|pct\.?|per mille",
    Language.BOKMAL: r"prosentpoeng|prosent|promille|prosentenheter",
}
_KIND_OF_TIME = {
    Language.ENGLISH: r"(?:full|whole|consecutive|successive|calendar|working|business|school|"
    r"academic|further|more|additional|clear|other) ",
    Language.BOKMAL: r"(?:hele|fulle|sammenhengende|påfølgende|nye|ekstra|flere|andre) ",
}
_TIME = {
    Language.ENGLISH: r"seconds?|minutes?|hours?|days?|weekdays|weekends|nights?|weeks?|"
    r"fortnights?|months?|quarters|"
    r"semesters?|terms?(?= \w+ |[.,;])|seasons?|years?|decades?|centur(?:y|ies)|generations?",
    Language.BOKMAL: r"sekund(?:er)?s?|minutt(?:er)?s?|timers?|time|(?:virke|arbeids|kalender)?"
    r"dag(?:er)?s?|døgns?|netter|ukers?|uke|måneders?|måned|kvartaler|semest(?:er|re)|"
    r"sesong(?:er)?|(?:skole|studie)?års?|tiår|århundrer?|generasjoner",
}
_SIZE = {
    Language.ENGLISH: r"(?:square |cubic )?(?:kilometres?|kilometers?|metres?|meters?|miles?|feet|"
    r"foot|inch(?:es)?|yards?|centimetres?|centimeters?|millimetres?|millimeters?)"
    r"(?: (?:per|an) (?:hour|second)| above sea level)?|nautical miles?|"
    r"kilograms?|kilogrammes?|kilos?|grams?|grammes?|milligrams?|"
    r"micrograms?|tonnes?|tons?|pounds of|ounces?|hectares?|acres?|lit(?:re|er)s?|"
    r"decilit(?:re|er)s?|millilit(?:re|er)s?|gallons?|pints?|"
    r"degrees?(?: Celsius| Fahrenheit| north| south)?|(?:kilo|mega|giga|tera)?watts?(?: hours)?|"
    r"(?:kilowatt|megawatt|gigawatt|terawatt)[ -]hours?|"
    r"volts?|amperes?|(?:kilo|mega|giga|tera)?bytes?|bits?|decibels?|"
    r"(?:kilo)?calories|(?:kilo)?joules?|hertz|bars?(?= of|[.,;]| at)|knots|horsepower",
    Language.BOKMAL: r"(?:kvadrat|kubikk|kilo|centi|milli|desi)?(?:kilo)?meter(?:s)?"
    r"(?: i timen| i sekundet| over havet)?|moh\.?|mil\b|"
    r"nautiske mil|(?:kilo|milli|mikro)?grams?|kilo|hekto|tonns?|hektar|dekar|mål(?= (?!er|for))|"
    r"(?:desi|centi|milli)?liters?|grader(?: celsius)?s?|(?:kilo|mega|giga|tera)?watt(?:timer)?|"
    r"volt|ampere|(?:kilo|mega|giga|tera)?byte|biter|desibel|(?:kilo)?kalorier|(?:kilo)?joule|"
    r"hertz|knop|hestekrefter",
}
_SYMBOLS = {
    r"%|‰": QuantityKind.PERCENT,
    r"[$€£]": QuantityKind.MONEY,
    r"°\s?[CF]?|km/[ht]|km²|km2|m²|m2|m³|m3|m/s|kWh|MWh|GWh|TWh|kW|MW|GW|km|cm|mm|kg|mg|µg|ml|cl|dl|"
    r"kb|MB|GB|TB|kcal|kJ|Hz|kHz|MHz|GHz|dB|ha|ft|mph|m|g|l|L|V|W|t(?=[ .,;])": QuantityKind.SIZE,
}
# "twice", "three times a week", not "three times the price"
_TIMES = {
    Language.ENGLISH: r"times(?= (?:a|an|per|each|every|in|on|over|during|since|before|after|by|"
    r"with|for|and|or|but|daily|weekly|yearly|annually|when|if|at|to|between|within)\b"
    r"(?! (?:large|great|many|much))|[.,;:)]|$)",
    Language.BOKMAL: r"gang(?:er)?(?= (?:i|om|per|hver|hvert|på|for|med|siden|før|etter|av|til|"
    r"daglig|årlig|ukentlig|og|eller|men|mellom|innen|dersom|hvis|når)\b|[.,;:)]|$)",
}
_RATIO = {Language.ENGLISH: r"times", Language.BOKMAL: r"ganger"}


@cache
def _patterns(language: Language) -> tuple[tuple[QuantityKind, re.Pattern[str]], ...]:
    kinds = (
        (QuantityKind.PERCENT, _PERCENT[language]),
        (QuantityKind.MONEY, _CURRENCY[language]),
        (QuantityKind.FREQUENCY, _TIMES[language]),
        (QuantityKind.SIZE, _RATIO[language]),
        (QuantityKind.DURATION, f"(?:{_KIND_OF_TIME[language]})?(?:{_TIME[language]})"),
        (QuantityKind.SIZE, _SIZE[language]),
    )
    worded = tuple(
        (kind, re.compile(rf"[ \u00a0\u202f](?P<unit>{body})(?![\w-])", re.I))
        for kind, body in kinds
    )
    signs = tuple(
        (kind, re.compile(rf"[ \u00a0\u202f]?(?P<unit>{body})(?!\w)"))
        for body, kind in _SYMBOLS.items()
    )
    return worded + signs


def unit_after(text: str, at: int, language: Language) -> Unit | None:
    """The unit that begins at ``at``, right behind a number; None where there is none."""
    for kind, pattern in _patterns(language):
        match = pattern.match(text, at)
        if match:
            name = re.sub(r"\s+", " ", match["unit"].lower()).strip(" .")
            return Unit(kind, name, match.end())
    if not text[at : at + 1].isalpha() and re.match(r",-", text[at:]):
        return Unit(QuantityKind.MONEY, "kr", at + 2)
    return None


_SIGN_BEFORE = re.compile(
    r"(?:(?:US|A|C|NZ|HK)?[$]|€|£)\s?$|\b(?:NOK|USD|EUR|GBP|SEK|DKK|CHF|kr\.?) $"
)


def sign_before(text: str, at: int) -> tuple[int, str]:
    """Where a currency sign before ``at`` begins, and the sign; ``at`` and "" without one."""
    match = _SIGN_BEFORE.search(text, max(0, at - 6), at)
    return (match.start(), match.group().strip().lower()) if match else (at, "")

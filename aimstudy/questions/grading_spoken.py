"""Amounts as people say them, put into figures: "half an hour", "one in four", "60 km per hour".

Rewrites text only; what it cannot read it leaves as it is.
"""

import re
from collections.abc import Iterable

from aimstudy.questions.grading_units import FRACTIONS, NUMBER_WORDS, SCALES, SYMBOLS, UNITS

# Units of several words, or with a figure, as one word that the table of units has.
_JOINED_UNITS = tuple(
    (re.compile(pattern), f" {unit} ")
    for pattern, unit in (
        (r"(?:square|sq\.?) ?(?:kilomet(?:er|re)s?|km)\b|\bkm ?2\b|kvadratkilometer\w*", "sqkm"),
        (r"(?:square|sq\.?) ?(?:met(?:er|re)s?|m)\b|\bm ?2\b|kvadratmeter\w*|\bkvm\b", "sqm"),
        (r"(?<=\d)m2\b|(?<=\d) m2\b", "sqm"),
        (r"(?:cubic|cu\.?) ?(?:met(?:er|re)s?|m)\b|\bm ?3\b|kubikkmeter\w*", "cbm"),
        (r"(?<=\d)m3\b|(?<=\d) m3\b", "cbm"),
        (r"(?:square|sq\.?) ?(?:feet|foot|ft)\b", "sqft"),
        (
            r"(?:km|kilomet(?:er|re)s?) ?(?:/ ?|per |pr\.? |an |i )(?:h|t|hour|time|timen)\b"
            r"|(?<![^\W\d_])(?:kmh|kmt|km/t|kph)\b",
            "kmh",
        ),
        (r"miles? (?:per|an) hour|(?<![^\W\d_])mph\b", "mph"),
        (
            r"(?<![^\W\d_])(?:m|met(?:er|re)s?) ?(?:/ ?|per )(?:s|seconds?|sekund)"
            r"(?: squared| i andre| ?\^ ?2| ?²|2)(?!\w)",
            "mpss",
        ),
        (
            r"(?<![^\W\d_])(?:m|met(?:er|re)s?) ?(?:/ ?|per |i )(?:s|second|sekund|sekundet)\b",
            "mps",
        ),
        (r"(?<![^\W\d_])mm ?hg\b", "mmhg"),
        (r"kilowatt[- ]?(?:hours?|timer?)|(?<![^\W\d_])kwh\b", "kwh"),
        (r"(?:degrees?|grader|°) ?(?:fahrenheit|f)\b|fahrenheit\b", "fahrenheit"),
        (r"(?:degrees?|grader|°) ?(?:celsius|c)\b|celsius\b|(?<=\d) ?c\b", "degree"),
        (r"(?:nautical miles?|nautiske mil|nautisk mil)\b", "nmi"),
    )
)
_RATES = {"s": "second", "sek": "second", "sec": "second", "min": "minute", "t": "time"}
_RATES |= {"h": "hour", "hr": "hour", "d": "day", "yr": "year", "år": "år", "mnd": "mnd"}
_RATE = re.compile(rf"(?<=[^\W\d_]) ?/ ?({'|'.join(_RATES)})\b")  # "m3/s", "kg/h"
_BOUNDS = (
    (
        re.compile(
            r"\b(?:or|and|eller|og) (?:more|longer|higher|greater|above|older|over|mer|flere|lenger"
            r"|høyere|større|eldre|oppover)\b"
        ),
        "minimum",
    ),
    (
        re.compile(
            r"\b(?:or|and|eller|og) (?:less|fewer|lower|shorter|younger|below|under|mindre|færre"
            r"|lavere|kortere|yngre|nedover)\b"
        ),
        "maximum",
    ),
)
_OTHERS = {  # longest first; a piece of something else is none
    True: {"half": 0.5, "third": 1 / 3, "quarter": 0.25, "fifth": 0.2, "tenth": 0.1},
    False: {"halv": 0.5, "halvt": 0.5, "kvart": 0.25},
}
_JOINT = {True: r"and (?:a |one )?", False: r"og (?:en |et |ei )?"}
_ONE = {True: r"(?:an?|one)", False: r"(?:en|et|ei|ett|én)"}
_OF = {True: r"(?:in|out of|of)", False: r"(?:av)"}
_TIMES = {True: r"times?", False: r"gang(?:er)?"}


def _any_of(words: Iterable[str]) -> str:
    """A pattern of any of the words, the longest first; a letter alone is none."""
    return "|".join(sorted((w for w in words if w.isalpha() and len(w) > 1), key=lambda w: -len(w)))


_UNITS = _any_of(UNITS)
_SCALES = {english: _any_of(SCALES[english]) for english in (True, False)}


_OF_SENTENCES = ("kmh", "mph", "mps", "sqm", "sqkm", "cbm", "kwh", "mpss", "mmhg")


def units_alike(right: str, given: str) -> tuple[str, str]:
    """ "metres per second" and "m/s" in one word where both have such a unit."""
    for pattern, unit in _JOINED_UNITS:
        if unit.strip() in _OF_SENTENCES and pattern.search(right) and pattern.search(given):
            right, given = (" ".join(pattern.sub(unit, text).split()) for text in (right, given))
    return right, given


_HALVES = {
    True: re.compile(r"(?:(?P<whole>\d+|[a-z]+) and )?\b(?:an? half|one half|half(?: an?)?)\b"),
    False: re.compile(r"(?:(?P<whole>\d+|[^\W\d_]+) og )?\b(?:en halv|et halvt|halvt?)\b"),
}
_PIECE = re.compile(r"(?:(?P<whole>\d+)[ \u00a0]?)?(?P<up>\d)[/⁄](?P<down>[248])(?![\d/])")


def pieces_in_figures(text: str, english: bool) -> str:
    """What is asked for is a number: "½", "1/2", "half a" as 0.5, "one and a half" as 1.5.

    >>> pieces_in_figures("1 ½ mm", True), pieces_in_figures("en halv mm", False)
    ('1.5 mm', '0.5 mm')
    """
    signs = {"½": " 1/2", "¼": " 1/4", "¾": " 3/4"}
    plain = re.sub(r"\s?([½¼¾])", lambda m: signs[m[1]], text)
    plain = _PIECE.sub(
        lambda m: f"{int(m['whole'] or 0) + int(m['up']) / int(m['down']):g}", plain.strip()
    )
    return _HALVES[english].sub(lambda m: _and_a_half(m, english), plain.lower())


def _and_a_half(match: re.Match[str], english: bool) -> str:
    said = match["whole"]
    if said is None:
        return "0.5"
    whole = int(said) if said.isdecimal() else NUMBER_WORDS[english].get(said)
    return match[0] if whole is None else f"{whole + 0.5:g}"


def spoken(text: str, english: bool) -> str:
    """``text`` in small letters with such amounts in figures."""
    text = _SYMBOL.sub(lambda m: f" {SYMBOLS[m[1]]}", text)
    plain = re.sub(r"[–—−]", "-", text.lower())
    plain = re.sub(r"\b(?:aged|i alderen) (\d+)(?!\d| ?(?:-|to|til|år|years))", r"\1 years", plain)
    for pattern, unit in _JOINED_UNITS:
        plain = pattern.sub(unit, plain)
    plain = _RATE.sub(lambda m: f" per {_RATES[m[1]]}", plain)
    plain = _years(re.sub(r"(?<=\d),-(?! ?(?:kr|nok)\b)", " kr", plain))
    plain = _signed(_ranges(plain, english))
    plain = _parts(plain, english)
    plain = _often(plain, english)
    for pattern, bound in _BOUNDS:
        plain = pattern.sub(bound, plain)
    plain = re.sub(rf"^\s*{_ONE[english]} ({_UNITS})\b", r"1 \1", plain)
    return re.sub(r" {2,}", " ", plain).strip()


_SYMBOL = re.compile(
    rf"(?<=\d) ?({'|'.join(sorted(map(re.escape, SYMBOLS), key=len, reverse=True))})(?![\w²³])"
)


def number_of(word: str, english: bool) -> float | None:
    """A number in figures or in one word."""
    word = word.replace(",", ".")
    return float(word) if re.fullmatch(r"\d+(?:\.\d+)?", word) else NUMBER_WORDS[english].get(word)


def _years(text: str) -> str:
    """ "1914-18" as "1914-1918"."""

    def whole(match: re.Match[str]) -> str:
        century, first, last = match.groups()
        return f"{century}{first}-{century if last > first else ''}{last}"

    return re.sub(r"(?<![\d.,])(1\d|20)(\d\d)-(\d\d)(?![\d.,-])", whole, text)


def _ranges(text: str, english: bool) -> str:
    """ "seven-eight" as "7-8"; "twenty-one" is one number."""

    def figures(match: re.Match[str]) -> str:
        low, high = (number_of(word, english) for word in match.groups())
        if low is None or high is None or not 0 < low < high:
            return match[0]
        return f"{low:g}-{high:g}"

    return re.sub(r"(?<![\w-])([^\W\d_]+)-([^\W\d_]+)(?![\w-])", figures, text)


def _signed(text: str) -> str:
    """A number below zero with the word "minus" before it."""
    text = re.sub(r"([\d.,]+) ?(?:minus|kulde)grader", r"minus \1 grader", text)
    return re.sub(r"(?<![\w%.,)])(?<![\d%] )-(?=\d)", "minus ", text)


def _parts(text: str, english: bool) -> str:
    """Halves and quarters: alone as a share, with a unit or a whole number as a decimal."""
    words = "|".join(_OTHERS[english])

    def added(match: re.Match[str]) -> str:
        whole = number_of(match["whole"], english)
        if whole is None:
            return match.group()
        return f"{whole + _OTHERS[english][match['part']]:.6g}"

    def mixed(match: re.Match[str]) -> str:
        below = int(match["below"])
        return f"{int(match['whole']) + int(match['above']) / below:.6g}" if below else match[0]

    def of_unit(match: re.Match[str]) -> str:
        return f"{_OTHERS[english][match['part']]:.6g} {match['unit']}"

    def parts_of_unit(match: re.Match[str]) -> str:
        value = FRACTIONS[english].get((match["many"], match["part"]))
        return match[0] if value is None else f"{value:.6g} {match['unit']}"

    one, unit = _ONE[english], rf"(?P<unit>{_UNITS}|{_SCALES[english]})\b"
    text = re.sub(r"\b(?P<whole>\d+) (?P<above>\d)/(?P<below>\d\d?)\b", mixed, text)
    text = re.sub(
        rf"\b{one} {unit} {_JOINT[english]}(?P<part>{words})\b",
        lambda m: f"{1 + _OTHERS[english][m['part']]:.6g} {m['unit']}",
        text,
    )
    text = re.sub(rf"\b(?P<whole>[\w,.]+) {_JOINT[english]}(?P<part>{words})\b", added, text)
    text = re.sub(
        r"\b(?P<many>[^\W\d_]+)[ -](?P<part>[^\W\d_]+?)(?:s|er)? (?:of |av )?(?:an? |en |et )?"
        rf"{unit}",
        parts_of_unit,
        text,
    )
    text = re.sub(rf"\b(?:{one} )?(?P<part>{words})(?: of)?(?: an?| the)? {unit}", of_unit, text)
    if not english:
        text = re.sub(rf"\b{one} (?P<part>{words})\b(?! \w)", _as_share, text)
        text = re.sub(r"\btre kvart\b(?! \w)", "75 percent", text)
    return _shares(text, english)


def _as_share(match: re.Match[str]) -> str:
    return f"{100 * _OTHERS[False][match['part']]:g} percent"


def _shares(text: str, english: bool) -> str:
    """ "1/4" and "one in four" as percent, "1/2 hour" as a decimal."""

    def stroke(match: re.Match[str]) -> str:
        above, below = int(match["above"]), int(match["below"])
        if not 0 < above < below:
            return match.group()
        if match["unit"]:
            return f"{above / below:.6g} {match['unit']}"
        return f"{100 * above / below:.4g} percent"

    def among(match: re.Match[str]) -> str:
        above, below = (number_of(match[name], english) for name in ("above", "below"))
        if above is None or below is None or not 0 < above < below <= 100:
            return match.group()
        return f"{100 * above / below:.4g} percent"

    of_unit = rf"(?: (?:of )?(?:an? )?(?P<unit>{_UNITS})\b)?"
    text = re.sub(
        rf"(?<![\d/.,-])(?P<above>\d\d?)/(?P<below>\d{{1,3}})(?![\d/.-]){of_unit}", stroke, text
    )
    return re.sub(rf"\b(?P<above>\w+) {_OF[english]} (?P<below>\w+)\b", among, text)


def _often(text: str, english: bool) -> str:
    """ "twice" and "two times" alike."""
    if english:
        text = re.sub(r"\bonce\b", "1 times", text)
        text = re.sub(r"\btwice\b", "2 times", text)
    return re.sub(rf"\b([\w-]+) {_TIMES[english]}\b", r"\1 timesover", text)

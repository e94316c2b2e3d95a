"""Reads a typed amount - number words, either grouping, ranges, bounds, units - and compares two.

Knows no facts; what is no amount as a whole reads as None.
"""

import re
from dataclasses import dataclass, replace
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from enum import StrEnum

from aimstudy.domain.article import Language
from aimstudy.domain.quiz import GradeReason, Verdict
from aimstudy.language.words import word_set
from aimstudy.questions.grading_spoken import spoken
from aimstudy.questions.grading_units import (
    AT_LEAST,
    AT_MOST,
    FRACTIONS,
    LESS,
    MEASURES,
    MORE,
    NUMBER_WORDS,
    ROUGH,
    SCALES,
    UNITS,
    Unit,
)
from aimstudy.questions.grading_words import plain_words, same_word

Judged = tuple[Verdict, GradeReason]
_ASKS_AGE = re.compile(r"\b(?:how old|hvor gam(?:mel|melt|le))\b", re.I)
_ROUNDED = Decimal("0.006")  # percent; shares are read with two decimals
RIGHT: Judged = (Verdict.RIGHT, GradeReason.SAME)
_PERCENT = UNITS["percent"]
_WRONG_NUMBER: Judged = (Verdict.WRONG, GradeReason.NUMBER)
_NUMBER = r"(?:minus )?\d+(?:\.\d+)?"
# "9 months to 15 months" is a range, "1 year and 6 months" is not.
_JOINT = (
    r"(?:(?: ?(?P<unit1>[^\W\d_]+|[%‰$€£¥₹°]c?))? ?(?:-|to|til)|(?: ?[%‰$€£¥₹°]c?)? ?(?:and|og))"
    r" ?[$€£¥₹]? ?"
)
_AMOUNT = re.compile(rf"(?P<low>{_NUMBER})(?:{_JOINT}(?P<high>{_NUMBER}))?(?![\d.]*\d)")
_ADDED_UP = ("month", "minute")  # "1 year and 6 months"
_FLOWS = ("volume", "litre", "gram", "metre")  # so much a second is not so much
_ASKS_SHARE = word_set("percentage share proportion prosentandel andel del prosentsats")
_ASKS_SUM = re.compile(
    r"\b(?:how (?:much|high|large|big)|hvor (?:mye|stor\w*|høyt?)|costs?|price|fee|amount|sum|fine"
    r"|koster?|pris\w*|beløp\w*|gebyr\w*|saldo\w*)\b",
    re.I,
)
_MONEY = word_set("$ € £ ¥ ₹ kr")
_RATE = re.compile(r"\b(?:per|pr|a|an|each|every|i|hver|hvert|om) (?P<unit>[^\W\d_]+)$")


class Bound(StrEnum):
    """Which side of the number is meant."""

    NONE = ""
    AT_LEAST = ">="
    MORE = ">"
    AT_MOST = "<="
    LESS = "<"


@dataclass(frozen=True, slots=True)
class Amount:
    """A number or range with what is said of it; ``rest`` are the words left over."""

    low: float
    high: float
    unit: Unit | None
    bound: Bound
    rate: str  # family of "a year" in "$500 a year"
    rest: frozenset[str]
    reversed: bool = False
    strict: bool = False  # "over", "less than" before the number: it is itself left out


def read_amount(text: str, english: bool, *, loose: bool = False) -> Amount | None:
    """The one amount that ``text`` gives, or None.

    Thousands are grouped as the language does it; ``loose``: by a point or a comma in either.
    """
    plain = plain_numbers(spoken(text, english), english, loose=loose)
    rate, plain = _take_rate(plain)
    matches = list(_AMOUNT.finditer(plain))
    if not matches:
        return None
    scale_words = SCALES[english]
    before = plain[: matches[0].start()].split()
    total = _sum_of_parts(matches, plain)
    if total is None:
        return None
    low, high, unit, end = total
    after = plain[end:].split()
    scale, after = _scale(after, scale_words)
    unit, after = _unit_after(unit, after)
    unit = unit or _sign_before(before)
    words = [w.strip(".,") for w in (*before, *after)]
    rest = frozenset(w for w in words if w and w not in UNITS and w not in _IGNORED)
    if high < low < 0:
        low, high = high, low  # below zero either end may be named first
    backwards = high < low
    strict = _bound(before) in (Bound.MORE, Bound.LESS)
    return Amount(low * scale, high * scale, unit, _bound(words), rate, rest, backwards, strict)


_IGNORED = (ROUGH | AT_LEAST | MORE | AT_MOST | LESS) | word_set(
    """
    the a an in of at to than for from between range sum total amount year number no not ikke
    en et den det i på av til enn for fra mellom som opp it is was er var be old aged age
    gammel gamle alder
    """
)


def plain_numbers(text: str, english: bool, *, loose: bool = False) -> str:
    """Small letters, numbers as plain figures: "One hundred and forty" is "140"."""
    plain = re.sub(r"[\u00a0\u202f]", " ", text.lower())
    plain = re.sub(r"[–—−]|(?<=\d) - (?=\d)", "-", plain)
    plain = re.sub(r"percentage points?", "percentagepoints", plain.replace("per cent", "percent"))
    marks = " .,'" if loose else " ,'" if english else " .'"
    plain = re.sub(rf"(?<![\d.,])([1-9]\d{{0,2}})((?:[{marks}]\d{{3}})+)(?!\d)", _ungrouped, plain)
    plain = re.sub(r"(?<=\d),(?=\d)", ".", plain)
    plain = re.sub(r"(?<![\w.])\.(?=\d)", "0.", plain)
    plain = re.sub(r"([$€£¥₹%‰°])", r" \1 ", plain)
    plain = _fractions(plain, english)
    plain = re.sub(r"(?<=\d)(?=[^\W\d_])(?!rd\b)|(?<=[^\W\d_])(?=\d)", " ", plain)
    words = re.sub(r"(?<=[^\W\d_])-(?=[^\W\d_])", " ", plain) if english else _divided(plain)
    return _worded(re.sub(r"[^\w$€£¥₹%‰°.,'-]+", " ", words).split(), english)


def _divided(text: str) -> str:
    """ "tohundreogfemti" in its words, and "syv og tjue" as "tjuesyv"."""
    known = NUMBER_WORDS[False]

    def apart(match: re.Match[str]) -> str:
        words = [word for word in re.split(r"(hundre|tusen|og)", match.group()) if word]
        scales = ("hundre", "tusen", "og")
        fits = len(words) > 1 and all(word in known or word in scales for word in words)
        return " ".join(words) if fits else match.group()

    def in_order(match: re.Match[str]) -> str:
        one, ten = (known.get(word, 0.0) for word in match.groups())
        return f"{ten + one:g}" if 0 < one < 10 < ten < 100 and ten % 10 == 0 else match.group()

    text = re.sub(r"[^\W\d_]{5,}", apart, text)
    return re.sub(
        r"(?<!hundre )(?<!tusen )(?<!mellom )\b([^\W\d_]+) og ([^\W\d_]+)\b", in_order, text
    )


def _ungrouped(match: re.Match[str]) -> str:
    return re.sub(r"\D", "", match.group())


def _fractions(text: str, english: bool) -> str:
    def share(match: re.Match[str]) -> str:
        value = FRACTIONS[english].get((match["number"], match["part"]))
        return match[0] if value is None else f"{100 * value:.4g} percent"

    text = _FRACTION[english].sub(share, text)
    return re.sub(r"(?<!\w)(?:half|halvparten)(?!\w)", "50 percent", text)


def _fraction(english: bool) -> re.Pattern[str]:
    numbers, parts = (
        "|".join(sorted({pair[place] for pair in FRACTIONS[english]}, key=lambda w: -len(w)))
        for place in (0, 1)
    )
    # "a third party" is none of three parts; "two thirds", "one-third" and "a third of it" are.
    end = r"(?:s|(?<=half)|(?= of\b|\s*$|[.,;)-]))" if english else r"(?:er|ene|s|)"
    return re.compile(rf"(?<!\w)(?P<number>{numbers})[ -](?P<part>{parts}){end}(?!\w)")


_FRACTION = {english: _fraction(english) for english in (True, False)}


def in_words(text: str, english: bool) -> str:
    """``text`` as words are compared: plain numbers, with their scales and shares in figures."""
    text = _MIXED.sub(lambda m: f"{int(m[1]) + int(m[2]) / int(m[3]):.6g}", text)
    plain = plain_numbers(_STROKE.sub(_as_share, text), english)
    return _SCALED[english].sub(_multiplied, plain)


_MIXED = re.compile(r"(?<![\d/.,-])(\d{1,3}) ([1-9])/([2-9])(?![\d/.,-])")
_STROKE = re.compile(r"(?<![\d/.,-])(\d\d?)/(\d{1,3})(?![\d/.]|-\d)")
_SCALED = {
    english: re.compile(
        rf"(?<![\w.])(\d+(?:\.\d+)?) ({'|'.join(w for w in SCALES[english] if len(w) > 1)})\b"
    )
    for english in (True, False)
}


def _as_share(match: re.Match[str]) -> str:
    above, below = int(match[1]), int(match[2])
    return f"{100 * above / below:.4g} percent" if 0 < above < below else match[0]


def _multiplied(match: re.Match[str]) -> str:
    scales = SCALES[False] if match[2] in SCALES[False] else SCALES[True]
    return f"{float(match[1]) * scales[match[2]]:.10g}"


_SCALING = ("thousand", "tusen", "hundred", "hundre", "dozen", "dozens", "dusin")


def _worded(words: list[str], english: bool) -> str:
    """Runs of number words as one figure; "and" inside a run belongs to it."""
    known = NUMBER_WORDS[english]
    joint = "and" if english else "og"
    found: list[str] = []
    place = 0
    while place < len(words):
        value, used = _run(words[place:], known, joint)
        scaled = words[place] in _SCALING and bool(found) and found[-1][:1].isdigit()
        if used and not scaled:  # "1.5 thousand" is read with its scale
            found.append(f"{value:.10g}")
            place += used
        else:
            found.append(words[place])
            place += 1
    return " ".join(found)


def _run(words: list[str], known: dict[str, float], joint: str) -> tuple[float, int]:
    """The value of the number words at the head of ``words``, and how many they are."""
    total = current = 0.0
    used = 0
    for place, raw in enumerate(words):
        word = raw.strip(".,")
        following = words[place + 1].strip(".,") if place + 1 < len(words) else ""
        small = known.get(word)
        hundreds_before = current >= 100 and current % 100 == 0
        if small is not None and (
            current == 0 or (small < 100 and hundreds_before) or (small < 10 and current % 10 == 0)
        ):
            current += small
        elif word in ("hundred", "hundre") and current < 100:
            current = max(current, 1) * 100
        elif word in ("thousand", "tusen") and total == 0:
            total, current = max(current, 1) * 1000, 0
        elif not (word == joint and used and following in known and (hundreds_before or total)):
            break
        used = place + 1
    return total + current, used


def _take_rate(plain: str) -> tuple[str, str]:
    match = _RATE.search(plain)
    unit = UNITS.get(match.group("unit")) if match else None
    if match is None or unit is None or not re.search(r"\d", plain[: match.start()]):
        return "", plain
    return f"{unit.family}{unit.factor:g}", plain[: match.start()].strip()


def _value(text: str) -> float:
    """Of a figure, below zero with "minus" before it."""
    return -float(text.removeprefix("minus ")) if text.startswith("minus") else float(text)


def _sum_of_parts(
    matches: list[re.Match[str]], plain: str
) -> tuple[float, float, Unit | None, int] | None:
    """One amount, or several that add up such as "1 year and 6 months"; else None."""
    first = matches[0]
    if len(matches) == 1:
        low = _value(first.group("low"))
        high = _value(first.group("high")) if first.group("high") else low
        unit = UNITS.get(first.group("unit1") or "") if first.group("high") else None
        return low, high, unit, first.end()
    total, before = 0.0, float("inf")
    family = ""
    for match in matches:
        after = plain[match.end() :].split()
        unit = UNITS.get(after[0].strip(".,")) if after else None
        if unit is None or match.group("high") or (family and unit.family != family):
            return None
        if unit.family not in _ADDED_UP or unit.factor >= before:
            return None
        before = unit.factor
        family = unit.family
        total += _value(match.group("low")) * unit.factor
    end = matches[-1].end()
    return total, total, Unit(family), end + len(plain[end:].split()[0]) + 1


def _scale(after: list[str], scales: dict[str, float]) -> tuple[float, list[str]]:
    if after and after[0].strip(".,") in scales:
        return scales[after[0].strip(".,")], after[1:]
    return 1.0, after


def _unit_after(unit: Unit | None, after: list[str]) -> tuple[Unit | None, list[str]]:
    if unit is not None or not after:
        return unit, after
    found = UNITS.get(after[0].strip(".,")) or UNITS.get(after[0])
    return (found, after[1:]) if found else (None, after)


def _sign_before(before: list[str]) -> Unit | None:
    return next((UNITS[w] for w in reversed(before) if w in UNITS), None)


def _bound(words: list[str]) -> Bound:
    said = set(words)
    no = bool(said & {"no", "not", "ikke"})
    if said & AT_LEAST:
        return Bound.AT_LEAST
    if said & AT_MOST - {"within", "innen"}:
        return Bound.AT_MOST
    if said & MORE:
        return Bound.AT_MOST if no else Bound.MORE
    if said & LESS:
        return Bound.AT_LEAST if no else Bound.LESS
    return Bound.NONE


def compare(
    expected: Amount, given: Amount, prompt: str, language: Language, *, shown: bool = False
) -> Judged:
    """What a given amount is worth against the expected one.

    ``prompt`` may name the unit; ``shown``: it stands beside the field.
    """
    given = _in_same_terms(expected, given, prompt, shown=shown)
    units = _units(expected, given, prompt)
    if units is not None and units[0] is Verdict.WRONG:
        return units
    if given.reversed != expected.reversed or not _same_values(expected, given):
        ends = {expected.low, expected.high}
        part = expected.low != expected.high and given.low == given.high and given.low in ends
        return (Verdict.WRONG, GradeReason.LESS_EXACT if part else GradeReason.NUMBER)
    left_over = _left_over(expected, given, prompt, language)
    unsaid = _unsaid(expected, given, prompt, shown=shown)
    bounds = _bounds(expected, given, _bound(plain_words(prompt)))
    return bounds or units or left_over or unsaid or RIGHT


def _in_same_terms(expected: Amount, given: Amount, prompt: str, *, shown: bool) -> Amount:
    """A number without a unit, in the unit that was asked for; a share as the other one is."""
    if expected.unit is not None and given.unit is None and not shown:
        asked = _asked_unit(prompt)
        if asked is not None and asked.family == expected.unit.family:
            return replace(given, unit=asked)
    one, two = (amount.unit == _PERCENT for amount in (expected, given))
    if one and given.unit is None and not _same_values(expected, given) and 0 < given.high <= 1:
        return replace(given, low=given.low * 100, high=given.high * 100, unit=_PERCENT)
    if two and expected.unit is None and 0 < expected.high <= 1:
        return replace(given, low=given.low / 100, high=given.high / 100, unit=None)
    if one and two and _is_rounded(expected.low, given.low) and given.low == given.high:
        return replace(given, low=expected.low, high=expected.high)
    asked = _other_unit_asked(given.unit, prompt) if expected.unit is None else None
    if asked is not None and given.unit is not None:
        times = given.unit.factor / asked.factor
        return replace(given, low=given.low * times, high=given.high * times, unit=asked)
    return given


def _is_rounded(percent: float, typed: float) -> bool:
    """ "33", "33.3" or "66" per cent of what is thirds, sixths or ninths, and so never whole."""
    share = Decimal(round(percent * 18 / 100)) * 100 / 18
    if abs(share - Decimal(percent)) > _ROUNDED or share == share.to_integral_value():
        return False
    return any(
        abs(float(share.quantize(Decimal(1).scaleb(-places), rounding)) - typed) < 1e-9
        for places in range(4)
        for rounding in (ROUND_HALF_UP, ROUND_FLOOR)
    )


def _other_unit_asked(unit: Unit | None, prompt: str) -> Unit | None:
    """The unit that a question names, where another one of its kind was typed: "how many mg"."""
    named = re.findall(r"\b(?:how many|hvor mange|in|i) ([^\W\d_]+)", prompt.lower())
    asked = [UNITS[word] for word in named if word in UNITS]
    alike = [each for each in asked if unit is not None and each.family == unit.family]
    return alike[0] if alike and unit not in alike else None


def _asked_unit(prompt: str) -> Unit | None:
    """The unit of "how many weeks"."""
    match = re.search(r"\b(?:how many|hvor mange) ([^\W\d_]+)", prompt.lower())
    if match is None and _ASKS_AGE.search(prompt):
        return UNITS["years"]
    return UNITS.get(match.group(1)) if match else None


def _unsaid(expected: Amount, given: Amount, prompt: str, *, shown: bool) -> Judged | None:
    """A measure without its unit, where nothing says which it is."""
    unit = expected.unit
    if unit is None or given.unit is not None or shown or unit.family not in MEASURES:
        return None
    asked = plain_words(prompt)
    named = {UNITS[word].family for word in asked if word in UNITS}
    if not _ASKS_SHARE.isdisjoint(asked):
        named.add("percent")
    if unit.family in _MONEY and _ASKS_SUM.search(prompt):
        return None
    return None if unit.family in named else (Verdict.NEARLY, GradeReason.UNIT)


def _same_values(expected: Amount, given: Amount) -> bool:
    one = expected.unit.factor if expected.unit and given.unit else 1.0
    two = given.unit.factor if expected.unit and given.unit else 1.0
    slack = 1e-9 if one == two else 1e-4  # a third of a year is written with few decimals
    ends = ((expected.low * one, given.low * two), (expected.high * one, given.high * two))
    return all(abs(a - b) <= slack * max(abs(a), abs(b)) for a, b in ends)


def _rate_asked(rate: str, prompt: str) -> bool:
    """The question names what it is so much of: "how many litres a minute"."""
    named = (UNITS[word] for word in plain_words(prompt) if word in UNITS)
    return any(rate == f"{unit.family}{unit.factor:g}" for unit in named)


def _units(expected: Amount, given: Amount, prompt: str) -> Judged | None:
    wrong: Judged = (Verdict.WRONG, GradeReason.UNIT)
    if given.rate and expected.rate != given.rate:
        return wrong if expected.rate else (Verdict.NEARLY, GradeReason.EXTRA)
    unit = expected.unit
    if unit and given.unit == unit and expected.rate and not given.rate and unit.family in _FLOWS:
        return None if _rate_asked(expected.rate, prompt) else (Verdict.NEARLY, GradeReason.UNIT)
    if expected.unit and given.unit:
        return wrong if expected.unit.family != given.unit.family else None
    if given.unit and not expected.unit:
        asked = {
            UNITS[w].family for w in re.findall(r"[^\W\d_]+|[%$€£]", prompt.lower()) if w in UNITS
        }
        if not _ASKS_SHARE.isdisjoint(plain_words(prompt)):
            asked.add("percent")
        if asked:
            return None if given.unit.family in asked else wrong
        return (Verdict.NEARLY, GradeReason.UNIT)
    return None


def _bounds(expected: Amount, given: Amount, asked: Bound) -> Judged | None:
    """``asked`` is the bound that the question names: it may be typed again."""
    one, two = expected.bound, given.bound
    if one is two or (one is Bound.NONE and two is asked):
        return None
    if one is Bound.NONE:
        return _WRONG_NUMBER if given.strict else (Verdict.NEARLY, GradeReason.EXTRA)
    if two is Bound.NONE:
        exact = one in (Bound.AT_LEAST, Bound.AT_MOST, Bound.MORE)
        return None if exact else (Verdict.NEARLY, GradeReason.MISSING)
    same_side = {one, two} in ({Bound.AT_LEAST, Bound.MORE}, {Bound.AT_MOST, Bound.LESS})
    return (Verdict.NEARLY, GradeReason.OTHER) if same_side else _WRONG_NUMBER


def _left_over(expected: Amount, given: Amount, prompt: str, language: Language) -> Judged | None:
    """Words beside the amount that neither the material nor the question has."""
    known = {*expected.rest, *plain_words(prompt)}
    strange = [w for w in given.rest if not any(same_word(w, k, language) for k in known)]
    return (Verdict.NEARLY, GradeReason.EXTRA) if strange else None

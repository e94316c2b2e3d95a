"""Reads a time of the day in any usual form and compares two. Knows no dates and no periods."""

import re
from dataclasses import dataclass, replace

from aimstudy.domain.quiz import GradeReason, Verdict
from aimstudy.questions.grading_units import NUMBER_WORDS

_HALF_DAY = 12 * 60
_NAMED = {"noon": 720, "midday": 720, "midnight": 0, "midnatt": 0}
_LEAD = r"(?P<lead>(?:at |by |before |kl\.? ?|klokk(?:a|en) ?)*)"
_TIME = re.compile(
    rf"{_LEAD}(?P<hour>\d\d?)(?:(?P<mark>[:.])(?P<minute>\d\d))?"
    r" ?(?P<half>[ap]\.? ?m\.?)?(?P<tail> ?(?:o'clock|h|hours|hrs|uhr))?",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Time:
    """Minutes after midnight; ``half`` says that before or after noon was named."""

    minutes: int
    half: bool
    surely: bool  # it can be nothing but a time of the day
    spoken: bool = False  # on a dial of twelve hours


def judge_times(right: str, given: str) -> tuple[Verdict, GradeReason] | None:
    """What a given time is worth; None where the right answer is no time of the day."""
    wanted = _read(right)
    if wanted is None or not wanted.surely:
        return None
    typed = _read(given)
    if typed is None:
        return None
    if wanted.minutes == typed.minutes:
        return Verdict.RIGHT, GradeReason.SAME
    if not wanted.half and wanted.spoken and wanted.minutes == typed.minutes % _HALF_DAY:
        return Verdict.RIGHT, GradeReason.SAME
    if typed.spoken and not typed.half and not wanted.half:
        typed = replace(typed, minutes=typed.minutes + _HALF_DAY * (wanted.minutes >= _HALF_DAY))
        if wanted.minutes == typed.minutes:
            return Verdict.RIGHT, GradeReason.SAME
    unsaid = wanted.half and not typed.half and typed.minutes <= _HALF_DAY
    if unsaid and wanted.minutes % _HALF_DAY == typed.minutes % _HALF_DAY:
        return Verdict.NEARLY, GradeReason.LESS_EXACT
    return Verdict.WRONG, GradeReason.NUMBER


_NUMBERS = NUMBER_WORDS[True] | NUMBER_WORDS[False]
_PART = (
    r"(?P<part> (?:in the (?:morning|afternoon|evening)|at night|om (?:morgenen|formiddagen"
    r"|ettermiddagen|kvelden|natt(?:en|a)))|)"
)
_SPOKEN = re.compile(
    r"(?:at |kl\.? ?|klokk(?:a|en) )?(?:(?P<half>halv) |(?P<beside>half|(?:a )?quarter|kvart|\w+)"
    r"(?: minutes| minutter)? (?P<way>past|to|over|på) |)"
    rf"(?P<hour>[a-zæøåé]+|\d\d?)(?P<tail> o'clock|){_PART}"
)


def _spoken(plain: str) -> Time | None:
    """ "half past two", "kvart på tre", "nine o'clock in the morning"."""
    match = _SPOKEN.fullmatch(plain)
    hour = _number(match["hour"]) if match else None
    if match is None or hour is None or not 1 <= hour <= 12:
        return None
    if not (match["half"] or match["beside"] or match["tail"] or match["part"]):
        return None
    minutes = 60 * hour - 30 * bool(match["half"])
    if match["beside"]:
        beside = _BESIDE.get(match["beside"], _number(match["beside"]))
        if beside is None or beside >= 60:
            return None
        minutes += beside if match["way"] in ("past", "over") else -beside
    part = match["part"].strip()
    late = part.endswith(("afternoon", "evening", "ettermiddagen", "kvelden"))
    minutes = int(minutes) % _HALF_DAY + _HALF_DAY * late
    return Time(minutes, half=bool(part), surely=True, spoken=True)


_BESIDE = {"half": 30.0, "quarter": 15.0, "a quarter": 15.0, "kvart": 15.0}


def _number(word: str) -> float | None:
    return float(word) if word.isdecimal() else _NUMBERS.get(word)


def _read(text: str) -> Time | None:
    plain = re.sub(r"\s+", " ", text.lower()).strip()
    named = plain.rstrip(".").removeprefix("12 ")
    if named in _NAMED:
        return Time(_NAMED[named], half=True, surely=True)
    if said := _spoken(plain):
        return said
    match = _TIME.fullmatch(plain)
    if match is None:
        return None
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = (match["half"] or "")[:1]
    if hour > (12 if half else 24) or minute > 59:
        return None
    if half:
        hour = hour % 12 + 12 * (half == "p")
    clock = "kl" in match["lead"] or (match["tail"] or "").strip() == "o'clock"
    surely = bool(half or match["mark"] == ":" or clock)
    return Time(60 * (hour % 24) + minute, bool(half), surely)

"""Reads a time of the day in any usual form and compares two. Knows no dates and no periods."""

import re
from dataclasses import dataclass

from aimstudy.domain.quiz import GradeReason, Verdict

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
    unsaid = wanted.half and not typed.half and typed.minutes <= _HALF_DAY
    if unsaid and wanted.minutes % _HALF_DAY == typed.minutes % _HALF_DAY:
        return Verdict.NEARLY, GradeReason.LESS_EXACT
    return Verdict.WRONG, GradeReason.NUMBER


def _read(text: str) -> Time | None:
    plain = re.sub(r"\s+", " ", text.lower()).strip()
    named = plain.rstrip(".").removeprefix("12 ")
    if named in _NAMED:
        return Time(_NAMED[named], half=True, surely=True)
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

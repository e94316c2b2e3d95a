"""Which study day it is: the local calendar day, which turns at the rollover hour, not midnight.

The day comes from the wall clock, never from "now minus four hours", which is wrong on the two
days a year when the clocks change.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

ROLLOVER_HOUR = 4


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant as the log stores it.

    ``at_ms`` is UTC in ms since 1970, ``offset_min`` the local offset from UTC in minutes,
    ``day`` the study day.
    """

    at_ms: int
    offset_min: int
    day: date


def study_day(now: datetime, rollover_hour: int = ROLLOVER_HOUR) -> date:
    """The study day of an aware local time; before ``rollover_hour`` it is still yesterday.

    >>> from datetime import timezone
    >>> study_day(datetime(2024, 3, 1, 3, 59, tzinfo=timezone.utc))
    datetime.date(2024, 2, 29)
    """
    if now.tzinfo is None:
        raise ValueError("a study day needs an aware time")
    day = now.date()
    return day - timedelta(days=1) if now.hour < rollover_hour else day


def moment(now: datetime, rollover_hour: int = ROLLOVER_HOUR) -> Moment:
    """The instant ``now`` (aware) as the log stores it."""
    offset = now.utcoffset()
    if offset is None:
        raise ValueError("a moment needs an aware time")
    return Moment(
        at_ms=round(now.timestamp() * 1000),
        offset_min=round(offset.total_seconds() / 60),
        day=study_day(now, rollover_hour),
    )

"""Morning, afternoon or evening: one rule for all that speaks of it."""

from datetime import datetime
from enum import StrEnum

_NIGHT_ENDS, _MORNING_ENDS, _AFTERNOON_ENDS = 4, 12, 18  # o'clock


class DayPart(StrEnum):
    """A part of the study day; after midnight it is still the evening."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


def day_part(now: datetime) -> DayPart:
    """The part of the day that ``now`` lies in, by the clock alone."""
    if _NIGHT_ENDS <= now.hour < _MORNING_ENDS:
        return DayPart.MORNING
    if _MORNING_ENDS <= now.hour < _AFTERNOON_ENDS:
        return DayPart.AFTERNOON
    return DayPart.EVENING

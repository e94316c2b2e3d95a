"""Values that a caller hands in, as they can be kept; raises Problem for what cannot be meant.

Scripts hand in anything: texts for numbers, halves of minutes, nothing at all.
"""

from collections.abc import Iterable
from datetime import date, datetime
from math import isfinite
from typing import TypeVar

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.exam_limits import FEWEST_OPTIONS, MOST_OPTIONS
from aimstudy.storage.keys import is_id

Made = TypeVar("Made")
_LONGEST_MS = 10**15  # longer than a computer is left on


def within(what: str, value: object, low: float, high: float) -> float:
    """The number; raises Problem VALUE_OUT_OF_RANGE, also for what is no number."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _out_of_range(what, low, high)
    # A whole number may be too large to be told finite; compared it can be.
    if (isinstance(value, float) and not isfinite(value)) or not low <= value <= high:
        raise _out_of_range(what, low, high)
    return value


def whole(what: str, value: object, low: int, high: int) -> int:
    """The number, without a part of one; raises Problem VALUE_OUT_OF_RANGE."""
    number = within(what, value, low, high)
    if number != int(number):
        raise _out_of_range(what, low, f"{high} in whole numbers")
    return int(number)


def options_of_question(value: object) -> int:
    """How many options a question has, 0 for not known; raises Problem VALUE_OUT_OF_RANGE."""
    if value == 0:
        return whole("options", value, 0, MOST_OPTIONS)
    return whole("options", value, FEWEST_OPTIONS, MOST_OPTIONS)


def time_taken(value: object) -> float:
    """Milliseconds, none below 0 (a clock was set back); raises Problem VALUE_OUT_OF_RANGE."""
    return max(0, within("took_ms", value, -_LONGEST_MS, _LONGEST_MS))


def id_or_none(value: int | None, missing: ProblemKind) -> int | None:
    """An id that may be left out; raises Problem ``missing`` for what can be none."""
    if value is None or is_id(value):
        return value
    raise Problem(missing)


def day_of(value: object) -> date:
    """The day, without a time; raises Problem VALUE_OF_OTHER_KIND for what is none."""
    if isinstance(value, datetime):
        return value.date()
    return made_as(date, "day", value)


def made_as(kind: type[Made], what: str, value: object) -> Made:
    """The value, if it was made as ``kind``; raises Problem VALUE_OF_OTHER_KIND."""
    if isinstance(value, kind):
        return value
    raise Problem(ProblemKind.VALUE_OF_OTHER_KIND, what=what, wanted=kind.__name__)


def several(what: str, values: Iterable[Made]) -> tuple[Made, ...]:
    """What is in a list or the like; raises Problem VALUE_OF_OTHER_KIND for a single thing."""
    if isinstance(values, Iterable):
        return tuple(values)
    raise Problem(ProblemKind.VALUE_OF_OTHER_KIND, what=what, wanted="list")


def _out_of_range(what: str, low: object, high: object) -> Problem:
    return Problem(ProblemKind.VALUE_OUT_OF_RANGE, what=what, low=low, high=high)

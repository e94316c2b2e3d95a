"""What the study page looks up after every answer: waits by exam, and how much was planned.

Stored as JSON with the day's order; loads no numpy.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import lru_cache

from aimstudy.domain.exam_limits import HIGHEST_ID
from aimstudy.scheduling.next_days import CELLS, NextDays
from aimstudy.storage.stored_text import (
    Unreadable,
    count,
    decoded,
    listed,
    mapping,
    number,
    readable,
)

_MOST = 10**9
_ENDS = ("lowest", "highest")


@dataclass(frozen=True, slots=True)
class DayWaits:
    """``planned`` rows of the order fitted into the minutes when it was made.

    ``ahead`` has the cards expected on the days after it, ``exams`` the waits by exam id.
    """

    planned: int
    ahead: tuple[int, ...]
    exams: Mapping[int, NextDays]


def waits_text(waits: DayWaits) -> str:
    """As it is stored."""
    exams = {str(exam_id): asdict(found) for exam_id, found in waits.exams.items()}
    plain = {"planned": waits.planned, "ahead": waits.ahead, "exams": exams}
    return json.dumps(plain, separators=(",", ":"))


@lru_cache(maxsize=2)
def read_waits(text: str) -> DayWaits | None:
    """From what is stored, remembered, as it is the same all day; None if it cannot be read.

    Then the order is none, either, and is made anew.
    """
    return readable(_waits_or_none, text, None, "day_plans: waits")


def _waits_or_none(text: str) -> DayWaits | None:
    plain = mapping(decoded(text))
    exams = mapping(plain.get("exams")).items()
    return DayWaits(
        planned=count(plain.get("planned"), 0, _MOST),
        ahead=_counts(plain.get("ahead")),
        exams={count(_key(exam), 0, HIGHEST_ID): _next_days(mapping(days)) for exam, days in exams},
    )


def _next_days(plain: Mapping[str, object]) -> NextDays:
    lowest, highest = (float(number(plain.get(end), -_MOST, _MOST)) for end in _ENDS)
    if not lowest < highest:
        raise Unreadable("no cells")
    return NextDays(
        left=count(plain.get("left"), 1, _MOST),
        lowest=lowest,
        highest=highest,
        waits=_counts(listed(plain.get("waits"), CELLS, CELLS)),
        days=_counts(plain.get("days"), least=1),
    )


def _counts(plain: object, least: int = 0) -> tuple[int, ...]:
    return tuple(count(each, least, _MOST) for each in listed(plain, _MOST))


def _key(text: str) -> object:
    return int(text) if text.isdecimal() else text

"""What the study page looks up after every answer: waits by exam, and how much was planned.

Stored as JSON with the day's order; loads no numpy.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import lru_cache

from aimstudy.scheduling.next_days import NextDays


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
def read_waits(text: str) -> DayWaits:
    """From what is stored; remembered, as it is the same all day."""
    plain = json.loads(text)
    return DayWaits(
        planned=int(plain["planned"]),
        ahead=tuple(plain["ahead"]),
        exams={
            int(exam_id): NextDays(
                left=int(found["left"]),
                lowest=float(found["lowest"]),
                highest=float(found["highest"]),
                waits=tuple(found["waits"]),
                days=tuple(found["days"]),
            )
            for exam_id, found in plain["exams"].items()
        },
    )

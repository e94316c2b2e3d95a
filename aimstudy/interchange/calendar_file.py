"""Exams and study days as an iCalendar file (RFC 5545) that other calendar programs take.

Events last whole days: neither time zones nor daylight saving touch them. An event keeps its
identity from one file to the next, so that reading a later file moves it instead of doubling it.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from aimstudy.domain.calendar_file import CalendarWords
from aimstudy.domain.exam import Exam
from aimstudy.domain.plan import PlanDay

if TYPE_CHECKING:
    from icalendar import Event

_OWNER = "aimstudy"
_PRODUCT = "-//AimStudy//AimStudy//EN"
_LEAST_MINUTES = 0.5
START_BYTES = 200
MOST_VERSIONS = 2**31 - 1  # an integer of the format


@dataclass(frozen=True, slots=True)
class Edition:
    """Which of two files is the newer: when it was made (aware), and a number that grows.

    ``library`` is a word of letters and digits; events of different libraries are not the same.
    """

    made_at: datetime
    sequence: int
    library: str = ""


def study_days(days: Iterable[PlanDay]) -> tuple[PlanDay, ...]:
    """Those on which there is something to study."""
    return tuple(day for day in days if day.minutes >= _LEAST_MINUTES)


def is_ours(start: bytes) -> bool:
    """Whether a file whose first START_BYTES are these was written here, or holds nothing."""
    return not start or (start.startswith(b"BEGIN:VCALENDAR") and _PRODUCT.encode() in start)


def exam_identity(exam: Exam) -> str:
    """What an exam's event is known by from file to file."""
    return f"exam-{exam.id}"


def study_identity(day: date) -> str:
    """What a study day's event is known by from file to file."""
    return f"study-{day.isoformat()}"


def calendar_file(
    exams: Iterable[Exam],
    days: Iterable[PlanDay],
    edition: Edition,
    words: CalendarWords,
    gone: Mapping[str, date] | None = None,
) -> bytes:
    """The file's content; an exam is known by its id, a study day by its date.

    ``gone`` are events of earlier files that are no more, by identity with their day: they are
    written as cancelled, for a calendar that took the earlier file does not forget them by itself.
    RFC 5545 wants at least one event.
    """
    # Loaded when a file is made, not before: the window starts without it.
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    for exam in exams:
        name = _plain(exam.name)
        title = words.exam.format(name=name) if name else words.exam_without_name
        event = _event(exam_identity(exam), exam.day, title, edition)
        event.add("transp", "OPAQUE")
        calendar.add_component(event)
    for day in study_days(days):
        title = words.study_day.format(minutes=round(max(1.0, day.minutes)))
        event = _event(study_identity(day.day), day.day, title, edition)
        # Other people see the person as free: an evening's study does not fill a day.
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    for identity, on in (gone or {}).items():
        event = _event(identity, on, words.gone, edition)
        event.add("status", "CANCELLED")
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written


def _event(identity: str, day: date, title: str, edition: Edition) -> "Event":
    from icalendar import Event

    event = Event()
    owner = f"{edition.library}.{_OWNER}" if edition.library else _OWNER
    event.add("uid", f"{identity}@{owner}")
    event.add("dtstamp", edition.made_at.astimezone(UTC).replace(microsecond=0))
    event.add("sequence", min(MOST_VERSIONS, max(0, edition.sequence)))
    event.add("dtstart", day)
    if day < date.max:  # without an end a day is one day long as well
        event.add("dtend", day + timedelta(days=1))
    event.add("summary", title)
    return event


def _plain(text: str) -> str:
    """The text without what the format has no place for: controls and half characters."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        c for c in lines if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs")
    ).strip()

"""Exams and the minutes a person has for them. Days are study days as ``datetime.date``."""

from dataclasses import dataclass
from datetime import date

from aimstudy.domain.exam_profile import ExamProfile, ExamResult, Topic

MOST_MINUTES = 1_440  # of study on a day


@dataclass(frozen=True, slots=True)
class Exam:
    """A dated exam; ``id`` is 0 before it is stored.

    Without topics it asks all cards that no other exam's topics name. ``accepted`` new cards are
    known to be left out, and that is all right with the person.
    """

    id: int
    name: str
    day: date
    profile: ExamProfile | None = None
    topics: tuple[Topic, ...] = ()
    result: ExamResult | None = None
    accepted: int = 0


def same_exam(one: Exam, other: Exam) -> bool:
    """Whether two dates are tries at one exam: of the same name, or asking the same topics."""
    if one.name.casefold() == other.name.casefold():
        return True
    return bool(one.topics) and one.topics == other.topics


@dataclass(frozen=True, slots=True)
class StudyCalendar:
    """Minutes a day by weekday (Monday first, seven numbers, 0-1440) and single days off."""

    minutes: tuple[int, int, int, int, int, int, int]
    days_off: frozenset[date] = frozenset()

    def minutes_on(self, day: date) -> int:
        """Minutes planned for ``day``; 0 on a day off."""
        return 0 if day in self.days_off else self.minutes[day.weekday()]


@dataclass(frozen=True, slots=True)
class CalendarHistory:
    """The calendar of today, and of days that are past the minutes that were in force on them.

    ``before`` has the minutes of the weekdays up to, without, a day; earliest first.
    """

    now: StudyCalendar
    before: tuple[tuple[date, tuple[int, int, int, int, int, int, int]], ...] = ()

    def minutes_on(self, day: date) -> int:
        """Minutes that were planned for ``day``; 0 on a day off."""
        for until, minutes in self.before:
            if day < until:
                return StudyCalendar(minutes, self.now.days_off).minutes_on(day)
        return self.now.minutes_on(day)

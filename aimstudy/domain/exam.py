"""Exams and the minutes a person has for them. Days are study days as ``datetime.date``."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Exam:
    """A dated exam; ``id`` is 0 before it is stored."""

    id: int
    name: str
    day: date


@dataclass(frozen=True, slots=True)
class StudyCalendar:
    """Minutes a day by weekday (Monday first, seven numbers, 0-1440) and single days off."""

    minutes: tuple[int, int, int, int, int, int, int]
    days_off: frozenset[date] = frozenset()

    def minutes_on(self, day: date) -> int:
        """Minutes planned for ``day``; 0 on a day off."""
        return 0 if day in self.days_off else self.minutes[day.weekday()]

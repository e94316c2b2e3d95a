"""Small words of the timeline: its header, names of days, minutes, cards and ranges.

Only reads a TimelineView; the same figures stand in the chart and the table.
"""

import math
from datetime import date

from aimstudy.domain.exam import Exam, StudyCalendar
from aimstudy.domain.plan import Band
from aimstudy.services.views.timeline import TimelineView
from aimstudy.ui.translations import (
    format_date,
    format_day,
    format_day_number,
    format_number,
    format_short_day,
    tr,
    trn,
)

LONGEST_NAME = 36  # characters
_YEAR = 365  # days
MOST_NAMED_DAYS = 2  # more free weekdays than this are counted, not named


def subtitle(view: TimelineView) -> str:
    """``25 minutes a day, no Sundays · 2 exams``; exams that are over do not count."""
    count = sum(exam.day >= view.today for exam in view.exams)
    none = tr("no exam ahead") if view.exams else tr("no exam date yet")
    exams = trn("{n} exam", "{n} exams", count) if count else none
    return f"{calendar_words(view.calendar)} · {exams}"


def calendar_words(calendar: StudyCalendar) -> str:
    """The minutes of a usual week in a few words."""
    planned = [minutes for minutes in calendar.minutes if minutes]
    if not planned:
        return tr("No minutes planned on any day")
    low, high = min(planned), max(planned)
    if low == high:
        words = trn("{n} minute a day", "{n} minutes a day", low)
    else:
        words = tr("{low} to {high} minutes a day", low=low, high=high)
    free = [index for index, minutes in enumerate(calendar.minutes) if not minutes]
    if not free:
        return words
    if len(free) <= MOST_NAMED_DAYS:
        names = tr(" or ").join(weekdays_name(index) for index in free)
        return tr("{minutes}, no {days}", minutes=words, days=names)
    days = trn("{n} day a week", "{n} days a week", len(planned))
    return tr("{minutes} on {days}", minutes=words, days=days)


def weekdays_name(weekday: int) -> str:
    """Weekday 0-6 (Monday first) in the plural."""
    return (
        tr("Mondays"),
        tr("Tuesdays"),
        tr("Wednesdays"),
        tr("Thursdays"),
        tr("Fridays"),
        tr("Saturdays"),
        tr("Sundays"),
    )[weekday]


def minutes_words(minutes: float) -> str:
    """``12 min``; a little is not nothing."""
    if 0 < minutes < 1:
        return tr("under 1 min")
    return tr("{n} min", n=format_number(minutes))


def range_words(band: Band) -> str:
    """``81 to 90 of 100``."""
    return tr("{low} to {high} of 100", low=round(band.low * 100), high=round(band.high * 100))


def day_name(day: date) -> str:
    """``Saturday 21 November``, as it stands at the beginning of a sentence."""
    name = format_date(day, long=True)
    return name[:1].upper() + name[1:]


def short_range(band: Band) -> str:
    """``81 to 90``, where it is said that it is of 100."""
    return tr("{low} to {high}", low=round(band.low * 100), high=round(band.high * 100))


def short_name(name: str) -> str:
    """``name`` as it stands in a chart or above a column: a long one is cut after a word."""
    if len(name) <= LONGEST_NAME:
        return name
    return name[:LONGEST_NAME].rsplit(" ", 1)[0].rstrip(" ,.:;-") + "…"


def span_words(first: date, last: date) -> str:
    """``23 to 29 November``, or ``30 November to 6 December``."""
    same = (first.year, first.month) == (last.year, last.month)
    begin = format_day_number(first) if same else format_date(first)
    return tr("{first} to {last}", first=begin, last=format_date(last))


def cards_words(cards: float) -> str:
    """``20 cards``; an expected part of a card counts as one."""
    return trn("{n} card", "{n} cards", max(1, round(cards)))


def usual_budget(calendar: StudyCalendar) -> int:
    """Minutes of a usual study day, rounded up; 0 where no day has any."""
    planned = [minutes for minutes in calendar.minutes if minutes]
    return math.ceil(sum(planned) / len(planned)) if planned else 0


def exam_words(exam: Exam, today: date) -> str:
    """``AIM exam · 3 January · in 42 days``."""
    day = format_day(exam.day) if _is_far(exam, today) else format_date(exam.day)
    return f"{exam.name} · {day} · {_away(exam.day, today)}"


def short_exam_words(exam: Exam, today: date) -> tuple[str, str]:
    """The exam's name, and what stands after it in little room: ``· 3 Jan · in 42 days``."""
    day = format_day(exam.day) if _is_far(exam, today) else format_short_day(exam.day)
    return exam.name, f" · {day} · {_away(exam.day, today)}"


def _is_far(exam: Exam, today: date) -> bool:
    """Whether its day is not known without the year."""
    return (exam.day - today).days >= _YEAR


def _away(day: date, today: date) -> str:
    away = (day - today).days
    if away < 0:
        return tr("over")
    if away <= 1:
        return tr("tomorrow") if away else tr("today")
    return trn("in {n} day", "in {n} days", away)

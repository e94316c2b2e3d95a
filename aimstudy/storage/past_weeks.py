"""The minutes of the weekdays as they were before each change: past days are held against those.

Days off are dates and need no history. Knows nothing of plans.
"""

import json
from datetime import date

from sqlalchemy import insert, select
from sqlmodel import Session, col

from aimstudy.domain.exam import MOST_MINUTES, CalendarHistory
from aimstudy.storage.exams import load_calendar
from aimstudy.storage.plan_tables import PastWeekRow
from aimstudy.storage.stored_text import count, day_from, decoded, listed, readable

Week = tuple[int, int, int, int, int, int, int]


def keep_week(session: Session, today: date) -> None:
    """Keep the minutes in force for the days before ``today``; to be called before they change.

    The first change of a day keeps them, later ones of that day do not: nor does one with a clock
    that was set back, as the days before it have theirs already.
    """
    day = col(PastWeekRow.until_day)
    connection = session.connection()
    later = select(day).where(day >= today.toordinal()).limit(1)
    if connection.execute(later).first() is None:
        week = json.dumps(load_calendar(session).minutes)
        connection.execute(insert(PastWeekRow).values(until_day=today.toordinal(), minutes=week))


def calendar_history(session: Session) -> CalendarHistory:
    """The calendar, with the minutes of past days; those that cannot be read are passed over."""
    day = col(PastWeekRow.until_day)
    rows = session.connection().execute(select(day, col(PastWeekRow.minutes)).order_by(day))
    before = (readable(_past_week, (row[0], row[1]), None, f"past_weeks: {row[0]}") for row in rows)
    return CalendarHistory(load_calendar(session), tuple(week for week in before if week))


def week_from(text: str) -> Week:
    """The minutes of the weekdays that ``keep_week`` wrote; raises Unreadable for another text."""
    minutes = (count(each, 0, MOST_MINUTES) for each in listed(decoded(text), 7, 7))
    one, two, three, four, five, six, seven = minutes
    return one, two, three, four, five, six, seven


def _past_week(row: tuple[int, str]) -> tuple[date, Week] | None:
    return day_from(row[0]), week_from(row[1])

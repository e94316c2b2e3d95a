"""The minutes of the weekdays as they were before each change: past days are held against those.

Days off are dates and need no history. Knows nothing of plans.
"""

import json
from datetime import date

from sqlalchemy import insert, select
from sqlmodel import Session, col

from aimstudy.domain.exam import CalendarHistory
from aimstudy.storage.exams import load_calendar
from aimstudy.storage.plan_tables import PastWeekRow


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
    """The calendar, with the minutes of past days."""
    day = col(PastWeekRow.until_day)
    rows = session.connection().execute(select(day, col(PastWeekRow.minutes)).order_by(day))
    before = tuple((date.fromordinal(until), _week(text)) for until, text in rows)
    return CalendarHistory(load_calendar(session), before)


def _week(text: str) -> tuple[int, int, int, int, int, int, int]:
    one, two, three, four, five, six, seven = json.loads(text)
    return one, two, three, four, five, six, seven

"""Days that are past keep the minutes that were in force on them."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlmodel import Session

from aimstudy.domain.exam import CalendarHistory, StudyCalendar
from aimstudy.services.week_minutes import choose_minutes
from aimstudy.storage.database import Database
from aimstudy.storage.exams import set_day_off
from aimstudy.storage.past_weeks import calendar_history, keep_week

MONDAY = date(2026, 3, 2)


def day(number: int) -> date:
    return MONDAY + timedelta(days=number)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database.open(tmp_path)
    yield opened
    opened.close()


def choose(database: Database, minutes: int, today: date) -> None:
    def work(session: Session) -> None:
        choose_minutes(session, dict.fromkeys(range(7), minutes), today)

    database.write(work)


def planned(database: Database, *numbers: int) -> list[int]:
    with database.read() as session:
        history = calendar_history(session)
    return [history.minutes_on(day(number)) for number in numbers]


def test_a_change_holds_from_its_day_on(database: Database) -> None:
    assert planned(database, -1, 0, 1) == [20, 20, 20]
    choose(database, 25, day(0))
    choose(database, 5, day(3))
    assert planned(database, -1, 0, 2, 3, 9) == [20, 25, 25, 5, 5]


def test_the_first_change_of_a_day_says_what_was_in_force_before_it(database: Database) -> None:
    choose(database, 25, day(0))
    choose(database, 60, day(3))
    choose(database, 5, day(3))
    assert planned(database, 2, 3) == [25, 5]


def test_a_clock_that_is_set_back_changes_no_past_day(database: Database) -> None:
    choose(database, 25, day(3))
    choose(database, 5, day(1))
    assert planned(database, 0, 2) == [20, 20]


def test_choosing_for_no_weekday_keeps_nothing(database: Database) -> None:
    database.write(lambda session: choose_minutes(session, {}, day(0)))
    with database.read() as session:
        assert calendar_history(session).before == ()


def test_a_day_off_has_no_minutes_whenever_it_was(database: Database) -> None:
    choose(database, 25, day(0))
    choose(database, 5, day(3))
    database.write(lambda session: set_day_off(session, day(1), True))
    assert planned(database, 0, 1, 2) == [25, 0, 25]


def test_a_history_without_changes_is_the_calendar() -> None:
    assert CalendarHistory(StudyCalendar((1, 2, 3, 4, 5, 6, 7))).minutes_on(day(2)) == 3


def test_keeping_twice_is_keeping_once(database: Database) -> None:
    database.write(lambda session: keep_week(session, day(0)))
    database.write(lambda session: keep_week(session, day(0)))
    assert planned(database, -1) == [20]

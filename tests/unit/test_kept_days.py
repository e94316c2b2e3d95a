"""What share of past plans was studied: missed days count, days with little to do do not."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlmodel import Session

from aimstudy.domain.exam import CalendarHistory, Exam, StudyCalendar
from aimstudy.domain.plan_change import WeekMinutes
from aimstudy.services.kept_days import LOOK_BACK, MOST_ABSENT, kept_of_plans
from aimstudy.storage.database import Database
from aimstudy.storage.study_order import DayPlanText, replace_order
from aimstudy.storage.tables import DayRow

TODAY = date(2026, 3, 30)
TEN_MINUTES = StudyCalendar((10,) * 7)
EXAM = Exam(1, "AIM", TODAY + timedelta(days=30))
Day = tuple[int, int, int]  # days ago, seconds planned, seconds studied


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database.open(tmp_path)
    yield opened
    opened.close()


def kept(
    database: Database,
    days: Sequence[Day],
    exam: Exam = EXAM,
    calendar: StudyCalendar = TEN_MINUTES,
    before: tuple[tuple[date, WeekMinutes], ...] = (),
) -> float:
    """The share after these days with a plan."""

    def work(session: Session) -> None:
        for ago, planned, studied in days:
            day = TODAY.toordinal() - ago
            replace_order(session, DayPlanText(day, "", "{}", planned_s=planned), [], 0)
            session.add(DayRow(study_day=day, answers=1, new_cards=0, took_ms=1000 * studied))

    database.write(work)
    with database.read() as session:
        return kept_of_plans(session, [exam], CalendarHistory(calendar, before), TODAY)


def test_without_past_plans_all_is_counted_on(database: Database) -> None:
    assert kept(database, []) == 1.0
    assert kept(database, [(0, 600, 0), (LOOK_BACK + 1, 600, 0)]) == 1.0


def test_what_was_planned_and_not_studied_counts(database: Database) -> None:
    days = [(4, 600, 600), (3, 600, 300), (2, 600, 600), (1, 600, 0)]
    assert kept(database, days) == pytest.approx((2.5 + 3) / (4 + 3))


def test_a_day_on_which_little_was_asked_is_kept_by_little(database: Database) -> None:
    assert kept(database, [(3, 20, 20), (2, 600, 600), (1, 20, 21)]) == 1.0


def test_days_on_which_nothing_was_asked_say_nothing(database: Database) -> None:
    assert kept(database, [(3, 0, 0), (2, 0, 0), (1, 0, 300)]) == 1.0


def test_a_study_day_without_a_plan_was_missed(database: Database) -> None:
    days = [(4, 600, 600), (3, 300, 300)]
    planned = 600 + 3 * 300
    trust = 3 * planned / 4
    assert kept(database, days) == pytest.approx((900 + trust) / (planned + trust))


def test_days_off_are_not_missed(database: Database) -> None:
    off = frozenset(TODAY - timedelta(days=ago) for ago in (1, 2))
    calendar = StudyCalendar((10,) * 7, off)
    assert kept(database, [(3, 600, 600)], calendar=calendar) == 1.0


def test_days_without_an_exam_ahead_are_not_missed(database: Database) -> None:
    over = Exam(1, "AIM", TODAY - timedelta(days=4))
    assert kept(database, [(5, 600, 600)], over) == 1.0


def test_of_a_long_absence_the_first_days_count(database: Database) -> None:
    found = kept(database, [(50, 600, 600)])
    assert found == pytest.approx((1 + 3) / (1 + MOST_ABSENT + 3))


def test_missed_days_are_held_against_the_minutes_of_those_days(database: Database) -> None:
    one, none = StudyCalendar((1,) * 7), StudyCalendar((0,) * 7)
    before = ((TODAY, TEN_MINUTES.minutes),)
    found = kept(database, [(4, 600, 600)])
    assert found < 1.0
    for now in (one, none):
        assert kept(database, [], calendar=now, before=before) == found
        assert kept(database, [], calendar=now) > found

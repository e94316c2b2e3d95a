"""How many new cards today, worked by hand; and what an answer costs."""

from datetime import date, timedelta

import pytest

from aimstudy.domain.exam import StudyCalendar
from aimstudy.scheduling.pace_by_dates import (
    consolidation_days,
    introduction_days,
    new_cards_today,
    seconds_per_answer,
)

MONDAY = date(2026, 1, 5)
EVEN = StudyCalendar((30,) * 7)


def exam_in(days: int) -> date:
    return MONDAY + timedelta(days=days)


def test_the_margin_is_three_days_or_fifteen_per_cent() -> None:
    assert [consolidation_days(d) for d in (1, 10, 20, 40, 100)] == [3, 3, 3, 6, 15]


def test_introduction_days_stop_at_the_margin() -> None:
    assert introduction_days(MONDAY, exam_in(100), EVEN) == 85.0
    assert introduction_days(MONDAY, exam_in(10), EVEN) == 7.0


def test_days_off_do_not_count_and_long_days_count_for_more() -> None:
    weekdays = StudyCalendar((30, 30, 30, 30, 30, 0, 0))
    assert introduction_days(MONDAY, exam_in(10), weekdays) == 5.0
    with_weekend = StudyCalendar((30, 30, 30, 30, 30, 60, 60))
    assert introduction_days(MONDAY, exam_in(10), with_weekend) == 9.0
    holiday = StudyCalendar((30,) * 7, frozenset({exam_in(1), exam_in(2)}))
    assert introduction_days(MONDAY, exam_in(10), holiday) == 5.0


def test_the_last_days_offer_what_still_fits_and_the_exam_day_nothing() -> None:
    assert introduction_days(MONDAY, exam_in(2), EVEN) == 1.0
    assert introduction_days(MONDAY, MONDAY, EVEN) == 0.0
    assert new_cards_today(50, 0.0, 60, 0, 30) == 0


def test_without_an_exam_ahead_there_is_no_count_of_days() -> None:
    assert introduction_days(MONDAY, None, EVEN) is None
    assert introduction_days(MONDAY, exam_in(-1), EVEN) is None


@pytest.mark.parametrize(
    ("waiting", "days", "minutes", "refresh", "introduced", "expected"),
    [
        (400, 10.0, 60, 10, 0, 40),  # an even share
        (401, 10.0, 60, 10, 0, 41),  # rounded up, so that the last day is not too full
        (394, 10.0, 60, 10, 6, 34),  # six of today's forty are done
        (360, 10.0, 60, 10, 40, 0),
        (30, 40.0, 60, 0, 0, 20),  # time enough: the first ones come at once all the same
        (30, 40.0, 5, 0, 0, 10),
        (400, 10.0, 12, 10, 0, 4),  # two minutes are left: four of 30 seconds
        (400, 10.0, 10, 10, 0, 0),
        (400, 10.0, 10, 25, 0, 0),
        (3, 1.0, 30, 0, 0, 3),
        (0, 10.0, 30, 0, 0, 0),
        (500, None, 60, 0, 0, 20),  # no exam: up to twenty a day
        (500, None, 60, 0, 15, 5),
        (500, None, 3, 0, 0, 6),
        (8, None, 60, 0, 0, 8),
    ],
)
def test_new_cards_today(
    waiting: int, days: float | None, minutes: int, refresh: int, introduced: int, expected: int
) -> None:
    assert new_cards_today(waiting, days, minutes, refresh, 30.0, introduced) == expected


def test_seconds_start_at_the_default_and_move_to_the_persons_own() -> None:
    assert seconds_per_answer([], 12.0) == 12.0
    assert seconds_per_answer([6_000] * 10, 12.0) == pytest.approx(9.0)
    assert seconds_per_answer([6_000] * 1_000, 12.0) == pytest.approx(6.0, abs=0.1)


def test_seconds_bear_a_walk_away_from_the_desk_and_a_broken_clock() -> None:
    steady = [8_000] * 90
    assert seconds_per_answer([*steady, *[3_600_000] * 10], 8.0) == pytest.approx(8.0)
    assert seconds_per_answer([*steady, 0, -5_000], 8.0) == pytest.approx(8.0)
    assert seconds_per_answer([3_600_000], 20.0) == pytest.approx((120 + 200) / 11)

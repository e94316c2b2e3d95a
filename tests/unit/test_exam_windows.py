"""Windows as days: over New Year, in leap years, on weekends, and where there are none."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aimstudy.domain.exam_profile import ExamProfile, ExamWindow
from aimstudy.domain.exam_windows import (
    WindowDays,
    WindowStanding,
    is_month_day,
    next_try,
    window_days,
    window_standing,
)
from aimstudy.domain.example_exam import example_plan, example_profile, months_later

EXAMPLE = example_profile()


def profile(*windows: tuple[tuple[int, int], tuple[int, int]]) -> ExamProfile:
    return ExamProfile(windows=tuple(ExamWindow(opens, closes) for opens, closes in windows))


def test_a_day_within_a_window_knows_its_end_and_the_next() -> None:
    found = window_standing(EXAMPLE, date(2027, 1, 20))
    # 15 March 2027 is a Monday, 15 June 2027 a Tuesday.
    assert found.within == WindowDays(date(2027, 1, 15), date(2027, 3, 15), date(2027, 3, 15))
    assert found.next == WindowDays(date(2027, 4, 15), date(2027, 6, 15), date(2027, 6, 15))


@pytest.mark.parametrize("day", [date(2027, 1, 15), date(2027, 3, 15)])
def test_both_ends_of_a_window_are_within_it(day: date) -> None:
    assert window_standing(EXAMPLE, day).within is not None
    assert window_standing(EXAMPLE, date(2027, 1, 14)).within is None
    assert window_standing(EXAMPLE, date(2027, 3, 16)).within is None


def test_a_day_between_windows_knows_the_next_over_new_year() -> None:
    found = window_standing(EXAMPLE, date(2026, 12, 24))
    assert found.within is None
    assert found.next is not None
    assert found.next.opens == date(2027, 1, 15)


def test_a_window_over_new_year_closes_in_the_next() -> None:
    winter = profile(((11, 15), (1, 15)))
    both = WindowDays(date(2026, 11, 15), date(2027, 1, 15), date(2027, 1, 15))
    assert window_standing(winter, date(2026, 12, 31)).within == both
    assert window_standing(winter, date(2027, 1, 15)).within == both
    assert window_standing(winter, date(2027, 1, 16)) == WindowStanding(
        None, WindowDays(date(2027, 11, 15), date(2028, 1, 15), date(2028, 1, 15))
    )


def test_the_twenty_ninth_of_february_is_the_last_in_every_year() -> None:
    february = profile(((2, 1), (2, 29)))
    assert window_standing(february, date(2028, 2, 29)).within is not None
    assert window_standing(february, date(2027, 2, 28)).within == WindowDays(
        date(2027, 2, 1), date(2027, 2, 28), date(2027, 2, 28)
    )
    assert window_standing(february, date(2027, 3, 1)).within is None
    one_day = profile(((2, 29), (2, 29)))
    assert window_standing(one_day, date(2027, 2, 28)).within is not None


def test_a_window_that_would_close_on_a_weekend_closes_on_the_monday() -> None:
    # 15 March 2025 was a Saturday, 15 June 2025 a Sunday.
    moved = [window.closes for window in window_days(EXAMPLE, date(2025, 1, 1), date(2025, 7, 1))]
    assert moved == [date(2025, 3, 17), date(2025, 6, 16)]
    stays = profile(((1, 15), (3, 15)))
    assert window_standing(stays, date(2025, 3, 16)).within is None


def test_a_sitting_can_be_moved_until_some_days_before_the_end() -> None:
    early = ExamProfile(windows=(ExamWindow((1, 15), (3, 15)),), transfer_days=7)
    within = window_standing(early, date(2027, 2, 1)).within
    assert within is not None
    assert within.transfer_by == date(2027, 3, 8)


def test_without_windows_there_is_nothing_to_say() -> None:
    assert window_standing(None, date(2027, 1, 1)) == WindowStanding(None, None)
    assert window_standing(ExamProfile(), date(2027, 1, 1)) == WindowStanding(None, None)


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_ends_of_time_are_days_like_others(day: date) -> None:
    assert window_standing(EXAMPLE, day).within is None


def test_days_of_the_calendar() -> None:
    assert is_month_day(2, 29)
    assert not is_month_day(2, 30)
    assert not is_month_day(13, 1)
    assert not is_month_day(1, 0)


@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)))
def test_every_day_is_within_a_window_or_before_one(day: date) -> None:
    found = window_standing(EXAMPLE, day)
    assert found.next is not None
    assert day < found.next.opens <= day + timedelta(days=93)
    if found.within:
        assert found.within.opens <= day <= found.within.closes < found.next.opens
        assert found.within.closes.weekday() < 5


def test_the_example_profile_says_that_it_is_not_verified() -> None:
    found = example_profile()
    assert not found.verified
    assert found.source_day == date(2024, 10, 23)
    assert (found.questions, found.minutes, found.pass_share) == (50, 65, 0.7)
    assert (found.pausable, found.options, found.topic_share) == (False, 0, 0.0)
    assert [window.opens for window in found.windows] == [(1, 15), (4, 15), (7, 15), (10, 15)]


def test_four_courses_of_equal_length_and_then_the_exam() -> None:
    found = example_plan(date(2026, 11, 22), 12)
    assert found.exam == date(2027, 11, 22)
    # 365 days less two weeks, in quarters of 87.75 days.
    ends = [(day - date(2026, 11, 22)).days for day in found.courses]
    assert ends == [88, 176, 263, 351]


def test_months_end_with_the_month() -> None:
    assert months_later(date(2027, 1, 31), 1) == date(2027, 2, 28)
    assert months_later(date(2027, 1, 31), 13) == date(2028, 2, 29)
    assert months_later(date(2026, 11, 30), 15) == date(2028, 2, 29)
    assert months_later(date(2026, 12, 1), 12) == date(2027, 12, 1)


def test_another_try_is_within_a_window_that_has_an_attempt_left() -> None:
    today, spring = date(2026, 11, 22), profile(((2, 1), (2, 29)))
    assert next_try(None, today, 42) == date(2027, 1, 3)
    assert next_try(ExamProfile(attempts=1), today, 42, [today]) == date(2027, 1, 3)
    assert next_try(spring, today, 42) == date(2027, 2, 1)
    assert next_try(spring, date(2027, 1, 10), 42) == date(2027, 2, 21)
    sat = [date(2027, 2, 2)]
    assert next_try(replace(spring, attempts=2), date(2027, 1, 10), 42, sat) == date(2027, 2, 21)
    assert next_try(replace(spring, attempts=1), date(2027, 1, 10), 42, sat) == date(2028, 2, 1)

"""The study day follows the wall clock, also when the clocks change and on 29 February."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aimstudy.domain.study_day import Moment, moment, study_day

WINTER, SUMMER = timezone(timedelta(hours=1)), timezone(timedelta(hours=2))


@pytest.mark.parametrize(
    ("now", "day"),
    [
        # Oslo, spring: 02:00 becomes 03:00. "Four hours ago" at 04:30 is still yesterday evening.
        (datetime(2026, 3, 29, 4, 30, tzinfo=SUMMER), date(2026, 3, 29)),
        (datetime(2026, 3, 29, 3, 30, tzinfo=SUMMER), date(2026, 3, 28)),
        # Oslo, autumn: 03:00 becomes 02:00. "Four hours ago" at 04:30 is past midnight twice.
        (datetime(2026, 10, 25, 3, 59, tzinfo=WINTER), date(2026, 10, 24)),
        (datetime(2026, 10, 25, 4, 0, tzinfo=WINTER), date(2026, 10, 25)),
        (datetime(2028, 2, 29, 4, 0, tzinfo=UTC), date(2028, 2, 29)),
        (datetime(2028, 3, 1, 3, 59, tzinfo=UTC), date(2028, 2, 29)),
        (datetime(2027, 3, 1, 3, 59, tzinfo=UTC), date(2027, 2, 28)),
        (datetime(2027, 1, 1, 0, 0, tzinfo=UTC), date(2026, 12, 31)),
    ],
)
def test_the_day_turns_at_four_by_the_wall_clock(now: datetime, day: date) -> None:
    assert study_day(now) == day


def test_a_moment_keeps_the_instant_the_offset_and_the_day() -> None:
    now = datetime(2026, 3, 2, 1, 30, 0, 250_000, tzinfo=timezone(timedelta(hours=5, minutes=30)))
    assert moment(now) == Moment(1_772_395_200_250, 330, date(2026, 3, 1))


def test_a_time_without_a_zone_is_refused() -> None:
    naive = datetime(2026, 3, 2, 12, 0, tzinfo=UTC).replace(tzinfo=None)
    with pytest.raises(ValueError, match="aware"):
        study_day(naive)
    with pytest.raises(ValueError, match="aware"):
        moment(naive)


@given(
    st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2100, 1, 1)),
    st.integers(-14 * 60, 14 * 60),
    st.integers(0, 12),
)
def test_the_day_is_today_or_yesterday_and_depends_on_the_wall_clock_alone(
    wall: datetime, offset: int, rollover: int
) -> None:
    now = wall.replace(tzinfo=timezone(timedelta(minutes=offset)))
    day = study_day(now, rollover)
    assert day == study_day(wall.replace(tzinfo=UTC), rollover)
    assert wall.date() - day == timedelta(days=int(wall.hour < rollover))

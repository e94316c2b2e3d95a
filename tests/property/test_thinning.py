"""Whatever the dates, thinning never takes the newest backups and settles at once."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from aimstudy.storage.thinning import superseded

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
TIMES = st.lists(
    st.integers(-40_000, 40_000).map(lambda hours: NOW - timedelta(hours=hours)), max_size=120
)


@given(TIMES)
def test_the_newest_five_and_the_last_two_days_stay(times: list[datetime]) -> None:
    dated = list(zip(times, range(len(times)), strict=True))
    gone = set(superseded(dated, NOW))
    kept = [made for made, number in dated if number not in gone]
    newest = sorted(times, reverse=True)[:5]
    assert sorted(kept, reverse=True)[: len(newest)] == newest
    assert all(NOW - made > timedelta(days=2) for made, number in dated if number in gone)


@given(TIMES)
def test_thinning_twice_is_thinning_once(times: list[datetime]) -> None:
    dated = list(zip(times, range(len(times)), strict=True))
    gone = set(superseded(dated, NOW))
    left = [(made, number) for made, number in dated if number not in gone]
    assert superseded(left, NOW) == []


@given(TIMES)
def test_each_month_up_to_twelve_keeps_one(times: list[datetime]) -> None:
    dated = list(zip(times, range(len(times)), strict=True))
    gone = set(superseded(dated, NOW))
    months = sorted({(made.year, made.month) for made in times}, reverse=True)[:12]
    kept = {(made.year, made.month) for made, number in dated if number not in gone}
    assert kept >= set(months)

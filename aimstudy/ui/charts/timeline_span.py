"""Which days of the timeline are in front, and what one bar stands for: a day or a week.

Dates and numbers only: knows nothing of pixels.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from aimstudy.domain.plan import DayLoad

WEEK = 7
MONTH = 35  # days: five whole weeks always hold a month
LEAST_WHOLE = 14  # days
AFTER_EXAM = 10  # days shown after the last exam or milestone
WITHOUT_EXAM = 56  # days shown where there is none


class ViewKind(StrEnum):
    """How much of the timeline is in front."""

    DAY = "day"  # seven days with the chosen one, and that day in detail
    MONTH = "month"
    WHOLE = "whole"


PAGES = {ViewKind.DAY: 4 * WEEK, ViewKind.MONTH: MONTH, ViewKind.WHOLE: 4 * WEEK}


@dataclass(frozen=True, slots=True)
class Span:
    """``count`` days from ``first`` on."""

    first: date
    count: int

    @property
    def last(self) -> date:
        """The last day, included."""
        return self.first + timedelta(days=self.count - 1)

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Bar:
    """The load of ``count`` days from ``first`` on, in minutes and expected cards."""

    first: date
    count: int
    refresh: float
    new: float
    refresh_cards: float
    new_cards: float
    budget: int

    @property
    def last(self) -> date:
        """The last day, included."""
        return self.first + timedelta(days=self.count - 1)

    @property
    def minutes(self) -> float:
        """All minutes."""
        return self.refresh + self.new


def monday_of(day: date) -> date:
    """The Monday of the week that ``day`` is in."""
    return day - timedelta(days=day.weekday())


def span_of(kind: ViewKind, chosen: date, today: date, last_mark: date | None, end: date) -> Span:
    """The days in front when ``chosen`` is the chosen day.

    ``last_mark`` is the last exam or milestone, ``end`` the last day known. Weeks, and months of
    five weeks, are counted from today on: none shows days that are over, and a step by day does
    not move the picture before its edge.
    """
    if kind is not ViewKind.WHOLE:
        count = WEEK if kind is ViewKind.DAY else MONTH
        return Span(today + timedelta(days=(chosen - today).days // count * count), count)
    usual = WITHOUT_EXAM if last_mark is None else (last_mark - today).days + 1 + AFTER_EXAM
    known = (end - today).days + 1
    return Span(today, max(1, min(known, max(LEAST_WHOLE, usual))))


def bars_of(days: Sequence[DayLoad], span: Span, by_week: bool) -> tuple[Bar, ...]:
    """A bar for every known day of ``span``, or for every week (Monday to Sunday) of them."""
    bars: list[Bar] = []
    for load in days:
        if load.day not in span:
            continue
        bar = Bar(
            load.day, 1, load.refresh_minutes, load.new_minutes,
            load.refresh_cards, load.new_cards, load.budget_minutes,
        )  # fmt: skip
        if by_week and bars and load.day.weekday():
            bars[-1] = _joined(bars[-1], bar)
        else:
            bars.append(bar)
    return tuple(bars)


def _joined(one: Bar, other: Bar) -> Bar:
    return Bar(
        one.first,
        one.count + other.count,
        one.refresh + other.refresh,
        one.new + other.new,
        one.refresh_cards + other.refresh_cards,
        one.new_cards + other.new_cards,
        one.budget + other.budget,
    )


def budget_runs(bars: Sequence[Bar]) -> tuple[tuple[int, int, int], ...]:
    """Runs of bars with one budget as (first index, index after the last, minutes).

    A day off does not break a run; days before the first budget have none.
    """
    runs: list[tuple[int, int, int]] = []
    for index, bar in enumerate(bars):
        if runs and bar.budget in (0, runs[-1][2]):
            runs[-1] = (runs[-1][0], index + 1, runs[-1][2])
        elif bar.budget:
            runs.append((index, index + 1, bar.budget))
    return tuple(runs)


def budget_above(bars: Sequence[Bar], top: float) -> int:
    """The budget of the longest run whose line would stand above ``top`` minutes; 0 for none."""
    runs = [(after - first, minutes) for first, after, minutes in budget_runs(bars)]
    return max((run for run in runs if run[1] > top), default=(0, 0))[1]

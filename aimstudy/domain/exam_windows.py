"""The windows of a year in which an exam can be sat, as days of the calendar.

Days are plain dates, counted as on the person's computer: an exam body's rules name days, and where
it lies in another time zone its day begins and ends some hours earlier or later. What matters to
the hour is for the person to look up; the forms say so. Knows nothing of where windows are kept.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from aimstudy.domain.exam_profile import ExamProfile, ExamWindow

LEAP_YEAR = 2000
_SATURDAY, _WEEK = 5, 7


@dataclass(frozen=True, slots=True)
class WindowDays:
    """One opening of a window: first and last day, and the last day to move a sitting."""

    opens: date
    closes: date
    transfer_by: date


@dataclass(frozen=True, slots=True)
class WindowStanding:
    """How a day lies to the windows: ``within`` one (None: in none), and the ``next`` to open.

    Both are None where a profile has no windows.
    """

    within: WindowDays | None
    next: WindowDays | None


def is_month_day(month: int, day: int) -> bool:
    """Whether some year has this day; 29 February counts."""
    try:
        date(LEAP_YEAR, month, day)
    except ValueError:
        return False
    return True


def window_standing(profile: ExamProfile | None, day: date) -> WindowStanding:
    """The window that ``day`` lies in, and the first one to open after it."""
    found = window_days(profile, _moved(day, -400), _moved(day, 800))
    within = [window for window in found if window.opens <= day <= window.closes]
    later = [window for window in found if window.opens > day]
    return WindowStanding(
        max(within, key=lambda window: window.closes, default=None), later[0] if later else None
    )


def next_try(
    profile: ExamProfile | None, today: date, days_ahead: int, sat: Iterable[date] = ()
) -> date:
    """A day for another try: ``days_ahead`` from ``today``, or when the window after that opens.

    The latter where that day lies in no window, or where the attempts of its window are used up by
    the days on which the exam was ``sat``.
    """
    day = today + timedelta(days=days_ahead)
    standing = window_standing(profile, day)
    if profile is None or standing.next is None:
        return day
    within = standing.within
    used = sum(within.opens <= each <= within.closes for each in sat) if within else 0
    if within is None or 0 < profile.attempts <= used:
        return standing.next.opens
    return day


def window_days(profile: ExamProfile | None, first: date, last: date) -> tuple[WindowDays, ...]:
    """Every opening that has a day from ``first`` to ``last``, the one that opens first, first."""
    if profile is None:
        return ()
    years = range(max(date.min.year, first.year - 1), min(date.max.year - 1, last.year) + 1)
    found = (_opening(profile, window, year) for window in profile.windows for year in years)
    return _sorted(each for each in found if each.opens <= last and each.closes >= first)


def _moved(day: date, days: int) -> date:
    """``days`` later, or the first or last day there is."""
    ordinal = day.toordinal() + days
    return date.fromordinal(min(date.max.toordinal(), max(date.min.toordinal(), ordinal)))


def _sorted(found: Iterable[WindowDays]) -> tuple[WindowDays, ...]:
    return tuple(sorted(found, key=lambda window: (window.opens, window.closes)))


def _opening(profile: ExamProfile, window: ExamWindow, year: int) -> WindowDays:
    """The window that opens in ``year``; it closes in the next where its days lie that way."""
    opens = _day(year, window.opens)
    closes = _day(year + (window.closes < window.opens), window.closes)
    if profile.weekend_moves and closes.weekday() >= _SATURDAY:
        closes += timedelta(days=_WEEK - closes.weekday())
    return WindowDays(opens, closes, closes - timedelta(days=profile.transfer_days))


def _day(year: int, month_day: tuple[int, int]) -> date:
    """The day in ``year``; 29 February is the 28th where there is none."""
    month, day = month_day
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, month, 28)

"""How many new cards today, and what an answer costs: plain rules where cards come by their dates.

Refreshing comes first; new cards get the minutes that are left: twenty a day, or more where an
exam is ahead whose plan is not made yet and an even spread up to a margin before it asks for more.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from aimstudy.domain.exam import StudyCalendar
from aimstudy.scheduling.read_answers import LEAST_MS

NEW_A_DAY = 20
MARGIN_DAYS = 3
MARGIN_SHARE = 0.15
LONGEST_ANSWER_MS = 120_000
_TRUST_IN_DEFAULT = 10
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class SecondsPerAnswer:
    """Expected seconds a day for one card: met first, recalled, or failed and relearnt.

    The defaults follow the public averages of fsrs-rs, same-day repetitions included.
    """

    new: float = 30.0
    recalled: float = 11.0
    failed: float = 33.0


def consolidation_days(days_to_exam: int) -> int:
    """Days before the exam kept free of new cards: 3, or 15 % of the time left if that is more."""
    return max(MARGIN_DAYS, round(MARGIN_SHARE * days_to_exam))


def introduction_days(today: date, exam_day: date | None, calendar: StudyCalendar) -> float | None:
    """Study days left for new cards, in days as long as today; None without an exam ahead.

    Long days count for more than short ones and days off for nothing. 0 on exam day. Within the
    margin, or with no minutes today, it is 1: what still fits is offered rather than withheld.
    The margin follows the time left, so the pace starts a little above an even spread.
    """
    if exam_day is None or exam_day < today:
        return None
    days = (exam_day - today).days
    if not days:
        return 0.0
    study = range(max(1, days - consolidation_days(days)))
    window = [calendar.minutes_on(today + timedelta(days=i)) for i in study]
    return sum(window) / window[0] if window[0] > 0 else 1.0


def new_cards_today(
    waiting_new: int,
    days_left: float | None,
    budget_minutes_today: float,
    refresh_minutes_due: float,
    seconds_per_new: float,
    introduced_today: int = 0,
) -> int:
    """How many more new cards to offer today.

    ``waiting_new`` cards not met yet; ``days_left`` from ``introduction_days`` (None: no exam);
    ``budget_minutes_today`` minutes still left today, of which ``refresh_minutes_due`` go to due
    cards first. At most NEW_A_DAY a day, or the even share of the days left if that is more.
    """
    if waiting_new <= 0 or (days_left is not None and days_left <= 0):
        return 0
    share: float = NEW_A_DAY
    if days_left is not None:
        share = max(share, (waiting_new + introduced_today) / max(1.0, days_left))
    room = 60.0 * max(0.0, budget_minutes_today - refresh_minutes_due)
    fits = int(room / max(1.0, seconds_per_new) + _ROUNDING)
    return max(0, min(waiting_new, fits, ceil(share - _ROUNDING) - introduced_today))


def seconds_per_answer(took_ms: Sequence[int], default: float) -> float:
    """Typical seconds of the given recent answers, drawn toward ``default`` while they are few.

    Mean of the middle 80 %, each answer capped at two minutes (the person went away); times in
    which nobody reads a card are left out, and those of 0, which are not known. The default weighs
    as much as ten answers.
    """
    times = sorted(min(ms, LONGEST_ANSWER_MS) / 1000 for ms in took_ms if ms >= LEAST_MS)
    if not times:
        return default
    cut = len(times) // 10
    middle = times[cut : len(times) - cut]
    typical = sum(middle) / len(middle)
    return (len(times) * typical + _TRUST_IN_DEFAULT * default) / (len(times) + _TRUST_IN_DEFAULT)

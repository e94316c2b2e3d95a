"""The days ahead when cards come by their dates. Loads numpy: imported only when asked for."""

from datetime import date, timedelta

import numpy as np

from aimstudy.domain.exam import StudyCalendar
from aimstudy.domain.plan import Forecast
from aimstudy.scheduling.due_date_forecast import DoneToday, forecast
from aimstudy.scheduling.memory_arrays import CardArrays
from aimstudy.scheduling.memory_model import Parameters
from aimstudy.scheduling.pace_by_dates import SecondsPerAnswer
from aimstudy.scheduling.state_arrays import recall
from aimstudy.services.study_day_plan import DEFAULT_SECONDS, Pace
from aimstudy.storage.card_columns import MemoryColumns


def predict(
    columns: MemoryColumns,
    today: date,
    calendar: StudyCalendar,
    pace: Pace,
    answers: int,
    horizon_days: int,
    done: tuple[int, int, int],
    retention: float,
    w: Parameters,
) -> Forecast:
    """Load and recall ahead without an exam; ``done`` is today's (answers, new cards, ms).

    ``w`` are the parameters that the columns are under.
    """
    _, introduced, took_ms = done
    return forecast(
        arrays_of(columns),
        today,
        calendar,
        _seconds(pace),
        answers,
        horizon_days,
        retention=retention,
        done_today=DoneToday(introduced, took_ms / 60_000),
        w=w,
    )


def arrays_of(columns: MemoryColumns) -> CardArrays:
    """Stored columns as arrays."""
    return CardArrays(
        stability=np.asarray(columns.stability, dtype=np.float64),
        difficulty=np.asarray(columns.difficulty, dtype=np.float64),
        last_day=np.asarray(columns.last_day, dtype=np.int64),
        due_day=np.asarray(columns.due_day, dtype=np.int64),
        is_new=np.asarray(columns.is_new, dtype=np.bool_),
    )


def stopped_line(
    columns: MemoryColumns, today: date, until: date, w: Parameters, most: int = 60
) -> tuple[tuple[date, float], ...]:
    """Share recalled on days from ``today`` to ``until`` if nothing is studied any more.

    At most ``most`` days are computed, evenly spaced; a card never met counts 0.
    """
    cards = arrays_of(columns)
    if not len(cards) or until < today:
        return ()
    span = (until - today).days
    met = ~cards.is_new
    stability, last = cards.stability[met], cards.last_day[met]
    steps = sorted({round(i * span / max(1, most - 1)) for i in range(most)})
    line = []
    for ahead in steps:
        elapsed = np.maximum(0, today.toordinal() + ahead - last)
        share = float(recall(elapsed, stability, w).sum()) / len(cards)
        line.append((today + timedelta(days=ahead), share))
    return tuple(line)


def _seconds(pace: Pace) -> SecondsPerAnswer:
    """The person's pace; a failed card keeps the published ratio to a recalled one."""
    ratio = DEFAULT_SECONDS.failed / DEFAULT_SECONDS.recalled
    return SecondsPerAnswer(new=pace.new, recalled=pace.refresh, failed=pace.refresh * ratio)

"""Seconds the forecast by due dates takes over big decks: python tests/benchmarks/forecast_speed.py

Goals on a quiet machine: 10,000 cards within 0.5 s, 100,000 within 2 s.
"""

from datetime import date
from time import perf_counter

import numpy as np

from aimstudy.domain.exam import StudyCalendar
from aimstudy.scheduling.due_date_forecast import forecast
from aimstudy.scheduling.memory_arrays import CardArrays
from aimstudy.scheduling.memory_grid import memory_grid
from aimstudy.scheduling.pace_by_dates import SecondsPerAnswer

TODAY = date(2026, 1, 5)


def deck(count: int, new_share: float = 0.4) -> CardArrays:
    """A deck in the middle of its life: some new, some overdue, most waiting."""
    rng = np.random.default_rng(count)
    stability = np.exp(rng.normal(2.5, 1.3, count))
    last = TODAY.toordinal() - rng.integers(0, 120, count)
    return CardArrays(
        stability=stability,
        difficulty=rng.uniform(1.0, 10.0, count),
        last_day=last,
        due_day=np.maximum(last + np.maximum(1, np.rint(stability).astype(np.int64)), 1),
        is_new=rng.random(count) < new_share,
    )


def main() -> None:
    """Print seconds by deck, days ahead and minutes a day."""
    for count in (500, 10_000, 100_000):
        for days, minutes in ((90, 30), (270, 60), (399, 240)):
            cards, calendar = deck(count), StudyCalendar((minutes,) * 7)
            memory_grid.cache_clear()
            start = perf_counter()
            found = forecast(cards, TODAY, calendar, SecondsPerAnswer(), 5_000, days + 1)
            took = perf_counter() - start
            print(
                f"{count:>7} cards, {days} days, {minutes} min: {took:.2f} s;"
                f" recall then {found.days[-1].recall.mean:.3f}"
            )


if __name__ == "__main__":
    main()

"""The days ahead when cards come by their dates: load and predicted recall, by the memory model.

Nothing is dropped: what does not fit waits. Loads numpy, so import it where it is used. Knows
nothing of exams, clocks, storage or Qt.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from aimstudy.domain.exam import StudyCalendar
from aimstudy.domain.plan import Band, DayLoad, Forecast
from aimstudy.scheduling.card_states import DEFAULT_RETENTION
from aimstudy.scheduling.memory_arrays import CardArrays
from aimstudy.scheduling.memory_grid import memory_grid
from aimstudy.scheduling.memory_model import DEFAULT_PARAMETERS, Parameters
from aimstudy.scheduling.pace_by_dates import SecondsPerAnswer
from aimstudy.scheduling.recall_band import enough_evidence, recall_band
from aimstudy.scheduling.study_simulation import SimulatedDeck, StudyPath, simulate

MAX_HORIZON = 400


@dataclass(frozen=True, slots=True)
class DoneToday:
    """What today already held: new cards met and minutes studied."""

    new_cards: int = 0
    minutes: float = 0.0


def forecast(
    cards: CardArrays,
    today: date,
    calendar: StudyCalendar,
    seconds: SecondsPerAnswer,
    answers: int,
    horizon_days: int,
    w: Parameters = DEFAULT_PARAMETERS,
    retention: float = DEFAULT_RETENTION,
    done_today: DoneToday | None = None,
) -> Forecast:
    """Load and recall from ``today`` for ``horizon_days`` (1 to MAX_HORIZON), without an exam.

    ``cards`` are all active cards, ``answers`` the scheduled answers so far (evidence only: they
    narrow the bands and change no mean). The recall of a day is that of its start, before any
    study.
    """
    days, done = min(MAX_HORIZON, max(1, horizon_days)), done_today or DoneToday()
    minutes = [calendar.minutes_on(today + timedelta(days=i)) for i in range(days)]
    budgets = [60.0 * m for m in minutes]
    budgets[0] = max(0.0, budgets[0] - 60.0 * done.minutes)
    grid = memory_grid(w, retention, days)
    deck = SimulatedDeck(cards, today.toordinal(), days, grid)
    path = simulate(deck, budgets, seconds, done.new_cards)
    bands = _bands(cards, path, answers)
    return Forecast(
        days=tuple(
            DayLoad(
                day=today + timedelta(days=i),
                refresh_minutes=day.refresh_seconds / 60.0,
                new_minutes=day.new_cards * seconds.new / 60.0,
                refresh_cards=day.refresh_cards,
                new_cards=float(day.new_cards),
                budget_minutes=minutes[i],
                recall=bands[i],
            )
            for i, day in enumerate(path.days)
        ),
        cards=len(cards),
        answers=answers,
        enough_evidence=enough_evidence(answers, _met(cards), len(cards)),
    )


def _met(cards: CardArrays) -> int:
    return len(cards) - int(cards.is_new.sum())


def _bands(cards: CardArrays, path: StudyPath, answers: int) -> list[Band]:
    """Recall at the start of each day; cards met on a day count from the next one."""
    count, met, bands = len(cards), _met(cards), []
    for ahead, day in enumerate(path.days):
        mean, share = (x / count if count else 0.0 for x in (float(path.recalled[ahead]), met))
        bands.append(recall_band(mean, share, count, ahead, answers))
        met += day.new_cards
    return bands

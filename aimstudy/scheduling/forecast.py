"""The way to the exam: load of each day and predicted recall, from the memory model alone.

Nothing is dropped: what does not fit waits, and is counted. Loads numpy, so import it where it is
used. Knows nothing of clocks, storage or Qt.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from aimstudy.domain.exam import StudyCalendar
from aimstudy.domain.plan import Band, DayLoad, Forecast
from aimstudy.scheduling.card_states import DEFAULT_RETENTION
from aimstudy.scheduling.memory_arrays import CardArrays
from aimstudy.scheduling.memory_grid import memory_grid
from aimstudy.scheduling.memory_model import DEFAULT_PARAMETERS, Parameters
from aimstudy.scheduling.recall_band import enough_evidence, recall_band
from aimstudy.scheduling.state_arrays import recall
from aimstudy.scheduling.study_plan import MARGIN_DAYS, SecondsPerAnswer, days_for_new
from aimstudy.scheduling.study_simulation import SimulatedDeck, StudyPath, simulate

MAX_HORIZON = 400
MAX_DAYS_TO_EXAM = 730
MAX_MINUTES = 1440
_NOTHING_WAITS = 0.5


@dataclass(frozen=True, slots=True)
class DoneToday:
    """What today already held: new cards met and minutes studied."""

    new_cards: int = 0
    minutes: float = 0.0


@dataclass(frozen=True, slots=True)
class _Outlook:
    """What a simulation needs besides the minutes. ``exam_in`` counts days, None without one."""

    cards: CardArrays
    today: date
    exam_in: int | None
    days: int
    seconds: SecondsPerAnswer
    done: DoneToday
    retention: float
    w: Parameters


def forecast(
    cards: CardArrays,
    today: date,
    exam_day: date | None,
    calendar: StudyCalendar,
    seconds: SecondsPerAnswer,
    answers: int,
    horizon_days: int,
    w: Parameters = DEFAULT_PARAMETERS,
    retention: float = DEFAULT_RETENTION,
    done_today: DoneToday | None = None,
) -> Forecast:
    """Load and recall from ``today`` for ``horizon_days`` (1 to MAX_HORIZON), and on exam day.

    ``cards`` are all active cards, ``answers`` the scheduled answers so far (evidence only: they
    narrow the bands and change no mean). The recall of a day is that of its start, before any
    study. An exam in the past or more than MAX_DAYS_TO_EXAM away counts as none yet. After the
    exam due cards are still refreshed and no new ones are offered.
    """
    exam_in = (exam_day - today).days if exam_day is not None and exam_day >= today else None
    if exam_in is not None and exam_in > MAX_DAYS_TO_EXAM:
        exam_in = None
    horizon = min(MAX_HORIZON, max(1, horizon_days))
    days = max(horizon, (exam_in or 0) + 1)
    plan = _Outlook(cards, today, exam_in, days, seconds, done_today or DoneToday(), retention, w)
    minutes = [calendar.minutes_on(today + timedelta(days=i)) for i in range(days)]
    path = _study(plan, minutes, days, with_recall=True)
    bands = _bands(plan, path, answers)
    return Forecast(
        days=_day_loads(plan, minutes, path, bands)[:horizon],
        at_exam=None if exam_in is None else bands[exam_in],
        if_stopped=_if_stopped(plan, answers),
        cards=len(cards),
        answers=answers,
        enough_evidence=enough_evidence(answers, _met(cards), len(cards)),
        left_out=0 if exam_in is None else path.waiting_new,
        minutes_needed=_minutes_needed(plan, minutes),
    )


def _met(cards: CardArrays) -> int:
    return len(cards) - int(cards.is_new.sum())


def _study(
    plan: _Outlook, minutes: Sequence[float], days: int, with_recall: bool = False
) -> StudyPath:
    """The first ``days`` days with these minutes a day."""
    grid = memory_grid(plan.w, plan.retention, plan.days)
    deck = SimulatedDeck(plan.cards, plan.today.toordinal(), days, grid, with_recall)
    budgets = [60.0 * m for m in minutes[:days]]
    budgets[0] = max(0.0, budgets[0] - 60.0 * plan.done.minutes)
    windows: list[float | None] = [None] * days
    if plan.exam_in is not None:
        windows = [days_for_new(plan.exam_in - i, minutes[i:]) for i in range(days)]
    return simulate(deck, budgets, windows, plan.seconds, plan.done.new_cards)


def _bands(plan: _Outlook, path: StudyPath, answers: int) -> list[Band]:
    """Recall at the start of each day; cards met on a day count from the next one."""
    count, now = len(plan.cards), _met(plan.cards)
    tight = plan.exam_in is not None and path.waiting_new > 0
    met, bands = now, []
    for ahead, day in enumerate(path.days):
        mean, share, later = (
            x / count if count else 0.0 for x in (float(path.recalled[ahead]), met, met - now)
        )
        bands.append(recall_band(mean, share, count, ahead, answers, later if tight else 0.0))
        met += day.new_cards
    return bands


def _day_loads(
    plan: _Outlook, minutes: list[int], path: StudyPath, bands: list[Band]
) -> tuple[DayLoad, ...]:
    return tuple(
        DayLoad(
            day=plan.today + timedelta(days=i),
            refresh_minutes=day.refresh_seconds / 60.0,
            new_minutes=day.new_cards * plan.seconds.new / 60.0,
            refresh_cards=day.refresh_cards,
            new_cards=float(day.new_cards),
            budget_minutes=minutes[i],
            recall=bands[i],
        )
        for i, day in enumerate(path.days)
    )


def _if_stopped(plan: _Outlook, answers: int) -> Band | None:
    """Recall on exam day if nothing is studied from now on."""
    if plan.exam_in is None:
        return None
    cards, count = plan.cards, len(plan.cards)
    met = ~cards.is_new
    elapsed = plan.today.toordinal() + plan.exam_in - cards.last_day[met]
    known = float(recall(elapsed, cards.stability[met], plan.w).sum())
    shares = (known / count, _met(cards) / count) if count else (0.0, 0.0)
    return recall_band(*shares, count, plan.exam_in, answers)


def _minutes_needed(plan: _Outlook, minutes: list[int]) -> int:
    """Fewest equal minutes a study day that meet every card before the margin and keep up.

    Study days are those with minutes in the calendar (every day if there are none). 0 without an
    exam ahead; MAX_MINUTES if even that is not enough.
    """
    if not plan.exam_in:
        return 0
    studied = [m > 0 for m in minutes] if any(minutes) else [True] * len(minutes)
    end = max(1, plan.exam_in - MARGIN_DAYS)
    days = max((i + 1 for i in range(end) if studied[i]), default=0)
    if days == 0:
        return MAX_MINUTES if plan.cards.is_new.any() else 0

    def path_with(m: int) -> StudyPath:
        return _study(plan, [float(m) if yes else 0.0 for yes in studied], days)

    most = path_with(MAX_MINUTES)
    if not _keeps_up(most):
        return MAX_MINUTES
    loads = [d.refresh_seconds / 60.0 + d.new_cards * plan.seconds.new / 60.0 for d in most.days]
    return _fewest(
        enough=min(MAX_MINUTES, ceil(max(loads))),
        guess=ceil(sum(loads) / max(1, sum(studied[:days]))),
        suffices=lambda m: _keeps_up(path_with(m)),
    )


def _keeps_up(path: StudyPath) -> bool:
    return path.waiting_new == 0 and path.waiting < _NOTHING_WAITS


def _fewest(enough: int, guess: int, suffices: Callable[[int], bool]) -> int:
    """The smallest number up to ``enough`` (which suffices) that suffices.

    Bisection that starts at a good guess and first looks an eighth to its side, since every look
    is a simulation.
    """
    low, high, look = -1, enough, guess
    while high - low > 1:
        look = min(high - 1, max(low + 1, look))
        if suffices(look):
            high = look
            look = max((low + high) // 2, high - max(1, high // 8))
        else:
            low = look
            look = min((low + high) // 2, low + max(1, low // 8))
    return high

"""What the Timeline shows of the days to come when exams lie ahead. Loads numpy."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from aimstudy.domain.plan import Band, DayLoad, Forecast, Recalibration
from aimstudy.scheduling.state_arrays import Floats
from aimstudy.services.after_exams import AfterExams, after_exams, upkeep_load
from aimstudy.services.exam_ahead import SourceNames, exam_ahead
from aimstudy.services.exam_planning import Planned
from aimstudy.services.plan_basis import PlanBasis
from aimstudy.services.result_effect import recalibration
from aimstudy.services.views.timeline import ExamAhead

LONGEST_VIEW = 400  # days
_SOME_CARDS = 0.5  # expected: fewer count as none
_NOTHING = Band(0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class PlanView:
    """Every exam ahead, earliest first, and all days up to the last one (at most LONGEST_VIEW).

    The exam's day is among the days; ``after`` tells of those that follow. ``kept`` is the share
    of the minutes of days to come that the plans count on; ``minutes_done`` those of today so far.
    """

    ahead: tuple[ExamAhead, ...]
    forecast: Forecast
    recalibrated: Recalibration | None
    after: AfterExams | None
    kept: float = 1.0
    minutes_done: float = 0.0


def plan_view(planned: Planned, names: SourceNames) -> PlanView:
    """The view of these plans; ``names`` are titles of articles and names of decks by id."""
    decks = planned.shared.decks
    ahead = tuple(exam_ahead(exam, decks, names) for exam in planned.exams)
    outlook = ahead[0].plan.outlook
    return PlanView(
        ahead,
        Forecast(
            days=_days(planned, ahead),
            cards=planned.shared.basis.cards,
            answers=decks.evidence(),
            enough_evidence=bool(outlook and outlook.enough_evidence),
        ),
        recalibration(planned),
        after_exams(planned),
        planned.shared.basis.kept,
        planned.shared.basis.seconds_done / 60.0,
    )


def _days(planned: Planned, ahead: tuple[ExamAhead, ...]) -> tuple[DayLoad, ...]:
    shared, basis = planned.shared, planned.shared.basis
    days = len(shared.seconds)
    seconds, answers, new = np.zeros(days + 1), np.zeros(days + 1), np.zeros(days + 1)
    for exam in ahead:
        for n, day in enumerate(exam.plan.days):
            seconds[n] += 60.0 * day.minutes
            answers[n] += day.review
            new[n] += day.new
    others = shared.others.beside(upkeep_load(planned))
    seconds[:days] += others.seconds
    answers[:days] += others.refresh_cards
    new[:days] += others.new_cards
    bands = _next_line(ahead)
    return tuple(
        _day(basis, n, seconds, answers, new, bands) for n in range(min(days + 1, LONGEST_VIEW))
    )


def _day(
    basis: PlanBasis,
    ahead: int,
    seconds: Floats,
    answers: Floats,
    new: Floats,
    bands: dict[date, Band],
) -> DayLoad:
    day = basis.today + timedelta(days=ahead)
    meeting = min(float(seconds[ahead]), float(new[ahead]) * basis.answered.habits.seconds_new)
    if float(answers[ahead]) < _SOME_CARDS and meeting:
        meeting = float(seconds[ahead])  # what is failed at first and comes again the same day
    return DayLoad(
        day=day,
        refresh_minutes=(float(seconds[ahead]) - meeting) / 60.0,
        new_minutes=meeting / 60.0,
        refresh_cards=float(answers[ahead]),
        new_cards=float(new[ahead]),
        budget_minutes=basis.calendar.minutes_on(day),
        recall=bands.get(day, _NOTHING),
    )


def _next_line(ahead: tuple[ExamAhead, ...]) -> dict[date, Band]:
    """The recall of each day: that of the exam that comes next, its own day included."""
    found: dict[date, Band] = {}
    for exam in ahead:
        for day, band in exam.line:
            found.setdefault(day, band)
    return found

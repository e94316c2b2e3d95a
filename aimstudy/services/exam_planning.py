"""The plans to all exams ahead from what the library holds. Loads numpy.

Nothing is changed here: the same library on the same day gives the same plans.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

import numpy as np

from aimstudy.domain.exam import Exam
from aimstudy.domain.plan import ExamOutlook, PlanDay, PlanReason, StudyPlan
from aimstudy.facts.progress import Progress, unheard
from aimstudy.scheduling.exam_forecast import ExamForecast, exam_forecast
from aimstudy.scheduling.feasibility import (
    all_fit,
    first_feasible_beside,
    minutes_needed_together,
)
from aimstudy.scheduling.recall_band import enough_evidence
from aimstudy.scheduling.result_shift import ResultShift
from aimstudy.scheduling.state_arrays import Floats
from aimstudy.services.exam_cards import NO_TOPIC
from aimstudy.services.exam_results import moved_by, shift_of
from aimstudy.services.plan_basis import PlanBasis
from aimstudy.services.plan_decks import PlanDecks
from aimstudy.services.plan_pricing import PricedExam, SharedPlan, days_left, shared_plan
from aimstudy.storage.said_forecasts import forecast_text

LEVEL = 0.9
MOST_MINUTES = 1_440
_SHARED, _NEEDED = 0.4, 0.5  # of the whole work


@dataclass(frozen=True, slots=True)
class PlannedExam:
    """An exam ahead with its plan; ``rows`` are the cards it stands for, by row of the basis.

    ``priced`` is None where nothing can be studied for it any more, or it has no cards.
    ``forecast`` is what results of earlier exams make of ``said``, which is of the cards alone.
    ``left_out`` are rows of new cards that do not fit, the last ones in the order of new cards.
    """

    exam: Exam
    rows: list[int]
    plan: StudyPlan
    said: ExamForecast | None
    forecast: ExamForecast | None
    priced: PricedExam | None
    left_out: list[int]


@dataclass(frozen=True, slots=True)
class Planned:
    """All exams ahead, earliest first, and what they were made from."""

    shared: SharedPlan
    exams: tuple[PlannedExam, ...]


def planned(basis: PlanBasis, progress: Progress = unheard, *, ways_out: bool = True) -> Planned:
    """A plan for every exam that is not over; ``progress`` hears 0-1 on the way.

    Without ``ways_out`` the minutes needed are 0 and no feasible day is looked for.
    """
    shared = shared_plan(basis)
    progress(_SHARED)
    shift = shift_of(basis.sat)
    needed = _minutes_needed(shared) if ways_out else ()
    progress(_NEEDED)
    found = []
    for exam in basis.ahead:
        found.append(_Exam(shared, exam, shift, needed).planned())
        progress(_NEEDED + (1.0 - _NEEDED) * len(found) / len(basis.ahead))
    return Planned(shared, tuple(found))


def said_today(shared: SharedPlan) -> str:
    """The forecasts of all exams ahead as the day's plan keeps them, to be held against results."""
    found = {}
    for exam in shared.basis.ahead:
        each = _Exam(shared, exam, ResultShift(), ())
        forecast = each.said()
        if forecast is not None and each.enough:
            found[exam.id] = (forecast.follow.mean, forecast.follow.error)
    return forecast_text(found)


def left_out_by_topic(
    planned: PlannedExam, basis: PlanBasis, names: tuple[dict[int, str], dict[int, str]]
) -> tuple[tuple[str, int], ...]:
    """New cards left out by topic, most first; by article or deck where an exam has no topics.

    ``names`` are titles of articles and names of decks by id.
    """
    titles, decks = names
    found = Counter[str]()
    for row in planned.left_out:
        topic = basis.belongs.topic[row]
        if topic != NO_TOPIC:
            found[planned.exam.topics[topic].name] += 1
        else:
            title = titles.get(basis.sources.article_id[row])
            found[title or decks.get(basis.sources.deck_id[row], "")] += 1
    return tuple(found.most_common())


def _minutes_needed(shared: SharedPlan) -> tuple[int, ...]:
    """Minutes a study day for each exam, cards of no exam left aside."""
    if shared.joint is None:
        return ()
    parts = [exam.part for exam in shared.exams]
    return minutes_needed_together(shared.basis.person, parts, shared.joint)


class _Exam:
    """One exam within the shared plan; ``needed`` minutes by its exams (empty: not asked for)."""

    def __init__(
        self, shared: SharedPlan, exam: Exam, shift: ResultShift, needed: tuple[int, ...]
    ) -> None:
        self.shared, self.exam, self.shift, self.needed = shared, exam, shift, needed
        self.basis: PlanBasis = shared.basis
        self.decks: PlanDecks = shared.decks
        self.priced = next((p for p in shared.exams if p.exam.id == exam.id), None)
        # On its day an exam asks what it asks, whatever is studied for a later one by now.
        asked = self.basis.belongs.asked[exam.id]
        self.rows = self.priced.rows if self.priced else self._own(asked)
        self.met = len(self.decks.met_rows(self.rows))
        told = self.decks.evidence(self.rows)
        self.enough = enough_evidence(told, self.met, len(self.rows))

    def planned(self) -> PlannedExam:
        """The exam's plan, forecast and what is left out of it."""
        said = self.said()
        forecast = moved_by(self.shift, said) if said else None
        priced = self.priced
        if priced is None:
            reason = PlanReason.EXAM_TODAY if self.rows else PlanReason.NO_CARDS
            plan = self._plan(reason, self.met, 0, None, forecast)
            return PlannedExam(self.exam, self.rows, plan, said, forecast, None, [])
        fits = all_fit(priced.plan.outlook, priced.new_cards)
        begun = priced.new_cards if fits else round(float(priced.loads.new_cards.sum()))
        plan = self._plan(
            self._reason(fits),
            self.met + min(begun, priced.new_cards),
            self._minutes_needed(priced) if self.needed else 0,
            self._feasible(fits, priced),
            forecast,
        )
        waiting = self.basis.new_rows(self.rows)[begun:]
        return PlannedExam(self.exam, self.rows, plan, said, forecast, priced, waiting)

    def said(self) -> ExamForecast | None:
        """The forecast of the cards alone; None without cards."""
        if not self.rows:
            return None
        budget = self._spent(self.priced) if self.priced else np.zeros(1)
        return exam_forecast(
            self.basis.fit,
            self.basis.answered.habits,
            self.decks.answered(self.rows),
            len(self.rows) - self.met,
            budget,
            self.priced.plan.prices if self.priced else None,
            self.decks.taken_over(self.rows),
        )

    def _feasible(self, fits: bool, priced: PricedExam) -> date | None:
        if fits:
            return self.exam.day
        return self._first_feasible(priced) if self.needed else None

    def _own(self, asked: Sequence[int]) -> list[int]:
        return list(asked) if self.exam.day == self.basis.today else []

    def _left(self) -> int:
        return days_left(self.basis, self.exam)

    def _reason(self, fits: bool) -> PlanReason:
        if not self.shared.seconds[: self._left()].any():
            return PlanReason.NO_MINUTES
        return PlanReason.FITS if fits else PlanReason.TOO_LITTLE_TIME

    def _plan(
        self,
        reason: PlanReason,
        cards_fit: int,
        needed: int,
        feasible: date | None,
        forecast: ExamForecast | None,
    ) -> StudyPlan:
        cards = len(self.rows)
        line: tuple[float, ...] = ()
        if self.priced:
            shares = np.clip(self.priced.loads.line / cards, 0.0, 1.0)
            line = tuple(float(share) for share in shares)
        return StudyPlan(
            exam=self.exam.name,
            day=self.exam.day,
            reason=reason,
            cards=cards,
            cards_fit=cards_fit,
            minutes_needed=needed,
            first_feasible=feasible,
            days=self._days(),
            line=line,
            outlook=self._outlook(forecast),
        )

    def _days(self) -> tuple[PlanDay, ...]:
        if self.priced is None:
            return ()
        loads, today = self.priced.loads, self.basis.today
        return tuple(
            PlanDay(today + timedelta(days=n), float(took) / 60.0, float(new), float(again))
            for n, (took, new, again) in enumerate(
                zip(loads.seconds, loads.new_cards, loads.answers, strict=True)
            )
        )

    def _spent(self, priced: PricedExam) -> Floats:
        """Seconds by days left that the forecast reckons with: all there are for one exam."""
        if len(self.shared.exams) == 1:
            return priced.plan.budget
        return np.append(0.0, priced.loads.seconds[::-1])

    def _outlook(self, forecast: ExamForecast | None) -> ExamOutlook | None:
        if forecast is None:
            return None
        return ExamOutlook(
            level=LEVEL,
            enough_evidence=self.enough,
            follow=forecast.follow.band(),
            stop=forecast.stop.band(),
        )

    def _minutes_needed(self, priced: PricedExam) -> int:
        """Minutes a study day in all with which every card asked by then fits."""
        if not priced.new_cards:
            return 0
        own = self.needed[self.shared.exams.index(priced)]
        days = int((self.shared.seconds[: priced.left] > 0).sum())
        beside = float(self.shared.others.seconds[: priced.left].sum())
        return min(MOST_MINUTES, own + ceil(beside / 60.0 / days)) if days else own

    def _first_feasible(self, priced: PricedExam) -> date | None:
        basis = self.basis
        if not any(basis.calendar.minutes):
            return None
        taken = [p.loads.seconds for p in self.shared.exams if p is not priced]
        taken.append(self.shared.others.seconds)
        found = first_feasible_beside(
            basis.person,
            priced.part,
            priced.plan,
            taken,
            lambda days: np.array(basis.seconds_ahead(days)),
        )
        return None if found is None else basis.today + timedelta(days=found)

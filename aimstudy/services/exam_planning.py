"""The plans to all exams ahead from what the library holds. Loads numpy.

Nothing is changed here: the same library on the same day gives the same plans.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from aimstudy.domain.exam import Exam
from aimstudy.domain.plan import ExamOutlook, PlanDay, PlanReason, StudyPlan
from aimstudy.domain.progress import Progress, unheard
from aimstudy.scheduling.exam_forecast import ExamForecast, Spread, exam_forecast
from aimstudy.scheduling.feasibility import minutes_needed_together
from aimstudy.scheduling.recall_band import enough_evidence
from aimstudy.scheduling.result_shift import ResultShift
from aimstudy.services.checked_ways import CheckedWays
from aimstudy.services.exam_results import moved_by, shift_of
from aimstudy.services.exam_work import ExamWork, exam_works, first_alike
from aimstudy.services.plan_basis import PlanBasis
from aimstudy.services.plan_pricing import SharedPlan, days_left, shared_plan
from aimstudy.storage.said_forecasts import forecast_text

LEVEL = 0.9
_SHARED, _NEEDED = 0.4, 0.5  # of the whole work


@dataclass(frozen=True, slots=True)
class PlannedExam:
    """An exam ahead with its plan; ``rows`` are the cards it stands for, by row of the basis.

    ``forecast`` is what results of earlier exams (``shift``) make of ``said``, which is of the
    cards alone; ``enough`` evidence lets both be told.
    ``left_out`` are rows of new cards that do not fit, the last ones in the order of new cards.
    ``aside`` are rows that the exam asks as well and that wait until it is over: forecasts count
    what is known of them without study.
    """

    exam: Exam
    rows: list[int]
    plan: StudyPlan
    said: ExamForecast | None
    forecast: ExamForecast | None
    left_out: list[int]
    shift: ResultShift
    enough: bool
    aside: list[int]

    @property
    def asked(self) -> list[int]:
        """Rows of all cards that it asks."""
        return [*self.rows, *self.aside]


@dataclass(frozen=True, slots=True)
class Planned:
    """All exams ahead, earliest first, and what they were made from.

    ``works`` is the study for those that have cards and a day left.
    """

    shared: SharedPlan
    exams: tuple[PlannedExam, ...]
    works: tuple[ExamWork, ...] = ()


def planned(
    basis: PlanBasis,
    progress: Progress = unheard,
    *,
    ways_out: bool = True,
    before: Planned | None = None,
    shared: SharedPlan | None = None,
) -> Planned:
    """A plan for every exam that is not over; ``progress`` hears 0-1 on the way.

    Without ``ways_out`` the minutes needed are 0 and no feasible day is looked for. ``before`` is
    a plan that differs little, from which prices are found sooner; ``shared`` are the prices, where
    they have been found already.
    """
    joint = before.shared.joint if before else None
    shared = shared or shared_plan(basis, joint.prices if joint else None)
    progress(_SHARED)
    works = exam_works(shared)
    together = _minutes_needed(shared) if ways_out else None
    progress(_NEEDED)
    shift = shift_of(basis.sat)
    found: list[PlannedExam] = []
    for exam in basis.ahead:
        part = _part_of(progress, len(found), len(basis.ahead))
        found.append(_Exam(shared, exam, works).planned(shift, together, part))
        part(1.0)
    return Planned(shared, tuple(found), tuple(works.values()))


def said_today(shared: SharedPlan) -> str:
    """The forecasts of all exams ahead as the day's plan keeps them, to be held against results."""
    works, found = exam_works(shared), {}
    for exam in shared.basis.ahead:
        each = _Exam(shared, exam, works)
        forecast = each.said() if each.enough else None
        if forecast is not None:
            found[exam.id] = (forecast.follow.mean, forecast.follow.error)
    return forecast_text(found)


def left_out_by_topic(
    planned: PlannedExam, basis: PlanBasis, names: tuple[dict[int, str], dict[int, str]]
) -> tuple[tuple[str, int], ...]:
    """New cards left out by topic, as ``cards_by_topic`` has them."""
    return cards_by_topic(planned.exam, planned.left_out, basis, names)


def cards_by_topic(
    exam: Exam, rows: Sequence[int], basis: PlanBasis, names: tuple[dict[int, str], dict[int, str]]
) -> tuple[tuple[str, int], ...]:
    """Cards of an exam by topic, most first; by article or deck where it has no topics.

    ``names`` are titles of articles and names of decks by id.
    """
    titles, decks = names
    found = Counter[str]()
    topics = basis.belongs.topics.get(exam.id, {})
    for row in rows:
        topic = topics.get(row)
        if topic is not None:
            found[exam.topics[topic].name] += 1
        else:
            title = titles.get(basis.sources.article_id[row])
            found[title or decks.get(basis.sources.deck_id[row], "")] += 1
    return tuple(found.most_common())


def outlook_of(forecast: ExamForecast | None, enough: bool) -> ExamOutlook | None:
    """A forecast as ranges; None without one. ``enough``: there is evidence enough to tell it."""
    if forecast is None:
        return None
    return ExamOutlook(LEVEL, enough, forecast.follow.band(), forecast.stop.band())


def _minutes_needed(shared: SharedPlan) -> tuple[int, ...]:
    """Minutes a study day for each exam, cards of no exam left aside."""
    if shared.joint is None:
        return ()
    parts = [exam.part for exam in shared.exams]
    return minutes_needed_together(shared.decks.person, parts, shared.joint)


def _part_of(progress: Progress, place: int, exams: int) -> Progress:
    """The progress of one exam of so many, after what is done for all."""
    return lambda share: progress(_NEEDED + (1.0 - _NEEDED) * (place + share) / exams)


class _Exam:
    """One exam within the shared plan; without ``work`` it is today, or has no cards.

    On its day there is only ``last``, what of its cards is studied before it. ``told`` is the work
    that says what comes of its cards: of two exams on one day with the same cards it is the first
    one's for both, so that they are told the same.
    """

    def __init__(self, shared: SharedPlan, exam: Exam, works: dict[int, ExamWork]) -> None:
        self.shared, self.exam, self.work = shared, exam, works.get(exam.id)
        self.told = works.get(first_alike(shared.basis, exam).id, self.work) if self.work else None
        self.basis, self.decks = shared.basis, shared.decks
        # On its day an exam asks what it asks, whatever is studied for a later one by now.
        last = self.basis.belongs.in_time(exam) if exam.day == self.basis.today else []
        self.rows = self.work.rows if self.work else list(last)
        self.aside = self.basis.belongs.aside(exam)
        self.cards = len(self.rows) + len(self.aside)
        self.met = len(self.decks.met_rows(self.rows))
        self.last = shared.last.of(exam, self.basis)
        # What answers tell of the person's memory, they tell for the cards of every exam.
        told = self.decks.evidence()
        self.enough = enough_evidence(told, self.met, self.cards)

    def planned(
        self, shift: ResultShift, together: tuple[int, ...] | None, progress: Progress
    ) -> PlannedExam:
        """The exam's plan, forecast and what is left out of it.

        ``together`` are the minutes needed of exams with own cards, as they are estimated; None:
        ways out are not wanted.
        """
        said = self.said()
        forecast = moved_by(shift, said) if said else None
        work, cards = self.work, len(self.rows)
        begun = self.told.begun if self.told else sum(card.new for card in self.last)
        minutes, day = self._ways(together, progress)
        plan = StudyPlan(
            exam=self.exam.name,
            day=self.exam.day,
            reason=self._reason(),
            cards=cards,
            cards_fit=self.met + begun,
            minutes_needed=minutes,
            first_feasible=day,
            days=work.days() if work else self._exam_day(),
            line=self._line(),
            outlook=outlook_of(forecast, self.enough),
            put_aside=len(self.aside),
        )
        waiting = self.basis.new_rows(self.rows)[begun:]
        return PlannedExam(
            self.exam, self.rows, plan, said, forecast, waiting, shift, self.enough, self.aside
        )

    def said(self) -> ExamForecast | None:
        """The forecast of the cards alone, those put aside among them; None without cards."""
        if not self.rows:
            return None
        found = exam_forecast(
            self.basis.fit,
            self.basis.answered.habits,
            self.decks.answered(self.rows),
            len(self.rows) - self.met,
            self.told.spent if self.told else np.zeros(1),
            self.told.prices if self.told else None,
            self.decks.taken_over(self.rows),
        )
        gained = sum(card.gain for card in self.last) / len(self.rows)
        if gained:
            follow = Spread(min(1.0, found.follow.mean + gained), found.follow.error)
            found = replace(found, follow=follow)
        return ExamForecast(self._of_all(found.follow), self._of_all(found.stop))

    def _of_all(self, share: Spread) -> Spread:
        """The share of all cards asked, from that of the cards that are not put aside."""
        if not self.aside:
            return share
        part = len(self.rows) / self.cards
        return Spread(part * share.mean + self._known_aside / self.cards, part * share.error)

    @property
    def _known_aside(self) -> float:
        """Cards put aside that are known on exam day: hardly any has ever been met."""
        left = days_left(self.basis, self.exam)
        return len(self.aside) * self.decks.share_known(self.aside, left)

    def _exam_day(self) -> tuple[PlanDay, ...]:
        """What is studied today for an exam of today, within the minutes."""
        if not self.rows:
            return ()
        seconds = self.shared.last.share * sum(card.seconds for card in self.last)
        new = sum(card.new for card in self.last)
        return (PlanDay(self.basis.today, seconds / 60.0, float(new), float(len(self.last) - new)),)

    def _reason(self) -> PlanReason:
        if self.work is None:
            return PlanReason.EXAM_TODAY if self.rows else PlanReason.NO_CARDS
        if not self.shared.seconds[: self.work.left].any():
            return PlanReason.NO_MINUTES
        fits = self.told is not None and self.told.fits
        return PlanReason.FITS if fits else PlanReason.TOO_LITTLE_TIME

    def _line(self) -> tuple[float, ...]:
        if self.told is None:
            return ()
        shares = np.clip((self.told.line() + self._known_aside) / self.cards, 0.0, 1.0)
        return tuple(float(share) for share in shares)

    def _ways(
        self, together: tuple[int, ...] | None, progress: Progress
    ) -> tuple[int, date | None]:
        """Minutes a study day that are needed, and the first day for the exam, where wanted."""
        if self.work is None or self.told is None or together is None:
            fits = self.told is not None and self.told.fits
            return 0, self.exam.day if fits else None
        estimate = self.told.minutes_needed(together)
        if self.told.fits:
            return min(estimate, self.told.minutes_set), self.exam.day
        ways = CheckedWays(self.work, progress)
        return ways.minutes(estimate), ways.day(self.work.first_feasible())

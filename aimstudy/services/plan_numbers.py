"""An exam's plan in a few numbers, before or after a change. Loads numpy on first use."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from aimstudy.domain.plan import Band, PlanReason
from aimstudy.domain.plan_change import PlanSummary
from aimstudy.domain.progress import Progress, unheard

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aimstudy.domain.exam import Exam
    from aimstudy.domain.plan import StudyPlan
    from aimstudy.services.plan_basis import PlanBasis
    from aimstudy.services.plan_pricing import SharedPlan
    from aimstudy.services.views.timeline import ExamAhead, PassView

_SHORT = (PlanReason.TOO_LITTLE_TIME, PlanReason.NO_MINUTES)
_PLANNED = 0.9  # of the whole work


def numbers_shown(ahead: Iterable[ExamAhead], basis: PlanBasis) -> tuple[PlanSummary, ...]:
    """The numbers of plans that have been worked out already from ``basis``."""
    return tuple(numbers_of(part.exam, part.plan, part.paper, basis) for part in ahead)


def numbers_of_basis(
    basis: PlanBasis,
    progress: Progress = unheard,
    shared: SharedPlan | None = None,
) -> tuple[PlanSummary, ...]:
    """The numbers of every exam ahead, without ways out; a second for 2,000 cards.

    ``shared`` are the prices, where they have been found already.
    """
    from aimstudy.services.exam_ahead import paper_view
    from aimstudy.services.exam_planning import planned

    if not basis.ahead:
        return ()
    found = planned(basis, lambda share: progress(_PLANNED * share), ways_out=False, shared=shared)
    decks = found.shared.decks
    return tuple(
        numbers_of(exam.exam, exam.plan, paper_view(exam, decks), basis) for exam in found.exams
    )


def numbers_of(
    exam: Exam, plan: StudyPlan, paper: PassView | None, basis: PlanBasis
) -> PlanSummary:
    """One exam's numbers; recall is told only where there is enough evidence."""
    minutes = sum(day.minutes for day in plan.days)
    days = _study_days(exam, basis)
    outlook = plan.outlook
    recall = outlook.follow if outlook and outlook.enough_evidence else None
    minutes_set = [float(basis.calendar.minutes_on(day)) for day in days]
    return PlanSummary(
        exam_id=exam.id,
        exam=exam.name,
        day=exam.day,
        minutes=minutes,
        minutes_a_day=minutes / len(days) if days else 0.0,
        cards=plan.cards,
        cards_fit=plan.cards_fit,
        fits=_fits(plan),
        recall=recall,
        pass_chance=paper.chance if paper else None,
        minutes_set=sum(minutes_set) / len(days) if days else 0.0,
        minutes_counted=_minutes_counted(days, basis),
        put_aside=plan.put_aside,
        recall_of_rest=_of_rest(recall, plan),
    )


def _fits(plan: StudyPlan) -> bool:
    if plan.reason is PlanReason.EXAM_TODAY:
        return plan.cards_fit == plan.cards
    return plan.reason not in _SHORT


def _study_days(exam: Exam, basis: PlanBasis) -> list[date]:
    """Days for study before an exam as far as plans reach, or today for one of today."""
    from aimstudy.services.plan_pricing import days_left

    left = max(1, days_left(basis, exam))
    days = (basis.today + timedelta(days=n) for n in range(left))
    return [day for day in days if basis.calendar.minutes_on(day)]


def _of_rest(recall: Band | None, plan: StudyPlan) -> Band | None:
    """Of the cards that are not put aside; of those that are, hardly any is known."""
    if recall is None or not plan.put_aside or not plan.cards:
        return None
    part = (plan.cards + plan.put_aside) / plan.cards
    return Band(*(min(1.0, part * share) for share in (recall.low, recall.mean, recall.high)))


def _minutes_counted(days: Sequence[date], basis: PlanBasis) -> float:
    """Minutes for all exams on one of ``days``: what is left of today's, later what is likely."""
    if not days:
        return 0.0
    places = [(day - basis.today).days for day in days]
    seconds = basis.seconds_ahead(max(places) + 1)
    return sum(seconds[place] for place in places) / len(days) / 60.0

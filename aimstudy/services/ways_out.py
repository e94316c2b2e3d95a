"""The four ways out of a plan that does not fit, each tried before it is offered. Loads numpy."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from aimstudy.domain.plan_change import PlanChange, PlanSummary, WayOut, WayOutKind, WhatIf
from aimstudy.domain.progress import Progress, unheard
from aimstudy.services.changed_plan import changed_basis, rows_aside, week_of_at_least
from aimstudy.services.exam_planning import cards_by_topic
from aimstudy.services.exam_work import exam_works
from aimstudy.services.plan_numbers import numbers_of, numbers_of_basis
from aimstudy.services.plan_pricing import shared_plan

if TYPE_CHECKING:
    from aimstudy.services.exam_ahead import SourceNames
    from aimstudy.services.plan_basis import PlanBasis
    from aimstudy.services.views.timeline import ExamAhead

# A number of cards that does not do after all is raised by such parts.
_STEPS = (1 / 30, 1 / 30, 1 / 15, 1 / 8, 1 / 4, 0.0)


class WaysOut:
    """Finds them for one exam ahead; ``before`` are the numbers of all as they are."""

    def __init__(
        self,
        part: ExamAhead,
        basis: PlanBasis,
        before: tuple[PlanSummary, ...],
        names: SourceNames,
    ) -> None:
        self._exam, self._plan = part.exam, part.plan
        self._basis, self._before, self._names = basis, before, names
        self._now = numbers_of(part.exam, part.plan, part.paper, basis)

    def found(self, progress: Progress = unheard) -> tuple[WayOut, ...]:
        """More minutes, later, fewer, accept; none where the exam fits, or is today."""
        if self._now.fits or self._exam.day == self._basis.today:
            return ()
        ways = []
        for find in (self._more, self._later, self._fewer, self._accept):
            ways.append(find())
            progress(len(ways) / 4)
        return tuple(ways)

    def _more(self) -> WayOut:
        """The least minutes on every study day with which all cards fit, as the plan found them."""
        level = self._plan.minutes_needed
        if level:
            change = PlanChange(minutes=week_of_at_least(self._basis.calendar, level))
            found = self._tried(change)
            if found is not None:
                return WayOut(WayOutKind.MORE_MINUTES, change, minutes=level, what_if=found)
        return WayOut(WayOutKind.MORE_MINUTES, PlanChange(), minutes=level)

    def _later(self) -> WayOut:
        """The first day on which the exam could be for all cards to fit, as the plan found it."""
        day = self._plan.first_feasible
        if day is not None:
            change = PlanChange(exam_days=((self._exam.id, day),))
            found = self._tried(change)
            if found is not None:
                return WayOut(WayOutKind.LATER, change, day=day, what_if=found)
        return WayOut(WayOutKind.LATER, PlanChange())

    def _fewer(self) -> WayOut:
        """How many new cards must wait until the exam is over for the others to fit."""
        basis, exam = self._basis, self._exam
        new = rows_aside(
            basis.belongs, basis.columns, basis.sources, exam.id, len(basis.columns.card_id)
        )
        count = self._now.cards - self._now.cards_fit
        for step in _STEPS:
            count = min(count, len(new))
            change = PlanChange(put_aside=((exam.id, count),))
            found = self._tried(change)
            if found is not None:
                if not any(each.cards for each in found.after if each.exam_id == exam.id):
                    break  # nothing would be studied for it
                left = cards_by_topic(exam, new[:count], basis, self._names)
                return WayOut(WayOutKind.FEWER, change, cards=count, left=left, what_if=found)
            if count == len(new):
                break
            count += ceil(count * step)
        return WayOut(WayOutKind.FEWER, PlanChange())

    def _accept(self) -> WayOut:
        """Everything stays as it is, and the cards that do not fit are known to be left out."""
        count = self._now.cards - self._now.cards_fit
        change = PlanChange(accept=((self._exam.id, count),))
        as_it_is = WhatIf(change, self._before, self._before)
        return WayOut(WayOutKind.ACCEPT, change, cards=count, what_if=as_it_is)

    def _tried(self, change: PlanChange) -> WhatIf | None:
        """What ``change`` brings, if with it every card of the exam fits."""
        changed = changed_basis(self._basis, change)
        shared = shared_plan(changed)
        work = exam_works(shared).get(self._exam.id)
        if work is not None and not work.fits:
            return None
        after = {each.exam_id: each for each in numbers_of_basis(changed, shared=shared)}
        if not after[self._exam.id].fits:
            return None
        return WhatIf(change, self._before, tuple(after[each.exam_id] for each in self._before))

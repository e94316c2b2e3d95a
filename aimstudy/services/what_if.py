"""What a change of the plan would bring, ways out of one that does not fit, and the change itself.

numpy is loaded on first use.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from aimstudy.domain.changes import Changes
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.plan_change import PlanChange, PlanSummary, WayOut, WhatIf
from aimstudy.domain.progress import Progress, unheard
from aimstudy.services.card_columns import change_cards
from aimstudy.services.changed_plan import changed_basis, check_change
from aimstudy.services.make_change import make_change
from aimstudy.services.plan_basis import has_exam_ahead, plan_basis
from aimstudy.services.plan_numbers import numbers_of_basis, numbers_shown
from aimstudy.storage.card_sources import source_names
from aimstudy.storage.exams import load_exams
from aimstudy.storage.put_aside import bring_back_until, cards_put_aside, days_of_put_aside

if TYPE_CHECKING:
    from aimstudy.services.context import Context
    from aimstudy.services.plan_basis import PlanBasis
    from aimstudy.services.plans_ahead import PlansAhead

_BEFORE = 0.5  # of the work, where the numbers before the change are not known yet


@dataclass(frozen=True, slots=True)
class _Now:
    """The library as it is: what a plan is made from, and the numbers of the plan."""

    state: object
    basis: PlanBasis
    before: tuple[PlanSummary, ...]


class WhatIfService:
    """Compares plans before one is chosen. Only ``apply`` and ``take_back`` change anything."""

    def __init__(self, context: Context, plans: PlansAhead) -> None:
        """``plans`` knows the numbers of the plan that is shown."""
        self._context = context
        self._plans = plans
        self._lock = threading.Lock()
        self._now: _Now | None = None
        self._looked: date | None = None

    def compare(self, change: PlanChange, progress: Progress = unheard) -> WhatIf:
        """Every exam ahead before and after ``change``; nothing is written.

        A second or two for a large library, so not on the UI thread; ``progress`` hears 0-1 and
        may raise to stop it. An exam that is ahead only before or only after is left out. Raises
        Problem VALUE_OUT_OF_RANGE, EXAM_MISSING, EXAM_DATE_PAST or DAY_PAST.
        """
        self._check(change)
        with self._lock:
            now = self._standing(lambda share: progress(_BEFORE * share))
        progress(_BEFORE)
        if now is None:
            return WhatIf(change, (), ())
        changed = changed_basis(now.basis, change)
        if changed == now.basis:
            return WhatIf(change, now.before, now.before)
        # Worked out as the plan itself will be, so that what is promised here is what comes.
        found = numbers_of_basis(changed, lambda share: progress(_BEFORE + (1.0 - _BEFORE) * share))
        after = {each.exam_id: each for each in found}
        before = tuple(each for each in now.before if each.exam_id in after)
        return WhatIf(change, before, tuple(after[each.exam_id] for each in before))

    def ways_out(self, exam_id: int, progress: Progress = unheard) -> tuple[WayOut, ...]:
        """What can be done about an exam that does not fit: more, later, fewer, accept.

        Each is tried before it is offered; empty for an exam that fits or is over. Some seconds
        for a large library. Raises Problem EXAM_MISSING.
        """
        from aimstudy.services.ways_out import WaysOut

        with self._context.database.read() as session:
            if all(exam.id != exam_id for exam in load_exams(session)):
                raise Problem(ProblemKind.EXAM_MISSING)
        view = self._plans.view(lambda share: progress(0.4 * share))
        part = next((p for p in (view.ahead if view else ()) if p.exam.id == exam_id), None)
        with self._lock:
            now = self._standing(unheard)
        if part is None or now is None:
            return ()
        with self._context.database.read() as session:
            names = source_names(session)
        ways = WaysOut(part, now.basis, now.before, names)
        return ways.found(lambda share: progress(0.4 + 0.6 * share))

    def apply(self, change: PlanChange) -> Changes:
        """Make the whole change, in one step that Undo takes back; raises Problem as ``compare``.

        A change that changes nothing is no step.
        """
        self._check(change)
        when = self._context.moment()
        return self._context.database.write(lambda session: make_change(session, change, when))

    def put_aside(self) -> tuple[tuple[date, int], ...]:
        """How many cards wait for each day on which cards put aside are back, earliest first."""
        with self._context.database.read() as session:
            found = days_of_put_aside(session)
        return tuple((date.fromordinal(day), count) for day, count in found)

    def take_back(self) -> Changes:
        """Take all cards that were put aside back into study, in one step that can be undone."""
        with self._context.database.read() as session:
            cards = cards_put_aside(session)
        return change_cards(self._context, "take_back", cards, {"suspended": 0})

    def bring_back_due(self) -> Changes:
        """Cards whose day has come are back in study; looked for once a study day."""
        today = self._context.today()
        if today == self._looked or self._context.database.read_only:
            return Changes.NONE
        with self._context.database.read() as session:
            due = any(day <= today.toordinal() for day, _ in days_of_put_aside(session))
        if due:
            until = today.toordinal()
            self._context.database.write(lambda session: bring_back_until(session, until))
        self._looked = today
        if not due:
            return Changes.NONE
        return Changes.CARDS | Changes.PLAN

    def _check(self, change: PlanChange) -> None:
        with self._context.database.read() as session:
            check_change(change, load_exams(session), self._context.today())

    def _standing(self, progress: Progress) -> _Now | None:
        """What holds now, worked out once for a library that stands still."""
        with self._context.database.read() as session:
            if not has_exam_ahead(self._context, session):
                return None
            state = self._plans.state_of(session)
            if self._now is not None and self._now.state == state:
                return self._now
            basis = plan_basis(self._context, session)
            shown = self._plans.known(session)
        before = numbers_shown(shown.ahead, basis) if shown else numbers_of_basis(basis, progress)
        self._now = _Now(state, basis, before)
        return self._now

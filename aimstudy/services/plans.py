"""The plan of today: whether it still holds, and making it anew. numpy is loaded on first use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aimstudy.domain.changes import Changes
from aimstudy.domain.errors import Problem
from aimstudy.domain.progress import Progress, unheard
from aimstudy.services.context import Context
from aimstudy.services.day_waits import read_waits
from aimstudy.services.plan_basis import fingerprint, has_exam_ahead
from aimstudy.storage.exams import load_exams
from aimstudy.storage.queue import count_active
from aimstudy.storage.session import Session
from aimstudy.storage.study_order import (
    DayPlanText,
    cards_in_steps,
    keep_forecast,
    plan_of_order,
    replace_order,
    siblings_of_new,
)

if TYPE_CHECKING:
    from aimstudy.services.plan_pricing import SharedPlan


class PlansService:
    """Keeps today's order in step with exams, minutes and cards.

    ``aside``: somebody else has it prepared in the background.
    """

    def __init__(self, context: Context, *, aside: bool = False) -> None:
        self._context = context
        self._aside, self._failed = aside, False
        self._made: SharedPlan | None = None  # what the order was made from, for forecasts

    def stale(self) -> bool:
        """Whether an order is wanted that has not been made; a few ms for a large library.

        Without any exam or without cards none is wanted. A library that can only be read keeps
        what it has.
        """
        context = self._context
        if context.database.read_only:
            return False
        with context.database.read() as session:
            if not load_exams(session) or not count_active(session):
                return False
            made = self._made_today(session)
            return made is None or made.basis != fingerprint(context, session)

    def awaited(self, session: Session) -> bool:
        """Whether the first order of a day to an exam is being prepared in the background."""
        context = self._context
        if not self._aside or self._failed or context.database.read_only:
            return False
        if not has_exam_ahead(context, session) or not count_active(session):
            return False
        return self._made_today(session) is None

    def _made_today(self, session: Session) -> DayPlanText | None:
        """The plan that today's order was made with, unless it cannot be read."""
        made = plan_of_order(session, self._context.today().toordinal())
        return made if made and read_waits(made.waits) else None

    def prepare_if_stale(self, progress: Progress = unheard) -> Changes:
        """Make today's order anew where it does not hold any more."""
        try:
            return self.prepare(progress) if self.stale() else Changes.NONE
        except Problem:
            self._failed = True
            raise

    def prepare(self, progress: Progress = unheard) -> Changes:
        """Make today's order anew; up to some seconds for a large library, for any thread.

        The memory is fitted anew before, if the answers have grown enough. ``progress`` is told
        how far it is, 0-1. Nothing is done without any exam, or in a library that can only be read.
        Forecasts are kept with it, unless it is prepared in the background.
        """
        from aimstudy.services.memory_fits import refit_if_due
        from aimstudy.services.order_making import CardMarks, made_order
        from aimstudy.services.plan_basis import plan_basis
        from aimstudy.services.plan_pricing import shared_plan

        context = self._context
        if context.database.read_only:
            return Changes.NONE
        with context.database.read() as session:
            if not load_exams(session):
                return Changes.NONE
        progress(0.0)
        fitted = refit_if_due(context)
        progress(0.1)
        with context.database.read() as session:
            basis = plan_basis(context, session)
            marks = CardMarks(
                siblings_of_new(session),
                cards_in_steps(session),
                context.memory_in(session).parameters,
            )
        progress(0.2)
        shared = shared_plan(basis)
        progress(0.8)
        made = made_order(shared, marks)
        at_ms = context.moment().at_ms
        context.database.write(lambda session: replace_order(session, made.plan, made.lines, at_ms))
        self._made = shared
        if not self._aside:
            # Nobody else does it, and without it a result would have nothing to be held against.
            self.keep_forecasts()
        progress(1.0)
        return Changes.PLAN | Changes.CARDS | Changes.REVIEWS if fitted else Changes.PLAN

    def keep_forecasts(self) -> None:
        """Keep what the newest order's plan expects of each exam, to be held against its result.

        Up to a second, so after the order in the background; done once an order.
        """
        made, self._made = self._made, None
        if made is None or not made.exams:
            return
        from aimstudy.services.exam_planning import said_today

        day, text = made.basis.today.toordinal(), said_today(made)
        self._context.database.write(lambda session: keep_forecast(session, day, text))

"""The plan of today: whether it still holds, and making it anew. numpy is loaded on first use."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from aimstudy.domain.changes import Changes
from aimstudy.scheduling.memory_model import retrievability
from aimstudy.services.context import Context
from aimstudy.services.plan_basis import fingerprint, has_exam_ahead
from aimstudy.services.study_order import card_plan
from aimstudy.storage.cards import load_card
from aimstudy.storage.queue import count_active
from aimstudy.storage.session import Session
from aimstudy.storage.study_order import (
    OrderReason,
    cards_in_steps,
    facts_of_new,
    line_of_card,
    plan_of_order,
    replace_order,
)

Progress = Callable[[float], object]


@dataclass(frozen=True, slots=True)
class WhyCard:
    """Why a card stands in today's order.

    ``recall`` is what is expected today (None for a card never met) and ``at_exam`` on the exam
    day ``day`` if it is not studied again. ``gain`` in cards recalled then, a minute of study.
    """

    reason: OrderReason
    exam: str
    day: date | None
    recall: float | None
    at_exam: float | None
    gain: float


class PlansService:
    """Keeps today's order in step with exams, minutes and cards."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def stale(self) -> bool:
        """Whether an order is wanted that has not been made; a few ms for a large library.

        Without an exam ahead or without cards none is wanted. A library that can only be read
        keeps what it has.
        """
        context = self._context
        if context.database.read_only:
            return False
        with context.database.read() as session:
            if not has_exam_ahead(context, session) or not count_active(session):
                return False
            made = plan_of_order(session, context.today().toordinal())
            return made is None or made.basis != fingerprint(context, session)

    def prepare(self, progress: Progress | None = None) -> Changes:
        """Make today's order anew; up to some seconds for a large library, for any thread.

        ``progress`` is told how far it is, 0-1.
        """
        from aimstudy.services.order_making import CardMarks, made_order
        from aimstudy.services.plan_basis import plan_basis
        from aimstudy.services.plan_pricing import shared_plan

        tell = progress or _nobody
        context = self._context
        if context.database.read_only:
            return Changes.NONE
        tell(0.0)
        with context.database.read() as session:
            if not has_exam_ahead(context, session):
                return Changes.NONE
            basis = plan_basis(context, session)
            marks = CardMarks(facts_of_new(session), cards_in_steps(session))
        tell(0.2)
        made = made_order(shared_plan(basis), marks)
        tell(0.9)
        at_ms = context.moment().at_ms
        context.database.write(lambda session: replace_order(session, made.plan, made.lines, at_ms))
        tell(1.0)
        return Changes.PLAN

    def prepare_if_stale(self) -> None:
        """What a library without a window does before a card is asked for."""
        if self.stale():
            self.prepare()

    def why(self, card_id: int) -> WhyCard | None:
        """Why a card comes today; None for one that is not in today's order."""
        context = self._context
        today = context.today()
        with context.database.read() as session:
            line = line_of_card(session, card_id)
            if line is None or plan_of_order(session, today.toordinal()) is None:
                return None
            plan = card_plan(session, context, card_id)
            recall, at_exam = self._recall(session, card_id, plan.exam.day if plan else None)
        return WhyCard(
            reason=line.reason,
            exam=plan.exam.name if plan else "",
            day=plan.exam.day if plan else None,
            recall=recall,
            at_exam=at_exam,
            gain=60.0 * line.gain,
        )

    def _recall(
        self, session: Session, card_id: int, exam: date | None
    ) -> tuple[float | None, float | None]:
        today = self._context.today().toordinal()
        memory = load_card(session, card_id, today).memory
        if not memory.reps:
            return None, None
        w = self._context.memory_in(session).parameters
        now = retrievability(max(0, today - memory.last_day), memory.stability, w)
        if exam is None:
            return now, None
        waited = max(0, exam.toordinal() - memory.last_day)
        return now, retrievability(waited, memory.stability, w)


def _nobody(_fraction: float) -> None:
    """Nobody wants to know how far it is."""

"""When the card of a question comes next: by its date, or by the plan to an exam."""

from dataclasses import dataclass
from datetime import date

from aimstudy.domain.review import Phase
from aimstudy.services.card_details import due_date
from aimstudy.services.context import Context
from aimstudy.services.study_order import card_plan
from aimstudy.storage.cards import StoredCard
from aimstudy.storage.session import Session


@dataclass(frozen=True, slots=True)
class NextTime:
    """``day`` is None for a card never met, and for one that does not come before ``exam``."""

    day: date | None
    exam: str = ""


def next_time(session: Session, context: Context, card: StoredCard) -> NextTime:
    """When it comes as things stand; a plan may still move it from day to day."""
    memory, today = card.memory, context.today()
    if memory.phase is Phase.NEW:
        return NextTime(None)
    due = max(due_date(memory) or today, today)
    if memory.phase is Phase.STEP:
        return NextTime(due)
    plan = card_plan(session, context, card.card_id)
    if plan is None:
        return NextTime(due)
    wait = plan.waits.wait(memory.stability, memory.difficulty)
    if wait is None:
        return NextTime(None, plan.exam.name)
    seen = max(memory.last_day, memory.shown_day)
    day = max(date.fromordinal(seen + wait), today)
    return NextTime(day if day < plan.exam.day else None, plan.exam.name)

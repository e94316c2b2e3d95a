"""Which card comes next: by today's order where there is one, else by dates; of a choice only."""

from aimstudy.domain.study_day import Moment
from aimstudy.services.session_plan import SessionPlan
from aimstudy.storage import queue
from aimstudy.storage.session import Session
from aimstudy.storage.study_order import next_in_order

# A failed card is offered early, when nothing else is left, within this time.
LEARN_AHEAD_MS = 20 * 60_000


def next_of_session(
    session: Session, plan: SessionPlan, when: Moment, end: int | None = None
) -> int | None:
    """The next card of the session, or None; ``end`` looks at so many rows of the order only."""
    if plan.cards_left == 0 and plan.stored is not None:
        return _failed_in_session(session, plan.stored.since, plan.chosen, when)
    if plan.day.order is None:
        return _next_by_dates(session, plan, when)
    found = _next_in_order(session, plan, when, end)
    if found is None and plan.more:
        found = _after_order(session, plan, when)
    return found


def _failed_in_session(session: Session, since: int, chosen: bool, when: Moment) -> int | None:
    """When as many cards as wanted were met: those of them that were failed and come again."""
    early = when.at_ms + LEARN_AHEAD_MS
    return queue.step_card(session, when.day.toordinal(), early, chosen, since)


def _next_in_order(
    session: Session, plan: SessionPlan, when: Moment, end: int | None
) -> int | None:
    """Failed cards whose minutes are over, then the order, then failed ones early.

    These also come early when the minutes are just enough for them, so that what was failed in a
    session is seen again in it.
    """
    today, chosen, day = when.day.toordinal(), plan.chosen, plan.day
    early = when.at_ms + LEARN_AHEAD_MS
    step = queue.step_card(session, today, when.at_ms, chosen)
    if step is None and day.steps and day.due + day.new <= 1:
        step = queue.step_card(session, today, early, chosen)
    if step is None:
        step = _in_order(session, plan, today, end)
    if step is None and chosen:
        step = _after_order(session, plan, when)
    return step if step is not None else queue.step_card(session, today, early, chosen)


def _in_order(session: Session, plan: SessionPlan, today: int, end: int | None) -> int | None:
    """The order's first card; a sibling of one met today after all others that were planned."""
    chosen, order = plan.chosen, plan.day.order
    planned = order.waits.planned if order else 0
    for last in (planned,) if end is not None else (planned, None):
        for apart in (True, False):
            found = next_in_order(session, today, last, chosen=chosen, apart=apart)
            if found is not None:
                return found
    return None


def _after_order(session: Session, plan: SessionPlan, when: Moment) -> int | None:
    """Cards due by their dates, and of a scope that was chosen those never met."""
    today = when.day.toordinal()
    due = queue.due_card(session, today, plan.chosen)
    if due is None and plan.chosen and plan.day.new:
        return queue.new_card(session, today, chosen=True)
    return due


def _next_by_dates(session: Session, plan: SessionPlan, when: Moment) -> int | None:
    """Failed cards whose minutes are over, then due and new ones mixed, then failed ones early."""
    today, chosen, day = when.day.toordinal(), plan.chosen, plan.day
    step = queue.step_card(session, today, when.at_ms, chosen)
    if step is not None:
        return step
    if day.new and (not day.due or _new_one_turn(day.answers, day.due, day.new)):
        fresh = queue.new_card(session, today, chosen)
        if fresh is not None:
            return fresh
    due = queue.due_card(session, today, chosen)
    if due is not None:
        return due
    return queue.step_card(session, today, when.at_ms + LEARN_AHEAD_MS, chosen)


def _new_one_turn(answers: int, due: int, new: int) -> bool:
    """Whether a new card comes now: they are spread evenly among the ones to refresh."""
    return answers % (1 + due // new) == 0

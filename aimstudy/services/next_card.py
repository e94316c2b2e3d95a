"""Which card comes next: by today's order where there is one, else by dates; of a choice only."""

from aimstudy.domain.study_day import Moment
from aimstudy.services.session_plan import SessionPlan
from aimstudy.services.views.study import Early
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
    return _next_in_order(session, plan, when, end)


def early_back(plan: SessionPlan, due_ms: int, when: Moment) -> Early | None:
    """Why a forgotten card comes that was to come at ``due_ms``; None if its minutes are over."""
    if not 0 < due_ms - when.at_ms <= LEARN_AHEAD_MS:
        return None
    return Early.MINUTES_END if _minutes_end(plan) else Early.NOTHING_ELSE


def _failed_in_session(session: Session, since: int, chosen: bool, when: Moment) -> int | None:
    """When as many cards as wanted were met: those of them that were failed and come again."""
    early = when.at_ms + LEARN_AHEAD_MS
    return queue.step_card(session, when.day.toordinal(), early, chosen, since)


def _next_in_order(
    session: Session, plan: SessionPlan, when: Moment, end: int | None
) -> int | None:
    """Failed cards whose minutes are over, then the order and what follows, then other failed ones.

    These come before the others when the minutes are just enough for them, so that what was failed
    in a session is seen again in it.
    """
    today, chosen = when.day.toordinal(), plan.chosen
    early = when.at_ms + LEARN_AHEAD_MS
    step = queue.step_card(session, today, when.at_ms, chosen)
    if step is None and _minutes_end(plan):
        step = queue.step_card(session, today, early, chosen)
    if step is None:
        step = _in_order(session, plan, today, end)
    if step is None and (chosen or plan.more):
        step = _after_order(session, plan, when)
    return step if step is not None else queue.step_card(session, today, early, chosen)


def _minutes_end(plan: SessionPlan) -> bool:
    """Whether the minutes of the session have room for one card beside those that were failed."""
    day = plan.day
    if not plan.by_minutes or not day.steps or day.due + day.new > 1:
        return False
    room = 60 * day.minutes_left - day.steps * day.pace.refresh
    return room <= max(day.pace.new, day.pace.refresh)


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

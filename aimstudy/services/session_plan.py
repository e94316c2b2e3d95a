"""How much is left of the session under way: today's plan within what was chosen for it."""

from dataclasses import dataclass, replace
from math import inf

from aimstudy.scheduling.pace_by_dates import NEW_A_DAY
from aimstudy.services.context import Context
from aimstudy.services.study_day_plan import DayPlan, plan_day
from aimstudy.services.study_session import StoredSession, under_way
from aimstudy.services.views.session_choice import SessionWish
from aimstudy.storage.queue import count_due, count_new, count_steps
from aimstudy.storage.session import Session
from aimstudy.storage.session_cards import SessionDone
from aimstudy.storage.study_order import chosen_before_due

# Minutes that a card may take, when cards are counted, and failed ones that come beside them.
_LONGEST, _AGAIN = 2.0, 20


@dataclass(frozen=True, slots=True)
class SessionPlan:
    """Today's plan, the session that was chosen (None: the day as planned), what it had so far.

    ``extra``: the person goes on after the end of what was planned or chosen. ``again``: where
    cards were counted out, those of them that were failed and come once more.
    """

    day: DayPlan
    stored: StoredSession | None
    done: SessionDone
    extra: bool
    again: int = 0

    @property
    def chosen(self) -> bool:
        """Whether only the cards of a scope are studied."""
        return self.stored is not None and self.stored.chosen

    @property
    def by_minutes(self) -> bool:
        """Whether the session ends with its minutes: those chosen, or today's."""
        if self.extra:
            return False
        if self.stored is None:
            return True
        wish = self.stored.wish
        return wish.minutes is not None or (wish.cards is None and not self.chosen)

    @property
    def minutes_over(self) -> bool:
        """Whether these minutes are used."""
        return self.by_minutes and self.day.minutes_left <= 0

    @property
    def cards_left(self) -> int | None:
        """How many more cards were asked for; None without a number."""
        wish = self.stored.wish if self.stored else None
        if wish is None or wish.cards is None or self.extra:
            return None
        return max(0, wish.cards - self.done.cards)

    @property
    def cards_total(self) -> int | None:
        """How many different cards the session will have had, where they are counted out."""
        wish = self.stored.wish if self.stored else None
        if self.cards_left is None or wish is None or wish.cards is None:
            return None
        return min(wish.cards, self.done.cards + self.day.left - self.again)

    @property
    def more(self) -> bool:
        """Whether cards due by their dates come after today's order: more was asked for."""
        return self.extra or self.stored is not None

    @property
    def minutes(self) -> float:
        """Minutes that the rest of the session takes, within those it has."""
        if not self.by_minutes:
            return max(0.0, self.day.minutes)
        return max(0.0, min(self.day.minutes, self.day.minutes_left))


def session_plan(session: Session, context: Context, extra: bool = False) -> SessionPlan:
    """The session under way as it stands; without one it is the day as planned."""
    stored = under_way(session, context)
    if stored is None:
        return SessionPlan(plan_day(session, context, extra=extra), None, SessionDone(), extra)
    done = stored.done(session)
    minutes = None if extra else _minutes_left(stored.wish, done)
    plan = SessionPlan(plan_day(session, context, minutes, extra), stored, done, extra)
    if stored.chosen:
        plan = replace(plan, day=_of_scope(session, plan, context.today().toordinal()))
    return _within_cards(session, plan, context.today().toordinal())


def _minutes_left(wish: SessionWish, done: SessionDone) -> float | None:
    """Of the minutes that were chosen; of cards that were, more than they can take."""
    if wish.minutes is not None:
        return wish.minutes - done.minutes
    return None if wish.cards is None else _LONGEST * (_AGAIN + max(1, wish.cards - done.cards))


def _of_scope(session: Session, plan: SessionPlan, today: int) -> DayPlan:
    """What the scope holds today, and what of it there is time for."""
    day, pace = plan.day, plan.day.pace
    steps, due = count_steps(session, today, chosen=True), count_due(session, today, chosen=True)
    due += chosen_before_due(session, today) if day.order else 0
    seconds = 60 * day.minutes_left if plan.by_minutes else inf
    seconds -= steps * pace.refresh
    due = min(due, _fits(seconds, pace.refresh))
    room = _fits(seconds - due * pace.refresh, pace.new)
    wish = plan.stored.wish if plan.stored else None
    if wish is not None and wish.minutes is None and wish.cards is None and not plan.extra:
        room = min(room, max(0, NEW_A_DAY - plan.done.new))
    new = count_new(session, today, chosen=True, most=room) if room else 0
    return replace(day, due=due, steps=steps, new=new, seconds=due * pace.refresh + new * pace.new)


def _within_cards(session: Session, plan: SessionPlan, today: int) -> SessionPlan:
    """As many cards as were asked for; what was failed in the session comes again beside them.

    A card that was failed before it is one of those asked for. Who wants so many gets new ones,
    too, where not enough are due.
    """
    left, day = plan.cards_left, plan.day
    if left is None or plan.stored is None:
        return plan
    again = min(day.steps, count_steps(session, today, plan.chosen, plan.stored.since))
    before = min(day.steps - again, left)
    most = left - before
    due = min(day.due, most)
    new = min(day.new, most - due)
    if day.order is None and not plan.by_minutes and new < most - due:
        new = count_new(session, today, plan.chosen, most - due)
    seconds = due * day.pace.refresh + new * day.pace.new
    day = replace(day, due=due, steps=again + before, new=new, seconds=seconds)
    return replace(plan, day=day, again=again)


def _fits(seconds: float, each: float) -> int:
    """How many answers begin within these seconds."""
    return 10**9 if seconds == inf else max(0, -int(-seconds // each))

"""Studying: which card comes next, an answer kept for good, and what a person does to a card."""

from collections.abc import Callable

from aimstudy.domain.changes import Changes
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.review import Rating
from aimstudy.domain.study_day import Moment
from aimstudy.scheduling.card_states import after_rating
from aimstudy.services.card_columns import change_cards
from aimstudy.services.context import Context
from aimstudy.services.memory import rating_of
from aimstudy.services.sources import source_of
from aimstudy.services.study_day_plan import DayPlan, coming_day, plan_day
from aimstudy.services.study_order import choices_today
from aimstudy.services.views.study import Answered, SessionEnd, SessionView, StudyCard
from aimstudy.storage import queue, undo
from aimstudy.storage.cards import StoredCard, load_card, set_memory
from aimstudy.storage.issues import open_issue_of_fact
from aimstudy.storage.review_log import append_answer
from aimstudy.storage.session import Session
from aimstudy.storage.study_order import next_in_order

# A failed card is offered early, when nothing else is left, within this time.
LEARN_AHEAD_MS = 20 * 60_000
# Somebody who walked away from a card has not studied all the while.
MOST_MS = 10 * 60_000

_STUDIED = Changes.REVIEWS | Changes.CARDS | Changes.PLAN | Changes.UNDO


class StudyService:
    """The study session; holds only what a session needs (a shorter budget, if one was chosen).

    ``get_ready`` is called before a card is looked for: it brings today's order up to date.
    """

    def __init__(self, context: Context, get_ready: Callable[[], object] | None = None) -> None:
        self._context = context
        self._get_ready = get_ready
        self._minutes: int | None = None
        self._begun_with, self._begun_of = 0.0, 0

    def set_minutes(self, minutes: int | None) -> None:
        """Study this many minutes from now on, or (None) what the calendar says.

        They hold until the calendar gives the day other minutes.
        """
        self._minutes = minutes
        with self._context.database.read() as session:
            plan = plan_day(session, self._context)
            self._begun_with, self._begun_of = plan.minutes_done, plan.budget

    def next_card(self) -> StudyCard | None:
        """The card to study now, or None when today's cards are done.

        With an exam ahead these are the ones planned for today's minutes, however long the answers
        take; else those that are due and a share of the new ones.
        """
        self._be_ready()
        with self._context.database.read() as session:
            plan = self._plan(session)
            whole = self._minutes is None and plan.order is not None
            end = plan.order.waits.planned if whole and plan.order else None
            over = not whole and plan.order is not None and plan.minutes_left <= 0
            return None if over else self._card(session, plan, end, more=not whole)

    def session(self, extra: bool = False, keep: int | None = None) -> SessionView:
        """The session as it stands; ``extra`` goes on after today's minutes are over.

        The card ``keep`` stays in front as long as it may be studied today, whatever comes first
        by now.
        """
        self._be_ready()
        with self._context.database.read() as session:
            plan = self._plan(session, extra)
            left = plan.minutes_left
            card = self._kept(session, keep)
            over = card is None and left <= 0 and not extra
            if card is None and not over:
                card = self._card(session, plan, more=extra or self._minutes is not None)
            coming = coming_day(session, plan, self._context.today())
            return SessionView(
                card=card,
                done=plan.answers,
                left=plan.left,
                minutes_left=max(0.0, min(plan.minutes, left) if not extra else plan.minutes),
                end=None if card else self._end(session, plan, over),
                next_day=coming[0] if coming else None,
                next_count=coming[1] if coming else 0,
                waiting=plan.waiting,
                undo_label=undo.newest_kind(session),
                planned=plan.to_exam,
                more=card is None and self._more(session, plan),
            )

    def _be_ready(self) -> None:
        if self._get_ready is not None:
            self._get_ready()

    def _plan(self, session: Session, extra: bool = False) -> DayPlan:
        since = self._begun_with if self._minutes else 0.0
        plan = plan_day(session, self._context, self._minutes, since, extra)
        if self._minutes is None or plan.budget == self._begun_of:
            return plan
        self._minutes = None  # chosen when the day had other minutes
        return plan_day(session, self._context, extra=extra)

    def answer(self, card_id: int, rating: Rating | int, took_ms: float = 0) -> Answered:
        """Rate a card; returns once the answer is on the disk.

        ``took_ms`` is the time from question to rating; of a card left open ten minutes count.
        Raises Problem RATING_UNKNOWN, CARD_MISSING, CARD_NOT_STUDIED, DISK_FULL or
        LIBRARY_WRITE_FAILED; then nothing was counted.
        """
        given = rating_of(rating)
        took = round(max(0, min(took_ms, MOST_MS)))
        when = self._context.moment()
        retention = self._context.settings.retention

        def work(session: Session) -> Answered:
            card = load_card(session, card_id, when.day.toordinal())
            if not card.active:
                raise Problem(ProblemKind.CARD_NOT_STUDIED)
            known = self._context.memory_in(session)
            choices = choices_today(session, self._context, card_id, card.memory, when)
            promised = next(choice for choice in choices if choice.rating is given)
            after = after_rating(
                card.memory, given, when.at_ms, when.day.toordinal(), retention, known.parameters
            )
            seq = append_answer(
                session, card_id, given, when, took, card.memory, after, known.fit_id
            )
            set_memory(session, card_id, after)
            undo.record(
                session, "answer", when.at_ms, seq=seq, card=card_id, took=took,
                day=when.day.toordinal(), new=int(card.memory.reps == 0), rating=int(given),
            )  # fmt: skip
            return Answered(card_id, given, promised.gap, _STUDIED)

        return self._context.database.write(work)

    def bury(self, card_id: int) -> Changes:
        """Put a card off until tomorrow."""
        today = self._context.today().toordinal()
        return change_cards(self._context, "bury", [card_id], {"buried_day": today})

    def suspend(self, card_id: int) -> Changes:
        """Take a card out of study until it is brought back."""
        return change_cards(self._context, "suspend", [card_id], {"suspended": 1})

    def flag(self, card_id: int, on: bool) -> Changes:
        """Mark a card, or take the mark off."""
        return change_cards(self._context, "flag", [card_id], {"flagged": int(on)})

    def card(self, card_id: int) -> StudyCard:
        """One card as the study page shows it (after an undo, say)."""
        with self._context.database.read() as session:
            when = self._context.moment()
            return self._show(session, load_card(session, card_id, when.day.toordinal()), when)

    def _card(
        self, session: Session, plan: DayPlan, end: int | None = None, more: bool = False
    ) -> StudyCard | None:
        """``more`` was asked for: after the order, which ``end`` may shorten, come due cards."""
        when = self._context.moment()
        if plan.order is None:
            card_id = _next_by_dates(session, plan, when)
        else:
            card_id = _next_in_order(session, plan, when, end)
            if card_id is None and more:
                card_id = queue.due_card(session, when.day.toordinal())
        if card_id is None:
            return None
        return self._show(session, load_card(session, card_id, when.day.toordinal()), when)

    def _kept(self, session: Session, card_id: int | None) -> StudyCard | None:
        """The card in front, if it may still be studied today."""
        when = self._context.moment()
        today = when.day.toordinal()
        if card_id is None or not queue.may_come(session, card_id, today):
            return None
        return self._show(session, load_card(session, card_id, today), when)

    def _show(self, session: Session, card: StoredCard, when: Moment) -> StudyCard:
        answers = card.items or (card.back,)
        found = open_issue_of_fact(session, card.fact_id) if card.fact_id else None
        issue, *values = found or ("",)
        return StudyCard(
            card_id=card.card_id,
            kind=card.kind,
            prompt=card.front,
            answer=card.back,
            items=card.items,
            context=card.context,
            deck=card.deck,
            phase=card.memory.phase,
            flagged=card.flagged,
            source=source_of(session, card.fact_id, card.note_id, answers),
            choices=choices_today(session, self._context, card.card_id, card.memory, when),
            issue=issue,
            issue_values=tuple(values),
            rule=card.rule,
        )

    def _end(self, session: Session, plan: DayPlan, over: bool) -> SessionEnd:
        if over and (plan.left or self._order_goes_on(session, plan)):
            return SessionEnd.MINUTES_OVER
        if over and plan.order is None and not plan.budget and plan.waiting:
            return SessionEnd.MINUTES_OVER  # there are none on a day like this
        if queue.count_active(session) == 0:
            return SessionEnd.NO_CARDS
        return SessionEnd.NOTHING_DUE

    def _more(self, session: Session, plan: DayPlan) -> bool:
        """Whether there are cards for somebody who wants to go on."""
        if plan.order is None:
            return plan.waiting > 0
        due = queue.due_card(session, self._context.today().toordinal())
        return due is not None or self._order_goes_on(session, plan)

    def _order_goes_on(self, session: Session, plan: DayPlan) -> bool:
        if plan.order is None:
            return False
        return next_in_order(session, plan.order.today.toordinal()) is not None


def _next_in_order(session: Session, plan: DayPlan, when: Moment, end: int | None) -> int | None:
    """Failed cards whose minutes are over, then the order, then failed ones early.

    These also come early when the minutes are just enough for them, so that what was failed in a
    session is seen again in it.
    """
    today = when.day.toordinal()
    early = when.at_ms + LEARN_AHEAD_MS
    step = queue.step_card(session, today, when.at_ms)
    if step is None and plan.steps and plan.due + plan.new <= 1:
        step = queue.step_card(session, today, early)
    if step is None:
        step = next_in_order(session, today, end)
    return step if step is not None else queue.step_card(session, today, early)


def _next_by_dates(session: Session, plan: DayPlan, when: Moment) -> int | None:
    """Failed cards whose minutes are over, then due and new ones mixed, then failed ones early."""
    today = when.day.toordinal()
    step = queue.step_card(session, today, when.at_ms)
    if step is not None:
        return step
    if plan.new and (not plan.due or _new_one_turn(plan)):
        fresh = queue.new_card(session, today)
        if fresh is not None:
            return fresh
    due = queue.due_card(session, today)
    if due is not None:
        return due
    return queue.step_card(session, today, when.at_ms + LEARN_AHEAD_MS)


def _new_one_turn(plan: DayPlan) -> bool:
    """Whether a new card comes now: they are spread evenly among the ones to refresh."""
    return plan.answers % (1 + plan.due // plan.new) == 0

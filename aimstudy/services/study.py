"""Studying: which card comes next, an answer kept for good, and what a person does to a card."""

from aimstudy.domain.changes import Changes
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.review import Rating
from aimstudy.domain.study_day import Moment
from aimstudy.scheduling.card_states import after_rating
from aimstudy.services.card_columns import change_cards
from aimstudy.services.context import Context
from aimstudy.services.memory import choices_of, gap_of, rating_of
from aimstudy.services.sources import source_of
from aimstudy.services.study_day_plan import DayPlan, plan_day
from aimstudy.services.views.study import Answered, SessionEnd, SessionView, StudyCard
from aimstudy.storage import queue, undo
from aimstudy.storage.cards import StoredCard, load_card, set_memory
from aimstudy.storage.issues import open_issue_of_fact
from aimstudy.storage.review_log import append_answer
from aimstudy.storage.session import Session

# A failed card is offered early, when nothing else is left, within this time.
LEARN_AHEAD_MS = 20 * 60_000
# Somebody who walked away from a card has not studied all the while.
MOST_MS = 10 * 60_000

_STUDIED = Changes.REVIEWS | Changes.CARDS | Changes.PLAN | Changes.UNDO


class StudyService:
    """The study session; holds only what a session needs (a shorter budget, if one was chosen)."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._minutes: int | None = None
        self._begun_with = 0.0

    def set_minutes(self, minutes: int | None) -> None:
        """Study this many minutes from now on, or (None) what the calendar says."""
        self._minutes = minutes
        with self._context.database.read() as session:
            self._begun_with = plan_day(session, self._context).minutes_done

    def next_card(self) -> StudyCard | None:
        """The card to study now, or None when today's cards are done; minutes are not counted."""
        with self._context.database.read() as session:
            return self._card(session, plan_day(session, self._context, self._minutes))

    def session(self, extra: bool = False) -> SessionView:
        """The session as it stands; ``extra`` goes on after today's minutes are over."""
        with self._context.database.read() as session:
            plan = plan_day(session, self._context, self._minutes)
            budget = plan.budget if self._minutes is None else self._minutes
            left = budget - (plan.minutes_done - (self._begun_with if self._minutes else 0.0))
            over = left <= 0 and not extra
            card = None if over else self._card(session, plan)
            coming = queue.next_due_day(session, self._context.today().toordinal())
            return SessionView(
                card=card,
                done=plan.answers,
                left=plan.left,
                minutes_left=max(0.0, min(plan.minutes, left) if not extra else plan.minutes),
                end=None if card else self._end(session, plan, over),
                next_day=self._context.today().fromordinal(coming[0]) if coming else None,
                next_count=coming[1] if coming else 0,
                waiting=plan.waiting,
                undo_label=undo.newest_kind(session),
            )

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
            return Answered(card_id, given, gap_of(after, when), _STUDIED)

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

    def _card(self, session: Session, plan: DayPlan) -> StudyCard | None:
        when = self._context.moment()
        card_id = _next_id(session, plan, when)
        if card_id is None:
            return None
        return self._show(session, load_card(session, card_id, when.day.toordinal()), when)

    def _show(self, session: Session, card: StoredCard, when: Moment) -> StudyCard:
        answers = card.items or (card.back,)
        issue = open_issue_of_fact(session, card.fact_id) if card.fact_id else None
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
            choices=choices_of(
                card.memory,
                when,
                self._context.settings.retention,
                self._context.memory_in(session).parameters,
            ),
            issue=issue or "",
            rule=card.rule,
        )

    def _end(self, session: Session, plan: DayPlan, over: bool) -> SessionEnd:
        if over and plan.left:
            return SessionEnd.MINUTES_OVER
        if queue.count_active(session) == 0:
            return SessionEnd.NO_CARDS
        return SessionEnd.NOTHING_DUE


def _next_id(session: Session, plan: DayPlan, when: Moment) -> int | None:
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

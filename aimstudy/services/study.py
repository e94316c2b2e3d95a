"""Studying: which card comes next, and an answer kept for good.

What a person does to a card beside is in ``card_marks``.
"""

from collections.abc import Callable

from aimstudy.domain.errors import ProblemKind
from aimstudy.domain.quiz import Grade
from aimstudy.domain.review import Phase, Rating
from aimstudy.services import study_session
from aimstudy.services.card_marks import CardMarks
from aimstudy.services.context import Context
from aimstudy.services.given_answer import keep_answer
from aimstudy.services.given_values import id_or_none, made_as, time_taken
from aimstudy.services.leeches import leech_of
from aimstudy.services.memory import rating_of
from aimstudy.services.next_card import early_back, next_of_session
from aimstudy.services.session_plan import SessionPlan, session_plan
from aimstudy.services.shown_card import shown_card
from aimstudy.services.study_day_plan import coming_day, plan_day
from aimstudy.services.study_order import order_today
from aimstudy.services.study_scope import scope_lines
from aimstudy.services.study_wish import checked_typed, checked_wish
from aimstudy.services.typed_answers import answer_of, graded
from aimstudy.services.views.card_reasons import Leech, OtherCard, WaitingGroup, WhyCard
from aimstudy.services.views.session_choice import ScopeLine, SessionWish, TypedAnswer
from aimstudy.services.views.study import Answered, Early, SessionEnd, SessionView, StudyCard
from aimstudy.services.waiting import waiting_groups
from aimstudy.services.why_card import why_card
from aimstudy.storage import queue, undo
from aimstudy.storage.cards import load_card
from aimstudy.storage.session import Session
from aimstudy.storage.study_order import next_in_order

# Somebody who walked away from a card has not studied all the while.
MOST_MS = 10 * 60_000


class StudyService(CardMarks):
    """The study session, as it is kept in the library, and what may be done to its cards.

    ``get_ready`` is called before a card is looked for: it brings today's order up to date.
    """

    def __init__(self, context: Context, get_ready: Callable[[], object] | None = None) -> None:
        super().__init__(context)
        self._get_ready = get_ready
        self._resumed = False  # the card that was in front before is looked up once
        self._front: int | None = None
        self._of_scope = True  # unless the session is known to be of everything

    def begin(self, wish: SessionWish | None = None) -> None:
        """Begin a session as chosen; None studies the day as planned.

        It is kept in the library: a program that was killed goes on with it, today. Raises Problem
        VALUE_OUT_OF_RANGE, VALUE_OF_OTHER_KIND, DECK_MISSING, ARTICLE_MISSING or EXAM_MISSING.
        """
        checked = None if wish is None else checked_wish(wish)
        checked = None if checked == SessionWish() else checked
        self._resumed, self._front, self._of_scope = True, None, True
        context = self._context
        context.database.write(lambda session: study_session.begin(session, context, checked))

    def set_minutes(self, minutes: int | None) -> None:
        """Study this many minutes from now on, or (None) what the calendar says.

        They hold until the calendar gives the day other minutes.
        """
        self.begin(SessionWish(minutes=minutes))

    def scopes(self) -> tuple[ScopeLine, ...]:
        """Of what a session can be, with counts; everything comes first."""
        with self._context.database.read() as session:
            return scope_lines(session, self._context)

    def next_card(self) -> StudyCard | None:
        """The card to study now, or None when today's cards, or those of the session, are done.

        With an exam ahead these are the ones planned for today's minutes, however long the answers
        take; else those that are due and a share of the new ones.
        """
        self._be_ready()
        with self._context.database.read() as session:
            plan = session_plan(session, self._context)
            order = plan.day.order
            whole_day = plan.stored is None and order is not None
            end = order.waits.planned if whole_day and order else None
            over = plan.minutes_over and not whole_day and order is not None
            return None if over else self._card(session, plan, end)

    def session(self, extra: bool = False, keep: int | None = None) -> SessionView:
        """The session as it stands; ``extra`` goes on after its end, where there are more cards.

        The card ``keep`` stays in front as long as it may be studied today, whatever comes first
        by now. After a restart it is the one that was in front before.
        """
        extra = made_as(bool, "extra", extra)
        keep = id_or_none(keep, ProblemKind.CARD_MISSING)
        self._be_ready()
        with self._context.database.read() as session:
            plan = session_plan(session, self._context, extra)
            card = self._kept(session, plan, self._front_before(session) if keep is None else keep)
            over = card is None and plan.minutes_over
            if card is None and not over:
                card = self._card(session, plan)
            view = self._view(session, plan, card, over)
        self._remember(card)
        return view

    def _view(
        self, session: Session, plan: SessionPlan, card: StudyCard | None, over: bool
    ) -> SessionView:
        coming = coming_day(session, plan.day, self._context.today())
        return SessionView(
            card=card,
            done=plan.day.answers,
            left=plan.day.left,
            minutes_left=plan.minutes,
            end=None if card else self._end(session, plan, over),
            next_day=coming[0] if coming else None,
            next_count=coming[1] if coming else 0,
            waiting=plan.day.waiting,
            undo_label=undo.newest_kind(session),
            planned=plan.day.to_exam,
            more=card is None and self._more(session),
            wish=plan.stored.wish if plan.stored else None,
            scope_name=plan.stored.name if plan.stored else "",
            wish_done=plan.done.cards,
            wish_total=plan.cards_total,
            wish_answers=plan.done.answers,
            early=self._early(session, plan, card),
            day_left=plan_day(session, self._context).left if over and plan.stored else 0,
        )

    def _early(self, session: Session, plan: SessionPlan, card: StudyCard | None) -> Early | None:
        """Why the card is back before its minutes are over."""
        if card is None or card.phase is not Phase.STEP:
            return None
        when = self._context.moment()
        stored = load_card(session, card.card_id, when.day.toordinal())
        return early_back(plan, stored.memory.due_ms, when)

    def _be_ready(self) -> None:
        if self._get_ready is not None:
            self._get_ready()
        if self._of_scope:
            self._of_scope = study_session.refresh(self._context)

    def _front_before(self, session: Session) -> int | None:
        """The card in front when the program ended, asked for at its first session."""
        if self._resumed:
            return None
        self._resumed = True
        return study_session.front_kept(session, self._context)

    def _remember(self, card: StudyCard | None) -> None:
        front = card.card_id if card else None
        if front != self._front:
            self._front = front
            study_session.keep_front(self._context, front)

    def check_typed(self, card_id: int, text: str) -> Grade:
        """The verdict on what was typed for a card, and the difference; keeps nothing.

        Raises Problem CARD_MISSING or VALUE_OF_OTHER_KIND.
        """
        text = made_as(str, "words", text)
        today = self._context.today().toordinal()
        with self._context.database.read() as session:
            return graded(session, self._context, load_card(session, card_id, today), text)

    def answer_of(self, card_id: int, text: str) -> OtherCard | None:
        """The card whose answer was typed for another one, or None.

        Raises Problem CARD_MISSING or VALUE_OF_OTHER_KIND.
        """
        text = made_as(str, "words", text)
        today = self._context.today().toordinal()
        with self._context.database.read() as session:
            return answer_of(session, self._context, load_card(session, card_id, today), text)

    def why(self, card_id: int) -> WhyCard:
        """Why a card comes now and what each button makes of it; raises Problem CARD_MISSING."""
        with self._context.database.read() as session:
            return why_card(session, self._context, card_id)

    def leech(self, card_id: int) -> Leech | None:
        """Why a card is failed again and again; None for one that is not, or CARD_MISSING."""
        with self._context.database.read() as session:
            return leech_of(session, card_id, self._context.today().toordinal())

    def waiting(self) -> tuple[WaitingGroup, ...]:
        """What does not come today, by what it waits for."""
        asked = self.session().card
        with self._context.database.read() as session:
            return waiting_groups(session, self._context, asked.card_id if asked else None)

    def answer(
        self,
        card_id: int,
        rating: Rating | int,
        took_ms: float = 0,
        typed: TypedAnswer | None = None,
    ) -> Answered:
        """Rate a card; returns once the answer is on the disk.

        ``took_ms`` is the time from question to rating; of a card left open ten minutes count.
        What was ``typed`` stands in the log with its verdict; another card's answer is kept as
        mixed up. Raises Problem RATING_UNKNOWN, CARD_MISSING, CARD_NOT_STUDIED, VALUE_OUT_OF_RANGE,
        VALUE_OF_OTHER_KIND, DISK_FULL or LIBRARY_WRITE_FAILED; then nothing was counted.
        """
        given, context = rating_of(rating), self._context
        took = round(min(time_taken(took_ms), MOST_MS))
        typed = None if typed is None else checked_typed(typed)
        when = context.moment()
        return context.database.write(
            lambda session: keep_answer(session, context, card_id, given, took, when, typed)
        )

    def card(self, card_id: int) -> StudyCard:
        """One card as the study page shows it (after an undo, say)."""
        with self._context.database.read() as session:
            when = self._context.moment()
            card = load_card(session, card_id, when.day.toordinal())
            order = order_today(session, self._context)
            return shown_card(session, self._context, card, when, order)

    def _card(
        self, session: Session, plan: SessionPlan, end: int | None = None
    ) -> StudyCard | None:
        when = self._context.moment()
        card_id = next_of_session(session, plan, when, end)
        if card_id is None:
            return None
        card = load_card(session, card_id, when.day.toordinal())
        return shown_card(session, self._context, card, when, plan.day.order)

    def _kept(self, session: Session, plan: SessionPlan, card_id: int | None) -> StudyCard | None:
        """The card in front, if it may still be studied today."""
        when = self._context.moment()
        today = when.day.toordinal()
        if card_id is None or not queue.may_come(session, card_id, today):
            return None
        card = load_card(session, card_id, today)
        return shown_card(session, self._context, card, when, plan.day.order)

    def _end(self, session: Session, plan: SessionPlan, over: bool) -> SessionEnd:
        day = plan.day
        if plan.cards_left == 0:
            return SessionEnd.CARDS_DONE
        if over and (day.left or self._order_goes_on(session, plan)):
            return SessionEnd.MINUTES_OVER
        if over and plan.stored is not None and self._more(session):
            return SessionEnd.MINUTES_OVER
        if over and day.order is None and not day.budget and day.waiting:
            return SessionEnd.MINUTES_OVER  # there are none on a day like this
        if queue.count_active(session) == 0:
            held = queue.are_held(session)
            return SessionEnd.ALL_HELD if held else SessionEnd.NO_CARDS
        return SessionEnd.SCOPE_EMPTY if plan.chosen else SessionEnd.NOTHING_DUE

    def _more(self, session: Session) -> bool:
        """Whether there are cards for somebody who wants to go on."""
        plan = session_plan(session, self._context, extra=True)
        return next_of_session(session, plan, self._context.moment()) is not None

    def _order_goes_on(self, session: Session, plan: SessionPlan) -> bool:
        order = plan.day.order
        if order is None:
            return False
        return next_in_order(session, order.today.toordinal(), chosen=plan.chosen) is not None

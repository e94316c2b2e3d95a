"""Today's order as studying sees it: whether there is one, and when a card comes again by it.

Reads what ``plans`` has prepared; loads no numpy and prepares nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from aimstudy.domain.exam import Exam, StudyCalendar
from aimstudy.domain.review import MemoryState, Rating
from aimstudy.domain.study_day import Moment
from aimstudy.scheduling.card_states import preview
from aimstudy.scheduling.memory_model import Parameters, retrievability
from aimstudy.scheduling.next_days import NextDays
from aimstudy.services.context import Context
from aimstudy.services.day_waits import DayWaits, read_waits
from aimstudy.services.exam_cards import exams_of_card
from aimstudy.services.memory import choices_of, gap_of
from aimstudy.services.plan_basis import MAINTENANCE_RETENTION, fingerprint
from aimstudy.services.views.study import Gap, GapUnit, RatingChoice
from aimstudy.storage.exams import load_exams
from aimstudy.storage.session import Session
from aimstudy.storage.study_order import line_of_card, next_in_order, plan_of_order


@dataclass(frozen=True, slots=True)
class OrderToday:
    """An order made for today; ``exams`` are all, earliest first."""

    today: date
    exams: tuple[Exam, ...]
    waits: DayWaits

    @property
    def to_exam(self) -> bool:
        """Whether it is that of a plan to an exam, or only of what is due."""
        return bool(self.waits.exams)

    def plan_for(self, exam_id: int) -> CardPlan | None:
        """How the plan goes on with the cards of an exam; None where they come by their dates."""
        exam = next((exam for exam in self.exams if exam.id == exam_id), None)
        waits = self.waits.exams.get(exam_id)
        if exam is None or waits is None or exam.day <= self.today:
            return None
        return CardPlan(exam, waits)

    def next_day(self, calendar: StudyCalendar) -> tuple[date, int] | None:
        """(day, cards expected) of the next study day, or None where nothing is expected."""
        for place, cards in enumerate(self.waits.ahead):
            day = self.today + timedelta(days=place + 1)
            if cards and calendar.minutes_on(day):
                return day, cards
        return None


def order_today(session: Session, context: Context) -> OrderToday | None:
    """The order to study by; None without any exam, or before one is made for today.

    After the last exam it is that of plain review, in which the cards of an exam that is over take
    less time. An order that is used up while other cards have come in is none, either: they come
    by their dates until the next one is made.
    """
    today = context.today()
    exams = load_exams(session)
    if not exams:
        return None
    plan = plan_of_order(session, today.toordinal())
    waits = read_waits(plan.waits) if plan else None
    if plan is None or waits is None:
        return None
    if next_in_order(session, today.toordinal()) is None and plan.basis != fingerprint(
        context, session
    ):
        return None
    return OrderToday(today, exams, waits)


@dataclass(frozen=True, slots=True)
class CardPlan:
    """The exam a card is studied for, and when it comes again after an answer today."""

    exam: Exam
    waits: NextDays

    def choices(
        self, state: MemoryState, when: Moment, retention: float, w: Parameters
    ) -> tuple[RatingChoice, ...]:
        """The four buttons by the plan: none leads past the exam, a better answer never nearer."""
        longest = 0
        found = []
        to_exam = (self.exam.day - when.day).days
        for rating, after in preview(state, when.at_ms, when.day.toordinal(), retention, w).items():
            if rating is Rating.AGAIN:
                gap, days = gap_of(after, when), 0
            else:
                wait = self.waits.wait(after.stability, after.difficulty)
                longest = max(longest, self.waits.left if wait is None else wait)
                gap, days = self._gap(after, when, longest), longest
            found.append(
                RatingChoice(
                    rating=rating,
                    gap=gap,
                    recall=retrievability(min(days, to_exam), after.stability, w),
                    exam=self.exam.name,
                    exam_day=self.exam.day,
                )
            )
        return tuple(found)

    def _gap(self, after: MemoryState, when: Moment, days: int) -> Gap:
        to_exam = (self.exam.day - when.day).days
        if days >= to_exam:
            return Gap(GapUnit.EXAM, float(to_exam))
        return gap_of(replace(after, due_day=when.day.toordinal() + days), when)


def card_plan(session: Session, context: Context, card_id: int) -> CardPlan | None:
    """How today's plan goes on with a card; None where it comes by its date."""
    order = order_today(session, context)
    return order.plan_for(_exams_of(session, order, card_id)[0]) if order else None


def choices_today(
    session: Session, context: Context, card_id: int, state: MemoryState, when: Moment
) -> tuple[RatingChoice, ...]:
    """The four buttons of a card: by the plan where there is one for it, else by its dates."""
    order = order_today(session, context)
    return choices_in(session, context, order, card_id, state, when)


def choices_in(
    session: Session,
    context: Context,
    order: OrderToday | None,
    card_id: int,
    state: MemoryState,
    when: Moment,
) -> tuple[RatingChoice, ...]:
    """The four buttons by an ``order`` at hand, as ``order_today`` gives it.

    A card whose exams are over comes as rarely as maintenance wants.
    """
    retention = context.settings.retention
    w = context.memory_in(session).parameters
    if order is None:
        return choices_of(state, when, retention, w)
    ahead, over = _exams_of(session, order, card_id)
    plan = order.plan_for(ahead)
    if plan is not None:
        return plan.choices(state, when, retention, w)
    kept = min(retention, MAINTENANCE_RETENTION) if over and not ahead else retention
    return choices_of(state, when, kept, w)


def _exams_of(session: Session, order: OrderToday, card_id: int) -> tuple[int, int]:
    """(exam ahead, exam over) of a card by id, 0 for none; the second only without the first."""
    line = line_of_card(session, card_id)
    if line is not None and line.exam_id:
        return line.exam_id, 0
    return exams_of_card(session, card_id, order.exams, order.today)

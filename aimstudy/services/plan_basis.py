"""What a plan is made from, read from one state of the library, and how to tell that it changed.

``plan_basis`` loads numpy; the rest does not, so that a plan can be found stale at no price.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from aimstudy.domain.exam_profile import TopicKind
from aimstudy.services.exam_cards import CardExams, card_exams
from aimstudy.storage.card_columns import MemoryColumns, memory_columns
from aimstudy.storage.card_sources import CardSources, card_sources
from aimstudy.storage.exams import load_calendar, load_exams
from aimstudy.storage.memory_fits import newest_id
from aimstudy.storage.past_weeks import calendar_history
from aimstudy.storage.plan_marks import active_cards_mark, finished_quizzes_mark
from aimstudy.storage.review_log import day_counts
from aimstudy.storage.whole_log import iter_logs

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from aimstudy.domain.exam import Exam, StudyCalendar
    from aimstudy.scheduling.exam_plan import Person
    from aimstudy.scheduling.personal_fit import Fit
    from aimstudy.scheduling.result_shift import SatExam
    from aimstudy.services.answered_cards import AnsweredCards
    from aimstudy.services.context import Context
    from aimstudy.storage.session import Session

MAINTENANCE_RETENTION = 0.8


@dataclass(frozen=True, slots=True)
class PlanBasis:
    """One state of the library as the plan sees it.

    ``exams`` are all, earliest first. ``columns``, ``sources`` and ``belongs`` are parallel, a row
    an active card or one that is put aside until a day. ``fit`` is the memory in force;
    ``retention`` that of plain review. ``seconds_done`` were studied today already. ``sat`` are
    exams that are over with a result and what was forecast of them. ``kept`` is the share of the
    minutes of a day to come that is likely to be studied, by what was studied of past plans.
    """

    today: date
    exams: tuple[Exam, ...]
    calendar: StudyCalendar
    columns: MemoryColumns
    sources: CardSources
    belongs: CardExams
    answered: AnsweredCards
    fit: Fit
    retention: float
    seconds_done: float
    fingerprint: str
    sat: tuple[tuple[Exam, SatExam], ...] = ()
    kept: float = 1.0

    @property
    def ahead(self) -> tuple[Exam, ...]:
        """Exams that are not over, one today among them, earliest first."""
        return tuple(exam for exam in self.exams if exam.day >= self.today)

    @property
    def cards(self) -> int:
        """How many cards are in study: all but those put aside."""
        return len(self.columns.card_id) - len(self.belongs.back)

    @property
    def person(self) -> Person:
        """The parameters in force, the person's habits, and the recall to keep up.

        Papers that were harder than the cards raise it.
        """
        from aimstudy.scheduling.exam_plan import Person
        from aimstudy.scheduling.plan_person import recall_to_keep
        from aimstudy.services.exam_results import shift_of

        kept = recall_to_keep(self.retention, -shift_of(self.sat).logits)
        return Person(self.fit.parameters, self.answered.habits, kept)

    def retention_of(self, row: int) -> float:
        """Recall at which a card of no exam ahead comes again."""
        kept = MAINTENANCE_RETENTION if self.belongs.in_maintenance(row) else 1.0
        return min(kept, self.retention)

    def seconds_ahead(self, days: int) -> list[float]:
        """Seconds of study by days from today: what is left of today's, later what is likely."""
        if days <= 0:
            return []
        dates = (self.today + timedelta(days=n) for n in range(days))
        found = [60.0 * self.calendar.minutes_on(day) for day in dates]
        left = max(0.0, found[0] - self.seconds_done)
        return [left, *(self.kept * seconds for seconds in found[1:])]

    def new_rows(self, rows: Sequence[int]) -> list[int]:
        """Those of ``rows`` never met, in the order in which new cards come."""
        fresh = [row for row in rows if self.columns.is_new[row]]
        return sorted(fresh, key=lambda row: (self.sources.position[row], row))


def plan_basis(context: Context, session: Session) -> PlanBasis:
    """All of it from one session; a second for a very long log."""
    from aimstudy.services.answered_cards import answered_cards
    from aimstudy.services.exam_results import sat_exams
    from aimstudy.services.kept_days import kept_of_plans
    from aimstudy.services.memory_fits import current
    from aimstudy.services.read_answers import read_columns, read_logs
    from aimstudy.services.weak_topics import weak_first, weak_rows

    today = context.today()
    exams, calendar = load_exams(session), load_calendar(session)
    columns = memory_columns(session, aside=True)
    sources = card_sources(session, aside=True)
    belongs = card_exams(sources, exams, today)
    unread = context.log_numbers.unread(session)
    answered = answered_cards(read_logs(iter_logs(session), unread), frozenset(columns.card_id))
    in_force = context.memory_in(session).parameters
    done = day_counts(session, today.toordinal(), today.toordinal())
    return PlanBasis(
        today=today,
        exams=exams,
        calendar=calendar,
        columns=read_columns(session, columns, unread, in_force),
        sources=weak_first(sources, weak_rows(exams, belongs, today)),
        belongs=belongs,
        answered=answered,
        # Before the first stored version the answers say what there is to know.
        fit=answered.fit() if newest_id(session) is None else current(session),
        retention=context.settings.retention,
        seconds_done=done.get(today.toordinal(), (0, 0, 0))[2] / 1000.0,
        fingerprint=fingerprint(context, session),
        sat=sat_exams(session, exams, today),
        kept=kept_of_plans(session, exams, calendar_history(session), today),
    )


def fingerprint(context: Context, session: Session) -> str:
    """A word that stays while a plan holds; a few milliseconds for a large library.

    It changes with exams, calendar, day, memory in force, retention, which cards are active, and
    when a quiz is finished; answers do not change it, nor do those in a quiz that goes on.
    """
    exams = load_exams(session)
    calendar = load_calendar(session)
    kinds = {s.kind for exam in exams for topic in exam.topics for s in topic.sources}
    parts = (
        context.today().toordinal(),
        # A result changes forecasts, and its weak topics the order of new cards.
        exams,
        calendar.minutes,
        sorted(day.toordinal() for day in calendar.days_off),
        newest_id(session),
        context.settings.retention,
        active_cards_mark(
            session,
            sources=bool(kinds - {TopicKind.TAG}),
            tags=TopicKind.TAG in kinds,
        ),
        finished_quizzes_mark(session),
    )
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:32]


def has_exam_ahead(context: Context, session: Session) -> bool:
    """Whether anything is planned at all."""
    return any(exam.day >= context.today() for exam in load_exams(session))

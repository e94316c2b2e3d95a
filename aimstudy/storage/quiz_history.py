"""Queries on quizzes that are over: how often each fact or card was asked, and past attempts."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlmodel import Session, col

from aimstudy.storage.cards import chunks
from aimstudy.storage.left_out import counts
from aimstudy.storage.quizzes import StoredResponse, response_from, select_responses
from aimstudy.storage.tables import CardRow, NoteRow, QuizAttemptRow, QuizResponseRow

_NO_DRILL = '"drill": ""'
PAPER = "paper"  # the kind of an attempt that is printed


@dataclass(frozen=True, slots=True)
class PastAttempt:
    """A practice quiz with at least one answer; ``finished`` ones have no question open.

    Of those ``answered`` an answer given after it was shown is none.
    """

    attempt_id: int
    title: str
    study_day: int
    right: int
    answered: int
    finished: bool
    left_out: bool = False


def times_of(session: Session, fact_id: int | None, card_id: int | None) -> tuple[int, int]:
    """(times asked and judged, times right) of a fact, or of a card without one."""
    mine = col(QuizResponseRow.fact_id) == fact_id
    if fact_id is None:
        if card_id is None:
            return 0, 0
        no_fact = col(QuizResponseRow.fact_id).is_(None)
        mine = and_(no_fact, col(QuizResponseRow.card_id) == card_id)
    row = (
        session.connection()
        .execute(
            select(func.count(), func.sum(col(QuizResponseRow.correct))).where(
                mine,
                counts(col(QuizResponseRow.attempt_id)),
                col(QuizResponseRow.answered_ms).is_not(None),
                col(QuizResponseRow.correct).is_not(None),
            )
        )
        .one()
    )
    return row[0], int(row[1] or 0)


def past_attempts(session: Session, most: int = 200) -> list[PastAttempt]:
    """Practice quizzes with an answer, newest first."""
    rows = session.connection().execute(
        select(
            col(QuizAttemptRow.id),
            col(QuizAttemptRow.title),
            col(QuizAttemptRow.study_day),
            func.sum(func.coalesce(col(QuizResponseRow.correct), 0)),
            func.count(col(QuizResponseRow.correct)),
            col(QuizAttemptRow.finished_ms).is_not(None),
            counts(col(QuizAttemptRow.id)),
        )
        .join(QuizResponseRow, col(QuizResponseRow.attempt_id) == col(QuizAttemptRow.id))
        .where(_practice(), col(QuizResponseRow.answered_ms).is_not(None))
        .group_by(col(QuizAttemptRow.id))
        .order_by(col(QuizAttemptRow.id).desc())
        .limit(most)
    )
    return [
        PastAttempt(attempt_id or 0, title, day, int(right or 0), answered, bool(over), not counted)
        for attempt_id, title, day, right, answered, over, counted in rows
    ]


def answered_items(session: Session, most: int = 5_000) -> list[StoredResponse]:
    """The newest judged answers of quizzes and rehearsals, oldest first."""
    rows = session.connection().execute(
        select_responses()
        .where(
            col(QuizResponseRow.answered_ms).is_not(None),
            col(QuizResponseRow.correct).is_not(None),
            counts(col(QuizResponseRow.attempt_id)),
        )
        .order_by(col(QuizResponseRow.answered_ms).desc(), col(QuizResponseRow.id).desc())
        .limit(most)
    )
    found = [response for row in rows if (response := response_from(row)) is not None]
    return found[::-1]


def answers_of_cards(session: Session, card_ids: Collection[int]) -> dict[int, str]:
    """What these cards answer; a card that is gone has none."""
    found: dict[int, str] = {}
    for chunk in chunks(sorted(card_ids)):
        rows = session.connection().execute(
            select(col(CardRow.id), col(NoteRow.back))
            .join(NoteRow, col(CardRow.note_id) == col(NoteRow.id))
            .where(col(CardRow.id).in_(chunk), col(CardRow.deleted) == 0)
        )
        found |= {row[0] or 0: row[1] for row in rows}
    return found


def count_past(session: Session) -> int:
    """How many practice quizzes have an answer."""
    answered = (
        select(col(QuizResponseRow.attempt_id))
        .where(col(QuizResponseRow.answered_ms).is_not(None))
        .distinct()
    )
    return (
        session.connection().scalar(
            select(func.count())
            .select_from(QuizAttemptRow)
            .where(_practice(), col(QuizAttemptRow.id).in_(answered))
        )
        or 0
    )


def last_rules(session: Session) -> str:
    """How the last practice quiz but drills was wished for, as it is stored; "{}" for none."""
    rows = session.connection().execute(
        select(col(QuizAttemptRow.rules))
        .where(col(QuizAttemptRow.kind).is_(None), col(QuizAttemptRow.rules).is_not(None))
        .order_by(col(QuizAttemptRow.id).desc())
        .limit(20)
    )
    return next((row[0] for row in rows if row[0] and _NO_DRILL in row[0]), "{}")


def _practice() -> ColumnElement[bool]:
    """Quizzes on the screen, and those done on paper once they are scored."""
    on_paper = and_(col(QuizAttemptRow.kind) == PAPER, col(QuizAttemptRow.finished_ms).is_not(None))
    return or_(col(QuizAttemptRow.kind).is_(None), on_paper)

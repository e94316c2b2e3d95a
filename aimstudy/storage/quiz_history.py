"""Queries on quizzes that are over: how often each fact or card was asked, and past attempts."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlmodel import Session, col

from aimstudy.storage.tables import QuizAttemptRow, QuizResponseRow


@dataclass(frozen=True, slots=True)
class PastAttempt:
    """A practice quiz with at least one answer; ``finished`` ones have no question open."""

    attempt_id: int
    title: str
    study_day: int
    right: int
    answered: int
    finished: bool


def times_asked(session: Session) -> dict[int, tuple[int, int]]:
    """(times answered, times right) of every fact that a quiz asked."""
    rows = session.connection().execute(
        select(
            col(QuizResponseRow.fact_id),
            func.count(),
            func.sum(func.coalesce(col(QuizResponseRow.correct), 0)),
        )
        .where(col(QuizResponseRow.answered_ms).is_not(None))
        .group_by(col(QuizResponseRow.fact_id))
    )
    return {fact: (count, int(right or 0)) for fact, count, right in rows if fact is not None}


def past_attempts(session: Session, most: int = 200) -> list[PastAttempt]:
    """Practice quizzes with an answer, newest first."""
    rows = session.connection().execute(
        select(
            col(QuizAttemptRow.id),
            col(QuizAttemptRow.title),
            col(QuizAttemptRow.study_day),
            func.sum(func.coalesce(col(QuizResponseRow.correct), 0)),
            func.count(),
            col(QuizAttemptRow.finished_ms).is_not(None),
        )
        .join(QuizResponseRow, col(QuizResponseRow.attempt_id) == col(QuizAttemptRow.id))
        .where(col(QuizAttemptRow.kind).is_(None), col(QuizResponseRow.answered_ms).is_not(None))
        .group_by(col(QuizAttemptRow.id))
        .order_by(col(QuizAttemptRow.id).desc())
        .limit(most)
    )
    return [
        PastAttempt(attempt_id or 0, title, day, int(right or 0), answered, bool(finished))
        for attempt_id, title, day, right, answered, finished in rows
    ]

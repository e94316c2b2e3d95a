"""Queries on quizzes that were printed: the list of sheets."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlmodel import Session, col

from aimstudy.storage.tables import QuizAttemptRow, QuizResponseRow

PAPER = "paper"  # the kind of an attempt that is printed


@dataclass(frozen=True, slots=True)
class PrintedQuiz:
    """A sheet; ``day`` is a date ordinal, ``right`` None until it is scored."""

    attempt_id: int
    title: str
    day: int
    questions: int
    right: int | None


def printed_quizzes(session: Session, most: int = 200) -> list[PrintedQuiz]:
    """Every sheet, newest first."""
    rows = session.connection().execute(
        select(
            col(QuizAttemptRow.id),
            col(QuizAttemptRow.title),
            col(QuizAttemptRow.study_day),
            func.count(),
            func.sum(func.coalesce(col(QuizResponseRow.correct), 0)),
            col(QuizAttemptRow.finished_ms),
        )
        .join(QuizResponseRow, col(QuizResponseRow.attempt_id) == col(QuizAttemptRow.id))
        .where(col(QuizAttemptRow.kind) == PAPER)
        .group_by(col(QuizAttemptRow.id))
        .order_by(col(QuizAttemptRow.id).desc())
        .limit(most)
    )
    return [
        PrintedQuiz(
            attempt_id or 0, title, day, questions, None if finished is None else int(right or 0)
        )
        for attempt_id, title, day, questions, right, finished in rows
    ]

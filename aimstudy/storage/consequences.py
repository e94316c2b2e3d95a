"""What hangs on an article: counted before it is archived or deleted."""

from sqlalchemy import func, select
from sqlmodel import Session, col

from aimstudy.storage.tables import (
    CardRow,
    FactRow,
    NoteRow,
    QuizResponseRow,
    ReviewRow,
)


def article_consequences(session: Session, article_id: int) -> tuple[int, int, int, int]:
    """(cards, cards studied, reviews, quiz answers) of an article."""
    cards = (
        select(col(CardRow.id))
        .join(NoteRow, col(CardRow.note_id) == col(NoteRow.id))
        .where(col(NoteRow.article_id) == article_id, col(CardRow.deleted) == 0)
    )
    total = select(func.count()).select_from(cards.subquery())
    studied = select(func.count()).select_from(cards.where(col(CardRow.reps) > 0).subquery())
    reviews = (
        select(func.count())
        .select_from(ReviewRow)
        .where(col(ReviewRow.card_id).in_(cards), col(ReviewRow.kind) == "study")
    )
    quiz = (
        select(func.count())
        .select_from(QuizResponseRow)
        .join(FactRow, col(QuizResponseRow.fact_id) == col(FactRow.id))
        .where(col(FactRow.article_id) == article_id, col(QuizResponseRow.answered_ms).is_not(None))
    )
    connection = session.connection()
    return (
        connection.scalar(total) or 0,
        connection.scalar(studied) or 0,
        connection.scalar(reviews) or 0,
        connection.scalar(quiz) or 0,
    )

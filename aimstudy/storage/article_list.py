"""The list of articles with the counts shown beside each."""

from dataclasses import dataclass

from sqlalchemy import Subquery, and_, case, func, select
from sqlmodel import Session, col

from aimstudy.storage.fact_cards import count_facts
from aimstudy.storage.tables import ArticleRow, CardRow, NoteRow


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """An article in the list; ``cards`` counts accepted ones."""

    article_id: int
    title: str
    name: str
    language: str
    archived: bool
    bundled: bool
    facts: int
    cards: int
    proposed: int


def article_lines(session: Session) -> list[ArticleLine]:
    """All articles, newest first."""
    facts = count_facts(session)
    counts = _card_counts()
    rows = session.connection().execute(
        select(
            col(ArticleRow.id),
            col(ArticleRow.title),
            col(ArticleRow.name),
            col(ArticleRow.language),
            col(ArticleRow.archived),
            col(ArticleRow.bundled),
            counts.c.a,
            counts.c.p,
        )
        .outerjoin(counts, counts.c.article_id == col(ArticleRow.id))
        .order_by(col(ArticleRow.added_ms).desc(), col(ArticleRow.id).desc())
    )
    return [
        ArticleLine(
            article_id=article_id or 0,
            title=title,
            name=name,
            language=language,
            archived=bool(archived),
            bundled=bool(bundled),
            facts=facts.get(article_id or 0, 0),
            cards=int(accepted or 0),
            proposed=int(proposed or 0),
        )
        for article_id, title, name, language, archived, bundled, accepted, proposed in rows
    ]


def _card_counts() -> Subquery:
    """Accepted (``a``) and proposed (``p``) cards by article."""
    kept = col(CardRow.deleted) == 0
    return (
        select(
            col(NoteRow.article_id).label("article_id"),
            func.sum(case((and_(kept, col(CardRow.state) == "accepted"), 1), else_=0)).label("a"),
            func.sum(case((and_(kept, col(CardRow.state) == "proposed"), 1), else_=0)).label("p"),
        )
        .join(CardRow, col(CardRow.note_id) == col(NoteRow.id))
        .where(col(NoteRow.article_id).is_not(None))
        .group_by(col(NoteRow.article_id))
        .subquery()
    )

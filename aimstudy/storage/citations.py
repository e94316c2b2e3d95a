"""Queries on cited sentences: what was said where, joined with the article's own words."""

from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Row, Select, and_, select
from sqlmodel import Session, col

from aimstudy.storage.article_text import section_titles
from aimstudy.storage.stored_text import readable
from aimstudy.storage.tables import ArticleRow, CitationRow, SentenceRow


@dataclass(frozen=True, slots=True)
class CitedSentence:
    """A citation with its sentence; ``clean`` has no markup, ``section`` is the heading's text."""

    article_id: int
    article_title: str
    section: str
    quote: str
    clean: str
    start: int
    end: int


def _select() -> Select[Any]:
    query = (
        select(
            col(CitationRow.article_id),
            col(CitationRow.quote),
            col(CitationRow.start),
            col(CitationRow.end),
            col(SentenceRow.clean),
            col(SentenceRow.section),
            col(ArticleRow.title),
            col(ArticleRow.structure),
        )
        .join(ArticleRow, col(CitationRow.article_id) == col(ArticleRow.id))
        .outerjoin(
            SentenceRow,
            and_(
                col(SentenceRow.article_id) == col(CitationRow.article_id),
                col(SentenceRow.idx) == col(CitationRow.sentence),
            ),
        )
        .order_by(col(CitationRow.ordinal))
    )
    return cast("Select[Any]", query)


def citations_of_fact(session: Session, fact_id: int) -> list[CitedSentence]:
    """The sentences that say a fact, main one first."""
    return _load(session, _select().where(col(CitationRow.fact_id) == fact_id))


def citations_of_note(session: Session, note_id: int) -> list[CitedSentence]:
    """The sentence a hand-marked card came from."""
    return _load(session, _select().where(col(CitationRow.note_id) == note_id))


def citations_of_issue(session: Session, issue_id: int) -> list[CitedSentence]:
    """Both sides of an issue, first one first."""
    return _load(session, _select().where(col(CitationRow.issue_id) == issue_id))


def _load(session: Session, query: Select[Any]) -> list[CitedSentence]:
    return [_cited(row) for row in session.connection().execute(query)]


def _cited(row: Row[Any]) -> CitedSentence:
    what, none = f"the structure of article {row.article_id}", tuple[str, ...]()
    sections = readable(section_titles, row.structure, none, what)
    known = row.section is not None and 0 <= row.section < len(sections)
    return CitedSentence(
        article_id=row.article_id,
        article_title=row.title,
        section=sections[row.section] if known else "",
        quote=row.quote,
        clean=row.clean or row.quote,
        start=row.start,
        end=row.end,
    )

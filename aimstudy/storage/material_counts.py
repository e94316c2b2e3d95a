"""How many cards in study each article, deck and set of tags has, counted by the database."""

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import text
from sqlmodel import Session

_NOTES = """
SELECT n.article_id, n.tags, count(*) FROM cards c JOIN notes n ON n.id = c.note_id
WHERE c.active = 1 AND (n.article_id IS NOT NULL OR n.tags <> '') GROUP BY 1, 2
"""
_DECKS = "SELECT deck_id, count(*) FROM cards WHERE active = 1 GROUP BY 1"


@dataclass(frozen=True, slots=True)
class MaterialCounts:
    """Cards by article id, by deck id, and by the tags of a note as they stand together."""

    articles: dict[int, int]
    decks: dict[int, int]
    tags: dict[str, int]


def material_counts(session: Session) -> MaterialCounts:
    """Counts over the active cards; what has none is left out."""
    connection = session.connection()
    articles: Counter[int] = Counter()
    tags: Counter[str] = Counter()
    for article_id, words, count in connection.execute(text(_NOTES)):
        if article_id is not None:
            articles[article_id] += count
        if words:
            tags[words] += count
    decks = {row[0]: row[1] for row in connection.execute(text(_DECKS))}
    return MaterialCounts(dict(articles), decks, dict(tags))

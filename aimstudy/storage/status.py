"""How much a library holds, for the status command and the window's about page."""

import sqlite3

from sqlalchemy import text
from sqlmodel import Session

COUNTS = {
    "articles": "SELECT count(*) FROM articles",
    "facts": "SELECT count(*) FROM facts WHERE state = 'accepted'",
    "notes": "SELECT count(*) FROM notes WHERE deleted = 0 AND EXISTS ("
    "SELECT 1 FROM cards WHERE note_id = notes.id AND cards.deleted = 0 AND state = 'accepted')",
    "cards": "SELECT count(*) FROM cards WHERE deleted = 0 AND state = 'accepted'",
    "decks": "SELECT count(*) FROM decks",
    "reviews": "SELECT (SELECT count(*) FROM reviews WHERE kind IN ('study', 'quiz'))"
    " - (SELECT count(*) FROM reviews AS taken JOIN reviews AS undone ON undone.seq = taken.undoes"
    " WHERE undone.kind IN ('study', 'quiz'))",
    "media": "SELECT count(*) FROM media",
}
# The window's figures: without articles put away, their facts and cards, and suspended cards.
IN_STUDY = {
    "articles": "SELECT count(*) FROM articles WHERE archived = 0",
    "facts": "SELECT count(*) FROM facts JOIN articles ON articles.id = facts.article_id"
    " WHERE facts.state = 'accepted' AND articles.archived = 0",
    "notes": "SELECT count(DISTINCT note_id) FROM cards WHERE active = 1",
    "cards": "SELECT count(*) FROM cards WHERE active = 1",
}


def counts(session: Session) -> dict[str, int]:
    """Counts by name of all that is held.

    Facts, notes and cards are those accepted; reviews those not taken back.
    """
    return _counted(session, COUNTS)


def counts_in_study(session: Session) -> dict[str, int]:
    """The same, but articles, facts, notes and cards only as far as they are in study."""
    return _counted(session, COUNTS | IN_STUDY)


def _counted(session: Session, queries: dict[str, str]) -> dict[str, int]:
    connection = session.connection()
    return {name: connection.scalar(text(query)) or 0 for name, query in queries.items()}


def sqlite_version() -> str:
    """The version of SQLite at work."""
    return sqlite3.sqlite_version

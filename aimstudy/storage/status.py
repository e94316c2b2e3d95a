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
    " - (SELECT count(*) FROM reviews WHERE kind = 'undo')",
    "media": "SELECT count(*) FROM media",
}


def counts(session: Session) -> dict[str, int]:
    """Counts by name. Facts, notes and cards are those accepted; reviews those not taken back."""
    connection = session.connection()
    return {name: connection.scalar(text(query)) or 0 for name, query in COUNTS.items()}


def sqlite_version() -> str:
    """The version of SQLite at work."""
    return sqlite3.sqlite_version

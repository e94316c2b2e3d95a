"""Small rows for tests on a library file."""

from datetime import UTC, datetime

from sqlalchemy import insert, text
from sqlmodel import Session

from aimstudy.storage.database import Database
from aimstudy.storage.tables import CardRow, DeckRow, NoteRow, ReviewRow

NOW = datetime(2026, 11, 22, 10, 45, tzinfo=UTC)
DAY = NOW.date().toordinal()
STATE = '["review",2.5,5.0,1,3,0,1,0]'


def add_cards(database: Database, count: int) -> None:
    """A deck and ``count`` accepted cards, numbered from 1."""

    def fill(session: Session) -> None:
        connection = session.connection()
        connection.execute(insert(DeckRow), [{"id": 1, "name": "Deck", "created_ms": 1}])
        notes = [
            {
                "id": number,
                "guid": f"g{number}",
                "kind": "question",
                "front": f"Question {number}?",
                "back": f"Answer {number}",
                "created_ms": 1,
                "modified_ms": 1,
            }
            for number in range(1, count + 1)
        ]
        cards = [
            {"id": n, "note_id": n, "deck_id": 1, "position": n, "state": "accepted"}
            for n in range(1, count + 1)
        ]
        connection.execute(insert(NoteRow), notes)
        connection.execute(insert(CardRow), cards)

    database.write(fill)


def add_review(database: Database, card: int, *, rating: int = 3, undoes: int | None = None) -> int:
    """Append a row to the log, an undo row where ``undoes`` is given; returns its number."""

    def append(session: Session) -> int:
        result = session.connection().execute(
            insert(ReviewRow),
            [
                {
                    "card_id": card,
                    "kind": "study" if undoes is None else "undo",
                    "rating": rating if undoes is None else None,
                    "at_ms": round(NOW.timestamp() * 1000),
                    "offset_min": 60,
                    "study_day": DAY,
                    "before": STATE,
                    "after": STATE,
                    "undoes": undoes,
                }
            ],
        )
        return int(result.lastrowid)

    return database.write(append)


def count(database: Database, table: str) -> int:
    """How many rows ``table`` has."""
    with database.read() as session:
        return int(session.connection().scalar(text(f"SELECT count(*) FROM {table}")) or 0)


def run_sql(database: Database, statement: str) -> None:
    """Run a statement in a transaction of its own."""

    def run(session: Session) -> None:
        session.connection().execute(text(statement))

    database.write(run)

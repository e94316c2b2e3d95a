"""What a library file holds, counted on a bare connection: the open library or a backup of it."""

import sqlite3
from datetime import date

from aimstudy.domain.backup import Holdings

COUNTED = """
SELECT
  (SELECT count(*) FROM articles),
  (SELECT count(*) FROM notes WHERE deleted = 0),
  (SELECT count(*) FROM cards WHERE deleted = 0),
  (SELECT count(*) FROM reviews WHERE kind IN ('study', 'quiz'))
    - (SELECT count(*) FROM reviews WHERE kind = 'undo'),
  (SELECT max(study_day) FROM reviews)
"""

LOST = """
SELECT count(*) FROM main.reviews AS mine
WHERE kind IN ('study', 'quiz')
  AND NOT EXISTS (SELECT 1 FROM main.reviews AS later WHERE later.undoes = mine.seq)
  AND NOT EXISTS (
    SELECT 1 FROM backup.reviews AS kept
    WHERE kept.seq = mine.seq AND kept.card_id = mine.card_id AND kept.at_ms = mine.at_ms
  )
"""


def holdings_of(connection: sqlite3.Connection) -> Holdings:
    """Counts without what was deleted; reviews without those taken back."""
    articles, notes, cards, reviews, day = connection.execute(COUNTED).fetchone()
    return Holdings(
        articles=articles,
        notes=notes,
        cards=cards,
        reviews=reviews,
        last_day=None if day is None else date.fromordinal(day),
    )


def reviews_lost(connection: sqlite3.Connection, backup_uri: str) -> int:
    """How many reviews of the open library the file behind ``backup_uri`` does not have."""
    connection.execute("ATTACH DATABASE ? AS backup", (backup_uri,))
    try:
        lost: int = connection.execute(LOST).fetchone()[0]
        return lost
    finally:
        connection.execute("DETACH DATABASE backup")

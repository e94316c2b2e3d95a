"""Looks through an open library for damage: the file, its references, its search, its log.

Whether memory states follow from the log is for the services to say; they know the model.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from aimstudy.storage.checked_copy import full_findings
from aimstudy.storage.connections import connect_beside, side_file
from aimstudy.storage.migrations import schema_objects, schema_of
from aimstudy.storage.review_log import stored_state
from aimstudy.storage.stored_text import Unreadable
from aimstudy.storage.unreadable import unreadable_rows

if TYPE_CHECKING:
    from aimstudy.storage.database import Database

MOST_FINDINGS = 20

UNDO_OUT_OF_PLACE = """
SELECT undo.seq FROM reviews AS undo JOIN reviews AS undone ON undone.seq = undo.undoes
WHERE undone.seq >= undo.seq OR undone.card_id <> undo.card_id
ORDER BY undo.seq LIMIT ?
"""
NUMBERS_USED_AGAIN = """
SELECT coalesce((SELECT max(seq) FROM reviews), 0)
  > coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'reviews'), 0)
"""
# What stands for a state where an answer was given in another program.
IN_ANOTHER_PROGRAM = ("[]", '["new"]')
STATES = "SELECT seq, source IS NOT NULL, before, after FROM reviews ORDER BY seq"
# Every offset lies in the text of its article, and an answer in its sentence (-1: it has no place).
CITED_OUTSIDE = """
WITH lengths AS (SELECT id, length(text) AS letters FROM articles)
SELECT 'citations', cited.id FROM citations AS cited JOIN lengths ON lengths.id = cited.article_id
WHERE NOT (0 <= start AND start < "end" AND "end" <= letters)
  OR NOT ((answer_start = -1 AND answer_end = -1)
    OR (start <= answer_start AND answer_start <= answer_end AND answer_end <= "end"))
UNION ALL
SELECT 'sentences', said.rowid FROM sentences AS said JOIN lengths ON lengths.id = said.article_id
WHERE NOT (0 <= start AND start < "end" AND "end" <= letters)
LIMIT ?
"""


def check(database: "Database") -> tuple[str, ...]:
    """What is wrong, a sentence each; nothing where the library is sound.

    Search is compared with its notes only where the library is open for writing, as SQLite does
    that in a write statement.
    """
    database.require_open()
    alone = not side_file(database.file, "-wal").exists()
    sound, findings = _file_findings(database.file)
    if findings and alone and side_file(database.file, "-wal").exists():
        # Somebody opened the library meanwhile and may have written under this reading.
        sound, findings = _file_findings(database.file)
    if database.read_only or not sound:
        return findings
    return (*findings, *_search_findings(database))


def _file_findings(file: Path) -> tuple[bool, tuple[str, ...]]:
    """Whether ``file`` is sound enough to be asked on, and what is wrong with it."""
    try:
        with closing(connect_beside(file)) as connection:
            findings = full_findings(connection, MOST_FINDINGS)
            if findings:
                return False, findings
            changed = _schema_findings(connection)
            if changed:
                return True, (*changed, *_log_findings(connection))
            unread = unreadable_rows(connection, MOST_FINDINGS)
            return True, (*_log_findings(connection), *unread, *_outside(connection))
    except sqlite3.DatabaseError as error:
        return False, (str(error),)


def _schema_findings(connection: sqlite3.Connection) -> tuple[str, ...]:
    expected = schema_objects()
    found = schema_of(connection)
    missing = [f"{name} is missing" for name in sorted(expected.keys() - found.keys())]
    changed = [
        f"{name} is not as this version made it"
        for name in sorted(expected.keys() & found.keys())
        if found[name] != expected[name]
    ]
    return (*missing, *changed)


def _log_findings(connection: sqlite3.Connection) -> tuple[str, ...]:
    undos = connection.execute(UNDO_OUT_OF_PLACE, (MOST_FINDINGS,)).fetchall()
    states = islice(_rows_without_state(connection), MOST_FINDINGS)
    (used_again,) = connection.execute(NUMBERS_USED_AGAIN).fetchone()
    return (
        *(f"reviews: row {seq} takes back a row it cannot" for (seq,) in undos),
        *(f"reviews: row {seq} holds no memory state" for seq in states),
        *(("reviews: numbers could be used again",) if used_again else ()),
    )


def _rows_without_state(connection: sqlite3.Connection) -> Iterator[int]:
    """Rows of the log whose state before or after is none, in order."""
    sound: set[str] = set()  # what one answer left is what the next one found: read once
    for seq, elsewhere, *states in connection.execute(STATES):
        try:
            for state in states:
                if state not in sound and not (elsewhere and state in IN_ANOTHER_PROGRAM):
                    stored_state(state)
                    sound.add(state)
        except Unreadable:
            yield seq


def _outside(connection: sqlite3.Connection) -> tuple[str, ...]:
    rows = connection.execute(CITED_OUTSIDE, (MOST_FINDINGS,)).fetchall()
    return tuple(
        f"{table}: row {row} points outside the text of its article" for table, row in rows
    )


def _search_findings(database: "Database") -> tuple[str, ...]:
    def compare(session: Session) -> tuple[str, ...]:
        # Rank 1 compares the index with the notes themselves.
        statement = "INSERT INTO notes_fts (notes_fts, rank) VALUES ('integrity-check', 1)"
        try:
            session.connection().execute(text(statement))
        except DBAPIError as error:
            return (f"search does not match the notes: {error.orig}",)
        return ()

    return database.write(compare)

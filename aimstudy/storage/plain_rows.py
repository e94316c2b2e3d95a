"""Rows as plain tuples, past SQLAlchemy, which would make an object of every one.

For sweeps over a whole table. Knows nothing of what the tables mean.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Executable
from sqlalchemy.exc import DatabaseError
from sqlmodel import Session

FETCHED_AT_ONCE = 5000


def plain_rows(
    session: Session, statement: Executable, values: Mapping[str, Any] | None = None
) -> Iterator[Any]:
    """The rows of a statement, in its order; they are read as they are asked for."""
    found = session.connection().execute(statement, dict(values or {}))
    try:
        while rows := found.cursor.fetchmany(FETCHED_AT_ONCE):
            yield from rows
    except sqlite3.Error as error:
        raise DatabaseError(str(statement), values, error) from error


def columns(session: Session, statement: Executable, count: int) -> list[list[Any]]:
    """The ``count`` columns of a statement as lists."""
    rows = list(plain_rows(session, statement))
    return [list(column) for column in (zip(*rows, strict=True) if rows else [()] * count)]

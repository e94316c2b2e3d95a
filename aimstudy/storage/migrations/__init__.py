"""Brings a library file to the schema of this program, step by step under ``user_version``.

Every step is a tuple of statements that never changes once released. Backups before a step are
the caller's business.
"""

import sqlite3
from contextlib import closing

from aimstudy.storage.connections import APPLICATION_ID
from aimstudy.storage.migrations import (
    step_0001,
    step_0002,
    step_0003,
    step_0004,
    step_0005,
    step_0006,
    step_0007,
)

Step = tuple[str, ...]
# The tables behind the search differ between versions of SQLite.
SCHEMA = """
SELECT name, sql FROM sqlite_master
WHERE sql IS NOT NULL AND name NOT GLOB 'sqlite_*'
  AND NOT (type = 'table' AND name GLOB 'notes_fts_*')
"""
STEPS: tuple[Step, ...] = (
    step_0001.STATEMENTS,
    step_0002.STATEMENTS,
    step_0003.STATEMENTS,
    step_0004.STATEMENTS,
    step_0005.STATEMENTS,
    step_0006.STATEMENTS,
    step_0007.STATEMENTS,
)


def known_version() -> int:
    """The schema version this program works with: the number of its steps."""
    return len(STEPS)


def version_of(connection: sqlite3.Connection) -> int:
    """The schema version of an open library; 0 for a file without any."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


def migrate(connection: sqlite3.Connection) -> None:
    """Apply the pending steps in one transaction, which the new version is part of.

    All or nothing: on any error the file is as it was, and the sqlite3.Error goes on.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        for step in STEPS[version_of(connection) :]:
            for statement in step:
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {known_version()}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def schema_of(connection: sqlite3.Connection) -> dict[str, str]:
    """The text of every table, index and trigger, by name; not what SQLite makes on its own."""
    return dict(connection.execute(SCHEMA))


def schema_objects() -> dict[str, str]:
    """Like schema_of, as a new library of this program has it."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrate(connection)
        return schema_of(connection)

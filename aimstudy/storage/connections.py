"""Opens SQLite connections with the settings the library relies on.

One connection writes, with a flush at each commit; all others can only read and never checkpoint.
"""

import sqlite3
import sys
from pathlib import Path

APPLICATION_ID = 0x41494D53  # "AIMS"
SIDES = ("-wal", "-shm", "-journal")
BUSY_MS = 5000
CLOSING_BUSY_MS = 500

AUTOCHECKPOINT = "PRAGMA wal_autocheckpoint=1000"
WRITER_SETTINGS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    AUTOCHECKPOINT,
    # Without it an INSERT OR REPLACE would pass by the triggers that guard the log and the search.
    "PRAGMA recursive_triggers=ON",
    *(
        ("PRAGMA fullfsync=ON", "PRAGMA checkpoint_fullfsync=ON")
        if sys.platform == "darwin"
        else ()
    ),
)
READER_SETTINGS = ("PRAGMA query_only=ON", "PRAGMA wal_autocheckpoint=0")
SETTINGS = (
    f"PRAGMA busy_timeout={BUSY_MS}",
    "PRAGMA foreign_keys=ON",
    "PRAGMA cell_size_check=ON",
    "PRAGMA mmap_size=0",
)


def connect(file: Path, mode: str, *settings: str) -> sqlite3.Connection:
    """A connection to an existing file; ``mode`` is a URI mode: rw, ro or ro&immutable=1.

    Transactions are begun by hand, so that the data definitions of a migration roll back too. A
    URI of quoted bytes makes every path safe, also with ``#``, ``?`` or non-ASCII in it.
    """
    connection = sqlite3.connect(
        f"{file.absolute().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        for setting in (*SETTINGS, *settings):
            connection.execute(setting).close()
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def connect_writer(file: Path) -> sqlite3.Connection:
    """The one connection that may write."""
    return connect(file, "rw", *WRITER_SETTINGS)


def connect_reader(file: Path) -> sqlite3.Connection:
    """A connection that cannot write, for a file that may be written at the same time."""
    return connect(file, "ro", *READER_SETTINGS)


def connect_still(file: Path) -> sqlite3.Connection:
    """A connection to a file that nobody writes; leaves no side files, reads no WAL."""
    return connect(file, "ro&immutable=1", *READER_SETTINGS)


def connect_beside(file: Path) -> sqlite3.Connection:
    """A connection that cannot write and makes no files, beside whoever has ``file`` open.

    A writer keeps a write-ahead log as long as it runs; without one the file stands still. Then
    it can be read where this account may not write: SQLite would want to make a log to read it.
    """
    alone = not side_file(file, "-wal").exists()
    return connect_still(file) if alone else connect_reader(file)


def side_file(file: Path, suffix: str) -> Path:
    """The file that SQLite keeps beside ``file``: ``-wal``, ``-shm`` or ``-journal``."""
    return file.with_name(file.name + suffix)


def has_content(file: Path) -> bool:
    """True where ``file`` exists and is not empty."""
    return file.exists() and file.stat().st_size > 0

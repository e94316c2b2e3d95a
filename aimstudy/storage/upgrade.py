"""Makes a new library, and brings an older one up to date after a backup of it.

A new library gets its name only when it is whole, so that a kill leaves either none or a good one.
"""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.storage.backup_folder import backup_files
from aimstudy.storage.backups import back_up_file
from aimstudy.storage.connections import SIDES, connect_writer, has_content, side_file
from aimstudy.storage.durable_files import flush_file, move_durably
from aimstudy.storage.faults import write_problem
from aimstudy.storage.folder import FILE_NAME
from aimstudy.storage.migrations import known_version, migrate
from aimstudy.storage.startup import examine

UNFINISHED = ".new"


def create_library(file: Path) -> None:
    """A library without content at ``file``; a Problem where the disk does not take it."""
    unfinished = file.with_name(file.name + UNFINISHED)
    try:
        for suffix in ("", *SIDES):
            side_file(unfinished, suffix).unlink(missing_ok=True)
        unfinished.touch()
        with closing(connect_writer(unfinished)) as connection:
            migrate(connection)
            # Closing would fold the write-ahead log in too, but keep its errors to itself.
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").close()
        examine(unfinished)
        flush_file(unfinished)
        move_durably(unfinished, file)
    except sqlite3.Error as error:
        raise write_problem(error, file) or error from error
    except OSError as error:
        raise Problem(ProblemKind.LIBRARY_WRITE_FAILED, reason=error) from error


def bring_up_to_date(file: Path, version: int) -> None:
    """Apply pending migrations to a sound library of ``version``, after a checked backup of it.

    The backup is named by the library's last change, as no clock reaches this layer.
    """
    if version >= known_version():
        return
    last_change = datetime.fromtimestamp(int(file.stat().st_mtime), UTC)
    back_up_file(file, last_change, "before-upgrade")
    try:
        with closing(connect_writer(file)) as connection:
            migrate(connection)
    except sqlite3.Error as error:
        raise write_problem(error, file) or error from error


def refuse_if_lost(folder: Path) -> None:
    """LIBRARY_LOST where traces show that a library was here: no new one on top of them."""
    if backup_files(folder):
        trace = "backups"
    elif has_content(side_file(folder / FILE_NAME, "-wal")):
        trace = "the last changes of a library"
    else:
        return
    raise Problem(ProblemKind.LIBRARY_LOST, folder=folder, trace=trace)

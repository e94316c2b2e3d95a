"""Keeps what stands where a restored library is to go: nothing is ever deleted or overwritten."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.storage.checked_copy import UnsoundCopyError
from aimstudy.storage.connections import (
    CLOSING_BUSY_MS,
    SIDES,
    connect_writer,
    has_content,
    side_file,
)
from aimstudy.storage.durable_files import flush_folder
from aimstudy.storage.startup import examine, refuse_link

BackUp = Callable[[Path, datetime, str], Path]

DAMAGED = {
    ProblemKind.LIBRARY_DAMAGED,
    ProblemKind.LIBRARY_EMPTY_FILE,
    ProblemKind.FILE_UNREADABLE,
}
FOREIGN = {ProblemKind.LIBRARY_NOT_OURS, ProblemKind.LIBRARY_NEWER}


def keep_present(file: Path, now: datetime, back_up: BackUp) -> Path | None:
    """Make room at ``file`` and return where its content is kept; None where there was none.

    A sound library is backed up and stays until it is replaced; anything else is renamed. Raises
    Problem where neither can be done, and OSError.
    """
    if not os.path.lexists(file):
        return _set_aside(file, now, "damaged")
    try:
        refuse_link(file)
        examine(file)
        kept = back_up(file, now, "before-restore")
    except Problem as problem:
        if problem.kind in DAMAGED or isinstance(problem.__cause__, UnsoundCopyError):
            return _set_aside(file, now, "damaged")
        if problem.kind in FOREIGN:
            return _set_aside(file, now, "foreign")
        raise
    _fold_in(file)
    return kept


def _fold_in(file: Path) -> None:
    """Leave no write-ahead log behind that SQLite would apply to the restored file."""
    try:
        with closing(connect_writer(file)) as connection:
            connection.execute(f"PRAGMA busy_timeout={CLOSING_BUSY_MS}").close()
            busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    except sqlite3.Error as error:
        raise Problem(ProblemKind.LIBRARY_WRITE_FAILED, reason=error) from error
    if busy:
        raise Problem(ProblemKind.LIBRARY_IN_USE, folder=file.parent)
    if has_content(side_file(file, "-wal")):
        reason = "the last changes could not be folded into the library file"
        raise Problem(ProblemKind.LIBRARY_WRITE_FAILED, reason=reason)
    for suffix in SIDES:
        side_file(file, suffix).unlink(missing_ok=True)


def _set_aside(file: Path, now: datetime, word: str) -> Path | None:
    """Rename the file and what SQLite keeps beside it; the library itself goes first."""
    aside = _free_name(file, now, word)
    there = os.path.lexists(file)
    for suffix in ("", *SIDES):
        part = side_file(file, suffix)
        if os.path.lexists(part):
            part.rename(side_file(aside, suffix))
    flush_folder(file.parent)
    return aside if there else None


def _free_name(file: Path, now: datetime, word: str) -> Path:
    stamp = now.astimezone(UTC).strftime("%Y%m%d-%H%M%SZ")
    aside = file.with_name(f"library.{word}-{stamp}.db")
    number = 1
    while any(side_file(aside, suffix).exists() for suffix in ("", *SIDES)):
        number += 1
        aside = file.with_name(f"library.{word}-{stamp}-{number}.db")
    return aside

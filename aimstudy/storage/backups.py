"""Backups: written aside, checked, flushed and only then given their name.

A backup is a whole ``library.db``. Files under ``media/`` are named by their content and never
overwritten, so that they need no copy here.
"""

import errno
import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from aimstudy.domain.backup import BackupInfo, RestorePreview
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.storage.backup_folder import backup_files, finished, read_name, reserve, thin
from aimstudy.storage.checked_copy import UnsoundCopyError, copy_checked
from aimstudy.storage.connections import connect_beside, connect_still
from aimstudy.storage.durable_files import move_durably
from aimstudy.storage.faults import read_problem, write_problem
from aimstudy.storage.folder import FILE_NAME, lock_folder, prepare_folder
from aimstudy.storage.holdings import holdings_of, reviews_lost
from aimstudy.storage.setting_aside import keep_present
from aimstudy.storage.startup import check_writable, examine

if TYPE_CHECKING:
    from aimstudy.storage.database import Database

INCOMING = "library.db.restoring"


def make_backup(database: "Database", now: datetime, reason: str) -> Path:
    """A checked backup of the open library as it is now; then the old ones are thinned.

    ``now`` is aware; ``reason`` is a word such as ``manual`` and becomes part of the name. Raises
    Problem BACKUP_FAILED or LIBRARY_CLOSED, and leaves nothing behind under a finished name.
    """
    database.require_open()
    backup = back_up_file(database.file, now, reason)
    # The backup is made; an old one that cannot be deleted only takes up space.
    with suppress(OSError, Problem):
        thin(database.folder, now)
    return backup


def back_up_file(file: Path, now: datetime, reason: str) -> Path:
    """Like make_backup, for the library at ``file`` and without thinning."""
    try:
        unfinished = reserve(file.parent, now, reason)
        try:
            copy_checked(file, unfinished)
            move_durably(unfinished, finished(unfinished))
        finally:
            unfinished.unlink(missing_ok=True)
    except (OSError, sqlite3.Error, UnsoundCopyError) as error:
        raise Problem(ProblemKind.BACKUP_FAILED, reason=error) from error
    return finished(unfinished)


def list_backups(folder: Path) -> tuple[BackupInfo, ...]:
    """What the data folder's backups are, newest first; each is looked through quickly.

    One that does not pass is listed as not tested, with what was found. Restoring checks anew,
    and more thoroughly.
    """
    named = [(name, file) for file in backup_files(folder) if (name := read_name(file))]
    listed: list[BackupInfo] = []
    for _, file in sorted(named, reverse=True):
        # Another program that has the library open may thin its backups meanwhile.
        with suppress(FileNotFoundError):
            listed.append(inspect(file))
    return tuple(listed)


def inspect(file: Path) -> BackupInfo:
    """Tell what one backup is; a library file from elsewhere will do. OSError if it is gone."""
    stat = file.stat()
    name = read_name(file)
    made_at = name.made_at if name else datetime.fromtimestamp(int(stat.st_mtime), UTC)
    reason = name.reason if name else ""
    try:
        examine(file)
        with closing(connect_still(file)) as connection:
            holdings = holdings_of(connection)
    except (Problem, sqlite3.Error) as error:
        finding = error.detail if isinstance(error, Problem) else str(error)
        return BackupInfo(file, made_at, reason, stat.st_size, tested=False, finding=finding)
    return BackupInfo(file, made_at, reason, stat.st_size, tested=True, holdings=holdings)


def preview(backup: Path, database: "Database | None") -> RestorePreview:
    """What restoring ``backup`` would change; ``database`` is the open library, if there is one.

    Raises Problem FILE_MISSING, FILE_NOT_ALLOWED, FILE_UNREADABLE, BACKUP_UNUSABLE or
    LIBRARY_CLOSED.
    """
    if database is not None:
        database.require_open()
    info = _usable(backup)
    holdings = info.holdings
    if holdings is None:
        raise Problem(ProblemKind.BACKUP_UNUSABLE, name=backup.name, reason=info.finding)
    if database is None:
        return RestorePreview(info, now=None, then=holdings, reviews_lost=0)
    try:
        with closing(connect_beside(database.file)) as connection:
            lost = reviews_lost(connection, f"{backup.absolute().as_uri()}?mode=ro&immutable=1")
            now = holdings_of(connection)
    except sqlite3.Error as error:
        raise read_problem(error, database.file) or error from error
    return RestorePreview(info, now=now, then=holdings, reviews_lost=lost)


def restore(folder: Path, backup: Path, now: datetime) -> Path | None:
    """Put ``backup`` in the place of the library in ``folder``, which must be closed.

    The backup is copied and the copy checked first. What was there is kept: a sound library as a
    backup named ``before-restore``, anything else under a name of its own beside the new one; its
    path is returned, or None where nothing was there. Raises Problem FILE_MISSING,
    FILE_NOT_ALLOWED, FILE_UNREADABLE, BACKUP_UNUSABLE, BACKUP_FAILED, DISK_FULL, LIBRARY_IN_USE,
    LIBRARY_READ_ONLY or LIBRARY_WRITE_FAILED; then the library is as it was.
    """
    prepare_folder(folder)
    lock = lock_folder(folder)
    incoming = folder / INCOMING
    try:
        check_writable(folder, folder / FILE_NAME)
        _usable(backup)
        incoming.unlink(missing_ok=True)
        incoming.touch()
        _copy_in(backup, incoming)
        kept = keep_present(folder / FILE_NAME, now, back_up_file)
        move_durably(incoming, folder / FILE_NAME)
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise Problem(ProblemKind.DISK_FULL) from error
        raise Problem(ProblemKind.LIBRARY_WRITE_FAILED, reason=error) from error
    finally:
        # A copy that cannot be deleted is replaced by the next restore.
        with suppress(OSError):
            incoming.unlink(missing_ok=True)
        lock.release()
    return kept


def _usable(backup: Path) -> BackupInfo:
    try:
        info = inspect(backup)
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        # No file has a name that the system cannot take.
        raise Problem(ProblemKind.FILE_MISSING, name=backup) from error
    except PermissionError as error:
        raise Problem(ProblemKind.FILE_NOT_ALLOWED, name=backup) from error
    except OSError as error:
        raise Problem(ProblemKind.FILE_UNREADABLE, name=backup, reason=error.strerror) from error
    if not info.tested:
        raise Problem(ProblemKind.BACKUP_UNUSABLE, name=backup.name, reason=info.finding)
    return info


def _copy_in(backup: Path, incoming: Path) -> None:
    try:
        copy_checked(backup, incoming)
    except UnsoundCopyError as error:
        raise Problem(ProblemKind.BACKUP_UNUSABLE, name=backup.name, reason=error) from error
    except sqlite3.Error as error:
        # The backup was just read in whole; only damage is its own, the rest is the disk's.
        problem = write_problem(error, incoming)
        if problem is not None and problem.kind is not ProblemKind.LIBRARY_DAMAGED:
            raise problem from error
        raise Problem(ProblemKind.BACKUP_UNUSABLE, name=backup.name, reason=error) from error

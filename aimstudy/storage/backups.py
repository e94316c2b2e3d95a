"""Backups: written aside, checked, flushed and only then given their name; thinned with age.

A backup is a whole ``library.db``. Files under ``media/`` are named by their content and never
overwritten, so that they need no copy here.
"""

import re
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from aimstudy.domain.backup import BackupInfo
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.storage.connections import connect, connect_reader, connect_still
from aimstudy.storage.durable_files import flush_file, move_durably
from aimstudy.storage.holdings import holdings_of
from aimstudy.storage.startup import examine
from aimstudy.storage.thinning import superseded

if TYPE_CHECKING:
    from aimstudy.storage.database import Database

BACKUPS = "backups"
UNFINISHED = ".part"
NAME = re.compile(r"library-(\d{8}-\d{6})Z-([a-z]+(?:-[a-z]+)*)(?:-\d+)?\.db")
STAMP = "%Y%m%d-%H%M%S"


class UnsoundCopyError(Exception):
    """A copy did not pass its check; the text says what was found."""


def make_backup(database: "Database", now: datetime, reason: str) -> Path:
    """A checked backup of the open library as it is now, then thin the old ones.

    ``now`` is aware; ``reason`` is a word such as ``manual`` and becomes part of the name. Raises
    Problem BACKUP_FAILED, and leaves nothing behind under a finished name.
    """
    backup = back_up_file(database.file, now, reason)
    thin(database.folder, now)
    return backup


def back_up_file(file: Path, now: datetime, reason: str) -> Path:
    """Like make_backup, for the library at ``file``, and without thinning."""
    folder = file.parent / BACKUPS
    try:
        folder.mkdir(exist_ok=True)
        unfinished = _reserve(folder, now, reason)
        try:
            copy_checked(file, unfinished)
            finished = unfinished.with_name(unfinished.name.removesuffix(UNFINISHED))
            move_durably(unfinished, finished)
        finally:
            unfinished.unlink(missing_ok=True)
    except (OSError, sqlite3.Error, UnsoundCopyError) as error:
        raise Problem(ProblemKind.BACKUP_FAILED, reason=error) from error
    return finished


def copy_checked(source: Path, target: Path) -> None:
    """Copy one moment of a library that may be in use; check the copy and flush it.

    Raises UnsoundCopyError, OSError or sqlite3.Error.
    """
    with closing(connect_reader(source)) as original, closing(connect(target, "rw")) as copy:
        # The flush comes once, below; until then the copy has no finished name.
        copy.execute("PRAGMA synchronous=OFF")
        original.backup(copy)
        # One file without companions, also where it is only read.
        copy.execute("PRAGMA journal_mode=DELETE")
    finding = full_check(target)
    if finding:
        raise UnsoundCopyError(finding)
    flush_file(target)


def full_check(file: Path) -> str:
    """The first finding in a file that nobody writes, indexes and references included, or ""."""
    with closing(connect_still(file)) as connection:
        finding: str = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if finding != "ok":
            return finding
        orphan = connection.execute("PRAGMA foreign_key_check").fetchone()
        return f"a row of {orphan[0]} refers to one that is missing" if orphan else ""


def list_backups(folder: Path) -> tuple[BackupInfo, ...]:
    """What the data folder's backups are, the newest first; each is looked through quickly.

    Files with other names are not ours and not listed. Unusable ones are listed as such.
    """
    found = [inspect(file) for file in _named_as_backups(folder)]
    return tuple(sorted(found, key=lambda info: (info.made_at, info.path.name), reverse=True))


def inspect(file: Path) -> BackupInfo:
    """Tell what one backup is; any file may be given, also from elsewhere."""
    match = NAME.fullmatch(file.name)
    stat = file.stat()
    if match:
        made_at = datetime.strptime(match[1], STAMP).replace(tzinfo=UTC)
    else:
        made_at = datetime.fromtimestamp(int(stat.st_mtime), UTC)
    reason = match[2] if match else ""
    try:
        examine(file)
        with closing(connect_still(file)) as connection:
            holdings = holdings_of(connection)
    except (Problem, sqlite3.Error) as error:
        finding = error.detail if isinstance(error, Problem) else str(error)
        return BackupInfo(file, made_at, reason, stat.st_size, tested=False, finding=finding)
    return BackupInfo(file, made_at, reason, stat.st_size, tested=True, holdings=holdings)


def thin(folder: Path, now: datetime) -> None:
    """Delete backups that newer ones stand for; files that are not ours stay, sound or not."""
    dated = [(_made_at(file), file) for file in _named_as_backups(folder)]
    for file in superseded(dated, now):
        # One that cannot be deleted only takes up space.
        file.unlink(missing_ok=True)


def remove_unfinished(folder: Path) -> None:
    """Clear away what a killed backup left; only while the library is locked."""
    for file in (folder / BACKUPS).glob(f"library-*{UNFINISHED}"):
        file.unlink(missing_ok=True)


def has_backups(folder: Path) -> bool:
    """True where the data folder has a file that is named as a backup."""
    return bool(_named_as_backups(folder))


def _named_as_backups(folder: Path) -> list[Path]:
    backups = folder / BACKUPS
    if not backups.is_dir():
        return []
    return [file for file in backups.iterdir() if NAME.fullmatch(file.name) and file.is_file()]


def _made_at(file: Path) -> datetime:
    match = NAME.fullmatch(file.name)
    assert match, "only backups' names come here"
    return datetime.strptime(match[1], STAMP).replace(tzinfo=UTC)


def _reserve(folder: Path, now: datetime, reason: str) -> Path:
    """An empty unfinished file whose finished name is free."""
    stem = f"library-{now.astimezone(UTC).strftime(STAMP)}Z-{reason}"
    if not NAME.fullmatch(f"{stem}.db"):
        raise ValueError(f"not a word for a reason: {reason!r}")
    number = 1
    while True:
        name = f"{stem}.db" if number == 1 else f"{stem}-{number}.db"
        unfinished = folder / (name + UNFINISHED)
        number += 1
        try:
            unfinished.touch(exist_ok=False)
        except FileExistsError:
            continue
        if not (folder / name).exists():
            return unfinished
        unfinished.unlink()

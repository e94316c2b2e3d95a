"""The folder of backups: their names, and what may be cleared away.

A name tells when (UTC) and why: ``library-20261122-104500Z-manual.db``. Names sort by time.
Files with other names are not ours: never listed, counted or deleted.
"""

import re
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.storage.thinning import superseded

BACKUPS = "backups"
UNFINISHED = ".part"
NAME = re.compile(r"library-(\d{8}-\d{6})Z-([a-z]+(?:-[a-z]+)*)(?:-(\d+))?\.db")
STAMP = "%Y%m%d-%H%M%S"


class BackupName(NamedTuple):
    """When (aware, UTC) a backup was made, as which of that second, and why; sorts by time."""

    made_at: datetime
    number: int
    reason: str


def backup_files(folder: Path) -> list[Path]:
    """The files of the data folder's backups that have a backup's name, in any order.

    Raises Problem FILE_NOT_ALLOWED or FILE_UNREADABLE where they cannot be listed.
    """
    backups = folder / BACKUPS
    try:
        if not backups.is_dir():
            return []
        return [file for file in backups.iterdir() if read_name(file) and file.is_file()]
    except PermissionError as error:
        raise Problem(ProblemKind.FILE_NOT_ALLOWED, name=backups) from error
    except OSError as error:
        raise Problem(ProblemKind.FILE_UNREADABLE, name=backups, reason=error.strerror) from error


def read_name(file: Path) -> BackupName | None:
    """What the name of a backup says, or None for a name that is not one."""
    match = NAME.fullmatch(file.name)
    if match is None:
        return None
    try:
        made_at = datetime.strptime(match[1], STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
    return BackupName(made_at, int(match[3] or 1), match[2])


def reserve(folder: Path, now: datetime, reason: str) -> Path:
    """An empty unfinished file in the data folder's backups whose finished name is free."""
    stem = f"library-{now.astimezone(UTC).strftime(STAMP)}Z-{reason}"
    if not NAME.fullmatch(f"{stem}.db"):
        raise ValueError(f"not a word for a reason: {reason!r}")
    backups = folder / BACKUPS
    backups.mkdir(exist_ok=True)
    number = 1
    while True:
        name = f"{stem}.db" if number == 1 else f"{stem}-{number}.db"
        unfinished = backups / (name + UNFINISHED)
        number += 1
        try:
            unfinished.touch(exist_ok=False)
        except FileExistsError:
            continue
        if not (backups / name).exists():
            return unfinished
        unfinished.unlink()


def finished(unfinished: Path) -> Path:
    """The name that a reserved file gets once it is checked."""
    return unfinished.with_name(unfinished.name.removesuffix(UNFINISHED))


def thin(folder: Path, now: datetime) -> None:
    """Delete the backups that newer ones stand for."""
    dated = [(name.made_at, file) for file in backup_files(folder) if (name := read_name(file))]
    for file in superseded(dated, now):
        file.unlink(missing_ok=True)


def remove_unfinished(folder: Path) -> None:
    """Clear away what a killed backup left; only while the library is locked."""
    for file in (folder / BACKUPS).glob(f"library-*{UNFINISHED}*"):
        # One that cannot be deleted is in nobody's way.
        with suppress(OSError):
            file.unlink(missing_ok=True)


def newest_backup_time(folder: Path) -> datetime | None:
    """When the newest backup was made (aware, UTC), by its name; None without one."""
    times = [name[0] for file in backup_files(folder) if (name := read_name(file))]
    return max(times, default=None)

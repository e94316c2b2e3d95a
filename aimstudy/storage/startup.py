"""Looks at a library file before it is used: never changes it, and says what is wrong in words.

A file that is empty, damaged, foreign or from a newer program is left exactly as it is.
"""

import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.storage.connections import (
    APPLICATION_ID,
    SIDES,
    connect,
    connect_beside,
    has_content,
    side_file,
)
from aimstudy.storage.faults import DAMAGE, primary_code
from aimstudy.storage.migrations import known_version, version_of

MAGIC = b"SQLite format 3\0"
HEADER_BYTES = 100
QUICK_CHECK_BYTES = 500_000_000


def examine(file: Path) -> int:
    """The schema version of a sound library at ``file``, or the fitting Problem.

    ``quick_check`` takes about 1.4 ms per MB; above 500 MB it runs only after an unclean exit.
    """
    try:
        _refuse_special(file)
        with file.open("rb") as handle:
            header = handle.read(HEADER_BYTES)
        _check_header(file, header)
        unclean = has_content(side_file(file, "-wal"))
        if not unclean:
            _check_length(file, header)
        version = _look_through(file, unclean)
    except PermissionError as error:
        raise Problem(ProblemKind.FILE_NOT_ALLOWED, name=file) from error
    except OSError as error:
        raise Problem(ProblemKind.FILE_UNREADABLE, name=file, reason=error.strerror) from error
    _refuse_newer(version)
    return version


def quick_check(connection: sqlite3.Connection) -> str:
    """The first finding of SQLite's quick check, or nothing where the file is sound."""
    finding: str = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    return "" if finding == "ok" else finding


def check_writable(folder: Path, file: Path) -> None:
    """A Problem where this account may not change the folder or the library file."""
    writable = os.access(folder, os.W_OK | os.X_OK)
    if not writable or (file.exists() and not os.access(file, os.W_OK)):
        raise Problem(ProblemKind.LIBRARY_READ_ONLY, folder=folder)


def refuse_link(file: Path) -> None:
    """LIBRARY_NOT_OURS for a symbolic link: two folders, each with its lock, could share a file."""
    if file.is_symlink():
        reason = "a link; name the folder it leads to instead"
        raise Problem(ProblemKind.LIBRARY_NOT_OURS, file=file, reason=reason)


def _refuse_special(file: Path) -> None:
    """Only regular files are opened: a named pipe, for one, would be waited for without end."""
    for suffix in ("", *SIDES):
        part = side_file(file, suffix)
        try:
            mode = part.stat().st_mode
        except FileNotFoundError:
            continue
        if not stat.S_ISREG(mode):
            reason = "a folder" if stat.S_ISDIR(mode) else "neither a file nor a folder"
            raise Problem(ProblemKind.LIBRARY_NOT_OURS, file=part, reason=reason)


def _check_header(file: Path, header: bytes) -> None:
    """Offsets as in SQLite's file format: 60 user version, 68 application id."""
    if not header:
        raise Problem(ProblemKind.LIBRARY_EMPTY_FILE, file=file)
    if not header.strip(b"\0"):
        raise Problem(ProblemKind.LIBRARY_DAMAGED, file=file, reason="it begins with zeros")
    if not header.startswith(MAGIC):
        raise Problem(ProblemKind.LIBRARY_NOT_OURS, file=file, reason="not a database")
    if len(header) < HEADER_BYTES:
        raise Problem(ProblemKind.LIBRARY_DAMAGED, file=file, reason="it is cut off")
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        reason = "a database of another program"
        raise Problem(ProblemKind.LIBRARY_NOT_OURS, file=file, reason=reason)
    version = int.from_bytes(header[60:64], "big")
    _refuse_newer(version)
    if version == 0:
        raise Problem(ProblemKind.LIBRARY_DAMAGED, file=file, reason="it has no version")


def _refuse_newer(version: int) -> None:
    if version > known_version():
        raise Problem(ProblemKind.LIBRARY_NEWER, found=version, known=known_version())


def _check_length(file: Path, header: bytes) -> None:
    """A file cut at its end can pass the quick check; its header tells how long it should be."""
    page = int.from_bytes(header[16:18], "big")
    page = 65536 if page == 1 else page
    expected = page * int.from_bytes(header[28:32], "big")
    size = file.stat().st_size
    if size < expected:
        reason = f"it has {size} bytes instead of {expected}"
        raise Problem(ProblemKind.LIBRARY_DAMAGED, file=file, reason=reason)


def _look_through(file: Path, unclean: bool) -> int:
    try:
        with closing(_look_into(file)) as connection:
            version = version_of(connection)
            if unclean or file.stat().st_size <= QUICK_CHECK_BYTES:
                finding = quick_check(connection)
                if finding:
                    raise Problem(ProblemKind.LIBRARY_DAMAGED, file=file, reason=finding)
    except sqlite3.Error as error:
        if primary_code(error) in DAMAGE:
            raise Problem(ProblemKind.LIBRARY_DAMAGED, file=file, reason=error) from error
        raise Problem(ProblemKind.FILE_UNREADABLE, name=file, reason=error) from error
    return version


def _look_into(file: Path) -> sqlite3.Connection:
    """A connection that reads ``file`` with what SQLite keeps beside it, if anything."""
    if side_file(file, "-journal").exists():
        # Only a writing connection can roll back what a killed one left half-way.
        return connect(file, "rw")
    return connect_beside(file)

"""Turns SQLite's errors into Problems; an error that is our own bug stays as it is."""

import sqlite3
from pathlib import Path

from aimstudy.domain.errors import Problem, ProblemKind

PRIMARY = 0xFF
DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
TROUBLE = {
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_AUTH,
    sqlite3.SQLITE_NOLFS,
    sqlite3.SQLITE_PROTOCOL,
}


def primary_code(error: BaseException | None) -> int:
    """The primary result code of an SQLite error; 0 for errors of the driver itself."""
    code = getattr(error, "sqlite_errorcode", 0)
    return code & PRIMARY if isinstance(code, int) else 0


def write_problem(error: BaseException | None, file: Path) -> Problem | None:
    """The Problem behind an error while writing, or None where it is a bug."""
    code = primary_code(error)
    if code == sqlite3.SQLITE_FULL:
        return Problem(ProblemKind.DISK_FULL)
    if code in DAMAGE:
        return Problem(ProblemKind.LIBRARY_DAMAGED, file=file, reason=error)
    if code in TROUBLE or code == sqlite3.SQLITE_READONLY:
        return Problem(ProblemKind.LIBRARY_WRITE_FAILED, reason=error)
    return None


def read_problem(error: BaseException | None, file: Path) -> Problem | None:
    """The Problem behind an error while reading, or None where it is a bug."""
    code = primary_code(error)
    if code in DAMAGE:
        return Problem(ProblemKind.LIBRARY_DAMAGED, file=file, reason=error)
    if code in TROUBLE or code == sqlite3.SQLITE_FULL:
        return Problem(ProblemKind.FILE_UNREADABLE, name=file, reason=error)
    return None

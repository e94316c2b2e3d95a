"""The library file: opened with care, written by one thread, read as snapshots, closed tidily.

Knows nothing of what the tables mean; the query modules work on the sessions it gives.
"""

import os
import sqlite3
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TypeVar

from sqlmodel import Session

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.storage.backup_folder import remove_unfinished
from aimstudy.storage.connections import connect_beside, connect_reader
from aimstudy.storage.faults import primary_code, write_problem
from aimstudy.storage.folder import FILE_NAME, lock_folder, prepare_folder
from aimstudy.storage.lock import InstanceLock
from aimstudy.storage.migrations import known_version
from aimstudy.storage.readers import Readers
from aimstudy.storage.startup import check_writable, examine, refuse_link
from aimstudy.storage.upgrade import bring_up_to_date, create_library, refuse_if_lost
from aimstudy.storage.writer import Beside, Writer

T = TypeVar("T")


class Database:
    """An open library. Made by ``open``; every other thread and module goes through it."""

    def __init__(
        self, folder: Path, readers: Readers, writer: Writer | None, lock: InstanceLock | None
    ) -> None:
        self.folder = folder
        self.file = folder / FILE_NAME
        self.read_only = writer is None
        self._readers = readers
        self._writer = writer
        self._lock = lock
        self._closed = False

    @classmethod
    def open(cls, folder: Path, *, beside: bool = False) -> "Database":
        """Open the library in ``folder``, making both on first use.

        ``beside`` reads a library that may be open elsewhere: no lock, no writer, nothing made.
        Raises a LIBRARY_* or DATA_FOLDER_UNUSABLE Problem and then leaves every file as it was.
        """
        try:
            # Readers connect later, perhaps after the working directory has changed.
            folder = folder.absolute()
            return cls._open_beside(folder) if beside else cls._open_locked(folder)
        except OSError as error:
            kind = ProblemKind.DATA_FOLDER_UNUSABLE
            raise Problem(kind, folder=folder, reason=error.strerror) from error

    @classmethod
    def _open_beside(cls, folder: Path) -> "Database":
        file = folder / FILE_NAME
        _refuse_missing(folder, file)
        refuse_link(file)
        version = examine(file)
        if version < known_version():
            raise Problem(ProblemKind.LIBRARY_OLDER, found=version, known=known_version())
        return cls(folder, Readers(file, connect_beside), writer=None, lock=None)

    @classmethod
    def _open_locked(cls, folder: Path) -> "Database":
        prepare_folder(folder)
        lock = lock_folder(folder)
        try:
            file = folder / FILE_NAME
            check_writable(folder, file)
            remove_unfinished(folder)
            if os.path.lexists(file):
                refuse_link(file)
                bring_up_to_date(file, examine(file))
            else:
                refuse_if_lost(folder)
                create_library(file)
            writer = _start_writer(file)
        except BaseException:
            lock.release()
            raise
        return cls(folder, Readers(file, connect_reader), writer, lock)

    def write(self, work: Callable[[Session], T], beside: Beside = None) -> T:
        """Run ``work`` in one transaction on the writer's thread; return once it is on the disk.

        On any error nothing is changed and the error goes on: a Problem of ``work`` as it is, a
        full disk as DISK_FULL, another failure of the file as LIBRARY_WRITE_FAILED. The databases
        ``beside``, URIs by schema, are attached meanwhile.
        """
        return self.submit(work, beside).result()

    def write_unless(
        self,
        is_stopped: Callable[[], bool],
        work: Callable[[Session], T],
        beside: Beside = None,
    ) -> T:
        """Like ``write``; raises WriteStopped with nothing changed once ``is_stopped`` says so."""
        return self._require_writer().result_unless(is_stopped, work, beside)

    def submit(self, work: Callable[[Session], T], beside: Beside = None) -> Future[T]:
        """Like ``write``, without waiting."""
        return self._require_writer().submit(work, beside)

    def _require_writer(self) -> Writer:
        if self._writer is None:
            raise Problem(ProblemKind.LIBRARY_BESIDE, folder=self.folder)
        return self._writer

    def read(self) -> AbstractContextManager[Session]:
        """A session on one state of the library; for any thread, and short."""
        return self._readers.read()

    def close(self) -> None:
        """Finish what is queued, then close everything and free the lock. May be called twice."""
        self._closed = True
        try:
            if self._writer is not None:
                self._writer.finish()
            self._readers.close()
            if self._writer is not None:
                self._writer.close()
        finally:
            if self._lock is not None:
                self._lock.release()

    def require_open(self) -> None:
        """LIBRARY_CLOSED after ``close``; for those who use the file past this class."""
        if self._closed:
            raise Problem(ProblemKind.LIBRARY_CLOSED)


def _refuse_missing(folder: Path, file: Path) -> None:
    try:
        file.lstat()
    except (FileNotFoundError, NotADirectoryError) as error:
        refuse_if_lost(folder)
        raise Problem(ProblemKind.LIBRARY_MISSING, folder=folder) from error
    except ValueError as error:
        raise Problem(ProblemKind.DATA_FOLDER_UNUSABLE, folder=folder, reason=error) from error


def _start_writer(file: Path) -> Writer:
    try:
        return Writer(file)
    except sqlite3.Error as error:
        if primary_code(error) == sqlite3.SQLITE_READONLY:
            raise Problem(ProblemKind.LIBRARY_READ_ONLY, folder=file.parent) from error
        raise write_problem(error, file) or error from error

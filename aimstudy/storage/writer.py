"""The one writer: a thread that owns the only writing connection and runs one job at a time.

A job is one IMMEDIATE transaction; its result is handed over only after the commit is on the
disk. Knows nothing of what a job does.
"""

import sqlite3
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool
from sqlmodel import Session

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.storage.connections import AUTOCHECKPOINT, CLOSING_BUSY_MS, connect_writer
from aimstudy.storage.faults import primary_code, write_problem

T = TypeVar("T")
Beside = Mapping[str, str] | None  # URIs of databases by the schema they are attached as
_CACHE_KB, _BULK_CACHE_KB = 2_000, 64_000  # of pages; the first is what SQLite has by itself
_BULK_TABLES_KB = 16_000  # of those that stand between the steps
_LOOK_AGAIN_S = 0.03


class WriteStopped(Exception):
    """A transaction was stopped before it was on the disk; it has left nothing."""


class Writer:
    """Runs jobs in the order they come; raises sqlite3.Error where ``file`` cannot be opened."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._raw = connect_writer(file)
        try:
            self._prove_writable()
        except sqlite3.Error:
            self._raw.close()
            raise
        self._engine = create_engine("sqlite://", creator=lambda: self._raw, poolclass=StaticPool)
        event.listen(self._engine, "begin", _begin_immediate)
        self._connection = self._engine.connect()
        self._thread = 0
        self._guard = threading.Lock()  # so that no other job than the one meant is stopped
        self._now: object = None  # the job whose statements run
        self._executor = ThreadPoolExecutor(
            max_workers=1, thread_name_prefix="library-writer", initializer=self._note_thread
        )

    def submit(self, work: Callable[[Session], T], beside: Beside = None) -> Future[T]:
        """Queue ``work``; the future is done when its transaction is on the disk.

        The databases ``beside`` are attached meanwhile.
        """
        if threading.get_ident() == self._thread:
            raise RuntimeError("a write inside a write would wait for itself")
        try:
            future = self._executor.submit(self._transact, work, beside)
            if beside:
                self._executor.submit(self._fold)
        except RuntimeError as error:
            raise Problem(ProblemKind.LIBRARY_CLOSED) from error
        return future

    def finish(self) -> None:
        """Run what is queued; nothing more is taken."""
        self._executor.shutdown(wait=True)

    def close(self) -> None:
        """Fold the write-ahead log into the file and close it. All readers must be closed."""
        self.finish()
        # What stands in the write-ahead log is safe; folding it in is only tidiness.
        with suppress(sqlite3.Error):
            self._raw.execute(f"PRAGMA busy_timeout={CLOSING_BUSY_MS}").close()
            self._raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").close()
        self._connection.close()
        self._engine.dispose()
        self._raw.close()

    def result_unless(
        self,
        is_stopped: Callable[[], bool],
        work: Callable[[Session], T],
        beside: Beside = None,
    ) -> T:
        """Like ``submit``, and wait; raises WriteStopped soon after ``is_stopped`` says so."""
        if is_stopped():
            raise WriteStopped
        future = self.submit(work, beside)
        while not wait([future], _LOOK_AGAIN_S).done:
            if not is_stopped():
                continue
            if future.cancel():
                raise WriteStopped
            with self._guard:
                if self._now is work:
                    self._raw.interrupt()
        try:
            return future.result()
        except DBAPIError as error:
            if primary_code(error.orig) == sqlite3.SQLITE_INTERRUPT:
                raise WriteStopped from error
            raise

    def _transact(self, work: Callable[[Session], T], beside: Beside) -> T:
        try:
            if beside is not None:
                for schema, uri in beside.items():
                    self._raw.execute(f"ATTACH ? AS {schema}", (uri,)).close()
                # Looking up each of a million references takes as long as writing the rows; those
                # who take rows in bulk give the ids themselves.
                self._raw.execute("PRAGMA foreign_keys=OFF").close()
                self._raw.execute(f"PRAGMA cache_size=-{_BULK_CACHE_KB}").close()
                self._raw.execute(f"PRAGMA temp.cache_size=-{_BULK_TABLES_KB}").close()
                # Folding in what was written is not waited for; it is done by the next job.
                self._raw.execute("PRAGMA wal_autocheckpoint=0").close()
            with (
                self._stoppable(work),
                Session(self._connection, expire_on_commit=False) as session,
                session.begin(),
            ):
                return work(session)
        except DBAPIError as error:
            problem = write_problem(error.orig, self._file)
            if problem is None:
                raise
            raise problem from error
        finally:
            # A commit that failed can leave SQLite inside the transaction.
            if self._raw.in_transaction:
                self._raw.rollback()
            if beside is not None:
                for schema in beside:
                    with suppress(sqlite3.Error):  # it was never attached
                        self._raw.execute(f"DETACH {schema}").close()
                for setting in ("PRAGMA foreign_keys=ON", AUTOCHECKPOINT):
                    self._raw.execute(setting).close()
                for schema in ("main", "temp"):
                    self._raw.execute(f"PRAGMA {schema}.cache_size=-{_CACHE_KB}").close()

    def _fold(self) -> None:
        """Fold a long write-ahead log into the file, so that the next answer need not."""
        with suppress(sqlite3.Error):
            self._raw.execute("PRAGMA wal_checkpoint(PASSIVE)").close()

    @contextmanager
    def _stoppable(self, work: object) -> Iterator[None]:
        """Only what a job itself does may be stopped, not the tidying afterwards."""
        with self._guard:
            self._now = work
        try:
            yield
        finally:
            with self._guard:
                self._now = None

    def _prove_writable(self) -> None:
        """SQLite opens a write-protected file without a word; beginning to write tells."""
        self._raw.execute("BEGIN IMMEDIATE").close()
        self._raw.execute("ROLLBACK").close()

    def _note_thread(self) -> None:
        self._thread = threading.get_ident()


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")

"""Snapshots for reading: pooled connections that cannot write, usable from any thread."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool
from sqlmodel import Session

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.storage.faults import read_problem

POOLED = 4
CLOSING_WAIT_S = 10.0


class Readers:
    """A pool over ``connect``; closes only when the readings under way are done."""

    def __init__(self, file: Path, connect: Callable[[Path], sqlite3.Connection]) -> None:
        self._file = file
        self._engine = create_engine(
            "sqlite://",
            creator=lambda: connect(file),
            poolclass=QueuePool,
            pool_size=POOLED,
            max_overflow=-1,
        )
        event.listen(self._engine, "begin", _begin)
        self._gate = threading.Condition()
        self._under_way = 0
        self._closed = False

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that sees one state of the library, whatever is written meanwhile."""
        self._enter()
        try:
            with Session(self._engine, expire_on_commit=False) as session:
                yield session
        except DBAPIError as error:
            problem = read_problem(error.orig, self._file)
            if problem is None:
                raise
            raise problem from error
        finally:
            self._leave()

    def close(self) -> None:
        """Take no more readings, wait for those under way, close the connections."""
        with self._gate:
            self._closed = True
            self._gate.wait_for(lambda: self._under_way == 0, timeout=CLOSING_WAIT_S)
        self._engine.dispose()

    def _enter(self) -> None:
        with self._gate:
            if self._closed:
                raise Problem(ProblemKind.LIBRARY_CLOSED)
            self._under_way += 1

    def _leave(self) -> None:
        with self._gate:
            self._under_way -= 1
            self._gate.notify_all()


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")

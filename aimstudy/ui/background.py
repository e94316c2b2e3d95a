"""One call shape for work off the UI thread: ``run(parent, op, done, failed, progress)``.

Jobs run one after another on one thread; results come back on the UI thread by a queued signal.
A Problem goes to ``failed`` or to the window's bar; any other exception is a bug and is shown.
"""

import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from aimstudy.domain.errors import Problem
from aimstudy.ui.problems import report_bug, report_problem

T = TypeVar("T")
# Qt calls Python many times to show a page, and each call waits for the job to let go of the
# interpreter: with Python's own 5 ms these waits add up to stalls of a quarter of a second.
_LET_GO = 0.0001


class Cancelled(Exception):
    """Raised inside a job nobody waits for any more, by its next call of ``progress``."""


class _Bridge(QObject):
    """Carries messages of all jobs to the UI thread; lives as long as the program.

    No job owns a QObject of its own: it would die on the jobs thread, holding Python's lock while
    it waits for one of Qt's, and the other way round in the window.
    """

    ended = Signal(object)  # Handle
    moved = Signal(object)  # (Handle, 0-1, text)


class Job:
    """What an operation sees: a place to say how far it is, and if it is still wanted."""

    def __init__(self, move: Callable[[float, str], object]) -> None:
        self._move = move
        self.cancelled = False

    def progress(self, fraction: float, text: str = "") -> None:
        """Say how far it is, 0-1; raises Cancelled when nobody waits any more."""
        if self.cancelled:
            raise Cancelled
        self._move(fraction, text)


@dataclass
class _Wish(Generic[T]):
    """What a handle knows of the window; given up on the UI thread, never on the jobs thread."""

    parent: QObject
    op: Callable[[Job], T]
    done: Callable[[T], object]
    failed: Callable[[Problem], object] | None
    progress: Callable[[float, str], object] | None


class Handle(Generic[T]):
    """A running job: ``cancel()`` drops its result and asks it to stop."""

    def __init__(self, wish: _Wish[T], bridge: _Bridge) -> None:
        self._wish: _Wish[T] | None = wish
        self._bridge = bridge
        self._future: Future[T] | None = None
        self.job = Job(lambda fraction, text: bridge.moved.emit((self, fraction, text)))

    @property
    def running(self) -> bool:
        """Whether a result is still to come."""
        return self in _running and not self.job.cancelled

    def cancel(self) -> None:
        """Drop the result; a job not yet begun never begins."""
        self.job.cancelled = True
        if self._future is not None:
            self._future.cancel()

    def start(self, executor: ThreadPoolExecutor) -> None:
        """Queue the operation."""
        _running.add(self)
        self._future = executor.submit(self._work)
        self._future.add_done_callback(lambda _future: self._bridge.ended.emit(self))

    def _work(self) -> T:
        wish = self._wish
        if wish is None:
            raise Cancelled
        return wish.op(self.job)

    def moved(self, fraction: float, text: str) -> None:
        """Pass progress on, on the UI thread."""
        wish = self._wish
        if wish is None or wish.progress is None or self.job.cancelled:
            return
        if isValid(wish.parent):
            wish.progress(fraction, text)

    def deliver(self) -> None:
        """Pass the result on, on the UI thread."""
        _running.discard(self)
        wish, future = self._wish, self._future
        self._wish = None
        if wish is None or future is None or future.cancelled() or self.job.cancelled:
            return
        error = future.exception()
        if error is not None and not isinstance(error, Problem):
            report_bug(error)
        elif not isValid(wish.parent):
            return
        elif error is None:
            wish.done(future.result())
        elif wish.failed is not None:
            wish.failed(error)
        else:
            report_problem(wish.parent, error)


def _ended(handle: Handle[Any]) -> None:
    handle.deliver()


def _moved(message: tuple[Handle[Any], float, str]) -> None:
    handle, fraction, text = message
    handle.moved(fraction, text)


_running: set[Handle[Any]] = set()
_executors: list[ThreadPoolExecutor] = []
_bridges: list[_Bridge] = []


def _the_bridge() -> _Bridge:
    if not _bridges:
        bridge = _Bridge()
        bridge.ended.connect(_ended, Qt.ConnectionType.QueuedConnection)
        bridge.moved.connect(_moved, Qt.ConnectionType.QueuedConnection)
        _bridges.append(bridge)
    return _bridges[0]


def run(
    parent: QObject,
    op: Callable[[Job], T],
    done: Callable[[T], object],
    failed: Callable[[Problem], object] | None = None,
    progress: Callable[[float, str], object] | None = None,
) -> Handle[T]:
    """Run ``op(job)`` on the jobs thread, then ``done(result)`` on the UI thread.

    Nothing is called once ``parent`` is gone or the handle was cancelled. ``progress`` gets
    (0-1, text).
    """
    if not _executors:
        sys.setswitchinterval(_LET_GO)
        _executors.append(ThreadPoolExecutor(1, thread_name_prefix="jobs"))
    handle: Handle[T] = Handle(_Wish(parent, op, done, failed, progress), _the_bridge())
    handle.start(_executors[0])
    return handle


def busy() -> bool:
    """Whether a job still runs or waits."""
    return any(handle.running for handle in _running)


def shut_down() -> None:
    """Drop what waits, let what runs finish; called once when the window closes."""
    for handle in list(_running):
        handle.cancel()
    while _executors:
        _executors.pop().shutdown(wait=True, cancel_futures=True)
    _running.clear()

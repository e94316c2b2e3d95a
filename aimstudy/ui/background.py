"""One call shape for work off the UI thread: ``run(parent, op, done, failed, progress)``.

Jobs run one after another on one thread; results come back on the UI thread by a queued signal.
A Problem goes to ``failed`` or to the window's bar; any other exception is a bug and is shown.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from aimstudy.domain.errors import Problem
from aimstudy.ui.problems import report_bug, report_problem

T = TypeVar("T")


class Cancelled(Exception):
    """Raised inside a job nobody waits for any more, by its next call of ``progress``."""


class _Bridge(QObject):
    """Carries a job's messages to the UI thread."""

    ended = Signal()
    moved = Signal(float, str)


class Job:
    """What an operation sees: a place to say how far it is, and if it is still wanted."""

    def __init__(self, bridge: _Bridge) -> None:
        self._bridge = bridge
        self.cancelled = False

    def progress(self, fraction: float, text: str = "") -> None:
        """Say how far it is, 0-1; raises Cancelled when nobody waits any more."""
        if self.cancelled:
            raise Cancelled
        self._bridge.moved.emit(fraction, text)


class Handle(Generic[T]):
    """A running job: ``cancel()`` drops its result and asks it to stop."""

    def __init__(
        self,
        parent: QObject,
        done: Callable[[T], object],
        failed: Callable[[Problem], object] | None,
        progress: Callable[[float, str], object] | None,
    ) -> None:
        self._parent = parent
        self._done = done
        self._failed = failed
        self._progress = progress
        self._future: Future[T] | None = None
        self._bridge = _Bridge()
        self.job = Job(self._bridge)
        queued = Qt.ConnectionType.QueuedConnection
        self._bridge.ended.connect(self._deliver, queued)
        self._bridge.moved.connect(self._moved, queued)

    @property
    def running(self) -> bool:
        """Whether a result is still to come."""
        return self in _running and not self.job.cancelled

    def cancel(self) -> None:
        """Drop the result; a job not yet begun never begins."""
        self.job.cancelled = True
        if self._future is not None:
            self._future.cancel()

    def start(self, executor: ThreadPoolExecutor, op: Callable[[Job], T]) -> None:
        """Queue ``op``."""
        _running.add(self)
        self._future = executor.submit(op, self.job)
        self._future.add_done_callback(lambda _future: self._bridge.ended.emit())

    def _moved(self, fraction: float, text: str) -> None:
        if self._progress is not None and not self.job.cancelled and isValid(self._parent):
            self._progress(fraction, text)

    def _deliver(self) -> None:
        _running.discard(self)
        future = self._future
        if future is None or future.cancelled() or self.job.cancelled:
            return
        error = future.exception()
        if error is not None and not isinstance(error, Problem):
            report_bug(error)
        elif not isValid(self._parent):
            return
        elif error is None:
            self._done(future.result())
        elif self._failed is not None:
            self._failed(error)
        else:
            report_problem(self._parent, error)


_running: set[Handle[Any]] = set()
_executors: list[ThreadPoolExecutor] = []


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
        _executors.append(ThreadPoolExecutor(1, thread_name_prefix="jobs"))
    handle: Handle[T] = Handle(parent, done, failed, progress)
    handle.start(_executors[0], op)
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

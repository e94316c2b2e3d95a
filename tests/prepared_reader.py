"""For tests that read hundreds of decks: the process that reads a file is forked from a ready one.

Each file is read in a process of its own as ever, with its cap on memory, its deadline and its end
by force; only starting Python and loading the readers, most of the time, is done once a worker. How
the program itself starts it is the promise of ``tests/unit/test_reading_process.py``.
"""

import json
import os
import pkgutil
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace

import pytest

from aimstudy import interchange
from aimstudy.interchange import reading, reading_process

CRASHED = 1


class PreparedReader:
    """What is used of a ``Popen`` of the reader, forked from the one that is ready."""

    def __init__(self, ready: str, command: list[str], **_: object) -> None:
        self.returncode: int | None = None
        self._caller = socket.socket(socket.AF_UNIX)
        self._caller.connect(ready)
        self._said = self._caller.makefile("rw", encoding="utf-8")
        print(json.dumps([str(Path.cwd()), command[3:]]), file=self._said, flush=True)
        self._number = int(self._said.readline())

    def __enter__(self) -> "PreparedReader":
        return self

    def __exit__(self, *_: object) -> None:
        if self.returncode is None:
            self.returncode = int(self._said.readline())
        self._said.close()
        self._caller.close()

    def communicate(self, timeout: float) -> None:
        """Wait for its end."""
        if not select.select([self._caller], [], [], timeout)[0]:
            raise subprocess.TimeoutExpired("reader", timeout)
        self.returncode = int(self._said.readline())

    def kill(self) -> None:
        """End it by force."""
        os.kill(self._number, signal.SIGKILL)


@pytest.fixture(scope="session")
def ready_reader() -> Iterator[str]:
    """The address of the ready process, of which there is one for all tests of a worker."""
    with TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as server:
        server.bind(address := str(Path(folder) / "socket"))
        server.listen()
        with subprocess.Popen(
            [sys.executable, "-m", __name__, str(server.fileno())],
            stdin=subprocess.PIPE,  # it ends when nobody holds the other end any more
            stdout=subprocess.DEVNULL,
            pass_fds=(server.fileno(),),
            cwd=Path(__file__).parents[1],
        ) as process:
            yield address
            process.communicate()


@pytest.fixture(autouse=True, scope="module")
def reader_prepared(request: pytest.FixtureRequest) -> Iterator[None]:
    """Files are read in forks of one process, where there are forks."""
    with pytest.MonkeyPatch.context() as patch:
        if hasattr(os, "fork"):
            prepared = SimpleNamespace(
                Popen=partial(PreparedReader, request.getfixturevalue("ready_reader")),
                DEVNULL=subprocess.DEVNULL,
                PIPE=subprocess.PIPE,
                TimeoutExpired=subprocess.TimeoutExpired,
            )
            patch.setattr(reading_process, "subprocess", prepared)
        yield


def serve(server: socket.socket) -> None:
    """Read one file for each caller, until standard input is at its end."""
    for module in pkgutil.iter_modules(interchange.__path__):
        import_module(f"{interchange.__name__}.{module.name}")
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for those who wait for a reader
    while sys.stdin not in select.select([server, sys.stdin], [], [])[0]:
        caller, _ = server.accept()
        if os.fork() == 0:
            _watch(caller)
            os._exit(0)
        caller.close()


def _watch(caller: socket.socket) -> None:
    """Let a child read what the caller wants; tell its number at once, and later how it ended."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    said = caller.makefile("rw", encoding="utf-8")
    folder, arguments = json.loads(said.readline())
    child = os.fork()
    if child == 0:
        code = CRASHED
        try:
            os.chdir(folder)
            code = reading.main(arguments)
        finally:
            os._exit(code)
    print(child, file=said, flush=True)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), file=said, flush=True)


if __name__ == "__main__":
    serve(socket.socket(fileno=int(sys.argv[1])))

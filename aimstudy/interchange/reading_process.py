"""Reads a foreign file in a process of its own: with a deadline, a cap on memory, and a way out.

Whatever the file does to its reader, the program and the library are not touched.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.interchange.reading import PROBLEM_FILE, REFUSED, ReadWish, wish_text

_LOOK_AGAIN_S = 0.05
_PROGRAM = "aimstudy.interchange.reading"


def read_apart(
    file: Path, folder: Path, wish: ReadWish, is_stopped: Callable[[], bool] = lambda: False
) -> None:
    """Stage ``file`` in ``folder``.

    Raises Problem FILE_* or DECK_*, and IMPORT_STOPPED within a tenth of a second after
    ``is_stopped`` says so.
    """
    command = [sys.executable, "-m", _PROGRAM, str(file), str(folder), wish_text(wish)]
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,  # it says nothing; that it ends is seen at once by its end
        stderr=subprocess.DEVNULL,
        env=_environment(),
    ) as child:
        try:
            code = _ended(child, file.name, time.monotonic() + wish.seconds, is_stopped)
        except BaseException:
            child.kill()
            raise
    if code == REFUSED:
        raise _refusal(folder, file.name)
    if code:
        raise Problem(ProblemKind.DECK_READER_FAILED, name=file.name)


def _ended(
    child: subprocess.Popen[bytes], name: str, deadline: float, is_stopped: Callable[[], bool]
) -> int:
    limit = round(deadline - time.monotonic())
    while True:
        with suppress(subprocess.TimeoutExpired):
            child.communicate(timeout=_LOOK_AGAIN_S)
            return child.returncode
        if is_stopped():
            raise Problem(ProblemKind.IMPORT_STOPPED)
        if time.monotonic() > deadline:
            raise Problem(ProblemKind.DECK_TOO_SLOW, name=name, limit=limit)


def _environment() -> dict[str, str]:
    """As ours, with this package found wherever it was found here."""
    root = str(Path(__file__).parents[2])
    paths = [root, *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONIOENCODING": "utf-8"}


def _refusal(folder: Path, name: str) -> Problem:
    try:
        said = json.loads((folder / PROBLEM_FILE).read_text(encoding="utf-8"))
        return Problem(ProblemKind[said["kind"]], **said["values"])
    except (OSError, ValueError, KeyError, TypeError):
        return Problem(ProblemKind.DECK_READER_FAILED, name=name)

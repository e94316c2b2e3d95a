"""One program at a time, and never a lock left behind by one that was killed."""

import subprocess
import sys
from pathlib import Path

import pytest

from aimstudy.storage.lock import InstanceLock, LockHeldError

HOLD = """
import sys, time
from pathlib import Path
from aimstudy.storage.lock import InstanceLock
lock = InstanceLock(Path(sys.argv[1]))
lock.acquire()
print("held", flush=True)
time.sleep(60)
"""


def test_a_second_lock_is_refused_until_the_first_is_free(tmp_path: Path) -> None:
    first, second = InstanceLock(tmp_path), InstanceLock(tmp_path)
    first.acquire()
    with pytest.raises(LockHeldError):
        second.acquire()
    first.release()
    second.acquire()
    second.release()


def test_releasing_what_is_not_held_is_harmless(tmp_path: Path) -> None:
    lock = InstanceLock(tmp_path)
    lock.release()
    lock.acquire()
    lock.release()
    lock.release()


def test_a_killed_program_frees_its_lock(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        lock = InstanceLock(tmp_path)
        with pytest.raises(LockHeldError):
            lock.acquire()
        holder.kill()
        holder.wait()
    lock.acquire()
    lock.release()


def test_the_lock_does_not_need_sqlmodel() -> None:
    code = "import sys, aimstudy.storage.lock; print('sqlalchemy' in sys.modules)"
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert result.stdout == "False\n"

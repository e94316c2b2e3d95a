"""One program at a time: an operating-system lock on a small file beside the library.

The system frees it when the process ends, however it ends. Knows nothing of the library itself.
"""

import errno
import os
import sys
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


LOCK_NAME = "library.lock"
HELD_BY_ANOTHER = {errno.EACCES, errno.EAGAIN, errno.EDEADLK}


class LockHeldError(Exception):
    """Another open library holds the lock."""


class InstanceLock:
    """The lock of one data folder, held from ``acquire`` to ``release``.

    The file stays behind: removing it would let two programs lock two files of the same name.
    """

    def __init__(self, folder: Path) -> None:
        self._file = folder / LOCK_NAME
        self._descriptor: int | None = None

    def acquire(self) -> None:
        """Take the lock at once or raise LockHeldError; OSError where the folder is no good."""
        descriptor = os.open(self._file, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _take(descriptor)
        except OSError as error:
            os.close(descriptor)
            if error.errno in HELD_BY_ANOTHER:
                raise LockHeldError from error
            raise
        self._descriptor = descriptor

    def release(self) -> None:
        """Free the lock; harmless when it is not held."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

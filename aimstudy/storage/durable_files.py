"""Files that must survive a power cut: flush to the disk, and swap in whole.

Knows only paths; what is in the files does not matter here.
"""

import errno
import os
import shutil
import sys
import time
from itertools import count
from pathlib import Path
from typing import BinaryIO

# A virus scanner on Windows may hold a file for a moment; elsewhere one try tells.
SHARING_TRIES = 20 if sys.platform == "win32" else 1
SHARING_PAUSE_S = 0.05


def flush_to_disk(descriptor: int) -> None:
    """Wait until the file behind ``descriptor`` is on the disk itself."""
    if sys.platform == "darwin":
        import fcntl

        # fsync on macOS stops at the drive's cache.
        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
    else:
        os.fsync(descriptor)


def flush_file(file: Path) -> None:
    """Wait until ``file`` is on the disk."""
    with file.open("rb+") as handle:
        flush_to_disk(handle.fileno())


def flush_folder(folder: Path) -> None:
    """Wait until the names in ``folder`` are on the disk; Windows does that on its own."""
    if sys.platform != "win32":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            flush_to_disk(descriptor)
        finally:
            os.close(descriptor)


def move_durably(source: Path, target: Path) -> None:
    """Rename ``source`` to ``target`` in one step, replacing it, and wait for the disk."""
    for attempt in range(1, SHARING_TRIES + 1):
        try:
            source.replace(target)
            break
        except PermissionError:
            if attempt == SHARING_TRIES:
                raise
            time.sleep(SHARING_PAUSE_S)
    flush_folder(target.parent)


def write_whole(file: Path, data: bytes) -> None:
    """Write ``file`` so that it holds what it held before or all of ``data``, never a part.

    A link goes on pointing where it did. Raises OSError: no such folder, no permission, a folder
    or a device in its place, a full disk; then nothing was changed.
    """
    target = Path(os.path.realpath(file))
    there = target.exists()
    if there and not target.is_file():
        raise OSError(errno.EINVAL, "It is not an ordinary file", str(file))
    if there and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(file))
    part, handle = _unfinished(target.parent)
    try:
        with handle:
            handle.write(data)
            handle.flush()
            flush_to_disk(handle.fileno())
        if there:
            shutil.copymode(target, part)
        move_durably(part, target)
    finally:
        part.unlink(missing_ok=True)


def _unfinished(folder: Path) -> tuple[Path, BinaryIO]:
    """A new file of a name that nobody uses."""
    for number in count(1):
        part = folder / f".aimstudy-{number}.part"
        try:
            return part, part.open("xb")
        except FileExistsError:
            continue
    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(folder))

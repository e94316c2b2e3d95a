"""Files that must survive a power cut: flush to the disk, and swap in whole.

Knows only paths; what is in the files does not matter here.
"""

import os
import sys
import time
from pathlib import Path

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

"""The data folder: made on first use, checked for what SQLite cannot do, locked for one program."""

import os
from pathlib import Path

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.storage.lock import InstanceLock, LockHeldError

FILE_NAME = "library.db"
# SQLite takes paths of 512 bytes; names it adds beside the file need some of them.
LONGEST_PATH = 490


def prepare_folder(folder: Path) -> None:
    """Make the folder where it is missing; a Problem where that cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        taken = isinstance(error, FileExistsError)
        reason = "a file is in its way" if taken else getattr(error, "strerror", error)
        raise Problem(ProblemKind.DATA_FOLDER_UNUSABLE, folder=folder, reason=reason) from error
    if len(os.fsencode((folder / FILE_NAME).absolute())) > LONGEST_PATH:
        reason = f"its path is longer than {LONGEST_PATH} bytes"
        raise Problem(ProblemKind.DATA_FOLDER_UNUSABLE, folder=folder, reason=reason)


def lock_folder(folder: Path) -> InstanceLock:
    """The lock of ``folder``, taken at once; LIBRARY_IN_USE where another program has it."""
    lock = InstanceLock(folder)
    try:
        lock.acquire()
    except LockHeldError as error:
        raise Problem(ProblemKind.LIBRARY_IN_USE, folder=folder) from error
    except PermissionError as error:
        raise Problem(ProblemKind.LIBRARY_READ_ONLY, folder=folder) from error
    except OSError as error:
        kind = ProblemKind.DATA_FOLDER_UNUSABLE
        raise Problem(kind, folder=folder, reason=error.strerror) from error
    return lock

"""For tests that open hundreds of new libraries: their tables are laid out once a worker.

Each library is a copy of the first one; how it is made is the promise of other tests.
"""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from aimstudy.storage import database
from aimstudy.storage.upgrade import create_library


@lru_cache(maxsize=1)
def empty_library() -> bytes:
    """The file of a library without content, as the program makes it."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "library.db"
        create_library(file)
        return file.read_bytes()


def copy_library(file: Path) -> None:
    """Like ``create_library``, without laying out the tables again."""
    file.write_bytes(empty_library())


@pytest.fixture(autouse=True, scope="module")
def libraries_copied() -> Iterator[None]:
    """New libraries are copies of one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(database, "create_library", copy_library)
        yield

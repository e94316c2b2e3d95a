"""What a library's file holds, as SQL reads it, for tests of what is written down."""

import sqlite3
from contextlib import closing
from typing import Any

from aimstudy.services.library import Library


def rows(library: Library, query: str) -> list[tuple[Any, ...]]:
    """All rows of ``query``, of what is committed."""
    return answers(library, query)[0]


def answers(library: Library, *queries: str) -> list[list[tuple[Any, ...]]]:
    """All rows of each query; opening the file takes longer than most of them."""
    with closing(sqlite3.connect(library.folder / "library.db")) as connection:
        return [connection.execute(query).fetchall() for query in queries]

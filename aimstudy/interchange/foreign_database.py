"""A foreign SQLite file opened so that it can only be read: its tables, and nothing that acts.

Triggers cannot fire on reading; views and virtual tables are refused, functions that touch files do
not exist here, and a question that takes too long is stopped. What is read in bulk can be copied
into tables of a file of ours (``out``) without passing through Python.
"""

import sqlite3
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

_CACHE_KB = 48_000
_COPY_CACHE_KB = 16_000  # where rows pass by once; for what is looked up in our file as much
_STEPS = 200_000  # of SQLite's machine, between two looks at the time
_ALLOWED = {
    sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE,
}  # fmt: skip
_REFUSED_FUNCTIONS = {"load_extension", "readfile", "writefile", "edit", "fts3_tokenizer"}
_HEADER = b"SQLite format 3\x00"


class NotReadable(Exception):
    """The file is no sound database of this kind; the text says what is wrong with it."""


@contextmanager
def foreign_database(
    file: Path,
    tables: Collection[str],
    seconds: float,
    *,
    check: bool = True,
    out: Path | None = None,
    into: Collection[str] = (),
) -> Iterator[sqlite3.Connection]:
    """A connection that answers SELECTs on those of ``tables`` that are tables there.

    It can also insert ``into`` tables of our file ``out``. Texts that are no UTF-8 come with
    replacements. Whether the file is sound is looked at first, unless another does so (``check``).
    Raises NotReadable, also while it is used. Another thread may interrupt it.
    """
    with file.open("rb") as start:
        if start.read(16) != _HEADER:
            raise NotReadable("it is no database")
    uri = f"{file.absolute().as_uri()}?mode=ro&immutable=1"
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
    try:
        if out is not None:
            connection.execute("ATTACH ? AS out", (f"{out.absolute().as_uri()}?mode=rw",))
            connection.execute("PRAGMA out.journal_mode=OFF")
            connection.execute("PRAGMA out.synchronous=OFF")
            connection.execute(f"PRAGMA out.cache_size=-{_COPY_CACHE_KB}")
        _guard(connection, tables, seconds, into, check=check)
        yield connection
    except sqlite3.OperationalError as error:
        reason = "reading it takes too long" if "interrupt" in str(error) else str(error)
        raise NotReadable(reason) from error
    except sqlite3.DatabaseError as error:
        raise NotReadable(str(error)) from error
    except UnicodeDecodeError as error:  # of SQLite's own message, which repeats what is there
        raise NotReadable("its schema is no text") from error
    finally:
        connection.close()


def _guard(
    connection: sqlite3.Connection,
    tables: Collection[str],
    seconds: float,
    into: Collection[str],
    *,
    check: bool,
) -> None:
    connection.text_factory = lambda data: data.decode("utf-8", "replace")
    cache = _COPY_CACHE_KB if into else _CACHE_KB
    for setting in ("trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0", "temp_store=FILE",
                    f"cache_size=-{cache}"):  # fmt: skip
        connection.execute(f"PRAGMA {setting}")
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 512 << 20)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    end = time.monotonic() + seconds
    connection.set_progress_handler(lambda: time.monotonic() > end, _STEPS)
    # Anki's names have an order of their own, which any question about them asks for.
    connection.create_collation("unicase", _by_case)
    if check:
        (verdict,) = connection.execute("PRAGMA main.quick_check(1)").fetchone()
        if verdict != "ok":
            raise NotReadable(str(verdict)[:120])
    kinds = dict(connection.execute("SELECT name, type FROM main.sqlite_master"))
    plain = {name for name in tables if kinds.get(name) == "table"}
    acting = "SELECT name FROM main.sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%'"
    plain -= {name for (name,) in connection.execute(acting)}
    connection.set_authorizer(
        lambda action, first, second, database, _: (
            sqlite3.SQLITE_OK
            if (action == sqlite3.SQLITE_INSERT and database == "out" and first in into)
            or _may(action, first, second, database, plain)
            else sqlite3.SQLITE_DENY
        )
    )


def _may(
    action: int, first: str | None, second: str | None, database: str | None, plain: Collection[str]
) -> bool:
    if action not in _ALLOWED:
        return False
    if action == sqlite3.SQLITE_READ:
        return database == "out" or first in plain or first == "sqlite_master"
    return action != sqlite3.SQLITE_FUNCTION or second not in _REFUSED_FUNCTIONS


def columns_of(connection: sqlite3.Connection, table: str) -> list[str]:
    """The names of a table's columns, from the words that made it; none where there is no table."""
    try:
        cursor = connection.execute(f'SELECT * FROM "{table}" LIMIT 0')
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        return []
    return [column[0] for column in cursor.description]


def _by_case(first: str, second: str) -> int:
    one, other = first.casefold(), second.casefold()
    return (one > other) - (one < other)

"""One job, one transaction: wholly on the disk or not at all, whatever goes wrong."""

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlmodel import Session

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.storage.database import Database
from aimstudy.storage.tables import DeckRow, SettingRow
from tests.unit.library_rows import add_cards, add_review, count, run_sql


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database.open(tmp_path)
    add_cards(database, 10)
    yield database
    database.close()


def setting(database: Database, name: str) -> object:
    with database.read() as session:
        return session.connection().exec_driver_sql(f"PRAGMA {name}").scalar()


def writer_says(database: Database, pragma: str) -> object:
    """Set or ask something of the writing connection, outside of a transaction."""
    assert database._writer is not None
    row = database._writer._raw.execute(f"PRAGMA {pragma}").fetchone()
    return None if row is None else row[0]


def test_the_connections_are_set_for_durability(database: Database) -> None:
    asked = ("journal_mode", "synchronous", "foreign_keys", "cell_size_check", "busy_timeout")
    assert [writer_says(database, name) for name in asked] == ["wal", 2, 1, 1, 5000]
    assert [writer_says(database, name) for name in ("mmap_size", "query_only")] == [0, 0]
    set_for_reading = ("query_only", "wal_autocheckpoint", "foreign_keys", "mmap_size")
    assert [setting(database, name) for name in set_for_reading] == [1, 0, 1, 0]


def test_a_result_comes_after_the_commit(database: Database) -> None:
    def name(session: Session) -> DeckRow:
        deck = DeckRow(name="New", created_ms=5)
        session.add(deck)
        return deck

    deck = database.write(name)
    assert (deck.id, deck.name) == (2, "New")
    assert count(database, "decks") == 2


def test_an_error_takes_everything_back_and_goes_on_as_it_is(database: Database) -> None:
    def fail(session: Session) -> None:
        session.connection().execute(text("CREATE TABLE half (a INTEGER)"))
        session.connection().execute(text("DELETE FROM cards"))
        session.add(DeckRow(name="Half", created_ms=1))
        session.flush()
        with session.begin_nested():
            session.add(SettingRow(key="k", value="1"))
        raise Problem(ProblemKind.CARD_MISSING)

    with pytest.raises(Problem) as caught:
        database.write(fail)
    assert caught.value.kind is ProblemKind.CARD_MISSING
    assert [count(database, table) for table in ("cards", "decks", "settings")] == [10, 1, 0]
    with pytest.raises(OperationalError, match="no such table"):
        count(database, "half")


def test_a_broken_rule_of_the_tables_is_a_bug_not_a_problem(database: Database) -> None:
    statements = (
        "INSERT INTO cards (note_id, deck_id) VALUES (999, 1)",
        "UPDATE cards SET deck_id = 999",
        "UPDATE cards SET state = 'maybe'",
        "UPDATE cards SET due_day = 'soon'",
        "INSERT INTO decks (name, created_ms) VALUES ('Deck', 1)",
    )
    for statement in statements:
        with pytest.raises(IntegrityError):
            run_sql(database, statement)
    assert add_review(database, 1) == 1


def test_a_write_inside_a_write_is_refused_and_not_waited_for(database: Database) -> None:
    with pytest.raises(RuntimeError, match="wait for itself"):
        database.write(lambda session: database.write(lambda inner: None))
    assert add_review(database, 1) == 1


def test_jobs_of_many_threads_run_one_at_a_time(database: Database) -> None:
    running = threading.Semaphore(1)
    overlaps: list[int] = []

    def job(session: Session) -> None:
        if not running.acquire(blocking=False):
            overlaps.append(1)
            return
        session.connection().execute(text("UPDATE decks SET created_ms = created_ms + 1"))
        running.release()

    def work() -> None:
        for _ in range(25):
            database.write(job)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert overlaps == []
    with database.read() as session:
        assert session.connection().scalar(text("SELECT created_ms FROM decks")) == 101


def test_jobs_run_in_the_order_they_came(database: Database) -> None:
    order: list[int] = []

    def job(number: int) -> Callable[[Session], None]:
        return lambda session: order.append(number)

    futures = [database.submit(job(number)) for number in range(50)]
    for future in futures:
        future.result()
    assert order == list(range(50))


def test_a_full_disk_changes_nothing_and_passes(database: Database) -> None:
    def fill(session: Session) -> None:
        session.add(SettingRow(key="small", value="1"))
        session.flush()
        session.add(SettingRow(key="large", value="x" * 1_000_000))

    pages = writer_says(database, "page_count")
    writer_says(database, f"max_page_count={pages}")
    with pytest.raises(Problem) as caught:
        database.write(fill)
    assert caught.value.kind is ProblemKind.DISK_FULL
    assert count(database, "settings") == 0
    writer_says(database, "max_page_count=1000000")
    database.write(fill)
    assert count(database, "settings") == 2


def test_a_file_turned_read_only_is_a_problem(database: Database) -> None:
    writer_says(database, "query_only=ON")
    with pytest.raises(Problem) as caught:
        add_review(database, 1)
    assert caught.value.kind is ProblemKind.LIBRARY_WRITE_FAILED
    writer_says(database, "query_only=OFF")
    assert add_review(database, 1) == 1


WRITE_UNTIL_THE_LIMIT = """
import resource, sys
from pathlib import Path
from aimstudy.domain.errors import Problem
from aimstudy.storage.database import Database
from aimstudy.storage.tables import SettingRow

database = Database.open(Path(sys.argv[1]))
limit = int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
kept = 0

def pair(session):
    for half in "ab":
        session.add(SettingRow(key=f"{kept}{half}", value="x" * 20000))
        session.flush()

try:
    while kept < 1000:
        database.write(pair)
        kept += 1
except Problem as problem:
    print(problem.kind.name, kept)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
database.write(lambda session: session.add(SettingRow(key="after", value="1")))
database.close()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on file sizes there")
@pytest.mark.parametrize("limit", [300_000, 1_000_001, 3_333_333])
def test_a_write_that_the_system_refuses_leaves_no_half(tmp_path: Path, limit: int) -> None:
    result = subprocess.run(
        [sys.executable, "-c", WRITE_UNTIL_THE_LIMIT, str(tmp_path), str(limit)],
        capture_output=True,
        text=True,
        check=True,
    )
    kind, kept = result.stdout.split()
    assert kind in ("LIBRARY_WRITE_FAILED", "DISK_FULL")
    database = Database.open(tmp_path)
    assert count(database, "settings") == 2 * int(kept) + 1
    database.close()

"""Opening a library file with care: the right file, the right Problem, nothing on top of it."""

import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from sqlmodel import Session, select

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.storage import startup
from aimstudy.storage.database import Database
from aimstudy.storage.migrations import known_version
from aimstudy.storage.tables import DeckRow
from tests.unit.library_rows import add_cards, add_review, count


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    """The folder of a closed library with 200 cards and one review."""
    folder = tmp_path / "data"
    database = Database.open(folder)
    add_cards(database, 200)
    add_review(database, 1)
    database.close()
    return folder


def snapshot(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.name[-4:] != "lock"}


def empty(file: Path) -> None:
    file.write_bytes(b"")


def cut_one_byte(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-1])


def cut_in_half(file: Path) -> None:
    content = file.read_bytes()
    file.write_bytes(content[: len(content) // 2])


def cut_in_header(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:40])


def zero_first_page(file: Path) -> None:
    file.write_bytes(b"\0" * 4096 + file.read_bytes()[4096:])


def scramble_pages(file: Path) -> None:
    content = bytearray(file.read_bytes())
    for page in range(1, len(content) // 4096, 2):
        content[page * 4096 : page * 4096 + 64] = b"\xa5" * 64
    file.write_bytes(bytes(content))


def be_text(file: Path) -> None:
    file.write_text("Notes about a library, in plain words.\n" * 5, encoding="utf-8")


def be_foreign(file: Path) -> None:
    file.unlink()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE albums (title TEXT)")
        connection.commit()


def be_newer(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA user_version = 999")


def be_a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()
    (file / "kept.txt").write_text("kept")


@pytest.mark.parametrize("beside", [False, True])
@pytest.mark.parametrize(
    ("damage", "kind"),
    [
        (empty, ProblemKind.LIBRARY_EMPTY_FILE),
        (cut_one_byte, ProblemKind.LIBRARY_DAMAGED),
        (cut_in_half, ProblemKind.LIBRARY_DAMAGED),
        (cut_in_header, ProblemKind.LIBRARY_DAMAGED),
        (zero_first_page, ProblemKind.LIBRARY_DAMAGED),
        (scramble_pages, ProblemKind.LIBRARY_DAMAGED),
        (be_text, ProblemKind.LIBRARY_NOT_OURS),
        (be_foreign, ProblemKind.LIBRARY_NOT_OURS),
        (be_newer, ProblemKind.LIBRARY_NEWER),
        (be_a_folder, ProblemKind.LIBRARY_NOT_OURS),
    ],
)
def test_a_file_not_fit_for_use_is_named_and_left_alone(
    closed: Path, damage: Callable[[Path], None], kind: ProblemKind, beside: bool
) -> None:
    damage(closed / "library.db")
    as_it_was = {} if damage is be_a_folder else snapshot(closed)
    with pytest.raises(Problem) as caught:
        Database.open(closed, beside=beside)
    assert caught.value.kind is kind
    assert str(caught.value)
    if as_it_was:
        assert snapshot(closed) == as_it_was
    else:
        assert (closed / "library.db" / "kept.txt").read_text() == "kept"


def test_the_lock_is_free_after_a_refused_start(closed: Path) -> None:
    good = (closed / "library.db").read_bytes()
    empty(closed / "library.db")
    with pytest.raises(Problem):
        Database.open(closed)
    (closed / "library.db").write_bytes(good)
    database = Database.open(closed)
    assert count(database, "cards") == 200
    database.close()


@pytest.mark.parametrize("name", ["a#b", "what?mode=ro", "two words", "øving år 100%25", "a&b=c"])
def test_the_library_lies_where_its_folder_says(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    database = Database.open(folder)
    add_cards(database, 3)
    database.close()
    assert [entry.name for entry in tmp_path.iterdir()] == [name]
    assert sorted(file.name for file in folder.iterdir()) == ["library.db", "library.lock"]
    again = Database.open(folder)
    assert count(again, "cards") == 3
    again.close()


def test_a_folder_that_cannot_be_made_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    for folder in (tmp_path / "taken", tmp_path / "taken" / "below", tmp_path / ("x" * 300)):
        with pytest.raises(Problem) as caught:
            Database.open(folder)
        assert caught.value.kind is ProblemKind.DATA_FOLDER_UNUSABLE


def test_a_path_too_long_for_sqlite_is_a_problem(tmp_path: Path) -> None:
    folder = tmp_path.joinpath(*["d" * 100] * 5)
    with pytest.raises(Problem) as caught:
        Database.open(folder)
    assert caught.value.kind is ProblemKind.DATA_FOLDER_UNUSABLE
    assert "490 bytes" in caught.value.detail


def test_a_second_program_is_refused_and_reading_beside_is_not(closed: Path) -> None:
    first = Database.open(closed)
    with pytest.raises(Problem) as caught:
        Database.open(closed)
    assert caught.value.kind is ProblemKind.LIBRARY_IN_USE
    beside = Database.open(closed, beside=True)
    assert beside.read_only
    add_review(first, 2)
    assert count(beside, "reviews") == 2
    with pytest.raises(Problem) as caught:
        beside.write(lambda session: None)
    assert caught.value.kind is ProblemKind.LIBRARY_BESIDE
    beside.close()
    first.close()


def test_reading_beside_makes_nothing(tmp_path: Path, closed: Path) -> None:
    with pytest.raises(Problem) as caught:
        Database.open(tmp_path / "none", beside=True)
    assert caught.value.kind is ProblemKind.LIBRARY_MISSING
    assert not (tmp_path / "none").exists()
    before = snapshot(closed)
    beside = Database.open(closed, beside=True)
    assert count(beside, "cards") == 200
    beside.close()
    assert snapshot(closed) == before


def test_no_new_library_on_top_of_traces_of_an_old_one(closed: Path) -> None:
    (closed / "library.db").unlink()
    (closed / "backups").mkdir()
    (closed / "backups" / "library-20261120-080000Z-manual.db").write_bytes(b"whatever")
    for beside in (False, True):
        with pytest.raises(Problem) as caught:
            Database.open(closed, beside=beside)
        assert caught.value.kind is ProblemKind.LIBRARY_LOST
    assert not (closed / "library.db").exists()


def test_a_log_without_its_library_is_not_applied_to_a_new_one(closed: Path) -> None:
    (closed / "library.db").unlink()
    (closed / "library.db-wal").write_bytes(b"frames of a library that is gone")
    with pytest.raises(Problem) as caught:
        Database.open(closed)
    assert caught.value.kind is ProblemKind.LIBRARY_LOST
    assert snapshot(closed) == {"library.db-wal": b"frames of a library that is gone"}


def test_a_start_that_was_killed_does_not_stand_in_the_way(tmp_path: Path) -> None:
    for suffix in ("", "-wal", "-shm", "-journal"):
        (tmp_path / f"library.db.new{suffix}").write_bytes(b"half of a library")
    database = Database.open(tmp_path)
    database.close()
    assert sorted(f.name for f in tmp_path.iterdir()) == ["library.db", "library.lock"]


OPEN_ON_A_SMALL_DISK = """
import resource, sys
from pathlib import Path
from aimstudy.domain.errors import Problem
from aimstudy.storage.database import Database

resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, resource.RLIM_INFINITY))
try:
    Database.open(Path(sys.argv[1]))
except Problem as problem:
    print(problem.kind.name)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
print(sorted(file.name for file in Path(sys.argv[1]).glob("*.db")))
Database.open(Path(sys.argv[1])).close()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on file sizes there")
def test_a_new_library_that_does_not_fit_is_not_left_half(tmp_path: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-c", OPEN_ON_A_SMALL_DISK, str(tmp_path / "data")],
        capture_output=True,
        text=True,
        check=True,
    )
    assert result.stdout == "LIBRARY_WRITE_FAILED\n[]\n"
    assert sorted(f.name for f in (tmp_path / "data").iterdir()) == ["library.db", "library.lock"]


def test_a_very_large_library_is_checked_after_an_unclean_exit_only(
    closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(startup, "QUICK_CHECK_BYTES", 0)
    scramble_pages(closed / "library.db")
    assert startup.examine(closed / "library.db") == known_version()
    (closed / "library.db-wal").write_bytes(b"left by a program that was killed")
    with pytest.raises(Problem) as caught:
        Database.open(closed)
    assert caught.value.kind is ProblemKind.LIBRARY_DAMAGED


def test_a_relative_folder_stays_the_same_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path)
    database = Database.open(Path("data"))
    monkeypatch.chdir(tmp_path / "elsewhere")
    add_cards(database, 2)
    assert count(database, "cards") == 2
    database.close()
    assert database.file == tmp_path / "data" / "library.db"


def test_a_reading_sees_one_state_whatever_is_written(closed: Path) -> None:
    database = Database.open(closed)
    query = text("SELECT count(*) FROM reviews")
    with database.read() as session:
        assert session.connection().scalar(query) == 1
        add_review(database, 2)
        assert session.connection().scalar(query) == 1
    assert count(database, "reviews") == 2
    database.close()


def test_a_reading_cannot_write(closed: Path) -> None:
    database = Database.open(closed)
    with pytest.raises(OperationalError, match="readonly"), database.read() as session:
        session.connection().execute(text("DELETE FROM settings"))
    database.close()


def test_readings_run_on_many_threads(closed: Path) -> None:
    database = Database.open(closed)
    counted: list[int] = []

    def look() -> None:
        for _ in range(20):
            counted.append(count(database, "cards"))

    threads = [threading.Thread(target=look) for _ in range(8)]
    for thread in threads:
        thread.start()
    for number in range(1, 21):
        add_review(database, number)
    for thread in threads:
        thread.join()
    assert counted == [200] * 160
    assert count(database, "reviews") == 21
    database.close()


def test_damage_met_while_reading_is_said(closed: Path) -> None:
    database = Database.open(closed)
    with database.file.open("r+b") as file:
        for page in range(2, database.file.stat().st_size // 4096):
            file.seek(page * 4096)
            file.write(b"\xa5" * 64)
    with pytest.raises(Problem) as caught, database.read() as session:
        session.connection().execute(text("SELECT front FROM notes")).fetchall()
    assert caught.value.kind is ProblemKind.LIBRARY_DAMAGED
    database.close()


def test_closing_leaves_one_file_and_may_be_repeated(closed: Path) -> None:
    database = Database.open(closed)
    add_review(database, 3)
    database.close()
    database.close()
    assert sorted(f.name for f in closed.iterdir()) == ["library.db", "library.lock"]
    for use in (lambda: database.write(lambda session: None), lambda: count(database, "cards")):
        with pytest.raises(Problem) as caught:
            use()
        assert caught.value.kind is ProblemKind.LIBRARY_CLOSED


def test_closing_waits_for_what_is_queued_and_read(closed: Path) -> None:
    database = Database.open(closed)
    reading, go_on = threading.Event(), threading.Event()
    seen: list[int] = []

    def look() -> None:
        with database.read() as session:
            reading.set()
            go_on.wait(5)
            seen.append(int(session.connection().scalar(text("SELECT count(*) FROM cards")) or 0))

    def name(session: Session) -> None:
        session.add(DeckRow(name="Queued", created_ms=2))

    thread = threading.Thread(target=look)
    thread.start()
    assert reading.wait(5)
    queued = database.submit(name)
    threading.Timer(0.1, go_on.set).start()
    database.close()
    thread.join()
    assert queued.done()
    assert seen == [200]
    again = Database.open(closed)
    with again.read() as session:
        assert session.exec(select(DeckRow.name).order_by(DeckRow.name)).all() == ["Deck", "Queued"]
    again.close()

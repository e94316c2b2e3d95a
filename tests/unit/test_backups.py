"""A listed backup is whole and restores; what stood in its way is kept."""

import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from aimstudy.domain.backup import Holdings
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.storage import backups, checked_copy
from aimstudy.storage.backup_folder import remove_unfinished, thin
from aimstudy.storage.backups import inspect, list_backups, make_backup, preview, restore
from aimstudy.storage.database import Database
from tests.unit.library_rows import DAY, NOW, add_cards, add_review, count, run_sql


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """A library with 50 cards and two reviews."""
    database = Database.open(tmp_path / "data")
    add_cards(database, 50)
    add_review(database, 1)
    add_review(database, 2)
    yield database
    database.close()


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_a_backup_is_one_whole_file_named_by_time_and_reason(database: Database) -> None:
    oslo = NOW.astimezone(timezone(timedelta(hours=1)))
    backup = make_backup(database, oslo, "manual")
    assert backup.name == "library-20261122-104500Z-manual.db"
    assert names(database.folder / "backups") == [backup.name]
    (info,) = list_backups(database.folder)
    assert (info.path, info.made_at, info.reason) == (backup, NOW, "manual")
    assert info.size == backup.stat().st_size > 100_000
    assert info.tested
    assert info.holdings == Holdings(0, 50, 50, 2, date.fromordinal(DAY))
    assert names(database.folder / "backups") == [backup.name]


def test_two_backups_in_one_second_are_two(database: Database) -> None:
    first = make_backup(database, NOW, "before-import")
    add_review(database, 3)
    second = make_backup(database, NOW, "before-import")
    assert second.name == "library-20261122-104500Z-before-import-2.db"
    assert [info.path for info in list_backups(database.folder)] == [second, first]
    reviews = [info.holdings.reviews for info in map(inspect, (first, second)) if info.holdings]
    assert reviews == [2, 3]


def test_a_backup_holds_what_is_not_yet_folded_into_the_file(database: Database) -> None:
    assert (database.folder / "library.db-wal").stat().st_size > 0
    backup = make_backup(database, NOW, "manual")
    with closing(sqlite3.connect(backup)) as connection:
        assert connection.execute("SELECT count(*) FROM reviews").fetchone() == (2,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_reviews_taken_back_do_not_count(database: Database) -> None:
    add_review(database, 2, undoes=2)
    holdings = inspect(make_backup(database, NOW, "manual")).holdings
    assert holdings is not None
    assert holdings.reviews == 1


def test_a_copy_that_fails_its_check_never_gets_a_name(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checked_copy, "full_check", lambda file: "row 3 missing from index")
    with pytest.raises(Problem) as caught:
        make_backup(database, NOW, "manual")
    assert caught.value.kind is ProblemKind.BACKUP_FAILED
    assert "row 3" in caught.value.detail
    assert names(database.folder / "backups") == []


def test_a_backup_that_cannot_be_written_is_a_problem(database: Database) -> None:
    (database.folder / "backups").write_text("in the way")
    with pytest.raises(Problem) as caught:
        make_backup(database, NOW, "manual")
    assert caught.value.kind is ProblemKind.BACKUP_FAILED


def test_an_index_out_of_step_is_found_in_the_copy(database: Database) -> None:
    forget = "DELETE FROM sqlite_master WHERE name = 'cards_deck'"
    recall = "INSERT INTO sqlite_master SELECT * FROM kept"
    steps = (
        "CREATE TEMP TABLE kept AS SELECT * FROM sqlite_master WHERE name = 'cards_deck'",
        "PRAGMA writable_schema = ON",
        *(forget, "PRAGMA writable_schema = RESET"),
        # SQLite does not know the index now and does not write to it.
        "INSERT INTO decks (id, name, created_ms) VALUES (2, 'Two', 1)",
        "UPDATE cards SET deck_id = 2 WHERE id = 7",
        *("PRAGMA writable_schema = ON", recall),
    )
    with closing(sqlite3.connect(database.file, isolation_level=None)) as connection:
        for step in steps:
            connection.execute(step)
    with pytest.raises(Problem) as caught:
        make_backup(database, NOW, "manual")
    assert caught.value.kind is ProblemKind.BACKUP_FAILED
    assert "cards_deck" in caught.value.detail
    assert names(database.folder / "backups") == []


def test_torn_and_foreign_files_are_listed_as_unusable(database: Database) -> None:
    folder = database.folder / "backups"
    good = make_backup(database, NOW, "manual")
    content = good.read_bytes()
    day = timedelta(days=1)
    for days, damaged in enumerate(
        [b"", content[:-4096], b"just text", content[:8192] + b"\xa5" * (len(content) - 8192)], 1
    ):
        stamp = (NOW - days * day).strftime("%Y%m%d-%H%M%S")
        (folder / f"library-{stamp}Z-automatic.db").write_bytes(damaged)
    (folder / "notes.txt").write_text("not a backup")
    (folder / "library-20269999-000000Z-manual.db").write_bytes(content)
    listed = list_backups(database.folder)
    assert [info.tested for info in listed] == [True, False, False, False, False]
    assert all(info.finding and info.holdings is None for info in listed[1:])
    for info in listed[1:]:
        for use in (
            lambda info=info: preview(info.path, database),
            lambda info=info: restore(database.folder / "elsewhere", info.path, NOW),
        ):
            with pytest.raises(Problem) as caught:
                use()
            assert caught.value.kind is ProblemKind.BACKUP_UNUSABLE
    assert not (database.folder / "elsewhere" / "library.db").exists()


def test_a_preview_says_what_would_be_lost(database: Database) -> None:
    backup = make_backup(database, NOW, "manual")
    assert preview(backup, database).reviews_lost == 0
    third = add_review(database, 3)
    add_review(database, 4)
    add_review(database, 3, undoes=third)
    run_sql(database, "UPDATE notes SET deleted = 1 WHERE id = 9")
    seen = preview(backup, database)
    assert seen.reviews_lost == 1
    assert seen.now == Holdings(0, 49, 50, 3, date.fromordinal(DAY))
    assert seen.then == Holdings(0, 50, 50, 2, date.fromordinal(DAY))
    assert preview(backup, None).now is None
    with pytest.raises(Problem) as caught:
        preview(backup.with_name("gone.db"), database)
    assert caught.value.kind is ProblemKind.FILE_MISSING


def test_restoring_keeps_what_was_there_as_a_backup(database: Database) -> None:
    folder = database.folder
    backup = make_backup(database, NOW, "manual")
    add_review(database, 3)
    with pytest.raises(Problem) as caught:
        restore(folder, backup, NOW)
    assert caught.value.kind is ProblemKind.LIBRARY_IN_USE
    database.close()
    kept = restore(folder, backup, NOW)
    assert kept is not None
    assert kept.name == "library-20261122-104500Z-before-restore.db"
    again = Database.open(folder)
    assert (count(again, "reviews"), count(again, "cards")) == (2, 50)
    again.close()
    assert restore(folder, kept, NOW + timedelta(hours=1)) is not None
    again = Database.open(folder)
    assert count(again, "reviews") == 3
    again.close()
    assert names(folder) == ["backups", "library.db", "library.lock"]
    assert len(list_backups(folder)) == 3


def test_changes_of_a_killed_program_are_kept_before_restoring(database: Database) -> None:
    backup = make_backup(database, NOW, "manual")
    add_review(database, 3)
    torn_off = database.folder.parent / "torn off"
    torn_off.mkdir()
    for name in ("library.db", "library.db-wal"):
        (torn_off / name).write_bytes((database.folder / name).read_bytes())
    kept = restore(torn_off, backup, NOW)
    assert kept is not None
    holdings = inspect(kept).holdings
    assert holdings is not None
    assert holdings.reviews == 3
    again = Database.open(torn_off)
    assert count(again, "reviews") == 2
    again.close()


def test_no_restore_under_a_program_that_still_reads(database: Database) -> None:
    backup = make_backup(database, NOW, "manual")
    beside = Database.open(database.folder, beside=True)
    with beside.read() as session:
        session.connection().exec_driver_sql("SELECT count(*) FROM cards").scalar()
        add_review(database, 3)
        database.close()
        with pytest.raises(Problem) as caught:
            restore(database.folder, backup, NOW)
        assert caught.value.kind is ProblemKind.LIBRARY_IN_USE
    beside.close()
    again = Database.open(database.folder)
    assert count(again, "reviews") == 3
    again.close()


def empty(file: Path) -> None:
    file.write_bytes(b"")


def scramble(file: Path) -> None:
    content = file.read_bytes()
    file.write_bytes(content[:4096] + os.urandom(64) * (len(content) // 64 - 64))


def be_text(file: Path) -> None:
    file.write_text("words")


def be_newer(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA user_version = 999")


@pytest.mark.parametrize(
    ("damage", "name"),
    [
        (empty, "library.damaged-20261122-104500Z.db"),
        (scramble, "library.damaged-20261122-104500Z.db"),
        (be_text, "library.foreign-20261122-104500Z.db"),
        (be_newer, "library.foreign-20261122-104500Z.db"),
    ],
)
def test_a_file_not_fit_for_use_is_kept_beside_the_restored_one(
    database: Database, damage: Callable[[Path], None], name: str
) -> None:
    backup = make_backup(database, NOW, "manual")
    database.close()
    damage(database.file)
    content = database.file.read_bytes()
    (database.folder / "library.db-wal").write_bytes(b"what stood beside it")
    kept = restore(database.folder, backup, NOW)
    assert kept == database.folder / name
    assert kept.read_bytes() == content
    assert (database.folder / f"{name}-wal").read_bytes() == b"what stood beside it"
    again = Database.open(database.folder)
    assert count(again, "reviews") == 2
    again.close()
    empty(database.file)
    second = restore(database.folder, backup, NOW)
    assert second is not None
    assert second != kept
    assert kept.read_bytes() == content


@pytest.mark.skipif(sys.platform == "win32", reason="no such files there")
def test_a_link_in_the_library_s_place_is_kept_and_so_is_what_it_leads_to(
    database: Database, tmp_path: Path
) -> None:
    backup = make_backup(database, NOW, "manual")
    database.close()
    target = tmp_path / "elsewhere.db"
    database.file.rename(target)
    content = target.read_bytes()
    for number, there in enumerate((True, False)):
        database.file.unlink(missing_ok=True)
        database.file.symlink_to(target if there else tmp_path / "nothing.db")
        kept = restore(database.folder, backup, NOW + timedelta(minutes=number))
        assert kept is not None
        assert kept.name == f"library.foreign-20261122-104{5 + number}00Z.db"
        assert kept.is_symlink()
        assert not database.file.is_symlink()
    assert target.read_bytes() == content
    assert not (tmp_path / "nothing.db").exists()
    Database.open(database.folder).close()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("zero\0byte.db", ProblemKind.FILE_MISSING),
        ("half \ud800.db", ProblemKind.FILE_MISSING),
        ("a file/library.db", ProblemKind.FILE_MISSING),
        ("x" * 300, ProblemKind.FILE_UNREADABLE),
    ],
)
def test_a_backup_that_cannot_be_is_a_problem_and_changes_nothing(
    database: Database, tmp_path: Path, name: str, kind: ProblemKind
) -> None:
    (tmp_path / "a file").write_bytes(b"")
    with pytest.raises(Problem) as caught:
        preview(tmp_path / name, database)
    assert caught.value.kind is kind
    database.close()
    before = names(database.folder)
    with pytest.raises(Problem) as caught:
        restore(database.folder, tmp_path / name, NOW)
    assert caught.value.kind is kind
    assert names(database.folder) == before
    Database.open(database.folder).close()


RESTORE_AS_NOBODY = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from aimstudy.domain.errors import Problem
from aimstudy.storage.backups import list_backups, preview, restore
from aimstudy.storage.database import Database
secret, own = map(Path, sys.argv[1:])
database = Database.open(own)
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
for use in (
    lambda: preview(secret / "closed" / "b.db", database),
    lambda: preview(secret / "b.db", database),
    lambda: list_backups(secret),
    database.close,
    lambda: restore(own, secret / "closed" / "b.db", datetime.now(UTC)),
    lambda: Database.open(own).close(),
):
    try:
        print(use())
    except Problem as problem:
        print(problem.kind.name)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="permissions there are not bits")
def test_a_backup_that_this_account_may_not_read_is_a_problem() -> None:
    with tempfile.TemporaryDirectory() as name:
        secret, own = Path(name) / "secret", Path(name) / "own"
        for folder in (secret, secret / "closed", secret / "backups", own):
            folder.mkdir()
        (secret / "b.db").write_bytes(b"SQLite format 3\0")
        (secret / "closed" / "b.db").write_bytes(b"SQLite format 3\0")
        for path, mode in (
            (Path(name), 0o755),
            (secret, 0o755),
            (own, 0o777),
            (secret / "closed", 0o600),
            (secret / "backups", 0o300),
            (secret / "b.db", 0o000),
        ):
            path.chmod(mode)
        Database.open(own).close()
        for file in own.iterdir():
            file.chmod(0o666)
        result = subprocess.run(
            [sys.executable, "-c", RESTORE_AS_NOBODY, str(secret), str(own)],
            capture_output=True,
            text=True,
            check=False,
            env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
        )
        for folder in (secret / "closed", secret / "backups"):
            folder.chmod(0o700)
    assert result.stderr == ""
    assert result.stdout.split() == [
        "FILE_NOT_ALLOWED",
        "BACKUP_UNUSABLE",
        "FILE_NOT_ALLOWED",
        "None",
        "FILE_NOT_ALLOWED",
        "None",
    ]


def test_a_closed_library_is_neither_backed_up_nor_compared(database: Database) -> None:
    backup = make_backup(database, NOW, "manual")
    database.close()
    for use in (
        lambda: make_backup(database, NOW, "manual"),
        lambda: preview(backup, database),
    ):
        with pytest.raises(Problem) as caught:
            use()
        assert caught.value.kind is ProblemKind.LIBRARY_CLOSED
    assert names(backup.parent) == [backup.name]


def test_what_stands_where_a_restore_copies_to_does_not_keep_the_lock(database: Database) -> None:
    backup = make_backup(database, NOW, "manual")
    database.close()
    (database.folder / backups.INCOMING).mkdir()
    with pytest.raises(Problem) as caught:
        restore(database.folder, backup, NOW)
    assert caught.value.kind is ProblemKind.LIBRARY_WRITE_FAILED
    Database.open(database.folder).close()


def test_a_lost_library_is_restored_into_its_place(database: Database) -> None:
    backup = make_backup(database, NOW, "manual")
    database.close()
    database.file.unlink()
    with pytest.raises(Problem):
        Database.open(database.folder)
    assert restore(database.folder, backup, NOW) is None
    Database.open(database.folder).close()


def test_a_restore_that_fails_changes_nothing(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup = make_backup(database, NOW, "manual")
    database.close()
    before = {file.name: file.read_bytes() for file in database.folder.iterdir() if file.is_file()}
    with monkeypatch.context() as patch:
        patch.setattr(checked_copy, "full_check", lambda file: "bad page")
        with pytest.raises(Problem) as caught:
            restore(database.folder, backup, NOW)
        assert caught.value.kind is ProblemKind.BACKUP_UNUSABLE

    def no_space(source: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backups, "copy_checked", no_space)
    with pytest.raises(Problem) as caught:
        restore(database.folder, backup, NOW)
    assert caught.value.kind is ProblemKind.DISK_FULL
    after = {file.name: file.read_bytes() for file in database.folder.iterdir() if file.is_file()}
    assert after == before


def test_unfinished_backups_are_cleared_at_the_next_start(database: Database) -> None:
    backup = make_backup(database, NOW, "manual")
    database.close()
    (backup.parent / "library-20261122-104501Z-manual.db.part").write_bytes(b"half")
    (backup.parent / "library-20261122-104501Z-manual.db.part-journal").write_bytes(b"half")
    Database.open(database.folder).close()
    assert names(backup.parent) == [backup.name]


def test_old_backups_thin_out_and_other_files_stay(tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    (folder / "mine.db").write_bytes(b"")
    now = datetime(2026, 11, 22, 12, tzinfo=UTC)
    for hours in range(0, 24 * 400, 6):
        stamp = (now - timedelta(hours=hours)).strftime("%Y%m%d-%H%M%S")
        (folder / f"library-{stamp}Z-automatic.db").write_bytes(b"")
    thin(tmp_path, now)
    left = names(folder)
    assert "mine.db" in left
    assert "library-20261122-120000Z-automatic.db" in left
    assert "library-20261120-120000Z-automatic.db" in left
    assert "library-20261119-180000Z-automatic.db" in left
    assert "library-20261119-120000Z-automatic.db" not in left
    # 9 of two days, 12 more days, 6 more weeks, 10 more months, and mine.
    assert len(left) == 9 + 12 + 6 + 10 + 1
    remove_unfinished(tmp_path)
    assert names(folder) == left

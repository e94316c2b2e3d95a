"""The schema as frozen text is the schema of the tables, and a step is all or nothing."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.pool import StaticPool
from sqlmodel import Session, SQLModel

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.storage import migrations
from aimstudy.storage.backups import list_backups
from aimstudy.storage.database import Database
from aimstudy.storage.import_tables import NoteTypeRow
from aimstudy.storage.plan_tables import StudyOrderRow
from aimstudy.storage.quizzes import load_attempt
from aimstudy.storage.study_tables import ConfusionRow
from aimstudy.storage.tables import CardRow
from aimstudy.storage.upgrade import create_library
from tests.unit.library_rows import add_cards, add_review, count, run_sql

# These modules declare tables, too.
assert [row.__tablename__ for row in (StudyOrderRow, ConfusionRow, NoteTypeRow)] == [
    "study_order", "confusions", "note_types",
]  # fmt: skip
TABLES = sorted(SQLModel.metadata.tables)


@pytest.fixture(scope="module")
def declared() -> Iterator[sqlite3.Connection]:
    """A database made from the table classes."""
    with closing(sqlite3.connect(":memory:", check_same_thread=False)) as connection:
        engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)
        SQLModel.metadata.create_all(engine)
        yield connection


@pytest.fixture(scope="module")
def migrated() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrations.migrate(connection)
        yield connection


def described(connection: sqlite3.Connection, table: str) -> dict[str, object]:
    """All that makes a table: columns, keys, references, unique sets, checks, strictness."""
    sql = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0]
    plain = re.sub(r"\s+", " ", sql).strip()
    unique = set()
    for _, index, is_unique, *_ in connection.execute(f"PRAGMA index_list({table})"):
        columns = [row[2] for row in connection.execute(f"PRAGMA index_info({index})")]
        if is_unique:
            unique.add(tuple(columns))
    return {
        "columns": connection.execute(f"PRAGMA table_xinfo({table})").fetchall(),
        "references": sorted(
            row[2:] for row in connection.execute(f"PRAGMA foreign_key_list({table})")
        ),
        "unique": unique,
        "checks": sorted(
            re.findall(r"CHECK (\(.+?\))(?=, (?:CHECK|UNIQUE|FOREIGN)| \) STRICT)", plain)
        ),
        "computed": re.findall(r"GENERATED ALWAYS AS \( ?(.+?) ?\) STORED", plain),
        "autoincrement": "AUTOINCREMENT" in plain,
        "strict": plain.endswith("STRICT"),
    }


@pytest.mark.parametrize("table", TABLES)
def test_the_frozen_schema_is_that_of_the_tables(
    declared: sqlite3.Connection, migrated: sqlite3.Connection, table: str
) -> None:
    assert described(migrated, table) == described(declared, table)
    assert described(migrated, table)["strict"]


def test_there_are_no_other_tables(migrated: sqlite3.Connection) -> None:
    query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'sqlite_*'"
    names = {name for (name,) in migrated.execute(query) if not name.startswith("notes_fts")}
    assert names == set(TABLES)


@pytest.mark.parametrize(
    ("query", "index"),
    [
        ("active = 1 AND phase = 'review' AND due_day <= 9 ORDER BY due_day", "cards_due_day"),
        ("active = 1 AND phase = 'step' AND due_ms <= 9 ORDER BY due_ms", "cards_due_ms"),
        ("active = 1 AND phase = 'new' ORDER BY position", "cards_new"),
        ("fact_id = 1", "cards_fact"),
        ("deck_id = 1", "cards_deck"),
    ],
)
def test_the_queue_is_read_from_its_indexes(
    migrated: sqlite3.Connection, query: str, index: str
) -> None:
    rows = migrated.execute(f"EXPLAIN QUERY PLAN SELECT id FROM cards WHERE {query}").fetchall()
    plan = " ".join(row[3] for row in rows)
    assert index in plan
    assert "TEMP B-TREE" not in plan


def test_the_log_is_only_appended_to(tmp_path: Path) -> None:
    database = Database.open(tmp_path)
    add_cards(database, 2)
    first = add_review(database, 1)
    for statement in (
        "UPDATE reviews SET rating = 4",
        "DELETE FROM reviews",
        "DELETE FROM cards",
        "INSERT OR REPLACE INTO reviews SELECT * FROM reviews",
    ):
        with pytest.raises(IntegrityError):
            run_sql(database, statement)
    add_review(database, 1, undoes=first)
    with pytest.raises(IntegrityError, match="UNIQUE"):
        add_review(database, 1, undoes=first)
    assert count(database, "reviews") == 2
    database.close()


def test_a_card_is_active_only_when_nothing_holds_it(tmp_path: Path) -> None:
    database = Database.open(tmp_path)
    add_cards(database, 1)

    def active(values: str) -> object:
        def change(session: Session) -> object:
            session.connection().execute(text(f"UPDATE cards SET {values}"))
            card = session.get_one(CardRow, 1)
            session.refresh(card)
            return card.active

        return database.write(change)

    assert active("state = 'proposed'") == 0
    assert active("state = 'accepted'") == 1
    for hold in ("suspended", "archived", "deleted"):
        assert active(f"{hold} = 1") == 0
        assert active(f"{hold} = 0") == 1
    database.close()


def found(database: Database, words: str) -> list[int]:
    with database.read() as session:
        query = text("SELECT rowid FROM notes_fts WHERE notes_fts MATCH :words ORDER BY rowid")
        return [row[0] for row in session.connection().execute(query, {"words": words})]


def test_search_follows_the_notes(tmp_path: Path) -> None:
    database = Database.open(tmp_path)
    add_cards(database, 3)

    assert found(database, "question") == [1, 2, 3]
    run_sql(
        database,
        "UPDATE notes SET front = 'Hva er en rømningsvei?', tags = 'brann café' WHERE id = 2",
    )
    assert found(database, "question") == [1, 3]
    assert found(database, "cafe") == [2]
    assert found(database, "RØMN*") == [2]
    assert found(database, "tags:brann") == [2]
    run_sql(database, "UPDATE notes SET deleted = 1, modified_ms = 7 WHERE id = 2")
    assert found(database, "cafe") == [2]
    run_sql(database, "DELETE FROM cards WHERE id = 3")
    run_sql(database, "DELETE FROM notes WHERE id = 3")
    assert found(database, "question") == [1]
    database.close()


def with_step(monkeypatch: pytest.MonkeyPatch, *statements: str) -> None:
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, statements))


def test_an_upgrade_keeps_a_backup_of_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = Database.open(tmp_path)
    add_cards(database, 5)
    database.close()
    before = migrations.known_version()
    with_step(monkeypatch, "ALTER TABLE decks ADD COLUMN color TEXT NOT NULL DEFAULT 'blue'")
    with pytest.raises(Problem) as caught:
        Database.open(tmp_path, beside=True)
    assert caught.value.kind is ProblemKind.LIBRARY_OLDER
    database = Database.open(tmp_path)
    with database.read() as session:
        assert session.connection().scalar(text("SELECT color FROM decks")) == "blue"
        assert session.connection().scalar(text("PRAGMA user_version")) == before + 1
    database.close()
    (backup,) = list_backups(tmp_path)
    assert (backup.reason, backup.tested) == ("before-upgrade", True)
    with closing(sqlite3.connect(backup.path)) as connection:
        assert migrations.version_of(connection) == before
    Database.open(tmp_path).close()
    assert len(list_backups(tmp_path)) == 1


def test_a_step_that_fails_leaves_the_library_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = Database.open(tmp_path)
    add_cards(database, 5)
    database.close()
    before = (tmp_path / "library.db").read_bytes()
    with monkeypatch.context() as patch:
        with_step(patch, "DELETE FROM cards", "DROP TABLE days", "CREATE TABLE oops (")
        with pytest.raises(sqlite3.OperationalError):
            Database.open(tmp_path)
    assert (tmp_path / "library.db").read_bytes() == before
    database = Database.open(tmp_path)
    assert (count(database, "cards"), count(database, "days")) == (5, 0)
    database.close()


def test_without_its_backup_no_upgrade_begins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Database.open(tmp_path).close()
    (tmp_path / "backups").write_text("a file where the folder should be")
    before = (tmp_path / "library.db").read_bytes()
    with_step(monkeypatch, "DROP TABLE days")
    with pytest.raises(Problem) as caught:
        Database.open(tmp_path)
    assert caught.value.kind is ProblemKind.BACKUP_FAILED
    assert (tmp_path / "library.db").read_bytes() == before


def test_a_library_of_the_first_version_keeps_its_quizzes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = (
        '{"fact_key": "a:1", "kind": "mcq", "prompt": "How many piers are there?", "options": ['
        '{"text": "two", "origin": "key", "belongs_to": ""},'
        ' {"text": "six", "origin": "neighbour", "belongs_to": ""}], "key": 0, "answer": "two",'
        ' "quote": "There are two piers.", "context": "", "answer_start": 10, "answer_end": 13}'
    )
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "STEPS", migrations.STEPS[:1])
        create_library(tmp_path / "library.db")
    with closing(sqlite3.connect(tmp_path / "library.db")) as connection, connection:
        connection.execute("INSERT INTO quiz_attempts VALUES (1, 'Piers', 1, 5, 0, 739000, NULL)")
        connection.execute(
            "INSERT INTO quiz_responses VALUES (1, 1, 0, NULL, ?, 1, 0, 9), (2, 1, 1, NULL, ?,"
            " NULL, NULL, NULL)",
            (item, item),
        )
    database = Database.open(tmp_path)
    with database.read() as session:
        attempt = load_attempt(session, 1)
    database.close()
    assert attempt is not None
    first, second = attempt.responses
    assert (first.answered, first.given, first.correct, first.overruled) == (True, 1, False, False)
    assert (second.answered, second.given, second.grade) == (False, None, None)
    assert first.item.options[1].text == "six"
    assert [backup.reason for backup in list_backups(tmp_path)] == ["before-upgrade"]

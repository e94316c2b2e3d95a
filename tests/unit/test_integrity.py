"""Damage that a start does not see is found by the full check, and named."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from aimstudy.domain.review import Phase, Rating, ReviewEntry, ReviewKind
from aimstudy.storage.database import Database
from aimstudy.storage.integrity import check
from aimstudy.storage.status import counts
from aimstudy.storage.whole_log import iter_logs
from tests.unit.library_rows import DAY, NOW, STATE, add_cards, add_review, count, run_sql

NO_NUMBER = '["review", "2.5", 5.0, 1, 2, 0, 1, 0]'
NO_DAY = '["review", 2.5, 5.0, 1, 2.5, 0, 1, 0]'


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database.open(tmp_path)
    add_cards(database, 20)
    yield database
    database.close()


def tamper(database: Database, *statements: str) -> None:
    """What another program could do to the file: no foreign keys, no guard of the log."""
    with closing(sqlite3.connect(database.file, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def test_a_sound_library_has_no_findings(database: Database) -> None:
    first = add_review(database, 1)
    add_review(database, 1, undoes=first)
    run_sql(database, "UPDATE notes SET front = 'Ny tekst' WHERE id = 4")
    assert check(database) == ()
    beside = Database.open(database.folder, beside=True)
    assert check(beside) == ()
    beside.close()


def test_a_missing_row_is_named(database: Database) -> None:
    tamper(database, "DELETE FROM notes WHERE id = 3")
    assert check(database) == ("cards: row 3 refers to none in notes",)


def test_a_missing_index_and_a_dropped_guard_are_named(database: Database) -> None:
    tamper(database, "DROP INDEX cards_due_day", "DROP TRIGGER reviews_no_update")
    assert check(database) == ("cards_due_day is missing", "reviews_no_update is missing")


def test_a_changed_table_is_named(database: Database) -> None:
    tamper(database, "ALTER TABLE decks ADD COLUMN color TEXT")
    assert check(database) == ("decks is not as this version made it",)


def test_a_search_out_of_step_is_named(database: Database) -> None:
    tamper(
        database, "DROP TRIGGER notes_fts_update", "UPDATE notes SET front = 'Other' WHERE id = 2"
    )
    findings = check(database)
    assert findings[0] == "notes_fts_update is missing"
    assert findings[1].startswith("search does not match the notes")


def test_a_log_that_cannot_be_is_named(database: Database) -> None:
    first = add_review(database, 1)
    add_review(database, 1)
    add_review(database, 2, undoes=first)
    tamper(
        database,
        "DELETE FROM sqlite_sequence",
        "INSERT INTO reviews (card_id, kind, at_ms, offset_min, study_day, took_ms, before, after)"
        " VALUES (1, 'study', 0, 0, 0, 0, 'nothing', '{}')",
        "UPDATE sqlite_sequence SET seq = 1",
    )
    assert check(database) == (
        "reviews: row 3 takes back a row it cannot",
        "reviews: row 4 holds no memory state",
        "reviews: numbers could be used again",
    )


@pytest.mark.parametrize("text", ["{}", "[]", "5", '["review", 1]', NO_NUMBER, NO_DAY])
@pytest.mark.parametrize("column", ["before", "after"])
def test_json_that_is_no_state_is_named(database: Database, column: str, text: str) -> None:
    states = {"before": STATE, "after": STATE} | {column: text}
    tamper(
        database,
        "INSERT INTO reviews (card_id, kind, at_ms, offset_min, study_day, took_ms, before, after)"
        f" VALUES (1, 'study', 0, 0, 0, 0, '{states['before']}', '{states['after']}')",
    )
    assert check(database) == ("reviews: row 1 holds no memory state",)


def test_counts_are_of_what_a_person_accepted(database: Database) -> None:
    first = add_review(database, 1)
    add_review(database, 2)
    add_review(database, 1, undoes=first)
    run_sql(database, "UPDATE cards SET state = 'proposed' WHERE id = 1")
    run_sql(database, "UPDATE cards SET suspended = 1 WHERE id = 2")
    run_sql(database, "UPDATE notes SET deleted = 1 WHERE id = 3")
    run_sql(database, "UPDATE cards SET deleted = 1 WHERE id = 3")
    with database.read() as session:
        assert counts(session) == {
            "articles": 0,
            "facts": 0,
            "notes": 18,
            "cards": 18,
            "decks": 1,
            "reviews": 1,
            "media": 0,
        }


def test_the_whole_log_comes_by_card_in_order(database: Database) -> None:
    first = add_review(database, 7, rating=1)
    add_review(database, 2, rating=4)
    add_review(database, 7, rating=2)
    add_review(database, 7, undoes=first)
    columns = "card_id, kind, at_ms, offset_min, study_day, took_ms, before, after"
    run_sql(
        database,
        f"INSERT INTO reviews ({columns}) VALUES (2, 'state', 5, 0, 9, 0, '[]', '{STATE}')",
    )
    at_ms = round(NOW.timestamp() * 1000)

    def row(seq: int, rating: int | None, undoes: int | None = None) -> ReviewEntry:
        kind = ReviewKind.STUDY if undoes is None else ReviewKind.UNDO
        given = None if rating is None else Rating(rating)
        return ReviewEntry(seq, kind, given, at_ms, DAY, undoes)

    with database.read() as session:
        (two, logs_two), (seven, logs_seven) = iter_logs(session)
    assert (two, seven) == (2, 7)
    assert logs_seven == [row(1, 1), row(3, 2), row(4, None, undoes=1)]
    assert logs_two[0] == row(2, 4)
    assert (logs_two[1].kind, logs_two[1].study_day) == (ReviewKind.STATE, 9)
    taken_over = logs_two[1].state
    assert taken_over is not None
    assert (taken_over.phase, taken_over.stability, taken_over.due_day) == (Phase.REVIEW, 2.5, 3)


def test_a_long_log_is_read_in_pieces_without_losing_any(database: Database) -> None:
    run_sql(
        database,
        "INSERT INTO reviews (card_id, kind, rating, at_ms, offset_min, study_day, took_ms, before,"
        " after) WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 12344)"
        " SELECT 1 + i % 20, 'study', 1 + i % 4, i, 0, 1, 0, '{}', '{}' FROM n",
    )
    with database.read() as session:
        logs = dict(iter_logs(session))
    assert sorted(logs) == list(range(1, 21))
    assert sum(map(len, logs.values())) == count(database, "reviews") == 12345
    assert [entry.at_ms for entry in logs[20]] == list(range(19, 12345, 20))

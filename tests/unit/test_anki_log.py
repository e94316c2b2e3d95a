"""Answers laid out for an Anki package: every one has a moment of its own, and none is lost."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing

import pytest

from aimstudy.domain.staged_deck import TABLES
from aimstudy.interchange.anki_log import write_log


@pytest.fixture
def target() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute(
            "CREATE TABLE revlog (id INTEGER PRIMARY KEY, cid INTEGER, usn INTEGER, ease INTEGER,"
            " ivl INTEGER, lastIvl INTEGER, factor INTEGER, time INTEGER, type INTEGER)"
        )
        connection.execute("ATTACH ':memory:' AS staged")
        columns = ", ".join(f"{name} {kind}" for name, kind in TABLES["reviews"])
        connection.execute(f"CREATE TABLE staged.reviews ({columns})")
        yield connection


def written(
    target: sqlite3.Connection, rows: list[tuple[object, ...]], *more: tuple[int, ...]
) -> list[tuple[int, ...]]:
    target.executemany("INSERT INTO staged.reviews VALUES (?, ?, ?, ?, ?, ?)", rows)
    write_log(target, {1: 100, 2: 200}, more)
    return list(
        target.execute("SELECT id, cid, ease, ivl, lastIvl, factor, time, type FROM revlog")
    )


def test_what_the_source_says_of_an_answer_goes_back_as_it_was(target: sqlite3.Connection) -> None:
    rows: list[tuple[object, ...]] = [
        (1, 1, 3, 5_000, 70, "4,-600,2500,1"),
        (2, 2, 1, 6_000, 80, "-60,4,2300,2,99999"),
        (3, 2, 4, 7_000, 90, None),
        (4, 2, 4, 8_000, 95, "no numbers"),
    ]
    assert written(target, rows) == [
        (5_000, 100, 3, 4, -600, 2500, 70, 1),
        (6_000, 200, 1, -60, 4, 2300, 99_999, 2),
        (7_000, 200, 4, 0, 0, 0, 90, 1),
        (8_000, 200, 4, 0, 0, 0, 95, 1),
    ]


def test_of_two_answers_of_a_moment_the_second_takes_the_next_that_is_free(
    target: sqlite3.Connection,
) -> None:
    said = "1,0,2500,1"
    rows: list[tuple[object, ...]] = [
        (1, 1, 3, 5_000, 0, said),
        (2, 2, 3, 5_001, 0, said),
        (3, 2, 2, 5_000, 0, said),
        (4, 1, 1, 5_000, 0, said),
        (5, 1, 4, 0, 0, said),
        (6, 1, 4, -3, 0, said),
    ]
    found = [row[:3] for row in written(target, rows)]
    assert found == [
        (1, 100, 4), (2, 100, 4), (5_000, 100, 3), (5_001, 200, 3), (5_002, 200, 2),
        (5_003, 100, 1),
    ]  # fmt: skip


def test_answers_kept_with_a_card_give_way(target: sqlite3.Connection) -> None:
    rows: list[tuple[object, ...]] = [(1, 1, 3, 5_000, 0, "1,0,2500,1")]
    found = written(target, rows, (2, 5_000, 1, 9, 9, 9, 9, 9), (2, 5_001, 0, 1, 2, 3, 4, 5))
    assert found == [(5_000, 100, 3, 1, 0, 2500, 0, 1), (5_001, 200, 0, 1, 2, 3, 4, 5)]


def test_thousands_of_answers_of_one_moment_are_placed_at_once(target: sqlite3.Connection) -> None:
    rows: list[tuple[object, ...]] = [
        (n, 1, 3, 5_000 + n % 2, 0, "1,0,2500,1") for n in range(1, 8_001)
    ]
    began = time.process_time()
    found = written(target, rows)
    assert [row[0] for row in found] == list(range(5_000, 13_000))
    assert time.process_time() - began < 3

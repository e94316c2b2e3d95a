"""An import that is stopped has changed nothing, wherever it was, nor anybody else's write."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import pytest
from sqlalchemy import text

from aimstudy.application import open_library
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.imports import FileKind
from aimstudy.services.library import Library
from aimstudy.storage.database import Database
from aimstudy.storage.writer import WriteStopped
from tests.anki_files import Deck

LONG = """
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200000000)
SELECT count(*) FROM n
"""


@pytest.fixture(autouse=True, scope="module")
def reader_prepared() -> None:
    """The process is started as the program does it: it takes its time, in which to stop it."""


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path / "lib", lambda: datetime(2026, 11, 22, 20, 0, tzinfo=UTC)) as held:
        yield held


def deck(folder: Path, notes: int = 200) -> Path:
    made = Deck()
    for n in range(notes):
        made.pair(f"question {n}", f"answer {n}")
    return made.write(folder / "deck.apkg")


def stopped_after(library: Library, file: Path, looks: int) -> Problem | None:
    """Import ``file`` and stop when it is asked for one time more than ``looks``."""
    left = iter(range(looks))
    try:
        library.importing.run(file, is_stopped=lambda: next(left, None) is None)
    except Problem as problem:
        return problem
    return None


def test_an_import_can_be_stopped_at_every_look(library: Library, tmp_path: Path) -> None:
    file, stops = deck(tmp_path), 0
    for allowed in (0, 1, 2, 3, 50):
        if problem := stopped_after(library, file, allowed):
            stops += 1
            assert problem.kind is ProblemKind.IMPORT_STOPPED
            assert library.cards.table().total == 0
            assert library.undo_label() != "import"
            assert list((library.folder / "imports").iterdir()) == []
        else:
            assert library.cards.table().total == 200
            library.undo()
    assert stops >= 2
    assert library.importing.run(file).notes.new == 200


def test_a_preview_can_be_stopped(library: Library, tmp_path: Path) -> None:
    with pytest.raises(Problem) as stopped:
        library.importing.preview(deck(tmp_path), is_stopped=lambda: True)
    assert stopped.value.kind is ProblemKind.IMPORT_STOPPED


def test_the_kind_of_a_file_is_told_without_reading_it(library: Library, tmp_path: Path) -> None:
    assert library.importing.kind_of(deck(tmp_path)) is FileKind.PACKAGE


def test_a_running_transaction_is_stopped_within_half_a_second(tmp_path: Path) -> None:
    database = Database.open(tmp_path / "lib")
    asked, began = Event(), time.monotonic()
    try:
        with pytest.raises(WriteStopped):
            database.write_unless(
                lambda: asked.is_set() or time.monotonic() > began + 0.3,
                lambda session: session.connection().execute(text(LONG)).scalar(),
            )
        assert time.monotonic() - began < 0.8
        answer = database.write(lambda session: session.connection().scalar(text("SELECT 7")))
        assert answer == 7
    finally:
        database.close()


def test_a_write_that_waits_is_stopped_without_touching_the_one_before(tmp_path: Path) -> None:
    database = Database.open(tmp_path / "lib")
    try:
        first = database.submit(lambda _session: time.sleep(0.3))
        began = time.monotonic()
        with pytest.raises(WriteStopped):
            database.write_unless(lambda: True, lambda _session: pytest.fail("it has run"))
        assert time.monotonic() - began < 0.25
        assert first.result() is None
    finally:
        database.close()

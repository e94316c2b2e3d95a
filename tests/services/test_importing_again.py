"""A large deck once more: what the library has just so is passed over, all else is taken."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, create_engine

from aimstudy.application import open_library
from aimstudy.domain.staged_deck import FILE_NAME, KNOWN_FILE, SHOWN, digest
from aimstudy.interchange.reading import ReadWish, read
from aimstudy.interchange.staging import Staging
from aimstudy.services.library import Library
from aimstudy.storage.imports import known_notes, staged_rows
from tests.anki_files import BASIC, FIRST_S, Deck

NOW = datetime(2024, 3, 1, 12, 0, tzinfo=UTC)
MANY = SHOWN + 12
BOTH_WAYS = {"name": "Card 2", "ord": 1, "qfmt": "{{Back}}", "afmt": "{{Front}}"}


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path / "library", lambda: NOW) as opened:
        yield opened


def a_deck(*, unanswered: int = -1) -> Deck:
    """Notes that were all answered once, but for one."""
    [one_way] = cast("list[dict[str, object]]", BASIC["tmpls"])
    templates = [one_way, BOTH_WAYS]
    deck = Deck(types={10: {**BASIC, "tmpls": templates}})
    for n in range(MANY):
        if n == unanswered:
            deck.pair(f"question {n}", f"answer {n}")
            continue
        _, card = deck.pair(f"question {n}", f"answer {n}", type=2, queue=2, due=9, ivl=3, reps=1)
        deck.review(card, (FIRST_S + 60 * n) * 1000, 3)
    return deck


def staged_notes(library: Library, file: Path, folder: Path) -> int:
    """How many notes a reader hands over that knows what the library has."""
    engine = create_engine(f"sqlite:///{library.folder / 'library.db'}")
    with Session(engine) as session:
        known = known_notes(session)
    engine.dispose()
    folder.mkdir()
    (folder / KNOWN_FILE).write_text(json.dumps(known))
    with Staging(folder) as staging:
        read(file, ReadWish(round(NOW.timestamp())), staging)
    return len(
        [row for run in staged_rows(folder / FILE_NAME, "SELECT 1 FROM notes") for row in run]
    )


def test_what_is_the_same_is_counted_and_passed_over(library: Library, tmp_path: Path) -> None:
    file = a_deck().write(tmp_path / "deck.apkg")
    first = library.importing.run(file)
    assert (first.notes.new, first.cards, first.reviews) == (MANY, MANY, MANY)
    before = library.importing.preview(file)
    again = library.importing.run(file)
    assert (before.notes.same, before.notes.new, before.cards) == (MANY, 0, MANY)
    assert (again.notes.same, again.notes.new, again.cards, again.reviews) == (MANY, 0, 0, 0)
    assert not again.remarks
    assert staged_notes(library, file, tmp_path / "staged") == SHOWN
    assert len(library.importing.look(file).cards) == SHOWN


def test_what_is_not_the_same_is_taken(library: Library, tmp_path: Path) -> None:
    later = SHOWN + 3
    library.importing.run(a_deck(unanswered=later).write(tmp_path / "old.apkg"))
    deck = a_deck()
    deck.notes[later + 1] = (*deck.notes[later + 1][:5], "question\x1fanother")
    deck.card(deck.notes[later + 2][0], ord=1)
    done = library.importing.run(deck.write(tmp_path / "new.apkg"))
    assert (done.notes.same, done.notes.changed, done.notes.new) == (MANY - 1, 1, 0)
    assert (done.cards, done.reviews) == (1, 1)  # the other way round, and the one not answered


def test_what_was_deleted_here_comes_again(library: Library, tmp_path: Path) -> None:
    file = a_deck().write(tmp_path / "deck.apkg")
    library.importing.run(file)
    library.undo()
    again = library.importing.run(file)
    assert (again.notes.new, again.notes.same, again.cards) == (MANY, 0, MANY)


def test_notes_are_known_by_what_they_were_once_known_by(tmp_path: Path) -> None:
    file = a_deck().write(tmp_path / "deck.apkg")
    with open_library(tmp_path / "library", lambda: NOW) as library:
        library.importing.run(file)
    query = "SELECT id, fields, front, back, accept, items, tags, markup, choices FROM notes"
    with closing(sqlite3.connect(tmp_path / "library" / "library.db")) as connection:
        for note_id, *parts in connection.execute(query).fetchall():
            once = digest(*parts)
            connection.execute("UPDATE notes SET digest = ? WHERE id = ?", (once, note_id))
        connection.commit()
    with open_library(tmp_path / "library", lambda: NOW) as library:
        again = library.importing.run(file)
        assert (again.notes.same, again.notes.changed, again.notes.kept) == (MANY, 0, 0)


def test_rows_of_a_table_are_passed_over_with_the_cards_they_have(
    library: Library, tmp_path: Path
) -> None:
    file = tmp_path / "rows.csv"
    file.write_text("\n".join(f"question {n};answer {n};extra {n}" for n in range(MANY)))
    library.importing.run(file)
    again = library.importing.run(file)
    assert (again.notes.same, again.notes.new, again.cards) == (MANY, 0, 0)
    assert staged_notes(library, file, tmp_path / "staged") == SHOWN
    changed = file.read_text().replace(f"answer {MANY - 1};", "another;")
    file.write_text(changed)
    last = library.importing.run(file)
    assert (last.notes.same, last.notes.changed) == (MANY - 1, 1)


def test_the_log_checks_each_answer_again_after_an_import(library: Library, tmp_path: Path) -> None:
    library.importing.run(a_deck().write(tmp_path / "deck.apkg"))
    odd = (
        "INSERT INTO reviews (card_id, kind, rating, at_ms, offset_min, study_day, took_ms, before,"
        " after) VALUES (1, 'study', 9, 0, 0, 0, 0, '[]', '[]')"
    )
    with pytest.raises(IntegrityError, match="CHECK constraint"):
        library._context.database.write(lambda session: session.connection().execute(text(odd)))

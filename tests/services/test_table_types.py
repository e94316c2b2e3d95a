"""Rows of a table become notes of a note type of the library: once, anew where they changed."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from aimstudy.application import open_library
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.imports import FileKind
from aimstudy.domain.note_type import (
    ANSWER_SIDE,
    BASIC,
    CLOZE,
    LIST,
    PATTERNS,
    CardTemplate,
    NoteType,
)
from aimstudy.domain.review import Rating
from aimstudy.services.library import Library
from tests.anki_files import Deck
from tests.services.test_importing_questions import xlsx

NOW = datetime(2024, 3, 1, 12, 0, tzinfo=UTC)
LAW = NoteType(
    "Case law",
    ("Case", "Holding", "Year"),
    (
        CardTemplate("Ask", "{{Case}}", ANSWER_SIDE + "{{Holding}} ({{Year}})"),
        CardTemplate("Year", "{{#Year}}When was {{Case}}?{{/Year}}", ANSWER_SIDE + "{{Year}}"),
    ),
)
ROWS = "Year;Case;Answer;Topic\n1932;Snail;A maker owes care.;tort\n;Ship;Insurers pay.;sea\n"

TURNED = CardTemplate("Card 2", "{{Back}}", ANSWER_SIDE + "{{Front}}")
_NOTES = """
SELECT json_extract(t.definition, '$.name'), replace(n.fields, char(31), '|'), n.tags,
    (SELECT count(*) FROM cards AS c WHERE c.note_id = n.id AND c.deleted = 0)
FROM notes AS n LEFT JOIN note_types AS t ON t.id = n.type_id WHERE n.deleted = 0 ORDER BY n.id
"""
_FIRST_CARD = """
SELECT min(c.id) FROM cards AS c JOIN notes AS n ON n.id = c.note_id WHERE n.front = ?
"""


class Clock:
    """A clock that a test moves on."""

    now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def library(tmp_path: Path, clock: Clock) -> Iterator[Library]:
    with open_library(tmp_path / "library", clock) as opened:
        opened.note_types.add(LAW, "Case law")
        yield opened


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "cases.csv"
    file.write_text(ROWS)
    return file


def _notes(library: Library) -> list[tuple[str, str, str, int]]:
    """(type, fields, tags, how many cards) of every note that is there."""
    with closing(sqlite3.connect(library.folder / "library.db")) as connection:
        return connection.execute(_NOTES).fetchall()


def _last_card(library: Library) -> int:
    return max(line.card_id for line in library.cards.table().lines)


def _edited(library: Library, question: str, fields: list[str]) -> None:
    with closing(sqlite3.connect(library.folder / "library.db")) as connection:
        [[card]] = connection.execute(_FIRST_CARD, (question,)).fetchall()
    library.notes.edit(card, fields, "")


def test_types_of_the_library_and_the_usual_ones_can_be_chosen(library: Library) -> None:
    found = library.importing.types()
    assert [line.note_type for line in found] == [LAW, *PATTERNS, LIST]
    assert [(line.name, line.notes) for line in found[:2]] == [("Case law", 0), ("Basic", 0)]


def test_types_of_one_name_are_told_apart_and_a_usual_one_stands_once(library: Library) -> None:
    other = NoteType("case law", ("A", "B"), (CardTemplate("1", "{{A}}", "{{B}}"),))
    library.note_types.add(other, "case law")
    library.note_types.add(BASIC, "My basic")
    names = [line.name for line in library.importing.types()]
    assert names[:3] == ["Case law", "case law (2)", "My basic"]
    assert "Basic" not in names  # mine is the same


def test_rows_become_notes_of_the_type_once(library: Library, table: Path) -> None:
    first = library.importing.run(table, note_type="case LAW", fields={"Topic": "Tags"})
    assert (first.notes.new, first.cards) == (2, 3)
    assert first.form is not None
    assert first.form.roles == ("=Year", "=Case", "=Holding", "tags")
    assert _notes(library) == [
        ("Case law", "Snail|A maker owes care.|1932", "tort", 2),
        ("Case law", "Ship|Insurers pay.|", "sea", 1),
    ]
    again = library.importing.run(table, note_type="Case law", fields={"4": "tags"})
    assert (again.notes.new, again.notes.changed, again.notes.same, again.cards) == (0, 0, 2, 0)
    assert (library.importing.types()[0].name, library.importing.types()[0].notes) == (
        "Case law", 2,
    )  # fmt: skip


def test_a_newer_table_changes_what_was_not_edited(
    library: Library, table: Path, clock: Clock
) -> None:
    library.importing.run(table, note_type="Case law")
    clock.now += timedelta(hours=1)
    _edited(library, "Ship", ["Ship", "Mine.", ""])
    clock.now += timedelta(hours=1)
    table.write_text(ROWS.replace("A maker", "Any maker").replace("Insurers", "All insurers"))
    done = library.importing.run(table, note_type="Case law")
    assert (done.notes.changed, done.notes.conflicts, done.notes.new) == (1, 1, 0)
    assert [fields for _, fields, _, _ in _notes(library)] == [
        "Snail|Any maker owes care.|1932", "Ship|Mine.|",
    ]  # fmt: skip
    library.undo()
    assert _notes(library)[0][1] == "Snail|A maker owes care.|1932"


def test_undo_takes_all_back_and_redo_brings_it_again(library: Library, table: Path) -> None:
    before = library.importing.types()
    library.importing.run(table, note_type="Basic", fields={"Case": "Front", "Answer": "Back"})
    there = _notes(library)
    assert there[0] == ("Basic", "Snail|A maker owes care.", "tort", 1)
    library.undo()
    assert _notes(library) == []
    assert {line.note_type for line in library.importing.types()} == {
        line.note_type for line in before
    }
    library.redo()
    assert _notes(library) == there


def test_the_same_rows_may_become_notes_of_another_type(library: Library, table: Path) -> None:
    library.importing.run(table, note_type="Basic", columns=["skip", "=Front", "=Back", "skip"])
    terms = NoteType("Terms", BASIC.fields, (*BASIC.templates, TURNED))
    library.note_types.add(terms, "Terms")
    done = library.importing.run(table, note_type="Terms", columns=["", "=Front", "=Back", ""])
    assert (done.notes.changed, done.notes.new, done.cards) == (2, 0, 2)
    assert _notes(library)[0] == ("Terms", "Snail|A maker owes care.", "", 2)
    library.undo()
    assert _notes(library)[0] == ("Basic", "Snail|A maker owes care.", "", 1)


def test_a_row_without_a_card_is_left_out_and_named(library: Library, table: Path) -> None:
    table.write_text(ROWS + "1990;;;\n")
    done = library.importing.run(table, note_type="Case law")
    assert (done.notes.new, done.notes.skipped) == (2, 1)
    assert [(remark.what, remark.line, remark.cells) for remark in done.remarks] == [
        ("The row makes no card of the note type Case law.", 4, ("1990", "", "", ""))
    ]
    gaps = library.importing.preview(table, note_type="Cloze")
    assert (gaps.notes.new, gaps.notes.skipped) == (0, 3)


def test_a_pasted_text_shows_the_cards_of_the_type(library: Library) -> None:
    look = library.importing.look_at_text("ebb\tfalls\nflood\trises\n", "Tides", note_type="List")
    assert [card.card.items for card in look.cards] == [(), ()]
    again = library.importing.relook(look, note_type="Basic (and reversed card)")
    assert len(again.cards) == 4
    assert again.cards[1].card.html is not None
    assert again.cards[1].card.html.question == "falls"
    library.importing.forget(look)
    done = library.importing.take(again)
    assert (done.notes.new, done.cards) == (2, 4)


def test_a_sheet_becomes_notes_of_a_type(library: Library, tmp_path: Path) -> None:
    file = xlsx(tmp_path / "cases.xlsx", [["Case", "Year", "Holding"], ["Snail", "1932", "Care"]])
    done = library.importing.run(file, note_type="Case law")
    assert (done.kind, done.notes.new, done.cards) == (FileKind.SHEET, 1, 2)
    assert _notes(library) == [("Case law", "Snail|Care|1932", "", 2)]


def test_the_type_is_remembered_for_the_same_header(library: Library, table: Path) -> None:
    look = library.importing.look(table)
    chosen = library.importing.relook(look, note_type="Case law")
    library.importing.take(chosen)
    next_look = library.importing.look(table)
    assert (next_look.remembered, next_look.result.notes.same) == (True, 2)
    assert next_look.form is not None
    assert next_look.form.note_type == "Case law"


def test_a_header_that_only_the_type_tells_is_remembered_too(
    library: Library, tmp_path: Path
) -> None:
    file = tmp_path / "cases.csv"
    file.write_text("Case;Year;Holding\nSnail;1932;Care\nShip;1990;Pay\n")
    look = library.importing.look(file)
    assert look.form is not None
    assert not look.form.header
    library.importing.take(library.importing.relook(look, note_type="Case law"))
    again = library.importing.look(file)
    assert (again.remembered, again.result.notes.same, again.chosen) == (
        True, 2, {"note_type": "Case law"},
    )  # fmt: skip


def test_a_remembered_type_that_is_gone_is_passed_over(library: Library, table: Path) -> None:
    library.importing.take(library.importing.look(table, note_type="Case law"))
    library.undo()
    [entry] = [each for each in library.note_types.all() if each.note_type.name == "Case law"]
    library.note_types.delete(entry.type_id)
    look = library.importing.look(table)
    assert (look.remembered, look.form and look.form.note_type) == (False, "")


def test_a_type_that_is_not_known_changes_nothing(library: Library, table: Path) -> None:
    with pytest.raises(Problem) as refused:
        library.importing.run(table, note_type="Law")
    assert refused.value.kind is ProblemKind.NOTE_TYPE_UNKNOWN
    assert "Case law, Basic, Basic (and reversed card), Cloze, " in str(refused.value)
    assert _notes(library) == []


def test_a_gap_table_asks_each_gap(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "gaps.csv"
    file.write_text("Text,Source\nThe {{c1::moon}} pulls the {{c2::sea}}.,tides\n")
    done = library.importing.run(file, note_type=CLOZE.name)
    assert (done.notes.new, done.cards) == (1, 2)
    assert _notes(library)[0][1] == "The {{c1::moon}} pulls the {{c2::sea}}.|tides"


def test_rows_become_notes_of_a_type_that_came_with_a_package(
    library: Library, tmp_path: Path
) -> None:
    deck = Deck()
    deck.pair("tide", "sea")
    library.importing.run(deck.write(tmp_path / "sea.apkg"))
    [came] = [line for line in library.importing.types() if line.notes]
    file = tmp_path / "more.csv"
    file.write_text("Front,Back\nebb,falls\nflood,rises\n")
    for count in ((2, 0), (0, 2)):
        done = library.importing.run(file, note_type=came.name)
        assert (done.notes.new, done.notes.same) == count
    after = [line for line in library.importing.types() if line.notes]
    assert [(line.note_type, line.notes) for line in after] == [(came.note_type, 3)]
    assert came.note_type.key == "10"


def test_each_card_of_a_note_that_had_another_type_can_still_be_drawn(
    library: Library, tmp_path: Path
) -> None:
    file = tmp_path / "gaps.csv"
    file.write_text("Text,Source\nThe {{c1::moon}} pulls the {{c4::sea}}.,tides\n")
    library.importing.run(file, note_type="Cloze")
    library.study.answer(_last_card(library), Rating.GOOD, 1_000)
    library.importing.run(file, note_type="Case law", fields={"Text": "Case"})
    asked = [(line.front, line.back) for line in library.cards.table().lines]
    assert len(asked) == 2
    assert all(front and back for front, back in asked)
    library.undo()
    assert _notes(library)[0][0] == "Cloze"


def test_cards_that_another_type_has_not_go_unless_they_were_answered(
    library: Library, tmp_path: Path
) -> None:
    file = tmp_path / "tides.csv"
    file.write_text("Front,Back\nebb,falls\nflood,rises\n")
    library.importing.run(file, note_type="Basic (and reversed card)")
    library.study.answer(_last_card(library), Rating.GOOD, 1_000)
    done = library.importing.run(file, note_type="Basic")
    assert (done.notes.changed, done.cards, done.gone) == (2, 0, 1)
    assert _notes(library) == [
        ("Basic", "ebb|falls", "", 1), ("Basic", "flood|rises", "", 2),
    ]  # fmt: skip
    again = library.importing.run(file, note_type="Basic (and reversed card)")
    assert (again.notes.changed, again.gone) == (2, 0)
    name = "Basic (and reversed card)"
    both = [(name, "ebb|falls", "", 2), (name, "flood|rises", "", 2)]
    assert _notes(library) == both
    library.undo()
    assert [count for *_, count in _notes(library)] == [1, 2]
    library.undo()
    assert _notes(library) == both
    library.redo()
    assert [count for *_, count in _notes(library)] == [1, 2]


def test_other_imports_remove_no_card(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "tides.csv"
    file.write_text("Front,Back\nebb,falls\n")
    library.importing.run(file, note_type="Basic (and reversed card)")
    done = library.importing.run(file)
    assert (done.notes.changed, done.gone, len(library.cards.table().lines)) == (1, 0, 2)

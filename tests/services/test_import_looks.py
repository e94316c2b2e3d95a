"""A deck that is looked at: its first cards, how a table was read, and no second reading."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from aimstudy.application import open_library
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.interchange import reading_process
from aimstudy.interchange.reading import ReadWish
from aimstudy.services.importing import FOLDER
from aimstudy.services.library import Library
from tests.anki_files import Deck

TABLE = "Term,Meaning,Hint\nebb,falling water,sea\nflood,rising water,sea\nneap,,\n"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path / "lib", lambda: datetime(2026, 11, 23, 8, 0, tzinfo=UTC)) as held:
        yield held


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the files that were read so far."""
    real, names = reading_process.read_apart, []

    def counted(file: Path, folder: Path, wish: ReadWish, is_stopped: Callable[[], bool]) -> None:
        names.append(file.name)
        real(file, folder, wish, is_stopped)

    monkeypatch.setattr(reading_process, "read_apart", counted)
    return names


def table(folder: Path, text: str = TABLE, name: str = "tides.csv") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def left_staged(library: Library) -> list[Path]:
    return list((library.folder / FOLDER).glob("*"))


def test_the_first_cards_are_shown_as_they_will_be_drawn(library: Library, tmp_path: Path) -> None:
    look = library.importing.look(table(tmp_path))
    assert [(found.card.prompt, found.place) for found in look.cards] == [
        ("ebb", "2"),
        ("flood", "3"),
    ]
    html = look.cards[0].card.html
    assert html is not None
    assert "falling water" in html.answer
    form = look.form
    assert form is not None
    assert (form.separator, form.header, form.names) == (",", True, ("Term", "Meaning", "Hint"))
    assert form.roles == ("front", "back", "hint")
    assert form.first == ("ebb", "falling water", "sea")
    assert library.cards.table().total == 0


def test_what_was_looked_at_is_not_read_twice(
    library: Library, tmp_path: Path, readings: list[str]
) -> None:
    look = library.importing.look(table(tmp_path))
    done = library.importing.take(look, deck="Sea")
    assert readings == ["tides.csv"]
    assert (done.notes.new, done.decks) == (2, 1)
    assert {line.deck for line in library.cards.table().lines} == {"Sea"}
    library.importing.forget(look)
    assert left_staged(library) == []


def test_a_file_that_changed_since_is_read_again(
    library: Library, tmp_path: Path, readings: list[str]
) -> None:
    file = table(tmp_path)
    look = library.importing.look(file)
    file.write_text(TABLE.replace("ebb", "tow"), encoding="utf-8")
    library.importing.take(look)
    assert readings == ["tides.csv"] * 2
    assert library.cards.table("tow").total == 1
    assert library.cards.table("ebb").total == 0


def test_a_library_that_changed_since_has_the_file_read_again(
    library: Library, tmp_path: Path, readings: list[str]
) -> None:
    deck = Deck(decks={1: "Default", 7: "Harbour"})
    for n in range(3):
        deck.pair(f"question {n}", f"answer {n}", did=7)
    file = deck.write(tmp_path / "harbour.apkg")
    library.importing.run(file)
    look = library.importing.look(file)
    assert look.result.notes.same == 3
    library.undo()
    done = library.importing.take(look)
    assert len(readings) == 3
    assert (done.notes.new, done.cards) == (3, 3)


def test_choices_are_followed_and_remembered_for_the_same_header(
    library: Library, tmp_path: Path
) -> None:
    look = library.importing.look(table(tmp_path))
    again = library.importing.relook(look, columns=["back", "front", "skip"])
    library.importing.forget(look)
    assert [found.card.prompt for found in again.cards][:2] == ["falling water", "rising water"]
    library.importing.take(again)
    library.importing.forget(again)
    other = table(tmp_path, "Term,Meaning,Hint\nspring,high tide,moon\n", "more.csv")
    later = library.importing.look(other)
    assert later.remembered
    assert later.cards[0].card.prompt == "high tide"
    strange = table(tmp_path, "Word,Meaning,Hint\nspring,high tide,moon\n", "strange.csv")
    look = library.importing.look(strange)
    assert not look.remembered
    assert look.cards[0].card.prompt.startswith("spring")


def test_a_pasted_text_is_taken_like_a_file(library: Library) -> None:
    look = library.importing.look_at_text(
        "| Question | Answer |\n|---|---|\n| ebb | falls |\n", "My cards"
    )
    assert [found.card.prompt for found in look.cards] == ["ebb"]
    again = library.importing.relook(look, header=False)
    library.importing.forget(look)
    assert [found.card.prompt for found in again.cards] == ["Question", "ebb"]
    done = library.importing.take(again)
    assert done.cards == 2
    assert {line.deck for line in library.cards.table().lines} == {"My cards"}
    library.importing.forget(again)
    assert left_staged(library) == []


def test_a_text_that_is_no_table_leaves_nothing(library: Library) -> None:
    with pytest.raises(Problem) as raised:
        library.importing.look_at_text("Only words. More words of a text.", "x/../y")
    assert raised.value.kind is ProblemKind.DECK_KIND_UNKNOWN
    assert left_staged(library) == []


def test_rows_left_out_keep_their_cells(library: Library, tmp_path: Path) -> None:
    look = library.importing.look(table(tmp_path))
    [remark] = look.result.remarks
    assert (remark.line, remark.cells) == (4, ("neap", "", ""))
    assert remark.what == "The row has no answer."


def test_a_picture_that_came_along_is_named(library: Library, tmp_path: Path) -> None:
    text = "Front,Back\n[image:buoy.png] What is it?,A buoy\n"
    [found] = library.importing.look(table(tmp_path, text)).cards
    assert found.names == (("buoy.png", False),)

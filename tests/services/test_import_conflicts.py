"""Notes changed here and in the file: both sides are shown, one is picked, and it can be undone."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from aimstudy.application import open_library
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.services.library import Library
from tests.anki_files import Deck


class Clock:
    """Goes on by a minute with each look at it."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path / "lib", Clock()) as held:
        yield held


def package(folder: Path, backs: tuple[str, ...], name: str = "harbour.apkg") -> Path:
    deck = Deck(decks={1: "Default", 7: "Harbour"})
    for n, back in enumerate(backs):
        deck.pair(f"question {n}", back, did=7)
    return deck.write(folder / name)


@pytest.fixture
def both_changed(library: Library, tmp_path: Path) -> Library:
    """Two notes, of which the first was changed here and in the file."""
    library.importing.run(package(tmp_path, ("ebb", "flood")))
    [line] = library.cards.table("ebb").lines
    library.cards.edit(line.card_id, "question 0", "my ebb")
    done = library.importing.run(package(tmp_path, ("their ebb", "flood"), "newer.apkg"))
    assert done.notes.conflicts == 1
    return library


def backs(library: Library) -> list[str]:
    return sorted(line.back for line in library.cards.table().lines)


def test_both_sides_are_shown(both_changed: Library) -> None:
    [found] = both_changed.importing.conflicts()
    assert both_changed.importing.conflict_count() == 1
    assert found.name == "newer.apkg"
    assert (found.mine.card.answer, found.theirs.card.answer) == ("my ebb", "their ebb")
    assert found.theirs.card.html is not None


@pytest.mark.parametrize(
    ("side", "expected"),
    [
        ("mine", ["flood", "my ebb"]),
        ("theirs", ["flood", "their ebb"]),
        ("both", ["flood", "my ebb", "their ebb"]),
    ],
)
def test_a_pick_is_followed_undone_and_done_again(
    both_changed: Library, side: str, expected: list[str]
) -> None:
    library = both_changed
    [found] = library.importing.conflicts()
    library.importing.pick([found.note_id], side)
    assert backs(library) == expected
    assert library.importing.conflict_count() == 0
    done = library.undo()
    assert done.kind == "pick"
    assert backs(library) == ["flood", "my ebb"]
    assert library.importing.conflict_count() == 1
    library.redo()
    assert backs(library) == expected
    assert library.importing.conflict_count() == 0


@pytest.mark.parametrize("side", ["mine", "theirs", "both"])
def test_the_same_file_asks_no_second_time(
    both_changed: Library, tmp_path: Path, side: str
) -> None:
    [found] = both_changed.importing.conflicts()
    both_changed.importing.pick([found.note_id], side)
    again = both_changed.importing.run(tmp_path / "newer.apkg")
    assert (again.notes.conflicts, again.notes.same) == (0, 2)


def test_what_was_taken_from_the_file_is_updated_by_the_next_one(
    both_changed: Library, tmp_path: Path
) -> None:
    [found] = both_changed.importing.conflicts()
    both_changed.importing.pick([found.note_id], "theirs")
    done = both_changed.importing.run(package(tmp_path, ("later ebb", "flood"), "later.apkg"))
    assert (done.notes.changed, done.notes.conflicts) == (1, 0)
    assert backs(both_changed) == ["flood", "later ebb"]


def test_an_import_that_is_taken_back_leaves_nothing_to_pick(
    both_changed: Library, tmp_path: Path
) -> None:
    more = package(tmp_path, ("other ebb", "flood", "neap"), "more.apkg")
    assert both_changed.importing.run(more).notes.new == 1
    assert [found.name for found in both_changed.importing.conflicts()] == ["more.apkg"]
    assert both_changed.undo().label == "more.apkg"
    assert [found.name for found in both_changed.importing.conflicts()] == ["newer.apkg"]


def test_what_is_settled_cannot_be_picked_again(both_changed: Library) -> None:
    [found] = both_changed.importing.conflicts()
    both_changed.importing.pick([found.note_id], "mine")
    with pytest.raises(Problem) as raised:
        both_changed.importing.pick([found.note_id], "theirs")
    assert raised.value.kind is ProblemKind.CARD_MISSING

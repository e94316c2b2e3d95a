"""Tags that a person puts on a whole deck stand beside those its notes have."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from aimstudy.application import open_library
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.services.library import Library

ROWS = "Front;Back;Tags\nRisk;a chance;LAW basics\nPeril;a cause;\n"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path / "library") as opened:
        yield opened


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "terms.csv"
    made.write_text(ROWS, encoding="utf-8")
    return made


def tags_of(library: Library) -> dict[str, str]:
    """The tags of each card by its front."""
    cards = [library.cards.detail(card_id) for card_id in library.cards.found().ids]
    return {card.front: card.tags for card in cards}


def test_every_note_has_them_once_beside_its_own(library: Library, file: Path) -> None:
    library.importing.run(file, tags=" law  course1 law ")
    assert tags_of(library) == {"Risk": "LAW basics course1", "Peril": "law course1"}
    again = library.importing.run(file)
    assert (again.notes.same, again.notes.new) == (2, 0)
    assert tags_of(library) == {"Risk": "LAW basics course1", "Peril": "law course1"}


def test_they_are_found_and_taken_back_with_the_import(library: Library, file: Path) -> None:
    library.importing.run(file, tags="course1")
    assert len(library.cards.found("tag:course1").ids) == 2
    library.undo()
    assert tags_of(library) == {}
    library.redo()
    assert tags_of(library) == {"Risk": "LAW basics course1", "Peril": "course1"}


def test_only_what_a_newer_file_brings_has_the_new_ones(library: Library, file: Path) -> None:
    library.importing.run(file, tags="first")
    file.write_text(ROWS + "Hazard;what makes it likelier;\n", encoding="utf-8")
    look = library.importing.look(file)
    library.importing.take(look, tags="second")
    library.importing.forget(look)
    assert tags_of(library) == {
        "Risk": "LAW basics first", "Peril": "first", "Hazard": "second",
    }  # fmt: skip


def test_too_many_are_refused_before_anything_is_read(library: Library, file: Path) -> None:
    with pytest.raises(Problem) as refused:
        library.importing.run(file, tags="x" * 5_000)
    assert refused.value.kind is ProblemKind.CARD_TAGS_TOO_LONG
    assert library.status()["notes"] == 0

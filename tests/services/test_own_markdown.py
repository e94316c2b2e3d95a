"""Markdown decks: read by a person, kept under version control, and brought back with history."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from aimstudy.application import open_library
from aimstudy.services.library import Library
from tests.services.test_own_json import MAKERS, answered

NOW = datetime(2024, 3, 1, 12, 0, tzinfo=UTC)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path / "library", lambda: NOW) as opened:
        yield opened


@pytest.mark.parametrize("number", range(len(MAKERS)))
def test_equal_bytes_and_nothing_new(library: Library, tmp_path: Path, number: int) -> None:
    MAKERS[number](library, tmp_path)
    file, again = tmp_path / "deck.md", tmp_path / "again.md"
    library.exporting.run(file)
    for said in (library.importing.preview(file), library.importing.run(file)):
        assert (said.notes.new, said.notes.changed, said.notes.kept) == (0, 0, 0)
        assert not said.remarks
    with open_library(tmp_path / "other", lambda: NOW + timedelta(days=9)) as other:
        assert not other.importing.run(file).remarks
        other.exporting.run(again)
    assert again.read_text(encoding="utf-8") == file.read_text(encoding="utf-8")


def test_one_edit_is_one_line_both_ways(library: Library, tmp_path: Path) -> None:
    answered(library, tmp_path)
    file, then = tmp_path / "deck.md", tmp_path / "then.md"
    library.exporting.run(file)
    [line] = library.cards.table("place").lines
    was = library.cards.detail(line.card_id)
    text = file.read_text(encoding="utf-8")
    assert text.count("\nA: berth\n") == 1
    file.write_text(text.replace("\nA: berth\n", "\nA: quay\n"), encoding="utf-8")
    done = library.importing.run(file)
    assert (done.notes.new, done.notes.changed, done.notes.kept) == (0, 1, 0)
    now = library.cards.detail(line.card_id)
    assert (now.back, now.due, now.reps, now.stability) == (
        "quay", was.due, was.reps, was.stability
    )  # fmt: skip
    library.exporting.run(then)
    lines, others = (each.read_text(encoding="utf-8").split("\n") for each in (file, then))
    assert lines == others
    library.undo()
    library.exporting.run(then)
    assert then.read_text(encoding="utf-8") == text


def test_a_person_can_read_and_write_it(library: Library, tmp_path: Path) -> None:
    library.cards.write("What is a deductible?", "The part of a loss\n# that you pay", tags="law")
    file = tmp_path / "deck.md"
    library.exporting.run(file)
    lines = file.read_text(encoding="utf-8").split("\n")
    assert lines[:3] == ["<!-- AimStudy deck, Markdown 1 -->", "", "# AimStudy"]
    assert lines[4].endswith(" law -->")
    assert lines[5:] == [
        "Q: What is a deductible?", "A: The part of a loss", "\\# that you pay", "",
    ]  # fmt: skip
    more = "\n\nQ: What is new?\nA: this\n\n```\na :: b | c\n```\nQ: And then?\nA: that\n"
    file.write_text("\r\n".join([*lines[:-1], *more.split("\n")]), newline="")
    done = library.importing.run(file)
    assert (done.notes.new, done.notes.same, done.remarks) == (2, 1, ())
    assert library.cards.table("new").lines[0].back == "this\n\n```\na :: b | c\n```"
    assert library.importing.run(file).notes.new == 0

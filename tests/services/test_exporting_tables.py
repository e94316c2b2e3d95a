"""Tables and text of Anki go out so that spreadsheets, Anki and we take the same texts."""

import csv
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from aimstudy.application import open_library
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.services.library import Library
from tests.anki_files import BASIC, Deck

NOW = datetime(2024, 3, 1, 12, 0, tzinfo=UTC)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path / "library", lambda: NOW) as opened:
        yield opened


def rows_in(file: Path, separator: str = ",") -> list[list[str]]:
    with file.open(encoding="utf-8-sig", newline="") as source:
        return list(csv.reader(source, delimiter=separator))


@pytest.mark.parametrize(("suffix", "separator"), [("csv", ","), ("tsv", "\t")])
def test_plain_texts_stay_plain(
    library: Library, tmp_path: Path, suffix: str, separator: str
) -> None:
    library.cards.write("a < b, c;\td?", 'say "x"\nand y', tags="law risk::fire")
    library.cards.write("=1+1", "'-ing")
    library.exporting.run(tmp_path / f"out.{suffix}")
    assert rows_in(tmp_path / f"out.{suffix}", separator) == [
        ["Front", "Back", "Tags", "Deck (AimStudy)"],
        ["a < b, c;\td?", 'say "x"\nand y', "law risk::fire", "AimStudy"],
        ["'=1+1", "''-ing", "", "AimStudy"],
    ]
    with open_library(tmp_path / "other", lambda: NOW) as other:
        done = other.importing.run(tmp_path / f"out.{suffix}")
        assert (done.notes.new, done.remarks) == (2, ())
        assert [(line.front, line.back) for line in other.cards.table().lines] == [
            ("a < b, c;\td?", 'say "x"\nand y'), ("=1+1", "'-ing")
        ]  # fmt: skip
    assert library.importing.run(tmp_path / f"out.{suffix}").notes.new == 0


def test_markup_makes_all_cells_html(library: Library, tmp_path: Path) -> None:
    deck = Deck(decks={1: "A::B"})
    deck.types[30] = {
        **BASIC, "name": "Three",
        "flds": [{"name": n, "ord": k} for k, n in enumerate(("Word", "Meaning", "Hint"))],
    }  # fmt: skip
    deck.card(deck.note("<b>x</b>", "y", "z &amp; w", mid=30, tags="t"))
    deck.card(deck.note("{{c1::p}} and {{c2::q}}", mid=20))
    library.importing.run(deck.write(tmp_path / "deck.apkg"))
    library.cards.write("What is <i>?", "an element")
    library.exporting.run(tmp_path / "out.csv", bom=True)
    assert (tmp_path / "out.csv").read_bytes().startswith(b"\xef\xbb\xbfFront")
    rows = rows_in(tmp_path / "out.csv")
    assert rows[0] == ["Front", "Back", "Tags", "Deck (AimStudy, HTML)", "Hint"]
    assert sorted(rows[1:]) == [
        ["<b>x</b>", "y", "t", "A::B", "z &amp; w"],
        ["What is &lt;i&gt;?", "an element", "", "AimStudy", ""],
        ["{{c1::p}} and {{c2::q}}", "", "", "A::B", ""],
    ]
    with open_library(tmp_path / "other", lambda: NOW) as other:
        done = other.importing.run(tmp_path / "out.csv")
        assert (done.notes.new, done.cards, done.remarks) == (3, 4, ())
        assert other.cards.table("element").lines[0].front == "What is <i>?"
        other.exporting.run(tmp_path / "twice.csv", bom=True)
    assert rows_in(tmp_path / "twice.csv") == rows


def test_a_table_of_another_program_keeps_its_apostrophes(library: Library, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("Front,Back\n'-ing,form\n'=x,formula\n")
    library.importing.run(tmp_path / "t.csv")
    assert [line.front for line in library.cards.table().lines] == ["'-ing", "'=x"]


def test_text_of_anki_has_every_field_as_it_is(library: Library, tmp_path: Path) -> None:
    deck = Deck(decks={1: "A::B"})
    deck.card(deck.note(' <b>"x"</b>\ty\n', "#z", guid="#g;,", tags="t u"))
    deck.card(deck.note("{{c1::p}}", mid=20))
    library.importing.run(deck.write(tmp_path / "deck.apkg"))
    library.cards.write("What is <i>?", "an element", reverse=True)
    out = tmp_path / "out.txt"
    library.exporting.run(out)
    lines = out.read_text(encoding="utf-8").split("\n", 6)
    assert lines[:6] == [
        "#separator:tab", "#html:true", "#guid column:1", "#notetype column:2", "#deck column:3",
        "#tags column:4",
    ]  # fmt: skip
    found = list(csv.reader(lines[6].splitlines(keepends=True), delimiter="\t"))
    assert [row[1:] for row in found] == [
        ["Basic", "A::B", "t u", ' <b>"x"</b>\ty\n', "#z"],
        ["Cloze", "A::B", "", "{{c1::p}}"],
        ["Basic (and reversed card)", "AimStudy", "", "What is &lt;i&gt;?", "an element"],
    ]
    assert found[0][0] == "#g;,"
    with open_library(tmp_path / "other", lambda: NOW) as other:
        done = other.importing.run(out)
        assert (done.notes.new, done.cards, done.remarks) == (3, 4, ())


@pytest.mark.parametrize("suffix", ["csv", "tsv", "txt", "json", "apkg"])
def test_a_file_is_replaced_whole_or_stays(library: Library, tmp_path: Path, suffix: str) -> None:
    library.cards.write("a", "b")
    out = tmp_path / f"out.{suffix}"
    out.write_text("what was there")
    with pytest.raises(Problem) as refused:
        library.exporting.run(out, tag="none")
    assert refused.value.kind is ProblemKind.DECK_EMPTY
    assert out.read_text() == "what was there"
    library.exporting.run(out)
    assert out.read_bytes() != b"what was there"
    assert not [file for file in tmp_path.iterdir() if file.name.startswith(".")]
    with pytest.raises(Problem) as refused:
        library.exporting.run(tmp_path / "nowhere" / out.name)
    assert refused.value.kind is ProblemKind.FILE_NOT_WRITTEN


def test_a_full_disk_is_said(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.cards.write("a", "b")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("shutil.copyfile", full)
    with pytest.raises(Problem) as refused:
        library.exporting.run(tmp_path / "out.csv")
    assert refused.value.kind is ProblemKind.DISK_FULL
    assert not list(tmp_path.glob("*out*"))


def test_an_unknown_format_is_refused(library: Library, tmp_path: Path) -> None:
    library.cards.write("a", "b")
    with pytest.raises(Problem) as refused:
        library.exporting.run(tmp_path / "out.csv", format="paper")
    assert refused.value.kind is ProblemKind.EXPORT_FORMAT_UNKNOWN

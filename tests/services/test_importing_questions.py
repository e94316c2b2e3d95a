"""Questions and cards in text, and sheets, come in through the service; twice adds nothing."""

import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from aimstudy.application import open_library
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.imports import FileKind
from aimstudy.services.library import Library

NOW = datetime(2024, 3, 1, 12, 0, tzinfo=UTC)
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
TITLED = [["", "Law quiz"], [], ["", "Question", "Answer"], ["", "007", "7"], ["", "a < b", ""],
          ["", "Who?", "Me"]]  # fmt: skip


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path / "library", lambda: NOW) as opened:
        yield opened


def xlsx(file: Path, rows: list[list[str]]) -> Path:
    """A workbook of two sheets; the first has these rows, a number where a text is "7"."""
    lines = "".join(
        f'<row r="{y}">' + "".join(_cell(f"{chr(64 + x)}{y}", text) for x, text in
                                  enumerate(row, 1) if text) + "</row>"
        for y, row in enumerate(rows, 1)
    )  # fmt: skip
    sheets = "".join(f'<sheet name="S{n}" sheetId="{n}" r:id="r{n}"/>' for n in (1, 2))
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{_SHEET}" xmlns:r="{_RELATIONS}">'
            f"<sheets>{sheets}</sheets></workbook>",
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r1"'
            f' Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        targets = "".join(
            f'<Relationship Id="r{n}" Type="{_RELATIONS}/worksheet" Target="worksheets/s{n}.xml"/>'
            for n in (1, 2)
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{_PACKAGE}">{targets}</Relationships>',
        )
        for n, data in ((1, lines), (2, "")):
            archive.writestr(
                f"xl/worksheets/s{n}.xml",
                f'<worksheet xmlns="{_SHEET}"><sheetData>{data}</sheetData></worksheet>',
            )
    return file


def _cell(place: str, text: str) -> str:
    if text == "7":
        return f'<c r="{place}"><v>7</v></c>'
    half = len(text) // 2
    runs = "".join(
        f'<r><t xml:space="preserve">{escape(part)}</t></r>' for part in (text[:half], text[half:])
    )
    return f'<c r="{place}" t="inlineStr"><is>{runs}</is></c>'


@pytest.mark.parametrize(
    ("name", "text", "kind", "sides"),
    [
        (
            "a.txt",
            "What?\nA. x\nB) y\nANSWER: B\n\nWho?\nA. x\nB. y\nANSWER: Z\n",
            FileKind.AIKEN,
            [("What?", "y")],
        ),
        ("g.txt", "2+2? {=4 ~5}\n\nEssay {}\n", FileKind.GIFT, [("2+2?", "4")]),
        ("o.md", "#flashcards\n\na::b\nc:::d\n", FileKind.MARKDOWN, [("a", "b"), ("c", "d")]),
        ("h.md", "Q: a?\nA: b\n---\nC: It is [x].\n", FileKind.MARKDOWN,
         [("It is x.", ""), ("a?", "b")]),
    ],
)  # fmt: skip
def test_texts_come_in_once(
    library: Library,
    tmp_path: Path,
    name: str,
    text: str,
    kind: FileKind,
    sides: list[tuple[str, str]],
) -> None:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    done = library.importing.run(file)
    assert (done.kind, done.notes.new) == (kind, len(sides))
    assert {(line.front, line.back) for line in library.cards.table().lines} >= set(sides)
    again = library.importing.run(file)
    assert (again.notes.new, again.notes.same, again.cards) == (0, len(sides), 0)


def test_a_schedule_is_kept(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "o.md"
    file.write_text("#flashcards\n\na::b <!--SR:!2024-03-05,10,250-->\n", encoding="utf-8")
    assert library.importing.run(file).cards == 1
    status = library.status()
    assert status["cards"] == 1
    [line] = library.cards.table().lines
    assert str(line.due) == "2024-03-05"


def test_a_sheet_with_a_title_above_it(library: Library, tmp_path: Path) -> None:
    done = library.importing.run(xlsx(tmp_path / "law.xlsx", TITLED))
    assert (done.kind, done.notes.new) == (FileKind.SHEET, 2)
    assert [(remark.kind.name, remark.line) for remark in done.remarks] == [
        ("LINE_NOT_UNDERSTOOD", 1),
        ("ROW_WITHOUT_ANSWER", 5),
    ]
    lines = {(line.front, line.back) for line in library.cards.table().lines}
    assert lines == {("007", "7"), ("Who?", "Me")}


def test_a_sheet_that_is_damaged_is_refused(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "law.xlsx"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook><sheets>")
    with pytest.raises(Problem) as caught:
        library.importing.run(file)
    assert caught.value.kind in (ProblemKind.DECK_TRUNCATED, ProblemKind.DECK_EMPTY)
    assert library.status()["cards"] == 0

"""Files that are no decks are named, each with the way out, from what they hold."""

import zipfile
from pathlib import Path

import pytest

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.foreign_kinds import ForeignKind
from aimstudy.domain.problem_text import VALUE_WORDS
from aimstudy.interchange.reading import recognise


def refused(file: Path) -> Problem:
    with pytest.raises(Problem) as raised:
        recognise(file)
    return raised.value


@pytest.mark.parametrize(
    ("head", "found"),
    [
        (b"%PDF-1.7 x", "a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a document of an old Office"),
        (b"{\\rtf1 a\tb}", "a text with formatting (RTF)"),
        (b"--- Mnemosyne Data Base --- Format Version 1 ---\n\x80\x02c", "a database of an old"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "a picture"),
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", "a sound"),
        (b"\x1f\x8b\x08\x00abc", "a packed archive"),
    ],
)
def test_a_file_is_named_by_its_first_bytes(tmp_path: Path, head: bytes, found: str) -> None:
    file = tmp_path / "cards.csv"  # whatever its name says
    file.write_bytes(head)
    problem = refused(file)
    assert problem.kind is ProblemKind.DECK_KIND_LATER
    assert f"cards.csv is {found}" in str(problem)
    assert problem.values["way"] in VALUE_WORDS


@pytest.mark.parametrize(
    ("member", "kind"),
    [
        ("word/document.xml", ForeignKind.WORD),
        ("ppt/presentation.xml", ForeignKind.SLIDES),
        ("data.edn", ForeignKind.MOCHI),
        ("META-INF/container.xml", ForeignKind.BOOK),
        ("anything.txt", ForeignKind.ARCHIVE),
    ],
)
def test_an_archive_is_named_by_what_is_in_it(
    tmp_path: Path, member: str, kind: ForeignKind
) -> None:
    file = tmp_path / "deck.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(member, "x")
    problem = refused(file)
    assert (problem.values["found"], problem.values["way"]) == kind.value


@pytest.mark.parametrize(
    "text",
    [
        '[{"colour": "a", "size": "b"}]',
        '{\n "cards": [{"x": "a", "y": "b"}]\n}',
        '\ufeff[ { "a b" : 1 } ]',
    ],
)
def test_json_of_another_program_is_named_with_the_way_out(tmp_path: Path, text: str) -> None:
    file = tmp_path / "cards.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(Problem) as refused:
        recognise(file)
    assert refused.value.kind is ProblemKind.DECK_KIND_LATER
    assert "JSON of another program" in str(refused.value)

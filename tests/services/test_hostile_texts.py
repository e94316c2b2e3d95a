"""Text files that are damaged, odd or meant to harm: every usable row comes, the rest is named."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from aimstudy.application import open_library
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.services.library import Library
from tests.staged_text import staged

TWO = [("q1", "a1"), ("q2", "a2")]
PLAIN = b"q1,a1\nq2,a2\n"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path / "library", lambda: datetime(2024, 3, 1, tzinfo=UTC)) as opened:
        yield opened


@pytest.mark.parametrize(
    ("data", "sides", "remarks"),
    [
        (b"q1,a1\r\nq2,a2\rq3,a3\nq4,a4", [*TWO, ("q3", "a3"), ("q4", "a4")], []),
        (b"\xef\xbb\xbfq1,a1\n\xef\xbb\xbfq2,a2\n", TWO, []),
        ("q1,a1\nq2,a2\n".encode("utf-16-le"), TWO, []),
        ("q1,a1\nq2,a2\n".encode("utf-16-be"), TWO, []),
        ("q1,a1\nq2,a2\n".encode("utf-16")[:-1],
         [TWO[0], ("q2", "a2\N{REPLACEMENT CHARACTER}")], [("BYTES_NOT_TEXT", 0)]),
        ("spørsmål å;blåbær\nøl;æra\n".encode("cp1252"),
         [("spørsmål å", "blåbær"), ("øl", "æra")], [("ENCODING_GUESSED", 0)]),
        (b"q1,a\x001\nq2,a2\n", [("q1", "a\N{REPLACEMENT CHARACTER}1"), TWO[1]],
         [("BYTES_NOT_TEXT", 0)]),
        ("æøåæøå,é\n".encode() + b"q2,a\xff2\n",
         [("æøåæøå", "é"), ("q2", "a\N{REPLACEMENT CHARACTER}2")], [("BYTES_NOT_TEXT", 0)]),
        ("æøåæøåæøåæøå,é\nq2,a".encode() + b"\xed\xa0\x80\n",
         [("æøåæøåæøåæøå", "é"), ("q2", "a" + "\N{REPLACEMENT CHARACTER}" * 3)],
         [("BYTES_NOT_TEXT", 0)]),
        (b'q1,a1\n"q2,a2\nq3,a3\n', [TWO[0], ('"q2', "a2"), ("q3", "a3")],
         [("QUOTE_NOT_CLOSED", 2)]),
        (b'q1,a1\nq2,"a2\nq3,a3\nq4,a4 "x"\n',
         [TWO[0], ("q2", '"a2'), ("q3", "a3"), ("q4", 'a4 "x"')], [("QUOTE_NOT_CLOSED", 2)]),
        (b'q1,a1\n"open,x\n"q2","a2"\n"q3","a3"\n',
         [TWO[0], ('"open', "x"), TWO[1], ("q3", "a3")], [("QUOTE_NOT_CLOSED", 2)]),
        (PLAIN + b"alone\n,only answer\n", TWO,
         [("ROW_WITHOUT_ANSWER", 3), ("ROW_WITHOUT_QUESTION", 4)]),
        (PLAIN + b"q3,a3,b,c\n", [*TWO, ("q3", "a3,b,c")], [("ROW_TOO_WIDE", 3)]),
        (PLAIN + b"q3,a3,,,\n", [*TWO, ("q3", "a3")], []),
        (PLAIN * 2, TWO, [("ROW_TWICE", 3), ("ROW_TWICE", 4)]),
        (PLAIN + b"q1,other\n", [*TWO, ("q1", "other")], [("SAME_IDENTITY", 3)]),
        (b"#1 rule,never\nq2,a2\n", [("#1 rule", "never"), TWO[1]], [("LINE_LIKE_COMMENT", 1)]),
        (b"sep=|\nq1|a1\nq2|a2\n", TWO, []),
        (b"\n\n   \nq1,a1\n\n\nq2,a2\n\n", TWO, []),
        (b'q1, "a, 1"\nq2, "a, 2"\n', [("q1", "a, 1"), ("q2", "a, 2")], []),
        (b"q1 - a - 1\nq2 - a2\nterm - def\n", [("q1", "a - 1"), TWO[1], ("term", "def")], []),
        (b"term = def\nq1 = a1\nq2 = a2 = 2\n", [TWO[0], ("q2", "a2 = 2")], []),
        (b"q1,a\x1f1\nq2,a2\n", [("q1", "a 1"), TWO[1]], []),
        (b"q1,=cmd|' /C calc'!A0\nq2,@SUM(1)\n",
         [("q1", "=cmd|' /C calc'!A0"), ("q2", "@SUM(1)")], []),
        ("q1,a\u20281\nq2,a\x0b2\n".encode(), [("q1", "a\u20281"), ("q2", "a\x0b2")], []),
        (b"007,0010\n1e5,2024-01-02\n", [("007", "0010"), ("1e5", "2024-01-02")], []),
    ],
)  # fmt: skip
def test_odd_rows(
    data: bytes, sides: list[tuple[str, str]], remarks: list[tuple[str, int]]
) -> None:
    found = staged(data)
    assert (found.sides, found.remarks) == (sides, remarks)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", ProblemKind.FILE_EMPTY),
        (b"\n\r\n  \n", ProblemKind.DECK_EMPTY),
        (b"\xef\xbb\xbf", ProblemKind.DECK_EMPTY),
        (b"Front,Back\n", ProblemKind.DECK_EMPTY),
        (b"#separator:tab\n#html:true\n", ProblemKind.DECK_EMPTY),
        (bytes(range(256)) * 40, ProblemKind.DECK_KIND_UNKNOWN),
        (b"%PDF-1.7\n1,2\n3,4\n", ProblemKind.DECK_KIND_LATER),
        (b"\x1f\x8b\x08\x00abc", ProblemKind.DECK_KIND_LATER),
        (b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x/>', ProblemKind.DECK_KIND_UNKNOWN),
        (b"A text without any table.\nIt goes on, as texts do.\n", ProblemKind.DECK_KIND_UNKNOWN),
        (b"---\ntitle: Risk\n---\n\n# Risk\n## What is risk?\n\nA chance, of loss.\n",
         ProblemKind.DECK_KIND_UNKNOWN),
        (b"# Risk\n\nRisk is a chance.\n\n| a | b |\n|---|---|\n| c | d |\n\nMore follows.\n",
         ProblemKind.DECK_KIND_UNKNOWN),
        (b"\xd0\xd1\xd2\xd3\xd4\xd5\xd6\xd7,\xd8\xd9\xda\xdb\xdc\n" * 4,
         ProblemKind.DECK_ENCODING_UNKNOWN),
    ],
)  # fmt: skip
def test_files_without_cards_are_refused(data: bytes, kind: ProblemKind) -> None:
    with pytest.raises(Problem) as refused:
        staged(data)
    assert refused.value.kind is kind
    assert str(refused.value)


def test_a_million_columns_and_a_cell_of_forty_megabytes(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "wide.csv"
    file.write_bytes(PLAIN + b"x," * 1_000_000 + b"y\n" + b"q4," + b"z" * 40_000_000 + b"\nq5,a5\n")
    done = library.importing.run(file)
    assert (done.notes.new, done.notes.skipped) == (4, 1)
    assert [(r.kind.name, r.line) for r in done.remarks] == [
        ("ROW_TOO_WIDE", 3), ("TEXT_TOO_LONG", 4),
    ]  # fmt: skip
    wide = tmp_path / "all wide.csv"
    wide.write_bytes((b"c," * 1_000_000 + b"d\n") * 3)
    assert library.importing.run(wide).notes.new == 1
    quoted = tmp_path / "quoted.csv"
    quoted.write_bytes(PLAIN + b'q3,"' + b"z\n" * 1_000_000 + PLAIN)
    started = time.monotonic()
    done = library.importing.preview(quoted, separator=",")
    assert done.remarks[0].line == 3
    assert time.monotonic() - started < 60
    assert library.check().findings == ()


def test_quotation_marks_that_all_stay_open_take_no_time() -> None:
    rows = 20_000
    started = time.process_time()
    found = staged("".join(f'"open {n},"x\n' for n in range(rows)))
    assert len(found.notes) == rows
    assert found.kinds <= {"QUOTE_NOT_CLOSED"}
    assert time.process_time() - started < 20


def test_an_encoding_that_does_not_exist_is_refused() -> None:
    with pytest.raises(Problem) as refused:
        staged(PLAIN, encoding="klingon")
    assert refused.value.kind is ProblemKind.DECK_ENCODING_UNKNOWN

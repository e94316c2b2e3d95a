"""Whatever cells a program writes as CSV come back, and no text whatever breaks a reader."""

import csv
import io

from hypothesis import example, given, settings
from hypothesis import strategies as st

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.interchange.delimited_rows import Cutting, rows_of
from aimstudy.interchange.text_encoding import decoded
from tests.staged_text import StagedText, staged

_CELL = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0\r\x1f\ufeff"), max_size=12
)
_AWKWARD = st.text(st.sampled_from("a\"'\n,;\t| #-x{}"), max_size=8)
_TABLE = st.integers(2, 5).flatmap(
    lambda width: st.lists(
        st.lists(_CELL | _AWKWARD, min_size=width, max_size=width).filter(any), min_size=1,
        max_size=8,
    )
)  # fmt: skip


def written(table: list[list[str]], separator: str) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerows(table)
    return out.getvalue()


@example(table=[["", "\n"]], separator="\t")
@example(table=[["", " "], ["a", "b"]], separator="\t")
@given(table=_TABLE, separator=st.sampled_from(",;\t|"))
def test_cells_come_back(table: list[list[str]], separator: str) -> None:
    found = decoded(written(table, separator).encode())
    assert found is not None
    rows = rows_of(found.text.split("\n"), Cutting(separator, usual=len(table[0])))
    # A line of nothing but blanks is no row; a blank in quotation marks is a cell like any other.
    assert [row.cells for row in rows] == [
        cells for cells in table if not written([cells], separator).isspace()
    ]


_WORD = st.text("abcdeæøå ,;\"'\n", min_size=1, max_size=10).map(lambda text: f"x{text}x")


@settings(deadline=None, max_examples=40)
@given(
    table=st.lists(
        st.tuples(_WORD, _WORD), min_size=2, max_size=8, unique_by=lambda row: row[0]
    ),
    separator=st.sampled_from(",;\t|"),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)  # fmt: skip
def test_every_row_becomes_a_note(
    table: list[tuple[str, str]], separator: str, encoding: str
) -> None:
    text = written([["front", "back"], *map(list, table)], separator)
    found = staged(text.encode(encoding))
    assert found.sides == table
    assert found.remarks == []


@settings(deadline=None, max_examples=60)
@given(data=st.binary(min_size=1, max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_read_or_refused_in_words(data: bytes) -> None:
    found: StagedText | ProblemKind
    try:
        found = staged(data)
    except Problem as problem:
        found = problem.kind
    assert isinstance(found, ProblemKind) or found.notes or found.remarks


_LINE = st.text(st.sampled_from('ab\t"#:;,{}c1 <>='), max_size=20)
_SETTING = st.sampled_from(
    ["#separator:tab", "#separator:", "#html:true", "#tags column:2", "#deck column:1",
     "#deck:A::B", "#guid column:1", "#notetype column:3", "#columns:a\tb", "#notetype:Cloze",
     "#1 rule", "#x:y"]
)  # fmt: skip


@settings(deadline=None, max_examples=80)
@given(above=st.lists(_SETTING, min_size=1, max_size=5), lines=st.lists(_LINE, max_size=6))
def test_any_text_of_anki_is_read_or_refused_in_words(above: list[str], lines: list[str]) -> None:
    found: StagedText | ProblemKind
    try:
        found = staged("\n".join(["#html:false", *above, *lines]))
    except Problem as problem:
        found = problem.kind
    assert found is ProblemKind.DECK_EMPTY or isinstance(found, StagedText)
    if isinstance(found, StagedText):
        assert len(found.cards) >= len(found.notes)
        assert len(found.notes) + len(found.remarks) > 0

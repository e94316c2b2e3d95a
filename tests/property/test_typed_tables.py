"""Every row of any table becomes a note of the type, or is named; no cell breaks the reader."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.note_type import (
    BASIC,
    CLOZE,
    LIST,
    REVERSED,
    TYPED,
    CardTemplate,
    NoteType,
)
from tests.property.test_delimited_round_trip import written
from tests.staged_text import staged

_AWKWARD = NoteType(
    "Odd {type}; <b>",
    ("A = b", "tags", "B", "=C"),
    (
        CardTemplate("1", "{{#B}}{{A = b}}{{/B}}{{^B}}{{hint:tags}}{{/B}}", "{{FrontSide}}"),
        CardTemplate("2", "{{text:=C}}", "{{B}}"),
    ),
)
_CELLS = st.text(st.characters(exclude_categories=["Cs"]), max_size=10) | st.text(
    st.sampled_from("a{}:c1;<br>&=-\x1f\x00 "), max_size=14
)
_GAPS = st.sampled_from(["{{c1::a}}", "{{c2::b::c}} d", "{{c0::e}}", "{{c1::", "<br>", "&nbsp;"])
_ROWS = st.integers(1, 4).flatmap(
    lambda width: st.lists(
        st.lists(_CELLS | _GAPS, min_size=width, max_size=width), min_size=1, max_size=6
    )
)


@example(rows=[["Case", "Year"], ["", "&nbsp;"]], note_type=BASIC, html=True)
@example(rows=[["\x1f\x08"]], note_type=BASIC, html=False)
@settings(deadline=None, max_examples=150)
@given(
    rows=_ROWS,
    note_type=st.sampled_from([BASIC, REVERSED, CLOZE, TYPED, LIST, _AWKWARD]),
    html=st.booleans(),
)
def test_each_row_is_a_note_or_is_named(
    rows: list[list[str]], note_type: NoteType, html: bool
) -> None:
    lines = [["x", "y"], *([f"{n}z", *row] for n, row in enumerate(rows))]
    try:
        found = staged(
            written(lines, ","), note_type=note_type, html=html, header=True, separator=",",
            columns=["skip", *(f"={name}" for name in note_type.fields)], encoding="utf-8",
        )  # fmt: skip
    except Problem as problem:  # such cells may look like a list of questions
        if problem.kind is not ProblemKind.DECK_WITHOUT_COLUMNS:
            raise
        return
    cardless = {"ROW_WITHOUT_CARD", "ROW_WITHOUT_GAP", "ROW_WITHOUT_ANSWER", "ROW_TWICE"}
    left_out = [kind for kind, _ in found.remarks if kind in cardless]
    assert len(found.notes) + len(left_out) == len(rows)
    many = len(note_type.fields)
    for note in found.notes:
        assert note["fields"] is None or len(note["fields"].split("\x1f")) == many
    asked = {front for front, _, _ in found.cards}
    assert asked == {note["front"] for note in found.notes}

"""A side as long as a book comes in parts, and together they are the text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aimstudy.rendering.card_html import CardColours
from aimstudy.rendering.parts import (
    MOST_BYTES,
    MOST_LINES,
    Parts,
    RunKind,
    cloze_parts,
    letters,
    list_parts,
    part_html,
    text_parts,
)

COLOURS = CardColours("#1A1F26", "#545D69", "#1F5FBF", "#FFE58A")
PIECES = (
    "word ",
    "x",
    "漢字。",
    "👩\u200d👧",
    "e\u0301",
    "\n",
    "[image:a.png]",
    "\ud800",
    "🇳🇴",
    "<b>",
)


def whole(parts: Parts) -> str:
    return "".join(text for part in parts.parts for _, text in part)


@settings(max_examples=40)
@given(st.lists(st.tuples(st.sampled_from(PIECES), st.integers(1, 900)), max_size=8))
def test_no_part_is_long_and_together_they_are_the_text(drawn: list[tuple[str, int]]) -> None:
    text = "".join(piece * count for piece, count in drawn)
    found = text_parts(text)
    assert whole(found) == text
    for part in found.parts:
        run = "".join(words for _, words in part)
        assert len(run.encode("utf-8", "surrogatepass")) <= MOST_BYTES
        assert run.count("\n") <= MOST_LINES
    for part in found.parts[1:]:
        assert part[0][1][0] not in "\u200d\u0301"
    marks = sum(run.count("[image:a.png]") for part in found.parts for _, run in part)
    assert marks == text.count("[image:a.png]")


def test_a_part_ends_with_a_line_a_sentence_or_a_word() -> None:
    for piece in ("A line of words\n", "A sentence is here. ", "word "):
        first = text_parts(piece * 1_000).parts[0][0][1]
        assert first.endswith(piece)


@pytest.mark.parametrize(("length", "at_once"), [(10, 1), (MOST_BYTES + 1, 2), (100_000, 1)])
def test_two_parts_come_at_once_of_more_only_the_first(length: int, at_once: int) -> None:
    assert text_parts("x" * length).at_once == at_once


def test_a_gap_comes_with_what_is_shown_at_once() -> None:
    early = cloze_parts("It takes ____ months. " + "More. " * 10_000, None)
    assert early.at_once == 1
    assert part_html(early.parts[0], COLOURS).startswith(
        '<p>It takes <span style="color:#1A1F26;background-color:#FFE58A">'
        "&nbsp;____&nbsp;</span> months. More. "
    )
    late = cloze_parts("More. " * 10_000 + "It takes ____.", "nine")
    assert (RunKind.FILLING, "nine") in late.parts[late.at_once - 1]
    assert late.at_once == len(late.parts)
    assert "font-weight:600" in part_html(late.parts[-1], COLOURS)


def test_every_item_of_a_long_list_is_shown_and_a_long_one_goes_on() -> None:
    items = [f"item {n}" for n in range(2_000)] + ["y" * (MOST_BYTES + 5)]
    found = list_parts(items)
    html = [part_html(part, COLOURS) for part in found.parts]
    assert sum(part.count("<li>") for part in html) == len(items)
    assert html[-1] == "<p>yyyyy</p>"
    assert letters(found.parts) == sum(map(len, items))

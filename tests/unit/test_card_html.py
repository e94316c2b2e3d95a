"""Card text as HTML: exact results for the cases a person meets."""

import pytest

from aimstudy.rendering.card_html import (
    CardColours,
    SafeHtml,
    cloze_html,
    list_html,
    source_html,
    text_html,
)
from aimstudy.rendering.safe_text import MAX_BYTES, MAX_LINES, safe_text

COLOURS = CardColours("#1A1F26", "#545D69", "#1F5FBF", "#FFE58A")
MARK = '<span style="color:#1A1F26;background-color:#FFE58A">'


def test_text_is_escaped_and_keeps_its_lines() -> None:
    found = text_html('<b onclick="x">R&D</b>\r\nsecond\rthird')
    assert found == SafeHtml(
        "<p>&lt;b onclick=&quot;x&quot;&gt;R&amp;D&lt;/b&gt;<br>second<br>third</p>", False
    )


def test_a_cloze_shows_a_box_and_then_its_answer() -> None:
    asked = cloze_html("It takes ____ months.", None, COLOURS)
    assert asked.html == f"<p>It takes {MARK}&nbsp;____&nbsp;</span> months.</p>"
    shown = cloze_html("It takes ____ months.", "9 < 15", COLOURS)
    assert shown.html == (
        '<p>It takes <span style="color:#1F5FBF;font-weight:600">9 &lt; 15</span> months.</p>'
    )


def test_only_the_first_blank_is_one_and_a_prompt_without_is_text() -> None:
    assert cloze_html("a ____ b ____", "x", COLOURS).html.count("<span") == 1
    assert cloze_html("no gap", "x", COLOURS).html == "<p>no gap</p>"


def test_the_answer_is_highlighted_as_whole_words() -> None:
    found = source_html("An inn is in Oslo.", "in", COLOURS)
    assert found.html == f"<p>An inn is {MARK}in</span> Oslo.</p>"


def test_the_answer_is_found_whatever_its_case_and_spaces() -> None:
    found = source_html("Between\u00a0 Nine and ØST & co.", "between nine", COLOURS)
    assert found.html == f"<p>{MARK}Between\u00a0 Nine</span> and ØST &amp; co.</p>"
    assert MARK + "ØST &amp; co.</span>" in source_html("ØST & co.", "øst & Co.", COLOURS).html


@pytest.mark.parametrize("answer", ["", "  ", "absent", "(", "\u202e"])
def test_an_answer_that_does_not_stand_there_marks_nothing(answer: str) -> None:
    assert source_html("An inn.", answer, COLOURS).html == "<p>An inn.</p>"


def test_items_become_a_list_and_none_nothing() -> None:
    assert list_html(["a", "<b>"]).html == "<ul><li>a</li><li>&lt;b&gt;</li></ul>"
    assert list_html([]) == SafeHtml("", False)
    assert list_html(["x"] * 501).cut
    assert list_html(["x" * 60_000] * 2).html.count("<li>") == 1


def test_long_text_is_cut_and_says_so() -> None:
    for text in ("word " * 30_000, "<" * 50_000, "ø" * 60_000, "\U0001f600" * 30_000):
        found = text_html(text)
        assert found.cut
        assert MAX_BYTES - 10 <= len(found.html.encode()) <= MAX_BYTES + len("<p></p>")
    assert not text_html("a b" * 30_000).cut


def test_too_many_lines_are_cut() -> None:
    kept, cut = safe_text("x\n" * 5_000)
    assert cut
    assert kept.count("\n") == MAX_LINES - 1


def test_an_endless_word_can_break() -> None:
    kept, cut = safe_text("x" * 1_000)
    assert [len(part) for part in kept.split("\u200b")] == [400, 400, 200]
    assert not cut


def test_controls_and_direction_marks_go_and_towers_of_marks_end() -> None:
    assert safe_text("a\x00\x1b\u202e\u2066\u200f\ufeffb\tc\ud800\ufdd0\U0001ffff") == (
        "ab c\ufffd",
        False,
    )
    assert safe_text("e" + "\u0301" * 50 + "e\u0301")[0] == "e" + "\u0301" * 8 + "e\u0301"


@pytest.mark.parametrize("colour", ["red", "#12345", '#123456"', "", "#12345G"])
def test_a_colour_is_six_digits_or_refused(colour: str) -> None:
    with pytest.raises(ValueError, match="colour"):
        CardColours(colour, "#545D69", "#1F5FBF", "#FFE58A")


def test_text_on_the_highlight_may_have_its_own_colour() -> None:
    own = CardColours("#E8EBEF", "#A6AFBB", "#8AB4F8", "#5C4A00", highlight_text="#FFFFFF")
    assert "color:#FFFFFF;background-color:#5C4A00" in source_html("a", "a", own).html

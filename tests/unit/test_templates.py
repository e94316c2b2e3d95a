"""Templates of note types filled in: fields, sections, gaps, filters, as in their program."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aimstudy.domain.note_type import BASIC, CLOZE, CardTemplate, NoteType
from aimstudy.rendering.cloze import filled, gap_numbers, hidden
from aimstudy.rendering.templates import CardContext, Sides, opened, sides_of, words

HERE = CardContext(deck="AIM::Course 1", tags="a b", flag=2)
FIELDS = {"Front": "Q", "Back": "A", "Empty": " <br> ", "Reading": "漢字[かんじ] x"}


def sides(question: str, answer: str = "{{FrontSide}}", **fields: str) -> Sides:
    note_type = NoteType("T", tuple(FIELDS), (CardTemplate("One", question, answer),))
    return sides_of(note_type, FIELDS | fields, 0, HERE)


@pytest.mark.parametrize(
    ("template", "shown"),
    [
        ("{{Front}}", "Q"),
        ("{{ Front }}", "Q"),
        ("<b>{{Front}}</b>", "<b>Q</b>"),
        ("{{Nowhere}}x", "x"),
        ("{{#Front}}there{{/Front}}", "there"),
        ("{{#Empty}}there{{/Empty}}{{^Empty}}empty{{/Empty}}", "empty"),
        ("{{#Front}}a{{#Empty}}b{{/Empty}}c{{/Front}}", "ac"),
        ("{{#Empty}}never closed {{Front}}", ""),
        ("{{/Front}}x", "x"),
        ("{{Front", "{{Front"),
        ("{{}}x{{#}}y", "x"),
        ("{{text:Front}}", "Q"),
        ("{{odd-filter:Front}}", "Q"),
        ("{{Tags}}|{{Deck}}|{{Subdeck}}|{{Type}}|{{Card}}|{{CardFlag}}",
         "a b|AIM::Course 1|Course 1|T|One|flag2"),
        ("{{furigana:Reading}}", "<ruby>漢字<rt>かんじ</rt></ruby> x"),
        ("{{kana:Reading}}/{{kanji:Reading}}", "かんじ x/漢字 x"),
        ("{{tts en_US:Front}}x", "x"),
        ("{{hint:Front}}", '<span class="hint">Front</span>'),
        ("{{hint:Empty}}", ""),
        ("{{FrontSide}}", ""),
        ("{{=<% %>=}}<%Front%>", "Q"),
    ],
)  # fmt: skip
def test_a_question_is_filled_in(template: str, shown: str) -> None:
    assert sides(template).question == shown


def test_an_answer_repeats_the_question() -> None:
    found = sides_of(BASIC, {"Front": "Q", "Back": "A"}, 0, HERE)
    assert found.question == "Q"
    assert found.answer == "Q\n\n<hr id=answer>\n\nA"
    assert found.own_answer.strip() == "A"


def test_an_answer_of_its_own_make_is_shown_whole() -> None:
    found = sides("{{Front}}", "before <hr id=answer> {{Back}}")
    assert found.own_answer == "before <hr id=answer> A"


def test_what_is_to_be_typed_is_told_and_not_shown() -> None:
    found = sides("{{Front}} {{type:Back}}", "{{type:Back}}", Back="<b>the</b> answer")
    assert (found.question, found.typed) == ("Q ", "the answer")
    cloze = NoteType("C", ("Text",), (CardTemplate("C", "{{cloze:Text}} {{type:cloze:Text}}", ""),),
                     cloze=True)  # fmt: skip
    assert sides_of(cloze, {"Text": "a {{c1::b}}"}, 0, HERE).typed == "b"
    assert sides("{{Front}}").typed is None


@pytest.mark.parametrize(
    ("text", "number", "question", "answer"),
    [
        ("{{c1::a}} b", 1, "<[...]> b", "<a> b"),
        ("{{c1::a::hint}} b", 1, "<[hint]> b", "<a> b"),
        ("{{c1::a}} {{c2::b}}", 2, "a <[...]>", "a <b>"),
        ("{{c1::a {{c2::b}} c}}", 1, "<[...]>", "<a b c>"),
        ("{{c1::a {{c2::b}} c}}", 2, "a <[...]> c", "a <b> c"),
        ("{{c1::a {{c2::b::x}} c::y}}", 1, "<[y]>", "<a b c>"),
        ("{{c1,3::a}}", 3, "<[...]>", "<a>"),
        ("{{c1::never closed", 1, "{{c1::never closed", "{{c1::never closed"),
        ("x }} {{c1::a}}", 1, "x }} <[...]>", "x }} <a>"),
        ("{{c1::std::vector}}", 1, "<[vector]>", "<std>"),
    ],
)
def test_gaps_are_hidden_and_filled(text: str, number: int, question: str, answer: str) -> None:
    def short(html: str) -> str:
        return html.replace('<span class="cloze">', "<").replace("</span>", ">")

    assert short(hidden(text, number)) == question
    assert short(filled(text, number)) == answer


def test_each_number_is_a_card() -> None:
    assert gap_numbers("{{c3::a {{c1::b}}}} {{c3::c}} {{c10::d}}") == [1, 3, 10]
    text = {"Text": "{{c1::a}} {{c2::b}}", "Back Extra": ""}
    assert sides_of(CLOZE, text, 1, HERE).question == 'a <span class="cloze">[...]</span>'


@given(st.text(alphabet="{}c1:2ax #^/\n", max_size=60))
def test_no_text_breaks_the_filling(text: str) -> None:
    sides(text, text, Front=text)
    gap_numbers(text)
    if "{{c" not in text:
        assert hidden(text, 1) == filled(text, 1) == text


def test_a_thousand_nested_gaps_are_no_trouble() -> None:
    text = "{{c1::" * 5_000 + "x" + "}}" * 5_000
    assert gap_numbers(text) == [1]
    assert len(filled(text, 1)) < 200_000


def test_words_are_what_is_read() -> None:
    assert words("<div>a&amp;b</div><br>c <!-- x > y --> d") == "a&b c d"


def test_a_hint_is_named_and_can_be_opened_on_both_sides() -> None:
    """A gap of it is what its card shows; without text there is none."""
    kind = NoteType(
        "Hinted", ("Front", "Back", "Clue"),
        (CardTemplate("Card", "{{Front}} {{hint:Clue}}", "{{FrontSide}}<hr id=answer>{{Back}}"),),
    )  # fmt: skip
    sides = sides_of(kind, {"Front": "A?", "Back": "B", "Clue": "<i>c</i>"}, 0, CardContext())
    assert sides.question == 'A? <span class="hint">Clue</span>'
    assert sides.hints == (("Clue", "<i>c</i>"),)
    assert opened(sides.question, sides.hints) == 'A? <span class="hint">Clue:</span> <i>c</i>'
    bare = sides_of(kind, {"Front": "A?", "Back": "B", "Clue": "<br>"}, 0, CardContext())
    assert (bare.question, bare.hints) == ("A? ", ())

"""Marks of pictures and sounds in the text of a card, and what they become on the screen."""

from hypothesis import given
from hypothesis import strategies as st

from aimstudy.domain.media import MediaKind, mark_of, marks_in, without_marks
from aimstudy.rendering.card_html import CardColours, list_html, text_html
from aimstudy.rendering.media_html import MediaWords, with_media
from aimstudy.storage.media import clean_label

COLOURS = CardColours("#111111", "#222222", "#333333", "#444444")
WORDS = MediaWords("No picture: {name}", "Sound: {name}", "No sound: {name}")


def shown(text: str, pictures: dict[str, int], sounds: frozenset[str] = frozenset()) -> str:
    return with_media(text_html(text).html, pictures, sounds, WORDS, COLOURS)


def test_marks_are_found_with_their_places() -> None:
    text = "See [image:a b.png], hear [sound:c.mp3]."
    found = marks_in(text)
    assert [(mark.kind, mark.label) for mark in found] == [
        (MediaKind.IMAGE, "a b.png"),
        (MediaKind.SOUND, "c.mp3"),
    ]
    assert [text[mark.start : mark.end] for mark in found] == [
        "[image:a b.png]",
        "[sound:c.mp3]",
    ]
    assert without_marks(text) == "See , hear ."


def test_a_text_of_marks_only_is_named_by_its_files() -> None:
    assert without_marks("[image:valve.png]") == "valve.png"
    assert without_marks("[notes] stay") == "[notes] stay"


def test_a_picture_that_is_there_is_asked_for_by_its_number_only() -> None:
    html = shown("Which valve? [image:a&b.png]", {"a&b.png": 3})
    assert html == '<p>Which valve? <br><img src="media:3"><br></p>'


def test_what_is_missing_is_said_in_words() -> None:
    html = shown("[image:gone.png] [sound:a.mp3] [sound:b.mp3]", {}, frozenset({"a.mp3"}))
    assert "<img" not in html
    for words in ("No picture: gone.png", "Sound: a.mp3", "No sound: b.mp3"):
        assert f"{words}</span>" in html


def test_marks_in_lists_are_shown_too() -> None:
    html = with_media(
        list_html(["one [image:a.png]"]).html, {"a.png": 0}, frozenset(), WORDS, COLOURS
    )
    assert html == '<ul><li>one <br><img src="media:0"><br></li></ul>'


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_label_gets_out_of_its_words(before: str, label: str) -> None:
    html = shown(f"{before}[image:{label}]", {})
    assert "<img" not in html
    assert html.count("<script") == 0
    known = shown(f"{before}[image:{label}]", {label: 0})
    assert known.count("<img") <= 1


@given(st.text(max_size=300))
def test_any_file_name_can_stand_in_a_mark(name: str) -> None:
    label = clean_label(name)
    [mark] = marks_in(mark_of(MediaKind.IMAGE, label))
    assert mark.label == label

"""No markup is left on a card, and every cleaned letter can be found in the raw text."""

import pytest

from aimstudy.language.markup import clean_markup

CASES = [
    ("a [link](/to/it) here", "a link here"),
    ("a [link](/broken target, for example, goes on", "a link, for example, goes on"),
    ("a [comma inside,](/x) for once", "a comma inside, for once"),
    (
        "**bold** and *slanted* and `code` and snake_case",
        "bold and slanted and code and snake_case",
    ),
    ("ends here .", "ends here."),
    ("one,. two ,three", "one, two ,three"),
    ("![image](a.png) text", "image text"),
    ("a footnote[1] and [2] more[^n]", "a footnote and more"),
    ("a <b>tag</b> &amp; an entity", "a tag & an entity"),
    ("a <!-- note --> b", "a b"),
    ("3 * 4 = 12", "3 * 4 = 12"),
    ("line one\nline two\n> quoted", "line one line two quoted"),
    ("[[[[[[", ""),
    ("soft\u00adhyphen and\u00a0hard space", "softhyphen and hard space"),
]


@pytest.mark.parametrize(("raw", "clean"), CASES)
def test_cleaned_text(raw: str, clean: str) -> None:
    assert clean_markup(raw, 0, len(raw)).text == clean


def test_offsets_lead_back_to_the_raw_text() -> None:
    raw = "An [insured](/insured) person **pays** a fee ."
    cleaned = clean_markup(raw, 0, len(raw))
    for word in ("insured", "person", "pays", "fee"):
        at = cleaned.text.index(word)
        assert raw[cleaned.raw_offset(at) :].startswith(word)
        assert cleaned.clean_offset(raw.index(word)) == at

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
    ("a [proof](/proof and a plan.", "a proof and a plan."),
    ("et [bevis](/proof og en plan.", "et bevis og en plan."),
    ("a [price](/fee table, paid once", "a price, paid once"),
    ("a [fee](/the fee of a port) is paid", "a fee is paid"),
    ("a [fee](/fee is paid yearly.", "a fee is paid yearly."),
    ("a [trade sheet](/trade sheets to the port.", "a trade sheet to the port."),
    ("en [havn](/deep harbour at den er trygg.", "en havn at den er trygg."),
    ("the [sailors](/sailors by the port", "the sailors by the port"),
    ("the [sailors](/sailor rise early.", "the sailors rise early."),
    ("a [long stay](/long stay every year", "a long stay every year"),
    ("en [havneavgift](/havne avgift.", "en havneavgift."),
    ("a [deed](/special port deed, as is known", "a deed, as is known"),
    ("it makes [payment](/paying costs quick and cheap.", "it makes payment quick and cheap."),
    ("a [permit](/permit. It ends.", "a permit. It ends."),
    ("a [cost](/www.port.example/costs and more", "a cost and more"),
    ("a [fee] is paid", "a [fee] is paid"),
    ("a [fee][1] and a [port][ports]", "a fee and a port"),
    ("paid yearly[note 2] by all[citation needed][a]", "paid yearly by all"),
    ("run by the Board [2], now [3].", "run by the Board, now."),
    ("see <https://harbour.example/a> there", "see https://harbour.example/a there"),
    ("2*3 is 6 and __all__ of *it", "2*3 is 6 and all of it"),
    ("**The *inner* part** and ***both***", "The inner part and both"),
    ("a [**bold** link](/x 'title') ends", "a bold link ends"),
    ("R&amp;D costs &lt; 5 &#8364; &nbsp;now", "R&D costs < 5 € now"),
    ("H<sub>2</sub>O and 10<sup>th</sup>", "H2O and 10th"),
    ("a \\*star\\* and C:\\temp", "a *star* and C:\\temp"),
    ("~~old~~ new", "old new"),
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

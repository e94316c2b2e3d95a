"""Untrusted HTML of a card becomes the small safe subset, and stays readable in every look."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aimstudy.rendering.card_css import sheet
from aimstudy.rendering.card_html import CardColours
from aimstudy.rendering.clean_html import clean_html, marked_files
from aimstudy.rendering.css_colours import contrast, parsed, readable

LIGHT = CardColours("#1A1F26", "#545D69", "#1F5FBF", "#FFE58A", "#000000", ground="#FFFFFF")
DARK = CardColours("#E8EBEF", "#A6AFBB", "#8AB4F8", "#5C4A00", "#FFFFFF", ground="#1B1F24")
ALLOWED = re.compile(
    r"</?(?:p|div|span|b|i|u|s|sub|sup|ul|ol|li|table|tr|td|th|pre|code|blockquote|h3|h4|br|hr"
    r"|small|big)(?: (?:colspan|rowspan)=\"\d\d?\")*(?: style=\"[a-z0-9#:;% -]*\")?>"
)


def shown(html: str, css: str = "", colours: CardColours = LIGHT) -> str:
    return clean_html(html, css, colours).html


@pytest.mark.parametrize(
    ("html", "safe"),
    [
        ("plain & simple", "plain &amp; simple"),
        ("<b>b</b> <strong>s</strong> <em>e</em>", "<b>b</b> <b>s</b> <i>e</i>"),
        ("a<br>b<hr>", "a<br>b<hr>"),
        ("<script>alert(1)</script>x", "x"),
        ("<style>*{}</style>x<svg><text>y</text></svg>", "x"),
        ('<a href="javascript:x">link</a>', "link"),
        ('<p onclick="x">p</p>', "<p>p</p>"),
        ('<img src="a b.png" onerror="x">', "[image:a b.png]"),
        ('<img src="p%C3%A6re.png">', "[image:pære.png]"),
        ("<img>", ""),
        ("[sound:a.mp3]", "[sound:a.mp3]"),
        ('<span style="display:none">no <b>x</b></span>yes', "yes"),
        ("<div hidden>no</div>yes", "yes"),
        ("<p>never <b>closed", "<p>never <b>closed</b></p>"),
        ("</div>x</b>", "x"),
        ("<h1>Title</h1>", "<h3>Title</h3>"),
        ("<ruby>漢<rt>かん</rt></ruby>", "漢<sup>かん</sup>"),
        ('<td colspan="3">x</td>', "x"),
        ("<unknown>x</unknown>", "x"),
        ("&lt;script&gt;", "&lt;script&gt;"),
        ('<p style="background:url(http://x/y)">x</p>', "<p>x</p>"),
        ('<p style="text-align:center">x</p>', '<p style="text-align:center">x</p>'),
        ('<span style="font-size:30px">x</span>', '<span style="font-size:150%">x</span>'),
        ('<span style="font-size:2em">x</span>', '<span style="font-size:180%">x</span>'),
    ],
)
def test_html_is_made_safe(html: str, safe: str) -> None:
    assert shown(html) == safe


def test_styles_of_the_note_type_stand_inline() -> None:
    css = """/* c */ @import "x"; @media print { .a { color: red } }
    :root { --main: navy } .a { color: var(--main); } .b, p.c { font-weight: bold }
    .card .d { font-style: italic } #e { text-decoration: underline } .f::before { color: red }"""
    assert shown('<span class="a">x</span>', css) == '<span style="color:#000080">x</span>'
    assert shown('<p class="c">x</p>', css) == '<p style="font-weight:600">x</p>'
    assert shown('<div class="d">x</div>', css) == '<div style="font-style:italic">x</div>'
    assert shown('<u id="e">x</u>', css) == (
        '<u><span style="text-decoration:underline">x</span></u>'
    )
    assert shown('<span class="f b">x</span>', css).startswith("<span style=")


@pytest.mark.parametrize(
    "css",
    [
        ".mobile .a { display: none }", ".android .card .a, .iphone .a { display: none }",
        ".a:empty { display: none }", ".a:hover { display: none; color: red }",
        "#t:checked ~ .a { display: none }", ".a:not(.b) { display: none }",
        ".a { display: none } #t:checked ~ .a { display: block }",
    ],
)  # fmt: skip
def test_rules_of_other_devices_and_of_states_hide_nothing(css: str) -> None:
    assert clean_html('<p class="a">x</p>', css, LIGHT).html == "<p>x</p>"


def test_rules_of_other_devices_show_nothing() -> None:
    css = ".a { display: none } .mobile .a { display: block } .a:before { display: block }"
    assert clean_html('<p class="a">x</p>', css, LIGHT).html == ""


def test_rules_for_the_dark_look_count_in_it_only() -> None:
    css = ".a { color: #000080 } .nightMode .a { color: yellow }"
    assert shown('<span class="a">x</span>', css, DARK) == '<span style="color:#ffff00">x</span>'
    assert shown('<span class="a">x</span>', css) == '<span style="color:#000080">x</span>'


@pytest.mark.parametrize("colours", [LIGHT, DARK])
@pytest.mark.parametrize("said", ["black", "white", "#123", "hsl(50, 100%, 90%)", "rgb(9,9,9)"])
def test_words_can_be_read_in_every_look(colours: CardColours, said: str) -> None:
    for style in (f"color:{said}", f"background:{said}", f"color:{said};background:{said}"):
        html = shown(f'<span style="{style}">x</span>', "", colours)
        found = dict(re.findall(r"(background-color|(?<!-)color):(#\w+)", html))
        text = parsed(found.get("color", colours.text))
        ground = parsed(found.get("background-color", colours.ground))
        assert text is not None
        assert ground is not None
        assert contrast(text, ground) >= 4.5


def test_a_gap_and_a_mark_stand_out() -> None:
    assert shown('<span class="cloze">[...]</span>') == (
        '<span style="color:#1F5FBF;font-weight:600">[...]</span>'
    )
    assert "background-color:#FFE58A" in shown("<mark>x</mark>")


@pytest.mark.parametrize(
    ("text", "colour"),
    [
        ("#abc", (170, 187, 204)), ("#AABBCC80", (170, 187, 204)), ("rgb(1, 2, 3)", (1, 2, 3)),
        ("rgba(1 2 3 / 50%)", (1, 2, 3)), ("hsl(0, 100%, 50%)", (255, 0, 0)),
        ("rgb(100%,0%,0%)", (255, 0, 0)), ("Tomato", (255, 99, 71)), ("", None), ("url(x)", None),
        ("rgb(1)", None), ("rgb(a,b,c)", None), ("inherit", None),
    ],
)  # fmt: skip
def test_colours_are_read(text: str, colour: tuple[int, int, int] | None) -> None:
    assert parsed(text) == colour


def test_a_colour_changes_no_further_than_it_takes() -> None:
    assert readable((0, 0, 128), (255, 255, 255), (0, 0, 0)) == (0, 0, 128)
    assert contrast(readable((250, 250, 0), (255, 255, 255), (0, 0, 0)), (255, 255, 255)) >= 4.5


@given(st.text(max_size=300))
def test_nothing_but_the_subset_comes_out(text: str) -> None:
    check_subset(shown(text, text))


TAGS = st.sampled_from(
    ["<p>", "</p>", "<b", ">", "</b>", "<img src=", "'", '"', "<span style=", "color:", "<!--",
     "-->", "<table>", "<td>", "<svg>", "</svg>", "&lt;", "&#60;script>", "<ruby>", "<rt>", "x",
     "javascript:", "onload=", "\x00", "<plaintext>", "<textarea>", "]]>", "<![CDATA["]
)  # fmt: skip


@given(st.lists(TAGS, max_size=40))
def test_no_odd_markup_comes_through(parts: list[str]) -> None:
    check_subset(shown("".join(parts)))


def check_subset(html: str) -> None:
    rest = ALLOWED.sub("", html)
    assert "<" not in rest
    assert ">" not in rest
    opened = re.findall(r"<([a-z]\w*)", html)
    closed = re.findall(r"</([a-z]\w*)", html)
    assert len([tag for tag in opened if tag not in ("br", "hr")]) == len(closed)


def test_long_and_deep_html_is_no_trouble() -> None:
    assert clean_html("<div>" * 15_000 + "x", "", LIGHT).cut is False
    assert clean_html("x" * 200_000, "", LIGHT).cut is True
    assert len(sheet(".a{color:red}" * 5_000, dark=False).rules) <= 2_000


def test_files_are_told_as_they_are_marked() -> None:
    html = '<img src="a%20b.png"> [sound:c.mp3] <IMG alt=x src=d.jpg>'
    assert marked_files(html) == "[image:a b.png] [image:d.jpg] [sound:c.mp3]"
    assert re.findall(r"\[image:[^\]]+\]", shown(html)) == [
        "[image:a b.png]", "[image:d.jpg]",
    ]  # fmt: skip

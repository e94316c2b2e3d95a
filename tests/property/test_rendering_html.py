"""Whatever the text: no error, only our tags, nothing lost but what does harm."""

import re
from html import unescape
from unicodedata import category

from hypothesis import given, settings
from hypothesis import strategies as st

from aimstudy.rendering.card_html import (
    CardColours,
    SafeHtml,
    cloze_html,
    list_html,
    source_html,
    text_html,
)
from aimstudy.rendering.safe_text import MAX_BYTES, safe_text

COLOURS = CardColours("#1A1F26", "#545D69", "#1F5FBF", "#FFE58A", "#000000", "#DDE1E7")
OURS = re.compile(r'</?(?:p|br|ul|li|span)>|<span style="[a-z0-9#:;A-F-]+">')
pieces = st.sampled_from(
    [
        *("<script>", "</p>", "<img src=file:///etc/passwd>", "&lt;", "&#x202e;", '"', "'"),
        *("____", "\n", "\r", "\u2028", "\t", " ", "\u00a0", "\u200b", "\u202e", "\u0301", "e"),
        *("x" * 401, "\u0301" * 12, "\ud800", "\U0001f468\u200d\U0001f469", "javascript:", "ø"),
    ]
)
texts = st.one_of(
    st.text(), st.lists(st.one_of(pieces, st.text(max_size=5)), max_size=40).map("".join)
)


def assert_only_our_tags(found: SafeHtml) -> None:
    assert "<" not in OURS.sub("", found.html)
    assert len(found.html.encode()) <= 3 * MAX_BYTES


def words(text: str) -> str:
    return "".join(c for c in text if category(c)[0] in "LNPS")


@settings(max_examples=200, deadline=None)
@given(texts, texts, st.lists(texts, max_size=8))
def test_only_our_tags_come_out(text: str, other: str, items: list[str]) -> None:
    for found in (
        text_html(text),
        cloze_html(text, None, COLOURS),
        cloze_html(f"{text}____{text}", other, COLOURS),
        source_html(text, other, COLOURS),
        source_html(f"{text} {other}", other, COLOURS),
        list_html(items),
    ):
        assert_only_our_tags(found)


@settings(max_examples=200, deadline=None)
@given(texts)
def test_safe_text_comes_back_unchanged(text: str) -> None:
    once, cut = safe_text(text)
    assert safe_text(once) == (once, False)
    assert not cut


@settings(max_examples=200, deadline=None)
@given(texts, texts)
def test_letters_digits_and_signs_survive(text: str, answer: str) -> None:
    expected = words(text.replace("\ud800", "\ufffd"))
    for found in (text_html(text), source_html(text, answer, COLOURS)):
        assert words(unescape(OURS.sub("", found.html))) == expected


@settings(max_examples=50, deadline=None)
@given(st.text(alphabet="<&\"' \né\u0301\U0001f600x", min_size=1, max_size=40))
def test_the_limit_holds_for_every_alphabet(unit: str) -> None:
    kept, _ = safe_text(unit * (2 * MAX_BYTES // len(unit)))
    assert safe_text(kept) == (kept, False)
    assert len(text_html(kept).html.encode()) <= MAX_BYTES + len("<p></p>")

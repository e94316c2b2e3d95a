"""Where formulas stand in the texts of cards, and what becomes of them there."""

import time

import pytest

from aimstudy.rendering.card_html import CardColours
from aimstudy.rendering.clean_html import clean_html
from aimstudy.rendering.formula_parser import formula
from aimstudy.rendering.formula_words import FormulaWords, in_words
from aimstudy.rendering.formulas import (
    STRUT,
    Named,
    named,
    pieces,
    url_of,
    with_formulas,
    with_words,
)

COLOURS = CardColours("#000000", "#555555", "#0000AA", "#DDDDFF")


def image(source: str, display: bool = False) -> str:
    return f'{STRUT}<img src="{url_of(Named(source, display))}">'


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        (r"<p>a \(x^2\) b</p>", f"<p>a {image('x^2')} b</p>"),
        (r"<p>a [$]x^2[/$] b</p>", f"<p>a {image('x^2')} b</p>"),
        (r"<p>\[x\]</p>", f"<p>{image('x', True)}</p>"),
        (r"<p>a \[x\] b</p>", f"<p>a <br>{image('x', True)}<br> b</p>"),
        (r"<p>a<br>\[x\]<br>b</p>", f"<p>a<br>{image('x', True)}<br>b</p>"),
        ("<div>a</div>$$x$$<p>b</p>", f"<div>a</div>{image('x', True)}<p>b</p>"),
        ("<p>[$$]x[/$$]</p>", f"<p>{image('x', True)}</p>"),
        (r"<p>\(a &lt; b\)</p>", f"<p>{image('a < b')}</p>"),
        (r"<p>\(a<br>+<b>b</b>\)</p>", f"<p>{image('a +b')}</p>"),
        ("<p>[latex]let $x$ be $y^2$[/latex]</p>", f"<p>let {image('x')} be {image('y^2')}</p>"),
        (r"<p>[latex]\begin{align*}a&amp;=b\end{align*}[/latex]</p>",
         f"<p>{image(chr(92) + 'begin{align*}a&=b' + chr(92) + 'end{align*}', True)}</p>"),
    ],
)  # fmt: skip
def test_a_formula_becomes_an_image_by_its_source(html: str, shown: str) -> None:
    assert with_formulas(html) == shown


@pytest.mark.parametrize(
    "html",
    [
        "<p>no formula</p>", r"<p>\(x</p><p>y\)</p>", r"<p>\(\nosuch\)</p>", r"<p>\(\)</p>",
        "<p>It costs $$5 and $$6.</p>", "<p>$$ or more $$</p>", r"<p>\(x</p>", "<p>[$]x</p>",
        '<p>[latex]a $x$ and $\\nosuch$[/latex]</p>', "<p>$5 and $6</p>",
    ],
)  # fmt: skip
def test_what_is_no_formula_stays_as_it_was_written(html: str) -> None:
    assert with_formulas(html) == html


def test_a_name_says_its_formula_and_no_other_image_does() -> None:
    said = Named("\\text{é} \" <&> '", True)
    assert named(url_of(said)) == said
    assert not set("\"<>&' ") & set(url_of(said))
    assert named("media:1") is None


def test_elements_of_anki_hold_formulas() -> None:
    html = '<anki-mathjax>x^2</anki-mathjax><anki-mathjax block="true">y</anki-mathjax>'
    shown = with_formulas(clean_html(html, "", COLOURS).html)
    assert image("x^2") in shown
    assert image("y", True) in shown


def test_a_gap_in_a_formula_is_part_of_it() -> None:
    html = r'\(\frac{1}{<span class="cloze">[...]</span>}\)'
    shown = with_formulas(clean_html(html, "", COLOURS).html)
    assert shown == image(r"\frac{1}{[...]}")


@pytest.mark.parametrize("text", [r"\(", "$$", "[latex]", r"\(x\)", r"\(<b>x\)", "[$]$", r"\[ \("])
def test_very_many_marks_cost_little(text: str) -> None:
    began = time.process_time()
    assert with_formulas(text * (100_000 // len(text)))
    assert time.process_time() - began < 1.5


def test_of_endless_formulas_only_the_first_are_drawn() -> None:
    shown = with_formulas(
        r"\(" + "x+" * 700 + r"x\) " + r"\(y\) " * 3 + (r"\(" + "x" * 999 + r"\)") * 60
    )
    assert 8 < shown.count("<img") < 20
    assert shown.count(image("y")) == 3


def test_a_plain_text_is_parted() -> None:
    assert pieces(r"a \(x\) b") == ["a ", Named("x", False), " b"]
    assert pieces("a") == ["a"]
    assert pieces("") == []
    assert pieces("\x00 \\[x\\]") == [" ", Named("x", True)]


def words() -> FormulaWords:
    return FormulaWords(
        fraction="<{top}|{bottom}>", simple_fraction="{top} over {bottom}", root="root {inside} .",
        nth_root="{degree}th root {inside} .", squared="{base} squared", cubed="{base} cubed",
        power="{base} to {above}", index="{base} sub {below}",
        limits="{base} from {below} to {above} of", lower_limit="{base} for {below} of",
        choose="{top} choose {bottom}", matrix="{rows} by {columns}: {cells} .",
        lines="lines {cells} .", signs={"=": "equals", "∑": "sum"},
        marks={"vec": "vector {inside}"},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("E=mc^2", "E equals m c squared"),
        (r"\frac12", "1 over 2"),
        (r"\frac{a+1}{2}", "<a + 1|2>"),
        (r"\sqrt{x}", "root x ."),
        (r"\sqrt[3]{x}", "3th root x ."),
        ("x_1^n", "x sub 1 to n"),
        (r"\sum_{i=1}^n i", "sum from i equals 1 to n of i"),
        (r"\binom{n}{k}", "n choose k"),
        (r"\begin{pmatrix}1&2\\3&4\end{pmatrix}", "2 by 2: 1, 2; 3, 4 ."),
        (r"\vec{v}", "vector v"),
        ("f'", "f′"),
    ],
)
def test_a_formula_is_told_in_words(source: str, said: str) -> None:
    node = formula(source)
    assert node is not None
    assert in_words(node, words()) == said


def test_only_formulas_of_a_text_are_told_in_words() -> None:
    assert with_words(r"Is \(x\) \(\nosuch\)?", lambda said: said.source) == r"Is  x  \(\nosuch\)?"

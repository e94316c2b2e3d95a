"""Formulas as decks write them, read into parts; what is not known is no formula."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aimstudy.rendering.chemistry import as_formula
from aimstudy.rendering.formula_parser import MOST_CHARACTERS, formula
from aimstudy.rendering.formula_tree import (
    Fenced,
    Fraction,
    Grid,
    Kind,
    LongArrow,
    Marked,
    Root,
    Row,
    Scripts,
    Sign,
    Sized,
    Space,
)

X, ONE, TWO = Sign("x", Kind.LETTER), Sign("1", Kind.PLAIN), Sign("2", Kind.PLAIN)


@pytest.mark.parametrize(
    ("source", "parts"),
    [
        ("x", X),
        ("x^2", Scripts(X, None, TWO)),
        ("x_1^2", Scripts(X, ONE, TWO)),
        ("x^2_1", Scripts(X, ONE, TWO)),
        ("x^12", Row((Scripts(X, None, ONE), TWO))),
        ("x'", Scripts(X, None, Sign("′", Kind.PLAIN))),
        (r"\frac12", Fraction(ONE, TWO)),
        (r"\frac{x}{2}", Fraction(X, TWO)),
        (r"\dfrac12", Fraction(ONE, TWO, display=True)),
        ("{1 \\over 2}", Fraction(ONE, TWO)),
        (r"\sqrt2", Root(TWO, None)),
        (r"\sqrt[2]{x}", Root(X, TWO)),
        (r"\alpha", Sign("α", Kind.LETTER)),
        (r"\mathrm{d}x", Row((Sign("d", Kind.PLAIN), X))),
        (r"\mathbf x", Sign("x", Kind.PLAIN, bold=True)),
        (r"\mathbb{R}", Sign("ℝ", Kind.PLAIN)),
        (r"\text{per cent}", Sign("per cent", Kind.TEXT)),
        (r"\left(x\right]", Fenced("(", X, "]")),
        (r"\left.x\right|", Fenced("", X, "|")),
        (r"\binom12", Fenced("(", Fraction(ONE, TWO, line=False), ")")),
        (r"\vec x", Marked("vec", X)),
        (r"\sum_1", Scripts(Sign("∑", Kind.LARGE, limits=True), ONE, None)),
        (r"\sum\nolimits_1", Scripts(Sign("∑", Kind.LARGE), ONE, None)),
        (r"\int_1", Scripts(Sign("∫", Kind.LARGE), ONE, None)),
        (r"\underbrace{x}_{2}", Scripts(Marked("underbrace", X), TWO, None, over=True)),
        (r"\overset{2}{x}", Scripts(X, None, TWO, over=True)),
        (r"\begin{matrix}x&1\\2\end{matrix}", Grid(((X, ONE), (TWO,)), "c")),
        (r"\begin{cases}x\\2\end{cases}", Fenced("{", Grid(((X,), (TWO,)), "l"), "")),
        (r"\begin{align*}x&1\\\end{align*}", Grid(((X, ONE),), "rl", close=True)),
        (r"x \\ 2", Grid(((X,), (TWO,)), "c")),
        (r"x\,2", Row((X, Space(3 / 18), TWO))),
        (r"\displaystyle x", Sized(True, X)),
        (r"\xrightarrow{x}", LongArrow("→", X, None)),
        (r"\color{red}{x}", X),
        (r"\ce{H2}", Scripts(Sign("H", Kind.PLAIN), TWO, None)),
        (r"\bigl(", Sign("(", Kind.OPEN, scale=1.2)),
        (r"5\%", Row((Sign("5", Kind.PLAIN), Sign("%", Kind.PLAIN)))),
    ],
)
def test_a_formula_is_read_into_its_parts(source: str, parts: object) -> None:
    assert formula(source) == parts


@pytest.mark.parametrize(
    "source",
    [
        "", " ", "{", "}", "x}", r"\frac{x}", "x^", "x^^2", "x_1_2", r"\left(x", r"\right)", "&",
        r"\nosuch", r"\def\x{1}\x", r"\newcommand{\x}{1}\x", r"\input{/etc/passwd}", "a$b$c", "#1",
        r"\begin{nosuch}x\end{nosuch}", r"\begin{matrix}x", r"\text{\bf x}", r"\text", "\\",
        r"\href{http://example.org}{x}", r"\ce{\ce{H2}}", r"\ce{\nosuch}", r"\limits",
        "x" * (MOST_CHARACTERS + 1),
    ],
)  # fmt: skip
def test_what_is_not_known_is_no_formula(source: str) -> None:
    assert formula(source) is None


@pytest.mark.parametrize(
    "part",
    ["{", "x^{", r"\sqrt", r"\frac", r"\sqrt{", r"\left(", r"\ce{", r"\begin{matrix}", "x_", "'",
     r"\vec", r"\mathrm{", r"\text{", r"\sqrt[", r"\over ", "x^'", r"\\", "&", r"\not", "\\"],
)  # fmt: skip
def test_depth_and_length_cost_little(part: str) -> None:
    began = time.process_time()
    for count in (30, 39, 41, 300, 5_000):
        closing = {"{": "}", "(": r"\right)", "[": "]"}.get(part[-1], "")
        for end in ("", closing * count):
            formula(part * count + "x" + end)
    assert time.process_time() - began < 1.0


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from([
    "x", "1", "{", "}", "^", "_", "'", "&", r"\\", r"\frac", r"\sqrt", "[", "]", r"\left(",
    r"\right)", r"\begin{pmatrix}", r"\end{pmatrix}", r"\text{a}", r"\ce{H2O}", r"\sum", r"\not",
    r"\over ", " ", r"\vec", r"\bigl", r"\color{red}", "é", "\u0301", "$", r"\operatorname", "*",
    r"\xrightarrow", r"\mathbb", r"\limits", r"\substack", "\N{GRINNING FACE}",
]), max_size=25).map("".join))  # fmt: skip
def test_no_text_breaks_the_reading(source: str) -> None:
    made = formula(source)
    assert made is None or isinstance(
        made,
        Sign | Space | Row | Scripts | Fraction | Root | Fenced | Marked | Grid | LongArrow | Sized,
    )


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("H2O", r"\mathrm{H}_{2}\mathrm{O}"),
        ("Na+", r"\mathrm{Na}^{+}"),
        ("2H2 + O2 -> 2H2O", r"2\,\mathrm{H}_{2} + \mathrm{O}_{2} \xrightarrow{\quad}"
                             r" 2\,\mathrm{H}_{2}\mathrm{O}"),
        ("^{14}_{6}C", r"^{14}_{6}\mathrm{C}"),
        ("A <=>[heat] B", r"\mathrm{A} \xrightleftharpoons{\text{heat}} \mathrm{B}"),
        ("CH2=CH2", r"\mathrm{CH}_{2}{=}\mathrm{CH}_{2}"),
        ("NaCl(aq)", r"\mathrm{NaCl}\,\mathrm{(aq)}"),
        ("CuSO4 * 5H2O", r"\mathrm{CuSO}_{4}\cdot 5\,\mathrm{H}_{2}\mathrm{O}"),
    ],
)  # fmt: skip
def test_chemistry_is_written_as_a_formula(text: str, made: str) -> None:
    assert as_formula(text) == made
    assert formula(made) is not None

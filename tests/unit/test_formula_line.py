"""Formulas as one line of text, where nothing can be drawn."""

import pytest

from aimstudy.rendering.formula_line import in_lines


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (r"It is \(F=k\frac{q_1 q_2}{r^2}\), so.", "It is F = kq₁q₂/r², so."),
        (r"\(\frac{1}{2}x\)", "(1/2)x"),
        (r"\(\frac{1}{ab}\)", "1/(ab)"),
        (r"\(\frac{a+b}{2}=c\)", "(a + b)/2 = c"),
        (r"\(\sqrt{x^2+1}\)", "√(x² + 1)"),
        (r"\(x_{n+1}=\alpha\)", "x_(n + 1) = α"),
        (r"from \(a\) to \(b\)", "from a to b"),
        ("no formula: \\( $5 a_b", "no formula: \\( $5 a_b"),
    ],
)
def test_a_formula_reads_as_a_line(text: str, line: str) -> None:
    assert in_lines(text) == line

"""Formulas of cards for whoever draws or says them: their parts, and where they stand in a text."""

from aimstudy.rendering.formula_line import in_lines
from aimstudy.rendering.formula_parser import formula
from aimstudy.rendering.formula_tree import (
    Fenced,
    Fraction,
    Grid,
    Kind,
    LongArrow,
    Marked,
    Node,
    Root,
    Row,
    Scripts,
    Sign,
    Sized,
    Space,
)
from aimstudy.rendering.formula_words import FormulaWords, in_words
from aimstudy.rendering.formulas import (
    FORMULA_URL,
    STRUT,
    Named,
    has_formula,
    named,
    pieces,
    url_of,
    with_words,
)

__all__ = [
    "FORMULA_URL",
    "STRUT",
    "Fenced",
    "FormulaWords",
    "Fraction",
    "Grid",
    "Kind",
    "LongArrow",
    "Marked",
    "Named",
    "Node",
    "Root",
    "Row",
    "Scripts",
    "Sign",
    "Sized",
    "Space",
    "formula",
    "has_formula",
    "in_lines",
    "in_words",
    "named",
    "pieces",
    "url_of",
    "with_words",
]

"""A formula told in words, for a screen reader. Knows nothing of Qt; the words are handed in."""

from collections.abc import Mapping
from dataclasses import dataclass

from aimstudy.rendering.formula_symbols import INTEGRALS
from aimstudy.rendering.formula_tree import (
    Fenced,
    Fraction,
    Grid,
    LongArrow,
    Marked,
    Node,
    Root,
    Row,
    Scripts,
    Sign,
    Sized,
    Space,
    parts_of,
)

_LONGEST = 1_000


@dataclass(frozen=True, slots=True)
class FormulaWords:
    """What is said; templates with the fields that their names in English show.

    ``signs`` are the words of single signs, ``marks`` those of marks over a part (``{inside}``).
    """

    fraction: str  # {top} {bottom}
    simple_fraction: str
    root: str  # {inside}
    nth_root: str  # {degree} {inside}
    squared: str  # {base}
    cubed: str
    power: str  # {base} {above}
    index: str  # {base} {below}
    limits: str  # {base} {below} {above}
    lower_limit: str  # {base} {below}
    choose: str  # {top} {bottom}
    matrix: str  # {rows} {columns} {cells}
    lines: str  # {cells}
    signs: Mapping[str, str]
    marks: Mapping[str, str]


def in_words(node: Node, words: FormulaWords) -> str:
    """The words of a formula, at most some hundred of them."""
    return " ".join(_said(node, words).split())[:_LONGEST]


def _said(node: Node, words: FormulaWords) -> str:
    match node:
        case Sign(text=text):
            return words.signs.get(text, text)
        case Space():
            return " "
        case Row(parts=parts):
            return " ".join(_said(part, words) for part in parts)
        case Sized(inside=inside):
            return _said(inside, words)
        case Marked(mark=mark, inside=inside):
            return words.marks.get(mark, "{inside}").format(inside=_said(inside, words))
        case LongArrow(sign=sign, above=above):
            return f"{words.signs.get(sign, sign)} {_said(above, words)}"
        case _:
            return _built(node, words)


def _built(node: Scripts | Fraction | Root | Fenced | Grid, words: FormulaWords) -> str:
    match node:
        case Scripts():
            return _scripts(node, words)
        case Fraction(top=top, bottom=bottom):
            return _fraction(top, bottom, words)
        case Root(inside=inside, degree=None):
            return words.root.format(inside=_said(inside, words))
        case Root(inside=inside, degree=degree):
            said = _said(degree, words) if degree is not None else ""
            return words.nth_root.format(degree=said, inside=_said(inside, words))
        case Fenced():
            return _fenced(node, words)
        case Grid():
            return words.lines.format(cells=_cells(node, words))


def _fraction(top: Node, bottom: Node, words: FormulaWords) -> str:
    simple = all(isinstance(part, Sign) for part in (top, bottom))
    template = words.simple_fraction if simple else words.fraction
    return template.format(top=_said(top, words), bottom=_said(bottom, words))


def _scripts(node: Scripts, words: FormulaWords) -> str:
    base = _said(node.base, words)
    below = "" if node.below is None else _said(node.below, words)
    above = "" if node.above is None else _said(node.above, words)
    large = isinstance(node.base, Sign) and (node.base.limits or node.base.text in INTEGRALS)
    if node.over or large:
        template = words.limits if below and above else words.lower_limit
        return template.format(base=base, below=below or above, above=above)
    said = words.index.format(base=base, below=below) if below else base
    if not above or (isinstance(node.above, Sign) and set(node.above.text) == {"′"}):
        return said + above
    known = {"2": words.squared, "3": words.cubed}.get(above, words.power)
    return known.format(base=said, above=above)


def _fenced(node: Fenced, words: FormulaWords) -> str:
    inside = node.inside
    if isinstance(inside, Fraction) and not inside.line:
        return words.choose.format(top=_said(inside.top, words), bottom=_said(inside.bottom, words))
    if isinstance(inside, Grid) and node.left and node.right:
        size = {"rows": len(inside.rows), "columns": max(map(len, inside.rows))}
        return words.matrix.format(cells=_cells(inside, words), **size)
    marks = [words.signs.get(sign, sign) for sign in (node.left, node.right)]
    return " ".join([marks[0], *(_said(part, words) for part in parts_of(inside)), marks[1]])


def _cells(node: Grid, words: FormulaWords) -> str:
    between = " " if node.close else ", "
    rows = (between.join(_said(cell, words) for cell in row) for row in node.rows)
    return "; ".join(rows)

"""A formula as one line of text, for places where nothing can be drawn: "E = mc²", "a/b", "√x"."""

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
from aimstudy.rendering.formulas import with_words

_ABOVE = str.maketrans("0123456789+−-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
_BELOW = str.maketrans("0123456789+−-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_ABOVE_SIGNS, _BELOW_SIGNS = set("0123456789+−-=()n"), set("0123456789+−-=()")
_SMALL = set("⁰¹²³⁴⁵⁶⁷⁸⁹ⁿ₀₁₂₃₄₅₆₇₈₉")
_APART = (Kind.BINARY, Kind.RELATION)


def in_lines(text: str) -> str:
    """A plain text with its formulas as lines of text.

    >>> in_lines(r"It is \\(E=mc^2\\).")
    'It is E = mc².'
    """
    shown = with_words(text, lambda said: f"\x01{_of_source(said.source)}\x01")
    return shown.replace(" \x01", "").replace("\x01 ", "")


def _of_source(source: str) -> str:
    node = formula(source)
    return source if node is None else " ".join(_line(node).split())


def _line(node: Node) -> str:
    match node:
        case Sign(text=text, kind=kind):
            return f" {text} " if kind in _APART else f"{text} " if kind is Kind.NAME else text
        case Space():
            return " "
        case Row(parts=parts):
            return "".join(
                _beside(part, after) for part, after in zip(parts, (*parts[1:], None), strict=True)
            )
        case Sized(inside=inside) | Marked(inside=inside):
            return _line(inside)
        case _:
            return _built(node)


def _built(node: LongArrow | Fraction | Root | Fenced | Scripts | Grid) -> str:
    match node:
        case LongArrow(sign=sign, above=above):
            return f" {sign} ({_line(above)}) " if _line(above).strip() else f" {sign} "
        case Fraction(top=top, bottom=bottom):
            over = _line(top).strip()
            return f"{over if over.isalnum() else _one(top)}/{_one(bottom)}"
        case Root(inside=inside, degree=degree):
            return ("" if degree is None else _raised(_line(degree))) + f"√{_one(inside)}"
        case Fenced(left=left, inside=inside, right=right):
            return f"{left}{_line(inside)}{right}"
        case Scripts(base=base, below=below, above=above):
            low = "" if below is None else _lowered(_line(below))
            own = f"({_line(base)})" if isinstance(base, Fraction) else _line(base).rstrip()
            return own + low + ("" if above is None else _raised(_line(above)))
        case Grid(rows=rows):
            return "; ".join(", ".join(map(_line, row)) for row in rows)


def _beside(part: Node, after: Node | None) -> str:
    """A part of a row; a fraction before a factor would else take that into its lower half."""
    ends = after is None or isinstance(after, Space)
    if isinstance(after, Sign):
        ends = after.kind in (*_APART, Kind.CLOSE, Kind.PUNCTUATION)
    return _line(part) if ends or not isinstance(part, Fraction) else f"({_line(part)})"


def _one(node: Node) -> str:
    """A part that stays one where a line goes on."""
    line = _line(node).strip()
    signs = [sign for sign in line if sign not in _SMALL]
    return line if len(signs) <= 1 or line.isdigit() else f"({line})"


def _raised(text: str) -> str:
    packed = "".join(text.split())
    if set(packed) <= {"′"}:
        return packed
    if set(packed) <= _ABOVE_SIGNS:
        return packed.translate(_ABOVE)
    return f"^{packed}" if len(packed) == 1 else f"^({text.strip()})"


def _lowered(text: str) -> str:
    packed = "".join(text.split())
    if set(packed) <= _BELOW_SIGNS:
        return packed.translate(_BELOW)
    return f"_{packed}" if len(packed) == 1 else f"_({text.strip()})"

"""Sets the parts of a formula beside, above and below each other, as books do.

Sizes follow the usual rules of mathematical typesetting, made simple; knows no painter.
"""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtGui import QPainterPath, QTransform

from aimstudy.services.formulas import (
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
    formula,
)
from aimstudy.ui.formulas import shapes
from aimstudy.ui.formulas.boxes import EM, RULE, Box, Letters, bar, letters_of, of_path, polyline
from aimstudy.ui.formulas.spacing import gap, kinds_of

_SMALLER, _SMALLEST = 0.7, 0.5
_GROWS = 0.62  # em above and below the axis from which a bracket is drawn as high as needed
_INTEGRALS = "∫∬∭∮"
_GREEK = range(0x3B1, 0x3F6)


@dataclass(frozen=True, slots=True)
class SetFormula:
    """A formula ready to be drawn: its room in em around the baseline, and its outline (EM)."""

    width: float
    ascent: float
    descent: float
    outline: QPainterPath


@lru_cache(maxsize=500)
def set_formula(source: str, display: bool, family: str) -> SetFormula | None:
    """A formula in a family of fonts, for any size; None for what is no formula."""
    node = formula(source)
    if node is None:
        return None
    box = _Setter(letters_of(family)).set(node, EM, display)
    side = 0.04 * EM
    outline = box.outline().translated(side, 0)
    return SetFormula((box.width + 2 * side) / EM, box.ascent / EM, box.descent / EM, outline)


class _Setter:
    """Sets one formula; ``em`` is the size of a part, ``display`` whether it has room."""

    def __init__(self, letters: Letters) -> None:
        self._letters = letters

    def set(self, node: Node, em: float, display: bool) -> Box:
        """A part with all that is in it."""
        match node:
            case Sign():
                return self._sign(node, em, display)
            case Space(width=width):
                return Box(width * em)
            case Row():
                return self._row(node, em, display)
            case Sized(display=wanted, inside=inside):
                return self.set(inside, em, wanted)
            case Marked():
                return self._marked(node, em, display)
            case LongArrow():
                return self._arrow(node, em)
            case _:
                return self._built(node, em, display)

    def _built(
        self, node: Scripts | Fraction | Root | Fenced | Grid, em: float, display: bool
    ) -> Box:
        match node:
            case Scripts():
                return self._scripts(node, em, display)
            case Fraction():
                return self._fraction(node, em, display)
            case Root():
                return self._root(node, em, display)
            case Fenced():
                return self._fenced(node, em, display)
            case Grid():
                return self._grid(node, em, display)

    def _axis(self, em: float) -> float:
        return self._letters.axis * em / EM

    def _sign(self, sign: Sign, em: float, display: bool) -> Box:
        if sign.scale != 1.0:
            half = 0.6 * sign.scale * em
            return self._bracket(sign.text, half, em)
        italic = sign.kind is Kind.LETTER or (
            sign.kind is Kind.PLAIN and len(sign.text) == 1 and ord(sign.text) in _GREEK
        )
        if sign.kind is not Kind.LARGE:
            return self._letters.box(sign.text, em, italic=italic, bold=sign.bold)
        return self._large(sign.text, em, display)

    def _large(self, text: str, em: float, display: bool) -> Box:
        """A sum or an integral, with its middle on the axis."""
        box = self._letters.box(text, em)
        tall = 2.1 if text in _INTEGRALS else 1.35
        wanted = tall * em * (1.0 if display else 0.72)
        share = wanted / max(box.ascent + box.descent, 1.0)
        path = box.path or QPainterPath()
        wide = min(share, 1.25) if text in _INTEGRALS else share
        path = QTransform.fromScale(wide, share).map(path)
        ink = path.controlPointRect()
        middle = (ink.top() + ink.bottom()) / 2
        return of_path(path.translated(0, -self._axis(em) - middle), box.width * wide)

    def _row(self, row: Row, em: float, display: bool) -> Box:
        out = Box()
        x = 0.0
        kinds = kinds_of(row.parts)
        before: Kind | None = None
        for part, kind in zip(row.parts, kinds, strict=True):
            if kind is not None:
                if before is not None:
                    x += gap(before, kind, small=em < 0.9 * EM) * em
                before = kind
            box = self.set(part, em, display)
            out.put(box, x, 0.0)
            x += box.width
        out.width = max(x, 0.0)
        return out

    def _scripts(self, node: Scripts, em: float, display: bool) -> Box:
        small = em * (_SMALLER if em > 0.9 * EM else 0.8)
        small = max(small, _SMALLEST * EM)
        base = self.set(node.base, em, display)
        above = None if node.above is None else self.set(node.above, small, False)
        below = None if node.below is None else self.set(node.below, small, False)
        limits = isinstance(node.base, Sign) and node.base.limits and display
        if node.over or limits:
            return _stacked(base, above, below, em)
        return self._beside(node, base, above, below, em)

    def _beside(
        self, node: Scripts, base: Box, above: Box | None, below: Box | None, em: float
    ) -> Box:
        out = Box()
        out.put(base, 0.0, 0.0)
        large = isinstance(node.base, Sign) and node.base.kind is Kind.LARGE
        plain = isinstance(node.base, Sign) and not large
        integral = isinstance(node.base, Sign) and node.base.text in _INTEGRALS
        slant = 0.1 * em if integral else 0.0
        x_height = self._letters.x_height * em / EM
        up, down = 0.0, 0.0
        if above is not None:
            up = 0.4 * em if plain else max(0.4 * em, base.ascent - 0.3 * em)
            up = max(up, above.descent + 0.3 * x_height)
        if below is not None:
            down = 0.18 * em if plain else max(0.18 * em, base.descent + 0.08 * em)
            down = max(down, below.ascent - 0.8 * x_height)
        if above is not None and below is not None:
            between = (up - above.descent) - (below.ascent - down)
            down += max(0.0, 0.14 * em - between)
        if above is not None:
            out.put(above, base.width + 0.05 * em + slant, -up)
        if below is not None:
            out.put(below, base.width + 0.02 * em - slant, down)
        out.width += 0.04 * em
        return out

    def _fraction(self, node: Fraction, em: float, display: bool) -> Box:
        display = display if node.display is None else node.display
        size = em if display else max(em * _SMALLER, _SMALLEST * EM)
        top, bottom = (self.set(part, size, False) for part in (node.top, node.bottom))
        axis, room = self._axis(em), (0.16 if display else 0.1) * em
        out, pad = Box(), 0.12 * em
        width = max(top.width, bottom.width) + 2 * pad
        side = 0.06 * em
        up = axis + RULE / 2 + room + top.descent
        out.put(top, side + (width - top.width) / 2, -up)
        down = bottom.ascent + room + RULE / 2 - axis
        out.put(bottom, side + (width - bottom.width) / 2, down)
        if node.line:
            out.path = bar(side, -axis - RULE / 2, width, RULE)
        out.width = width + 2 * side
        return out

    def _root(self, node: Root, em: float, display: bool) -> Box:
        inside = self.set(node.inside, em, display)
        ascent = max(inside.ascent, self._letters.x_height * em / EM)
        top = -(ascent + 0.16 * em + RULE / 2)
        bottom = inside.descent + 0.06 * em
        start = 0.05 * em
        out = Box()
        if node.degree is not None:
            degree = self.set(node.degree, max(em * 0.55, 0.4 * EM), False)
            foot = bottom - min(0.45 * (bottom - top), 0.5 * em)
            start = max(start, degree.width - 0.14 * em)
            out.put(degree, 0.0, foot - 0.1 * em - degree.descent)
        out.put(inside, start + 0.58 * em, 0.0)
        out.path = shapes.radical(start, inside.width + 0.08 * em, top, bottom, em)
        out.ascent, out.descent = max(out.ascent, -top + RULE / 2), max(out.descent, bottom)
        out.width = start + 0.68 * em + inside.width
        return out

    def _fenced(self, node: Fenced, em: float, display: bool) -> Box:
        inside = self.set(node.inside, em, display)
        axis = self._axis(em)
        half = max(inside.ascent - axis, inside.descent + axis) + 0.04 * em
        out = Box()
        x = 0.0
        room = 0.08 * em if half >= _GROWS * em else 0.0
        for part in (node.left, None, node.right):
            if part == "":
                continue
            box = inside if part is None else self._bracket(part, half, em)
            x += room if part is None and node.left else 0.0
            out.put(box, x, 0.0)
            x += box.width + (room if part is None and node.right else 0.0)
        out.width = x
        return out

    def _bracket(self, sign: str, half: float, em: float) -> Box:
        """A bracket that reaches ``half`` above and below the axis."""
        axis = self._axis(em)
        path = shapes.bracket(sign, -axis - half, -axis + half) if sign else None
        if path is None or half < _GROWS * em:
            return self._letters.box(sign, em)
        return of_path(path, path.controlPointRect().right() + RULE)

    def _marked(self, node: Marked, em: float, display: bool) -> Box:
        inside = self.set(node.inside, em, display)
        out, mark = Box(), node.mark
        if mark == "boxed":
            pad = 0.2 * em
            out.put(inside, pad, 0.0)
            out.width += pad
            out.ascent, out.descent = inside.ascent + pad, inside.descent + pad
            out.path = shapes.frame(out.width, -out.ascent, out.descent)
            return out
        out.put(inside, 0.0, 0.0)
        if mark == "cancel":
            over = 0.12 * em
            ends = [(-over, inside.descent + over), (inside.width + over, -inside.ascent - over)]
            out.path = polyline(ends, RULE)
        elif mark in ("underline", "underbrace"):
            y = inside.descent + 0.1 * em
            braced = mark == "underbrace"
            out.path = (
                shapes.brace_along(inside.width, y, opens_down=False)
                if braced
                else bar(0.0, y, inside.width, RULE)
            )
            out.descent = y + (0.26 * em if braced else RULE)
        elif mark == "overbrace":
            y = -inside.ascent - 0.1 * em
            out.path = shapes.brace_along(inside.width, y, opens_down=True)
            out.ascent = -y + 0.26 * em
        else:
            self._accented(out, inside, mark, em)
        return out

    def _accented(self, out: Box, inside: Box, mark: str, em: float) -> None:
        share = em / EM
        lean = 0.05 * em if inside.width < 0.8 * em else 0.0
        path = shapes.accent(
            mark, inside.width / share, -inside.ascent / share, (inside.width / 2 + lean) / share
        )
        out.path = QTransform.fromScale(share, share).map(path)
        out.ascent = max(out.ascent, -out.path.controlPointRect().top())

    def _arrow(self, node: LongArrow, em: float) -> Box:
        small = max(em * _SMALLER, _SMALLEST * EM)
        above = self.set(node.above, small, False)
        below = Box() if node.below is None else self.set(node.below, small, False)
        length = max(above.width, below.width, 0.9 * em) + 0.7 * em
        axis, side = self._axis(em), 0.12 * em
        out = Box()
        out.path = shapes.arrow(node.sign, length, -axis).translated(side, 0)
        out.ascent = axis + 0.3 * em
        out.put(above, side + (length - above.width) / 2, -axis - 0.22 * em - above.descent)
        if node.below is not None:
            out.put(below, side + (length - below.width) / 2, -axis + 0.22 * em + below.ascent)
        out.width = length + 2 * side
        return out

    def _grid(self, node: Grid, em: float, display: bool) -> Box:
        cells = [[self.set(cell, em, display and node.close) for cell in row] for row in node.rows]
        count = max(map(len, cells))
        widths = [
            max((row[n].width for row in cells if n < len(row)), default=0) for n in range(count)
        ]
        ascents = [max(0.7 * em, *(cell.ascent for cell in row)) for row in cells]
        descents = [max(0.22 * em, *(cell.descent for cell in row)) for row in cells]
        between = 0.28 * em
        height = sum(ascents) + sum(descents) + between * (len(cells) - 1)
        out = Box()
        y = -self._axis(em) - height / 2
        for row, ascent, descent in zip(cells, ascents, descents, strict=True):
            y += ascent
            x = 0.1 * em
            for n, cell in enumerate(row):
                side = node.sides[n % len(node.sides)]
                spare = widths[n] - cell.width
                out.put(cell, x + spare * {"l": 0.0, "r": 1.0}.get(side, 0.5), y)
                x += widths[n] + self._column_gap(node, n) * em
            y += descent + between
        out.width = (
            sum(widths) + 0.2 * em + em * sum(self._column_gap(node, n) for n in range(count - 1))
        )
        return out

    @staticmethod
    def _column_gap(node: Grid, column: int) -> float:
        if not node.close:
            return 0.9
        if node.sides == "rl":
            return 0.28 if column % 2 == 0 else 2.0
        return 0.28


def _stacked(base: Box, above: Box | None, below: Box | None, em: float) -> Box:
    """Limits over and under a part."""
    width = max(box.width for box in (base, above, below) if box is not None)
    out = Box()
    out.put(base, (width - base.width) / 2, 0.0)
    if above is not None:
        out.put(above, (width - above.width) / 2, -base.ascent - 0.14 * em - above.descent)
    if below is not None:
        out.put(below, (width - below.width) / 2, base.descent + 0.14 * em + below.ascent)
    out.width = width
    return out

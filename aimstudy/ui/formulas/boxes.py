"""A part of a formula that is set: its room around a baseline, and its outline.

All lengths are in hundredths of an em of the formula, upwards is negative. Knows no formula.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainterPath, QPainterPathStroker, QTransform

EM = 100.0
RULE = 5.0  # thickness of a line
_INK_LEAST = 0.1


@dataclass(slots=True)
class Box:
    """What is set: how far it reaches, its own outline, and boxes placed on it."""

    width: float = 0.0
    ascent: float = 0.0
    descent: float = 0.0
    path: QPainterPath | None = None
    placed: list[tuple[float, float, Box]] = field(default_factory=list)

    def put(self, box: Box, x: float, y: float) -> None:
        """Place ``box`` with its baseline ``y`` below this one's; the room grows with it."""
        self.placed.append((x, y, box))
        self.width = max(self.width, x + box.width)
        self.ascent = max(self.ascent, box.ascent - y)
        self.descent = max(self.descent, box.descent + y)

    def outline(self) -> QPainterPath:
        """All of it as one outline to be filled."""
        whole = QPainterPath()
        whole.setFillRule(Qt.FillRule.WindingFill)
        waiting: list[tuple[float, float, Box]] = [(0.0, 0.0, self)]
        while waiting:
            x, y, box = waiting.pop()
            if box.path is not None:
                whole.addPath(box.path.translated(x, y))
            waiting.extend((x + dx, y + dy, part) for dx, dy, part in box.placed)
        return whole


def of_path(path: QPainterPath, width: float | None = None) -> Box:
    """A box around an outline that stands on the baseline."""
    ink = path.controlPointRect()
    wide = ink.right() if width is None else max(width, ink.right())
    return Box(wide, max(0.0, -ink.top()), max(0.0, ink.bottom()), path)


def stroked(path: QPainterPath, thickness: float) -> QPainterPath:
    """The outline of a line of some thickness."""
    stroker = QPainterPathStroker()
    stroker.setWidth(thickness)
    stroker.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    stroker.setCapStyle(Qt.PenCapStyle.FlatCap)
    return stroker.createStroke(path)


def polyline(points: list[tuple[float, float]], thickness: float) -> QPainterPath:
    """The outline of a line through points."""
    path = QPainterPath(QPointF(*points[0]))
    for point in points[1:]:
        path.lineTo(QPointF(*point))
    return stroked(path, thickness)


def bar(x: float, y: float, width: float, height: float) -> QPainterPath:
    """A filled rectangle."""
    path = QPainterPath()
    path.addRect(x, y, width, height)
    return path


class Letters:
    """Words and signs of one family of fonts."""

    def __init__(self, family: str) -> None:
        self._family = family
        ink = self._drawn("x", italic=False, bold=False)[0].controlPointRect()
        self.x_height = max(-ink.top(), EM / 3)
        minus = self._drawn("−", italic=False, bold=False)[0].controlPointRect()
        middle = -(minus.top() + minus.bottom()) / 2
        self.axis = middle if 0.1 * EM < middle < 0.5 * EM else 0.28 * EM

    def box(self, text: str, em: float, *, italic: bool = False, bold: bool = False) -> Box:
        """A text in the size ``em``."""
        path, advance = self._drawn(text, italic=italic, bold=bold)
        share = em / EM
        if share != 1.0:
            path = QTransform.fromScale(share, share).map(path)
        made = of_path(path, advance * share)
        if italic and path.elementCount():
            made.width = max(advance * share, path.controlPointRect().right() + 0.02 * em)
        return made

    def _drawn(self, text: str, *, italic: bool, bold: bool) -> tuple[QPainterPath, float]:
        return _drawn(self._family, text, italic, bold)


def base_font(family: str) -> QFont:
    """The font in the size in which formulas are set."""
    font = QFont(family)
    font.setPixelSize(round(EM))
    return font


@cache
def _letters(family: str) -> Letters:
    return Letters(family)


def letters_of(family: str) -> Letters:
    """The letters of a family."""
    return _letters(family)


@lru_cache(maxsize=2_000)  # the same few letters stand in most formulas
def _drawn(family: str, text: str, italic: bool, bold: bool) -> tuple[QPainterPath, float]:
    font = base_font(family)
    font.setItalic(italic)
    if bold:
        font.setWeight(QFont.Weight.DemiBold)
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addText(QPointF(0, 0), font, text)
    return path, QFontMetricsF(font).horizontalAdvance(text)

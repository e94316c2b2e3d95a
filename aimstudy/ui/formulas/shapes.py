"""Brackets, roots, arrows and marks as outlines in any size. Knows no formula and no font."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QTransform

from aimstudy.ui.formulas.boxes import EM, RULE, bar, polyline, stroked


def bracket(sign: str, top: float, bottom: float) -> QPainterPath | None:
    """A bracket from ``top`` to ``bottom``; None for a sign that does not grow."""
    height = bottom - top
    width = min(0.55 * EM, 0.22 * EM + 0.05 * height)
    if sign in "()":
        path = _round(width, top, bottom)
    elif sign in "[]⌊⌋⌈⌉":
        path = _square(sign, width * 0.8, top, bottom)
    elif sign in "{}":
        path = _curly(width, top, bottom)
    elif sign in "⟨⟩":
        middle = (top + bottom) / 2
        path = polyline([(width * 0.9, top), (RULE, middle), (width * 0.9, bottom)], RULE)
    elif sign in "|‖":
        path = bar(RULE, top, RULE, height)
        if sign == "‖":
            path.addPath(bar(4 * RULE, top, RULE, height))
        return path
    elif sign in "/\\":
        ends = [(0.0, bottom), (height * 0.4, top)]
        path = polyline(ends if sign == "/" else [(0.0, top), (height * 0.4, bottom)], RULE)
    else:
        return None
    return _mirrored(path) if sign in ")]}⟩⌋⌉" else path


def _mirrored(path: QPainterPath) -> QPainterPath:
    ink = path.controlPointRect()
    return QTransform(-1, 0, 0, 1, ink.left() + ink.right(), 0).map(path)


def _round(width: float, top: float, bottom: float) -> QPainterPath:
    """A crescent, thickest in the middle."""
    height, thick = bottom - top, RULE * 1.7
    path = QPainterPath(QPointF(width, top))
    left, right = RULE, RULE + thick
    path.cubicTo(left, top + height * 0.22, left, bottom - height * 0.22, width, bottom)
    path.lineTo(width + RULE * 0.7, bottom - RULE * 0.6)
    path.cubicTo(right, bottom - height * 0.24, right, top + height * 0.24,
                 width + RULE * 0.7, top + RULE * 0.6)  # fmt: skip
    path.closeSubpath()
    return path


def _square(sign: str, width: float, top: float, bottom: float) -> QPainterPath:
    points = [(RULE * 1.5, top), (RULE * 1.5, bottom)]
    half = RULE / 2
    if sign in "[]⌈⌉":
        points = [(width, top + half), (RULE * 1.5, top + half), points[-1]]
    if sign in "[]⌊⌋":
        points = [*points[:-1], (RULE * 1.5, bottom - half), (width, bottom - half)]
    return polyline(points, RULE * 1.2)


def _curly(width: float, top: float, bottom: float) -> QPainterPath:
    middle, stem = (top + bottom) / 2, width * 0.55
    bend = min(0.28 * EM, (bottom - top) / 4)
    path = QPainterPath(QPointF(width, top))
    path.cubicTo(stem, top, stem, top + bend * 0.4, stem, top + bend)
    path.lineTo(stem, middle - bend)
    path.cubicTo(stem, middle - bend * 0.3, stem * 0.8, middle, RULE * 0.6, middle)
    path.cubicTo(stem * 0.8, middle, stem, middle + bend * 0.3, stem, middle + bend)
    path.lineTo(stem, bottom - bend)
    path.cubicTo(stem, bottom - bend * 0.4, stem, bottom, width, bottom)
    return stroked(path, RULE * 1.15)


def brace_along(width: float, y: float, *, opens_down: bool) -> QPainterPath:
    """A curly bracket over (``opens_down``) or under a part of some width, its ends at ``y``."""
    high = 0.22 * EM * (-1 if opens_down else 1)
    middle, bend = width / 2, min(0.3 * EM, width / 4)
    path = QPainterPath(QPointF(0, y))
    path.cubicTo(0, y + high / 2, bend * 0.4, y + high / 2, bend, y + high / 2)
    path.lineTo(middle - bend, y + high / 2)
    path.cubicTo(middle - bend * 0.3, y + high / 2, middle, y + high * 0.7, middle, y + high)
    path.cubicTo(middle, y + high * 0.7, middle + bend * 0.3, y + high / 2, middle + bend,
                 y + high / 2)  # fmt: skip
    path.lineTo(width - bend, y + high / 2)
    path.cubicTo(width - bend * 0.4, y + high / 2, width, y + high / 2, width, y)
    return stroked(path, RULE)


def radical(start: float, inside: float, top: float, bottom: float, em: float) -> QPainterPath:
    """The sign of a root; its bar reaches over ``inside`` from ``start + 0.55 em``."""
    middle = bottom - min(0.45 * (bottom - top), 0.5 * em)
    right = start + 0.55 * em
    path = polyline(
        [(start, middle + 0.06 * em), (start + 0.12 * em, middle), (start + 0.27 * em, bottom),
         (right - RULE, top), (right + inside, top)],
        RULE,
    )  # fmt: skip
    path.addPath(polyline([(start + 0.11 * em, middle), (start + 0.27 * em, bottom)], RULE * 2))
    return path


def arrow(sign: str, length: float, y: float) -> QPainterPath:
    """An arrow of some length at the height ``y``."""
    path = QPainterPath()
    if sign == "⇌":
        gap = 0.1 * EM
        path.addPath(bar(0, y - gap - RULE / 2, length, RULE))
        path.addPath(bar(0, y + gap - RULE / 2, length, RULE))
        path.addPath(polyline([(length, y - gap), (length - 0.2 * EM, y - gap - 0.16 * EM)], RULE))
        path.addPath(polyline([(0, y + gap), (0.2 * EM, y + gap + 0.16 * EM)], RULE))
        return path
    path.addPath(bar(0, y - RULE / 2, length, RULE))
    if sign in "→↔":
        path.addPath(head(length, y, 1.0))
    if sign in "←↔":
        path.addPath(head(0, y, -1.0))
    return path


def head(x: float, y: float, way: float) -> QPainterPath:
    """The head of an arrow whose point is at (``x``, ``y``)."""
    back, high = 0.22 * EM * way, 0.14 * EM
    return polyline([(x - back, y - high), (x, y), (x - back, y + high)], RULE)


def accent(mark: str, width: float, y: float, middle: float) -> QPainterPath:
    """A mark over a part with its top at ``y``; short ones stand at ``middle``."""
    if mark in ("bar", "overline"):
        reach = width if mark == "overline" else min(width, 0.5 * EM)
        left = 0.0 if mark == "overline" else middle - reach / 2
        return bar(left, y - 0.14 * EM, reach, RULE)
    if mark in ("vec", "overrightarrow", "overleftarrow"):
        reach = max(width, 0.45 * EM) if mark != "vec" else 0.5 * EM
        path = arrow("←" if mark == "overleftarrow" else "→", reach, y - 0.2 * EM)
        return path.translated(middle - reach / 2, 0)
    if mark in ("dot", "ddot"):
        path = QPainterPath()
        for x in (middle,) if mark == "dot" else (middle - 0.12 * EM, middle + 0.12 * EM):
            path.addEllipse(QPointF(x, y - 0.16 * EM), 0.06 * EM, 0.06 * EM)
        return path
    return _small(mark, width, y, middle)


def _small(mark: str, width: float, y: float, middle: float) -> QPainterPath:
    reach = max(width, 0.4 * EM) if mark.startswith("wide") else 0.36 * EM
    left, right, low, high = middle - reach / 2, middle + reach / 2, y - 0.1 * EM, y - 0.26 * EM
    if mark.endswith("tilde"):
        path = QPainterPath(QPointF(left, low))
        path.cubicTo(left + reach * 0.3, high - 0.1 * EM, right - reach * 0.3, low + 0.1 * EM,
                     right, high)  # fmt: skip
        return stroked(path, RULE)
    if mark == "mathring":
        path = QPainterPath()
        path.addEllipse(QPointF(middle, y - 0.2 * EM), 0.09 * EM, 0.09 * EM)
        return stroked(path, RULE * 0.8)
    if mark == "breve":
        path = QPainterPath(QPointF(left, high))
        path.quadTo(middle, low + 0.14 * EM, right, high)
        return stroked(path, RULE)
    shapes = {
        "check": [(left, high), (middle, low), (right, high)],
        "acute": [(middle - 0.06 * EM, low), (middle + 0.12 * EM, high)],
        "grave": [(middle + 0.06 * EM, low), (middle - 0.12 * EM, high)],
    }
    return polyline(shapes.get(mark, [(left, low), (middle, high), (right, low)]), RULE)


def frame(width: float, top: float, bottom: float) -> QPainterPath:
    """A thin box around a part."""
    path = QPainterPath()
    path.addRect(QRectF(RULE / 2, top, width - RULE, bottom - top))
    return stroked(path, RULE)

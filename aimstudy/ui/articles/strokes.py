"""Draws the six kinds of lines under facts, in the text and in its legend.

Lines grow with the text; every one stays within ``band`` px below where it begins.
"""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from aimstudy.ui.articles.fact_kinds import STROKES, FactGroup, Stroke, line_color
from aimstudy.ui.theme import current_tokens, pixels

GAP = 2.0  # px below the baseline
# On and off by turns, in widths of the line; () is a whole line.
DASHES: dict[Stroke, tuple[float, ...]] = {
    Stroke.DOTTED: (1.0, 1.5),
    Stroke.DASHED: (4.0, 2.0),
    Stroke.DASH_DOT: (5.0, 1.5, 1.0, 1.5),
}


def thickness() -> float:
    """Width of a line in px at the present text size."""
    return max(2.0, pixels(20) / 10)


def band() -> float:
    """Height that the highest of the lines takes."""
    return thickness() * 2.2


def draw_stroke(painter: QPainter, group: FactGroup, left: float, right: float, top: float) -> None:
    """Draw the line of ``group`` from ``left`` to ``right``, its upper edge at ``top``."""
    stroke = STROKES[group]
    width = thickness()
    pen = QPen(QColor(line_color(group, current_tokens())), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if stroke is Stroke.WAVE:
        pen.setWidthF(width * 0.75)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawPath(_wave(left, right, top + width, width))
        return
    if stroke is Stroke.DOUBLE:
        _draw_double(painter, pen, QPointF(left, top), QPointF(right, top))
        return
    if stroke in DASHES:
        pen.setDashPattern(DASHES[stroke])
    painter.setPen(pen)
    middle = top + width
    painter.drawLine(QPointF(left, middle), QPointF(right, middle))


def _draw_double(painter: QPainter, pen: QPen, start: QPointF, end: QPointF) -> None:
    """Two thin lines on whole pixels: blurred they would run into one."""
    width = max(1, round(thickness() / 2))
    pen.setWidthF(width)
    painter.setPen(pen)
    first = round(start.y()) + width / 2
    for height in (first, first + width + max(2, width)):
        painter.drawLine(QPointF(start.x(), height), QPointF(end.x(), height))


def _wave(left: float, right: float, middle: float, width: float) -> QPainterPath:
    """Half circles above and below by turns, whole ones only where there is room."""
    path = QPainterPath(QPointF(left, middle))
    step = width * 1.6
    at, up = left, True
    while at < right:
        until = min(right, at + step)
        bend = middle + (-width if up else width)
        path.quadTo(QPointF((at + until) / 2, bend), QPointF(until, middle))
        at, up = until, not up
    return path

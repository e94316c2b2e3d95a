"""The mark of a counted share: a dot inside the line of its range, open and dotted for few answers.

Only paints; scales and words are the charts'.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from aimstudy.ui.charts.painted import draw_line
from aimstudy.ui.theme import current_tokens

FEW_DASHES = [2.0, 3.0]
RANGE_WIDTH = 2.0
DOT = 4.5  # px, the radius
_CAP = 3.5  # px to each side, at the ends of a range


@dataclass(frozen=True, slots=True)
class RangeMark:
    """Where the ends of the range and the share itself stand, on one line across or upright."""

    low: QPointF
    share: QPointF
    high: QPointF
    few: bool


def draw_range_mark(painter: QPainter, mark: RangeMark, ink: str, dot: float = DOT) -> None:
    """Draw the range, its ends, and the dot on top."""
    draw_line(painter, [mark.low, mark.high], ink, RANGE_WIDTH, FEW_DASHES if mark.few else ())
    upright = abs(mark.high.x() - mark.low.x()) < 1
    aside = QPointF(_CAP, 0) if upright else QPointF(0, _CAP)
    for end in (mark.low, mark.high):
        draw_line(painter, [end - aside, end + aside], ink, RANGE_WIDTH)
    draw_dot(painter, mark.share, ink, mark.few, dot)


def draw_dot(painter: QPainter, place: QPointF, ink: str, few: bool, size: float = DOT) -> None:
    """A full dot, or an open one for few answers."""
    painter.setPen(QPen(QColor(ink), RANGE_WIDTH) if few else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(current_tokens().surface if few else ink))
    painter.drawEllipse(place, size, size)

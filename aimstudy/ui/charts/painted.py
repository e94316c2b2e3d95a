"""What every painted chart shares: repaint on a new theme, small text, bands and dashed lines.

Knows nothing of what a chart shows.
"""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from aimstudy.domain.plan import Band
from aimstudy.ui.charts.axis import Scale
from aimstudy.ui.theme import Role, color, current_tokens, font, theme_changed
from aimstudy.ui.tokens import BAND_ALPHA

LINE_WIDTH = 2.5
STOPPED_DASHES = [5.0, 4.0]


class PaintedChart(QWidget):
    """Base of the charts; without focus unless a subclass takes it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        theme_changed.connect(self._restyle)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()


def note_font(bold: bool = False) -> QFont:
    """The font of labels in a chart."""
    return font(Role.NOTE, bold)


def text_width(text: str, bold: bool = False) -> float:
    """Width of ``text`` as a label, px."""
    return QFontMetricsF(note_font(bold)).horizontalAdvance(text)


def draw_note(painter: QPainter, place: QPointF, text: str, ink: str, bold: bool = False) -> None:
    """Write ``text`` with its baseline's left end at ``place``."""
    painter.setFont(note_font(bold))
    painter.setPen(QColor(ink))
    painter.drawText(place, text)


def draw_line(
    painter: QPainter,
    points: Sequence[QPointF],
    ink: str,
    width: float,
    dashes: Sequence[float] = (),
) -> None:
    """Draw a line through ``points`` (nothing below two); ``dashes`` in px, on and off by turns."""
    if len(points) < 2:
        return
    pen = QPen(QColor(ink), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if dashes:
        pen.setDashPattern([dash / width for dash in dashes])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(list(points))


def draw_recall(
    painter: QPainter,
    line: Sequence[tuple[date, Band]],
    across: Scale,
    up: Scale,
    ink: str = "",
    dashes: Sequence[float] = (),
) -> None:
    """Draw recall as a line inside its band; ``across`` maps day ordinals, ``up`` shares 0-1.

    In the accent and unbroken unless told otherwise.
    """
    if len(line) < 2:
        return
    ink = ink or current_tokens().accent
    above = [QPointF(across.at(day.toordinal()), up.at(band.high)) for day, band in line]
    below = [QPointF(across.at(day.toordinal()), up.at(band.low)) for day, band in line]
    path = QPainterPath(above[0])
    for point in (*above[1:], *reversed(below)):
        path.lineTo(point)
    path.closeSubpath()
    painter.fillPath(path, color(ink, BAND_ALPHA))
    middle = [QPointF(across.at(day.toordinal()), up.at(band.mean)) for day, band in line]
    draw_line(painter, middle, ink, LINE_WIDTH, dashes)

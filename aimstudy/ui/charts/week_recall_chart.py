"""Recall by week: a dot a week inside its range, the number of answers below. Knows no library."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPaintEvent

from aimstudy.ui.charts.axis import Scale
from aimstudy.ui.charts.painted import draw_line, draw_note, note_font, text_width
from aimstudy.ui.charts.picked_chart import PickedChart
from aimstudy.ui.charts.range_marks import (
    DOT,
    FEW_DASHES,
    RANGE_WIDTH,
    RangeMark,
    draw_dot,
    draw_range_mark,
)
from aimstudy.ui.charts.week_axis import WeekAxis, draw_level
from aimstudy.ui.theme import color, current_tokens, pixels
from aimstudy.ui.tokens import BAND_ALPHA, MEDIUM, SMALL
from aimstudy.ui.translations import format_number

NARROW = 10.0  # px a week; below it a band stands for the ranges
CROWDED = 4.0  # below it the line alone is drawn


@dataclass(frozen=True, slots=True)
class WeekPoint:
    """A week's share (0-1) with its range, of so many answers; ``few`` are doubtful."""

    monday: date
    share: float
    low: float
    high: float
    answers: int
    few: bool


class WeekRecallChart(PickedChart):
    """Weeks without answers are left open, and the line breaks there."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._points: tuple[WeekPoint, ...] = ()

    def set_points(self, points: Sequence[WeekPoint]) -> None:
        """Show ``points``, a week each without a gap; words are set apart."""
        self._points = tuple(points)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(pixels(640), pixels(230))

    def minimumSizeHint(self) -> QSize:
        return QSize(pixels(160), pixels(230))

    def entry_at(self, place: QPointF) -> int | None:
        return self._axis().place_at(place.x())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if not self._points:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        axis, up = self._axis(), self._scale()
        for place, ground in self.grounds().items():
            column = QRectF(axis.at(place) - axis.slot / 2, up.end, axis.slot, up.start - up.end)
            painter.fillRect(column, ground)
        for share in self._levels():
            draw_level(painter, axis.left, axis.right, up.at(share), format_number(100 * share))
        self._draw_lines(painter, axis, up)
        for place, point in enumerate(self._points):
            self._draw_point(painter, axis, up, place, point)
        self._draw_below(painter, axis)
        self.draw_ring(painter)
        painter.end()

    def _axis(self) -> WeekAxis:
        left = MEDIUM + text_width("100") + SMALL
        mondays = [point.monday for point in self._points]
        return WeekAxis(mondays, left, self.width() - float(MEDIUM))

    def _scale(self) -> Scale:
        line = QFontMetricsF(note_font()).height()
        low = self._levels()[0]
        return Scale(low, 1.0, self.height() - 2 * line - MEDIUM - SMALL, MEDIUM + line / 2)

    def _levels(self) -> tuple[float, ...]:
        """Shares with a line across; the lower half is left out while nothing stands in it."""
        lowest = min((point.low for point in self._points if point.answers), default=0.0)
        return (0.0, 0.25, 0.5, 0.75, 1.0) if lowest < 0.5 else (0.5, 0.75, 1.0)

    def _draw_lines(self, painter: QPainter, axis: WeekAxis, up: Scale) -> None:
        accent = current_tokens().accent
        for n in range(1, len(self._points)):
            one, two = self._points[n - 1 : n + 1]
            if not one.answers or not two.answers:
                continue
            ends = [
                QPointF(axis.at(n - 1), up.at(one.share)),
                QPointF(axis.at(n), up.at(two.share)),
            ]
            few = one.few or two.few
            draw_line(painter, ends, accent, 1.5, FEW_DASHES if few else ())
            if axis.slot < NARROW:
                path = QPainterPath(QPointF(ends[0].x(), up.at(one.high)))
                for x, share in (
                    (ends[1].x(), two.high), (ends[1].x(), two.low), (ends[0].x(), one.low)
                ):  # fmt: skip
                    path.lineTo(x, up.at(share))
                painter.fillPath(path, color(accent, BAND_ALPHA))

    def _draw_point(
        self, painter: QPainter, axis: WeekAxis, up: Scale, place: int, point: WeekPoint
    ) -> None:
        if not point.answers:
            return
        across, accent = axis.at(place), current_tokens().accent
        share = QPointF(across, up.at(point.share))
        if axis.slot >= NARROW:
            ends = QPointF(across, up.at(point.low)), QPointF(across, up.at(point.high))
            draw_range_mark(painter, RangeMark(ends[0], share, ends[1], point.few), accent)
        elif axis.slot >= CROWDED or place in self.grounds():
            size = min(DOT, axis.slot / 2 - RANGE_WIDTH / 2) if axis.slot >= CROWDED else DOT
            draw_dot(painter, share, accent, point.few, max(1.5, size))

    def _draw_below(self, painter: QPainter, axis: WeekAxis) -> None:
        metrics = QFontMetricsF(note_font())
        baseline = self.height() - SMALL - metrics.descent()
        axis.draw_dates(painter, baseline - metrics.height())
        for place in axis.labelled():
            count = format_number(self._points[place].answers)
            left = axis.at(place) - text_width(count) / 2
            left = min(max(axis.left, left), axis.right - text_width(count))
            draw_note(painter, QPointF(left, baseline), count, current_tokens().muted)

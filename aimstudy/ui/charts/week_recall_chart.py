"""Recall by week: a dot a week inside its range, the number of answers below. Knows no library."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath

from aimstudy.ui.charts.axis import Scale
from aimstudy.ui.charts.painted import draw_line, draw_note, note_font, text_width
from aimstudy.ui.charts.range_marks import (
    DOT,
    FEW_DASHES,
    RANGE_WIDTH,
    RangeMark,
    draw_dot,
    draw_range_mark,
)
from aimstudy.ui.charts.week_axis import WeekAxis
from aimstudy.ui.charts.week_chart import WeekChart
from aimstudy.ui.theme import color, current_tokens
from aimstudy.ui.tokens import BAND_ALPHA
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


class WeekRecallChart(WeekChart):
    """Weeks without answers are left open, and the line breaks there."""

    height_wanted: ClassVar[int] = 230
    lines_below: ClassVar[int] = 2

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._points: tuple[WeekPoint, ...] = ()

    def set_points(self, points: Sequence[WeekPoint]) -> None:
        """Show ``points``, a week each without a gap; words are set apart."""
        self._points = tuple(points)
        self.update()

    def mondays(self) -> Sequence[date]:
        return [point.monday for point in self._points]

    def levels(self) -> Sequence[tuple[float, str]]:
        """The lower half is left out while nothing stands in it."""
        lowest = min((point.low for point in self._points if point.answers), default=0.0)
        shares = (0.0, 0.25, 0.5, 0.75, 1.0) if lowest < 0.5 else (0.5, 0.75, 1.0)
        return [(share, format_number(100 * share)) for share in shares]

    def draw_weeks(self, painter: QPainter, axis: WeekAxis, up: Scale) -> None:
        self._draw_lines(painter, axis, up)
        for place, point in enumerate(self._points):
            self._draw_point(painter, axis, up, place, point)
        self._draw_below(painter, axis)

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
        baseline = self.baseline()
        axis.draw_dates(painter, baseline - QFontMetricsF(note_font()).height())
        for place in axis.labelled():
            count = format_number(self._points[place].answers)
            left = axis.at(place) - text_width(count) / 2
            left = min(max(axis.left, left), axis.right - text_width(count))
            draw_note(painter, QPointF(left, baseline), count, current_tokens().muted)

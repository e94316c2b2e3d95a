"""Minutes by week: done as a full bar, quizzes hatched on top, the plan as a line across."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from aimstudy.ui.charts.axis import Scale, nice_ticks
from aimstudy.ui.charts.painted import draw_line
from aimstudy.ui.charts.week_axis import WeekAxis
from aimstudy.ui.charts.week_chart import WeekChart
from aimstudy.ui.theme import current_tokens, pixels
from aimstudy.ui.translations import format_number

WIDEST_BAR = 34  # px at 100 %
BAR_SHARE = 0.62  # of the px a week has
PLAN_WIDTH, PLAN_OVER = 2.0, 4.0  # px of the line across, and what it stands out to each side


@dataclass(frozen=True, slots=True)
class WeekBar:
    """Minutes of a week: done in study, in quizzes beside, and planned."""

    monday: date
    done: float
    quiz: float
    planned: float


class WeekBars(WeekChart):
    """Bars on one floor; a week in which nothing was done has the line alone."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._bars: tuple[WeekBar, ...] = ()

    def set_bars(self, bars: Sequence[WeekBar]) -> None:
        """Show ``bars``, a week each without a gap; words are set apart."""
        self._bars = tuple(bars)
        self.update()

    def mondays(self) -> Sequence[date]:
        return [bar.monday for bar in self._bars]

    def levels(self) -> Sequence[tuple[float, str]]:
        most = max((max(bar.done + bar.quiz, bar.planned) for bar in self._bars), default=0.0)
        ticks = nice_ticks(most, 4) if most > 0 else (0.0, 1.0)
        return [(minutes, format_number(minutes)) for minutes in ticks]

    def draw_weeks(self, painter: QPainter, axis: WeekAxis, up: Scale) -> None:
        for place, bar in enumerate(self._bars):
            self._draw_bar(painter, axis, up, place, bar)
        axis.draw_dates(painter, self.baseline())

    def _draw_bar(
        self, painter: QPainter, axis: WeekAxis, up: Scale, place: int, bar: WeekBar
    ) -> None:
        tokens = current_tokens()
        width = max(1.0, min(pixels(WIDEST_BAR), axis.slot * BAR_SHARE))
        left = axis.at(place) - width / 2

        def box(low: float, high: float) -> QRectF:
            return QRectF(left, up.at(high), width, up.at(low) - up.at(high))

        if bar.done > 0:
            painter.fillRect(box(0.0, bar.done), QColor(tokens.accent))
        if bar.quiz > 0:
            painter.setPen(QPen(QColor(tokens.accent), 1))
            painter.setBrush(QBrush(QColor(tokens.accent), Qt.BrushStyle.BDiagPattern))
            painter.drawRect(box(bar.done, bar.done + bar.quiz))
        if bar.planned > 0:
            height, over = up.at(bar.planned), min(PLAN_OVER, (axis.slot - width) / 2)
            ends = [QPointF(left - over, height), QPointF(left + width + over, height)]
            draw_line(painter, ends, tokens.surface, 2 * PLAN_WIDTH)  # seen on a full bar, too
            draw_line(painter, ends, tokens.text, PLAN_WIDTH)

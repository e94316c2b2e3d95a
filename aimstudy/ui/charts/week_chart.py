"""What charts by week have in common: the weeks across, levels with their numbers, the chosen week.

Knows no figures: a subclass says its weeks and levels, and draws what stands in each.
"""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent

from aimstudy.ui.charts.axis import Scale
from aimstudy.ui.charts.painted import note_font, text_width
from aimstudy.ui.charts.picked_chart import PickedChart
from aimstudy.ui.charts.week_axis import WeekAxis, draw_level
from aimstudy.ui.theme import pixels
from aimstudy.ui.tokens import MEDIUM, SMALL


class WeekChart(PickedChart):
    """``height_wanted`` is in px at 100 %, ``lines_below`` the lines of text under the weeks.

    What raises NotImplementedError every chart has of its own: Qt's metaclass rules out ``ABC``.
    """

    height_wanted: ClassVar[int] = 210
    lines_below: ClassVar[int] = 1

    def mondays(self) -> Sequence[date]:
        """The weeks, without a gap."""
        raise NotImplementedError

    def levels(self) -> Sequence[tuple[float, str]]:
        """Where a line goes across, from the lowest, and its number in words."""
        raise NotImplementedError

    def draw_weeks(self, painter: QPainter, axis: WeekAxis, up: Scale) -> None:
        """Draw what stands in the weeks, and below them."""
        raise NotImplementedError

    def sizeHint(self) -> QSize:
        return QSize(pixels(640), pixels(self.height_wanted))

    def minimumSizeHint(self) -> QSize:
        return QSize(pixels(160), pixels(self.height_wanted))

    def entry_at(self, place: QPointF) -> int | None:
        return self._axis().place_at(place.x())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if not self.mondays():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        axis, up = self._axis(), self._scale()
        for place, ground in self.grounds().items():
            column = QRectF(axis.at(place) - axis.slot / 2, up.end, axis.slot, up.start - up.end)
            painter.fillRect(column, ground)
        for level, words in self.levels():
            draw_level(painter, axis.left, axis.right, up.at(level), words)
        self.draw_weeks(painter, axis, up)
        self.draw_ring(painter)
        painter.end()

    def baseline(self) -> float:
        """Where the last line of text below the weeks stands, px."""
        return self.height() - SMALL - QFontMetricsF(note_font()).descent()

    def _axis(self) -> WeekAxis:
        widest = max((text_width(words) for _, words in self.levels()), default=0.0)
        return WeekAxis(self.mondays(), MEDIUM + widest + SMALL, self.width() - float(MEDIUM))

    def _scale(self) -> Scale:
        line, levels = QFontMetricsF(note_font()).height(), self.levels()
        floor = self.height() - self.lines_below * line - MEDIUM - SMALL
        return Scale(levels[0][0], levels[-1][0], floor, MEDIUM + line / 2)

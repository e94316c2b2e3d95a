"""Seven days as bars: what was done, what is planned, and days off hatched. Makes no judgement."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from aimstudy.services.views.today import WeekDay
from aimstudy.ui.charts.painted import PaintedChart, draw_note, note_font, text_width
from aimstudy.ui.theme import current_tokens, pixels
from aimstudy.ui.tokens import SMALL, TINY
from aimstudy.ui.translations import format_number, tr, weekday_letter, weekday_name

OFF_SHARE = 0.5  # height of a hatched day off, of the plot
LEAST_BAR = 3.0


class WeekStrip(PaintedChart):
    """This week on the Today page: soft bars are planned, filled ones done."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("This week"), parent)
        self._week: tuple[WeekDay, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_week(self, week: Sequence[WeekDay]) -> None:
        """Show ``week``, Monday first."""
        self._week = tuple(week)
        self.setAccessibleDescription(" ".join(day_words(day) for day in self._week))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(pixels(300), pixels(120))

    def minimumSizeHint(self) -> QSize:
        return QSize(pixels(150), pixels(90))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if not self._week:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = QFontMetricsF(note_font())
        floor = self.height() - metrics.height() - SMALL
        slot = (self.width() + SMALL) / len(self._week)
        most = max(1.0, *(max(day.minutes_done, day.minutes_planned) for day in self._week))
        for index, day in enumerate(self._week):
            area = QRectF(index * slot, 0.0, slot - SMALL, floor)
            self._draw_day(painter, area, day, most)
            letter = weekday_letter(day.day)
            ink = current_tokens().text if day.is_today else current_tokens().muted
            middle = area.center().x() - text_width(letter, day.is_today) / 2
            place = QPointF(middle, self.height() - metrics.descent())
            draw_note(painter, place, letter, ink, bold=day.is_today)
        painter.end()

    def _draw_day(self, painter: QPainter, area: QRectF, day: WeekDay, most: float) -> None:
        tokens = current_tokens()
        painter.setPen(Qt.PenStyle.NoPen)
        if not day.minutes_planned and not day.minutes_done:
            hatch = QBrush(QColor(tokens.control), Qt.BrushStyle.BDiagPattern)
            painter.setBrush(hatch)
            painter.drawRoundedRect(_from_floor(area, area.height() * OFF_SHARE), TINY, TINY)
            return
        if day.minutes_planned:
            painter.setBrush(QColor(tokens.surface2 if day.is_past else tokens.info))
            planned = _from_floor(area, area.height() * day.minutes_planned / most)
            painter.drawRoundedRect(planned, TINY, TINY)
        if day.minutes_done > 0:
            painter.setBrush(QColor(tokens.accent))
            height = max(LEAST_BAR, area.height() * day.minutes_done / most)
            painter.drawRoundedRect(_from_floor(area, height), TINY, TINY)


def _from_floor(area: QRectF, height: float) -> QRectF:
    return QRectF(area.left(), area.bottom() - height, area.width(), height)


def day_words(day: WeekDay) -> str:
    """One day in words."""
    name = weekday_name(day.day.weekday())
    if not day.minutes_planned and not day.minutes_done:
        return tr("{day}: day off.", day=name)
    return tr(
        "{day}: {done} of {planned} minutes.",
        day=name,
        done=format_number(day.minutes_done),
        planned=day.minutes_planned,
    )

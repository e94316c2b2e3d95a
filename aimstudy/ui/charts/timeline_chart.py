"""The timeline as a picture one can walk through by keyboard, day by day.

Shows a TimelineView and says which day is chosen; what a day means in words is said elsewhere.
"""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from aimstudy.services.views.timeline import TimelineView
from aimstudy.ui.announce import announce
from aimstudy.ui.charts.painted import PaintedChart
from aimstudy.ui.charts.timeline_geometry import TimelineGeometry, lay_out_timeline
from aimstudy.ui.charts.timeline_painter import margins, paint_timeline
from aimstudy.ui.theme import pixels
from aimstudy.ui.translations import tr

WEEK = 7
STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_PageUp: -WEEK,
    Qt.Key.Key_PageDown: WEEK,
}


class TimelineChart(PaintedChart):
    """Arrows move by a day, PgUp and PgDn by a week, Home to today, End to the exam."""

    day_chosen = Signal(object)  # date: by key or click
    day_pointed = Signal(object)  # date under the pointer, None when it leaves
    day_toggled = Signal(object)  # date whose day off should change: Space or double click

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Minutes a day and recall until the exam"), parent)
        self._view: TimelineView | None = None
        self._chosen: date | None = None
        self._pointed: date | None = None
        self._words: Callable[[date], str] = lambda day: day.isoformat()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def chosen(self) -> date | None:
        """The day that the keys have chosen; today at first."""
        return self._chosen

    def set_view(self, view: TimelineView, summary: str, words: Callable[[date], str]) -> None:
        """Show ``view``; ``summary`` and ``words`` of a day are for screen readers."""
        self._view, self._words = view, words
        last = view.forecast.days[-1].day if view.forecast.days else view.today
        if self._chosen is None or not view.today <= self._chosen <= last:
            self._chosen = view.today
        self.setAccessibleDescription(f"{summary} {words(self._chosen)}")
        self.update()

    def choose(self, day: date) -> None:
        """Choose ``day``, kept within the days shown."""
        if not self._view or not self._view.forecast.days:
            return
        days = self._view.forecast.days
        self._chosen = min(max(day, days[0].day), days[-1].day)
        words = self._words(self._chosen)
        self.setAccessibleDescription(words)
        announce(self, words)
        self.update()
        self.day_chosen.emit(self._chosen)

    def sizeHint(self) -> QSize:
        return QSize(pixels(760), pixels(340))

    def minimumSizeHint(self) -> QSize:
        return QSize(pixels(220), pixels(220))

    def geometry_now(self) -> TimelineGeometry | None:
        """Where things stand at the present size; None while there is nothing to show."""
        if not self._view or not self._view.forecast.days:
            return None
        return lay_out_timeline(self._view, self.width(), self.height(), margins())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        place = self.geometry_now()
        if not place or not self._view:
            return
        painter = QPainter(self)
        shown = self._pointed or (self._chosen if self.hasFocus() else None)
        paint_timeline(painter, self._view, place, shown, active=self.hasFocus())
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self._view is None or self._chosen is None:
            super().keyPressEvent(event)
        elif key in STEPS:
            self.choose(self._chosen + timedelta(days=STEPS[key]))
        elif key == Qt.Key.Key_Home:
            self.choose(self._view.today)
        elif key == Qt.Key.Key_End:
            self.choose(self._next_exam())
        elif key == Qt.Key.Key_Space:
            self.day_toggled.emit(self._chosen)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event.position().x())
        if day and event.button() == Qt.MouseButton.LeftButton:
            self.choose(day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event.position().x())
        if day and event.button() == Qt.MouseButton.LeftButton:
            self.day_toggled.emit(day)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(self._day_at(event.position().x()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point_at(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _point_at(self, day: date | None) -> None:
        if day != self._pointed:
            self._pointed = day
            self.day_pointed.emit(day)
            self.update()

    def _day_at(self, across: float) -> date | None:
        place = self.geometry_now()
        index = place.index_at(across) if place else None
        return place.first + timedelta(days=index) if place and index is not None else None

    def _next_exam(self) -> date:
        assert self._view is not None
        days = [exam.day for exam in self._view.exams if exam.day >= self._view.today]
        return min(days) if days else self._view.forecast.days[-1].day

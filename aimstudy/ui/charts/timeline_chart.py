"""The timeline as a picture one can walk through by keyboard, day by day.

Shows a TimelineView and says which day is chosen; what a day means in words is said elsewhere.
"""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from aimstudy.services.views.timeline import TimelineView
from aimstudy.ui.announce import announce
from aimstudy.ui.charts.painted import PaintedChart
from aimstudy.ui.charts.timeline_geometry import TimelineGeometry, lay_out_timeline
from aimstudy.ui.charts.timeline_painter import Focus, measure_for, paint_timeline
from aimstudy.ui.charts.timeline_picture import Picture, picture_of
from aimstudy.ui.charts.timeline_span import PAGES, WEEK, Span, ViewKind, span_of
from aimstudy.ui.theme import pixels
from aimstudy.ui.timeline.outlooks import last_day, last_mark
from aimstudy.ui.translations import tr

STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -WEEK,
    Qt.Key.Key_Down: WEEK,
}
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
PAGE_STEPS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class TimelineChart(PaintedChart):
    """Arrows move by a day or a week, PgUp and PgDn by a page, Home to today, End to the exam.

    The day under the pointer has a light ground and a tip; what is done is done to the chosen one.
    Enter wants the chosen day in detail, Esc what was in front before.
    """

    day_chosen = Signal(object)  # date: by key or click
    day_toggled = Signal(object)  # date whose day off should change: Space or double click
    detail_wanted = Signal(bool)  # Enter asks for the day in detail, Esc for more days again
    span_changed = Signal()  # other days are in front, or bars stand for something else

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Minutes a day and recall until the exam"), parent)
        self._view: TimelineView | None = None
        self._picture: Picture | None = None
        self._kind = ViewKind.WHOLE
        self._chosen: date | None = None
        self._pointed: date | None = None
        self._told: tuple[Span | None, bool] = (None, False)
        self._words: Callable[[date], str] = lambda day: day.isoformat()
        self._reasons: Callable[[date], str] = lambda _day: ""
        self._summary = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def chosen(self) -> date | None:
        """The day that the keys have chosen; today at first."""
        return self._chosen

    @property
    def kind(self) -> ViewKind:
        """How much is in front."""
        return self._kind

    def set_kind(self, kind: ViewKind) -> None:
        """Bring more or less to the front; the chosen day stays chosen."""
        self._kind = kind
        self._pointed = None
        self._tell_span()
        self.update()

    def set_view(
        self,
        view: TimelineView,
        summary: str,
        words: Callable[[date], str],
        reasons: Callable[[date], str],
    ) -> None:
        """Show ``view``; ``summary``, and ``words`` and ``reasons`` of a day, are to be read out.

        A day's words are said when it is chosen; its reasons when the chart gets the keys.
        """
        self._view, self._picture = view, picture_of(view)
        self._pointed = None
        self._words, self._reasons = words, reasons
        if self._chosen is None or not view.today <= self._chosen <= last_day(view):
            self._chosen = view.today
        self._summary = summary
        self._describe(self._chosen)
        self._tell_span()
        self.update()

    def choose(self, day: date) -> None:
        """Choose ``day``, kept within the days known."""
        if not self._view or not self._view.forecast.days:
            return
        self._chosen = min(max(day, self._view.forecast.days[0].day), last_day(self._view))
        self._pointed = None
        self._describe(self._chosen)
        announce(self, self._words(self._chosen))
        self._tell_span()
        self.update()
        self.day_chosen.emit(self._chosen)

    def _describe(self, day: date) -> None:
        """What is read out with the chart's name: the chosen day, why it is so, then all days."""
        parts = (self._words(day), self._reasons(day), self._summary)
        self.setAccessibleDescription(" ".join(part for part in parts if part))

    def turn(self, pages: int) -> None:
        """Choose the day that is so many pages on: five weeks in a month, else four."""
        if self._chosen:
            self.choose(self._chosen + timedelta(days=pages * PAGES[self._kind]))

    @property
    def span(self) -> Span | None:
        """The days in front; None while there is nothing to show."""
        view = self._view
        if not view or not view.forecast.days or not self._chosen:
            return None
        return span_of(self._kind, self._chosen, view.today, last_mark(view), last_day(view))

    @property
    def by_week(self) -> bool:
        """Whether a bar stands for a week, because days would be too narrow."""
        place = self.geometry_now()
        return place is not None and place.by_week

    def sizeHint(self) -> QSize:
        return QSize(pixels(760), pixels(290))

    def minimumSizeHint(self) -> QSize:
        return QSize(pixels(200), pixels(228))

    def geometry_now(self) -> TimelineGeometry | None:
        """Where things stand at the present size; None while there is nothing to show."""
        span = self.span
        if span is None or self._picture is None:
            return None
        measure = measure_for(span, self.width())
        return lay_out_timeline(self._picture, span, self.width(), self.height(), measure)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        place = self.geometry_now()
        if not place or not self._picture:
            return
        painter = QPainter(self)
        focus = Focus(self._chosen, self.hasFocus(), self._pointed)
        paint_timeline(painter, self._picture, place, focus)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        weeks = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if self._view is None or self._chosen is None:
            super().keyPressEvent(event)
        elif key in STEPS:
            whole = weeks and abs(STEPS[key]) == 1
            self.choose(self._chosen + timedelta(days=STEPS[key] * (WEEK if whole else 1)))
        elif key in PAGE_STEPS:
            self.turn(PAGE_STEPS[key])
        elif key == Qt.Key.Key_Home:
            self.choose(self._view.today)
        elif key == Qt.Key.Key_End:
            ahead = self._view.ahead
            self.choose(ahead[0].exam.day if ahead else last_day(self._view))
        elif key == Qt.Key.Key_Space:
            self.day_toggled.emit(self._chosen)
        elif key in ENTER:
            self.detail_wanted.emit(True)
        elif key == Qt.Key.Key_Escape and self._kind is not ViewKind.WHOLE:
            self.detail_wanted.emit(False)
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_span()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point_at(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _tell_span(self) -> None:
        """Say once when other days are in front."""
        now = (self.span, self.by_week)
        if now != self._told:
            self._told = now
            self.span_changed.emit()

    def _point_at(self, day: date | None) -> None:
        if day != self._pointed:
            self._pointed = day
            self.setToolTip(self._words(day) if day else "")
            self.update()

    def _day_at(self, across: float) -> date | None:
        place = self.geometry_now()
        day = place.day_at(across) if place else None
        return (
            day if day and self._view and self._view.today <= day <= last_day(self._view) else None
        )

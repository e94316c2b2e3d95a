"""The table twin on the page: all columns where they fit, fewer where they do not.

Knows how wide things are; what stands in them the model says.
"""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from aimstudy.services.views.timeline import TimelineView
from aimstudy.ui.charts.timeline_span import Span
from aimstudy.ui.theme import pixels, theme_changed
from aimstudy.ui.timeline.day_table import CARD_COLUMNS, DayTable
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import Table

ROWS_MEASURED = 40  # of the table, to find how wide its columns are
LEAST_NOTE = 120  # px at 100 % that what is special wants in a column of its own


class DayTableView(Table):
    """Rows of a DayTable; nothing has to be scrolled sideways while that can be helped.

    Space, Enter and Esc do what they do on the chart.
    """

    day_toggled = Signal(object)  # date
    detail_wanted = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("The timeline as a table"), wraps=True, parent=parent)
        self.days = DayTable(self)
        self._needed = self._day_width = 0  # px for columns without cards, and for a day in full
        self._for_cards = 0  # px for the columns of cards
        self.horizontalHeader().setResizeContentsPrecision(ROWS_MEASURED)
        self.setModel(self.days)
        theme_changed.connect(self._measure)

    def set_view(self, view: TimelineView, span: Span, by_week: bool) -> None:
        """Show the days of ``span``, or its weeks."""
        self.days.set_view(view, span, by_week)
        self._measure()

    def select_day(self, day: date) -> None:
        """Choose the row that ``day`` is in."""
        self.selectRow(max(0, self.days.row_of(day)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's hook: the keys of the chart, where a row stands for one day."""
        key, day = event.key(), self._current_day()
        if key == Qt.Key.Key_Space and day is not None and not self.days.by_week:
            self.day_toggled.emit(day)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.detail_wanted.emit(key != Qt.Key.Key_Escape)
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Qt's hook: hidden headers know nothing of the style, so their width is found now."""
        super().showEvent(event)
        self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's hook: other columns may fit now."""
        super().resizeEvent(event)
        self._fit(self._current_day())

    def _current_day(self) -> date | None:
        """The day of the row that is chosen; it stays chosen when the columns change."""
        row = self.currentIndex().row()
        return self.days.day_at(row) if row >= 0 else None

    def _measure(self) -> None:
        """How wide all columns would be, and then as many as fit."""
        day = self._current_day()
        self.days.set_compact(False)
        self.days.set_cards(True)
        widths = [self._width_of(n) for n in range(self.days.columnCount() - 1)]
        self._day_width = widths[0]
        self._for_cards = sum(widths[CARD_COLUMNS])
        self._needed = sum(widths) - self._for_cards + pixels(LEAST_NOTE)
        self._fit(day)

    def _width_of(self, column: int) -> int:
        header = self.horizontalHeader()
        return max(self.sizeHintForColumn(column), header.sectionSizeHint(column))

    def _fit(self, day: date | None) -> None:
        width = self.viewport().width()
        compact = self._needed > width
        self.days.set_cards(self._needed + self._for_cards <= width)
        if compact != self.days.compact:
            self.days.set_compact(compact)
        if compact:
            others = sum(self._width_of(n) for n in range(1, self.days.columnCount()))
            self.days.set_compact(True, short_days=others + self._day_width > width)
        header, modes = self.horizontalHeader(), QHeaderView.ResizeMode
        for column in range(self.days.columnCount()):
            words = column == self.days.words_column
            header.setSectionResizeMode(column, modes.Stretch if words else modes.ResizeToContents)
        if day is not None and self._current_day() != day:
            self.select_day(day)

"""The chart's twin: the same figures as rows of a table, a day or a week each.

Reads a TimelineView, changes nothing.
"""

from datetime import date, timedelta

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from aimstudy.domain.plan import Band
from aimstudy.services.views.timeline import ExamAhead, TimelineView
from aimstudy.ui.charts.timeline_picture import QuietKind, QuietMark, quiet_marks
from aimstudy.ui.charts.timeline_span import Bar, Span, bars_of
from aimstudy.ui.timeline.outlooks import exams_ahead, recall_on
from aimstudy.ui.timeline.words import day_name, short_name, short_range, span_words
from aimstudy.ui.translations import format_number, tr, trn

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
LEADING = 4  # columns before those of recall: day, refresh, new, your minutes


class DayTable(QAbstractTableModel):
    """Columns are day or week, refresh, new, your minutes, recall of each exam, what is special."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view: TimelineView | None = None
        self._bars: tuple[Bar, ...] = ()
        self._exams: tuple[ExamAhead, ...] = ()
        self._quiet: tuple[QuietMark, ...] = ()
        self._by_week = False

    def set_view(self, view: TimelineView, span: Span, by_week: bool) -> None:
        """Show the days of ``span``, or its weeks."""
        self.beginResetModel()
        self._view, self._by_week = view, by_week
        self._bars = bars_of(view.forecast.days, span, by_week)
        self._exams = exams_ahead(view)
        self._quiet = quiet_marks(view)
        self.endResetModel()

    def row_of(self, day: date) -> int:
        """The row that ``day`` is in, -1 where it is not shown."""
        rows = (row for row, bar in enumerate(self._bars) if bar.first <= day <= bar.last)
        return next(rows, -1)

    def day_at(self, row: int) -> date:
        """The first day of ``row``."""
        return self._bars[row].first

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._bars)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else LEADING + len(self._exams) + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        several = len(self._exams) > 1
        recall = [
            tr("{name}, of 100", name=short_name(part.exam.name))
            if several
            else tr("Recall, of 100")
            for part in self._exams
        ]
        first = tr("Week") if self._by_week else tr("Day")
        heads = (first, tr("Refresh, min"), tr("New, min"), tr("Your minutes"), *recall, tr("Note"))
        return heads[section] if section < len(heads) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        bar, column = self._bars[index.row()], index.column()
        if column == 0:
            return day_name(bar.first) if bar.count == 1 else span_words(bar.first, bar.last)
        if column < LEADING:
            value = (bar.refresh, bar.new, float(bar.budget))[column - 1]
            return format_number(value)
        if column < LEADING + len(self._exams):
            band = _recall(self._exams[column - LEADING], bar)
            return short_range(band) if band else "–"
        return ", ".join(self._notes(bar))

    def _notes(self, bar: Bar) -> list[str]:
        view = self._view
        if view is None:
            return []
        days = {bar.first + timedelta(days=n) for n in range(bar.count)}
        notes = [tr("today")] if view.today in days else []
        notes += [exam.name for exam in view.exams if exam.day in days]
        for mark in self._quiet:
            notes += _quiet_notes(mark, days)
        off = len(days & view.calendar.days_off)
        if off:
            notes.append(
                trn("{n} day off", "{n} days off", off) if self._by_week else tr("day off")
            )
        return notes


def _recall(part: ExamAhead, bar: Bar) -> Band | None:
    """What is recalled on the last of the bar's days up to the exam."""
    return recall_on(part, min(bar.last, part.exam.day)) if bar.first <= part.exam.day else None


def _quiet_notes(mark: QuietMark, days: set[date]) -> list[str]:
    if mark.kind is not QuietKind.WINDOW:
        return [mark.label] if mark.first in days else []
    ends = [tr("{what} opens", what=mark.label)] if mark.first in days else []
    return ends + ([tr("{what} closes", what=mark.label)] if mark.last in days else [])

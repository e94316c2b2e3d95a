"""The chart's twin: the same figures as rows of a table, a day or a week each.

Reads a TimelineView, changes nothing.
"""

from datetime import date, timedelta
from textwrap import wrap

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from aimstudy.domain.plan import Band
from aimstudy.services.views.timeline import ExamAhead, TimelineView
from aimstudy.ui.charts.timeline_picture import QuietKind, QuietMark, quiet_marks
from aimstudy.ui.charts.timeline_span import Bar, Span, bars_of
from aimstudy.ui.timeline.outlooks import recall_on
from aimstudy.ui.timeline.whole_parts import split_figures
from aimstudy.ui.timeline.words import day_name, short_name, short_range, span_words
from aimstudy.ui.translations import (
    format_number,
    format_short_day,
    tr,
    trn,
)

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
LEADING = 4  # columns before those of recall: day, refresh, new, your minutes
LEADING_CARDS = 6  # the same with the cards of both
CARD_COLUMNS = slice(3, 5)
LEADING_COMPACT = 2  # day with what is special, refresh and new together
HEAD_LINE, HEAD_LINE_COMPACT = 10, 6  # letters of a line of a header
HEAD_LINES = 4


class DayTable(QAbstractTableModel):
    """Columns are day or week, refresh, new, your minutes, recall of each exam, what is special.

    ``with_cards`` has columns for the cards beside those for the minutes. While it is ``compact``
    the day has what is special with it, and refresh and new are one column.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view: TimelineView | None = None
        self._bars: tuple[Bar, ...] = ()
        self._exams: tuple[ExamAhead, ...] = ()
        self._quiet: tuple[QuietMark, ...] = ()
        self._by_week = self._compact = self._short = False
        self._cards = True

    @property
    def compact(self) -> bool:
        """Whether there are as few columns as possible."""
        return self._compact

    def set_compact(self, compact: bool, short_days: bool = True) -> None:
        """Have fewer columns, or all; with ``short_days`` the fewer name no weekday."""
        if (compact, short_days) != (self._compact, self._short):
            self.beginResetModel()
            self._compact, self._short = compact, short_days
            self.endResetModel()

    @property
    def with_cards(self) -> bool:
        """Whether the cards have columns, unless it is compact."""
        return self._cards

    def set_cards(self, wanted: bool) -> None:
        """Have columns for cards, or not."""
        if wanted != self._cards:
            self.beginResetModel()
            self._cards = wanted
            self.endResetModel()

    @property
    def words_column(self) -> int:
        """The column whose words are broken into lines, as wide as the others leave it."""
        return 0 if self._compact else self.columnCount() - 1

    @property
    def _leading(self) -> int:
        if self._compact:
            return LEADING_COMPACT
        return LEADING_CARDS if self._cards else LEADING

    @property
    def by_week(self) -> bool:
        """Whether a row stands for a week."""
        return self._by_week

    def set_view(self, view: TimelineView, span: Span, by_week: bool) -> None:
        """Show the days of ``span``, or its weeks."""
        self.beginResetModel()
        self._view, self._by_week = view, by_week
        self._bars = bars_of(view.forecast.days, span, by_week)
        self._exams = view.ahead
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
        if parent.isValid():
            return 0
        return self._leading + len(self._exams) + (not self._compact)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or section >= self.columnCount():
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._heads()[section]
        if role == Qt.ItemDataRole.DisplayRole:
            longest = HEAD_LINE_COMPACT if self._compact else HEAD_LINE
            lines = wrap(self._heads()[section], longest, break_long_words=False)
            return "\n".join(lines[:HEAD_LINES])
        return None

    def _heads(self) -> list[str]:
        several = len(self._exams) > 1
        recall = [
            tr("{name}, of 100", name=short_name(part.exam.name))
            if several
            else tr("Recall, of 100")
            for part in self._exams
        ]
        first = tr("Week") if self._by_week else tr("Day")
        if self._compact:
            return [first, tr("Refresh + new, min"), *recall]
        cards = [tr("Refresh, cards"), tr("New, cards")] if self._cards else []
        return [
            first, tr("Refresh, min"), tr("New, min"), *cards, tr("Your minutes"),
            *recall, tr("Note"),
        ]  # fmt: skip

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        bar, column = self._bars[index.row()], index.column()
        if column == 0:
            return self._first(bar, self._short and role == Qt.ItemDataRole.DisplayRole)
        if column < self._leading:
            return self._minutes(bar, column)
        if column < self._leading + len(self._exams):
            band = _recall(self._exams[column - self._leading], bar)
            return self._range(band) if band else "–"
        return ", ".join(self._notes(bar))

    def _first(self, bar: Bar, short: bool) -> str:
        day = day_name(bar.first) if bar.count == 1 else span_words(bar.first, bar.last)
        if not self._compact:
            return day
        if short:
            ends = sorted({bar.first, bar.last})
            day = " – ".join(format_short_day(end) for end in ends)
        return "\n".join([day, *self._notes(bar)])

    def _minutes(self, bar: Bar, column: int) -> str:
        refresh, new = split_figures(bar.refresh, bar.new)
        if self._compact:
            return f"{refresh} + {new}"
        cards = [_cards(bar.refresh, bar.refresh_cards), _cards(bar.new, bar.new_cards)]
        told = [refresh, new, *(cards if self._cards else []), format_number(bar.budget)]
        return told[column - 1]

    def _range(self, band: Band) -> str:
        if self._compact:
            return f"{round(band.low * 100)}–{round(band.high * 100)}"
        return short_range(band)

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


def _cards(minutes: float, cards: float) -> str:
    """As the day's words have it: where there are minutes, a part of a card counts as one."""
    return format_number(max(1, round(cards)) if minutes > 0 else round(cards))


def _quiet_notes(mark: QuietMark, days: set[date]) -> list[str]:
    if mark.kind is not QuietKind.WINDOW:
        return [mark.label] if mark.first in days else []
    ends = [tr("{what} opens", what=mark.label)] if mark.first in days else []
    return ends + ([tr("{what} closes", what=mark.label)] if mark.last in days else [])

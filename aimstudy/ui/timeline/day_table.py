"""The chart's twin: the same figures as rows of a table. Reads a TimelineView, changes nothing."""

from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from aimstudy.domain.plan import DayLoad
from aimstudy.services.views.timeline import TimelineView
from aimstudy.ui.timeline.words import day_name, range_words
from aimstudy.ui.translations import format_number, tr

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
COLUMNS = 6


class DayTable(QAbstractTableModel):
    """Rows are days; columns are day, refresh, new, budget, recall and what is special."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view: TimelineView | None = None

    def set_view(self, view: TimelineView) -> None:
        """Show ``view``."""
        self.beginResetModel()
        self._view = view
        self.endResetModel()

    def row_of(self, day: date) -> int:
        """The row of ``day``, -1 where it is not shown."""
        days = self._days()
        row = (day - days[0].day).days if days else -1
        return row if 0 <= row < len(days) else -1

    def day_at(self, row: int) -> date:
        """The day of ``row``."""
        return self._days()[row].day

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._days())

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else COLUMNS

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            tr("Day"),
            tr("Refresh, min"),
            tr("New, min"),
            tr("Your minutes"),
            tr("Recall"),
            tr("Note"),
        )[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        load = self._days()[index.row()]
        return (
            day_name(load.day),
            format_number(load.refresh_minutes),
            format_number(load.new_minutes),
            str(load.budget_minutes),
            self._recall(load),
            self._note(load),
        )[index.column()]

    def _days(self) -> tuple[DayLoad, ...]:
        return self._view.forecast.days if self._view else ()

    def _recall(self, load: DayLoad) -> str:
        view = self._view
        known = view is not None and view.exams and view.forecast.enough_evidence
        return range_words(load.recall) if known else "–"

    def _note(self, load: DayLoad) -> str:
        if self._view is None:
            return ""
        notes = [exam.name for exam in self._view.exams if exam.day == load.day]
        if load.day == self._view.today:
            notes.insert(0, tr("today"))
        if load.day in self._view.calendar.days_off:
            notes.append(tr("day off"))
        return ", ".join(notes)

"""The table twin of a chart: words in rows, as high as they need to be up to a limit."""

from collections.abc import Sequence
from textwrap import wrap

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from aimstudy.ui.theme import Role, font, pixels, theme_changed
from aimstudy.ui.tokens import SMALL, TINY
from aimstudy.ui.widgets import Table

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
Row = tuple[str, ...]
HEAD_LINE = 12  # letters of a line of a header
MOST_ROWS = 13  # in sight; further ones are scrolled to
LONGEST_MEASURED = 200  # letters of a cell
LEAST_FIRST = 110  # px at 100 % that the first column wants


def in_head_lines(head: str) -> list[str]:
    """A column's head, broken so that the column need not be wide."""
    return wrap(head, HEAD_LINE, break_long_words=False)


class FiguresModel(QAbstractTableModel):
    """Cells of text; the first column says what the row is about."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.heads: Row = ()
        self.rows: Sequence[Row] = ()

    def set_figures(self, heads: Row, rows: Sequence[Row]) -> None:
        """Show ``rows`` under ``heads``."""
        self.beginResetModel()
        self.heads, self.rows = heads, rows
        self.endResetModel()

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.heads)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or section >= len(self.heads):
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.heads[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return "\n".join(in_head_lines(self.heads[section]))
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        return self.rows[index.row()][index.column()]


class FiguresTable(Table):
    """``opened`` carries the row on which Enter was pressed, or that was clicked twice.

    Where the columns do not fit, the first cell says all in lines: nothing is scrolled sideways.
    """

    opened = Signal(int)
    walked = Signal(object)  # this table, when another row was reached

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, wraps=True, parent=parent, least=2)
        self.figures = FiguresModel(self)
        self._full: tuple[Row, Sequence[Row]] = ((), ())
        self._compact = False
        self._needed = self._widest = 0  # px for all columns, and for the widest one
        self._sizing = QTimer(self, singleShot=True, interval=0)
        self._sizing.timeout.connect(self._fit_height)
        self.horizontalHeader().setResizeContentsPrecision(40)
        self.setModel(self.figures)
        self.verticalHeader().sectionResized.connect(lambda *_sizes: self._sizing.start())
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))
        theme_changed.connect(self._measure)

    def set_figures(self, heads: Row, rows: Sequence[Row]) -> None:
        """Show ``rows`` under ``heads``, the chosen row staying where it is."""
        chosen = self.currentIndex().row()
        self._full = (heads, rows)
        self._show(self._compact)
        if 0 <= chosen < len(rows):
            self.selectRow(chosen)
        self._measure()

    @property
    def compact(self) -> bool:
        """Whether all of a row stands in its first cell."""
        return self._compact

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's hook: Enter opens the row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Qt's hook: hidden headers know nothing of the style, so their width is found now."""
        super().showEvent(event)
        self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's hook: other columns may fit now."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_columns()

    def currentChanged(self, now: Index, before: Index) -> None:
        """Qt's hook: another row was reached."""
        super().currentChanged(now, before)
        if now.isValid():
            self.walked.emit(self)

    def _measure(self) -> None:
        """How wide all columns would be side by side, the first as narrow as it may be."""
        heads, rows = self._full
        cells, header = QFontMetrics(font(Role.BODY)), self.horizontalHeader().fontMetrics()
        widths = []
        for n, head in enumerate(heads):
            words = [cells.horizontalAdvance(row[n][:LONGEST_MEASURED]) for row in rows]
            words += [header.horizontalAdvance(line) for line in in_head_lines(head)]
            widths.append(max(words) + 2 * SMALL + TINY)
        self._needed = pixels(LEAST_FIRST) + sum(widths[1:])
        self._widest = max(widths, default=0)
        self._fit_columns()

    def _fit_columns(self) -> None:
        compact = self._needed > self.viewport().width()
        if compact != self._compact:
            self._show(compact)
        modes, columns = QHeaderView.ResizeMode, self.figures.columnCount()
        even = self._widest * columns <= self.viewport().width()
        for column in range(columns):
            mode = modes.Stretch if even or not column else modes.ResizeToContents
            self.horizontalHeader().setSectionResizeMode(column, mode)
        self._sizing.start()

    def _show(self, compact: bool) -> None:
        self._compact = compact
        heads, rows = self._full
        if compact and len(heads) > 1:
            self.figures.set_figures(heads[:1], [(_in_lines(heads, row),) for row in rows])
        else:
            self.figures.set_figures(heads, rows)

    def _fit_height(self) -> None:
        """As high as the rows, or as the first so many."""
        rows = range(min(MOST_ROWS, self.figures.rowCount()))
        height = sum(self.rowHeight(row) for row in rows) + 2 * self.frameWidth() + 2
        wanted = height + self.horizontalHeader().sizeHint().height()
        if wanted != self.minimumHeight():
            self.setFixedHeight(wanted)


def _in_lines(heads: Row, row: Row) -> str:
    """The row's name, then each figure behind its head."""
    return "\n".join(
        [row[0], *(f"{head}: {cell}" for head, cell in zip(heads[1:], row[1:], strict=True))]
    )

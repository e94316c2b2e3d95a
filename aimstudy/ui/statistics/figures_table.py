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
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from aimstudy.ui.theme import pixels, theme_changed
from aimstudy.ui.widgets import Table

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
Row = tuple[str, ...]
HEAD_LINE = 12  # letters of a line of a header
MOST_ROWS = 13  # in sight; further ones are scrolled to
LEAST_FIRST = 110  # px at 100 % that the first column wants


class FiguresModel(QAbstractTableModel):
    """Cells of text; the first column says what the row is about."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.heads: Row = ()
        self.rows: Sequence[Row] = ()
        self.columns = 0  # of those there are, so many are shown

    def set_figures(self, heads: Row, rows: Sequence[Row]) -> None:
        """Show ``rows`` under ``heads``."""
        self.beginResetModel()
        self.heads, self.rows, self.columns = heads, rows, len(heads)
        self.endResetModel()

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else self.columns

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or section >= len(self.heads):
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.heads[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return "\n".join(wrap(self.heads[section], HEAD_LINE, break_long_words=False))
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

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, wraps=True, parent=parent, least=2)
        self.figures = FiguresModel(self)
        self._full: tuple[Row, Sequence[Row]] = ((), ())
        self._compact = False
        self._sizing = QTimer(self, singleShot=True, interval=0)
        self._sizing.timeout.connect(self._fit_height)
        self.horizontalHeader().setResizeContentsPrecision(40)
        self.setModel(self.figures)
        self.verticalHeader().sectionResized.connect(lambda *_sizes: self._sizing.start())
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))
        theme_changed.connect(self._fit_columns)

    def set_figures(self, heads: Row, rows: Sequence[Row]) -> None:
        """Show ``rows`` under ``heads``, the chosen row staying where it is."""
        chosen = self.currentIndex().row()
        self._full = (heads, rows)
        self._show(self._compact)
        if 0 <= chosen < len(rows):
            self.selectRow(chosen)
        self._fit_columns()

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
        self._fit_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's hook: other columns may fit now."""
        super().resizeEvent(event)
        self._fit_columns()

    def _show(self, compact: bool) -> None:
        self._compact = compact
        heads, rows = self._full
        if compact and len(heads) > 1:
            told = [(_in_lines(heads, row),) for row in rows]
            self.figures.set_figures(heads[:1], told)
        else:
            self.figures.set_figures(heads, rows)
        modes = QHeaderView.ResizeMode
        for column in range(self.figures.columns):
            mode = modes.ResizeToContents if column else modes.Stretch
            self.horizontalHeader().setSectionResizeMode(column, mode)
        self._sizing.start()

    def _fit_columns(self) -> None:
        if not self.isVisible():
            return
        if self._compact:
            self._show(compact=False)
        header = self.horizontalHeader()
        others = sum(
            max(self.sizeHintForColumn(n), header.sectionSizeHint(n))
            for n in range(1, self.figures.columns)
        )
        if others + pixels(LEAST_FIRST) > self.viewport().width():
            self._show(compact=True)
        self._sizing.start()

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

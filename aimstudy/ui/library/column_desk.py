"""Joins the table's header with the columns a person chose: shows, hides, moves and sorts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHeaderView

from aimstudy.services.views.library import CardColumn
from aimstudy.ui.library.column_panel import ColumnPanel
from aimstudy.ui.library.columns import COLUMNS, WIDTHS, TableLook, fitting
from aimstudy.ui.theme import pixels

if TYPE_CHECKING:
    from aimstudy.ui.library.card_table_model import CardTableModel
    from aimstudy.ui.widgets import Table
    from aimstudy.ui.window_state import WindowState


class ColumnDesk(QObject):
    """``sorted_anew`` when rows have to be found in another order."""

    sorted_anew = Signal()

    def __init__(self, table: Table, model: CardTableModel, state: WindowState | None) -> None:
        super().__init__(table)
        self._table, self._model, self._state = table, model, state
        self._width = 0
        self.look = TableLook.from_text(state.library_table if state else "")
        self.panel = ColumnPanel()
        header = table.horizontalHeader()
        header.setSectionsMovable(True)
        header.setSectionsClickable(True)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        for place, column in enumerate(COLUMNS):
            sides = column in (CardColumn.QUESTION, CardColumn.ANSWER)
            mode = QHeaderView.ResizeMode
            header.setSectionResizeMode(place, mode.Stretch if sides else mode.Interactive)
            header.resizeSection(place, pixels(WIDTHS[column]))
        header.sectionClicked.connect(lambda place: self.sort_by(COLUMNS[place]))
        header.sectionMoved.connect(lambda *_: self._read_header())
        header.customContextMenuRequested.connect(lambda _place: self.open())
        self.panel.look_wanted.connect(self.show)
        self._apply()

    def open(self) -> None:
        """Offer the columns."""
        self.panel.open(self.look, self._seen())

    def sort_by(self, column: CardColumn) -> None:
        """Sort by a column, the other way round, or no longer."""
        self.show(self.look.sorted_by(column))

    def show(self, look: TableLook) -> None:
        """Show the table so, and keep it."""
        anew = look.order != self.look.order
        self.look = look
        if self._state:
            self._state.library_table = look.text()
        self._apply()
        if anew:
            self.sorted_anew.emit()

    def fit(self, width: int) -> None:
        """Leave out columns that have no room in ``width`` px."""
        self._width = width
        seen = self._seen()
        for place, column in enumerate(COLUMNS):
            self._table.setColumnHidden(place, column not in seen)
        self.panel.show_look(self.look, seen)

    def _seen(self) -> frozenset[CardColumn]:
        return fitting(self.look.shown, round(self._width / max(1, pixels(100)) * 100))

    def _apply(self) -> None:
        header = self._table.horizontalHeader()
        blocker = QSignalBlocker(header)
        rest = [column for column in COLUMNS if column not in self.look.shown]
        for place, column in enumerate((*self.look.shown, *rest)):
            header.moveSection(header.visualIndex(COLUMNS.index(column)), place)
        blocker.unblock()
        self._model.show_order(self.look.order)
        self.fit(self._width)
        self._table.viewport().update()
        header.viewport().update()

    def _read_header(self) -> None:
        """A column was dragged elsewhere."""
        header = self._table.horizontalHeader()
        places = (header.logicalIndex(place) for place in range(header.count()))
        shown = tuple(COLUMNS[place] for place in places if COLUMNS[place] in self.look.shown)
        if shown != self.look.shown:
            self.show(TableLook(shown, self.look.order))

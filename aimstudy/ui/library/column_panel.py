"""The form that chooses the table's columns, their places and the order of its rows, by key too."""

from collections.abc import Collection

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QListWidget, QListWidgetItem, QWidget

from aimstudy.services.views.library import CardColumn, CardOrder
from aimstudy.ui.library.columns import COLUMNS, TableLook, column_words, meaning_words
from aimstudy.ui.theme import Role, pixels
from aimstudy.ui.tokens import SMALL
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import Label, PlainButton
from aimstudy.ui.widgets.check_line import CheckLine
from aimstudy.ui.widgets.flow import FlowRow
from aimstudy.ui.widgets.panel import Panel
from aimstudy.ui.widgets.tab_order import follow_layout

_VALUE = Qt.ItemDataRole.UserRole
_LINES, _ROW = 5, 28


class ColumnPanel(Panel):
    """``look_wanted`` carries a TableLook with every change."""

    look_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = TableLook()
        self.list = _ColumnList()
        self.left = PlainButton(tr("Further left"), tr("Alt Up"), target=32)
        self.right = PlainButton(tr("Further right"), tr("Alt Down"), target=32)
        self.usual = PlainButton(tr("Usual columns"), target=32)
        self.sorting = QComboBox()
        self.sorting.setAccessibleName(tr("Sort by"))
        self.down = CheckLine(tr("Downwards"))
        self.close_button = PlainButton(tr("Close"), target=32)
        self.hidden = Label(role=Role.NOTE, muted=True)
        self.column.setSpacing(SMALL)
        for part in (
            Label(tr("Columns"), Role.SECTION),
            Label(tr("Space shows a column or hides it."), Role.NOTE, muted=True),
            self.list,
            self.hidden,
            FlowRow([self.left, self.right, self.usual], gap=SMALL),
            FlowRow([Label(tr("Sort by"), wrap=False), self.sorting, self.down], gap=SMALL),
            FlowRow([self.close_button]),
        ):
            self.column.addWidget(part)
        follow_layout(self)
        self._connect()

    def _connect(self) -> None:
        self.list.itemChanged.connect(self._ticked)
        self.list.moved.connect(self._move)
        self.left.clicked.connect(lambda: self._move(-1))
        self.right.clicked.connect(lambda: self._move(1))
        self.usual.clicked.connect(lambda: self._want(TableLook()))
        self.sorting.activated.connect(lambda _place: self._sort())
        self.down.box.toggled.connect(lambda _on: self._sort())
        self.close_button.clicked.connect(self.closed)
        self.closed.connect(self.hide)

    def open(self, look: TableLook, seen: Collection[CardColumn]) -> None:
        """Offer the columns; ``seen`` are those that have room now."""
        self.show()
        self.show_look(look, seen)
        self.list.setFocus()

    def show_look(self, look: TableLook, seen: Collection[CardColumn]) -> None:
        """Show what is chosen."""
        self._look = look
        if self.isHidden():
            return
        self._show_columns()
        blockers = QSignalBlocker(self.sorting), QSignalBlocker(self.down.box)
        self.sorting.clear()
        self.sorting.addItem(tr("As they were made"))
        self.sorting.addItems([column_words(column) for column in COLUMNS])
        by = look.order.column
        self.sorting.setCurrentIndex(COLUMNS.index(by) + 1 if by else 0)
        self.down.setChecked(look.order.descending)
        self.down.setEnabled(by is not None)
        for blocker in blockers:
            blocker.unblock()
        names = ", ".join(column_words(each) for each in look.shown if each not in seen)
        self.hidden.setText(tr("No room in this window for: {columns}.", columns=names))
        self.hidden.setVisible(bool(names))

    def _show_columns(self) -> None:
        chosen, shown = self._current(), self._look.shown
        blocker = QSignalBlocker(self.list)
        self.list.clear()
        for column in (*shown, *(each for each in COLUMNS if each not in shown)):
            item = QListWidgetItem(column_words(column))
            item.setData(_VALUE, column.value)
            flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            ticks = flags | Qt.ItemFlag.ItemIsUserCheckable
            item.setFlags(flags if column is CardColumn.QUESTION else ticks)
            on, off = Qt.CheckState.Checked, Qt.CheckState.Unchecked
            item.setCheckState(on if column in shown else off)
            item.setToolTip(meaning_words(column))
            item.setSizeHint(QSize(0, pixels(_ROW)))
            self.list.addItem(item)
            if column is chosen:
                self.list.setCurrentItem(item)
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(0)
        blocker.unblock()

    def _current(self) -> CardColumn | None:
        item = self.list.currentItem()
        return CardColumn(str(item.data(_VALUE))) if item else None

    def _ticked(self, item: QListWidgetItem) -> None:
        column = CardColumn(str(item.data(_VALUE)))
        on = item.checkState() is Qt.CheckState.Checked
        self._want(self._look.with_column(column, on))

    def _move(self, by: int) -> None:
        column = self._current()
        if column is not None:
            self._want(self._look.moved(column, by))

    def _sort(self) -> None:
        place = self.sorting.currentIndex()
        order = CardOrder(COLUMNS[place - 1], self.down.isChecked()) if place > 0 else CardOrder()
        self._want(TableLook(self._look.shown, order))

    def _want(self, look: TableLook) -> None:
        if look != self._look:
            self.look_wanted.emit(look)


class _ColumnList(QListWidget):
    """Columns with a mark each; ``moved`` carries -1 or 1 for Alt with an arrow."""

    moved = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Columns"))
        self.setProperty("marks", True)
        self.setTabKeyNavigation(False)
        self.setMinimumHeight(pixels(_ROW * _LINES))
        self.setMaximumHeight(pixels(_ROW * 2 * _LINES))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's hook: Alt with an arrow moves the column."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        by = steps.get(Qt.Key(event.key()))
        if by is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(by)
        else:
            super().keyPressEvent(event)

"""The fields of a note type as a list: named, added, moved and removed, by mouse or key."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from aimstudy.ui.theme import pixels
from aimstudy.ui.tokens import SMALL
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import PlainButton
from aimstudy.ui.widgets.flow import FlowRow

ORIGIN = Qt.ItemDataRole.UserRole  # its place before, None for a new one
NAME = Qt.ItemDataRole.UserRole + 1  # as it was called when it was said last
HEIGHT = 120  # px at 100 %


class TypeFields(QWidget):
    """``changed`` after each step; ``renamed`` tells the old name and the new one first."""

    changed = Signal()
    renamed = Signal(str, str)

    def __init__(self, names: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("transparent", True)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Fields"))
        self.list.setProperty("marks", True)
        self.list.setProperty("roomy", True)
        self.list.setMinimumHeight(pixels(HEIGHT))
        self.list.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        for place, name in enumerate(names):
            self._insert(name, place)
        self.list.setCurrentRow(0)
        self.add = PlainButton(tr("Add a field"), target=32)
        self.rename = PlainButton(tr("Rename"), tr("F2"), target=32)
        self.up = PlainButton(tr("Up"), tr("Alt Up"), target=32)
        self.down = PlainButton(tr("Down"), tr("Alt Down"), target=32)
        self.remove = PlainButton(tr("Remove"), tr("Del"), target=32)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self.list)
        column.addWidget(FlowRow([self.add, self.rename, self.up, self.down, self.remove]))
        self._connect()

    @property
    def names(self) -> tuple[str, ...]:
        """The fields in order."""
        return tuple(item.text().strip() for item in self._items())

    @property
    def origins(self) -> tuple[int | None, ...]:
        """For each field its place before, None for a new one."""
        return tuple(item.data(ORIGIN) for item in self._items())

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _insert(self, name: str, origin: int | None) -> QListWidgetItem:
        item = QListWidgetItem(name)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        item.setData(ORIGIN, origin)
        item.setData(NAME, name)
        self.list.addItem(item)
        return item

    def _connect(self) -> None:
        for button, act, key in (
            (self.add, self.add_field, ""),
            (self.rename, self.rename_field, ""),  # F2 is the list's own
            (self.up, lambda: self.move_field(-1), "Alt+Up"),
            (self.down, lambda: self.move_field(1), "Alt+Down"),
            (self.remove, self.remove_field, "Del"),
        ):
            button.clicked.connect(lambda _on=False, act=act: act())
            if key:
                entry = QAction(button.text(), self.list)
                entry.setShortcut(QKeySequence(key))
                entry.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
                entry.triggered.connect(lambda _on=False, act=act: act())
                self.list.addAction(entry)
        self.list.itemChanged.connect(self._named)

    def add_field(self) -> None:
        """One more field, at the end; its name is typed at once."""
        taken, number = set(self.names), len(self.names) + 1
        while tr("Field {n}", n=number) in taken:
            number += 1
        item = self._insert(tr("Field {n}", n=number), None)
        self.list.setCurrentItem(item)
        self.changed.emit()
        self.list.setFocus()
        self.list.editItem(item)

    def rename_field(self) -> None:
        """Type another name."""
        self.list.setFocus()
        self.list.editItem(self.list.currentItem())

    def move_field(self, step: int) -> None:
        """Let the chosen field stand earlier or later."""
        row = self.list.currentRow()
        if not 0 <= row + step < self.list.count():
            return
        item = self.list.takeItem(row)
        self.list.insertItem(row + step, item)
        self.list.setCurrentItem(item)
        self.changed.emit()

    def remove_field(self) -> None:
        """Take the chosen field away; the last one stays."""
        if self.list.count() > 1:
            self.list.takeItem(self.list.currentRow())
            self.changed.emit()

    def _named(self, item: QListWidgetItem) -> None:
        old, new = item.data(NAME), item.text().strip()
        if old == new:
            return
        item.setData(NAME, new)
        if old and new:
            self.renamed.emit(old, new)
        self.changed.emit()

"""All note types of the library: made, changed and deleted from here."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QMenu, QVBoxLayout, QWidget

from aimstudy.domain.changes import Changes
from aimstudy.domain.errors import Problem
from aimstudy.domain.note_type import PATTERNS, NoteType
from aimstudy.services.views.notes import TypeEntry
from aimstudy.ui.announce import announce
from aimstudy.ui.dialogs.sizing import open_at
from aimstudy.ui.dialogs.type_editor import TypeEditor
from aimstudy.ui.problems import problem_text, problem_title
from aimstudy.ui.theme import Role
from aimstudy.ui.tokens import GAP, INSET, SMALL
from aimstudy.ui.translations import tr, trn
from aimstudy.ui.widgets import Label, Notice, PlainButton
from aimstudy.ui.widgets.flow import FlowRow

if TYPE_CHECKING:
    from aimstudy.services.library import Library
    from aimstudy.ui.page import Page

WIDTH, HEIGHT = 560, 480  # px at 100 %


class NoteTypes(QDialog):
    """Enter changes the chosen type, Del deletes one that no note has, Esc closes."""

    changed = Signal(object)  # Changes

    def __init__(self, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._entries: tuple[TypeEntry, ...] = ()
        self.setWindowTitle(tr("Note types"))
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Note types"))
        self.list.setProperty("marks", True)
        self.list.setProperty("roomy", True)
        self.empty = Label(tr("There is none yet: cards by hand have two sides."), muted=True)
        self.refusal = Notice("error", " ", " ")
        self.refusal.hide()
        self.new = PlainButton(tr("New…"), tr("Ctrl N"), target=32)
        self.change = PlainButton(tr("Change…"), tr("Enter"), target=32)
        self.delete = PlainButton(tr("Delete"), tr("Del"), target=32)
        self.close_button = PlainButton(tr("Close"), tr("Esc"))
        self._build()
        self._connect()
        self.refresh()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(INSET, INSET, INSET, INSET)
        column.setSpacing(GAP)
        column.addWidget(Label(self.windowTitle(), Role.TITLE))
        column.addWidget(self.empty)
        column.addWidget(self.list, 1)
        column.addWidget(self.refusal)
        column.addWidget(FlowRow([self.new, self.change, self.delete]))
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addStretch(1)
        row.addWidget(self.close_button)
        column.addLayout(row)
        open_at(self, WIDTH, HEIGHT)

    def _connect(self) -> None:
        self.new.clicked.connect(lambda _on=False: self.choose_pattern())
        self.change.clicked.connect(lambda _on=False: self.change_type())
        self.delete.clicked.connect(lambda _on=False: self.delete_type())
        self.close_button.clicked.connect(lambda _on=False: self.reject())
        self.list.itemActivated.connect(lambda _item: self.change_type())
        self._key(self, "Ctrl+N", self.choose_pattern)
        self._key(self.list, "Del", self.delete_type)
        self.finished.connect(self.deleteLater)

    def _key(self, widget: QWidget, key: str, act: Callable[[], object]) -> None:
        entry = QAction(widget)
        entry.setShortcut(QKeySequence(key))
        entry.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        entry.triggered.connect(lambda _on=False: act())
        widget.addAction(entry)

    def refresh(self, chosen: int | None = None) -> None:
        """List the types as they are now, the one with the id ``chosen`` marked."""
        row = max(0, self.list.currentRow())
        self._entries = self._library.note_types.all()
        self.list.clear()
        for place, entry in enumerate(self._entries):
            count = trn("{n} note", "{n} notes", entry.notes)
            self.list.addItem(f"{entry.note_type.name} · {count}")
            if entry.type_id == chosen:
                row = place
        self.list.setCurrentRow(min(row, len(self._entries) - 1))
        some = bool(self._entries)
        self.empty.setVisible(not some)
        self.list.setVisible(some)
        self.change.setEnabled(some)
        self.delete.setEnabled(some)
        (self.list if some else self.new).setFocus()

    def choose_pattern(self) -> None:
        """Ask what the new type begins with: a pattern, or a copy of the chosen one."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for pattern in PATTERNS:
            entry = menu.addAction(pattern.name)
            entry.triggered.connect(lambda _on=False, made=pattern: self.add_type(made))
        chosen = self._chosen()
        if chosen is not None:
            name = chosen.note_type.name.replace("&", "&&")
            entry = menu.addAction(tr("A copy of {name}", name=name))
            entry.triggered.connect(lambda _on=False: self.add_type(chosen.note_type))
        menu.popup(self.new.mapToGlobal(self.new.rect().bottomLeft()))

    def add_type(self, pattern: NoteType) -> None:
        """Make a type with a name that no other has, and open it."""
        taken = {entry.note_type.name for entry in self._entries}
        name, number = pattern.name, 2
        while name in taken:
            name, number = f"{pattern.name} {number}", number + 1
        try:
            made = self._library.note_types.add(pattern, name)
        except Problem as problem:
            self._refuse(problem)
            return
        self._done(Changes.CARDS | Changes.UNDO, made)
        self.change_type()

    def change_type(self) -> None:
        """Open the chosen type."""
        chosen = self._chosen()
        if chosen is None:
            return
        editor = TypeEditor(self._library, chosen, self)
        editor.saved.connect(lambda changes: self._done(changes, chosen.type_id))
        editor.open()

    def delete_type(self) -> None:
        """Delete the chosen type; one in use is refused in words."""
        chosen = self._chosen()
        if chosen is None:
            return
        try:
            changes = self._library.note_types.delete(chosen.type_id)
        except Problem as problem:
            self._refuse(problem)
            return
        self._done(changes)

    def _chosen(self) -> TypeEntry | None:
        row = self.list.currentRow()
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def _done(self, changes: Changes, chosen: int | None = None) -> None:
        self.refusal.hide()
        self.refresh(chosen)
        self.changed.emit(changes)

    def _refuse(self, problem: Problem) -> None:
        self.refusal.title.setText(problem_title(problem))
        self.refusal.text.setText(problem_text(problem))
        self.refusal.text.show()
        self.refusal.show()
        announce(self, self.refusal.title.text())


def open_note_types(page: Page) -> None:
    """Show the note types above a page, which hears what is changed."""
    types = NoteTypes(page.library, page)
    types.changed.connect(page.changed)
    types.open()

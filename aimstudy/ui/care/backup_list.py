"""The list of backups with a preview of what restoring would change.

It asks a source for them off the UI thread and only says which one is wanted.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from aimstudy.domain.backup import BackupInfo, RestorePreview
from aimstudy.ui import background
from aimstudy.ui.care.backup_words import backup_note, backup_title, preview_words
from aimstudy.ui.theme import pixels
from aimstudy.ui.tokens import GAP, MEDIUM, SMALL
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import Label, PlainButton

SHOWN = 12


class BackupSource(Protocol):
    """The open library's care, or the door of one that does not open."""

    def backups(self) -> tuple[BackupInfo, ...]:
        """All backups, newest first."""

    def preview(self, path: Path) -> RestorePreview:
        """What restoring ``path`` would change."""


class BackupList(QWidget):
    """Backups to choose from; ``restore_wanted`` carries the path of the one to restore."""

    restore_wanted = Signal(object)
    loaded = Signal(int)

    def __init__(self, source: BackupSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._chosen: BackupInfo | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(SMALL)
        self._group = QButtonGroup(self)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(SMALL)
        self.state = Label(tr("Looking for backups…"), "note", muted=True)
        self.preview = Label("", "note")
        self.restore = PlainButton(tr("Restore this backup"))
        self.restore.setEnabled(False)
        self.restore.clicked.connect(self._restore)
        self.column.addWidget(self.state)
        self.column.addLayout(self.rows)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.preview, 1)
        row.addWidget(self.restore, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(row)

    def load(self) -> None:
        """Read the list anew, off the UI thread."""
        background.run(self, lambda _job: self._source.backups(), self.show_backups)

    def show_backups(self, backups: Sequence[BackupInfo]) -> None:
        """Show ``backups``, newest first; what is not sound is shown but not offered."""
        self._clear()
        self.state.setVisible(not backups)
        self.state.setText(tr("There is no backup yet."))
        self.restore.setVisible(bool(backups))
        before: QWidget = self.restore
        for backup in backups[:SHOWN]:
            choice = self._add(backup)
            QWidget.setTabOrder(before, choice)
            before = choice
        if before is not self.restore:
            QWidget.setTabOrder(before, self.restore)
        self.loaded.emit(len(backups))

    def _add(self, backup: BackupInfo) -> QRadioButton:
        choice = QRadioButton(backup_title(backup))
        note = backup_note(backup)
        choice.setAccessibleName(f"{backup_title(backup)}, {note}")
        choice.setEnabled(backup.tested)
        choice.toggled.connect(lambda on, chosen=backup: self._choose(chosen) if on else None)
        words = Label(note, "note", muted=True)
        words.setContentsMargins(pixels(18) + MEDIUM + 1, 0, 0, 0)
        self._group.addButton(choice)
        self.rows.addWidget(choice)
        self.rows.addWidget(words)
        return choice

    def _choose(self, backup: BackupInfo) -> None:
        self._chosen = backup
        self.restore.setEnabled(False)
        self.preview.setText(tr("Looking into the backup…"))
        background.run(self, lambda _job: self._source.preview(backup.path), self.show_preview)

    def show_preview(self, preview: RestorePreview) -> None:
        """Show what ``preview`` says, and offer to restore."""
        if self._chosen is None or preview.backup.path != self._chosen.path:
            return
        self.preview.setText(preview_words(preview))
        self.restore.setEnabled(True)

    def _restore(self) -> None:
        if self._chosen is not None:
            self.restore.setEnabled(False)
            self.restore_wanted.emit(self._chosen.path)

    def _clear(self) -> None:
        self._chosen = None
        self.preview.setText("")
        self.restore.setEnabled(False)
        while (item := self.rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

"""Where the library is, its backups, and the check of the file and the memory states."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from aimstudy.domain.changes import Changes
from aimstudy.domain.errors import Problem
from aimstudy.services.views.settings import CheckReport
from aimstudy.ui import background
from aimstudy.ui.care.backup_list import BackupList
from aimstudy.ui.problems import report_problem
from aimstudy.ui.tokens import SMALL
from aimstudy.ui.translations import tr, trn
from aimstudy.ui.widgets import Card, Label, PlainButton
from aimstudy.ui.widgets.flow import FlowRow

if TYPE_CHECKING:
    from aimstudy.services.library import Library


class DataCard(Card):
    """Long work runs off the UI thread and says how it ended."""

    changed = Signal(object)  # Changes
    restore_wanted = Signal(object)  # Path

    def __init__(self, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent, spacing=SMALL)
        self._library = library
        self.column.addWidget(Label(tr("Data and backups"), "section"))
        self.column.addWidget(
            Label(tr("Everything is in one folder: {folder}", folder=library.folder), muted=True)
        )
        self.folder = PlainButton(tr("Open folder"))
        self.folder.clicked.connect(self._open_folder)
        self.backup = PlainButton(tr("Back up now"))
        self.backup.clicked.connect(self.back_up)
        self.check = PlainButton(tr("Check the library"))
        self.check.clicked.connect(self._check)
        self.column.addWidget(FlowRow((self.backup, self.check, self.folder)))
        self.report = Label("", "note")
        self.report.hide()
        self.column.addWidget(self.report)
        self.rebuild = PlainButton(tr("Work the memory states out anew"))
        self.rebuild.clicked.connect(self._rebuild)
        self.rebuild.hide()
        self.column.addWidget(self.rebuild)
        self.column.addSpacing(SMALL)
        self.column.addWidget(Label(tr("Backups, newest first"), "strong"))
        self.backups = BackupList(library.care)
        self.backups.restore_wanted.connect(self.restore_wanted)
        self.column.addWidget(self.backups)

    def back_up(self) -> None:
        """Make a tested backup."""
        self._say(tr("Backing up…"))
        self.backup.setEnabled(False)
        background.run(
            self, lambda _job: self._library.care.backup(), self._backed_up, self._not_backed_up
        )

    def show_report(self, report: CheckReport) -> None:
        """What the check found, in words."""
        self.check.setEnabled(True)
        self.rebuild.setEnabled(True)
        self.rebuild.setVisible(bool(report.states_differ) and not report.rebuilt)
        if report.rebuilt:
            self._say(
                trn(
                    "{n} memory state was worked out anew.",
                    "{n} memory states were worked out anew.",
                    report.rebuilt,
                )
            )
        elif report.findings:
            self._say(
                tr("The check found: {what}", what="; ".join(report.findings[:10]))
                + "\n"
                + tr(
                    "A backup from before it can be put back below. The texts of a card that "
                    "cannot be read are mended by editing the card."
                )
            )
        elif report.states_differ:
            self._say(
                trn(
                    "The file is sound. {n} card's memory state differs from its answers.",
                    "The file is sound. {n} cards' memory states differ from their answers.",
                    report.states_differ,
                )
            )
        else:
            self._say(tr("The library is sound."))

    def _backed_up(self, path: Path) -> None:
        self.backup.setEnabled(True)
        self._say(tr("Backed up and tested: {name}", name=path.name))
        self.backups.load()
        self.changed.emit(Changes.BACKUPS)

    def _not_backed_up(self, problem: Problem) -> None:
        self.backup.setEnabled(True)
        self.report.hide()
        report_problem(self, problem)

    def _check(self) -> None:
        self._say(tr("Checking…"))
        self.check.setEnabled(False)
        background.run(self, lambda _job: self._library.care.check(False), self.show_report)

    def _rebuild(self) -> None:
        self.rebuild.setEnabled(False)
        background.run(self, lambda _job: self._library.care.check(True), self.show_report)

    def _say(self, text: str) -> None:
        self.report.setText(text)
        self.report.show()

    def _open_folder(self) -> None:
        # Only ever our own data folder: no address from an article or card comes here.
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._library.folder)))

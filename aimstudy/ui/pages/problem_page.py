"""What is shown when the library does not open: why, and every way out. Nothing is overwritten."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QScrollArea, QVBoxLayout, QWidget

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.ui.care.backup_list import BackupList
from aimstudy.ui.problems import problem_text, problem_title
from aimstudy.ui.tokens import GAP, INSET, MARGIN, READING_WIDTH
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import Card, Label, Notice, PageHeader, PlainButton
from aimstudy.ui.widgets.flow import FlowRow

if TYPE_CHECKING:
    from aimstudy.services.library import LibraryDoor

RESTORABLE = (
    ProblemKind.LIBRARY_DAMAGED,
    ProblemKind.LIBRARY_EMPTY_FILE,
    ProblemKind.LIBRARY_LOST,
    ProblemKind.LIBRARY_NOT_OURS,
)


class ProblemPage(QWidget):
    """The problem in words; backups to restore where that would help."""

    restore_wanted = Signal(object)  # Path of a backup
    folder_chosen = Signal(object)  # Path of a folder
    again_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, door: LibraryDoor, problem: Problem, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._door = door
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        inner.setProperty("transparent", True)
        inner.setMaximumWidth(READING_WIDTH + 2 * MARGIN)
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(MARGIN, INSET, MARGIN, INSET)
        self.column.setSpacing(GAP)
        area.setWidget(inner)
        area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        self.column.addWidget(
            PageHeader(tr("Your library does not open"), tr("In {folder}", folder=door.folder))
        )
        self.notice = Notice("error", problem_title(problem), problem_text(problem))
        self.column.addWidget(self.notice)
        self.backups: BackupList | None = None
        if problem.kind in RESTORABLE:
            self._add_backups()
        self.column.addWidget(self._buttons())
        self.column.addStretch(1)

    def _add_backups(self) -> None:
        card = Card()
        card.column.addWidget(Label(tr("Restore a backup"), "section"))
        card.column.addWidget(
            Label(
                tr("Each was tested when it was made. Choose one to see what it holds."),
                "note",
                muted=True,
            )
        )
        self.backups = BackupList(self._door)
        self.backups.restore_wanted.connect(self.restore_wanted)
        card.column.addWidget(self.backups)
        self.column.addWidget(card)
        self.backups.load()

    def _buttons(self) -> QWidget:
        again = PlainButton(tr("Try again"))
        again.clicked.connect(self.again_wanted)
        other = PlainButton(tr("Choose another folder…"))
        other.clicked.connect(self._choose_folder)
        leave = PlainButton(tr("Quit"))
        leave.clicked.connect(self.quit_wanted)
        return FlowRow((again, other, leave))

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(
            self, tr("Choose the folder of a library"), str(self._door.folder.parent)
        )
        if folder:
            self.folder_chosen.emit(Path(folder))

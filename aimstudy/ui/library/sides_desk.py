"""Has a side picked for notes that were changed here and in a file. Reads and writes off the page.

The button in the header of the Library is there while any of them waits.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from aimstudy.domain.changes import Changes
from aimstudy.services.views.import_conflicts import Conflict, PickedSide
from aimstudy.ui.background import Job, run
from aimstudy.ui.library.import_sides import SidesPanel
from aimstudy.ui.page import NoticeText, Page
from aimstudy.ui.problems import report_problem
from aimstudy.ui.translations import tr, trn
from aimstudy.ui.widgets import PlainButton

Found = tuple[tuple[Conflict, ...], int]


class SidesDesk(QObject):
    """``done`` when nothing is left to pick."""

    done = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self.panel = SidesPanel()
        self.button = PlainButton(tr("Both sides changed…"))
        self.button.hide()
        self.panel.picked.connect(self.pick)

    def refresh(self) -> None:
        """Something changed: the button comes or goes, the list is as things are now."""
        self.button.setVisible(self._page.library.importing.conflict_count() > 0)
        if not self.panel.isHidden():
            self.open()

    def open(self) -> None:
        """Show what waits."""
        run(self, self._found, self._show, lambda problem: report_problem(self._page, problem))

    def pick(self, note_ids: Sequence[int], side: PickedSide) -> None:
        """Settle these notes by one step."""
        importing = self._page.library.importing
        run(
            self,
            lambda _job: importing.pick(note_ids, side),
            lambda changes: self._picked(changes, len(note_ids)),
            lambda problem: report_problem(self._page, problem),
        )

    def _found(self, _job: Job) -> Found:
        importing = self._page.library.importing
        return importing.conflicts(), importing.conflict_count()

    def _show(self, found: Found) -> None:
        conflicts, count = found
        if conflicts:
            self.panel.show_conflicts(conflicts, count)
        else:
            self.done.emit()
            self._page.say(tr("No note is changed on both sides."))

    def _picked(self, changes: Changes, count: int) -> None:
        title = trn("{n} note is settled.", "{n} notes are settled.", count)
        self._page.changed.emit(changes)  # which has the list read anew
        self._page.notice.emit(
            NoticeText(title, button=tr("Undo"), run=self._page.undo_wanted.emit)
        )

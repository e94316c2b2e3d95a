"""Has duplicates looked for and settled, off the page and step by step, so that other work goes on.

What somebody else changes meanwhile, or takes back, has them looked for anew.
"""

from __future__ import annotations

from functools import partial
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from aimstudy.ui.background import Handle, run
from aimstudy.ui.library.duplicate_panel import DuplicatePanel
from aimstudy.ui.page import NoticeText, Page
from aimstudy.ui.problems import report_problem
from aimstudy.ui.translations import tr, trn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from aimstudy.domain.changes import Changes
    from aimstudy.domain.errors import Problem
    from aimstudy.services.views.duplicates import DuplicateNote, Duplicates
    from aimstudy.ui.library.finder import Question

Group = tuple[int, ...]


class DuplicateDesk(QObject):
    """``opened`` when the panel comes, ``left`` when it goes."""

    opened = Signal()
    left = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._asked: Question | None = None
        self._stopped = Event()
        self._handle: Handle[Duplicates] | Handle[Duplicates | None] | None = None
        self._own = False  # what changes now is what was settled here
        self.panel = DuplicatePanel()
        self.panel.closed.connect(self.leave)
        self.panel.stop_wanted.connect(self.stop)
        self.panel.notes_wanted.connect(self._read)
        self.panel.keep_wanted.connect(self._keep)
        self.panel.apart_wanted.connect(self._tell_apart)
        self.panel.all_wanted.connect(self._merge_all)

    def open(self, asked: Question) -> None:
        """Look among the cards that are found."""
        self._asked = asked
        self.opened.emit()
        self._search()

    def refresh(self) -> None:
        """Something changed: look again, unless it was done here."""
        if not self.panel.isHidden() and not self._own:
            self._search()

    def stop(self) -> None:
        """What was found so far is enough."""
        self._drop_search()
        self.panel.show_end()

    def leave(self) -> None:
        """Close the panel."""
        self._drop_search()
        if not self.panel.isHidden():
            self.panel.hide()
            self.left.emit()

    def _drop_search(self) -> None:
        self._stopped.set()
        if self._handle is not None:
            self._handle.cancel()

    def _search(self) -> None:
        asked, duplicates = self._asked, self._page.library.duplicates
        if asked is None:
            return
        self._drop_search()
        stopped = self._stopped = Event()
        self.panel.open()
        self._handle = run(
            self,
            lambda _job: duplicates.find(
                asked.query, asked.deck_id, asked.kind, is_stopped=stopped.is_set
            ),
            partial(self._found, asked, stopped),
            self._failed,
        )

    def _found(self, asked: Question, stopped: Event, found: Duplicates) -> None:
        self.panel.show_found(found)
        near = self._page.library.duplicates.find_near(
            asked.query, asked.deck_id, asked.kind, is_stopped=stopped.is_set
        )
        self._look_on(near)

    def _look_on(self, near: Iterator[Duplicates]) -> None:
        """One step of the search, then the next: other jobs come between."""
        self._handle = run(
            self, lambda _job: next(near, None), partial(self._looked, near), self._failed
        )

    def _looked(self, near: Iterator[Duplicates], found: Duplicates | None) -> None:
        if found is None:
            self.panel.show_end()
            return
        self.panel.show_near(found)
        self._look_on(near)

    def _failed(self, problem: Problem) -> None:
        self.panel.show_end()
        report_problem(self._page, problem)

    def _read(self, group: Group) -> None:
        duplicates = self._page.library.duplicates

        def show(notes: tuple[DuplicateNote, ...]) -> None:
            self.panel.show_notes(group, notes)

        run(self, lambda _job: duplicates.notes(group), show)

    def _keep(self, group: Group, keep: int) -> None:
        duplicates = self._page.library.duplicates
        gone = [note for note in group if note != keep]
        title = trn("{n} duplicate is merged.", "{n} duplicates are merged.", len(gone))
        self._settle(lambda: duplicates.merge(group, keep), group, gone, title)

    def _tell_apart(self, group: Group) -> None:
        duplicates = self._page.library.duplicates
        title = tr("They are not called duplicates any more.")
        self._settle(lambda: duplicates.tell_apart(group), group, (), title)

    def _merge_all(self, groups: Sequence[Group]) -> None:
        duplicates = self._page.library.duplicates
        title = trn("{n} group is merged.", "{n} groups are merged.", len(groups))

        def done(changes: Changes) -> None:
            self.panel.show_busy(False)
            self._tell(changes, title)
            self._search()

        self.panel.show_busy(True)
        run(self, lambda _job: duplicates.merge_all(groups), done, self._not_settled)

    def _settle(
        self, act: Callable[[], Changes], group: Group, gone: Sequence[int], title: str
    ) -> None:
        def done(changes: Changes) -> None:
            self.panel.show_busy(False)
            self.panel.drop(group, gone)
            self._tell(changes, title)

        self.panel.show_busy(True)
        run(self, lambda _job: act(), done, self._not_settled)

    def _tell(self, changes: Changes, title: str) -> None:
        self._own = True
        self._page.changed.emit(changes)
        self._own = False
        self._page.notice.emit(
            NoticeText(title, button=tr("Undo"), run=self._page.undo_wanted.emit)
        )

    def _not_settled(self, problem: Problem) -> None:
        self.panel.show_busy(False)
        report_problem(self._page, problem)
        self._search()

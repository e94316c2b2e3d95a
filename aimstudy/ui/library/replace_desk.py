"""Finds and replaces in many cards off the UI thread: looks at what is wished, then does it."""

from __future__ import annotations

from functools import partial
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from aimstudy.ui.background import Handle, Job, run
from aimstudy.ui.library.replace_panel import ReplacePanel, ReplaceScope
from aimstudy.ui.problems import problem_text, problem_title, report_problem
from aimstudy.ui.translations import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aimstudy.domain.changes import Changes
    from aimstudy.domain.errors import Problem
    from aimstudy.domain.replacing import ReplaceWish
    from aimstudy.services.library import Library
    from aimstudy.services.views.replacing import ReplaceLook
    from aimstudy.ui.page import Page


class ReplaceDesk(QObject):
    """Find and replace on one page; ``done`` when cards are changed."""

    done = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._looking: Handle[ReplaceLook] | None = None
        self._stopped = Event()
        self.destroyed.connect(partial(_stop, self._stopped))
        self.panel = ReplacePanel()
        self.panel.look_wanted.connect(self.look)
        self.panel.fields_wanted.connect(self.name_fields)
        self.panel.replace_wanted.connect(self.replace)
        self.panel.stop_wanted.connect(lambda: self._stopped.set())

    def name_fields(self, scope: ReplaceScope) -> None:
        """Have the form offer the fields of these cards."""
        library = self._page.library
        run(
            self,
            lambda _job: library.replacing.fields(_cards(library, scope)),
            self.panel.show_fields,
            lambda problem: report_problem(self._page, problem),
        )

    def look(self, scope: ReplaceScope, wish: ReplaceWish) -> None:
        """Have the form say what would be replaced; what was looked for before is dropped."""
        if self._looking is not None:
            self._looking.cancel()
        library = self._page.library

        def op(job: Job) -> ReplaceLook:
            return library.replacing.look(_cards(library, scope), wish, lambda: job.cancelled)

        self._looking = run(self, op, self.panel.show_look, self._not_looked)

    def replace(self, scope: ReplaceScope, wish: ReplaceWish) -> None:
        """Do it, as one step."""
        library, stopped = self._page.library, self._stopped
        stopped.clear()
        self.panel.show_busy(True)
        run(
            self,
            lambda _job: library.replacing.run(_cards(library, scope), wish, stopped.is_set),
            self._replaced,
            self._not_replaced,
        )

    def _not_looked(self, problem: Problem) -> None:
        self.panel.show_problem(f"{problem_title(problem)} {problem_text(problem)}")

    def _replaced(self, changes: Changes) -> None:
        self.panel.show_busy(False)
        if not changes:
            self._page.say(tr("Stopped. No card is changed."))
            self.look(self.panel.scope, self.panel.wish)
            return
        self.done.emit()
        self._page.changed.emit(changes)
        self._page.say(tr("The words are replaced."), tr("Ctrl+Z takes it back."))

    def _not_replaced(self, problem: Problem) -> None:
        self.panel.show_busy(False)
        self._not_looked(problem)


def _cards(library: Library, scope: ReplaceScope) -> Sequence[int]:
    asked = scope.asked
    return scope.chosen or library.cards.found(asked.query, asked.deck_id, asked.kind).ids


def _stop(stopped: Event, _gone: object = None) -> None:
    stopped.set()

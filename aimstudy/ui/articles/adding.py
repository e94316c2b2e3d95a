"""Adding an article in the background: progress, cancelling, and what came of it.

A cancelled article is taken out again, so that cancelling leaves nothing behind.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from aimstudy.domain.errors import Problem
from aimstudy.services.views.articles import ArticleAdded
from aimstudy.ui.articles.add_panel import AddPanel
from aimstudy.ui.background import Handle, Job, run
from aimstudy.ui.problems import report_problem

if TYPE_CHECKING:
    from aimstudy.services.library import Library

STARTED = 0.2  # shares of the bar: the library reads and stores in one step
STORED = 0.9


class Adding(QObject):
    """``added`` carries an ArticleAdded; a Problem goes to the window's bar."""

    added = Signal(object)

    def __init__(self, library: Library, panel: AddPanel) -> None:
        super().__init__(panel)
        self._library = library
        self._panel = panel
        self._handle: Handle[ArticleAdded] | None = None
        panel.text_given.connect(self.add_text)
        panel.cancel_wanted.connect(self.cancel)

    def add_file(self, path: Path) -> None:
        """Read the file at ``path``."""
        self._start(path.name, lambda: self._library.articles.add(path))

    def add_text(self, name: str, text: str) -> None:
        """Read pasted text under ``name``."""
        self._start(name, lambda: self._library.articles.add_text(name, text))

    def cancel(self) -> None:
        """Stop waiting; what has been stored by then is taken out again."""
        if self._handle:
            self._handle.cancel()
            self._handle = None
        self._panel.finish(keep_text=True)

    def _start(self, name: str, add: Callable[[], ArticleAdded]) -> None:
        if self._handle and self._handle.running:
            return
        self._panel.show_reading(name)

        def op(job: Job) -> ArticleAdded:
            job.progress(STARTED)
            found = add()
            if job.cancelled:
                self._library.articles.delete(found.article_id)
            job.progress(STORED)
            return found

        self._handle = run(self, op, self._done, self._failed, self._panel.show_progress)

    def _done(self, found: ArticleAdded) -> None:
        self._handle = None
        self._panel.finish(keep_text=False)
        self.added.emit(found)

    def _failed(self, problem: Problem) -> None:
        self._handle = None
        self._panel.finish(keep_text=True)
        report_problem(self._panel, problem)

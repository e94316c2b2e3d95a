"""Reading an article in the background: progress, cancelling, and what came of it.

What is another version of an article in the library is not stored, but handed on to be looked at.
A cancelled article is taken out again, so that cancelling leaves nothing behind.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from aimstudy.domain.errors import Problem
from aimstudy.services.views.articles import ArticleAdded
from aimstudy.services.views.versions import ArticleComparison, ArticleRead
from aimstudy.ui.articles.add_panel import AddPanel
from aimstudy.ui.background import Handle, Job, run
from aimstudy.ui.problems import report_problem

if TYPE_CHECKING:
    from aimstudy.services.library import Library

READ = 0.9  # share of the bar that reading takes; storing is the rest

Found = ArticleAdded | ArticleComparison
Read = Callable[[Callable[[float], None]], ArticleRead]


class Adding(QObject):
    """``added`` carries an ArticleAdded, ``version_found`` an ArticleComparison.

    A Problem goes to the window's bar.
    """

    added = Signal(object)
    version_found = Signal(object)

    def __init__(self, library: Library, panel: AddPanel) -> None:
        super().__init__(panel)
        self._library = library
        self._panel = panel
        self._handle: Handle[Found] | None = None
        self._waiting: list[Path] = []
        panel.text_given.connect(self.add_text)
        panel.cancel_wanted.connect(self.cancel)

    def add_file(self, path: Path, version_of: int | None = None) -> None:
        """Read the file at ``path``; ``version_of`` is the article it is to replace."""
        articles = self._library.articles
        self._start(path.name, lambda tell: articles.read(path, tell), version_of)

    def add_later(self, paths: Sequence[Path]) -> None:
        """Read these files one after the other, once what is read now is done."""
        self._waiting += paths
        self._go_on()

    def _go_on(self) -> None:
        if self._waiting and not (self._handle and self._handle.running):
            self.add_file(self._waiting.pop(0))

    def add_text(self, name: str, text: str, title: str = "") -> None:
        """Read pasted text under ``name``; a ``title`` that was typed goes before its heading."""
        articles = self._library.articles
        self._start(name, lambda tell: articles.read_text(name, text, tell, title))

    def keep(self, found: ArticleComparison) -> None:
        """Store what was read as an article of its own, although there is another version."""
        self._run(lambda job: self._keep(job, found.read))

    def cancel(self) -> None:
        """Stop reading; what has been stored by then is taken out again."""
        if self._handle:
            self._handle.cancel()
            self._handle = None
        self._waiting.clear()
        self._panel.finish(keep_text=True)

    def _start(self, name: str, read: Read, version_of: int | None = None) -> None:
        if self._handle and self._handle.running:
            return
        self._panel.show_reading(name)

        def op(job: Job) -> Found:
            found = read(lambda share: job.progress(READ * share))
            compared = self._library.articles.compare(found, version_of)
            job.progress(READ)
            return self._keep(job, found) if compared is None else compared

        self._run(op)

    def _keep(self, job: Job, read: ArticleRead) -> ArticleAdded:
        added = self._library.articles.keep(read)
        if job.cancelled:
            self._library.articles.withdraw(added.article_id)
        job.progress(1.0)
        return added

    def _run(self, op: Callable[[Job], Found]) -> None:
        self._handle = run(self, op, self._done, self._failed, self._panel.show_progress)

    def _done(self, found: Found) -> None:
        self._handle = None
        self._panel.finish(keep_text=False)
        if isinstance(found, ArticleComparison):
            self.version_found.emit(found)
        else:
            self.added.emit(found)
            self._go_on()

    def _failed(self, problem: Problem) -> None:
        self._handle = None
        self._panel.finish(keep_text=True)
        report_problem(self._panel, problem)
        self._go_on()

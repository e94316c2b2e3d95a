"""Decks come in and go out: asks for files, reads and writes them off the UI thread, says so.

A wish to stop is heard by the library, which answers what came of it: nothing is guessed here.
"""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from aimstudy.domain.changes import Changes
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.imports import ExportFormat
from aimstudy.services.views.imports import ExportResult, ImportResult
from aimstudy.ui.background import Handle, Job, run
from aimstudy.ui.library.export_panel import ExportPanel, ExportWish
from aimstudy.ui.library.import_panel import ImportPanel, ImportWish
from aimstudy.ui.library.import_words import (
    did_something,
    holding_words,
    note_words,
    written_words,
)
from aimstudy.ui.page import NoticeText, Page
from aimstudy.ui.problems import problem_text, problem_title, report_problem
from aimstudy.ui.translations import tr

if TYPE_CHECKING:
    from collections.abc import Callable

USUAL_SUFFIX = ".apkg"
PATTERNS = " ".join(
    f"*.{end}" for end in ("apkg", "colpkg", "anki2", "anki21", "csv", "tsv", "txt", "json")
)
Preview = tuple[ImportResult, tuple[str, ...]]


class DeckDesk(QObject):
    """The ways in and out of one page. ``opened`` when a form comes, ``left`` when it goes."""

    opened = Signal()
    left = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._file = Path()
        self._stop = Event()
        self._handle: Handle[Preview] | Handle[ImportResult] | None = None
        self.panel = ImportPanel()
        self.export_panel = ExportPanel()
        self.panel.import_wanted.connect(self.take)
        self.panel.stop_wanted.connect(self.stop)
        self.panel.closed.connect(self._close)
        self.export_panel.export_wanted.connect(self.export)
        self.export_panel.closed.connect(self.leave)

    @property
    def busy(self) -> bool:
        """Whether a file is read or taken in."""
        return self._handle is not None and self._handle.running

    def ask(self) -> str:
        """The file to import; "" for none."""
        kinds = f"{tr('Decks')} ({PATTERNS})"
        everything = f"{tr('All files')} (*)"
        return QFileDialog.getOpenFileName(
            self._page, tr("Import a deck"), "", f"{kinds};;{everything}"
        )[0]

    def ask_where(self, name: str) -> str:
        """The file to write; "" for none."""
        kinds = [f"{words} (*{suffix})" for suffix, words in self._formats()]
        return QFileDialog.getSaveFileName(
            self._page, tr("Export cards"), name + USUAL_SUFFIX, ";;".join(kinds)
        )[0]

    def choose(self) -> None:
        """Ask for a file and show what it holds."""
        name = self.ask()
        if name:
            self.preview(Path(name))

    def preview(self, file: Path) -> None:
        """Show what ``file`` holds, before anything is taken."""
        if self.busy:
            self._page.say(tr("Another deck is being read."), tr("Cancel that first, or wait."))
            return
        self._file = file
        self.export_panel.hide()
        self.panel.show_reading(file.name)
        self.opened.emit()
        library, stopped = self._page.library, self._new_stop()

        def op(job: Job) -> Preview:
            held = library.importing.preview(file, is_stopped=_stopper(job, stopped))
            return held, tuple(deck.name for deck in library.cards.decks())

        self._handle = run(self, op, self._show, self._not_read)

    def take(self, wish: ImportWish) -> None:
        """Take the deck in as chosen."""
        if self.busy:
            return
        self.panel.show_taking(self._file.name)
        library, file, stopped = self._page.library, self._file, self._new_stop()

        def op(job: Job) -> ImportResult:
            return library.importing.run(
                file,
                deck=wish.deck,
                duplicates=wish.duplicates,
                history=wish.history,
                is_stopped=_stopper(job, stopped),
            )

        self._handle = run(self, op, self._taken, self._not_taken)

    def stop(self) -> None:
        """Have what is going on stop."""
        self._stop.set()
        self.panel.show_stopping()

    def open_export(self, deck: str, query: str) -> None:
        """Ask which cards go out."""
        if self.busy:
            return
        self.panel.hide()
        self.export_panel.open(deck, query)
        self.opened.emit()

    def export(self, wish: ExportWish) -> None:
        """Ask where, and write."""
        name = self.ask_where((wish.deck or "AimStudy").replace("::", " ").replace("/", " "))
        if not name:
            return
        file = Path(name)
        if not file.suffix:
            file = file.with_name(file.name + USUAL_SUFFIX)
        self.leave()
        self._page.say(tr("Writing {file}…", file=file.name))
        exporting = self._page.library.exporting
        run(
            self,
            lambda _job: exporting.run(
                file, deck=wish.deck, search=wish.search,
                scheduling=wish.scheduling, media=wish.media,
            ),
            self._written,
            lambda problem: report_problem(self._page, problem),
        )  # fmt: skip

    def _formats(self) -> list[tuple[str, str]]:
        words = {ExportFormat.APKG: tr("Package of Anki")}
        found = self._page.library.exporting.suffixes()
        return [(end, words.get(kind, end[1:].upper())) for end, kind in found.items()]

    def _new_stop(self) -> Event:
        self._stop = stopped = Event()
        self.destroyed.connect(stopped.set)  # nobody is left to be told what came of it
        return stopped

    def _show(self, held: Preview) -> None:
        self.panel.show_preview(*held)
        self.opened.emit()

    def _not_read(self, problem: Problem) -> None:
        self.leave()
        if problem.kind is not ProblemKind.IMPORT_STOPPED:
            report_problem(self._page, problem)

    def _taken(self, result: ImportResult) -> None:
        if result.remarks:
            self.panel.show_report(result)
        else:
            self.leave()
        self._page.changed.emit(Changes.EVERYTHING)
        if not did_something(result):
            self._page.say(tr("Nothing in {file} is new.", file=result.file), note_words(result))
            return
        words = f"{note_words(result)} {holding_words(result)}."
        title = tr("{file} is imported.", file=result.file)
        self._page.notice.emit(NoticeText(title, words, button=tr("Undo"), run=self._undo))

    def _not_taken(self, problem: Problem) -> None:
        self.panel.show_choices()
        if problem.kind is ProblemKind.IMPORT_STOPPED:
            self._page.say(problem_title(problem), problem_text(problem))
        else:
            report_problem(self._page, problem)

    def _written(self, result: ExportResult) -> None:
        self._page.say(tr("Saved as {file}.", file=result.file.name), written_words(result) + ".")

    def _undo(self) -> None:
        """Take the import back, but no other step that came after it."""
        if self._page.library.undo_label() == "import":
            self.leave()
            self._page.undo_wanted.emit()
        else:
            self._page.say(
                tr("Something else was done since."), tr("Ctrl+Z takes steps back one by one.")
            )

    def _close(self) -> None:
        if self.panel.busy:
            self.stop()
        else:
            self.leave()

    def leave(self) -> None:
        """Close the forms."""
        self.panel.hide()
        self.export_panel.hide()
        self.left.emit()


def _stopper(job: Job, stopped: Event) -> Callable[[], bool]:
    return lambda: job.cancelled or stopped.is_set()

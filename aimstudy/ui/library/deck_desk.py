"""Decks come in and go out: asks for files, reads and writes them off the UI thread, says so.

A wish to stop is heard by the library, which answers what came of it: nothing is guessed here.
"""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from aimstudy.domain.changes import Changes
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.services.views.import_looks import Look
from aimstudy.services.views.imports import ImportResult
from aimstudy.ui.background import Handle, Job, run
from aimstudy.ui.library.export_desk import ExportDesk
from aimstudy.ui.library.export_panel import ExportOffer
from aimstudy.ui.library.import_panel import ImportPanel, ImportWish
from aimstudy.ui.library.import_paste import PastePanel
from aimstudy.ui.library.import_words import (
    did_something,
    holding_words,
    note_words,
)
from aimstudy.ui.library.replace_desk import ReplaceDesk
from aimstudy.ui.library.replace_panel import ReplaceScope
from aimstudy.ui.library.sides_desk import SidesDesk
from aimstudy.ui.page import NoticeText, Page
from aimstudy.ui.problems import problem_text, problem_title, report_problem
from aimstudy.ui.translations import tr, trn

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

PATTERNS = " ".join(
    f"*.{end}" for end in ("apkg", "colpkg", "anki2", "anki21", "csv", "tsv", "txt", "json")
)
Preview = tuple[Look, tuple[str, ...]]


class DeckDesk(QObject):
    """The ways in and out of one page. ``opened`` when a form comes, ``left`` when it goes."""

    opened = Signal()
    left = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._name = ""
        self._pasted = False
        self._look: Look | None = None
        self._waiting: list[Path] = []
        self._stop = Event()
        self._handle: Handle[Preview] | Handle[ImportResult] | None = None
        self._again: Handle[Look] | None = None  # the same file read in another way
        self._then: ImportWish | None = None  # to be done when it is read
        self.panel = ImportPanel()
        self.paste_panel = PastePanel()
        self.out = ExportDesk(page)
        self.sides = SidesDesk(page)
        self.replacing = ReplaceDesk(page)
        self.forms = (
            self.panel,
            self.paste_panel,
            self.sides.panel,
            self.out.panel,
            self.replacing.panel,
        )
        self.panel.import_wanted.connect(self.take)
        self.panel.stop_wanted.connect(self.stop)
        self.panel.closed.connect(self._close)
        self.panel.form_changed.connect(self.read_again)
        self.panel.save_wanted.connect(self.save_left_out)
        self.panel.pick_wanted.connect(self.pick_sides)
        self.sides.button.clicked.connect(self.pick_sides)
        self.sides.panel.closed.connect(self.leave)
        self.sides.done.connect(self.leave)
        self.paste_panel.given.connect(self.preview_text)
        self.paste_panel.closed.connect(self.leave)
        self.out.panel.closed.connect(self.leave)
        self.out.writing.connect(self.leave)
        self.replacing.panel.closed.connect(self.leave)
        self.replacing.done.connect(self.leave)

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

    def choose(self) -> None:
        """Ask for a file and show what it holds."""
        name = self.ask()
        if name:
            self.preview(Path(name))

    def preview(self, file: Path, others: Sequence[Path] = ()) -> None:
        """Show what ``file`` holds, before anything is taken; ``others`` come after it."""
        if self._refuses():
            return
        self._waiting = list(others)
        library = self._page.library
        self._read(file.name, lambda stopped: library.importing.look(file, is_stopped=stopped))
        self._pasted = False

    def paste(self) -> None:
        """Open the form for a text, with what the clipboard holds."""
        if self._refuses():
            return
        self._drop_look()
        self._hide_forms()
        self.opened.emit()
        self.paste_panel.open(QGuiApplication.clipboard().text())

    def pick_sides(self) -> None:
        """Show the notes that were changed here and in a file."""
        if self._refuses():
            return
        self._drop_look()
        self._hide_forms()
        self.opened.emit()
        self.sides.open()

    def preview_text(self, text: str, name: str) -> None:
        """Show what a pasted text holds."""
        if self._refuses():
            return
        self.paste_panel.hide()
        importing = self._page.library.importing
        self._read(name, lambda stopped: importing.look_at_text(text, name, is_stopped=stopped))
        self._pasted = True

    def _refuses(self) -> bool:
        if self.busy:
            self._page.say(tr("Another deck is being read."), tr("Cancel that first, or wait."))
        return self.busy

    def _read(self, name: str, look: Callable[[Callable[[], bool]], Look]) -> None:
        self._drop_look()
        self._name = name
        self._hide_forms()
        self.panel.show_reading(name)
        self.opened.emit()
        library, stopped = self._page.library, self._new_stop()

        def op(job: Job) -> Preview:
            held = look(_stopper(job, stopped))
            return held, tuple(deck.name for deck in library.cards.decks())

        self._handle = run(self, op, self._show, self._not_read)

    def read_again(self, choices: dict[str, Any]) -> None:
        """Read the table in another way; what was wished before is dropped."""
        look = self._look
        if look is None or self.busy:
            return
        if self._again is not None:
            self._again.cancel()
        importing, stopped = self._page.library.importing, self._new_stop()

        def op(job: Job) -> Look:
            return importing.relook(look, is_stopped=_stopper(job, stopped), **choices)

        self._again = run(self, op, self._show_again, self._not_read_again)

    def take(self, wish: ImportWish) -> None:
        """Take the deck in as chosen, and as the table is read by the last choice."""
        look = self._look
        if self.busy or look is None:
            return
        self.panel.show_taking(self._name)
        if self._again is not None and self._again.running:
            self._then = wish
            return
        library, stopped = self._page.library, self._new_stop()

        def op(job: Job) -> ImportResult:
            return library.importing.take(
                look,
                deck=wish.deck,
                duplicates=wish.duplicates,
                history=wish.history,
                tags=wish.tags,
                is_stopped=_stopper(job, stopped),
            )

        self._handle = run(self, op, self._taken, self._not_taken)

    def save_left_out(self, result: ImportResult) -> None:
        """Ask where the rows that were left out go, and write them."""
        stem = tr("{name}, left-out rows", name=Path(result.file).stem)
        name = self.ask_where_rows(stem + ".csv")
        if not name:
            return
        importing = self._page.library.importing
        try:
            count = importing.save_left_out(result, Path(name))
        except Problem as problem:
            report_problem(self._page, problem)
            return
        title = tr("Saved as {file}.", file=Path(name).name)
        words = trn(
            "{n} row to mend and to import again.", "{n} rows to mend and to import again.", count
        )
        self._page.say(title, words)

    def ask_where_rows(self, name: str) -> str:
        """The file for rows that were left out; "" for none."""
        kinds = f"{tr('Table')} (*.csv)"
        return QFileDialog.getSaveFileName(self._page, tr("Save the left-out rows"), name, kinds)[0]

    def stop(self) -> None:
        """Have what is going on stop."""
        self._stop.set()
        self.panel.show_stopping()

    def open_export(self, offer: ExportOffer) -> None:
        """Ask which cards go out."""
        if self.busy:
            return
        self._hide_forms()
        self.out.open(offer)
        self.opened.emit()

    def replace(self, scope: ReplaceScope) -> None:
        """Ask what is to be replaced in cards."""
        if self._refuses():
            return
        self._hide_forms()
        self.opened.emit()
        self.replacing.panel.open(scope)

    def _new_stop(self) -> Event:
        self._stop = stopped = Event()
        self.destroyed.connect(stopped.set)  # nobody is left to be told what came of it
        return stopped

    def _show(self, held: Preview) -> None:
        self._look = held[0]
        self.panel.show_preview(*held, len(self._waiting))
        self.opened.emit()

    def _show_again(self, look: Look) -> None:
        self._drop_look()
        self._look = look
        then, self._then = self._then, None
        self.panel.show_relook(look)
        if then is not None:
            self.take(then)

    def _not_read_again(self, problem: Problem) -> None:
        """The cards as they were read before stay in sight."""
        if self._then is not None:
            self._then = None
            self.panel.show_choices()
        if problem.kind is not ProblemKind.IMPORT_STOPPED:
            self.panel.show_form_problem(f"{problem_title(problem)} {problem_text(problem)}")

    def _not_read(self, problem: Problem) -> None:
        stopped = problem.kind is ProblemKind.IMPORT_STOPPED
        if self._pasted:
            self.panel.hide()
            words = ("", "") if stopped else (problem_title(problem), problem_text(problem))
            self.paste_panel.show_problem(*words)
            self.paste_panel.problem.setVisible(not stopped)
            return
        self._leave_for_next() if not stopped else self.leave()
        if not stopped:
            report_problem(self._page, problem)

    def _taken(self, result: ImportResult) -> None:
        self._drop_look()
        if self._pasted:
            self.paste_panel.clear()
        if result.remarks or result.notes.conflicts:
            self.panel.show_report(result)
        else:
            self._leave_for_next()
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
        elif self._pasted and self._look is not None:
            self.panel.hide()
            self._drop_look()
            self.paste_panel.open()
        else:
            self._leave_for_next()

    def _leave_for_next(self) -> None:
        """Close the form; where another file waits, show that."""
        waiting, self._waiting = self._waiting, []
        self.leave()
        if waiting:
            self.preview(waiting[0], waiting[1:])

    def _drop_look(self) -> None:
        look, self._look = self._look, None
        if self._again is not None:
            self._again.cancel()
            self._again = None
        if look is not None:
            importing = self._page.library.importing
            run(self._page, lambda _job: importing.forget(look), lambda _none: None)

    def leave(self) -> None:
        """Close the forms."""
        self._drop_look()
        self._waiting = []
        self._hide_forms()
        self.left.emit()

    def _hide_forms(self) -> None:
        for form in self.forms:
            form.hide()


def _stopper(job: Job, stopped: Event) -> Callable[[], bool]:
    return lambda: job.cancelled or stopped.is_set()

"""Opens, restores and closes the library off the UI thread, and shows what comes of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from aimstudy.domain.changes import Changes
from aimstudy.domain.errors import Problem
from aimstudy.ui import background
from aimstudy.ui.brought_in import destination_of
from aimstudy.ui.main_window import MainWindow
from aimstudy.ui.page import Destination, FileToAdd, NoticeKind, NoticeText
from aimstudy.ui.page_list import load_pages
from aimstudy.ui.pages.loading_page import LoadingPage
from aimstudy.ui.plan_keeper import PlanKeeper
from aimstudy.ui.translations import tr, trn

if TYPE_CHECKING:
    from collections.abc import Callable

    from aimstudy.domain.article import Language
    from aimstudy.services.library import Library, LibraryDoor
    from aimstudy.services.views.settings import FirstRunChoices
    from aimstudy.ui.dialogs.first_run import FirstRunPage

BACKUP_AFTER_MS = 3_000
PAGES_AFTER_MS = 600


class Opening(QObject):
    """Brings a library into the window, whatever state its file is in."""

    def __init__(self, window: MainWindow, door: LibraryDoor, file: Path | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._door = door
        self._file = file
        self.library: Library | None = None
        self._first_run: FirstRunPage | None = None
        self.plan_keeper = PlanKeeper(window)
        window.restore_wanted.connect(self.restore)
        window.look.language_changed.connect(self._reworded)

    def show_waiting(self) -> None:
        """What is seen before the library is open."""
        self._window.show_alone(LoadingPage(), nav=True)

    def open(self) -> None:
        """Open the library."""
        background.run(self, lambda _job: self._make(), self._opened, self._failed)

    def restore(self, path: Path) -> None:
        """Close the library, put the backup in its place and open it."""
        library, door = self.library, self._door
        self.library = None
        self.plan_keeper.forget_library()
        self._window.forget_library()
        self.show_waiting()

        def work(_job: background.Job) -> Library:
            if library is not None:
                library.close()
            door.restore(path)
            return self._make()

        background.run(self, work, self._restored, self._failed)

    def use_folder(self, folder: Path) -> None:
        """Open the library of another folder instead."""
        self._door = self._door.elsewhere(folder)
        self.show_waiting()
        self.open()

    def close(self) -> None:
        """Finish what runs and close the library; the window is gone or about to go."""
        self.plan_keeper.forget_library()
        background.shut_down()
        # What the window still has to do by its timers must not ask a closed library.
        self._window.library = None
        if self.library is not None:
            self.library.close()
            self.library = None

    def _make(self) -> Library:
        # On the jobs thread. Kept at once: a window closed meanwhile never calls ``_opened``,
        # and still closes the library.
        self.library = self._door.open()
        return self.library

    def _opened(self, library: Library) -> None:
        self.library = library
        if not library.read_only and library.settings.welcome_due():
            self._show_first_run(library)
        else:
            self._enter(library)

    def _restored(self, library: Library) -> None:
        self._opened(library)
        self._window.show_notice(
            NoticeText(tr("The backup is restored."), tr("The file of before is kept beside it."))
        )

    def _enter(self, library: Library) -> None:
        self._window.use_library(library)
        self.plan_keeper.use_library(library)
        QTimer.singleShot(PAGES_AFTER_MS, self, self._load_pages)
        if library.read_only:
            self._window.show_notice(
                NoticeText(
                    tr("The library can only be read."),
                    tr("Answers and edits cannot be saved in this folder."),
                    NoticeKind.WARN,
                )
            )
        else:
            QTimer.singleShot(BACKUP_AFTER_MS, self, self._back_up)
        if self._file is not None:
            self._offer(self._file)
            self._file = None

    def _load_pages(self) -> None:
        """Have the first visit of a page wait for nothing."""
        if self.library is not None:
            background.run(self, lambda _job: load_pages(), lambda _none: None)

    def _back_up(self) -> None:
        """Make today's backup, once the start no longer needs the disk."""
        library = self.library
        if library is not None:
            background.run(self, lambda _job: library.care.backup_if_due(), self._backed_up)

    def _backed_up(self, made: Path | None) -> None:
        library = self.library
        if library is None:
            return
        if made is not None:
            self._window.mark_changed(Changes.BACKUPS)
        background.run(self, lambda _job: library.memory.renew_states(), self._renewed)
        background.run(self, lambda _job: library.memory.refit_if_due(), self._refitted)

    def _renewed(self, moved: int) -> None:
        """States of an older version are under today's rules; said once, where it shows."""
        if not moved or self.library is None:
            return
        self._window.mark_changed(Changes.CARDS | Changes.PLAN)
        self._window.show_notice(
            NoticeText(
                trn(
                    "{n} card comes on another day now.", "{n} cards come on other days now.", moved
                ),
                tr("This version reckons memory more exactly. Your answers are as they were."),
            )
        )

    def _refitted(self, changes: Changes) -> None:
        if changes and self.library is not None:
            self._window.mark_changed(changes)

    def _offer(self, file: Path) -> None:
        library = self.library
        if library is not None:
            background.run(self, lambda _job: destination_of(library, file), self._offer_to)

    def _offer_to(self, place: Destination) -> None:
        """An article is added at a press; a deck is looked at, which changes nothing."""
        file = place.target
        if not isinstance(file, FileToAdd):
            self._window.go(place)
            return
        self._window.show_notice(
            NoticeText(
                tr("Add {name} as an article?", name=file.path.name),
                tr("Its cards wait for your look before they are studied."),
                button=tr("Add it"),
                run=lambda: self._window.go(place),
            )
        )

    def _show_first_run(self, library: Library) -> None:
        from aimstudy.ui.dialogs.first_run import FirstRunPage

        before = self._first_run.choices() if self._first_run is not None else None
        page = FirstRunPage(library, self._window.look, before)
        page.finished.connect(self._first_run_done)
        page.skipped.connect(self._first_run_skipped)
        self._first_run = page
        self._window.show_alone(page)

    def _first_run_done(self, choices: FirstRunChoices) -> None:
        self._after_first_run(lambda library: library.settings.first_run(choices))

    def _first_run_skipped(self, language: Language) -> None:
        self._after_first_run(lambda library: library.settings.skip_first_run(language))

    def _after_first_run(self, act: Callable[[Library], Changes]) -> None:
        library = self.library
        if library is None:
            return
        try:
            act(library)
        except Problem as problem:
            self._window.show_problem(problem)
            return
        self._first_run = None
        self._enter(library)

    def _failed(self, problem: Problem) -> None:
        from aimstudy.ui.pages.problem_page import ProblemPage

        page = ProblemPage(self._door, problem)
        page.restore_wanted.connect(self.restore)
        page.folder_chosen.connect(self.use_folder)
        page.quit_wanted.connect(self._window.close)
        page.again_wanted.connect(self._again)
        self._window.show_alone(page)

    def _again(self) -> None:
        self.show_waiting()
        self.open()

    def _reworded(self) -> None:
        self._window.rebuild()
        if self.library is not None and self._first_run is not None:
            self._show_first_run(self.library)

"""Where the parts are joined: a library from a folder and a clock, with its services.

Importing this module loads no Qt, and no SQL before a library is opened.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from os import urandom
from pathlib import Path
from typing import TYPE_CHECKING

from aimstudy.domain.article import Language
from aimstudy.paths import bundled_article, default_data_folder, language_data

if TYPE_CHECKING:
    from collections.abc import Callable

    from aimstudy.domain.backup import BackupInfo, RestorePreview
    from aimstudy.domain.paper_clock import Ticks
    from aimstudy.services.library import Library


def system_clock() -> datetime:
    """The time of this computer, aware, in its own zone."""
    return datetime.now().astimezone()


def open_library(
    path: Path | str | None = None,
    clock: Callable[[], datetime] | None = None,
    *,
    ticks: Callable[[], Ticks] | None = None,
    beside: bool = False,
    plans_itself: bool = True,
) -> Library:
    """Open the library in the folder ``path`` (default: this account's), making it on first use.

    ``clock`` gives aware times and ``ticks`` what nobody can set (default: the computer's; with a
    clock of one's own that clock's). ``beside`` only reads, also while the library is open
    elsewhere.
    With an exam ahead, today's order is planned when the first card is asked for; without
    ``plans_itself`` only by ``library.plans.prepare()``. Until then cards come by their dates, and
    ``library.today.view()`` counts them so: its ``planned`` is false.
    Raises Problem: LIBRARY_IN_USE, LIBRARY_DAMAGED, LIBRARY_EMPTY_FILE, LIBRARY_NEWER,
    LIBRARY_READ_ONLY and others; the file is then as it was.

    Ten minutes of study in ten lines::

        from aimstudy.application import open_library

        with open_library("my-library") as library:
            added = library.articles.add("article.md")
            library.articles.accept_all(added.article_id)
            library.study.set_minutes(10)
            while card := library.study.session().card:
                print(card.prompt, "->", card.answer)
                library.study.answer(card.card_id, rating=3, took_ms=20_000)
            print(library.status(), library.backup())
    """
    from aimstudy.computer_clock import system_ticks, ticks_by
    from aimstudy.language.models import LanguageModels
    from aimstudy.services.context import Context
    from aimstudy.services.importing import sweep
    from aimstudy.services.library import Library
    from aimstudy.storage.database import Database

    folder = Path(path) if path is not None else default_data_folder()
    database = Database.open(folder, beside=beside)
    if not beside:
        sweep(folder)
    own = clock is None or clock is system_clock
    context = Context(
        database,
        clock=clock or system_clock,
        models=LanguageModels(language_data),
        ticks=ticks or (system_ticks if own else ticks_by(clock or system_clock)),
        run=urandom(8).hex(),
    )
    try:
        return Library(context, plans_itself=plans_itself)
    except BaseException:
        database.close()
        raise


def add_bundled_articles(library: Library) -> None:
    """Put the AIM articles into a library that has none, accepted and ready to study."""
    if library.articles.list() or library.articles.list(archived=True):
        return
    for language in Language:
        library.articles.add(bundled_article(language), bundled=True)


@dataclass(frozen=True, slots=True)
class Door:
    """Opens the library for the window, and restores one that does not open."""

    folder: Path
    clock: Callable[[], datetime] = system_clock

    def open(self) -> Library:
        """Open the library; one that nobody has used yet gets the bundled articles."""
        library = open_library(self.folder, self.clock, plans_itself=False)
        try:
            if library.settings.welcome_due():
                add_bundled_articles(library)
        except BaseException:
            library.close()
            raise
        return library

    def backups(self) -> tuple[BackupInfo, ...]:
        """Backups in the folder, newest first."""
        from aimstudy.storage.backups import list_backups

        return list_backups(self.folder)

    def preview(self, backup: Path) -> RestorePreview:
        """What a backup holds."""
        from aimstudy.storage.backups import preview

        return preview(backup, None)

    def restore(self, backup: Path) -> None:
        """Put a backup in the library's place."""
        from aimstudy.storage.backups import restore

        restore(self.folder, backup, self.clock())

    def elsewhere(self, folder: Path) -> Door:
        """The door of the library in another folder, with the same clock."""
        return Door(folder, self.clock)

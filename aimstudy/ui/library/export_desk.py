"""Decks go out: counts what is chosen, asks where, and writes it off the UI thread."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from aimstudy.ui.background import Handle, run
from aimstudy.ui.library.export_panel import ExportPanel, ExportWish, format_names
from aimstudy.ui.library.import_words import written_words
from aimstudy.ui.problems import report_problem
from aimstudy.ui.translations import tr

if TYPE_CHECKING:
    from aimstudy.domain.imports import ExportFormat
    from aimstudy.services.library import Library
    from aimstudy.services.views.imports import ExportCount, ExportResult
    from aimstudy.ui.page import Page


class ExportDesk(QObject):
    """The way out of one page; ``writing`` when a file is on its way."""

    writing = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._counting: Handle[ExportCount] | None = None
        self.panel = ExportPanel()
        self.open = self.panel.open
        self.panel.count_wanted.connect(self.count)
        self.panel.export_wanted.connect(self.export)

    def ask_where(self, name: str, kind: ExportFormat) -> str:
        """The file to write; "" for none."""
        words = dict(format_names())[kind]
        pattern = f"{words.partition(' (')[0]} (*{self._suffix(kind)})"
        return QFileDialog.getSaveFileName(self._page, tr("Export cards"), name, pattern)[0]

    def count(self, wish: ExportWish) -> None:
        """Have the form say how much would be written."""
        if self._counting is not None:
            self._counting.cancel()
        library = self._page.library
        self._counting = run(
            self,
            lambda _job: library.exporting.count(
                deck=wish.deck, tag=wish.tag, cards=_cards(library, wish)
            ),
            self.panel.show_count,
        )

    def export(self, wish: ExportWish) -> None:
        """Ask where, and write."""
        stem = (wish.deck or wish.tag or "AimStudy").replace("::", " ").replace("/", " ")
        suffix = self._suffix(wish.format)
        name = self.ask_where(stem + suffix, wish.format)
        if not name:
            return
        file = Path(name)
        if not file.suffix:
            file = file.with_name(file.name + suffix)
        self.writing.emit()
        self._page.say(tr("Writing {file}…", file=file.name))
        library = self._page.library
        run(
            self,
            lambda _job: library.exporting.run(
                file, format=wish.format, deck=wish.deck, tag=wish.tag,
                cards=_cards(library, wish), scheduling=wish.scheduling, media=wish.media,
                bom=wish.bom,
            ),
            self._written,
            lambda problem: report_problem(self._page, problem),
        )  # fmt: skip

    def _suffix(self, kind: ExportFormat) -> str:
        suffixes = self._page.library.exporting.suffixes()
        return next(end for end, known in suffixes.items() if known is kind)

    def _written(self, result: ExportResult) -> None:
        self._page.say(tr("Saved as {file}.", file=result.file.name), written_words(result) + ".")


def _cards(library: Library, wish: ExportWish) -> tuple[int, ...] | None:
    """Those that are chosen, or that the list shows."""
    asked = wish.asked
    return (
        wish.cards
        if asked is None
        else library.cards.found(asked.query, asked.deck_id, asked.kind).ids
    )

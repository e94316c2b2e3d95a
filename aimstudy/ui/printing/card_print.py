"""From cards to a PDF: asks where, sets the pages off the UI thread, says what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from aimstudy.ui.background import Job, run
from aimstudy.ui.page import Page
from aimstudy.ui.problems import report_problem
from aimstudy.ui.translations import tr, trn

if TYPE_CHECKING:
    from aimstudy.services.library import Library

SUFFIX = ".pdf"
_READ = 0.3  # of the time


class CardPrint:
    """One page's way to cards on paper. ``ask`` may be replaced where no dialog can be shown."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def ask(self) -> str:
        """The file that is wanted; "" for none."""
        title, kinds = tr("Print cards"), tr("PDF (*.pdf)")
        name = tr("Cards") + SUFFIX
        return QFileDialog.getSaveFileName(self._page, title, name, kinds)[0]

    def save(self, wanted: Callable[[Library], Sequence[int]]) -> None:
        """Ask for a file and write the cards that ``wanted`` finds."""
        name = self.ask()
        if not name:
            return
        file = Path(name)
        if not file.suffix:
            file = file.with_suffix(SUFFIX)
        library = self._page.library
        run(
            self._page,
            lambda job: _written(library, file, wanted, job),
            lambda count: self._said(file, count),
            lambda problem: report_problem(self._page, problem),
        )

    def _said(self, file: Path, count: int) -> None:
        self._page.say(
            tr("Saved as {file}.", file=file.name),
            trn("{n} card.", "{n} cards.", count)
            + " "
            + tr("Print on both sides, turned on the long edge: each back lies behind its front."),
        )


def _written(
    library: Library, file: Path, wanted: Callable[[Library], Sequence[int]], job: Job
) -> int:
    from aimstudy.ui.printing.card_sheets import card_sheets

    cards = library.printing.cards(wanted(library), lambda part: job.progress(_READ * part))
    pages = card_sheets(tr("Cards"), cards, lambda part: job.progress(_READ + (1 - _READ) * part))
    library.printing.save(file, pages)
    return len(cards)

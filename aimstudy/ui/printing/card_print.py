"""From cards to a PDF: asks where, sets the pages off the UI thread, says what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from aimstudy.ui.background import Job, run
from aimstudy.ui.page import Page
from aimstudy.ui.printing.paper_choice import Wanted, ask_for_paper
from aimstudy.ui.problems import report_problem
from aimstudy.ui.translations import tr, trn

if TYPE_CHECKING:
    from aimstudy.services.library import Library

_READ = 0.3  # of the time


class CardPrint:
    """One page's way to cards on paper. ``ask`` may be replaced where no dialog can be shown."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def ask(self) -> Wanted | None:
        """The file and paper that are wanted; None for none."""
        return ask_for_paper(self._page, tr("Print cards"), tr("Cards"))

    def save(self, chosen: Callable[[Library], Sequence[int]]) -> None:
        """Ask for a file and write the cards that ``chosen`` finds."""
        wanted = self.ask()
        if wanted is None:
            return
        library = self._page.library
        run(
            self._page,
            lambda job: _written(library, wanted, chosen, job),
            lambda count: self._said(wanted, count),
            lambda problem: report_problem(self._page, problem),
        )

    def _said(self, wanted: Wanted, count: int) -> None:
        self._page.say(
            tr("Saved as {file}.", file=wanted.file.name),
            trn("{n} card.", "{n} cards.", count)
            + " "
            + tr("Print on both sides, turned on the long edge: each back lies behind its front."),
        )


def _written(
    library: Library, wanted: Wanted, chosen: Callable[[Library], Sequence[int]], job: Job
) -> int:
    from aimstudy.ui.printing.card_sheets import card_sheets

    cards = library.printing.cards(chosen(library), lambda part: job.progress(_READ * part))
    pages = card_sheets(
        tr("Cards"), cards, lambda part: job.progress(_READ + (1 - _READ) * part), wanted.format
    )
    library.printing.save(wanted.file, pages)
    return len(cards)

"""Joins the card for paper to the library: sheets saved as PDF, letters read and scored."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from aimstudy.domain.changes import Changes
from aimstudy.domain.errors import Problem
from aimstudy.services.views.printing import QuizSheet
from aimstudy.services.views.quiz import QuizWish
from aimstudy.ui.background import run
from aimstudy.ui.page import Page
from aimstudy.ui.printing.paper_choice import Wanted, ask_for_paper
from aimstudy.ui.problems import report_problem
from aimstudy.ui.quiz.paper_card import PaperCard
from aimstudy.ui.translations import tr

if TYPE_CHECKING:
    from aimstudy.services.library import Library


class PaperDesk:
    """``ask`` may be replaced where no dialog can be shown."""

    def __init__(
        self,
        page: Page,
        card: PaperCard,
        wish: Callable[[], QuizWish],
        look_back: Callable[[int], object],
    ) -> None:
        self._page, self._card = page, card
        self._wish, self._look_back = wish, look_back
        card.print_wanted.connect(self.make)
        card.again_wanted.connect(self.print_again)
        card.typed.connect(self.read)
        card.score_wanted.connect(self.score)

    def ask(self) -> Wanted | None:
        """The file and paper for the questions; None for none."""
        return ask_for_paper(self._page, tr("Print a quiz sheet"), tr("Quiz sheet"))

    def waits(self, attempt_id: int) -> bool:
        """Whether this is a sheet without its letters: one whose scoring was undone is again."""
        return any(
            line.attempt_id == attempt_id and line.right is None
            for line in self._page.library.sheets.sheets()
        )

    def make(self) -> None:
        """Make a sheet as wished, and save it with its key."""
        wish = self._wish()
        self._save(lambda library: library.sheets.make(wish))

    def print_again(self, attempt_id: int) -> None:
        """Save a sheet that was made before."""
        self._save(lambda library: library.sheets.sheet(attempt_id))

    def read(self, attempt_id: int, line: str) -> None:
        """Say what a line of letters says so far."""
        form = self._card.form
        if form is None:
            return
        try:
            form.show_read(self._page.library.sheets.read(attempt_id, line))
        except Problem as problem:
            report_problem(self._page, problem)

    def score(self, attempt_id: int, line: str) -> None:
        """Keep the answers and look back on them."""
        try:
            self._page.library.sheets.score(attempt_id, line)
        except Problem as problem:
            report_problem(self._page, problem)
            return
        self._page.changed.emit(Changes.QUIZZES | Changes.REVIEWS | Changes.CARDS)
        self._look_back(attempt_id)

    def _save(self, sheet_of: Callable[[Library], QuizSheet]) -> None:
        wanted = self.ask()
        if wanted is None:
            return
        library = self._page.library
        run(
            self._page,
            lambda _job: _written(library, wanted, sheet_of),
            lambda key: self._said(wanted.file, key),
            lambda problem: report_problem(self._page, problem),
        )

    def _said(self, file: Path, key: Path) -> None:
        self._page.mark_changed(Changes.QUIZZES)
        words = tr("The key is {key}. Done? Type the letters in under “On paper”.", key=key.name)
        self._page.say(tr("Saved as {file}.", file=file.name), words)


def _written(library: Library, wanted: Wanted, sheet_of: Callable[[Library], QuizSheet]) -> Path:
    from aimstudy.ui.printing.quiz_sheets import quiz_key, quiz_sheet

    sheet, file = sheet_of(library), wanted.file
    key = file.with_stem(file.stem + tr(" – key"))
    library.printing.save(file, quiz_sheet(sheet, wanted.format))
    library.printing.save(key, quiz_key(sheet, wanted.format))
    return key

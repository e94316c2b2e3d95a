"""Finds cards in the background, page by page; a newer question drops the older one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from aimstudy.services.views.library import CardFilter, CardOrder, CardTable
from aimstudy.ui.background import Handle, run

if TYPE_CHECKING:
    from aimstudy.services.library import Library

PAGE = 200
MOST_AT_ONCE = 2_000  # rows read again after a change, so that the place in the table stays


@dataclass(frozen=True, slots=True)
class Question:
    """What is looked for."""

    query: str = ""
    deck_id: int | None = None
    kind: CardFilter = CardFilter.ALL


class Finder(QObject):
    """``found`` carries the first page, ``more`` a later one; both a CardTable."""

    found = Signal(object)
    more = Signal(object)

    def __init__(self, library: Library, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._question = Question()
        self.order = CardOrder()  # of the rows; it stays with every question
        self._handle: Handle[CardTable] | None = None
        self._counted: CardTable | None = None  # the last page with counts that still hold

    @property
    def question(self) -> Question:
        """What was asked last."""
        return self._question

    def ask(self, question: Question, rows: int = 0) -> None:
        """Find from the top: at least a page, or as many ``rows`` as were shown."""
        self._question = question
        limit = min(MOST_AT_ONCE, max(PAGE, rows))
        self._run(0, limit, self._found)

    def sort(self, order: CardOrder) -> None:
        """Find the same in another order, from the top."""
        self.order = order
        self.ask(self._question)

    def ask_anew(self, rows: int) -> None:
        """Find the same again after a change, and count all anew."""
        self._counted = None
        self.ask(self._question, rows)

    def ask_more(self, offset: int) -> None:
        """Find the next page of the same question."""
        self._run(offset, PAGE, self.more.emit)

    def _found(self, page: CardTable) -> None:
        if page.counts:
            self._counted = page
        elif self._counted:
            page = replace(page, counts=self._counted.counts, decks=self._counted.decks)
        self.found.emit(page)

    def _run(self, offset: int, limit: int, done: Callable[[CardTable], object]) -> None:
        if self._handle:
            self._handle.cancel()
        asked, order = self._question, self.order
        counts = self._counted is None and not offset
        self._handle = run(
            self,
            lambda _job: self._library.cards.table(
                asked.query, asked.deck_id, asked.kind, offset, limit, counts, order
            ),
            done,
        )

"""Where a file goes that a person brings: decks to the Library, all else to the articles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.imports import FileKind
from aimstudy.ui.page import DeckToImport, Destination, FileToAdd, PageId

if TYPE_CHECKING:
    from aimstudy.services.library import Library

_NO_DECK = frozenset({
    ProblemKind.DECK_KIND_UNKNOWN, ProblemKind.DECK_IS_WEB_PAGE, ProblemKind.FILE_MISSING,
    ProblemKind.FILE_IS_FOLDER, ProblemKind.FILE_UNREADABLE, ProblemKind.FILE_EMPTY,
})  # fmt: skip


def destination_of(library: Library, file: Path) -> Destination:
    """Told from the first bytes of the file; what is wrong with it is said where it goes."""
    try:
        deck = library.importing.kind_of(file) is not FileKind.ARTICLE
    except Problem as problem:
        deck = problem.kind not in _NO_DECK
    if deck:
        return Destination(PageId.LIBRARY, DeckToImport(file))
    return Destination(PageId.ARTICLES, FileToAdd(file))

"""Where a file goes that a person brings: decks to the Library, all else to the articles."""

from __future__ import annotations

from collections.abc import Sequence
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


_TEXTS = (".md", ".markdown", ".txt")
MOST_FILES = 200  # of a folder


def destination_of(library: Library, file: Path) -> Destination:
    """Told from the first bytes of the file; what is wrong with it is said where it goes."""
    if _is_deck(library, file):
        return Destination(PageId.LIBRARY, DeckToImport(file))
    return Destination(PageId.ARTICLES, FileToAdd(file))


def destinations_of(library: Library, files: Sequence[Path]) -> list[Destination]:
    """Where several files go, articles first; of a folder those that are decks or texts."""
    decks: list[Path] = []
    articles: list[Path] = []
    for file in files:
        if _is_deck(library, file):
            decks.append(file)
            continue
        inside = _files_in(file) if file.is_dir() else []
        for each in inside:
            if _is_deck(library, each, known=True):
                decks.append(each)
            elif each.suffix.lower() in _TEXTS:
                articles.append(each)
        if not inside:
            articles.append(file)
    found = []
    if articles or not decks:
        wanted = articles or list(files)
        target = FileToAdd(wanted[0], tuple(wanted[1:]))
        found.append(Destination(PageId.ARTICLES, target))
    if decks:
        found.append(Destination(PageId.LIBRARY, DeckToImport(decks[0], tuple(decks[1:]))))
    return found


def _is_deck(library: Library, file: Path, *, known: bool = False) -> bool:
    """Whether it goes to the Library; with ``known`` only what can be read there."""
    try:
        return library.importing.kind_of(file) is not FileKind.ARTICLE
    except Problem as problem:
        return not known and problem.kind not in _NO_DECK


def _files_in(folder: Path) -> list[Path]:
    """The files of a folder by name, without those that are hidden."""
    try:
        inside = sorted(each for each in folder.iterdir() if not each.name.startswith("."))
        return [each for each in inside if each.is_file()][:MOST_FILES]
    except OSError:
        return []

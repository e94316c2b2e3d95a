"""Gives decks away: laid out from the library, written aside by a format's writer, then put."""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.imports import ExportFormat
from aimstudy.domain.staged_deck import FILE_NAME
from aimstudy.services.context import Context
from aimstudy.services.views.imports import ExportResult
from aimstudy.storage.exports import Scope, lay_out
from aimstudy.storage.media import FOLDER as MEDIA_FOLDER

if TYPE_CHECKING:
    from aimstudy.interchange.anki_writer import PackageChoices

_SUFFIXES = {".apkg": ExportFormat.APKG}


@dataclass(frozen=True, slots=True)
class _Wish:
    staged: Path
    media: Path
    out: Path
    choices: "PackageChoices"


class ExportingService:
    """Writes decks for other programs, and for this one."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def run(
        self,
        path: Path | str,
        *,
        format: ExportFormat | str | None = None,
        deck: str | None = None,
        tag: str | None = None,
        search: str | None = None,
        scheduling: bool = True,
        media: bool = True,
    ) -> ExportResult:
        """Write cards to the file ``path``; its format is told by the end of its name, or given.

        Raises Problem DECK_EMPTY, EXPORT_FORMAT_UNKNOWN, FILE_NOT_WRITTEN or DISK_FULL.
        """
        from aimstudy.interchange.anki_writer import PackageChoices

        out = Path(path)
        kind = _format_of(out, format)
        # Not among the imports: those are swept by whoever opens the library meanwhile.
        folder = Path(mkdtemp(prefix="aimstudy-"))
        try:
            staged, shift = folder / FILE_NAME, self._shift_s()
            scope = Scope(deck, tag, search)
            laid = lay_out(self._context.database.file, staged, scope, shift, history=scheduling)
            if not laid.cards:
                raise Problem(ProblemKind.DECK_EMPTY, name=out.name)
            choices = PackageChoices(
                round(self._context.now().timestamp() * 1000), self._first_s(), scheduling, media
            )
            wish = _Wish(staged, self._context.database.folder / MEDIA_FOLDER, out, choices)
            _put(wish, folder / "made", _WRITERS[kind])
            return ExportResult(out, kind, laid.notes, laid.cards, laid.reviews, laid.media)
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def suffixes(self) -> dict[str, ExportFormat]:
        """The ends of names that tell a format."""
        return dict(_SUFFIXES)

    def _shift_s(self) -> int:
        when = self._context.moment()
        return when.offset_min * 60 - self._context.settings.rollover_hour * 3600

    def _first_s(self) -> int:
        """The moment a study day began a year ago, for counting days from."""
        shift, now = self._shift_s(), round(self._context.now().timestamp())
        return (now + shift) // 86_400 * 86_400 - shift - 365 * 86_400


def _format_of(out: Path, said: ExportFormat | str | None) -> ExportFormat:
    if said is not None:
        return ExportFormat(said)
    found = _SUFFIXES.get(out.suffix.lower())
    if found is None:
        raise Problem(ProblemKind.EXPORT_FORMAT_UNKNOWN, name=out.name)
    return found


def _put(wish: _Wish, made: Path, write: Callable[[_Wish, Path], None]) -> None:
    """Write aside, then put it in its place whole, or leave what was there."""
    try:
        write(wish, made)
        beside = wish.out.with_name(f".{wish.out.name}.{os.getpid()}")
        try:
            shutil.copyfile(made, beside)
            beside.replace(wish.out)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        reason = error.strerror or error
        raise Problem(ProblemKind.FILE_NOT_WRITTEN, name=wish.out.name, reason=reason) from error


def _package(wish: _Wish, made: Path) -> None:
    from aimstudy.interchange.anki_writer import write_package

    write_package(wish.staged, wish.media, made, wish.choices)


_WRITERS: dict[ExportFormat, Callable[[_Wish, Path], None]] = {ExportFormat.APKG: _package}

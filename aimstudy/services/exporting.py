"""Gives decks away: laid out from the library, written aside by a format's writer, then put."""

import errno
import os
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

from aimstudy.domain.deck_names import in_tree_order
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.imports import ExportFormat
from aimstudy.domain.staged_deck import FILE_NAME
from aimstudy.services.context import Context
from aimstudy.services.views.imports import ExportCount, ExportResult
from aimstudy.storage.deck_tree import deck_names
from aimstudy.storage.decks import shown_decks, spelled
from aimstudy.storage.exports import Scope, count_in, lay_out
from aimstudy.storage.media import FOLDER as MEDIA_FOLDER
from aimstudy.storage.search import cards_found

_SUFFIXES = {
    ".apkg": ExportFormat.APKG,
    ".json": ExportFormat.JSON,
    ".csv": ExportFormat.CSV,
    ".tsv": ExportFormat.TSV,
    ".txt": ExportFormat.ANKI_TEXT,
    ".md": ExportFormat.MARKDOWN,
}
_MOST_NAMED = 20
_OURS = frozenset({ExportFormat.JSON, ExportFormat.MARKDOWN})
_WITH_HISTORY = frozenset({ExportFormat.APKG, ExportFormat.JSON})


@dataclass(frozen=True, slots=True)
class _Wish:
    """``now_ms`` UTC; ``first_s`` is the moment a study day began a year ago, to count from."""

    staged: Path
    media_folder: Path
    out: Path
    now_ms: int
    first_s: int
    scheduling: bool
    media: bool
    bom: bool


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
        cards: Sequence[int] | None = None,
        scheduling: bool = True,
        media: bool = True,
        bom: bool = False,
    ) -> ExportResult:
        """Write cards to the file ``path``; its format is told by the end of its name, or given.

        Only those of ``cards`` where they are given. A file that is there is replaced once the
        new one is whole. ``bom`` puts the mark of UTF-8 at the beginning of a table, by which some
        spreadsheets know it.

        Raises Problem DECK_EMPTY, EXPORT_DECK_UNKNOWN, EXPORT_FORMAT_UNKNOWN, FILE_NOT_WRITTEN or
        DISK_FULL.
        """
        out = Path(path)
        kind = _format_of(out, format)
        try:
            # Not among the imports: those are swept by whoever opens the library meanwhile.
            folder = Path(mkdtemp(prefix="aimstudy-"))
        except OSError as error:
            raise _not_written(out, error) from error
        try:
            staged, shift = folder / FILE_NAME, self._shift_s()
            scope, kept = self._scope(deck, tag, search, cards), kind in _OURS
            library = self._context.database.file
            history = scheduling and kind in _WITH_HISTORY
            laid = lay_out(library, staged, scope, shift, history=history, kept=kept)
            if not laid.cards:
                raise Problem(ProblemKind.DECK_EMPTY, name=out.name)
            wish = _Wish(
                staged, self._context.database.folder / MEDIA_FOLDER, out,
                round(self._context.now().timestamp() * 1000), self._first_s(), scheduling, media,
                bom,
            )  # fmt: skip
            _put(wish, folder / "made", _WRITERS[kind])
            return ExportResult(out, kind, laid.notes, laid.cards, laid.reviews, laid.media)
        except OSError as error:
            raise _not_written(out, error) from error
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def count(
        self,
        *,
        deck: str | None = None,
        tag: str | None = None,
        search: str | None = None,
        cards: Sequence[int] | None = None,
    ) -> ExportCount:
        """How much ``run`` would write; raises Problem EXPORT_DECK_UNKNOWN."""
        scope = self._scope(deck, tag, search, cards)
        with self._context.database.read() as session:
            return ExportCount(*count_in(session, scope))

    def suffixes(self) -> dict[str, ExportFormat]:
        """The ends of names that tell a format."""
        return dict(_SUFFIXES)

    def _scope(
        self, deck: str | None, tag: str | None, search: str | None, cards: Sequence[int] | None
    ) -> Scope:
        found = self._found(search)
        if cards is not None:
            wanted = set(cards)
            found = list(cards) if found is None else [card for card in found if card in wanted]
        return Scope(None if deck is None else self._deck(deck), tag, found)

    def _deck(self, name: str) -> str:
        """The name as the deck that it means is written: capital letters do not matter."""
        with self._context.database.read() as session:
            meant, names = spelled(session, name.strip()), deck_names(session)
            for known_as in (name, meant):
                if known_as in names.values():
                    return known_as
            known = sorted((names[ref] for ref in shown_decks(session, names)), key=in_tree_order)
        listed = [*known[:_MOST_NAMED], *(["…"] if len(known) > _MOST_NAMED else [])]
        raise Problem(ProblemKind.EXPORT_DECK_UNKNOWN, name=name, decks=", ".join(listed) or "–")

    def _found(self, search: str | None) -> list[int] | None:
        """The cards that the Library finds by ``search``; None without one."""
        if not search:
            return None
        with self._context.database.read() as session:
            return cards_found(session, search, self._context.today().toordinal())

    def _shift_s(self) -> int:
        when = self._context.moment()
        return when.offset_min * 60 - self._context.settings.rollover_hour * 3600

    def _first_s(self) -> int:
        """The moment a study day began a year ago, for counting days from."""
        shift, now = self._shift_s(), round(self._context.now().timestamp())
        return (now + shift) // 86_400 * 86_400 - shift - 365 * 86_400


def _format_of(out: Path, said: ExportFormat | str | None) -> ExportFormat:
    try:
        found = _SUFFIXES.get(out.suffix.lower()) if said is None else ExportFormat(said)
    except ValueError:
        found = None
    if found is None:
        raise Problem(ProblemKind.EXPORT_FORMAT_UNKNOWN, name=out.name)
    return found


def _put(wish: _Wish, made: Path, write: Callable[[_Wish, Path], None]) -> None:
    """Write aside, then put it in its place whole, or leave what was there. Raises OSError."""
    write(wish, made)
    beside = wish.out.with_name(f".{wish.out.name}.{os.getpid()}")
    try:
        shutil.copyfile(made, beside)
        beside.replace(wish.out)
    finally:
        beside.unlink(missing_ok=True)


def _not_written(out: Path, error: OSError) -> Problem:
    if error.errno == errno.ENOSPC:
        return Problem(ProblemKind.DISK_FULL)
    return Problem(ProblemKind.FILE_NOT_WRITTEN, name=out.name, reason=error.strerror or error)


def _package(wish: _Wish, made: Path) -> None:
    from aimstudy.interchange.anki_writer import PackageChoices, write_package

    choices = PackageChoices(wish.now_ms, wish.first_s, wish.scheduling, wish.media)
    write_package(wish.staged, wish.media_folder, made, choices)


def _json(wish: _Wish, made: Path) -> None:
    from aimstudy.interchange.json_writer import JsonChoices, put_media, write_json

    named = write_json(wish.staged, made, JsonChoices(wish.scheduling, wish.media))
    # Before the file that names them, so that it never names what is not there.
    put_media(named, wish.media_folder, wish.out)


def _csv(wish: _Wish, made: Path) -> None:
    _table(wish, made, ",")


def _tsv(wish: _Wish, made: Path) -> None:
    _table(wish, made, "\t")


def _table(wish: _Wish, made: Path, separator: str) -> None:
    from aimstudy.interchange.delimited_writer import TableChoices, write_table

    write_table(wish.staged, made, TableChoices(separator, wish.bom))


def _anki_text(wish: _Wish, made: Path) -> None:
    from aimstudy.interchange.anki_text_writer import write_anki_text

    write_anki_text(wish.staged, made)


def _markdown(wish: _Wish, made: Path) -> None:
    from aimstudy.interchange.markdown_writer import write_markdown

    write_markdown(wish.staged, made)


_WRITERS: dict[ExportFormat, Callable[[_Wish, Path], None]] = {
    ExportFormat.APKG: _package,
    ExportFormat.JSON: _json,
    ExportFormat.CSV: _csv,
    ExportFormat.TSV: _tsv,
    ExportFormat.ANKI_TEXT: _anki_text,
    ExportFormat.MARKDOWN: _markdown,
}

"""Takes decks from elsewhere in: read apart, looked at, taken by one transaction, one to undo.

The readers are loaded when a deck comes: the start must not pay for them.
"""

import json
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, TypedDict, TypeVar, Unpack

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.imports import Duplicates, FileKind, Remark, RemarkKind
from aimstudy.domain.staged_deck import FILE_NAME, KNOWN_FILE, MEDIA_FOLDER
from aimstudy.scheduling.card_states import NEW_STATE
from aimstudy.services.context import Context
from aimstudy.services.views.imports import ImportResult, NoteCounts
from aimstudy.storage import imports, undo
from aimstudy.storage.imports import Taken, Taking
from aimstudy.storage.media import keep_staged
from aimstudy.storage.review_log import state_text
from aimstudy.storage.session import Session
from aimstudy.storage.undo import Patch
from aimstudy.storage.writer import WriteStopped

T = TypeVar("T")
FOLDER = "imports"  # staged files; swept when a library is opened
_MOST_REMARKS = 10_000
# Rows that were left out, not mended.
_SKIPPED = frozenset({
    RemarkKind.ROW_WITHOUT_QUESTION, RemarkKind.ROW_WITHOUT_ANSWER, RemarkKind.TEXT_TOO_LONG,
    RemarkKind.LINE_NOT_UNDERSTOOD, RemarkKind.NOTE_EMPTY, RemarkKind.NOTE_UNREADABLE,
    RemarkKind.QUESTION_KIND_LEFT_OUT, RemarkKind.ANSWER_OUT_OF_RANGE, RemarkKind.OPTION_MISSING,
    RemarkKind.ROW_TWICE, RemarkKind.CARD_WITHOUT_NOTE, RemarkKind.CARD_DOUBLE,
    RemarkKind.CARD_TEMPLATE_MISSING,
})  # fmt: skip


class TableChoices(TypedDict, total=False):
    """How a table or a pasted text is read; what is not said is as it looks.

    ``columns`` are roles in their order: front, back, extra, hint, tags, deck, guid, option,
    correct, skip. ``between_cards`` parts cards that are not a line each. ``reverse`` makes cards
    that ask the other way, too.
    """

    encoding: str | None
    separator: str | None
    header: bool | None
    columns: Sequence[str] | None
    html: bool | None
    reverse: bool
    between_cards: str | None


class ImportingService:
    """Brings decks in."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def run(
        self,
        path: Path | str,
        *,
        deck: str | None = None,
        duplicates: Duplicates | str = Duplicates.UPDATE,
        history: bool = True,
        is_stopped: Callable[[], bool] = lambda: False,
        **table: Unpack[TableChoices],
    ) -> ImportResult:
        """Take a deck in; on any failure the library is as it was.

        ``encoding``, ``separator``, ``header``, ``columns``, ``html``, ``reverse`` and
        ``between_cards`` say how a text is cut, as ``TableChoices`` has them.

        Raises Problem FILE_*, DECK_*, IMPORT_STOPPED, DISK_FULL or LIBRARY_WRITE_FAILED.
        """
        file, kept = Path(path), Duplicates(duplicates)
        with self._staged(file, deck, table, is_stopped) as folder:
            meta, remarks = _said(folder / FILE_NAME)
            taking = self._taking(file, meta, kept, history=history)
            taken = self._take(folder, taking, is_stopped)
            return _result(file, meta, remarks, taken)

    def kind_of(self, path: Path | str) -> FileKind:
        """What a file holds, by its first bytes; raises Problem FILE_* or DECK_*."""
        from aimstudy.interchange.reading import recognise

        return recognise(Path(path))

    def preview(
        self,
        path: Path | str,
        *,
        deck: str | None = None,
        is_stopped: Callable[[], bool] = lambda: False,
        **table: Unpack[TableChoices],
    ) -> ImportResult:
        """What ``run`` would do with the usual choices; nothing is written.

        Raises Problem FILE_*, DECK_*, IMPORT_STOPPED or LIBRARY_BESIDE.
        """
        file = Path(path)
        with self._staged(file, deck, table, is_stopped) as folder:
            staged = folder / FILE_NAME
            meta, remarks = _said(staged)
            with self._context.database.read() as session:
                known = imports.expected(session, staged)
            return _result(file, meta, remarks, known)

    @contextmanager
    def _staged(
        self, file: Path, deck: str | None, table: TableChoices, is_stopped: Callable[[], bool]
    ) -> Iterator[Path]:
        """A folder with the staged deck, gone afterwards."""
        from aimstudy.interchange.reading import ReadWish
        from aimstudy.interchange.reading_process import read_apart

        if self._context.database.read_only:
            raise Problem(ProblemKind.LIBRARY_BESIDE, folder=self._context.database.folder)
        parent = self._context.database.folder / FOLDER
        parent.mkdir(exist_ok=True)
        folder = Path(mkdtemp(dir=parent))
        try:
            with self._context.database.read() as session:
                known = imports.known_notes(session)
            if known:
                (folder / KNOWN_FILE).write_text(json.dumps(known), encoding="utf-8")
            now_s = round(self._context.now().timestamp())
            read_apart(file, folder, ReadWish(now_s, deck, **table), is_stopped)
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def _taking(
        self, file: Path, meta: dict[str, Any], duplicates: Duplicates, *, history: bool
    ) -> Taking:
        when = self._context.moment()
        shift = when.offset_min * 60 - self._context.settings.rollover_hour * 3600
        return Taking(
            file.name, str(meta["kind"]), when, shift, state_text(NEW_STATE), duplicates, history,
            bool(meta.get("own_guids", True)),
        )  # fmt: skip

    def _take(self, folder: Path, taking: Taking, is_stopped: Callable[[], bool]) -> Taken:
        context, staged = self._context, folder / FILE_NAME
        if taking.history and imports.has_history(staged):
            from aimstudy.services.import_states import states_of_staged

            retention, w = context.settings.retention, context.parameters
            states = states_of_staged(staged, taking.shift_s, retention, w)
            imports.write_states(staged, _unless(is_stopped, states))
        keep_staged(folder / MEDIA_FOLDER, context.database.folder)

        def work(session: Session) -> Taken:
            taken = imports.take_in(session, taking)
            if _did_something(taken):
                patches = [Patch("set", "notes", note, values) for note, values in taken.before]
                undo.record(
                    session, "import", taking.when.at_ms, patches, label=taking.name,
                    imported=taken.import_id, since=taken.rows[0], upto=taken.rows[1],
                )  # fmt: skip
            return replace(taken, before=())

        try:
            return context.database.write_unless(is_stopped, work, imports.staged_uri(staged))
        except WriteStopped as stopped:
            raise Problem(ProblemKind.IMPORT_STOPPED) from stopped


def _unless(is_stopped: Callable[[], bool], rows: Iterable[T]) -> Iterator[T]:
    """The rows as they come, until nobody wants them any more."""
    for row in rows:
        if is_stopped():
            raise Problem(ProblemKind.IMPORT_STOPPED)
        yield row


def _did_something(taken: Taken) -> bool:
    return bool(taken.cards or taken.reviews or taken.fates["changed"] or taken.fates["new"])


def _said(staged: Path) -> tuple[dict[str, Any], list[tuple[Any, ...]]]:
    """What is said of the file as a whole, and its remarks."""
    meta = {
        name: json.loads(value)
        for rows in imports.staged_rows(staged, "SELECT name, value FROM meta")
        for name, value in rows
    }
    query = f'SELECT code, "row", place, given FROM remarks ORDER BY id LIMIT {_MOST_REMARKS}'
    remarks = [row for rows in imports.staged_rows(staged, query) for row in rows]
    return meta, remarks


def _result(
    file: Path, meta: dict[str, Any], remarks: list[tuple[Any, ...]], taken: Taken
) -> ImportResult:
    fates = taken.fates
    told = tuple(
        Remark(
            RemarkKind[code], file.name, line, place,
            {name: str(value) for name, value in json.loads(given).items()},
        )
        for code, line, place, given in remarks
    )  # fmt: skip
    skipped = sum(remark.kind in _SKIPPED for remark in told)
    return ImportResult(
        import_id=taken.import_id,
        file=file.name,
        kind=FileKind(meta["kind"]),
        notes=NoteCounts(
            new=fates["new"] + fates["again"] + fates["copy"],
            changed=fates["changed"],
            same=fates["same"],
            kept=fates["kept"] + fates["older"] + fates["conflict"],
            conflicts=fates["conflict"],
            skipped=skipped,
        ),
        cards=taken.cards,
        decks=taken.decks,
        reviews=taken.reviews,
        media=taken.media,
        remarks=told,
        remark_count=int(meta.get("remarks", len(told))),
    )


def sweep(folder: Path) -> None:
    """Remove what imports that were killed left staged."""
    shutil.rmtree(folder / FOLDER, ignore_errors=True)

"""Takes decks from elsewhere in: read apart, looked at, taken by one transaction, one to undo.

The readers are loaded when a deck comes: the start must not pay for them.
"""

import json
import shutil
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, TypedDict, Unpack, cast

from aimstudy.domain.changes import Changes
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.imports import WITH_COLUMNS, Duplicates, FileKind
from aimstudy.domain.staged_deck import FILE_NAME, KNOWN_FILE, MEDIA_FOLDER
from aimstudy.scheduling.card_states import NEW_STATE
from aimstudy.services.cards import tags_from
from aimstudy.services.context import Context
from aimstudy.services.import_conflicts import MOST_SHOWN, open_conflicts, pick_side
from aimstudy.services.import_looks import FileMark, Staged, cleaned_name, form_of, found_cards
from aimstudy.services.import_results import result_of, said
from aimstudy.services.import_types import hand_over, table_types, type_called
from aimstudy.services.left_out_rows import save_left_out
from aimstudy.services.table_choices import header_of, remember, remembered
from aimstudy.services.views.import_conflicts import Conflict, PickedSide
from aimstudy.services.views.import_looks import Look
from aimstudy.services.views.imports import ImportResult, TableType
from aimstudy.storage import imports, undo
from aimstudy.storage.import_conflicts import count_open
from aimstudy.storage.imports import Taken, Taking
from aimstudy.storage.media import keep_staged
from aimstudy.storage.review_log import state_text
from aimstudy.storage.session import Session
from aimstudy.storage.undo import Patch
from aimstudy.storage.writer import WriteStopped

_NUMBERED = (FileKind.PACKAGE, FileKind.COLLECTION, FileKind.DATABASE, FileKind.JSON)
FOLDER = "imports"  # staged files; swept when a library is opened


class TableChoices(TypedDict, total=False):
    """How a table or a pasted text is read; what is not said is as it looks.

    ``columns`` are roles in their order: front, back, extra, hint, tags, deck, guid, option,
    correct, skip. ``between_cards`` parts cards that are not a line each. ``reverse`` makes cards
    that ask the other way, too.

    ``note_type`` is the name of one of ``types``, whose fields the columns fill: ``fields`` says so
    by column (its name, or its number from 1) and field, or tags, deck, guid, skip; the others are
    told by name and place. ``columns`` are the same in their order, a field with ``=`` before it.
    """

    encoding: str | None
    separator: str | None
    header: bool | None
    columns: Sequence[str] | None
    html: bool | None
    reverse: bool
    between_cards: str | None
    note_type: str | None
    fields: Mapping[str, str]


class ImportingService:
    """Brings decks in."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._kept: dict[int, Staged] = {}

    def run(
        self,
        path: Path | str,
        *,
        deck: str | None = None,
        duplicates: Duplicates | str = Duplicates.UPDATE,
        history: bool = True,
        tags: str = "",
        is_stopped: Callable[[], bool] = lambda: False,
        **table: Unpack[TableChoices],
    ) -> ImportResult:
        """Take a deck in; on any failure the library is as it was.

        ``tags`` are put on every note that is new or changed, beside its own.
        ``encoding``, ``separator``, ``header``, ``columns``, ``html``, ``reverse``,
        ``between_cards``, ``note_type`` and ``fields`` say how a table is cut and what its rows
        become, as ``TableChoices`` has them.

        Raises Problem FILE_*, DECK_*, NOTE_TYPE_UNKNOWN, TYPE_FIELD_UNKNOWN, TABLE_COLUMN_UNKNOWN,
        CARD_TAGS_TOO_LONG, IMPORT_STOPPED, DISK_FULL or LIBRARY_WRITE_FAILED.
        """
        kept, more = Duplicates(duplicates), tags_from(tags)
        staged = self._stage(Path(path), deck, table, is_stopped)
        try:
            staged.tags = more
            return self._taken(staged, kept, history=history, is_stopped=is_stopped)
        finally:
            staged.drop()

    def kind_of(self, path: Path | str) -> FileKind:
        """What a file holds, by its first bytes; raises Problem FILE_* or DECK_*."""
        from aimstudy.interchange.reading import recognise

        return recognise(Path(path))

    def types(self) -> tuple[TableType, ...]:
        """The note types that the rows of a table can become."""
        with self._context.database.read() as session:
            return table_types(session)

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
        staged = self._stage(Path(path), deck, table, is_stopped)
        try:
            return self._expected(staged)
        finally:
            staged.drop()

    def look(
        self,
        path: Path | str,
        *,
        is_stopped: Callable[[], bool] = lambda: False,
        **table: Unpack[TableChoices],
    ) -> Look:
        """What ``run`` would do, with the first cards; what was read is kept until ``forget``.

        Without choices a table is read as it was chosen for the last one of the same header.

        Raises Problem FILE_*, DECK_*, IMPORT_STOPPED or LIBRARY_BESIDE.
        """
        file = Path(path)
        staged = self._stage(file, None, table, is_stopped, mark=FileMark.of(file))
        return self._looked(staged, is_stopped)

    def look_at_text(
        self,
        text: str,
        name: str,
        *,
        is_stopped: Callable[[], bool] = lambda: False,
        **table: Unpack[TableChoices],
    ) -> Look:
        """The same for a text that a person pasted; ``name`` is that of its cards' deck.

        Raises Problem DECK_*, FILE_EMPTY, IMPORT_STOPPED or LIBRARY_BESIDE.
        """
        place = self._new_folder()
        file = place / (cleaned_name(name) + ".txt")
        try:
            file.write_text(text, encoding="utf-8", errors="replace", newline="")
            staged = self._stage(file, None, table, is_stopped, mark=FileMark.of(file))
        except BaseException:
            shutil.rmtree(place, ignore_errors=True)
            raise
        staged.text_folder = place
        return self._looked(staged, is_stopped)

    def relook(
        self,
        look: Look,
        *,
        is_stopped: Callable[[], bool] = lambda: False,
        **table: Unpack[TableChoices],
    ) -> Look:
        """Look again with other choices, which a person made; ``look`` goes on to hold.

        Raises what ``look`` raises.
        """
        before = self._kept[look.key]
        mark = before.mark
        staged = self._stage(before.file, None, table, is_stopped, mark=mark)
        if is_stopped():  # another choice was made meanwhile
            staged.drop()
            raise Problem(ProblemKind.IMPORT_STOPPED)
        staged.by_hand, staged.header = True, before.header
        staged.text_folder, before.text_folder = before.text_folder, None
        return self._kept_look(staged)

    def take(
        self,
        look: Look,
        *,
        deck: str | None = None,
        duplicates: Duplicates | str = Duplicates.UPDATE,
        history: bool = True,
        tags: str = "",
        is_stopped: Callable[[], bool] = lambda: False,
    ) -> ImportResult:
        """Take in what was looked at; it is read once more only where something changed since.

        What a person chose of a table is remembered for others with the same header. Raises what
        ``run`` raises; ``look`` holds until ``forget``.
        """
        kept, more, staged = Duplicates(duplicates), tags_from(tags), self._kept[look.key]
        if not self._is_fresh(staged):
            table, mark = cast("TableChoices", staged.table), FileMark.of(staged.file)
            other = self._stage(staged.file, None, table, is_stopped, mark=mark)
            other.by_hand, other.header = staged.by_hand, staged.header
            other.text_folder = staged.text_folder
            self._kept[look.key] = other
            staged.text_folder = None
            staged.drop()
            staged = other
        staged.deck, staged.tags = deck, more
        done = self._taken(staged, kept, history=history, is_stopped=is_stopped)
        if staged.by_hand and staged.header:
            header, choices = staged.header, staged.table
            self._context.database.write(lambda session: remember(session, header, choices))
        return done

    def forget(self, look: Look) -> None:
        """Let go of what was read for ``look``."""
        staged = self._kept.pop(look.key, None)
        if staged is not None:
            staged.drop()

    def conflicts(self, most: int = MOST_SHOWN) -> tuple[Conflict, ...]:
        """Notes that were changed here and in a file, newest first, until a side is picked."""
        with self._context.database.read() as session:
            return open_conflicts(session, most)

    def conflict_count(self) -> int:
        """How many of them there are."""
        with self._context.database.read() as session:
            return count_open(session)

    def pick(self, note_ids: Sequence[int], side: PickedSide | str) -> Changes:
        """Settle them: keep mine, take the file's, or keep both as two notes. One step of Undo.

        Raises Problem CARD_MISSING, DISK_FULL or LIBRARY_WRITE_FAILED.
        """
        return pick_side(self._context, note_ids, PickedSide(side))

    @staticmethod
    def save_left_out(result: ImportResult, path: Path | str) -> int:
        """Write the rows of a table that were left out, laid out like it, to be mended.

        Returns how many; raises Problem FILE_NOT_WRITTEN.
        """
        return save_left_out(result, Path(path))

    def _looked(self, staged: Staged, is_stopped: Callable[[], bool]) -> Look:
        """Look by the choices of the last file with such a header, where none were made."""
        meta, _ = said(staged.folder / FILE_NAME)
        staged.header = header_of(form_of(meta))
        staged.by_hand = any(value is not None for value in staged.table.values())
        if staged.by_hand or not staged.header:
            return self._kept_look(staged)
        with self._context.database.read() as session:
            choices = remembered(session, staged.header)
        if not choices:
            return self._kept_look(staged)
        try:
            table = cast("TableChoices", choices)
            other = self._stage(staged.file, None, table, is_stopped, mark=staged.mark)
        except Problem as problem:
            if problem.kind is ProblemKind.IMPORT_STOPPED:
                staged.drop()
                raise
            return self._kept_look(staged)  # what was remembered does not fit after all
        other.header, other.text_folder, staged.text_folder = (
            staged.header, staged.text_folder, None,
        )  # fmt: skip
        staged.drop()
        return replace(self._kept_look(other), remembered=True)

    def _kept_look(self, staged: Staged) -> Look:
        try:
            result = self._expected(staged)
            cards = found_cards(staged.folder, lines=result.kind not in _NUMBERED)
        except BaseException:
            staged.drop()
            raise
        key = max(self._kept, default=0) + 1
        self._kept[key] = staged
        types = self.types() if result.kind in WITH_COLUMNS else ()
        form = result.form and replace(result.form, note_type=staged.table.get("note_type") or "")
        return Look(key, result, cards, form, types=types, chosen=staged.table)

    def _expected(self, staged: Staged) -> ImportResult:
        file = staged.folder / FILE_NAME
        meta, remarks = said(file)
        with self._context.database.read() as session:
            found = imports.expected(session, file, ours=_is_ours(meta))
        found = replace(found, cards=found.cards + int(meta.get("same_cards", 0)))
        return result_of(staged.file, meta, remarks, found)

    def _taken(
        self, staged: Staged, duplicates: Duplicates, *, history: bool,
        is_stopped: Callable[[], bool],
    ) -> ImportResult:  # fmt: skip
        meta, remarks = said(staged.folder / FILE_NAME)
        taking = self._taking(staged, meta, duplicates, history=history)
        return result_of(staged.file, meta, remarks, self._take(staged.folder, taking, is_stopped))

    def _is_fresh(self, staged: Staged) -> bool:
        """Whether neither the file nor the library has changed in a way that matters."""
        there = (staged.folder / FILE_NAME).is_file()  # nobody has swept it away
        if not there or staged.mark is None or not staged.mark.holds(staged.file):
            return False
        return hash(tuple(self._known())) == staged.known

    def _known(self) -> list[tuple[str, str, int, int]]:
        with self._context.database.read() as session:
            return imports.known_notes(session)

    def _new_folder(self) -> Path:
        if self._context.database.read_only:
            raise Problem(ProblemKind.LIBRARY_BESIDE, folder=self._context.database.folder)
        parent = self._context.database.folder / FOLDER
        parent.mkdir(exist_ok=True)
        return Path(mkdtemp(dir=parent))

    def _stage(
        self, file: Path, deck: str | None, table: TableChoices, is_stopped: Callable[[], bool],
        *, mark: FileMark | None = None,
    ) -> Staged:  # fmt: skip
        """Read a file into a folder of its own, which is to be dropped."""
        from aimstudy.interchange.reading import ReadWish
        from aimstudy.interchange.reading_process import read_apart

        folder = self._new_folder()
        try:
            known = self._known()
            if known:
                (folder / KNOWN_FILE).write_text(json.dumps(known), encoding="utf-8")
            now_s = round(self._context.now().timestamp())
            said: dict[str, Any] = dict(table)
            name = said.pop("note_type", None)
            if name:
                with self._context.database.read() as session:
                    chosen = type_called(session, name)
                hand_over(chosen.note_type, folder)
                table = {**table, "note_type": chosen.name}
            wish = ReadWish(now_s, deck, typed=bool(name), **said)
            read_apart(file, folder, wish, is_stopped)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        return Staged(file, folder, mark, hash(tuple(known)), deck, table=dict(table))

    def _taking(
        self, staged: Staged, meta: dict[str, Any], duplicates: Duplicates, *, history: bool
    ) -> Taking:
        when = self._context.moment()
        shift = when.offset_min * 60 - self._context.settings.rollover_hour * 3600
        return Taking(
            staged.file.name,
            str(meta["kind"]),
            when, shift, state_text(NEW_STATE), duplicates, history,
            bool(meta.get("own_guids", True)), _is_ours(meta),
            staged.deck, staged.tags, "note_type" in meta,
        )  # fmt: skip

    def _take(self, folder: Path, taking: Taking, is_stopped: Callable[[], bool]) -> Taken:
        context, staged = self._context, folder / FILE_NAME
        wanted = taking.history and not taking.ours and imports.has_history(staged)
        keep_staged(folder / MEDIA_FOLDER, context.database.folder)

        def work(session: Session) -> Taken:
            taken = imports.take_in(session, taking, states.result if wanted else None)
            if _did_something(taken):
                patches = [Patch("set", "notes", note, values) for note, values in taken.before]
                turned = [
                    Patch("set", "cards", card, {"deleted": was}) for card, was in taken.turned
                ]
                patches += turned
                undo.record(
                    session, "import", taking.when.at_ms, patches, label=taking.name,
                    imported=taken.import_id, since=taken.rows[0], upto=taken.rows[1],
                )  # fmt: skip
            return replace(taken, before=())

        # What is remembered of the cards is worked out while their notes are written.
        with ThreadPoolExecutor(1, "import-states") as beside:
            if wanted:
                states = beside.submit(self._states, staged, taking.shift_s, is_stopped)
            try:
                return context.database.write_unless(is_stopped, work, imports.staged_files(staged))
            except WriteStopped as stopped:
                raise Problem(ProblemKind.IMPORT_STOPPED) from stopped

    def _states(
        self, staged: Path, shift_s: int, is_stopped: Callable[[], bool]
    ) -> list[imports.StateRow]:
        from aimstudy.services.import_states import states_of_staged

        retention, w = self._context.settings.retention, self._context.parameters
        return states_of_staged(staged, shift_s, retention, w, is_stopped)


def _is_ours(meta: dict[str, Any]) -> bool:
    """Whether a file is one of this program, which says itself what is remembered of its cards."""
    return bool(meta.get("ours", False))


def _did_something(taken: Taken) -> bool:
    return bool(taken.cards or taken.reviews or taken.fates["changed"] or taken.fates["new"])


def sweep(folder: Path) -> None:
    """Remove what imports that were killed left staged."""
    shutil.rmtree(folder / FOLDER, ignore_errors=True)

"""Where a reader leaves what it found: a small SQLite file, and the media beside it by content.

The reader's process writes it and nobody else reads it meanwhile; a kill leaves a folder that the
next start sweeps away. Knows no format and not the library; the shape is ``domain.staged_deck``.
"""

import hashlib
import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from aimstudy.domain.card import CardKind
from aimstudy.domain.imports import RemarkKind
from aimstudy.domain.media import MediaKind
from aimstudy.domain.note_type import SEPARATOR, NoteType, definition_text
from aimstudy.domain.staged_deck import (
    ANSWERS_FILE,
    FILE_NAME,
    IN_ANSWERS,
    KNOWN_FILE,
    MEDIA_FOLDER,
    SHOWN,
    TABLES,
    column_names,
)
from aimstudy.interchange.known_notes import Known, content_digest, is_same, known_in

_AT_ONCE = 2_000  # rows a statement; memory stays flat
_SETTINGS = (
    # A kill throws the folder away, so nothing has to survive one.
    "PRAGMA journal_mode=OFF",
    "PRAGMA main.synchronous=OFF",
    "PRAGMA answers.synchronous=OFF",
    "PRAGMA temp_store=MEMORY",
)
# Which number a card of the source has here, for what is copied in bulk.
_PLACES = "CREATE TABLE answers.places (source INTEGER PRIMARY KEY, staged INTEGER)"
_NEW_CARDS = """
INSERT INTO cards VALUES (?, ?, ?, ?, 0, 0, 'new', 0.0, 0.0, 0, 0, 0, 0, 0, 0, NULL, 0)
"""
_DROP = "DELETE FROM answers.reviews WHERE card_id IN (SELECT value FROM json_each(?))"
_MOST_REMARKS = 10_000


class StagedNote(NamedTuple):
    """A note as a reader gives it; see ``domain.staged_deck`` for what the parts mean.

    ``fields`` are those of ``type_id``. ``choices`` is a JSON object with ``options`` and ``right``
    (places among them) where the source has multiple choice. ``of_type`` names a type that a person
    chose for what has none itself: with another one it is another note.
    """

    guid: str
    front: str
    back: str = ""
    kind: CardKind = CardKind.QUESTION
    type_id: int | None = None
    fields: tuple[str, ...] | None = None
    accept: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    markup: str | None = None
    choices: str | None = None
    created_ms: int = 0
    modified_ms: int = 0
    source: str | None = None
    place: str = ""
    of_type: str = ""


class StagedCard(NamedTuple):
    """A card of a note that was staged before; a new one where only these four are given."""

    note_id: int
    ordinal: int
    deck_id: int
    suspended: bool = False
    flagged: int = 0
    phase: str = "new"
    stability: float = 0.0
    difficulty: float = 0.0
    last_ms: int = 0
    due_ms: int = 0
    ivl: int = 0
    factor: int = 0
    reps: int = 0
    lapses: int = 0
    source: str | None = None


class KeptCard(NamedTuple):
    """What only AimStudy says of a card; days are date ordinals, ``due_ms`` is that of a step."""

    position: int
    suspended: int
    buried_day: int
    bookmarked: int | None
    last_day: int
    due_day: int
    due_ms: int


@dataclass(slots=True)
class Staging:
    """Takes notes, cards, reviews, media and remarks, and writes them in runs.

    ``folder`` is the reader's own and exists. Use as a context manager: leaving it writes what is
    left. ``stop_after`` notes raise ``Enough``, for a preview. ``same`` are the numbers of notes
    that the library has just so (``KNOWN_FILE`` in ``folder`` says which), and ``settled`` those of
    them whose cards all have their history: of these nothing more is needed.
    """

    folder: Path
    stop_after: int | None = None
    same: set[int] = field(init=False, default_factory=set)
    settled: set[int] = field(init=False, default_factory=set)
    _known: dict[str, Known] = field(init=False)
    _passed: list[int] = field(init=False, default_factory=lambda: [0, 0])  # notes, cards
    _connection: sqlite3.Connection = field(init=False)
    _waiting: dict[str, list[Sequence[object]]] = field(init=False)
    _new_cards: list[tuple[int, int, int, int]] = field(init=False, default_factory=list)
    _made: dict[str, int] = field(init=False)
    _types: dict[NoteType, int] = field(init=False)
    _decks: dict[str, int] = field(init=False)

    def __post_init__(self) -> None:
        (self.folder / MEDIA_FOLDER).mkdir(exist_ok=True)
        self._connection = sqlite3.connect(self.folder / FILE_NAME, isolation_level=None)
        self._connection.execute("ATTACH ? AS answers", (str(self.answers_file),))
        for setting in _SETTINGS:
            self._connection.execute(setting)
        for table, columns in TABLES.items():
            schema = "answers" if table in IN_ANSWERS else "main"
            said = ", ".join(f"{name} {kind}" for name, kind in columns)
            self._connection.execute(f"CREATE TABLE {schema}.{table} ({said}) STRICT")
        self._connection.execute(_PLACES)
        self._connection.execute("BEGIN")
        self._waiting = {table: [] for table in TABLES}
        self._made = dict.fromkeys(TABLES, 0)
        self._types, self._decks = {}, {}
        self._known = known_in(self.folder / KNOWN_FILE)

    def made(self, table: str) -> int:
        """How many rows of a table were given so far."""
        return self._made[table]

    def type_id(self, note_type: NoteType) -> int:
        """The number of a note type, the same for the same one."""
        found = self._types.get(note_type)
        if found is None:
            row = (note_type.key, definition_text(note_type))
            found = self._types[note_type] = self._add("types", row)
        return found

    def deck_id(self, name: str) -> int:
        """The number of the deck with this full name; levels are parted by ``::``."""
        found = self._decks.get(name)
        if found is None:
            found = self._decks[name] = self._add("decks", (name,))
        return found

    def add_note(self, note: StagedNote) -> int:
        """Take a note; returns its number. Raises Enough where a preview has all it shows."""
        if self.stop_after is not None and self._made["notes"] >= self.stop_after:
            raise Enough
        said = _said(note)
        held, known = _held(note, said), self._known.get(note.guid)
        if known is not None and is_same(held, known.digest, note.front, note.back, said):
            held = known.digest
        fields, accept, items, tags, markup, choices = said
        row = (
            note.guid, note.type_id, note.kind.value, note.front, note.back, accept, items, tags,
            markup, fields, choices, note.created_ms, note.modified_ms, held, note.source,
            note.place,
        )  # fmt: skip
        number = self._add("notes", row)
        if known is not None and held == known.digest:
            self.same.add(number)
            if known.settled:
                self.settled.add(number)
        return number

    @property
    def knows_notes(self) -> bool:
        """Whether the library has any note that came from elsewhere."""
        return bool(self._known)

    def knows(self, guid: str) -> bool:
        """Whether the library has the note with this identity."""
        return guid in self._known

    @property
    def knows_part(self) -> bool:
        """Whether of some notes less was taken than the file has, for the library has it."""
        return bool(self.settled or self._passed[0])

    def pass_over(self, note: StagedNote, ordinals: int, *, history: bool) -> bool:
        """Whether the library has the note just so and with these cards: then it need not be taken.

        ``ordinals`` is the sum of 2 ** ordinal of its cards. With a ``history`` all of them must
        have been answered here, too. The first notes are taken all the same, to be shown.
        """
        known = self._known.get(note.guid)
        if known is None or self._made["notes"] < SHOWN or ordinals & ~known.cards:
            return False
        held = _held(note, _said(note))
        if (history and not known.settled) or held != known.digest:
            return False
        self._passed[0] += 1
        self._passed[1] += ordinals.bit_count()
        return True

    def add_card(self, card: StagedCard) -> int:
        """Take a card; returns its number."""
        row = (
            card.note_id, card.ordinal, card.deck_id, int(card.suspended), card.flagged, card.phase,
            card.stability, card.difficulty, card.last_ms, card.due_ms, card.ivl, card.factor,
            card.reps, card.lapses, card.source, 0,
        )  # fmt: skip
        return self._add("cards", row)

    def add_new_cards(self, note_id: int, deck_id: int, ordinals: Sequence[int]) -> None:
        """Take cards of a note that were never met."""
        for ordinal in ordinals:
            number = self._made["cards"] = self._made["cards"] + 1
            self._new_cards.append((number, note_id, ordinal, deck_id))
        if len(self._new_cards) >= _AT_ONCE:
            self._write_new_cards()

    def add_review(
        self, card_id: int, rating: int, at_ms: int, took_ms: int, source: str | None = None
    ) -> None:
        """Take an answer of a card; those of one card in their order."""
        self._add("reviews", (card_id, rating, at_ms, took_ms, source))

    def add_medium(
        self, label: str, kind: MediaKind, blocks: Iterable[bytes], most_bytes: int
    ) -> str:
        """Keep a file by its content; returns its SHA-256. Raises TooLarge above ``most_bytes``."""
        unfinished = self.folder / MEDIA_FOLDER / "unfinished"
        try:
            name, size = _written(blocks, unfinished, most_bytes)
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise
        unfinished.replace(self.folder / MEDIA_FOLDER / name)
        self._waiting["media"].append((label, name, kind.value, size))
        return name

    def link_medium(self, note_id: int, label: str, sha256: str) -> None:
        """Say that a note's texts name a file so."""
        self._waiting["note_media"].append((note_id, label, sha256))

    def keep_of_note(
        self, note_id: int, created_ms: int, context: str, typed: int | None, remark: str | None
    ) -> None:
        """Say of a note what only AimStudy knows of it; see ``domain.staged_deck``."""
        self._wait("kept_notes", (note_id, created_ms, context, typed, remark, None))

    def keep_of_card(self, card_id: int, kept: KeptCard, state: Sequence[object] | None) -> None:
        """Say of a card what only AimStudy knows; ``state`` are the columns of ``states``."""
        self._wait("kept_cards", (card_id, *kept))
        if state is not None:
            self._wait("states", (card_id, *state))

    @property
    def keeps_remarks(self) -> bool:
        """Whether the next remark is kept; later ones are only counted."""
        return self._made["remarks"] < _MOST_REMARKS

    def remark(
        self, kind: RemarkKind, /, *, row: int = 0, place: str = "", **given: str | int
    ) -> None:
        """Say what was repaired or left out; ``row`` is the physical line, 0 where there is none.

        Of very many only the first are kept; ``remarks`` in ``meta`` counts them all.
        """
        if self.keeps_remarks:
            said = json.dumps(given, ensure_ascii=False, sort_keys=True)
            self._add("remarks", (kind.name, place, row, said))
        else:
            self._made["remarks"] += 1

    def note_meta(self, said: Mapping[str, str | int | bool]) -> None:
        """Keep what is true of the file as a whole, by name."""
        rows = [(name, json.dumps(value, ensure_ascii=False)) for name, value in said.items()]
        self._connection.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", rows)

    def flush(self) -> None:
        """Write what waits."""
        for table in TABLES:
            self._write(table)
        self._write_new_cards()

    @property
    def answers_file(self) -> Path:
        """The file that answers are written to."""
        return self.folder / ANSWERS_FILE

    def note_places(self, staged: Mapping[int, int]) -> None:
        """Keep which number a card of the source has here, for what is copied in bulk."""
        rows = sorted(staged.items())
        self._connection.executemany("INSERT INTO answers.places VALUES (?, ?)", rows)

    def skip_card(self) -> int:
        """Leave a card out whose answers may be copied already; returns the number it has had."""
        self._made["cards"] += 1
        return self._made["cards"]

    def drop_answers(self, cards: Collection[int]) -> int:
        """Forget what was copied for cards that were left out; returns how many answers."""
        wanted = json.dumps(list(cards))
        return self._connection.execute(_DROP, (wanted,)).rowcount if cards else 0

    def pause(self) -> None:
        """Write what waits and let another connection write."""
        self.flush()
        self._connection.execute("COMMIT")
        self._connection.execute("BEGIN")

    def finish(self) -> None:
        """Write what waits, and end."""
        self.flush()
        notes, cards = self._passed
        self.note_meta({"remarks": self._made["remarks"], "same": notes, "same_cards": cards})
        self._connection.execute("COMMIT")
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        enough = isinstance(error, Enough)
        if error is None or enough:
            if enough:
                self.note_meta({"cut": True})
            self.finish()
        else:
            self._connection.close()
        return enough

    def _add(self, table: str, row: Sequence[object]) -> int:
        number = self._made[table] = self._made[table] + 1
        self._wait(table, (number, *row))
        return number

    def _wait(self, table: str, row: Sequence[object]) -> None:
        waiting = self._waiting[table]
        waiting.append(row)
        if len(waiting) >= _AT_ONCE:
            self._write(table)

    def _write(self, table: str) -> None:
        rows = self._waiting[table]
        if rows:
            places = ", ".join("?" * len(column_names(table)))
            # The same file under one name twice, or one note naming it twice, is one row.
            self._connection.executemany(f"INSERT OR IGNORE INTO {table} VALUES ({places})", rows)
            rows.clear()

    def _write_new_cards(self) -> None:
        self._connection.executemany(_NEW_CARDS, self._new_cards)
        self._new_cards.clear()


class Enough(Exception):
    """A preview has as many notes as it shows."""


class TooLarge(Exception):
    """A file within a package is larger than may be kept."""


def _said(note: StagedNote) -> tuple[str | None, ...]:
    """What a note holds beside its sides: fields, accept, items, tags, markup and choices."""
    fields = None if note.fields is None else SEPARATOR.join(note.fields)
    tags = " ".join(note.tags)
    return fields, _listed(note.accept), _listed(note.items), tags, note.markup, note.choices


def _held(note: StagedNote, said: tuple[str | None, ...]) -> str:
    """A short word for what a note holds."""
    return content_digest(note.front, note.back, (*said, note.of_type) if note.of_type else said)


def _listed(texts: tuple[str, ...]) -> str:
    return json.dumps(texts, ensure_ascii=False) if texts else "[]"


def _written(blocks: Iterable[bytes], out: Path, most_bytes: int) -> tuple[str, int]:
    """SHA-256 and size of what was written to ``out``."""
    sha, size = hashlib.sha256(), 0
    with out.open("wb") as file:
        for block in blocks:
            size += len(block)
            if size > most_bytes:
                raise TooLarge
            sha.update(block)
            file.write(block)
    return sha.hexdigest(), size

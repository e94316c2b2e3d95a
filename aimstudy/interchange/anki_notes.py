"""Notes of a collection of Anki on their way into the staging: identity, fields, words to find.

An odd note is mended and named, not refused.
"""

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from aimstudy.domain.card import CardKind
from aimstudy.domain.imports import RemarkKind
from aimstudy.domain.note_type import SEPARATOR, CardTemplate, NoteType
from aimstudy.interchange import limits
from aimstudy.interchange.anki_types import KnownTypes
from aimstudy.interchange.known_notes import bit_of
from aimstudy.interchange.plain_text import files_in, plain
from aimstudy.interchange.staging import StagedNote, Staging

_NOTES = """
SELECT id, CAST(guid AS TEXT), coalesce(CAST(mid AS INTEGER), 0),
    coalesce(CAST(mod AS INTEGER), 0), CAST(tags AS TEXT), CAST(flds AS TEXT),
    coalesce(CAST(flags AS INTEGER), 0), CAST(data AS TEXT)
FROM notes ORDER BY id
"""
_CARDS = "SELECT CAST(nid AS INTEGER), CAST(ord AS INTEGER) FROM cards"
_MILLISECONDS = 100_000_000_000  # seconds beyond this are the year 5138
_NOTHING = "…"  # what is found under a note whose fields hold no words
_SHORT_FRONT = 4_000  # characters of a front, as lists show it

Row = Sequence[str | int | None]


@dataclass(slots=True)
class NotesRead:
    """Which staged note each note became, with its type; and what its fields name.

    ``passed`` are notes that the library has just so, ``named`` what they name.
    """

    staged: dict[int, int] = field(default_factory=dict)
    type_of: dict[int, NoteType] = field(default_factory=dict)
    files: dict[int, list[str]] = field(default_factory=dict)
    passed: set[int] = field(default_factory=set)
    named: set[str] = field(default_factory=set)


class _Kind(NamedTuple):
    """A type of notes as all its notes have it; ``sort`` is the field that lists show."""

    note_type: NoteType
    number: int
    kind: CardKind
    sort: int


def read_notes(connection: sqlite3.Connection, known: KnownTypes, staging: Staging) -> NotesRead:
    """Stage all notes; raises ``Enough`` where a preview has what it shows."""
    read, guids = NotesRead(), set[str]()
    kinds: dict[int, _Kind] = {}
    cards = _cards_of_notes(connection) if staging.knows_notes else None
    for row in connection.execute(_NOTES):
        note_id, guid, mid = row[:3]
        texts = _texts(row, staging)
        if texts is None:
            continue
        kind = kinds.get(mid)
        if kind is None:
            if mid not in known.types:
                staging.remark(RemarkKind.NOTE_TYPE_MISSING, place=str(note_id))
            kind = kinds[mid] = _kind(mid, len(texts), known, staging)
        note_type = kind.note_type
        if len(texts) != len(note_type.fields):
            texts = _fitting(texts, note_type, note_id, staging)
        identity = _identity(guid, texts, guids, note_id, staging)
        named = [name for text in texts if "<" in text or "[" in text for name in files_in(text)]
        if cards is not None:
            held = _staged(row, texts, identity, kind, ("", ""))
            if staging.pass_over(held, cards.get(note_id, 0), history=True):
                read.passed.add(note_id)
                read.named.update(named)
                continue
        staged = staging.add_note(_staged(row, texts, identity, kind, _sides(texts, kind.sort)))
        read.staged[note_id] = staged
        read.type_of[note_id] = note_type
        if named:
            read.files[staged] = named
    return read


def _kind(mid: int, many: int, known: KnownTypes, staging: Staging) -> _Kind:
    note_type = known.types.get(mid) or _plain_type(mid, many)
    kind = CardKind.CLOZE if note_type.cloze else CardKind.QUESTION
    return _Kind(note_type, staging.type_id(note_type), kind, known.sort_field.get(mid, 0))


def _cards_of_notes(connection: sqlite3.Connection) -> dict[int, int]:
    """The cards of each note, as a sum of their bits."""
    found: dict[int, int] = {}
    for note_id, ordinal in connection.execute(_CARDS):
        found[note_id] = found.get(note_id, 0) | bit_of(ordinal or 0)
    return found


def _texts(row: Row, staging: Staging) -> list[str] | None:
    """The fields of a note; None where it is too large to be taken."""
    note_id, fields = row[0], str(row[5] or "")
    if len(fields) > limits.FIELD:
        limit = limits.FIELD
        kind = RemarkKind.TEXT_TOO_LONG
        staging.remark(kind, place=str(note_id), found=len(fields), limit=limit)
        return None
    return fields.split(SEPARATOR)


def _fitting(texts: list[str], note_type: NoteType, note_id: int, staging: Staging) -> list[str]:
    """As many fields as the type has."""
    usual, found = len(note_type.fields), len(texts)
    few = found < usual
    kind = RemarkKind.FIELDS_TOO_FEW if few else RemarkKind.FIELDS_TOO_MANY
    staging.remark(kind, place=str(note_id), found=found, usual=usual)
    if few:
        return texts + [""] * (usual - found)
    return [*texts[: usual - 1], "<br>".join(texts[usual - 1 :])]


def _identity(
    guid: str | None, texts: list[str], guids: set[str], note_id: int, staging: Staging
) -> str:
    """The note's own identity, or one made of its texts where it has none or that of another."""
    wanted = (guid or "").strip()[:200]
    if not wanted:
        wanted = hashlib.sha256(SEPARATOR.join(texts).encode()).hexdigest()[:16]
    identity, number = wanted, 1
    while identity in guids:
        number += 1
        identity = f"{wanted}#{number}"
    if number > 1:
        staging.remark(RemarkKind.SAME_IDENTITY, place=str(note_id))
    guids.add(identity)
    return identity


def _staged(
    row: Row, texts: list[str], identity: str, kind: _Kind, sides: tuple[str, str]
) -> StagedNote:
    note_id, mod, more = int(row[0] or 0), int(row[3] or 0), row[7]
    tags = dict.fromkeys(str(row[4] or "")[: limits.TAGS].split())
    said = json.dumps(more, ensure_ascii=False) if more else '""'
    return StagedNote(
        identity,
        *sides,
        kind.kind,
        kind.number,
        tuple(texts),
        tags=tuple(tags),
        markup="html",
        created_ms=note_id,
        modified_ms=mod if mod > _MILLISECONDS else mod * 1000,
        source=f"[{note_id},{mod},{row[6] or 0},{said}]",
        place=str(note_id),
    )


def _sides(texts: list[str], sort: int) -> tuple[str, str]:
    """What lists and the search show of a note: the field it is sorted by, and the others."""
    words = [plain(text) for text in texts]
    front = words[sort] or next(filter(None, words), "") or _NOTHING
    rest = "\n".join([word for word in words if word and word is not front])
    return front[:_SHORT_FRONT], rest


def _plain_type(mid: int, many: int) -> NoteType:
    """A type for notes whose own is not in the file: the first field asks for the others."""
    many = min(max(many, 2), limits.FIELDS)
    names = tuple(f"Field {n + 1}" for n in range(many))
    rest = "<br>\n".join(f"{{{{{name}}}}}" for name in names[1:])
    answer = "{{FrontSide}}\n\n<hr id=answer>\n\n" + rest
    made = CardTemplate("Card 1", f"{{{{{names[0]}}}}}", answer)
    return NoteType(f"Notes {mid}", names, (made,), key=str(mid))


def shared_files(known: KnownTypes) -> Iterator[str]:
    """Files that templates and styles name."""
    for note_type in known.types.values():
        for template in note_type.templates:
            yield from files_in(template.question)
            yield from files_in(template.answer)

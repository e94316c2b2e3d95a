"""Notes of a collection of Anki on their way into the staging: identity, fields, words to find.

An odd note is mended and named, not refused.
"""

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from aimstudy.domain.card import CardKind
from aimstudy.domain.imports import RemarkKind
from aimstudy.domain.note_type import SEPARATOR, CardTemplate, NoteType
from aimstudy.interchange import limits
from aimstudy.interchange.anki_types import KnownTypes
from aimstudy.interchange.plain_text import files_in, plain
from aimstudy.interchange.staging import StagedNote, Staging

_NOTES = """
SELECT id, CAST(guid AS TEXT), coalesce(CAST(mid AS INTEGER), 0),
    coalesce(CAST(mod AS INTEGER), 0), CAST(tags AS TEXT), CAST(flds AS TEXT),
    coalesce(CAST(flags AS INTEGER), 0), CAST(data AS TEXT)
FROM notes ORDER BY id
"""
_MILLISECONDS = 100_000_000_000  # seconds beyond this are the year 5138
_NOTHING = "…"  # what is found under a note whose fields hold no words
_SHORT_FRONT = 4_000  # characters of a front, as lists show it

Row = Sequence[str | int | None]


@dataclass(slots=True)
class NotesRead:
    """Which staged note each note became, with its type; and what its fields name."""

    staged: dict[int, int] = field(default_factory=dict)
    type_of: dict[int, NoteType] = field(default_factory=dict)
    files: dict[int, list[str]] = field(default_factory=dict)


def read_notes(connection: sqlite3.Connection, known: KnownTypes, staging: Staging) -> NotesRead:
    """Stage all notes; raises ``Enough`` where a preview has what it shows."""
    read, guids = NotesRead(), set[str]()
    made: dict[int, NoteType] = {}
    type_ids: dict[int, int] = {}
    for row in connection.execute(_NOTES):
        note_id, guid, mid, *_ = row
        texts = _texts(row, staging)
        if texts is None:
            continue
        note_type = known.types.get(mid) or made.get(mid)
        if note_type is None:
            staging.remark(RemarkKind.NOTE_TYPE_MISSING, place=str(note_id))
            note_type = made[mid] = _plain_type(mid, len(texts))
        if len(texts) != len(note_type.fields):
            texts = _fitting(texts, note_type, note_id, staging)
        if mid not in type_ids:
            type_ids[mid] = staging.type_id(note_type)
        identity = _identity(guid, texts, guids, note_id, staging)
        sort = known.sort_field.get(mid, 0)
        staged = staging.add_note(_staged(row, texts, identity, note_type, type_ids[mid], sort))
        read.staged[note_id] = staged
        read.type_of[note_id] = note_type
        named = [name for text in texts for name in files_in(text)]
        if named:
            read.files[staged] = named
    return read


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
    row: Row, texts: list[str], identity: str, note_type: NoteType, type_id: int, sort: int
) -> StagedNote:
    note_id, mod = int(row[0] or 0), int(row[3] or 0)
    tags = dict.fromkeys(str(row[4] or "")[: limits.TAGS].split())
    words = [plain(text) for text in texts]
    front = words[sort] or next(filter(None, words), "") or _NOTHING
    rest = "\n".join(word for word in words if word and word is not front)
    source = [note_id, mod, row[6] or 0, row[7] or ""]
    return StagedNote(
        guid=identity,
        front=front[:_SHORT_FRONT],
        back=rest,
        kind=CardKind.CLOZE if note_type.cloze else CardKind.QUESTION,
        type_id=type_id,
        fields=tuple(texts),
        tags=tuple(tags),
        markup="html",
        created_ms=note_id,
        modified_ms=mod if mod > _MILLISECONDS else mod * 1000,
        source=json.dumps(source, ensure_ascii=False, separators=(",", ":")),
        place=str(note_id),
    )


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

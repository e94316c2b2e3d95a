"""Queries on note types: all of them, their definitions, and the notes that have one.

A type that was deleted stays as a row that says so: notes that were deleted may still name it.
"""

import json
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import bindparam, insert, select, text, update
from sqlmodel import Session, col

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.note_type import SEPARATOR, NoteType, definition_from, definition_text
from aimstudy.storage.import_tables import NoteTypeRow
from aimstudy.storage.keys import new_id
from aimstudy.storage.tables import NoteRow
from aimstudy.storage.undo import Patch

_TYPES = text(
    "SELECT t.id, t.definition, t.key, count(n.id) AS notes FROM note_types AS t"
    " LEFT JOIN notes AS n ON n.type_id = t.id AND n.deleted = 0 AND EXISTS"
    " (SELECT 1 FROM cards AS c WHERE c.note_id = n.id AND c.deleted = 0)"
    " GROUP BY t.id ORDER BY t.id"
)
_GONE = "gone"


def listed_types(session: Session) -> list[tuple[int, NoteType, int]]:
    """(id, type, how many notes have it) of every note type that can be read and is not deleted."""
    found = []
    for row in session.connection().execute(_TYPES):
        try:
            note_type = definition_from(row.definition, row.key)
        except ValueError:
            continue
        if row.notes or _GONE not in json.loads(row.definition):
            found.append((row.id, note_type, row.notes))
    return found


def type_of(session: Session, type_id: int) -> tuple[NoteType, int]:
    """A type and how many notes have it; raises Problem NOTE_TYPE_MISSING."""
    for found, note_type, notes in listed_types(session):
        if found == type_id:
            return note_type, notes
    raise Problem(ProblemKind.NOTE_TYPE_MISSING)


def add_type(session: Session, note_type: NoteType) -> tuple[int, Patch]:
    """Store a type; returns its id, and what takes it away."""
    made = insert(NoteTypeRow).values(key=note_type.key, definition=definition_text(note_type))
    type_id = new_id(session.connection().execute(made))
    return type_id, Patch("set", "note_types", type_id, {"definition": _gone(note_type)})


def set_type(session: Session, type_id: int, note_type: NoteType, *, gone: bool = False) -> Patch:
    """Let a type be ``note_type``, or ``gone``; returns what puts it back."""
    where = col(NoteTypeRow.id) == type_id
    before = session.connection().scalar(select(col(NoteTypeRow.definition)).where(where))
    after = _gone(note_type) if gone else definition_text(note_type)
    session.connection().execute(update(NoteTypeRow).where(where).values(definition=after))
    return Patch("set", "note_types", type_id, {"definition": before})


def _gone(note_type: NoteType) -> str:
    said = {**json.loads(definition_text(note_type)), _GONE: True}
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def fields_of_type(session: Session, type_id: int) -> Iterable[tuple[int, list[str], int]]:
    """(id, fields, time of the last change) of every note of a type, deleted ones too."""
    rows = session.connection().execute(
        select(col(NoteRow.id), col(NoteRow.fields), col(NoteRow.modified_ms)).where(
            col(NoteRow.type_id) == type_id
        )
    )
    return [(row[0] or 0, (row[1] or "").split(SEPARATOR), row[2]) for row in rows]


def set_fields(session: Session, values: Sequence[Mapping[str, object]]) -> list[Patch]:
    """Set fields, front, back and modified_ms of notes by their ``key``; returns the way back."""
    if not values:
        return []
    names = ("fields", "front", "back", "modified_ms")
    patches = []
    for value in values:
        wanted = [col(getattr(NoteRow, name)) for name in names]
        where = col(NoteRow.id) == value["key"]
        row = session.connection().execute(select(*wanted).where(where)).one()
        patches.append(Patch("set", "notes", value["key"], dict(zip(names, row, strict=True))))
    change = update(NoteRow).where(col(NoteRow.id) == bindparam("key"))
    change = change.values({name: bindparam(f"new_{name}") for name in names})
    session.connection().execute(
        change,
        [{"key": v["key"], **{f"new_{name}": v[name] for name in names}} for v in values],
    )
    return patches

"""Queries on notes of note types: their rows, their cards, and the types themselves."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import insert, select, text, update
from sqlmodel import Session, col

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.note_type import SEPARATOR, NoteType, definition_from, definition_text
from aimstudy.storage.import_tables import NoteTypeRow
from aimstudy.storage.keys import new_id
from aimstudy.storage.notes import next_position
from aimstudy.storage.tables import CardRow, NoteRow

_NOTE = text(
    "SELECT n.fields, n.tags, t.definition, t.key FROM notes AS n"
    " JOIN note_types AS t ON t.id = n.type_id WHERE n.id = :note"
)


@dataclass(frozen=True, slots=True)
class CardOfNote:
    """A card of a note, deleted or not."""

    card_id: int
    ordinal: int
    deck_id: int
    deleted: bool


@dataclass(frozen=True, slots=True)
class TypedNote:
    """A note of a note type; ``fields`` are as many as its type has."""

    note_type: NoteType
    fields: tuple[str, ...]
    tags: str


def note_of_type(session: Session, note_id: int) -> TypedNote | None:
    """A note with its type; None where it has none, or one that cannot be read."""
    row = session.connection().execute(_NOTE, {"note": note_id}).first()
    if row is None:
        return None
    try:
        note_type = definition_from(row.definition, row.key)
    except ValueError:
        return None
    many = len(note_type.fields)
    fields = ((row.fields or "").split(SEPARATOR) + [""] * many)[:many]
    return TypedNote(note_type, tuple(fields), row.tags)


def cards_of_note(session: Session, note_id: int) -> list[CardOfNote]:
    """The cards of a note in order, deleted ones too."""
    rows = session.connection().execute(
        select(col(CardRow.id), col(CardRow.ordinal), col(CardRow.deck_id), col(CardRow.deleted))
        .where(col(CardRow.note_id) == note_id)
        .order_by(col(CardRow.ordinal))
    )
    return [CardOfNote(row[0] or 0, row[1], row[2], bool(row[3])) for row in rows]


def insert_card(session: Session, note_id: int, ordinal: int, deck_id: int) -> int:
    """Give a note one more card that was never met; returns its id."""
    values = {
        "note_id": note_id, "ordinal": ordinal, "deck_id": deck_id,
        "position": next_position(session), "state": "accepted",
    }  # fmt: skip
    return new_id(session.connection().execute(insert(CardRow).values(values)))


def insert_typed_note(
    session: Session, type_id: int, values: Mapping[str, object], now_ms: int
) -> int:
    """Store a note of a note type without cards; returns its id."""
    seed = f"{type_id}|{values['fields']}|{now_ms}|{next_position(session)}"
    row = {
        "guid": hashlib.sha256(seed.encode()).hexdigest()[:16], "kind": "question",
        "type_id": type_id, "created_ms": now_ms, "modified_ms": now_ms, **values,
    }  # fmt: skip
    return new_id(session.connection().execute(insert(NoteRow).values(row)))


def type_id_of(session: Session, note_type: NoteType) -> int:
    """The row of a note type, made where there is none."""
    wanted = definition_text(note_type)
    found = session.connection().scalar(
        select(col(NoteTypeRow.id)).where(
            col(NoteTypeRow.key) == note_type.key, col(NoteTypeRow.definition) == wanted
        )
    )
    if found is not None:
        return found
    made = insert(NoteTypeRow).values(key=note_type.key, definition=wanted)
    return new_id(session.connection().execute(made))


def columns_of_note(session: Session, note_id: int, names: Sequence[str]) -> dict[str, object]:
    """Columns of a note as they are; raises Problem CARD_MISSING."""
    wanted = [col(getattr(NoteRow, name)) for name in names]
    row = session.connection().execute(select(*wanted).where(col(NoteRow.id) == note_id)).first()
    if row is None:
        raise Problem(ProblemKind.CARD_MISSING)
    return dict(zip(names, row, strict=True))


def set_ordinal(session: Session, card_id: int, ordinal: int) -> None:
    """Let a card be another one of its note."""
    session.connection().execute(
        update(CardRow).where(col(CardRow.id) == card_id).values(ordinal=ordinal)
    )

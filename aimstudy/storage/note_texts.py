"""The texts of the notes of many cards: read as one goes, and written at once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BindParameter, bindparam, func, select, update
from sqlmodel import Session, col

from aimstudy.storage.cards import chunks, texts_in
from aimstudy.storage.import_tables import NoteTypeRow
from aimstudy.storage.keys import is_id
from aimstudy.storage.tables import CardRow, NoteRow
from aimstudy.storage.undo import Patch

COLUMNS = ("front", "back", "fields", "kind", "accept", "items")


@dataclass(frozen=True, slots=True)
class NoteTexts:
    """A note's texts as they are stored; ``definition`` is that of its note type, "" without one.

    ``card_id`` is its first card among those asked for, ``cards`` is how many it has.
    """

    note_id: int
    card_id: int
    cards: int
    front: str
    back: str
    fields: str
    kind: str
    accept: str
    items: str
    definition: str
    modified_ms: int

    @property
    def accept_forms(self) -> tuple[str, ...]:
        """Other right answers; none where they cannot be read."""
        return texts_in(self.accept, self.note_id)

    @property
    def list_items(self) -> tuple[str, ...]:
        """The parts of an answer that is a list."""
        return texts_in(self.items, self.note_id)


def note_texts(session: Session, card_ids: Sequence[int]) -> Iterator[NoteTexts]:
    """Every note of these cards once, in the order of the notes; cards that are gone are none."""
    connection = session.connection()
    first: dict[int, int] = {}
    for chunk in chunks([each for each in card_ids if is_id(each)]):
        asked = select(col(CardRow.note_id), col(CardRow.id)).where(
            col(CardRow.id).in_(chunk), col(CardRow.deleted) == 0
        )
        for note_id, card_id in connection.execute(asked):
            first[note_id] = min(card_id or 0, first.get(note_id, card_id or 0))
    made = (
        select(func.count())
        .where(col(CardRow.note_id) == col(NoteRow.id), col(CardRow.deleted) == 0)
        .scalar_subquery()
    )
    columns = [col(getattr(NoteRow, name)) for name in COLUMNS]
    wanted = select(
        col(NoteRow.id), made, *columns, col(NoteRow.modified_ms),
        col(NoteTypeRow.definition),
    ).join_from(NoteRow, NoteTypeRow, isouter=True)  # fmt: skip
    for chunk in chunks(sorted(first)):
        for row in connection.execute(wanted.where(col(NoteRow.id).in_(chunk))):
            yield NoteTexts(
                note_id=row.id,
                card_id=first[row.id],
                cards=row[1],
                front=row.front,
                back=row.back,
                fields=row.fields or "",
                kind=row.kind,
                accept=row.accept,
                items=row.items,
                definition=row.definition or "",
                modified_ms=row.modified_ms,
            )


def write_texts(
    session: Session,
    changes: Sequence[tuple[NoteTexts, Mapping[str, str]]],
    now_ms: int,
) -> list[Patch]:
    """Put new texts into notes, by the names of ``COLUMNS``; returns how to put them back."""
    patches: list[Patch] = []
    by_columns: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for note, values in changes:
        old = {name: getattr(note, name) for name in values}
        patches.append(Patch("set", "notes", note.note_id, old | {"modified_ms": note.modified_ms}))
        # Later than before whatever the clock says: that is how an edit is known.
        row = {"note": note.note_id, "at": max(now_ms, note.modified_ms + 1)}
        by_columns.setdefault(tuple(values), []).append(
            row | {f"new_{name}": text for name, text in values.items()}
        )
    for names, rows in by_columns.items():
        new: dict[str, BindParameter[Any]] = {n: bindparam(f"new_{n}") for n in names}
        statement = update(NoteRow).where(col(NoteRow.id) == bindparam("note"))
        session.connection().execute(statement.values(new | {"modified_ms": bindparam("at")}), rows)
    return patches

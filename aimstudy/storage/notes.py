"""Queries on notes and decks: making, editing and removing what cards are made from."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import and_, func, insert, select, text, update
from sqlmodel import Session, col

from aimstudy.domain.card import CardDraft, CardKind
from aimstudy.domain.deck_names import PARTS
from aimstudy.domain.fact import Citation, FactState
from aimstudy.domain.note_type import SEPARATOR
from aimstudy.storage.cards import ASKED, chunks
from aimstudy.storage.deck_tree import add_levels
from aimstudy.storage.fact_rows import citation_values
from aimstudy.storage.keys import new_id
from aimstudy.storage.tables import CardRow, CitationRow, DeckRow, NoteRow

_REVERSE = text("SELECT id FROM cards WHERE note_id = :note AND ordinal = 1 AND deleted = 0")


@dataclass(frozen=True, slots=True)
class NewNote:
    """A note about to be stored; ``tags`` are separated by spaces."""

    draft: CardDraft
    deck_id: int
    state: FactState
    fact_id: int | None = None
    article_id: int | None = None
    tags: str = ""
    citation: Citation | None = None


def insert_notes(session: Session, notes: Sequence[NewNote], now_ms: int) -> list[tuple[int, int]]:
    """Store notes with one card each; returns (note id, card id) in the order given."""
    position = next_position(session)
    made = []
    for offset, note in enumerate(notes):
        note_id = new_id(
            session.connection().execute(
                insert(NoteRow).values(_note_values(note, now_ms, position + offset))
            )
        )
        card = {
            "note_id": note_id,
            "deck_id": note.deck_id,
            "fact_id": note.fact_id,
            "position": position + offset,
            "state": note.state.value,
        }
        card_id = new_id(session.connection().execute(insert(CardRow).values(card)))
        if note.citation is not None and note.article_id is not None:
            session.connection().execute(
                insert(CitationRow).values(
                    citation_values(note.article_id, note.citation, 0, note_id=note_id)
                )
            )
        made.append((note_id, card_id))
    return made


def _note_values(note: NewNote, now_ms: int, position: int) -> dict[str, object]:
    draft = note.draft
    seed = f"{note.article_id}|{draft.fact_key}|{draft.kind}|{draft.prompt}|{now_ms}|{position}"
    return {
        "guid": hashlib.sha256(seed.encode()).hexdigest()[:16],
        "kind": draft.kind.value,
        "front": draft.prompt,
        "back": draft.answer,
        "accept": json.dumps(draft.accept, ensure_ascii=False),
        "items": json.dumps(draft.items, ensure_ascii=False),
        "context": draft.context,
        "tags": note.tags,
        "rule": draft.rule,
        "fact_id": note.fact_id,
        "article_id": note.article_id,
        "created_ms": now_ms,
        "modified_ms": now_ms,
    }


def next_position(session: Session) -> int:
    return (session.connection().scalar(select(func.max(col(CardRow.position)))) or 0) + 1


def has_reverse(session: Session, note_id: int) -> bool:
    """Whether a note has a card that asks its front by the back, and it is not deleted."""
    return session.connection().scalar(_REVERSE, {"note": note_id}) is not None


def insert_reverse(session: Session, card_id: int) -> int:
    """Give a card's note one that asks its front by the back; returns its id.

    One that was deleted comes back as it was.
    """
    card = (
        session.connection()
        .execute(
            select(
                col(CardRow.note_id), col(CardRow.deck_id), col(CardRow.fact_id), col(CardRow.state)
            ).where(col(CardRow.id) == card_id)
        )
        .one()
    )
    other = and_(col(CardRow.note_id) == card.note_id, col(CardRow.ordinal) == 1)
    found = session.connection().scalar(select(col(CardRow.id)).where(other))
    if found is not None:
        session.connection().execute(update(CardRow).where(other).values(deleted=0))
        return found
    values = {
        "note_id": card.note_id,
        "ordinal": 1,
        "deck_id": card.deck_id,
        "fact_id": card.fact_id,
        "position": next_position(session),
        "state": card.state,
    }
    return new_id(session.connection().execute(insert(CardRow).values(values)))


def set_note(session: Session, note_id: int, values: Mapping[str, object]) -> dict[str, object]:
    """Set columns of a note; returns them as they were (for undo)."""
    wanted = [col(getattr(NoteRow, name)) for name in values]
    where = col(NoteRow.id) == note_id
    row = session.connection().execute(select(*wanted).where(where)).one()
    session.connection().execute(update(NoteRow).where(where).values(dict(values)))
    return dict(zip(values, row, strict=True))


def deck_id_by_name(session: Session, name: str, now_ms: int) -> int:
    """The deck called ``name``, made with those above it when it is not there."""
    found = session.connection().scalar(select(col(DeckRow.id)).where(col(DeckRow.name) == name))
    if found is not None:
        return found
    made = insert(DeckRow).values(name=name, created_ms=now_ms)
    deck_id = new_id(session.connection().execute(made))
    if PARTS in name:
        add_levels(session, now_ms)
    return deck_id


def deck_exists(session: Session, deck_id: int) -> bool:
    """Whether there is such a deck; none is ever removed."""
    query = select(col(DeckRow.id)).where(col(DeckRow.id) == deck_id)
    return session.connection().scalar(query) is not None


def edit_note(
    session: Session, note_id: int, front: str, back: str, tags: str | None, now_ms: int
) -> None:
    """Change a note's texts; a list note that was edited becomes a plain question."""
    values: dict[str, object] = {"front": front, "back": back, "modified_ms": now_ms}
    if tags is not None:
        values["tags"] = tags
    row = session.get(NoteRow, note_id)
    if row is not None:
        # Later than before whatever the clock says: that is how an edit is known from an import.
        values["modified_ms"] = max(now_ms, row.modified_ms + 1)
    if row is not None and row.back != back:
        # The old accepted forms and items answered the old text.
        values |= {"accept": "[]", "items": "[]"}
        if row.kind == CardKind.LIST:
            values["kind"] = CardKind.QUESTION.value
    if row is not None and row.kind == CardKind.CLOZE and "____" not in front:
        values["kind"] = CardKind.QUESTION.value
    session.connection().execute(update(NoteRow).where(col(NoteRow.id) == note_id).values(values))


def prompts_of(session: Session, card_ids: Sequence[int]) -> dict[int, str]:
    """What each card asks, by its id."""
    found: dict[int, str] = {}
    for chunk in chunks(card_ids):
        rows = session.connection().execute(
            select(col(CardRow.id), ASKED)
            .join(NoteRow, col(CardRow.note_id) == col(NoteRow.id))
            .where(col(CardRow.id).in_(chunk))
        )
        found.update({row[0]: row[1] for row in rows if row[0] is not None})
    return found


def note_columns(session: Session, note_id: int) -> dict[str, object]:
    """The columns an edit may change, as they are now (for undo)."""
    row = session.get(NoteRow, note_id)
    if row is None:
        return {}
    return {
        "front": row.front,
        "back": row.back,
        "tags": row.tags,
        "kind": row.kind,
        "accept": row.accept,
        "items": row.items,
        "fields": row.fields,
        "modified_ms": row.modified_ms,
    }


def typed_note(session: Session, note_id: int) -> tuple[str, list[str], int] | None:
    """(definition of its type, fields, time of the last change) of a note of a note type."""
    query = text(
        "SELECT t.definition, n.fields, n.modified_ms FROM notes AS n"
        " JOIN note_types AS t ON t.id = n.type_id WHERE n.id = :note"
    )
    row = session.connection().execute(query, {"note": note_id}).first()
    return None if row is None else (row[0], (row[1] or "").split(SEPARATOR), row[2])

"""The cards of an article with their notes, as a new version of it needs them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, update
from sqlmodel import Session, col

from aimstudy.domain.card import CardDraft, CardKind
from aimstudy.domain.fact import FactState
from aimstudy.storage.tables import CardRow, NoteRow

_TEXTS = ("kind", "front", "back", "accept", "items", "rule")


@dataclass(frozen=True, slots=True)
class VersionCard:
    """A card that is not deleted; ``edited`` where the person changed its words."""

    card_id: int
    note_id: int
    fact_id: int | None
    deck_id: int
    kind: CardKind
    front: str
    back: str
    rule: str
    state: FactState
    suspended: int
    reps: int
    edited: bool


def version_cards(session: Session, article_id: int) -> list[VersionCard]:
    """All cards of an article that are not deleted, in their order."""
    rows: Any = session.connection().execute(
        select(
            col(CardRow.id).label("card_id"),
            col(CardRow.note_id),
            col(CardRow.fact_id),
            col(CardRow.deck_id),
            col(NoteRow.kind),
            col(NoteRow.front),
            col(NoteRow.back),
            col(NoteRow.rule),
            col(CardRow.state),
            col(CardRow.suspended),
            col(CardRow.reps),
            col(NoteRow.created_ms),
            col(NoteRow.modified_ms),
        )
        .join(NoteRow, col(CardRow.note_id) == col(NoteRow.id))
        .where(col(NoteRow.article_id) == article_id, col(CardRow.deleted) == 0)
        .order_by(col(CardRow.position))
    )
    return [
        VersionCard(
            card_id=row.card_id,
            note_id=row.note_id,
            fact_id=row.fact_id,
            deck_id=row.deck_id,
            kind=CardKind(row.kind),
            front=row.front,
            back=row.back,
            rule=row.rule,
            state=FactState(row.state),
            suspended=row.suspended,
            reps=row.reps,
            edited=row.modified_ms > row.created_ms,
        )
        for row in rows
    ]


def note_texts(session: Session, note_id: int) -> dict[str, object]:
    """The columns that ``rewrite_note`` changes, as they are now (for undo)."""
    columns = [col(getattr(NoteRow, name)) for name in _TEXTS]
    row = session.connection().execute(select(*columns).where(col(NoteRow.id) == note_id)).one()
    return dict(zip(_TEXTS, row, strict=True))


def rewrite_note(session: Session, note_id: int, draft: CardDraft) -> None:
    """Give a note the words of ``draft``; when it was made and edited stays."""
    values: Mapping[str, object] = {
        "kind": draft.kind.value,
        "front": draft.prompt,
        "back": draft.answer,
        "accept": json.dumps(draft.accept, ensure_ascii=False),
        "items": json.dumps(draft.items, ensure_ascii=False),
        "rule": draft.rule,
    }
    session.connection().execute(update(NoteRow).where(col(NoteRow.id) == note_id).values(values))


def unlink_fact(session: Session, card: VersionCard) -> None:
    """Let a card stand on its own, without a fact."""
    session.connection().execute(
        update(NoteRow).where(col(NoteRow.id) == card.note_id).values(fact_id=None)
    )
    session.connection().execute(
        update(CardRow).where(col(CardRow.id) == card.card_id).values(fact_id=None)
    )

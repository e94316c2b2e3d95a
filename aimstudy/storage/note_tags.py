"""Tags of the notes of many cards: read, changed and written at once."""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import BindParameter, bindparam, select, update
from sqlmodel import Session, col

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.storage.cards import chunks
from aimstudy.storage.tables import CardRow, NoteRow
from aimstudy.storage.undo import Patch


def change_tags(
    session: Session, card_ids: Sequence[int], change: Callable[[str], str], now_ms: int
) -> list[Patch]:
    """Put the tags of the cards' notes through ``change``; returns how to put them back.

    Raises Problem CARD_MISSING where a card is gone. A note whose tags stay is left as it is.
    """
    found: dict[int, tuple[str, int]] = {}
    met: set[int] = set()
    wanted = select(
        col(CardRow.id), col(NoteRow.id), col(NoteRow.tags), col(NoteRow.modified_ms)
    ).join(NoteRow, col(CardRow.note_id) == col(NoteRow.id))
    for chunk in chunks(card_ids):
        asked = wanted.where(col(CardRow.id).in_(chunk), col(CardRow.deleted) == 0)
        for card_id, note_id, tags, modified_ms in session.connection().execute(asked):
            met.add(card_id or 0)
            found[note_id or 0] = (tags, modified_ms)
    if met != set(card_ids):
        raise Problem(ProblemKind.CARD_MISSING)
    patches, rows = [], []
    for note_id, (tags, was_ms) in found.items():
        new = change(tags)
        if new != tags:
            patches.append(Patch("set", "notes", note_id, {"tags": tags, "modified_ms": was_ms}))
            # Later than before whatever the clock says: that is how an edit is known.
            rows.append({"note": note_id, "new": new, "at": max(now_ms, was_ms + 1)})
    if rows:
        statement = update(NoteRow).where(col(NoteRow.id) == bindparam("note"))
        values: dict[str, BindParameter[Any]] = {
            "tags": bindparam("new"),
            "modified_ms": bindparam("at"),
        }
        session.connection().execute(statement.values(values), rows)
    return patches

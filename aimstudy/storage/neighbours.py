"""Cards beside a card: those of the same deck or article, with what they ask and answer."""

from dataclasses import dataclass

from sqlalchemy import func, or_, select
from sqlmodel import Session, col

from aimstudy.storage.cards import ASKED, StoredCard
from aimstudy.storage.tables import CardRow, NoteRow

_MOST, _LONGEST = 5_000, 500


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A card and the first letters of its question and answer."""

    card_id: int
    front: str
    back: str


def neighbours_of(session: Session, card: StoredCard) -> list[Neighbour]:
    """Cards in study of the same deck or article and of other notes, asking the same way round."""
    beside = col(CardRow.deck_id) == card.deck_id
    if card.article_id is not None:
        beside = or_(beside, col(NoteRow.article_id) == card.article_id)
    answer = col(NoteRow.front) if card.reversed else col(NoteRow.back)
    rows = session.connection().execute(
        select(
            col(CardRow.id),
            func.substr(ASKED, 1, _LONGEST),
            func.substr(answer, 1, _LONGEST),
        )
        .join(NoteRow, col(CardRow.note_id) == col(NoteRow.id))
        .where(
            beside,
            col(CardRow.active) == 1,
            col(CardRow.ordinal) == int(card.reversed),
            col(CardRow.note_id) != card.note_id,
        )
        .limit(_MOST)
    )
    return [Neighbour(row[0] or 0, row[1], row[2]) for row in rows]

"""From what a quiz item names to cards: by the key of a fact, or by an answer in words."""

from collections.abc import Collection

from sqlalchemy import func, or_, select
from sqlmodel import Session, col

from aimstudy.storage.cards import chunks
from aimstudy.storage.tables import CardRow, FactRow, NoteRow

CARD = "card:"  # begins the key of a card that no fact stands behind


def card_key(card_id: int) -> str:
    """What stands for a fact's key in an item of a card without a fact."""
    return f"{CARD}{card_id}"


def card_in(key: str) -> int | None:
    """The id in what ``card_key`` made; None for the key of a fact."""
    number = key.removeprefix(CARD)
    return int(number) if number != key and number.isdigit() else None


def card_of_fact(session: Session, fact_id: int) -> int | None:
    """The first card of a fact, one in study before one that is held back; None if it has none."""
    return session.connection().scalar(
        select(col(CardRow.id))
        .where(col(CardRow.fact_id) == fact_id, *_THERE)
        .order_by(col(CardRow.active).desc(), col(CardRow.position))
        .limit(1)
    )


def cards_of_keys(session: Session, keys: Collection[str]) -> dict[str, int]:
    """The first card of each fact or card named by its key, in study or held back.

    ``keys`` are those of a quiz item or two; what is gone has none.
    """
    found = _there(session, [card_id for key in keys if (card_id := card_in(key)) is not None])
    of_facts = sorted({key for key in keys if key and card_in(key) is None})
    rows = session.connection().execute(
        select(col(FactRow.key), col(CardRow.id))
        .join(CardRow, col(CardRow.fact_id) == col(FactRow.id))
        .where(col(FactRow.key).in_(of_facts), *_THERE)
        .order_by(col(CardRow.active).desc(), col(CardRow.position))
    )
    for key, card_id in rows:
        found.setdefault(key, card_id or 0)
    return found


_THERE = (col(CardRow.deleted) == 0, col(CardRow.state) == "accepted")


def _there(session: Session, card_ids: list[int]) -> dict[str, int]:
    """Those of the cards that are still there, by their keys."""
    found: dict[str, int] = {}
    for chunk in chunks(sorted(card_ids)):
        rows = session.connection().execute(
            select(col(CardRow.id)).where(col(CardRow.id).in_(chunk), *_THERE)
        )
        found |= {card_key(row[0] or 0): row[0] or 0 for row in rows}
    return found


def card_answering(session: Session, card_id: int, words: str) -> int | None:
    """Another card in study of the card's deck or article that these words are the answer of."""
    mine = (
        select(col(CardRow.deck_id), col(NoteRow.article_id))
        .join(NoteRow, col(CardRow.note_id) == col(NoteRow.id))
        .where(col(CardRow.id) == card_id)
    )
    home = session.connection().execute(mine).first()
    if home is None or not words.strip():
        return None
    near = col(CardRow.deck_id) == home[0]
    if home[1] is not None:
        near = or_(near, col(NoteRow.article_id) == home[1])
    return session.connection().scalar(
        select(col(CardRow.id))
        .join(NoteRow, col(CardRow.note_id) == col(NoteRow.id))
        .where(near, col(CardRow.active) == 1, col(CardRow.id) != card_id)
        .where(col(CardRow.ordinal) == 0)
        .where(func.lower(func.trim(col(NoteRow.back), " .")) == words.strip(" .").lower())
        .order_by(col(CardRow.position))
        .limit(1)
    )

"""The tree that names of decks make: which stand under which. Knows nothing of cards."""

from collections.abc import Iterable

from sqlalchemy import insert, select
from sqlmodel import Session, col

from aimstudy.domain.deck_names import PARTS, families, levels, missing_levels
from aimstudy.storage.tables import DeckRow


def deck_names(session: Session) -> dict[int, str]:
    """The name of every deck, by id."""
    rows = session.connection().execute(select(col(DeckRow.id), col(DeckRow.name)))
    return {row[0] or 0: row[1] for row in rows}


def deck_families(session: Session) -> dict[int, frozenset[int]]:
    """Of every deck with others under it: their ids and its own."""
    return families(deck_names(session))


def families_of(session: Session, deck_id: int) -> dict[int, frozenset[int]]:
    """The decks above one deck, each as if it had no other under it."""
    found = select(col(DeckRow.name)).where(col(DeckRow.id) == deck_id)
    above = levels(session.connection().scalar(found) or "")[:-1]
    if not above:
        return {}
    tops = select(col(DeckRow.id)).where(col(DeckRow.name).in_(above))
    rows = session.connection().execute(tops)
    return {row[0] or 0: frozenset((row[0] or 0, deck_id)) for row in rows}


def members(session: Session, deck_id: int) -> list[int]:
    """A deck and those under it, by id."""
    return sorted(deck_families(session).get(deck_id, {deck_id}))


def levels_missing(session: Session) -> list[str]:
    """Names above decks that no deck has."""
    deep = select(col(DeckRow.name)).where(col(DeckRow.name).contains(PARTS))
    if session.connection().execute(deep.limit(1)).first() is None:
        return []
    return missing_levels(set(deck_names(session).values()))


def add_decks(session: Session, names: Iterable[str], now_ms: int) -> None:
    """Make decks of these names."""
    rows = [{"name": name, "created_ms": now_ms} for name in names]
    if rows:
        session.connection().execute(insert(DeckRow), rows)


def add_levels(session: Session, now_ms: int) -> None:
    """Every deck above another is there, so that all of its tree can be chosen at once."""
    add_decks(session, levels_missing(session), now_ms)

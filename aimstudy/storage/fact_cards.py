"""Queries between facts and their cards."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlmodel import Session, col

from aimstudy.storage.cards import chunks
from aimstudy.storage.tables import CardRow, FactRow


def facts_of_cards(session: Session, card_ids: Sequence[int]) -> list[int]:
    """Ids of the facts the cards ask about."""
    found: set[int] = set()
    for chunk in chunks(card_ids):
        rows = session.connection().execute(
            select(col(CardRow.fact_id)).where(
                col(CardRow.id).in_(chunk), col(CardRow.fact_id).is_not(None)
            )
        )
        found.update(row[0] for row in rows if row[0] is not None)
    return sorted(found)


def quantity_of_fact(session: Session, fact_id: int) -> tuple[float | None, float | None, str]:
    """(lowest, highest, unit) of the number that a fact says; None, None and "" without one."""
    query = select(col(FactRow.low), col(FactRow.high), col(FactRow.unit))
    row = session.connection().execute(query.where(col(FactRow.id) == fact_id)).first()
    return (row[0], row[1], row[2] or "") if row else (None, None, "")


def cards_of_facts(session: Session, fact_ids: Sequence[int]) -> list[int]:
    """Ids of the facts' cards that are not deleted."""
    found: list[int] = []
    for chunk in chunks(fact_ids):
        rows = session.connection().execute(
            select(col(CardRow.id)).where(
                col(CardRow.fact_id).in_(chunk), col(CardRow.deleted) == 0
            )
        )
        found += [row[0] for row in rows if row[0] is not None]
    return found


def facts_of_each_card(session: Session, fact_ids: Sequence[int]) -> list[int]:
    """The fact of every card that is not deleted: a fact with two cards stands twice."""
    found: list[int] = []
    for chunk in chunks(fact_ids):
        rows = session.connection().execute(
            select(col(CardRow.fact_id)).where(
                col(CardRow.fact_id).in_(chunk), col(CardRow.deleted) == 0
            )
        )
        found += [row[0] for row in rows if row[0] is not None]
    return found


def fact_columns(session: Session, fact_ids: Sequence[int]) -> dict[int, str]:
    """The states of facts as they are now, by id (for undo)."""
    found: dict[int, str] = {}
    for chunk in chunks(fact_ids):
        rows = session.connection().execute(
            select(col(FactRow.id), col(FactRow.state)).where(col(FactRow.id).in_(chunk))
        )
        found.update({row[0]: row[1] for row in rows if row[0] is not None})
    return found


def count_facts(session: Session) -> dict[int, int]:
    """Facts by article id."""
    rows = session.connection().execute(
        select(col(FactRow.article_id), func.count()).group_by(col(FactRow.article_id))
    )
    return {row[0]: row[1] for row in rows}


def count_proposed(session: Session) -> int:
    """Cards that wait for a yes or no."""
    query = (
        select(func.count())
        .select_from(CardRow)
        .where(
            col(CardRow.state) == "proposed", col(CardRow.deleted) == 0, col(CardRow.archived) == 0
        )
    )
    return session.connection().scalar(query) or 0

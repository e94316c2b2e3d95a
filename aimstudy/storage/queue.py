"""Which card comes next: short indexed queries over active cards, however large the library.

``today`` is a date ordinal, ``now_ms`` UTC. A buried card waits out its day. A new card waits
while a sibling (another card of the same note or fact) was met today; one to refresh comes after
all others then. With ``chosen`` only the cards of the session's choice are looked at.
"""

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from aimstudy.storage.study_tables import SessionCardRow
from aimstudy.storage.tables import CardRow, ReviewRow

_COUNT_LIMIT = 5000
_DAY_MS = 86_400_000


def _free(today: int, chosen: bool = False) -> ColumnElement[bool]:
    free = and_(col(CardRow.active) == 1, col(CardRow.buried_day) != today)
    if not chosen:
        return free
    return and_(free, col(CardRow.id).in_(select(col(SessionCardRow.card_id))))


def _due(today: int, chosen: bool = False) -> ColumnElement[bool]:
    return and_(_free(today, chosen), col(CardRow.phase) == "review", col(CardRow.due_day) <= today)


def _fresh(today: int, chosen: bool = False) -> ColumnElement[bool]:
    return and_(_free(today, chosen), col(CardRow.phase) == "new", is_apart(today))


def is_apart(today: int) -> ColumnElement[bool]:
    """No other card of the same note or fact was met today."""
    return and_(
        ~_met("note_id", today),
        or_(col(CardRow.fact_id).is_(None), ~_met("fact_id", today)),
    )


def _met(column: str, today: int) -> ColumnElement[bool]:
    sibling = aliased(CardRow)
    return exists().where(
        col(getattr(sibling, column)) == col(getattr(CardRow, column)),
        col(sibling.id) != col(CardRow.id),
        col(sibling.last_day) == today,
        col(sibling.deleted) == 0,
    )


def step_card(
    session: Session, today: int, until_ms: int, chosen: bool = False, since: int | None = None
) -> int | None:
    """The failed card that has waited longest, if its minutes are over by ``until_ms``.

    Minutes that lie more than a day ahead are over: the clock was set back since. With ``since``
    only a card that has a row in the log after it.
    """
    due = col(CardRow.due_ms)
    where = [
        _free(today, chosen),
        col(CardRow.phase) == "step",
        or_(due <= until_ms, due > until_ms + _DAY_MS),
    ]
    if since is not None:
        row = col(ReviewRow.card_id) == col(CardRow.id)
        where.append(exists().where(row, col(ReviewRow.seq) > since))
    return session.connection().scalar(
        select(col(CardRow.id)).where(*where).order_by(due, col(CardRow.id)).limit(1)
    )


def due_card(session: Session, today: int, chosen: bool = False) -> int | None:
    """The card that has been due longest; those come last of which a sibling was met today."""
    query = select(col(CardRow.id)).where(_due(today, chosen))
    query = query.order_by(col(CardRow.due_day), col(CardRow.id)).limit(1)
    found = session.connection().scalar(query.where(is_apart(today)))
    return found if found is not None else session.connection().scalar(query)


def new_card(session: Session, today: int, chosen: bool = False) -> int | None:
    """The next card never met."""
    return session.connection().scalar(
        select(col(CardRow.id))
        .where(_fresh(today, chosen))
        .order_by(col(CardRow.position))
        .limit(1)
    )


def may_come(session: Session, card_id: int, today: int) -> bool:
    """Whether a card may be studied today: not held back, and not done today."""
    met = or_(col(CardRow.phase) == "step", col(CardRow.last_day) < today)
    return _count(session, and_(col(CardRow.id) == card_id, _free(today), met)) > 0


def count_steps(session: Session, today: int, chosen: bool = False) -> int:
    """Failed cards that come again today."""
    return _count(session, and_(_free(today, chosen), col(CardRow.phase) == "step"))


def count_due(session: Session, today: int) -> int:
    """Cards to refresh by today."""
    return _count(session, _due(today))


def count_new(session: Session, today: int, chosen: bool = False) -> int:
    """Cards never met that may come today (at most 5,000 are counted)."""
    query = select(col(CardRow.id)).where(_fresh(today, chosen)).limit(_COUNT_LIMIT)
    return session.connection().scalar(select(func.count()).select_from(query.subquery())) or 0


def count_waiting(session: Session) -> int:
    """All cards never met that are accepted."""
    return _count(session, and_(col(CardRow.active) == 1, col(CardRow.phase) == "new"))


def count_active(session: Session) -> int:
    """All accepted cards that are neither suspended nor archived."""
    return _count(session, col(CardRow.active) == 1)


def next_due_day(session: Session, today: int) -> tuple[int, int] | None:
    """(study day, cards) when the next cards come after today, or None."""
    later = and_(
        col(CardRow.active) == 1, col(CardRow.phase) == "review", col(CardRow.due_day) > today
    )
    day = session.connection().scalar(
        select(col(CardRow.due_day)).where(later).order_by(col(CardRow.due_day)).limit(1)
    )
    if day is None:
        return None
    return day, _count(session, and_(later, col(CardRow.due_day) == day))


def _count(session: Session, where: ColumnElement[bool]) -> int:
    return session.connection().scalar(select(func.count()).select_from(CardRow).where(where)) or 0

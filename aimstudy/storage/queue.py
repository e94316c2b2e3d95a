"""Which card comes next: short indexed queries over active cards, however large the library.

``today`` is a date ordinal, ``now_ms`` UTC. A buried card waits out its day. A new card waits
while a sibling (another card of the same note or fact) was met today; one to refresh comes after
all others then. With ``chosen`` only the cards of the session's choice are looked at.
"""

from functools import cache

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Select,
    and_,
    bindparam,
    exists,
    func,
    or_,
    select,
    text,
)
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from aimstudy.storage.study_tables import SessionCardRow
from aimstudy.storage.tables import CardRow, ReviewRow

_COUNT_LIMIT = 5000
_DAY_MS = 86_400_000
Day = int | BindParameter[int]
# Statements are put together once: it takes longer than to run them.
_TODAY: BindParameter[int] = bindparam("today")
_UNTIL: BindParameter[int] = bindparam("until")
_NEXT_DAY = text("""
SELECT due_day, count(*) FROM cards
WHERE active = 1 AND phase = 'review' AND due_day > :today
GROUP BY due_day ORDER BY due_day LIMIT 1
""")
_ACCEPTED = text("SELECT id FROM cards WHERE state = 'accepted' AND deleted = 0 LIMIT 1")


def _free(chosen: bool) -> ColumnElement[bool]:
    free = and_(col(CardRow.active) == 1, col(CardRow.buried_day) != _TODAY)
    if not chosen:
        return free
    return and_(free, col(CardRow.id).in_(select(col(SessionCardRow.card_id))))


def _due(chosen: bool) -> ColumnElement[bool]:
    return and_(_free(chosen), col(CardRow.phase) == "review", col(CardRow.due_day) <= _TODAY)


def _fresh(chosen: bool) -> ColumnElement[bool]:
    return and_(_free(chosen), col(CardRow.phase) == "new", is_apart(_TODAY))


def is_apart(today: Day) -> ColumnElement[bool]:
    """No other card of the same note or fact was met today."""
    return and_(
        ~_met("note_id", today),
        or_(col(CardRow.fact_id).is_(None), ~_met("fact_id", today)),
    )


def _met(column: str, today: Day) -> ColumnElement[bool]:
    sibling = aliased(CardRow)
    return exists().where(
        col(getattr(sibling, column)) == col(getattr(CardRow, column)),
        col(sibling.id) != col(CardRow.id),
        col(sibling.last_day) == today,
        col(sibling.deleted) == 0,
    )


@cache
def _step_query(chosen: bool, since: bool) -> Select[int | None]:
    due, card = col(CardRow.due_ms), col(CardRow.id)
    over = or_(due <= _UNTIL, due > _UNTIL + _DAY_MS)
    query = select(card).where(_free(chosen), col(CardRow.phase) == "step", over)
    if since:
        query = query.where(_answered_since())
    return query.order_by(due, card).limit(1)


def _answered_since() -> ColumnElement[bool]:
    row = col(ReviewRow.card_id) == col(CardRow.id)
    return exists().where(row, col(ReviewRow.seq) > bindparam("since"))


@cache
def _due_query(chosen: bool, apart: bool) -> Select[int | None]:
    query = select(col(CardRow.id)).where(_due(chosen))
    query = query.where(is_apart(_TODAY)) if apart else query
    return query.order_by(col(CardRow.due_day), col(CardRow.id)).limit(1)


@cache
def _new_query(chosen: bool) -> Select[int | None]:
    query = select(col(CardRow.id)).where(_fresh(chosen))
    return query.order_by(col(CardRow.position)).limit(1)


@cache
def _count_query(kind: str, chosen: bool) -> Select[int]:
    if kind == "new":
        fresh = select(col(CardRow.id)).where(_fresh(chosen)).limit(bindparam("most"))
        return select(func.count()).select_from(fresh.subquery())
    where = {
        "steps": and_(_free(chosen), col(CardRow.phase) == "step"),
        "steps_since": and_(_free(chosen), col(CardRow.phase) == "step", _answered_since()),
        "due": _due(chosen),
        "waiting": and_(col(CardRow.active) == 1, col(CardRow.phase) == "new"),
        "active": col(CardRow.active) == 1,
    }[kind]
    return select(func.count()).select_from(CardRow).where(where)


@cache
def _may_come() -> Select[int]:
    met = or_(col(CardRow.phase) == "step", col(CardRow.last_day) < _TODAY)
    return (
        select(func.count())
        .select_from(CardRow)
        .where(col(CardRow.id) == bindparam("card"), _free(chosen=False), met)
    )


def step_card(
    session: Session, today: int, until_ms: int, chosen: bool = False, since: int | None = None
) -> int | None:
    """The failed card that has waited longest, if its minutes are over by ``until_ms``.

    Minutes that lie more than a day ahead are over: the clock was set back since. With ``since``
    only a card that has a row in the log after it.
    """
    values = {"today": today, "until": until_ms}
    if since is not None:
        values["since"] = since
    return session.connection().scalar(_step_query(chosen, since is not None), values)


def due_card(session: Session, today: int, chosen: bool = False) -> int | None:
    """The card that has been due longest; those come last of which a sibling was met today."""
    for apart in (True, False):
        found = session.connection().scalar(_due_query(chosen, apart), {"today": today})
        if found is not None:
            return found
    return None


def new_card(session: Session, today: int, chosen: bool = False) -> int | None:
    """The next card never met."""
    return session.connection().scalar(_new_query(chosen), {"today": today})


def may_come(session: Session, card_id: int, today: int) -> bool:
    """Whether a card may be studied today: not held back, and not done today."""
    values = {"card": card_id, "today": today}
    return bool(session.connection().scalar(_may_come(), values))


def count_steps(
    session: Session, today: int, chosen: bool = False, since: int | None = None
) -> int:
    """Failed cards that come again today; with ``since`` only those with a row in the log after."""
    if since is None:
        return _count(session, "steps", today, chosen)
    values = {"today": today, "since": since}
    return session.connection().scalar(_count_query("steps_since", chosen), values) or 0


def count_due(session: Session, today: int, chosen: bool = False) -> int:
    """Cards to refresh by today."""
    return _count(session, "due", today, chosen)


def count_new(session: Session, today: int, chosen: bool = False, most: int = _COUNT_LIMIT) -> int:
    """Cards never met that may come today (at most ``most`` are counted)."""
    values = {"today": today, "most": min(most, _COUNT_LIMIT)}
    return session.connection().scalar(_count_query("new", chosen), values) or 0


def count_waiting(session: Session) -> int:
    """All cards never met that are accepted."""
    return _count(session, "waiting", 0)


def count_active(session: Session) -> int:
    """All accepted cards that are neither suspended nor archived."""
    return _count(session, "active", 0)


def are_held(session: Session) -> bool:
    """Whether there are accepted cards, however many of them are in study."""
    return session.connection().scalar(_ACCEPTED) is not None


def next_due_day(session: Session, today: int) -> tuple[int, int] | None:
    """(study day, cards) when the next cards come after today, or None."""
    row = session.connection().execute(_NEXT_DAY, {"today": today}).first()
    return (row[0], row[1]) if row else None


def _count(session: Session, kind: str, today: int, chosen: bool = False) -> int:
    values = {"today": today} if kind in ("steps", "due") else {}
    return session.connection().scalar(_count_query(kind, chosen), values) or 0

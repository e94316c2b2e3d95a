"""Cards put aside until an exam is over: how many, and bringing back those whose day has come."""

from sqlalchemy import and_, func, or_, select, update
from sqlmodel import Session, col

from aimstudy.storage.cards import FIRST_DAY
from aimstudy.storage.tables import CardRow

_ASIDE = (col(CardRow.suspended) >= FIRST_DAY, col(CardRow.deleted) == 0)
# Cards in study, and those that would be if they were not put aside.
ACTIVE_OR_ASIDE = or_(
    col(CardRow.active) == 1,
    and_(*_ASIDE, col(CardRow.state) == "accepted", col(CardRow.archived) == 0),
)


def days_of_put_aside(session: Session) -> tuple[tuple[int, int], ...]:
    """(study day they are back on as an ordinal, cards), earliest first."""
    day = col(CardRow.suspended)
    query = select(day, func.count()).where(*_ASIDE).group_by(day).order_by(day)
    return tuple((row[0], row[1]) for row in session.connection().execute(query))


def cards_put_aside(session: Session) -> list[int]:
    """Ids of all of them, in the order of new cards."""
    query = select(col(CardRow.id)).where(*_ASIDE).order_by(col(CardRow.position))
    return [row[0] for row in session.connection().execute(query) if row[0] is not None]


def bring_back_until(session: Session, today: int) -> int:
    """Take cards back into study whose day is ``today`` or earlier; returns how many."""
    day = col(CardRow.suspended)
    wanted = update(CardRow).where(day >= FIRST_DAY, day <= today).values(suspended=0)
    return session.connection().execute(wanted).rowcount

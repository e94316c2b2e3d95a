"""Rows of the log that begin a card anew, and what is written beside a row of the log."""

from sqlalchemy import insert, select, update
from sqlmodel import Session, col

from aimstudy.domain.review import MemoryState, ReviewKind
from aimstudy.domain.study_day import Moment
from aimstudy.storage.keys import new_id
from aimstudy.storage.review_log import state_text
from aimstudy.storage.study_tables import ConfusionRow
from aimstudy.storage.tables import ReviewRow


def append_state(
    session: Session,
    card_id: int,
    when: Moment,
    before: MemoryState,
    after: MemoryState,
    fit_id: int | None = None,
) -> int:
    """Append a row from which on the card has the state ``after``; returns its sequence number."""
    return new_id(
        session.connection().execute(
            insert(ReviewRow).values(
                card_id=card_id,
                kind=ReviewKind.STATE.value,
                rating=None,
                at_ms=when.at_ms,
                offset_min=when.offset_min,
                study_day=when.day.toordinal(),
                before=state_text(before),
                after=state_text(after),
                fit=fit_id,
            )
        )
    )


def evidence_of(session: Session, seq: int) -> str | None:
    """What stands beside a row of the log as evidence, JSON; None where nothing does."""
    query = select(col(ReviewRow.evidence)).where(col(ReviewRow.seq) == seq)
    return session.connection().scalar(query)


def move_confusions(session: Session, seq: int, to: int) -> None:
    """What was mixed up in row ``seq`` belongs to row ``to`` now: the same answer, given again."""
    moved = update(ConfusionRow).where(col(ConfusionRow.seq) == seq).values(seq=to)
    session.connection().execute(moved)

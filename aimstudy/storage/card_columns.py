"""Memory columns of all cards at once, for the forecast and for checks: never whole rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select, text
from sqlmodel import Session, col

from aimstudy.domain.review import MemoryState
from aimstudy.storage.cards import MEMORY_COLUMNS, memory_from_row
from aimstudy.storage.plain_rows import columns
from aimstudy.storage.put_aside import ACTIVE_OR_ASIDE
from aimstudy.storage.tables import CardRow

STATES = """
SELECT id, CASE phase WHEN 'new' THEN 0 WHEN 'step' THEN 1 ELSE 2 END, stability, difficulty,
    last_day, due_day, due_ms, reps, lapses, coalesce(shown_day, 0)
FROM cards ORDER BY id
"""
WRITE_STATE = """
UPDATE cards SET phase = CASE ? WHEN 0 THEN 'new' WHEN 1 THEN 'step' ELSE 'review' END,
    stability = ?, difficulty = ?, last_day = ?, due_day = ?, due_ms = ?, reps = ?, lapses = ?,
    shown_day = nullif(?, 0)
WHERE id = ?
"""
StateRow = tuple[int, float, float, int, int, int, int, int, int]


@dataclass(frozen=True, slots=True)
class MemoryColumns:
    """Parallel lists, one element a card, in order of id; days are date ordinals."""

    card_id: list[int]
    stability: list[float]
    difficulty: list[float]
    last_day: list[int]
    due_day: list[int]
    is_new: list[bool]


def memory_columns(session: Session, *, aside: bool = False) -> MemoryColumns:
    """The memory of every accepted card that is neither suspended nor archived.

    With ``aside`` also of those that are put aside until a day.
    """
    query = select(
        col(CardRow.id),
        col(CardRow.stability),
        col(CardRow.difficulty),
        col(CardRow.last_day),
        col(CardRow.due_day),
        col(CardRow.phase),
    ).order_by(col(CardRow.id))
    wanted = ACTIVE_OR_ASIDE if aside else col(CardRow.active) == 1
    ids, stability, difficulty, last, due, phase = columns(session, query.where(wanted), 6)
    is_new = [each == "new" for each in phase]
    return MemoryColumns(ids, stability, difficulty, last, due, is_new)


def stored_states(session: Session) -> Iterator[tuple[int, MemoryState]]:
    """(card id, cached memory state) of every card, deleted ones included."""
    rows = session.connection().execute(
        select(col(CardRow.id), *(col(getattr(CardRow, name)) for name in MEMORY_COLUMNS))
    )
    for row in rows:
        yield row.id, memory_from_row(row)


def kept_cards(session: Session) -> frozenset[int]:
    """Ids of all cards that are not deleted."""
    rows = session.connection().execute(select(col(CardRow.id)).where(col(CardRow.deleted) == 0))
    return frozenset(row[0] for row in rows if row[0] is not None)


def state_rows(session: Session) -> list[tuple[int, StateRow]]:
    """(card id, memory columns) of every card by id, deleted ones included.

    The phase is 0 for new, 1 for step, 2 for review.
    """
    rows = session.connection().execute(text(STATES)).all()
    return [(row[0], tuple(row[1:])) for row in rows]


def write_states(session: Session, states: Sequence[tuple[int, StateRow]]) -> None:
    """Write the memory columns of many cards at once, in the form of ``state_rows``."""
    if states:
        rows = [(*state, card_id) for card_id, state in states]
        session.connection().exec_driver_sql(WRITE_STATE, rows)

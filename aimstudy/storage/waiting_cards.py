"""Cards that do not come now, by what holds them: counted, and the first of each kind."""

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.orm import Mapped
from sqlmodel import Session, col

from aimstudy.storage.cards import ASKED, FIRST_DAY
from aimstudy.storage.plan_tables import StudyOrderRow
from aimstudy.storage.queue import is_apart
from aimstudy.storage.tables import CardRow, DeckRow, NoteRow

_LONGEST = 300


class Held(StrEnum):
    """What holds cards back."""

    STEP = "step"
    OVER = "over"
    BURIED = "buried"
    SIBLING = "sibling"
    NOT_PLANNED = "not_planned"
    LATER = "later"
    PUT_ASIDE = "put_aside"
    SUSPENDED = "suspended"
    CONTRADICTION = "contradiction"
    PROPOSED = "proposed"


@dataclass(frozen=True, slots=True)
class HeldCard:
    """A card; ``until`` is the study day (ordinal) of its phase, its date or its return, or 0."""

    card_id: int
    prompt: str
    deck: str
    until: int


def held_cards(
    session: Session,
    held: Held,
    today: int,
    planned: int | None,
    most: int,
    skip: int = 0,
    front: int | None = None,
) -> tuple[int, list[HeldCard]]:
    """(how many, the first ``most`` of them) by what holds them.

    ``planned`` is how many rows of today's order fit into the day (None: there is no order); cards
    among them come today, if its minutes are not used (``Held.OVER``). ``skip`` leaves out so many
    of the first: they come today as well. ``front`` is the card that is asked now.
    """
    where = _where(held, today, planned)
    if front is not None:
        where = and_(where, col(CardRow.id) != front)
    total = session.connection().scalar(select(func.count()).select_from(CardRow).where(where))
    rows = session.connection().execute(
        select(col(CardRow.id), func.substr(ASKED, 1, _LONGEST), col(DeckRow.name), _until(held))
        .join(NoteRow, col(CardRow.note_id) == col(NoteRow.id))
        .join(DeckRow, col(CardRow.deck_id) == col(DeckRow.id))
        .where(where)
        .order_by(_by(held), col(CardRow.id))
        .offset(skip)
        .limit(most)
    )
    return max(0, (total or 0) - skip), [HeldCard(row[0], row[1], row[2], row[3]) for row in rows]


def _where(held: Held, today: int, planned: int | None) -> ColumnElement[bool]:
    active, phase = col(CardRow.active) == 1, col(CardRow.phase)
    free = and_(active, col(CardRow.buried_day) != today)
    kept = and_(col(CardRow.deleted) == 0, col(CardRow.archived) == 0)
    accepted = and_(kept, col(CardRow.state) == "accepted")
    new, known = and_(free, phase == "new"), and_(free, phase == "review")
    if planned is None:
        over = and_(known, col(CardRow.due_day) <= today)
        later = and_(known, col(CardRow.due_day) > today)
        unplanned = and_(new, is_apart(today))
    else:
        listed = exists().where(
            col(StudyOrderRow.card_id) == col(CardRow.id), col(StudyOrderRow.position) < planned
        )
        to_come = and_(listed, col(CardRow.last_day) < today)
        over = and_(free, to_come, or_(phase == "review", and_(phase == "new", is_apart(today))))
        later = and_(known, ~to_come)
        unplanned = and_(new, is_apart(today), ~listed)
    found: dict[Held, ColumnElement[bool]] = {
        Held.STEP: and_(free, phase == "step"),
        Held.OVER: over,
        Held.BURIED: and_(active, col(CardRow.buried_day) == today),
        Held.SIBLING: and_(new, ~is_apart(today)),
        Held.NOT_PLANNED: unplanned,
        Held.LATER: later,
        Held.PUT_ASIDE: and_(accepted, col(CardRow.suspended) >= FIRST_DAY),
        Held.SUSPENDED: and_(accepted, col(CardRow.suspended) == 1),
        Held.CONTRADICTION: and_(accepted, col(CardRow.suspended).between(2, FIRST_DAY - 1)),
        Held.PROPOSED: and_(kept, col(CardRow.state) == "proposed"),
    }
    return found[held]


def _until(held: Held) -> Mapped[int]:
    return col(CardRow.suspended if held is Held.PUT_ASIDE else CardRow.due_day)


def _by(held: Held) -> Mapped[int]:
    if held is Held.STEP:
        return col(CardRow.due_ms)
    return col(CardRow.due_day if held is Held.LATER else CardRow.position)

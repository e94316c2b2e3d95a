"""Today's cards in the order of the plan: replaced whole, then read row by row as answers come.

The order stands as it was made; what has been answered, buried or suspended since is passed over
when it is read. Knows nothing of how an order is found.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache

from sqlalchemy import TextClause, delete, func, insert, or_, select, text, update
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlmodel import Session, col

from aimstudy.storage.plan_tables import DayPlanRow, StudyOrderRow
from aimstudy.storage.tables import CardRow

# A card that was failed comes by its minutes. Days ahead of today are those of a clock set back.
_SIBLING = """EXISTS (
    SELECT 1 FROM cards s
    WHERE s.note_id = c.note_id AND s.id <> c.id AND s.last_day = :today AND s.deleted = 0)
  OR c.fact_id IS NOT NULL AND EXISTS (
    SELECT 1 FROM cards s
    WHERE s.fact_id = c.fact_id AND s.id <> c.id AND s.last_day = :today AND s.deleted = 0)"""
_FREE = f"""
FROM study_order o CROSS JOIN cards c ON c.id = o.card_id
WHERE c.active = 1 AND c.buried_day <> :today AND c.last_day < :today AND c.phase <> 'step'
  AND (c.phase <> 'new' OR NOT ({_SIBLING}))
"""
_APART = f" AND NOT ({_SIBLING})"
_CHOSEN = " AND o.card_id IN (SELECT card_id FROM session_cards)"
_LAST = " AND o.position < :end"
_LEFT = text(f"SELECT c.phase = 'new', o.seconds, o.exam_id {_FREE} ORDER BY o.position")
_CHOSEN_LEFT = text("""
SELECT count(*) FROM study_order o CROSS JOIN cards c ON c.id = o.card_id
WHERE c.active = 1 AND c.buried_day <> :today AND c.phase = 'review'
  AND c.due_day > :today AND c.last_day < :today
  AND o.card_id IN (SELECT card_id FROM session_cards)
""")


class OrderReason(StrEnum):
    """Why a card stands in the order."""

    GAIN = "gain"  # it gains recall on exam day
    NEW = "new"  # it has never been met
    PROBE = "probe"  # to see how much has been forgotten
    DUE = "due"  # it is asked by no exam ahead and due by its date


@dataclass(frozen=True, slots=True)
class OrderLine:
    """One card of the order; ``gain`` in cards recalled on exam day a second of study."""

    card_id: int
    exam_id: int
    reason: OrderReason
    gain: float
    seconds: float


@dataclass(frozen=True, slots=True)
class DayPlanText:
    """What was planned on ``study_day`` and from what; ``waits`` and ``forecast`` are JSON.

    ``planned_s`` are the seconds of study that were asked of the day.
    """

    study_day: int
    basis: str
    waits: str
    forecast: str = ""
    planned_s: int = 0


@dataclass(frozen=True, slots=True)
class OrderPart:
    """So many cards, and the seconds they are expected to take."""

    refresh: int = 0
    new: int = 0
    seconds: float = 0.0


_NONE = OrderPart()


@dataclass(frozen=True, slots=True)
class OrderLeft(OrderPart):
    """What is left of the order within some seconds; ``parts`` of it by exam id."""

    parts: Mapping[int, OrderPart] = field(default_factory=dict)


def replace_order(
    session: Session, plan: DayPlanText, lines: Sequence[OrderLine], made_ms: int
) -> None:
    """Put this order in the place of the one before; plans of other days keep their forecasts."""
    connection = session.connection()
    connection.execute(delete(StudyOrderRow))
    if lines:
        connection.execute(
            insert(StudyOrderRow),
            [
                {
                    "position": place,
                    "card_id": line.card_id,
                    "exam_id": line.exam_id,
                    "reason": line.reason.value,
                    "gain": line.gain,
                    "seconds": line.seconds,
                }
                for place, line in enumerate(lines)
            ],
        )
    connection.execute(update(DayPlanRow).where(col(DayPlanRow.waits) != "").values(waits=""))
    said = {
        "basis": plan.basis,
        "made_ms": made_ms,
        "waits": plan.waits,
        "planned_s": plan.planned_s,
    }
    if plan.forecast:
        said["forecast"] = plan.forecast
    made = {"study_day": plan.study_day, "forecast": plan.forecast, **said}
    connection.execute(
        upsert(DayPlanRow)
        .values(made)
        .on_conflict_do_update(index_elements=["study_day"], set_=said)
    )


def keep_forecast(session: Session, study_day: int, forecast: str) -> None:
    """Keep the forecasts said on a day that has a plan."""
    session.connection().execute(
        update(DayPlanRow).where(col(DayPlanRow.study_day) == study_day).values(forecast=forecast)
    )


def plan_of_order(session: Session, today: int) -> DayPlanText | None:
    """The plan that the order was made with, if it was made for today."""
    row = (
        session.connection()
        .execute(
            select(
                col(DayPlanRow.study_day),
                col(DayPlanRow.basis),
                col(DayPlanRow.waits),
                col(DayPlanRow.forecast),
                func.coalesce(col(DayPlanRow.planned_s), 0),
            ).where(col(DayPlanRow.study_day) == today, col(DayPlanRow.waits) != "")
        )
        .first()
    )
    return DayPlanText(*row) if row else None


def planned_seconds(session: Session, first: int, last: int) -> dict[int, int]:
    """Seconds asked of each study day from ``first`` to ``last`` that has a plan."""
    rows = session.connection().execute(
        select(col(DayPlanRow.study_day), func.coalesce(col(DayPlanRow.planned_s), 0)).where(
            col(DayPlanRow.study_day).between(first, last)
        )
    )
    return {row[0]: row[1] for row in rows}


def next_in_order(
    session: Session,
    today: int,
    end: int | None = None,
    *,
    chosen: bool = False,
    apart: bool = False,
) -> int | None:
    """The first card of the order that may be studied now; ``end`` looks at its first rows only.

    With ``chosen`` only among the cards of the session's choice, with ``apart`` only among those
    of which no sibling was met today.
    """
    row = session.connection().execute(_next(end is not None, chosen, apart), _limits(today, end))
    found = row.first()
    return int(found[0]) if found else None


@cache
def _next(ends: bool, chosen: bool, apart: bool) -> TextClause:
    where = _FREE + _LAST * ends + _CHOSEN * chosen + _APART * apart
    return text(f"SELECT o.card_id {where} ORDER BY o.position LIMIT 1")


def _limits(today: int, end: int | None) -> dict[str, int]:
    return {"today": today} if end is None else {"today": today, "end": end}


def chosen_before_due(session: Session, today: int) -> int:
    """Cards of the session's choice left in the order whose date has not come."""
    return session.connection().scalar(_CHOSEN_LEFT, {"today": today}) or 0


def left_in_order(session: Session, today: int, seconds: float) -> OrderLeft:
    """What is left of the order within ``seconds``; the card that they end with belongs to it.

    Read only as far as the seconds reach.
    """
    total, parts = 0.0, dict[int, OrderPart]()
    if seconds > 0:
        rows = session.connection().execute(_LEFT, {"today": today})
        for is_new, expected, exam_id in rows:
            part = parts.get(exam_id, _NONE)
            parts[exam_id] = OrderPart(
                part.refresh + 1 - is_new, part.new + is_new, part.seconds + expected
            )
            total += expected
            if total >= seconds:
                break
        rows.close()
    refresh = sum(part.refresh for part in parts.values())
    return OrderLeft(refresh, sum(part.new for part in parts.values()), total, parts)


def line_of_card(session: Session, card_id: int) -> OrderLine | None:
    """How a card stands in the order, answered or not; None where it does not."""
    row = (
        session.connection()
        .execute(
            select(
                col(StudyOrderRow.card_id),
                col(StudyOrderRow.exam_id),
                col(StudyOrderRow.reason),
                col(StudyOrderRow.gain),
                col(StudyOrderRow.seconds),
            ).where(col(StudyOrderRow.card_id) == card_id)
        )
        .first()
    )
    return OrderLine(row[0], row[1], OrderReason(row[2]), row[3], row[4]) if row else None


def siblings_of_new(session: Session) -> dict[int, int]:
    """Active cards never met that may have siblings: a number that those of a fact or note share.

    It is the id of their fact, or without one minus that of their note.
    """
    card, several = (
        col(CardRow.note_id),
        select(col(CardRow.note_id)).where(col(CardRow.ordinal) > 0),
    )
    rows = session.connection().execute(
        select(col(CardRow.id), func.coalesce(col(CardRow.fact_id), -card)).where(
            col(CardRow.active) == 1,
            col(CardRow.phase) == "new",
            or_(col(CardRow.fact_id).is_not(None), card.in_(several)),
        )
    )
    return {card_id: group for card_id, group in rows if card_id and group}


def cards_in_steps(session: Session) -> frozenset[int]:
    """Active cards that were failed and come again by their minutes."""
    rows = session.connection().execute(
        select(col(CardRow.id)).where(col(CardRow.active) == 1, col(CardRow.phase) == "step")
    )
    return frozenset(row[0] for row in rows if row[0] is not None)

"""Cards as rows of the Library's table."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, tzinfo

from aimstudy.domain.review import Phase
from aimstudy.services.card_details import next_day
from aimstudy.services.views.library import CardLine, CardOrder
from aimstudy.storage.card_order import CardExtras, extras_of
from aimstudy.storage.cards import StoredCard
from aimstudy.storage.session import Session

_START = datetime(1970, 1, 1, tzinfo=UTC)


def order_key(order: CardOrder | None) -> tuple[str, bool]:
    """An order as the storage knows it."""
    if order is None or order.column is None:
        return "", False
    return order.column.value, order.descending


def card_lines(
    session: Session, cards: Sequence[StoredCard], zone: tzinfo | None
) -> tuple[CardLine, ...]:
    """Rows of ``cards``; moments are told as days in ``zone``."""
    extras = extras_of(session, [card.card_id for card in cards])
    return tuple(_line(card, extras[card.card_id], zone) for card in cards)


def _line(card: StoredCard, extras: CardExtras, zone: tzinfo | None) -> CardLine:
    memory = card.memory
    met = memory.phase is not Phase.NEW
    return CardLine(
        card_id=card.card_id,
        kind=card.kind,
        front=card.front,
        back=card.back,
        deck=card.deck,
        hold=card.hold,
        flagged=card.flagged,
        bookmarked=card.bookmarked,
        remark=card.remark,
        due=next_day(card),
        reps=memory.reps,
        tags=card.tags,
        phase=memory.phase,
        interval=max(0, memory.due_day - memory.last_day) if met and memory.last_day else None,
        memory=memory.stability if met else None,
        lapses=memory.lapses,
        last=date.fromordinal(memory.last_day) if memory.last_day else None,
        added=_day(extras.created_ms, zone),
        edited=_day(extras.modified_ms, zone),
        type_name=extras.type_name,
        source=card.article_title,
    )


def _day(ms: int, zone: tzinfo | None) -> date | None:
    """None for a moment that no calendar has: files from elsewhere say what they like."""
    try:
        return (_START + timedelta(milliseconds=ms)).astimezone(zone).date()
    except (OverflowError, ValueError):
        return None

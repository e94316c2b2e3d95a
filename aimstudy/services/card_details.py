"""Everything known of one card, for the editor and the library."""

from datetime import date

from aimstudy.domain.review import MemoryState, Phase
from aimstudy.services.context import Context
from aimstudy.services.leeches import times_forgotten
from aimstudy.services.memory import recall_now
from aimstudy.services.shown_card import can_reverse
from aimstudy.services.sources import source_of
from aimstudy.services.views.study import CardDetail
from aimstudy.storage.cards import StoredCard, load_card
from aimstudy.storage.review_log import entries_of_card
from aimstudy.storage.session import Session


def card_detail(session: Session, context: Context, card_id: int) -> CardDetail:
    """One card; raises Problem CARD_MISSING."""
    today = context.today().toordinal()
    card = load_card(session, card_id, today)
    return CardDetail(
        card_id=card.card_id,
        note_id=card.note_id,
        kind=card.kind,
        front=card.front,
        back=card.back,
        tags=card.tags,
        deck_id=card.deck_id,
        deck=card.deck,
        hold=card.hold,
        flagged=card.flagged,
        phase=card.memory.phase,
        due=next_day(card),
        stability=card.memory.stability,
        difficulty=card.memory.difficulty,
        reps=card.memory.reps,
        lapses=times_forgotten(entries_of_card(session, card_id)),
        recall_now=recall_now(card.memory, today, context.memory_in(session).parameters),
        article_title=card.article_title,
        rule=card.rule,
        source=source_of(session, card.fact_id, card.note_id, card.items or (card.back,)),
        typed_choice=card.typed,
        bookmarked=card.bookmarked,
        remark=card.remark,
        reversed=card.reversed,
        can_reverse=can_reverse(session, card),
        of_type=card.type_id is not None,
    )


def due_date(memory: MemoryState) -> date | None:
    """When a card comes next; None for one never met."""
    return None if memory.phase is Phase.NEW else date.fromordinal(memory.due_day)


def next_day(card: StoredCard) -> date | None:
    """When a card comes next, or is back where it was put aside."""
    return date.fromordinal(card.back_day) if card.back_day else due_date(card.memory)

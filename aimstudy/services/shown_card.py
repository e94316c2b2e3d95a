"""A stored card as the study page shows it: its buttons, its source, what the person marked."""

from aimstudy.domain.card import CardKind
from aimstudy.domain.media import has_words, marks_in
from aimstudy.domain.review import MemoryState
from aimstudy.domain.study_day import Moment
from aimstudy.domain.told import tells
from aimstudy.rendering.formulas import has_formula
from aimstudy.services.context import Context
from aimstudy.services.media import media_of
from aimstudy.services.sources import source_of
from aimstudy.services.study_order import OrderToday, choices_in
from aimstudy.services.views.study import StudyCard
from aimstudy.storage.cards import LEECH_KEEPS_DAYS, LEECH_LAPSES, StoredCard
from aimstudy.storage.issues import open_issue_of_fact
from aimstudy.storage.notes import has_reverse
from aimstudy.storage.session import Session

# What can be typed without learning to type: a name, a number, a few words, a short list.
_MOST_WORDS, _MOST_LETTERS, _MOST_ITEMS = 6, 60, 5


def shown_card(
    session: Session, context: Context, card: StoredCard, when: Moment, order: OrderToday | None
) -> StudyCard:
    """The card with everything the page needs at once; why it comes is asked for by itself.

    ``order`` is that of today, as ``order_today`` gives it.
    """
    answers = card.items or (card.back,)
    texts = (card.front, "\n".join(answers))
    if card.html:
        from aimstudy.rendering.clean_html import marked_files

        texts = (marked_files(card.html.question), marked_files(card.html.answer))
    found = open_issue_of_fact(session, card.fact_id) if card.fact_id else None
    issue, *values = found or ("",)
    return StudyCard(
        card_id=card.card_id,
        kind=card.kind,
        prompt=card.front,
        answer=card.back,
        items=card.items,
        context="" if tells(card.context, answers) else card.context,
        deck=card.deck,
        phase=card.memory.phase,
        flagged=card.flagged,
        source=source_of(session, card.fact_id, card.note_id, answers),
        choices=choices_in(session, context, order, card.card_id, card.memory, when),
        issue=issue,
        issue_values=tuple(values),
        rule=card.rule,
        typed=_is_typed(context, card),
        typed_choice=card.typed,
        bookmarked=card.bookmarked,
        remark=card.remark,
        reversed=card.reversed,
        can_reverse=can_reverse(session, card),
        leech=is_leech(card.memory),
        media=media_of(session, context.database.folder, card.note_id, texts),
        html=card.html,
    )


def is_leech(memory: MemoryState) -> bool:
    """Whether a card is failed again and again."""
    return memory.lapses >= LEECH_LAPSES and memory.stability < LEECH_KEEPS_DAYS


def can_reverse(session: Session, card: StoredCard) -> bool:
    """Whether the back can ask for the front: a question with one answer, not turned round yet."""
    asks_once = card.kind is CardKind.QUESTION and not card.items and not card.reversed
    return asks_once and bool(card.back.strip()) and not has_reverse(session, card.note_id)


def _is_typed(context: Context, card: StoredCard) -> bool:
    """By the person's word on this card, else by the settings; no words or a formula: never."""
    answers = card.items or (card.back,)
    if not any(map(has_words, answers)) or any(map(has_formula, answers)):
        return False
    return context.settings.type_short and is_short(card) if card.typed is None else card.typed


def is_short(card: StoredCard) -> bool:
    """Whether the answer can be typed without effort."""
    if len(card.items) > _MOST_ITEMS or not card.back.strip() or marks_in(card.back):
        return False
    return all(
        len(text) <= _MOST_LETTERS and len(text.split()) <= _MOST_WORDS
        for text in card.items or (card.back,)
    )

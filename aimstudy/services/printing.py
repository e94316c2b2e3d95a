"""Cards for paper, and files of pages written whole. Knows nothing of how pages are drawn."""

from collections.abc import Callable, Sequence
from pathlib import Path

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.rendering.safe_text import harmless
from aimstudy.services.card_lines import order_key
from aimstudy.services.context import Context
from aimstudy.services.media import media_of
from aimstudy.services.sources import source_of
from aimstudy.services.views.library import CardFilter, CardOrder
from aimstudy.services.views.printing import PrintCard
from aimstudy.services.views.study import SourceView
from aimstudy.storage.cards import StoredCard, load_card
from aimstudy.storage.durable_files import write_whole
from aimstudy.storage.search import find_cards
from aimstudy.storage.session import Session

MOST_CARDS = 5_000  # on paper: more than a thousand sheets
Told = Callable[[float], object]


class PrintingService:
    """What a person can have on paper."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def found(
        self,
        query: str = "",
        deck_id: int | None = None,
        filter: CardFilter = CardFilter.ALL,
        order: CardOrder | None = None,
    ) -> tuple[int, ...]:
        """Ids of the cards that the Library finds, in its order; at most MOST_CARDS."""
        today = self._context.today().toordinal()
        with self._context.database.read() as session:
            _, cards = find_cards(
                session, query, deck_id, filter.value, today, 0, MOST_CARDS, order_key(order)
            )
            return tuple(card.card_id for card in cards)

    def cards(self, card_ids: Sequence[int], told: Told) -> tuple[PrintCard, ...]:
        """Both sides of cards, in the order given; ``told`` hears how far it is, 0-1.

        A card deleted meanwhile is left out. Raises Problem PRINT_EMPTY without any.
        """
        today = self._context.today().toordinal()
        found = []
        with self._context.database.read() as session:
            for done, card_id in enumerate(card_ids[:MOST_CARDS]):
                told(done / len(card_ids))
                try:
                    card = load_card(session, card_id, today)
                    found.append(_printed(session, self._context.database.folder, card))
                except Problem as problem:
                    if problem.kind is not ProblemKind.CARD_MISSING:
                        raise
        if not found:
            raise Problem(ProblemKind.PRINT_EMPTY)
        return tuple(found)

    def save(self, file: Path, pages: bytes) -> None:
        """Write a PDF to ``file``, whole or not at all; raises Problem FILE_NOT_WRITTEN."""
        try:
            write_whole(file, pages)
        except (OSError, ValueError) as error:  # ValueError: a name that no file can have
            reason = (isinstance(error, OSError) and error.strerror) or error
            raise Problem(ProblemKind.FILE_NOT_WRITTEN, name=file, reason=reason) from error


def _printed(session: Session, folder: Path, card: StoredCard) -> PrintCard:
    answers = card.items or (card.back,)
    source = source_of(session, card.fact_id, card.note_id, answers)
    back = "\n".join(card.items) if card.items and not card.reversed else card.back
    return PrintCard(
        front=harmless(card.front),
        back=harmless(back),
        context=harmless(card.context),
        deck=harmless(card.deck),
        source=place_of(source),
        quote=harmless(source.shown) if source else "",
        media=media_of(session, folder, card.note_id, (card.front, back)),
    )


def place_of(source: SourceView | None) -> str:
    """Article and section of a source, for small print."""
    if source is None:
        return ""
    return harmless(", ".join(part for part in (source.article_title, source.section) if part))

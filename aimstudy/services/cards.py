"""Cards and decks: finding, writing, editing, moving and removing them."""

from collections.abc import Sequence

from aimstudy.domain.card import CardDraft, CardKind
from aimstudy.domain.card_search import read_search
from aimstudy.domain.changes import Changes
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.fact import FactState
from aimstudy.services.answer_steps import reset_cards
from aimstudy.services.card_columns import CARD_CHANGES, IsStopped, change_cards, written
from aimstudy.services.card_details import card_detail
from aimstudy.services.card_lines import card_lines, order_key
from aimstudy.services.context import Context
from aimstudy.services.deck_name import deck_name
from aimstudy.services.note_fields import edit_fields
from aimstudy.services.typed_text import cleaned, visible
from aimstudy.services.views.library import (
    CardFilter,
    CardOrder,
    CardTable,
    DeckSummary,
    FoundCards,
)
from aimstudy.services.views.study import CardDetail
from aimstudy.storage import undo
from aimstudy.storage.cards import load_card
from aimstudy.storage.decks import spelled
from aimstudy.storage.new_card_deck import usual_deck
from aimstudy.storage.note_tags import change_tags
from aimstudy.storage.notes import (
    NewNote,
    deck_exists,
    deck_id_by_name,
    edit_note,
    insert_notes,
    insert_reverse,
    note_columns,
    set_note,
)
from aimstudy.storage.search import count_filters, deck_counts, find_cards, marks_found
from aimstudy.storage.session import Session
from aimstudy.storage.undo import Patch

# Cards written by hand go here unless a deck is named; a person can rename nothing yet, so the
# name is the same in both languages.
OWN_DECK = "AimStudy"
BY_HAND = "hand-written"
MAX_TEXT = 100_000  # characters of a side
MAX_TAGS = 1_000


class CardsService:
    """What a person can do with cards, wherever they came from."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def table(
        self,
        query: str = "",
        deck_id: int | None = None,
        filter: CardFilter = CardFilter.ALL,
        offset: int = 0,
        limit: int = 200,
        counts: bool = True,
        order: CardOrder | None = None,
    ) -> CardTable:
        """Cards that ``query`` finds, ``limit`` from ``offset``.

        It is made of words (the beginnings of those of a card), "words in quotes", and filters as
        ``tag:sea``, ``deck:Tides``, ``is:due``, ``source:name`` and ``field:Name=words``; a minus
        turns one round (``domain/card_search.py``). Without ``order`` they come as they were
        made. Without ``counts`` those of decks and filters
        are left out: they hold for every search, and take longer than it.
        """
        today = self._context.today().toordinal()
        with self._context.database.read() as session:
            total, found = find_cards(
                session, query, deck_id, filter.value, today, offset, limit, order_key(order)
            )
            return CardTable(
                lines=card_lines(session, found, self._context.now().tzinfo),
                total=total,
                decks=_decks(session, today) if counts else (),
                counts=tuple(
                    (CardFilter(name), n) for name, n in count_filters(session, today).items()
                )
                if counts
                else (),
                unread=read_search(query).unread,
            )

    def found(
        self, query: str = "", deck_id: int | None = None, filter: CardFilter = CardFilter.ALL
    ) -> FoundCards:
        """All cards that ``table`` would show page by page."""
        today = self._context.today().toordinal()
        with self._context.database.read() as session:
            marks = marks_found(session, query, deck_id, filter.value, today)
        ids = tuple(card_id for card_id, _, _ in marks)
        held, flagged = (all(mark[place] for mark in marks) and bool(marks) for place in (1, 2))
        return FoundCards(ids, held, flagged)

    def decks(self) -> tuple[DeckSummary, ...]:
        """Every deck with its counts."""
        with self._context.database.read() as session:
            return _decks(session, self._context.today().toordinal())

    def usual_deck(self) -> int | None:
        """The deck to offer for a new card: where the last one was written, or that of an article.

        None where no deck has cards that are studied; then ``write`` names one.
        """
        language = self._context.settings.content_language.value
        with self._context.database.read() as session:
            return usual_deck(session, BY_HAND, language)

    def detail(self, card_id: int) -> CardDetail:
        """One card with everything known of it; raises Problem CARD_MISSING."""
        with self._context.database.read() as session:
            return card_detail(session, self._context, card_id)

    def write(
        self,
        front: str,
        back: str,
        deck_id: int | None = None,
        tags: str = "",
        *,
        reverse: bool = False,
        typed: bool | None = None,
    ) -> CardDetail:
        """Make a card by hand; it is studied at once.

        With ``reverse`` another one asks for the front by the back (not of a gap text). ``typed``
        has the answer typed or not; None goes by the settings. Raises Problem CARD_TEXT_MISSING,
        CARD_QUESTION_TOO_LONG, CARD_ANSWER_TOO_LONG, CARD_TAGS_TOO_LONG or DECK_MISSING.
        """
        front, back = _texts(front, back)
        _require_room(front, back)
        kind = CardKind.CLOZE if "____" in front else CardKind.QUESTION
        at_ms = self._context.moment().at_ms

        def work(session: Session) -> int:
            deck = deck_id or deck_id_by_name(session, OWN_DECK, at_ms)
            require_deck(session, deck)
            draft = CardDraft("", kind, front, back, (), "", BY_HAND)
            note = NewNote(draft, deck, FactState.ACCEPTED, tags=tags_from(tags))
            [(note_id, card_id)] = insert_notes(session, [note], at_ms)
            if typed is not None:
                set_note(session, note_id, {"typed": int(typed)})
            turned = reverse and kind is CardKind.QUESTION
            made = [card_id, *([insert_reverse(session, card_id)] if turned else [])]
            patches = [Patch("set", "cards", card, {"deleted": 1}) for card in made]
            undo.record(session, "note", at_ms, patches, card=card_id)
            return card_id

        return self.detail(self._context.database.write(work))

    def edit(self, card_id: int, front: str, back: str, tags: str | None = None) -> CardDetail:
        """Change a card's texts; what it has learnt stays. Raises Problem as ``write``.

        ``front`` is what this card asks: of one turned round it is the back of its note. Raises
        Problem CARD_OF_TEMPLATES where several fields of a note type make a side.
        """
        front, back = _texts(front, back)
        when = self._context.moment()

        def work(session: Session) -> None:
            card = load_card(session, card_id, when.day.toordinal())
            _require_room(front, back, len(card.front), len(card.back))
            before = note_columns(session, card.note_id)
            cleaned = None if tags is None else tags_from(tags)
            texts = (back, front) if card.reversed else (front, back)
            if card.type_id is None:
                edit_note(session, card.note_id, *texts, cleaned, when.at_ms)
            else:
                edit_fields(session, card, front, back, cleaned, when.at_ms)
            patch = Patch("set", "notes", card.note_id, before)
            undo.record(session, "edit", when.at_ms, [patch], card=card_id)

        self._context.database.write(work)
        return self.detail(card_id)

    def suspend(
        self, card_ids: Sequence[int], on: bool, is_stopped: IsStopped | None = None
    ) -> Changes:
        """Take cards out of study, or back in."""
        return change_cards(self._context, "suspend", card_ids, {"suspended": int(on)}, is_stopped)

    def flag(
        self, card_ids: Sequence[int], on: bool, is_stopped: IsStopped | None = None
    ) -> Changes:
        """Mark cards, or take the mark off."""
        return change_cards(self._context, "flag", card_ids, {"flagged": int(on)}, is_stopped)

    def bookmark(self, card_ids: Sequence[int], on: bool) -> Changes:
        """Put bookmarks on cards, or take them off."""
        return change_cards(self._context, "bookmark", card_ids, {"bookmarked": int(on) or None})

    def reset(self, card_ids: Sequence[int]) -> Changes:
        """Begin cards anew as if they had never been met; their answers stay in the log."""
        context, when = self._context, self._context.moment()

        def work(session: Session) -> Changes:
            if not card_ids:
                return Changes.NONE
            rows = reset_cards(session, context, list(dict.fromkeys(card_ids)), when)
            undo.record(session, "reset", when.at_ms, resets=rows)
            return CARD_CHANGES | Changes.REVIEWS

        return context.database.write(work)

    def unbury(self, card_ids: Sequence[int]) -> Changes:
        """Let cards put off until tomorrow come today after all."""
        return change_cards(self._context, "unbury", card_ids, {"buried_day": 0})

    def move(
        self, card_ids: Sequence[int], deck_id: int, is_stopped: IsStopped | None = None
    ) -> Changes:
        """Put cards into another deck; raises Problem DECK_MISSING."""
        with self._context.database.read() as session:
            require_deck(session, deck_id)
        return change_cards(self._context, "move", card_ids, {"deck_id": deck_id}, is_stopped)

    def tag(
        self,
        card_ids: Sequence[int],
        add: str = "",
        remove: str = "",
        is_stopped: IsStopped | None = None,
    ) -> Changes:
        """Put tags on the notes of cards, or take them off, whatever their case; one step.

        Raises Problem CARD_MISSING or CARD_TAGS_TOO_LONG; nothing is changed then.
        """
        off, at_ms = set(tags_from(remove).casefold().split()), self._context.moment().at_ms

        def change(tags: str) -> str:
            kept = [tag for tag in tags.split() if tag.casefold() not in off]
            have = {tag.casefold() for tag in kept}
            new = [tag for tag in tags_from(add).split() if tag.casefold() not in have]
            return (
                tags_from(" ".join([*kept, *new])) if new or len(kept) < len(tags.split()) else tags
            )

        def work(session: Session) -> Changes:
            patches = change_tags(session, card_ids, change, at_ms)
            if not patches:
                return Changes.NONE
            undo.record(session, "tag", at_ms, patches)
            return CARD_CHANGES

        return written(self._context, work, is_stopped)

    def delete(self, card_ids: Sequence[int], is_stopped: IsStopped | None = None) -> Changes:
        """Remove cards; their log stays, and Undo brings them back."""
        return change_cards(self._context, "delete", card_ids, {"deleted": 1}, is_stopped)

    def add_deck(self, name: str) -> int:
        """Make a deck (or find the one of that name) to put cards into; returns its id.

        One without cards is shown where ``decks.add`` made it. Raises Problem DECK_NAME_MISSING
        or DECK_NAME_TOO_LONG.
        """
        typed, at_ms = deck_name(name), self._context.moment().at_ms

        def work(session: Session) -> int:
            return deck_id_by_name(session, spelled(session, typed), at_ms)

        return self._context.database.write(work)


def require_deck(session: Session, deck_id: int) -> None:
    """Raises Problem DECK_MISSING."""
    if not deck_exists(session, deck_id):
        raise Problem(ProblemKind.DECK_MISSING)


def _texts(front: str, back: str) -> tuple[str, str]:
    front, back = cleaned(front), cleaned(back)
    if not visible(front) or not visible(back):
        raise Problem(ProblemKind.CARD_TEXT_MISSING)
    return front, back


def _require_room(front: str, back: str, front_was: int = 0, back_was: int = 0) -> None:
    """Refuse a side that is too long; one that came so from elsewhere may stay as long as it was.

    Otherwise not even the tags of such a card could be changed.
    """
    for kind, text, was in (
        (ProblemKind.CARD_QUESTION_TOO_LONG, front, front_was),
        (ProblemKind.CARD_ANSWER_TOO_LONG, back, back_was),
    ):
        if len(text) > max(MAX_TEXT, was):
            raise Problem(kind, length=len(text), limit=MAX_TEXT)


def tags_from(tags: str) -> str:
    """Tags as they are stored; raises Problem CARD_TAGS_TOO_LONG."""
    kept = " ".join(dict.fromkeys(cleaned(tags).split()))
    if len(kept) > MAX_TAGS:
        raise Problem(ProblemKind.CARD_TAGS_TOO_LONG, length=len(kept), limit=MAX_TAGS)
    return kept


def _decks(session: Session, today: int) -> tuple[DeckSummary, ...]:
    return tuple(DeckSummary(*row) for row in deck_counts(session, today))

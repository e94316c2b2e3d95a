"""What the Library page shows: decks, and cards as rows of a table."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from aimstudy.domain.card import CardKind, HoldReason
from aimstudy.domain.review import Phase


class CardFilter(StrEnum):
    """Which cards the table shows."""

    ALL = "all"
    DUE = "due"
    NEW = "new"
    PROPOSED = "proposed"
    FLAGGED = "flagged"
    BOOKMARKED = "bookmarked"
    REMARKED = "remarked"  # with a note of the person's own
    SUSPENDED = "suspended"
    PUT_ASIDE = "put_aside"
    BURIED = "buried"
    REJECTED = "rejected"
    ARCHIVED = "archived"


class CardColumn(StrEnum):
    """What a row of the table can show, and be sorted by."""

    QUESTION = "question"
    ANSWER = "answer"
    DECK = "deck"
    DUE = "due"
    TAGS = "tags"
    STATE = "state"
    INTERVAL = "interval"
    MEMORY = "memory"
    ANSWERS = "answers"
    LAPSES = "lapses"
    LAST = "last"
    ADDED = "added"
    EDITED = "edited"
    TYPE = "type"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class CardOrder:
    """What rows are sorted by; None: the order in which cards were made."""

    column: CardColumn | None = None
    descending: bool = False


@dataclass(frozen=True, slots=True)
class DeckSummary:
    """A deck with its counts of cards, without those of the decks under it."""

    deck_id: int
    name: str
    cards: int
    due: int
    archived: int = 0


@dataclass(frozen=True, slots=True)
class DeckHolding:
    """What a deck holds with the ``decks`` under it: cards, notes, and cards that were met."""

    name: str
    decks: int
    cards: int
    notes: int
    met: int


@dataclass(frozen=True, slots=True)
class CardLine:
    """A row of the table; ``due`` of a card put aside is the day on which it is back.

    ``interval`` is the wait in days from the last answer, ``memory`` the days after which recall
    falls to nine in ten; both None for a card never met. ``type_name`` is "" where cards are made
    here, ``source`` the title of the article.
    """

    card_id: int
    kind: CardKind
    front: str
    back: str
    deck: str
    hold: HoldReason
    flagged: bool
    due: date | None
    reps: int
    bookmarked: bool = False
    remark: str = ""
    tags: str = ""
    phase: Phase = Phase.NEW
    interval: int | None = None
    memory: float | None = None
    lapses: int = 0
    last: date | None = None
    added: date | None = None
    edited: date | None = None
    type_name: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class CardTable:
    """A page of found cards. ``total`` counts all that match, ``lines`` at most the limit.

    ``unread`` are filters of the search that say nothing, as they were typed.
    """

    lines: tuple[CardLine, ...]
    total: int
    decks: tuple[DeckSummary, ...]
    counts: tuple[tuple[CardFilter, int], ...]
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundCards:
    """All cards that a search finds, to be changed at once."""

    ids: tuple[int, ...]
    all_suspended: bool
    all_flagged: bool

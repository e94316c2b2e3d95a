"""What the Library page shows: decks, and cards as rows of a table."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from aimstudy.domain.card import CardKind, HoldReason


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


@dataclass(frozen=True, slots=True)
class DeckSummary:
    """A deck with its counts of cards."""

    deck_id: int
    name: str
    cards: int
    due: int


@dataclass(frozen=True, slots=True)
class CardLine:
    """A row of the table; ``due`` of a card put aside is the day on which it is back."""

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

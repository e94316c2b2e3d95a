"""A library that knows only cards; it finds, holds, moves and counts them in memory."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from aimstudy.domain.card import CardKind, HoldReason
from aimstudy.domain.changes import Changes
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.review import Phase
from aimstudy.services.views.library import (
    CardFilter,
    CardLine,
    CardOrder,
    CardTable,
    DeckSummary,
    FoundCards,
)
from aimstudy.services.views.study import CardDetail, SourceView
from tests.ui.fake_study import FakeDrafts


def sample_line(card_id: int) -> CardLine:
    """Card ``card_id``: every tenth is suspended, every seventh flagged, odd ones are new."""
    return CardLine(
        card_id=card_id,
        kind=CardKind.QUESTION,
        front=f"card {card_id}?",
        back=f"answer {card_id}",
        deck="Tides",
        hold=HoldReason.SUSPENDED if card_id % 10 == 0 else HoldReason.NONE,
        flagged=card_id % 7 == 0,
        due=date(2026, 12, 1),
        reps=0 if card_id % 2 else 4,
    )


class FakeCards:
    """Stands in for ``library.cards`` and, for three calls, for ``library.articles``."""

    def __init__(self, count: int) -> None:
        self.lines = [sample_line(n + 1) for n in range(count)]
        self.deck_names = ["Tides"]
        self.usual: int | None = None
        self.counted = 0
        self.asked: list[tuple[object, ...]] = []
        self.done: list[tuple[object, ...]] = []
        self.orders: list[CardOrder] = []

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
        """One page of what matches; sorted, it is turned round."""
        self.orders.append(order or CardOrder())
        self.counted += counts
        self.asked.append((query, deck_id, filter, offset, limit))
        found = [x for x in self.lines if query in x.front.rstrip("?") + "?" and _fits(x, filter)]
        if query:
            found = [x for x in found if x.front == query + "?"]
        if order and order.descending:
            found.reverse()
        sums = [(kind, sum(_fits(x, kind) for x in self.lines)) for kind in CardFilter]
        said = (self.decks(), tuple(sums)) if counts else ((), ())
        unread = ("is:purple",) if "is:purple" in query else ()
        return CardTable(tuple(found[offset : offset + limit]), len(found), *said, unread)

    def found(self, query: str, deck_id: int | None, filter: CardFilter) -> FoundCards:
        """All of what matches."""
        lines = [x for x in self.lines if _fits(x, filter)]
        held = all(x.hold is HoldReason.SUSPENDED for x in lines)
        return FoundCards(tuple(x.card_id for x in lines), held, all(x.flagged for x in lines))

    def usual_deck(self) -> int | None:
        """Where a new card belongs."""
        return self.usual

    def decks(self) -> tuple[DeckSummary, ...]:
        """Every deck."""
        return tuple(
            DeckSummary(n + 1, name, len(self.lines) if n == 0 else 0, 0)
            for n, name in enumerate(self.deck_names)
        )

    def detail(self, card_id: int) -> CardDetail:
        """One card."""
        line = next((x for x in self.lines if x.card_id == card_id), None)
        if line is None:
            raise Problem(ProblemKind.CARD_MISSING)
        return CardDetail(
            card_id=card_id, note_id=card_id, kind=line.kind, front=line.front, back=line.back,
            tags="sea", deck_id=1, deck=line.deck, hold=line.hold, flagged=line.flagged,
            phase=Phase.REVIEW, due=line.due, stability=9.0, difficulty=5.0, reps=4, lapses=1,
            recall_now=0.87, article_title="Tides", rule="",
            source=SourceView(5, "Tides", "", "It ebbs.", "It ebbs.", "", 0, 8),
        )  # fmt: skip

    def suspend(self, card_ids: Sequence[int], on: bool, is_stopped: object = None) -> Changes:
        """Hold cards, or let them go."""
        self.done.append(("suspend", tuple(card_ids), on))
        hold = HoldReason.SUSPENDED if on else HoldReason.NONE
        self.lines = [replace(x, hold=hold) if x.card_id in card_ids else x for x in self.lines]
        return Changes.CARDS

    def flag(self, card_ids: Sequence[int], on: bool, is_stopped: object = None) -> Changes:
        """Flag cards, or not."""
        self.done.append(("flag", tuple(card_ids), on))
        return Changes.CARDS

    def move(self, card_ids: Sequence[int], deck_id: int, is_stopped: object = None) -> Changes:
        """Keep the wish."""
        self.done.append(("move", tuple(card_ids), deck_id))
        return Changes.CARDS

    def tag(
        self, card_ids: Sequence[int], add: str = "", remove: str = "", is_stopped: object = None
    ) -> Changes:
        """Keep the wish."""
        self.done.append(("tag", tuple(card_ids), add, remove))
        return Changes.CARDS

    def add_deck(self, name: str) -> int:
        """Make a deck."""
        self.done.append(("deck", name))
        self.deck_names.append(name)
        return len(self.deck_names)

    def delete(self, card_ids: Sequence[int], is_stopped: object = None) -> Changes:
        """Forget cards."""
        self.done.append(("delete", tuple(card_ids)))
        self.lines = [x for x in self.lines if x.card_id not in card_ids]
        return Changes.CARDS

    def unbury(self, card_ids: Sequence[int]) -> Changes:
        """Keep the wish."""
        self.done.append(("unbury", tuple(card_ids)))
        return Changes.CARDS

    def accept(self, card_ids: Sequence[int]) -> Changes:
        """Keep the wish."""
        self.done.append(("accept", tuple(card_ids)))
        return Changes.CARDS

    def bring_back(self, card_ids: Sequence[int]) -> Changes:
        """Keep the wish."""
        self.done.append(("bring_back", tuple(card_ids)))
        return Changes.CARDS


def _fits(line: CardLine, kind: CardFilter) -> bool:
    if kind is CardFilter.NEW:
        return line.reps == 0
    if kind is CardFilter.FLAGGED:
        return line.flagged
    if kind is CardFilter.SUSPENDED:
        return line.hold is HoldReason.SUSPENDED
    return kind is CardFilter.ALL


class FakeImports:
    """Nothing has come in that differs."""

    def conflict_count(self) -> int:
        """How many notes wait for a choice."""
        return 0


class FakeCardLibrary:
    """A library with cards only."""

    def __init__(self, count: int) -> None:
        self.cards = FakeCards(count)
        self.articles = self.cards
        self.drafts = FakeDrafts()
        self.importing = FakeImports()

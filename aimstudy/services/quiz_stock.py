"""Every card in study as a quiz or a paper can ask it, read once for one state of the library.

Knows neither exams nor the day; makes no questions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from aimstudy.services.exam_cards import has_tag
from aimstudy.storage.card_sources import source_names
from aimstudy.storage.issues import facts_saying_issues, facts_under_issue
from aimstudy.storage.quiz_material import askable_cards

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aimstudy.storage.session import Session

T = TypeVar("T")


class Askable(NamedTuple):  # made a hundred thousand times, which is quick of a tuple
    """A fact, or a note without one (``fact_id`` 0), by its first card in study.

    ``row`` is the card's place among the material's; ``typed``: the person wants to type it.
    """

    row: int
    card_id: int
    fact_id: int
    note_id: int
    deck_id: int
    article_id: int
    typed: bool = False


class Stock:
    """Everything in study, in the order it was made; nobody changes it once it is read."""

    def __init__(self, session: Session) -> None:
        self.titles, self.decks = source_names(session)
        cards = askable_cards(session)
        self.sources = cards.sources
        self._typed = cards.typed
        self.fact_ids = {fact_id for fact_id in cards.fact_id if fact_id}
        under_issue = facts_under_issue(session) | facts_saying_issues(session)
        self.blocked_facts = under_issue & self.fact_ids
        self.askables: list[Askable] = []
        self._blocked: set[int] = set()
        self._of_row: list[Askable] = []
        seen: dict[tuple[int, int], Askable] = {}
        for row, (fact_id, note_id) in enumerate(zip(cards.fact_id, cards.note_id, strict=True)):
            key = (fact_id, 0 if fact_id else note_id)
            found = seen.get(key)
            if found is None:
                found = seen[key] = self._askable(row, fact_id, note_id)
                if fact_id in under_issue:
                    self._blocked.add(row)
                else:
                    self.askables.append(found)
            self._of_row.append(found)
        self._first = [askable.row for askable in self._of_row]
        self.by_article = _rows_by(self.sources.article_id)
        self.by_deck = _rows_by(self.sources.deck_id)
        self._by_words = _rows_by(self.sources.tags)
        self.tags = sorted(
            {tag for words in self._by_words for tag in words.split()},
            key=lambda tag: (tag.casefold(), tag),
        )

    def _askable(self, row: int, fact_id: int, note_id: int) -> Askable:
        of = self.sources
        card_id, deck_id, article_id = of.card_id[row], of.deck_id[row], of.article_id[row]
        return Askable(row, card_id, fact_id, note_id, deck_id, article_id, self._typed[row])

    def of_rows(self, rows: Iterable[int]) -> list[Askable]:
        """What these cards ask, blocked ones left out, in order and once each."""
        found = set(map(self._first.__getitem__, rows)) - self._blocked
        return [self._of_row[row] for row in sorted(found)]

    def blocked_of(self, rows: Iterable[int]) -> int:
        """How many facts of these cards wait for a choice about a contradiction."""
        if not self._blocked:
            return 0
        return len(set(map(self._first.__getitem__, rows)) & self._blocked)

    def in_deck(self, deck_id: int) -> list[int]:
        """Rows of a deck's cards, and of those under it."""
        decks = self.sources.in_deck(deck_id)
        return sorted(row for deck in decks for row in self.by_deck.get(deck, ()))

    def tagged(self, tag: str) -> list[int]:
        """Rows of the cards with a tag, or with one below it."""
        tag = tag.casefold().strip()
        if not tag:
            return []
        # Many cards have the same tags, so each writing of them is looked at once.
        return sorted(
            row for words, rows in self._by_words.items() if has_tag(words, tag) for row in rows
        )


def _rows_by(ids: Sequence[T]) -> dict[T, list[int]]:
    found: dict[T, list[int]] = {}
    for row, ref in enumerate(ids):
        found.setdefault(ref, []).append(row)
    return found

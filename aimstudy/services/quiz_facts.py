"""What can be asked: cards, facts and pools, read once for one state of the library."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

from aimstudy.domain.fact import FactState
from aimstudy.storage.articles import load_facts
from aimstudy.storage.quiz_material import stamp

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aimstudy.domain.article import Language
    from aimstudy.domain.fact import Fact
    from aimstudy.domain.quiz import QuizItem, QuizKind
    from aimstudy.questions.card_deck import Deck
    from aimstudy.questions.pool import Pool
    from aimstudy.services.quiz_material import Material
    from aimstudy.services.quiz_stock import Stock
    from aimstudy.storage.session import Session


class FactShelf:
    """Reads on first use; good as long as ``stamp`` of the library is the same."""

    def __init__(self, stamp: tuple[int, ...] = ()) -> None:
        self.stamp = stamp
        self.titles: dict[str, str] = {}  # the article's, by the key of a fact
        self._stock: Stock | None = None
        self._facts: dict[int, Fact] | None = None
        self._lessons: dict[int, list[int]] = {}
        self._pools: dict[Language, Pool] = {}
        # Of cards without a fact, by deck and by the language where that cannot be told.
        self.decks: dict[tuple[int, Language], Deck] = {}
        # What such cards ask where nothing is left to chance or to what was answered: counted by
        # the quiz's page and by the paper's.
        self.plain_items: dict[tuple[int, Language, QuizKind], QuizItem | None] = {}

    def stock(self, session: Session) -> Stock:
        """Every card in study."""
        if self._stock is None:
            # Loaded on first use: the start must not pay for it.
            from aimstudy.services.quiz_stock import Stock

            with _without_collecting():
                self._stock = Stock(session)
        return self._stock

    def facts(self, session: Session, material: Material) -> dict[int, Fact]:
        """The accepted facts with a card in study, by id."""
        if self._facts is None:
            with _without_collecting():
                self._facts = self._read(session, material)
        return self._facts

    def _read(self, session: Session, material: Material) -> dict[int, Fact]:
        found: dict[int, Fact] = {}
        for fact_id, (article_id, state, fact) in load_facts(session).items():
            if state is FactState.ACCEPTED and fact_id in material.fact_ids:
                found[fact_id] = fact
                self._lessons.setdefault(article_id, []).append(fact_id)
                self.titles[fact.key] = material.titles.get(article_id, "")
        return found

    def pool(self, session: Session, material: Material, language: Language) -> Pool:
        """What lends wrong options to the facts of a language."""
        if language not in self._pools:
            # Loaded on first use: the start must not pay for it.
            from aimstudy.questions.pool import make_pool

            facts = self.facts(session, material)
            lessons = [
                [facts[n] for n in found if facts[n].language is language]
                for found in self._lessons.values()
            ]
            blocked = frozenset(facts[n].key for n in material.blocked_facts if n in facts)
            with _without_collecting():
                self._pools[language] = make_pool(lessons, language, blocked)
        return self._pools[language]


class ShelfKeeper:
    """Keeps the shelf of the state that was looked at last; quizzes and papers share it."""

    def __init__(self) -> None:
        self._shelf = FactShelf()

    def shelf(self, session: Session) -> FactShelf:
        """The shelf of the state that ``session`` sees; a new one once something has changed."""
        now, shelf = stamp(session), self._shelf
        if shelf.stamp != now:
            shelf = self._shelf = FactShelf(now)
        return shelf


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Thousands of new objects set off the collector again and again, and none of them is free.

    It takes as long as the reading itself.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()

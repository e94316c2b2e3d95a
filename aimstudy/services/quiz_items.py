"""Questions made one by one from what can be asked, and the picking of those for one quiz.

Only what is picked is made.
"""

from __future__ import annotations

import random
from importlib import import_module
from typing import TYPE_CHECKING

from aimstudy.domain.article import Language
from aimstudy.domain.fact import FactKind
from aimstudy.domain.quiz import AskedItem, QuizKind
from aimstudy.language.grammar import grammar_of
from aimstudy.services.quiz_cards import DeckItems
from aimstudy.services.quiz_facts import FactShelf
from aimstudy.storage.confusions import all_mixed_up
from aimstudy.storage.quiz_cards import card_key

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from aimstudy.domain.fact import Fact
    from aimstudy.domain.quiz import QuizItem
    from aimstudy.language.grammar import Grammar
    from aimstudy.questions.item_making import ItemMaker
    from aimstudy.services.quiz_material import Material
    from aimstudy.services.quiz_stock import Askable
    from aimstudy.storage.session import Session

_MAKER = "aimstudy.questions.item_making"  # loaded late: the start must not pay for it
KINDS = (
    QuizKind.MULTIPLE_CHOICE,
    QuizKind.SELECT,
    QuizKind.NUMERIC,
    QuizKind.TYPED,
    QuizKind.TRUE_FALSE,
)
_OF_LIST = (QuizKind.SELECT, QuizKind.TYPED, QuizKind.MULTIPLE_CHOICE, QuizKind.TRUE_FALSE)
_WRITTEN = (QuizKind.NUMERIC, QuizKind.TYPED)
_MATCHED = (FactKind.ACRONYM, FactKind.DEFINITION)
_QUESTIONS_A_MATCHING = 10
_FEWEST_TO_MATCH, _MOST_TO_MATCH = 3, 5
_SCARCE = 2  # times as many things as questions that are wanted


def load_makers() -> None:
    """Load what makes questions now: it takes a sixth of a second, and somebody will want one."""
    import_module(_MAKER)


class ItemSource:
    """Makes an item of a kind for anything askable; what was made or failed is remembered."""

    def __init__(
        self,
        session: Session,
        material: Material,
        seed: int,
        language: Language,
        shelf: FactShelf | None = None,
        *,
        mixed_up: bool = True,
    ) -> None:
        """``language`` is that of decks whose own cannot be told.

        The ``shelf`` must be of the state of the library that ``session`` sees. Without
        ``mixed_up`` the items depend on the material alone, not on what the person has answered.
        """
        self._shelf = shelf or FactShelf()
        self._session = session
        self._material = material
        self._seed = seed
        self._makers: dict[Language, ItemMaker] = {}
        self._made: dict[tuple[int, QuizKind, bool], QuizItem | None] = {}
        self._language = language
        self._lazy_decks: DeckItems | None = None
        self._mixed: dict[str, dict[str, int]] | None = None if mixed_up else {}

    def item(self, askable: Askable, kind: QuizKind, *, last: bool = False) -> QuizItem | None:
        """An item of ``kind``, or None; ``last``: it may be one that nothing else asks."""
        key = (askable.row, kind, last)
        if key not in self._made:
            self._made[key] = self._make(askable, kind, last)
        return self._made[key]

    def fact(self, askable: Askable) -> Fact | None:
        """The fact behind it; None for a card made by hand, or a fact that was not accepted."""
        if not askable.fact_id:
            return None
        return self._shelf.facts(self._session, self._material).get(askable.fact_id)

    def grammar(self, askable: Askable) -> Grammar:
        """That of the language it is asked in."""
        fact = self.fact(askable)
        return grammar_of(fact.language if fact else self._decks().language(askable.deck_id))

    def kinds(self, askable: Askable) -> tuple[QuizKind, ...]:
        """The kinds to try, those that ask best first."""
        fact = self.fact(askable)
        return _OF_LIST if fact is not None and len(fact.answers) > 1 else KINDS

    def matching(self, askables: Sequence[Askable]) -> list[tuple[Askable, QuizItem]]:
        """Items that match some of these facts, with the first fact of each."""
        found: list[tuple[Askable, QuizItem]] = []
        for language in Language:
            of_key = {
                fact.key: askable
                for askable in askables
                if (fact := self.fact(askable)) and fact.language is language
                if fact.kind in _MATCHED
            }
            if len(of_key) < _FEWEST_TO_MATCH:
                continue
            facts = [fact for a in of_key.values() if (fact := self.fact(a)) is not None]
            titles = {self._shelf.titles.get(fact.key, "") for fact in facts}
            title = titles.pop() if len(titles) == 1 else ""
            items = self._maker(language).matching(facts, title)
            found += [(of_key[item.fact_key], item) for item in items]
        return found

    def _make(self, askable: Askable, kind: QuizKind, last: bool) -> QuizItem | None:
        if not askable.fact_id:
            return self._of_card(askable, kind)
        fact = self.fact(askable)
        return self._maker(fact.language).item(fact, kind, last=last) if fact else None

    def _of_card(self, askable: Askable, kind: QuizKind) -> QuizItem | None:
        """Of a card alone it depends on seed and answers only, so plain ones are kept."""
        if self._seed or self._mixed != {}:
            return self._decks().item(askable, kind)
        kept, key = self._shelf.plain_items, (askable.card_id, self._language, kind)
        if key not in kept:
            kept[key] = self._decks().item(askable, kind)
        return kept[key]

    def _maker(self, language: Language) -> ItemMaker:
        if language not in self._makers:
            maker: type[ItemMaker] = import_module(_MAKER).ItemMaker
            shelf = self._shelf
            pool, titles = shelf.pool(self._session, self._material, language), shelf.titles
            self._makers[language] = maker(pool, titles, self._seed, self._mixed_up())
        return self._makers[language]

    def _decks(self) -> DeckItems:
        if self._lazy_decks is None:
            self._lazy_decks = DeckItems(
                self._session, self._seed, self._language, self._mixed_up(), self._shelf.decks
            )
        return self._lazy_decks

    def _mixed_up(self) -> dict[str, dict[str, int]]:
        """How often the answers of other facts were given for a fact, by their keys."""
        if self._mixed is not None:
            return self._mixed
        found = all_mixed_up(self._session)
        keys = {
            askable.card_id: fact.key if (fact := self.fact(askable)) else card_key(askable.card_id)
            for askable in (self._material.askables if found else ())
        }
        self._mixed = {
            keys[card_id]: {keys[other]: n for other, n in others.items() if other in keys}
            for card_id, others in found.items()
            if card_id in keys
        }
        return self._mixed


class Picker:
    """Picks the questions of one quiz or paper; call ``pick`` once or topic by topic."""

    def __init__(
        self,
        source: ItemSource,
        seed: int,
        kinds: frozenset[QuizKind] = frozenset(),
        options: Callable[[Askable], int] = lambda _askable: 4,
        statements: int = 4,
        *,
        in_turn: bool = True,
    ) -> None:
        """``kinds`` are those wanted (none: all); ``options`` how many a question may have.

        Of all kinds every ``statements``-th question is true or false where it can be (0: only
        where nothing else can be asked); of some kinds each comes as often as another ``in_turn``,
        else the one that asks best.
        """
        # Loaded on first use: the start must not pay for it.
        from aimstudy.questions.quiz_choice import Chosen

        self.picked: list[tuple[Askable, QuizItem]] = []
        self._source = source
        self._rng = random.Random(f"{seed}|pick")
        self._kinds = kinds or frozenset(QuizKind)
        self._options = options
        self._statements = statements
        self._in_turn = in_turn
        self._chosen = Chosen()

    def pick(self, order: Sequence[Askable], most: int) -> int:
        """Pick at most ``most`` in this order; returns how many there were.

        First each of another sentence, telling nothing of the others; then, where that is not
        enough, what at least gives none of them away: there may be fewer than are wanted.
        """
        before = len(self.picked)
        if len(order) <= _SCARCE * most:
            order = self._fewest_clashes_first(order)
        if QuizKind.MATCHING in self._kinds:
            self._pick_matching(order, most)
        for apart in (True, False):
            for askable in order:
                if len(self.picked) - before >= most:
                    return len(self.picked) - before
                self._try(askable, apart=apart)
        return len(self.picked) - before

    def asked(self, names: Mapping[int, str], seen: Callable[[Askable], bool]) -> list[AskedItem]:
        """What was picked, with the right options spread over their places.

        In a random order, but nothing comes after one whose answer holds its own.
        """
        from aimstudy.questions.quiz_choice import spread_keys, told_first

        shuffled = self._rng.sample(self.picked, len(self.picked))
        places = told_first([(item, self._source.grammar(askable)) for askable, item in shuffled])
        shuffled = [shuffled[n] for n in places]
        spread = spread_keys([item for _, item in shuffled], self._rng)
        return [
            AskedItem(
                item=item,
                fact_id=askable.fact_id or None,
                card_id=askable.card_id,
                topic=names.get(askable.row, ""),
                first_sight=not seen(askable),
            )
            for (askable, _), item in zip(shuffled, spread, strict=True)
        ]

    def _fewest_clashes_first(self, order: Sequence[Askable]) -> list[Askable]:
        """Where nearly all is asked, what tells of many others comes last: more fit in so."""
        from aimstudy.questions.quiz_choice import clashes

        found = []
        for askable in order:
            items = (self._source.item(askable, kind) for kind, _ in self._order(askable))
            item = next((item for item in items if item is not None), None)
            found += [(askable, item)] if item else []
        many = clashes([(item, self._source.grammar(askable)) for askable, item in found])
        of_row = {askable.row: n for (askable, _), n in zip(found, many, strict=True)}
        return sorted(order, key=lambda askable: of_row.get(askable.row, 0))

    def _try(self, askable: Askable, *, apart: bool) -> None:
        fact = self._source.fact(askable)
        key = fact.key if fact else card_key(askable.card_id)
        if self._chosen.asks(key):
            return
        g = self._source.grammar(askable)
        for kind, last in self._order(askable):
            item = self._source.item(askable, kind, last=last)
            if item is not None and self._chosen.fits(item, g, apart=apart):
                self._add(askable, item, g)
                return

    def _add(self, askable: Askable, item: QuizItem, g: Grammar) -> None:
        from aimstudy.questions.multiple_choice import with_fewer

        item = with_fewer(item, self._options(askable), self._rng)
        self._chosen.add(item, g)
        self.picked.append((askable, item))

    def _order(self, askable: Askable) -> list[tuple[QuizKind, bool]]:
        """Kinds to try in turn; the second time it may be what nothing else asks."""
        kinds, place = self._source.kinds(askable), len(self.picked)
        wanted = [kind for kind in kinds if kind in self._kinds]
        if askable.typed and any(kind in _WRITTEN for kind in wanted):
            wanted = sorted(wanted, key=lambda kind: kind not in _WRITTEN)
            return [(kind, False) for kind in wanted] + [(kind, True) for kind in wanted]
        if self._in_turn and len(self._kinds) < len(QuizKind):
            turn = place % len(wanted) if wanted else 0
            wanted = wanted[turn:] + wanted[:turn]
        elif self._statements and place % self._statements == self._statements - 1:
            wanted = [QuizKind.TRUE_FALSE, *wanted]
        again = [kind for kind in wanted if kind in (*_WRITTEN, QuizKind.TRUE_FALSE)]
        return [(kind, False) for kind in wanted] + [(kind, True) for kind in again]

    def _pick_matching(self, order: Sequence[Askable], most: int) -> None:
        """Pairs of what comes early; one in ten questions, or as many as there are alone.

        Each takes three facts or more, so there are none where facts are few.
        """
        alone = self._kinds == {QuizKind.MATCHING}
        spare = max(0, len(order) - most) // _MOST_TO_MATCH
        wanted = most if alone else min(spare, -(-most // _QUESTIONS_A_MATCHING))
        left = [askable for askable in order if askable.fact_id]
        left = left if alone else left[: 3 * most]
        while wanted > 0:
            found = [
                (askable, item)
                for askable, item in self._source.matching(left)
                if self._chosen.fits(item, self._source.grammar(askable), apart=True)
            ]
            for askable, item in found[:wanted]:
                self._add(askable, item, self._source.grammar(askable))
            wanted -= len(found)
            used = {key for _, item in found for key in item.fact_keys}
            left = [a for a in left if (fact := self._source.fact(a)) and fact.key not in used]
            if not found or not alone:
                return

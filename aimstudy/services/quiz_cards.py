"""Quiz items of cards that no fact stands behind, made deck by deck when first asked for."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from aimstudy.domain.article import Language
from aimstudy.domain.quiz import QuizKind
from aimstudy.language.detect import detect_language
from aimstudy.language.grammar import grammar_of
from aimstudy.storage.quiz_cards import card_key
from aimstudy.storage.quiz_material import DeckTexts, deck_texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aimstudy.domain.quiz import QuizItem
    from aimstudy.questions.card_deck import Deck
    from aimstudy.services.quiz_stock import Askable
    from aimstudy.storage.session import Session

_FIRST, _SAMPLE = 100, 4_000  # cards and letters are enough to tell a language


def _of_signs(item: QuizItem) -> bool:
    """Whether a formula would have to be typed as its source."""
    from aimstudy.rendering.formulas import has_formula

    return any(map(has_formula, item.expected.answers if item.expected else ()))


def _formula_of(text: str) -> str:
    """The source of a text that is nothing but formulas; "" for any other."""
    from aimstudy.questions.card_deck import words_of
    from aimstudy.rendering.formulas import pieces

    parts = pieces(words_of(text)) if "\\" in text or "$" in text else []
    if any(isinstance(part, str) and part.strip(" .,;") for part in parts):
        return ""
    return "; ".join(part.source for part in parts if not isinstance(part, str))


class DeckItems:
    """Makes items for cards of any deck; a deck is read once."""

    def __init__(
        self,
        session: Session,
        seed: int,
        language: Language,
        mixed: Mapping[str, Mapping[str, int]],
        decks: dict[tuple[int, Language], Deck],
    ) -> None:
        """``language`` is that of a deck whose own cannot be told; ``decks`` were read before."""
        self._session = session
        self._seed = seed
        self._default = language
        self._mixed = mixed
        self._decks = decks

    def item(self, askable: Askable, kind: QuizKind) -> QuizItem | None:
        """An item of ``kind`` for a card without a fact, or None."""
        from aimstudy.questions.from_cards import chosen_item, judged_item, typed_item
        from aimstudy.questions.own_options import own_item

        key, deck = card_key(askable.card_id), self._deck(askable.deck_id)
        rng = random.Random(f"{self._seed}|{key}")
        if own := deck.own_options(key):
            return own_item(key, *own, kind, deck.grammar, rng)
        if kind is QuizKind.MULTIPLE_CHOICE:
            return chosen_item(key, deck, rng, self._mixed.get(key, {}))
        if kind is QuizKind.TRUE_FALSE:
            return judged_item(key, deck)
        item = typed_item(key, deck) if kind.written else None
        return item if item and item.kind is kind and not _of_signs(item) else None

    def language(self, deck_id: int) -> Language:
        """What the cards of a deck are written in."""
        return self._deck(deck_id).grammar.language

    def _deck(self, deck_id: int) -> Deck:
        key = (deck_id, self._default)
        if key not in self._decks:
            self._decks[key] = _read(deck_texts(self._session, deck_id), self._default)
        return self._decks[key]


def _read(texts: DeckTexts, default: Language) -> Deck:
    """A deck in its language, or in ``default`` where that cannot be told."""
    # Loaded on first use: the start must not pay for it.
    from aimstudy.questions.card_deck import CardText, Deck

    def card_at(place: int) -> CardText:
        note = texts[place]
        return CardText(
            card_key(note.card_id),
            note.front,
            note.back,
            note.items,
            note.accept,
            note.context,
            note.options,
            _formula_of(note.back),
        )

    keys = [card_key(card_id) for card_id in texts.card_ids]
    some = [texts[place] for place in range(min(_FIRST, len(keys)))]
    sample = " ".join(f"{note.front} {note.back}"[:400] for note in some)[:_SAMPLE]
    grammar = grammar_of(detect_language(sample).language or default)
    return Deck(grammar, keys, card_at, texts.sides)

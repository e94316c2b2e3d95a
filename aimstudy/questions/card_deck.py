"""The cards of a deck that lend each other wrong options, each read when its turn comes.

A deck may have a hundred thousand cards, and a quiz looks at a few hundred of them.
"""

import random
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import unescape

from aimstudy.domain.media import marks_in
from aimstudy.domain.quiz import OwnOptions
from aimstudy.language.grammar import Grammar
from aimstudy.language.words import word_set
from aimstudy.questions.card_numbers import NumberAnswer, number_answer
from aimstudy.questions.pool import meaning_words, normal

_LONGEST_PROMPT = 600  # letters
_LONGEST_NUMBER = 40
_MOST_HELD = 64  # questions whose texts are remembered
_MANY = 1_000  # texts; of more, those with a rare word are looked for
_PICTURE = re.compile(r"<(?:img|audio|video|object)\b|\[(?:sound|image):", re.I)
_TAG = re.compile(r"<[a-z/!][^<>]*>", re.I)
_ASKING = word_set(
    """
    what who whom whose which when where why how many much long often is are was were do does did
    the a an another other else also one hva hvem hvis hvilke hvilken hvilket når hvor hvorfor
    hvordan mange mye lenge ofte er var en et ei den det de annen annet andre også
    """
)


@dataclass(frozen=True, slots=True)
class CardText:
    """A card's own words; ``items`` are those of a list, ``key`` stands for it in items.

    ``options`` are those that its question came with; ``formula`` is the source of an answer
    that is nothing but a formula.
    """

    key: str
    front: str
    back: str
    items: tuple[str, ...] = ()
    accept: tuple[str, ...] = ()
    context: str = ""
    options: OwnOptions | None = None
    formula: str = ""


class PlainCard:
    """A card in the forms for comparing, each made when it is first asked for."""

    def __init__(self, card: CardText, prompt: str, answer: str, g: Grammar) -> None:
        self.card = card
        self.prompt = prompt
        self.answer = answer
        self._grammar = g

    @cached_property
    def plain(self) -> str:
        """The answer without articles and marks."""
        return normal(self.answer[:_LONGEST_PROMPT], self._grammar)

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of meaning in the question."""
        g = self._grammar
        return frozenset(meaning_words(normal(self.prompt.rstrip("?"), g), g) - _ASKING)

    @cached_property
    def text(self) -> str:
        """Question and answer without articles and marks."""
        return normal(f"{self.prompt} {self.answer[:_LONGEST_PROMPT]}", self._grammar)

    @cached_property
    def number(self) -> NumberAnswer | None:
        """The number that is the answer; only one with a figure or of one word is looked at."""
        card, answer = self.card, self.answer
        short = len(answer) <= _LONGEST_NUMBER and not card.items and not card.formula
        if not short or (" " in answer and not any(letter.isdigit() for letter in answer)):
            return None
        return number_answer(card.key, self.prompt, answer, self._grammar)


class Deck:
    """Cards that lend each other wrong options; a card that has no words is no part of it."""

    def __init__(
        self,
        grammar: Grammar,
        keys: Sequence[str],
        card_at: Callable[[int], CardText],
        said_at: Callable[[int], str],
    ) -> None:
        """``card_at`` reads the card of a place in ``keys``; ``said_at`` is its two sides."""
        self.grammar = grammar
        self._keys = keys
        self._card_at = card_at
        self._said_at = said_at
        self._places = {key: place for place, key in enumerate(keys)}
        self._read: dict[int, PlainCard | None] = {}
        self._told: dict[frozenset[str], list[str] | None] = {}

    def card(self, key: str) -> PlainCard | None:
        """The card of a key; None where it has no question or no answer in words."""
        place = self._places.get(key)
        return None if place is None else self._at(place)

    def own_options(self, key: str) -> tuple[str, OwnOptions] | None:
        """The question of a card and the options it came with; None for a card without them."""
        mine = self.card(key)
        return (mine.prompt, mine.card.options) if mine and mine.card.options else None

    def others(
        self, key: str, first: Collection[str], most: int, rng: random.Random
    ) -> list[PlainCard]:
        """The other cards; of many, those of the keys ``first`` and some taken by chance."""
        mine, count = self._places[key], len(self._keys) - 1
        kept: list[int] = []
        by_chance: Iterable[int] = range(count)
        if count > most:
            kept = sorted({self._places[k] for k in first if k in self._places and k != key})
            by_chance = rng.sample(range(count), most)
        places = kept + [place + (place >= mine) for place in by_chance]
        return [card for card in map(self._at, places) if card is not None]

    def answers_like(self, length: int, apart: int) -> set[str]:
        """The answers whose length is ``apart`` letters from this one at the most."""
        lengths = range(length - apart, length + apart + 1)
        return {text for near in lengths for text in self._by_length.get(near, ())}

    def says(self, words: frozenset[str], plain: str) -> bool:
        """A card has all of ``words``, and ``plain`` side by side."""
        if words not in self._told:
            if len(self._told) >= _MOST_HELD:
                self._told.clear()
            self._told[words] = self._texts_with(words)
        texts = self._told[words]
        if texts is not None:
            return any(f" {plain} " in f" {text} " for text in texts)
        rarest = min(plain.split(), key=lambda word: len(self._by_word.get(word, ())))
        return any(
            f" {plain} " in f" {text} " and words <= set(text.split())
            for text in self._by_word.get(rarest, ())
        )

    def _texts_with(self, words: frozenset[str]) -> list[str] | None:
        """The texts that have all of these words; None where they may be many."""
        places: Collection[int] = range(len(self._keys))
        for word in sorted(words, key=lambda word: (-len(word), word)):
            seen = self._spelled(word)
            places = (
                [place for place in places if word in self._sides[place]]
                if len(seen) == 1
                else [place for place in places if any(s in self._sides[place] for s in seen)]
            )
        if len(places) > _MANY:
            return None
        texts = [card.text for card in map(self._at, places) if card is not None]
        return [text for text in texts if words <= set(text.split())]

    def _spelled(self, word: str) -> list[str]:
        """How a word of a text for comparing can be written in the text itself."""
        if not word.isdigit():
            return [word]
        return [word, *(name for name, value in self.grammar.numbers.items() if f"{value}" == word)]

    def _at(self, place: int) -> PlainCard | None:
        if place not in self._read:
            self._read[place] = _plain_card(self._card_at(place), self.grammar)
        return self._read[place]

    @cached_property
    def _sides(self) -> list[str]:
        """Both sides of each card in small letters; with markup, which hides no word."""
        said = map(self._said_at, range(len(self._keys)))
        return [(unescape(text) if "&" in text else text).lower() for text in said]

    @cached_property
    def _by_length(self) -> dict[int, list[str]]:
        found: dict[int, list[str]] = {}
        for card in self._all():
            found.setdefault(len(card.answer), []).append(card.answer)
        return found

    @cached_property
    def _by_word(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for card in self._all():
            for word in set(card.text.split()):
                found.setdefault(word, []).append(card.text)
        return found

    def _all(self) -> Iterator[PlainCard]:
        cards = map(self._at, range(len(self._keys)))
        return (card for card in cards if card is not None)


def deck_of(cards: Sequence[CardText], g: Grammar) -> Deck:
    """A deck of cards that are in memory."""
    keys = [card.key for card in cards]
    return Deck(g, keys, cards.__getitem__, lambda n: f"{cards[n].front} {cards[n].back}")


def _plain_card(card: CardText, g: Grammar) -> PlainCard | None:
    prompt, answer = words_of(card.front), words_of(_unmarked(card.back))
    if not prompt or not answer or len(prompt) > _LONGEST_PROMPT:
        return None
    return PlainCard(card, prompt, answer, g)


def _unmarked(text: str) -> str:
    """An answer without its pictures and sounds; "" where nothing to read is left."""
    for mark in reversed(marks_in(text) if len(text) <= 20 * _LONGEST_PROMPT else []):
        text = f"{text[: mark.start]} {text[mark.end :]}"
    seen = text[: 20 * _LONGEST_PROMPT]
    return text if any(unicodedata.category(letter)[0] in "LNPS" for letter in seen) else ""


def words_of(text: str) -> str:
    """A field in one line without markup; "" where a picture or a sound is part of it."""
    if len(text) > 20 * _LONGEST_PROMPT or _PICTURE.search(text):
        return ""
    return (
        " ".join(unescape(_TAG.sub(" ", text)).split())
        if "<" in text or "&" in text
        else (" ".join(text.split()))
    )

"""Quiz items from cards that no fact stands behind: written by hand, or of an imported deck.

Wrong options are the answers of other cards of the deck, of the same form and about as long, and
nothing in the deck says of the question what they say. Else a short answer is typed. What is
answered by yes or no is judged.
"""

import random
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from html import unescape
from itertools import takewhile

from aimstudy.domain.media import marks_in
from aimstudy.domain.quiz import Expected, Option, OptionOrigin, OwnOptions, QuizItem, QuizKind
from aimstudy.language.grammar import Grammar
from aimstudy.language.words import word_set
from aimstudy.questions.bounds import bound_in
from aimstudy.questions.card_numbers import (
    NumberAnswer,
    neighbours,
    number_answer,
)
from aimstudy.questions.formula_answers import may_stand_for
from aimstudy.questions.kinds_asked import kind_asked_for, names_kind
from aimstudy.questions.likeness import alike, same_wording
from aimstudy.questions.option_form import by_size, in_one_form, like_key
from aimstudy.questions.pool import SAMPLE, meaning_words, normal, overlaps
from aimstudy.questions.typed_items import LONGEST
from aimstudy.questions.wrong_words import NOTHING_MIXED, WANTED, Mixed, even_lengths
from aimstudy.questions.yes_or_no import is_verdict, two_options

_LONGEST_PROMPT, _LONGEST_OPTION = 600, 160  # letters
_LONGEST_NUMBER = 40
_FEWEST_WRONG = 2
_MOST_WORDS = 16
_MOST_LISTED, _LISTED_WORDS = 5, 4
_SLIPS, _MOST_REFUSED = 2, 40  # letters by which answers may look like slips of each other
_PICTURE = re.compile(r"<(?:img|audio|video|object)\b|\[(?:sound|image):", re.I)
_TAG = re.compile(r"<[a-z/!][^<>]*>", re.I)
# many answers are right, whatever the card says
_OPEN = re.compile(
    r"\b(?:examples?|name|give|mention|list|e\.g|eksempel|eksempler|nevn|gi|f\.eks)\b", re.I
)
_NEGATIVE = re.compile(r"\b(?:not|never|nor|cannot|except|ikke|aldri|unntatt)\b|n['’]t\b", re.I)
_SORTS = re.compile(
    r"(who|whom|whose|when|where|why|how \w+|hvem|når|hvorfor|hvordan|"
    r"hvor(?: (?:mange|mye|lenge|langt?|stort?|høyt?|ofte|gammelt?))?)\b",
    re.I,
)
_WHAT = re.compile(r"(?:\w+ )?(?:what|which|hva|hvilke[nt]?)\b", re.I)
_FIRST_WORDS = 3
_BETWEEN = re.compile(r";|(?<!\d),|,(?!\d)|\s(?:and|og|&)\s")
_TWINS = {"whom": "who"}
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


@dataclass(frozen=True, slots=True)
class _Plain:
    """A card in the forms for comparing."""

    card: CardText
    prompt: str
    answer: str
    plain: str
    words: frozenset[str]  # of meaning, in the question
    number: NumberAnswer | None


@dataclass(slots=True)
class Deck:
    """The cards of a deck that lend each other wrong options; made by ``deck_of``."""

    grammar: Grammar
    cards: dict[str, _Plain]
    texts: dict[str, list[str]] = field(default_factory=dict)  # word -> whole texts with it
    answers: dict[int, list[str]] = field(default_factory=dict)  # by their length

    def own_options(self, key: str) -> tuple[str, OwnOptions] | None:
        """The question of a card and the options it came with; None for a card without them."""
        mine = self.cards.get(key)
        return (mine.prompt, mine.card.options) if mine and mine.card.options else None


def deck_of(cards: Sequence[CardText], g: Grammar) -> Deck:
    """The cards that have a question and an answer in words. Linear in their number."""
    deck = Deck(g, {})
    for card in cards:
        prompt, answer = words_of(card.front), words_of(_unmarked(card.back))
        if not prompt or not answer or len(prompt) > _LONGEST_PROMPT:
            continue
        text = normal(f"{prompt} {answer[:_LONGEST_PROMPT]}", g)
        asked = meaning_words(normal(prompt.rstrip("?"), g), g) - _ASKING
        plain = normal(answer[:_LONGEST_PROMPT], g)
        deck.cards[card.key] = _Plain(
            card, prompt, answer, plain, frozenset(asked), _number(card, prompt, answer, g)
        )
        deck.answers.setdefault(len(answer), []).append(answer)
        for word in set(text.split()):
            deck.texts.setdefault(word, []).append(text)
    return deck


def _number(card: CardText, prompt: str, answer: str, g: Grammar) -> NumberAnswer | None:
    """Only answers with a figure or of one word are looked at: reading numbers takes time."""
    short = len(answer) <= _LONGEST_NUMBER and not card.items and not card.formula
    if not short or (" " in answer and not any(letter.isdigit() for letter in answer)):
        return None
    return number_answer(card.key, prompt, answer, g)


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


def chosen_item(
    key: str, deck: Deck, rng: random.Random, mixed: Mixed = NOTHING_MIXED
) -> QuizItem | None:
    """The card's question with two or three answers of other cards; None where fewer are good.

    A number stands among its neighbours where other cards have none to lend.
    """
    mine = deck.cards.get(key)
    if (
        mine is None
        or mine.card.items
        or _OPEN.search(mine.prompt)
        or _NEGATIVE.search(mine.prompt)
    ):
        return None
    if (
        is_verdict(mine.answer)
        or (bound_in(mine.answer) and any(map(str.isdigit, mine.answer)))
        or len(mine.answer) > _LONGEST_OPTION
        or len(mine.answer.split()) > _MOST_WORDS
    ):
        return None
    wrong = _wrong(mine, deck, rng, mixed)
    if len(wrong) < _FEWEST_WRONG and mine.number is not None:
        wrong = neighbours(mine.number, deck.grammar, rng)
    if len(wrong) < _FEWEST_WRONG:
        return None
    options = [Option(mine.answer, OptionOrigin.KEY), *wrong]
    rng.shuffle(options)
    options = by_size(in_one_form(options), deck.grammar)
    place = next(n for n, option in enumerate(options) if option.origin is OptionOrigin.KEY)
    return _item(mine, QuizKind.MULTIPLE_CHOICE, options=tuple(options), place=place)


def _wrong(mine: _Plain, deck: Deck, rng: random.Random, mixed: Mixed) -> list[Option]:
    """Up to three answers of other cards, those that were mixed up with this one first."""
    key = mine.card.key
    others = [card for card in deck.cards.values() if card.card.key != key]
    if len(others) > SAMPLE:
        kept = [other for other in others if other.card.key in mixed]
        others = [*kept, *rng.sample(others, SAMPLE)]
    found: dict[str, tuple[float, float, Option]] = {}
    for other in others:
        if other.plain not in found and _fits(mine, other, deck):
            times = mixed.get(other.card.key, 0)
            apart = abs(len(other.answer) - len(mine.answer)) / len(mine.answer)
            apart -= len(mine.words & other.words) / len(mine.words | other.words)
            option = Option(
                other.answer, OptionOrigin.OTHER_FACT, other.prompt, other.card.key, times
            )
            like = _begin_alike(mine.prompt, other.prompt)
            found[other.plain] = (like, apart + 0.2 * rng.random(), option)
    ranked = sorted(found.values(), key=lambda one: (-one[2].mixed_up, one[1]))
    least = _least_alike([like for like, _, _ in ranked])
    lent = [option for like, _, option in ranked if like >= least or option.mixed_up]
    if mine.card.formula:  # the length of its source says little of how long it looks
        return even_lengths(lent, mine.answer, rng, ties=True) or lent[:WANTED]
    return even_lengths(like_key(mine.answer, lent), mine.answer, rng, ties=True)


def _least_alike(found: list[float]) -> float:
    """How alike two questions must begin to lend: as many words as enough others have.

    Two that say nearly the same are better company than three of which one does not.
    """
    levels = ((1.0, WANTED), (2 / 3, _FEWEST_WRONG), (1 / 3, WANTED))
    for level, enough in levels:
        if sum(like >= level for like in found) >= enough:
            return level
    return 0.0


def judged_item(key: str, deck: Deck) -> QuizItem | None:
    """The card's question with yes and no, or its statement with true and false."""
    mine = deck.cards.get(key)
    found = two_options(mine.prompt, mine.answer, deck.grammar) if mine else None
    if mine is None or found is None or mine.card.items:
        return None
    options, place = found
    item = _item(mine, QuizKind.TRUE_FALSE, options=options, place=place)
    return replace(item, answer=options[place].text)


def typed_item(key: str, deck: Deck) -> QuizItem | None:
    """The card's question with its short answer, a number or a short list, to be typed."""
    mine = deck.cards.get(key)
    if mine is None or judged_item(key, deck):
        return None
    card, language = mine.card, deck.grammar.language
    if card.items:
        items = tuple(words_of(item) for item in card.items)
        if len(items) > _MOST_LISTED or any(_too_long(item, _LISTED_WORDS) for item in items):
            return None
        return _item(mine, QuizKind.TYPED, expected=Expected(language, items))
    if _too_long(mine.answer, LONGEST):
        return None
    accept = tuple(text for text in map(words_of, card.accept) if text)
    lengths = range(len(mine.answer) - _SLIPS, len(mine.answer) + _SLIPS + 1)
    near = {text for length in lengths for text in deck.answers.get(length, ())}
    refuse = tuple(sorted(near - {mine.answer, *accept}))[:_MOST_REFUSED]
    expected = Expected(language, (mine.answer,), accept, refuse)
    if mine.number is None:
        return _item(mine, QuizKind.TYPED, expected=expected)
    value = mine.number.quantity
    expected = replace(expected, low=value.low, high=value.high, unit=value.unit)
    return _item(mine, QuizKind.NUMERIC, expected=expected)


def _too_long(text: str, words: int) -> bool:
    return not text or len(text.split()) > words or len(text) > _LONGEST_OPTION


def _fits(mine: _Plain, other: _Plain, deck: Deck) -> bool:
    """The other card's answer could stand here, and nothing says that it is true here."""
    g = deck.grammar
    if mine.card.formula or other.card.formula:
        apart = mine.words - other.words and other.words - mine.words
        return bool(apart) and may_stand_for(mine.card.formula, other.card.formula)
    if is_verdict(other.answer) or _listed(mine.answer) != _listed(other.answer):
        return False
    if other.card.items or not alike(mine.answer, other.answer, g):
        return False
    if not same_wording(mine.answer, other.answer, g) or _asks(mine, g) != _asks(other, g):
        return False
    kind = kind_asked_for(mine.prompt, g)
    if kind and not (kind == kind_asked_for(other.prompt, g) or names_kind(other.answer, kind, g)):
        return False
    if not mine.words - other.words or not other.words - mine.words:
        return False  # the other card asks the same, or more of the same
    if overlaps(other.plain, {mine.plain}, g) or meaning_words(other.plain, g) & mine.words:
        return False
    return not _said_here(mine, other.plain, deck)


def _listed(answer: str) -> int:
    """How many things an answer lists; 0 for one that is no list."""
    parts = [part for part in _BETWEEN.split(answer) if part.strip()]
    many = ";" in answer or len(parts) > 2
    return len(parts) if many and len(parts) > 1 else 0


def _begin_alike(one: str, two: str) -> float:
    """What part (0-1) of the first words of two questions is the same."""
    pairs = zip(
        one.lower().split()[:_FIRST_WORDS], two.lower().split()[:_FIRST_WORDS], strict=False
    )
    return len(list(takewhile(lambda pair: pair[0] == pair[1], pairs))) / _FIRST_WORDS


def _asks(card: _Plain, g: Grammar) -> str:
    """What sort of thing the question asks for, where its first word says it."""
    if card.prompt.split()[0].lower() in g.finite_aux:
        return "whether"
    if _WHAT.match(card.prompt):
        return "what"
    found = _SORTS.match(card.prompt)
    word = found.group(1).lower() if found else ""
    return _TWINS.get(word, word)


def _said_here(mine: _Plain, plain: str, deck: Deck) -> bool:
    """A card of the deck has the words of the question and the other answer side by side."""
    words = plain.split()
    if not words:
        return True
    rarest = min(words, key=lambda word: len(deck.texts.get(word, ())))
    return any(
        f" {plain} " in f" {text} " and mine.words <= set(text.split())
        for text in deck.texts.get(rarest, ())
    )


def _item(
    mine: _Plain,
    kind: QuizKind,
    options: tuple[Option, ...] = (),
    place: int = -1,
    expected: Expected | None = None,
) -> QuizItem:
    return QuizItem(
        fact_key=mine.card.key,
        kind=kind,
        prompt=mine.prompt,
        options=options,
        key=place,
        answer=mine.answer,
        quote="",
        context=mine.card.context,
        expected=expected,
    )

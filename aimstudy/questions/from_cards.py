"""Quiz items from cards that no fact stands behind: written by hand, or of an imported deck.

Wrong options are the answers of other cards of the deck, of the same form and about as long, and
nothing in the deck says of the question what they say. Else a short answer is typed. What is
answered by yes or no is judged.
"""

import random
import re
from dataclasses import replace
from itertools import takewhile

from aimstudy.domain.quiz import Expected, Option, OptionOrigin, QuizItem, QuizKind
from aimstudy.language.grammar import Grammar
from aimstudy.questions.bounds import bound_in
from aimstudy.questions.card_deck import Deck, PlainCard, words_of
from aimstudy.questions.card_numbers import neighbours
from aimstudy.questions.formula_answers import may_stand_for, told_by
from aimstudy.questions.kinds_asked import kind_asked_for, names_kind
from aimstudy.questions.likeness import alike, same_wording
from aimstudy.questions.option_form import by_size, in_one_form, like_key
from aimstudy.questions.pool import SAMPLE, meaning_words, overlaps
from aimstudy.questions.typed_items import LONGEST
from aimstudy.questions.wrong_words import NOTHING_MIXED, WANTED, Mixed, even_lengths
from aimstudy.questions.yes_or_no import is_verdict, two_options

_LONGEST_OPTION = 160  # letters
_FEWEST_WRONG = 2
_MOST_WORDS = 16
_MOST_LISTED, _LISTED_WORDS = 5, 4
_SLIPS, _MOST_REFUSED = 2, 40  # letters by which answers may look like slips of each other
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


def chosen_item(
    key: str, deck: Deck, rng: random.Random, mixed: Mixed = NOTHING_MIXED
) -> QuizItem | None:
    """The card's question with two or three answers of other cards; None where fewer are good.

    A number stands among its neighbours where other cards have none to lend.
    """
    mine = deck.card(key)
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


def _wrong(mine: PlainCard, deck: Deck, rng: random.Random, mixed: Mixed) -> list[Option]:
    """Up to three answers of other cards, those that were mixed up with this one first."""
    found: dict[str, tuple[float, float, Option]] = {}
    for other in deck.others(mine.card.key, mixed, SAMPLE, rng):
        said = told_by(other.card.formula) or other.plain
        if said not in found and _fits(mine, other, deck):
            times = mixed.get(other.card.key, 0)
            apart = abs(len(other.answer) - len(mine.answer)) / len(mine.answer)
            apart -= len(mine.words & other.words) / len(mine.words | other.words)
            option = Option(
                other.answer, OptionOrigin.OTHER_FACT, other.prompt, other.card.key, times
            )
            like = _begin_alike(mine.prompt, other.prompt)
            found[said] = (like, apart + 0.2 * rng.random(), option)
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
    mine = deck.card(key)
    found = two_options(mine.prompt, mine.answer, deck.grammar) if mine else None
    if mine is None or found is None or mine.card.items:
        return None
    options, place = found
    item = _item(mine, QuizKind.TRUE_FALSE, options=options, place=place)
    return replace(item, answer=options[place].text)


def typed_item(key: str, deck: Deck) -> QuizItem | None:
    """The card's question with its short answer, a number or a short list, to be typed."""
    mine = deck.card(key)
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
    near = deck.answers_like(len(mine.answer), _SLIPS)
    refuse = tuple(sorted(near - {mine.answer, *accept}))[:_MOST_REFUSED]
    expected = Expected(language, (mine.answer,), accept, refuse)
    if mine.number is None:
        return _item(mine, QuizKind.TYPED, expected=expected)
    value = mine.number.quantity
    expected = replace(expected, low=value.low, high=value.high, unit=value.unit)
    return _item(mine, QuizKind.NUMERIC, expected=expected)


def _too_long(text: str, words: int) -> bool:
    return not text or len(text.split()) > words or len(text) > _LONGEST_OPTION


def _fits(mine: PlainCard, other: PlainCard, deck: Deck) -> bool:
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
    return bool(other.plain.strip()) and not deck.says(mine.words, other.plain)


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


def _asks(card: PlainCard, g: Grammar) -> str:
    """What sort of thing the question asks for, where its first word says it."""
    if card.prompt.split()[0].lower() in g.finite_aux:
        return "whether"
    if _WHAT.match(card.prompt):
        return "what"
    found = _SORTS.match(card.prompt)
    word = found.group(1).lower() if found else ""
    return _TWINS.get(word, word)


def _item(
    mine: PlainCard,
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

"""Multiple choice items: one right option, and two or three wrong ones from the material.

A list is asked by one of its items where it cannot be asked whole. Of the wrong ones that are good
those are taken whose looks tell nothing.
"""

import random
import re
from collections.abc import Sequence
from dataclasses import replace

from aimstudy.domain.fact import Fact, FactKind
from aimstudy.domain.quiz import Option, OptionOrigin, QuizItem, QuizKind
from aimstudy.language.grammar import grammar_of
from aimstudy.questions.blind_guesses import Guesses
from aimstudy.questions.bounds import asked_as_limit, bound_in, opens_a_time
from aimstudy.questions.gap_form import BLANK
from aimstudy.questions.option_form import by_size, cased_like
from aimstudy.questions.own_options import is_own
from aimstudy.questions.pool import Pool
from aimstudy.questions.prompts import item_of, prompt_of
from aimstudy.questions.wrong_numbers import number_offers
from aimstudy.questions.wrong_words import NOTHING_MIXED, Mixed, word_offers

_MAX_KEY = 16
_NEAR = 20  # letters beside a gap that may say that it is a limit
# "Which of these is not ..." asks to be misread.
_NEGATIVE = re.compile(r"\b(?:not|never|nor|cannot|ikke|aldri)\b|n['’]t\b", re.I)
NUMERIC = frozenset(
    {
        FactKind.COUNT,
        FactKind.DURATION,
        FactKind.MONEY,
        FactKind.PERCENT,
        FactKind.DATE,
        FactKind.QUANTITY,
    }
)


def multiple_choice(
    fact: Fact,
    pool: Pool,
    title: str,
    rng: random.Random,
    guesses: Guesses,
    mixed: Mixed = NOTHING_MIXED,
) -> QuizItem | None:
    """The fact's question with two or three wrong options; None where fewer are good.

    ``guesses`` are those of the other items of the quiz, of which this one is to be.
    """
    key = fact.answers[0]
    if len(fact.answers) > 1 or len(key.split()) > _MAX_KEY:
        return None
    prompt = prompt_of(fact, title)
    if not prompt or _NEGATIVE.search(prompt):
        return None
    if is_number(fact):
        wrong = guesses.best(key, number_offers(fact, pool, rng))
        return _number_choice(fact, prompt, wrong, title, rng)
    for offers in word_offers(fact, prompt, pool, rng, mixed):
        item = choice(fact, prompt, key, guesses.best(key, offers), title, rng)
        if item:
            return item
    return None


def _number_choice(
    fact: Fact, prompt: str, wrong: Sequence[Option], title: str, rng: random.Random
) -> QuizItem | None:
    """The number among ``wrong`` ones; a limit is asked for as such, or not at all."""
    key = fact.answers[0]
    before, gap, after = prompt.partition(BLANK)
    if gap and (opens_a_time(before) or bound_in(f"{before[-_NEAR:]} {after[:_NEAR]}")):
        return None  # "had a plan by ____": by a later year as well
    if bound_in(key) is None:
        return choice(fact, prompt, key, wrong, title, rng)
    limit = asked_as_limit(prompt, key)
    if limit is None or not all(option.text.startswith(limit[1]) for option in wrong):
        return None
    asked, lead = limit
    bare = [replace(option, text=option.text.removeprefix(lead)) for option in wrong]
    return choice(fact, asked, key.removeprefix(lead), bare, title, rng)


def is_number(fact: Fact) -> bool:
    """Answered by a number or a date, of which there are neighbours."""
    return fact.quantity is not None or fact.kind is FactKind.DATE


def with_fewer(item: QuizItem, most: int, rng: random.Random) -> QuizItem:
    """A multiple choice item with ``most`` options at most; which wrong ones go is left to chance.

    Those that the person has mixed up stay as long as others can go.
    """
    spare = len(item.options) - max(3, most)
    if item.kind is not QuizKind.MULTIPLE_CHOICE or spare <= 0 or is_own(item):
        return item
    wrong = [n for n in range(len(item.options)) if n != item.key]
    rng.shuffle(wrong)
    gone = set(sorted(wrong, key=lambda n: item.options[n].mixed_up)[:spare])
    kept = [n for n in range(len(item.options)) if n not in gone]
    options = tuple(item.options[n] for n in kept)
    return replace(item, options=options, key=kept.index(item.key))


def choice(
    fact: Fact, prompt: str, key: str, wrong: Sequence[Option], title: str, rng: random.Random
) -> QuizItem | None:
    """An item of ``key`` among ``wrong``; None with fewer than two wrong ones.

    Numbers of one form stand in the order of their size, all else in a random one.
    """
    if len(wrong) < 2:
        return None
    head = prompt.startswith(BLANK)
    put = [replace(option, text=cased_like(option.text, key, head=head)) for option in wrong]
    options = [Option(key, OptionOrigin.KEY), *put]
    rng.shuffle(options)
    options = by_size(options, grammar_of(fact.language))
    place = next(i for i, option in enumerate(options) if option.origin is OptionOrigin.KEY)
    return item_of(fact, QuizKind.MULTIPLE_CHOICE, prompt, key, title, tuple(options), place)

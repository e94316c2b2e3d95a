"""Select-all items: the items of a list among items of other lists that would fit, but do not."""

import random
from dataclasses import replace

from aimstudy.domain.fact import Fact
from aimstudy.domain.quiz import Option, OptionOrigin, QuizItem, QuizKind
from aimstudy.language.grammar import Grammar
from aimstudy.questions.blind_guesses import Guesses, offers_of
from aimstudy.questions.cards import join_items
from aimstudy.questions.likeness import alike, shape
from aimstudy.questions.multiple_choice import choice
from aimstudy.questions.noun_classes import classes_of, same_head
from aimstudy.questions.pool import Candidate, Pool, candidates, may_be_wrong, normal, true_answers
from aimstudy.questions.prompts import item_of, list_prompt, question_prompt
from aimstudy.questions.wrong_words import NOTHING_MIXED, Mixed, option_of

_FEWEST_WRONG, _MOST_OPTIONS, _MOST_RIGHT = 2, 7, 5
_MAX_WORDS = 12


def select_all(
    fact: Fact, pool: Pool, title: str, rng: random.Random, mixed: Mixed = NOTHING_MIXED
) -> QuizItem | None:
    """The whole list to be picked out; None without two false options that would fit."""
    prompt = question_prompt(fact, title)
    right = fact.answers
    if not prompt or not 2 <= len(right) <= _MOST_RIGHT:
        return None
    if any(len(text.split()) > _MAX_WORDS for text in right):
        return None
    most = min(len(right) + 1, _MOST_OPTIONS - len(right))
    wrong = _false_items(fact, prompt, pool, rng, mixed)[:most]
    if len(wrong) < _FEWEST_WRONG:
        return None
    options = [Option(text, OptionOrigin.KEY) for text in right]
    options += [option_of(c, mixed) for c in wrong]
    rng.shuffle(options)
    keys = tuple(n for n, o in enumerate(options) if o.origin is OptionOrigin.KEY)
    asked = list_prompt(fact, title, one=False)
    item = item_of(fact, QuizKind.SELECT, asked, join_items(fact), title, tuple(options))
    return replace(item, keys=keys)


def one_of_list(
    fact: Fact,
    pool: Pool,
    title: str,
    rng: random.Random,
    guesses: Guesses,
    mixed: Mixed = NOTHING_MIXED,
) -> QuizItem | None:
    """One item of a long list among items of other lists; the first that finds company."""
    prompt = question_prompt(fact, title)
    if not prompt or len(fact.answers) < 2:
        return None
    asked = list_prompt(fact, title, one=True)
    false = _false_items(fact, prompt, pool, rng, mixed)
    for key in rng.sample(fact.answers, len(fact.answers)):
        wrong = [option_of(c, mixed) for c in false if alike(key, c.text, pool.grammar)]
        item = choice(fact, asked, key, guesses.best(key, offers_of(wrong)), title, rng)
        if item:
            return item
    return None


def _false_items(
    fact: Fact, prompt: str, pool: Pool, rng: random.Random, mixed: Mixed
) -> list[Candidate]:
    """Items of other lists like every item of this one, none of them true here; shuffled.

    Those that were mixed up with this list come first.
    """
    g = pool.grammar
    true = true_answers(fact, pool) | {normal(prompt, g)}
    found: dict[str, Candidate] = {}
    for candidate in candidates(fact, (fact.kind,), pool, rng, abroad=True):
        other = candidate.fact
        if len(other.answers) < 2 or other.key == fact.key or candidate.plain in found:
            continue
        fits = _fits(fact, candidate.text, g)
        if fits and may_be_wrong(fact, candidate, true, pool):
            found[candidate.plain] = candidate
    shuffled = rng.sample(list(found.values()), len(found))
    return sorted(shuffled, key=lambda candidate: -mixed.get(candidate.fact.key, 0))


def _fits(fact: Fact, text: str, g: Grammar) -> bool:
    """Of the form of an item of the list, about as long, and of the class of half of them."""
    if shape(text, g) not in {shape(a, g) for a in fact.answers}:
        return False
    lengths = [len(a) for a in fact.answers]
    if not 0.5 * min(lengths) <= len(text) <= 1.6 * max(lengths):
        return False
    if any(same_head(text, a, g) for a in fact.answers):
        return True
    mine = classes_of(text, g)
    return sum(bool(mine & classes_of(a, g)) for a in fact.answers) * 2 >= len(fact.answers)

"""Wrong options in words: answers of other facts that fit the slot, else the key turned round.

Draws from the generator it is given; knows nothing of quizzes as a whole.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from aimstudy.domain.fact import Fact, FactKind
from aimstudy.domain.quiz import Option, OptionOrigin
from aimstudy.language.grammar import Grammar
from aimstudy.questions.blind_guesses import offers_of
from aimstudy.questions.contrasts import variants
from aimstudy.questions.likeness import alike, same_sort, shape
from aimstudy.questions.option_form import like_key
from aimstudy.questions.pool import (
    Candidate,
    Pool,
    candidates,
    is_at_home,
    may_be_wrong,
    meaning_words,
    normal,
    said_of,
    sentences_with,
    true_answers,
)
from aimstudy.questions.prompts import question_prompt
from aimstudy.questions.quiz_choice import ASKING

Mixed = Mapping[str, int]  # key of another fact -> how often its answer was given for this one
NOTHING_MIXED: Mixed = {}

WANTED = 3
_AWAY = 0.75  # what another article says must fit better by so much
_MOST_MIXED = 2
_SHORT = 3  # words of meaning
_MOST_OF = 0.6
_LIKELIEST_TWINS = 0.9
_THING = (
    FactKind.ROLE,
    FactKind.FOCUS,
    FactKind.LIST,
    FactKind.REQUIREMENT,
    FactKind.EFFECT,
    FactKind.SCOPE,
    FactKind.EXAMPLE,
)
_FAMILIES: dict[FactKind, tuple[FactKind, ...]] = {
    **dict.fromkeys(_THING, _THING),
    FactKind.DEFINITION: (FactKind.DEFINITION, FactKind.STATUS),
    FactKind.STATUS: (FactKind.DEFINITION, FactKind.STATUS),
    FactKind.AUDIENCE: (FactKind.AUDIENCE, FactKind.AGENT),
    FactKind.AGENT: (FactKind.AGENT, FactKind.AUDIENCE),
    FactKind.CAUSE: (FactKind.CAUSE,),
    FactKind.CONDITION: (FactKind.CONDITION,),
    FactKind.PURPOSE: (FactKind.PURPOSE,),
}


def word_offers(
    fact: Fact, prompt: str, pool: Pool, rng: random.Random, mixed: Mixed = NOTHING_MIXED
) -> Iterator[list[list[Option]]]:
    """Offers of two or three wrong options for the one answer of ``fact``, the better sort first.

    ``mixed`` says how often the answers of other facts, by their keys, were given for this one:
    these stand in each offer.
    """
    key = fact.answers[0]
    lent = offers_of(answers_of_others(fact, prompt, pool, rng, mixed))
    yield [offer for offer in lent if not _sticks_out(key, offer)]
    yield _turned_round(fact, prompt, pool, rng)


def answers_of_others(
    fact: Fact, prompt: str, pool: Pool, rng: random.Random, mixed: Mixed = NOTHING_MIXED
) -> list[Option]:
    """Answers of other facts that could stand here and are not true here, the best first."""
    g, key = pool.grammar, fact.answers[0]
    true = true_answers(fact, pool)
    if _clangs(key, prompt, g):
        return []
    found: list[tuple[float, Option]] = []
    plain_key, asked = normal(key, g), meaning_words(normal(prompt, g), g)
    wanted = asked - ASKING - {*g.finite_aux, *g.determiners}
    seen = {plain_key}
    for candidate in _candidates(fact, pool, rng):
        text, plain = candidate.text, candidate.plain
        fits = plain not in seen and alike(key, text, g)
        if not fits or not same_sort(fact, candidate.fact, key, text, g):
            continue
        if meaning_words(plain, g) & asked:
            continue  # the question itself would speak of it
        if _same_root(plain_key, plain):
            continue
        if not may_be_wrong(fact, candidate, true, pool) or _told_together(key, candidate, g):
            continue
        if _said_there_too(plain, wanted, pool):
            continue
        seen.add(plain)
        other = 0.0 if candidate.fact.kind is fact.kind else 1.0
        away = 0.0 if is_at_home(candidate.fact, fact, pool) else _AWAY
        score = other + away + abs(len(text) - len(key)) / max(len(key), 1) + rng.random() * 0.2
        found.append((score, option_of(candidate, mixed)))
    found.sort(key=lambda pair: (-pair[1].mixed_up, pair[0]))
    return like_key(key, _unlike([option for _, option in found], g))


def option_of(candidate: Candidate, mixed: Mixed = NOTHING_MIXED) -> Option:
    """The answer of another fact as an option, with how often it was mixed up with this one.

    It belongs to what that fact is about; where it is that itself, to its question, if any.
    """
    fact = candidate.fact
    times = mixed.get(fact.key, 0)
    same = candidate.text.casefold() == fact.subject.casefold()
    belongs_to = question_prompt(fact, "") if same else fact.subject
    return Option(candidate.text, OptionOrigin.OTHER_FACT, belongs_to, fact.key, times)


def _told_together(key: str, candidate: Candidate, g: Grammar) -> bool:
    """The candidate's own sentence speaks of the key: it may be a kind of it, or the same."""
    words = meaning_words(normal(key, g), g)
    if shape(key, g) == "name" or len(words) > _SHORT:
        return False
    said = {word for c in candidate.fact.citations for word in normal(c.quote, g).split()}
    return all(any(_same_root(word, other) for other in said) for word in words)


def _said_there_too(plain: str, asked: set[str], pool: Pool) -> bool:
    """A sentence says of the candidate most of what the question asks: that may be right, too."""
    enough = _MOST_OF * len(asked)
    return bool(asked) and any(
        len(asked & set(text.split())) >= enough for text in sentences_with(plain, pool)
    )


def _candidates(fact: Fact, pool: Pool, rng: random.Random) -> list[Candidate]:
    """Answers of other facts that may fit the same slot.

    What another article says of its own things seldom makes sense here, but for names and kinds.
    """
    abroad = shape(fact.answers[0], pool.grammar) in ("name", "indefinite")
    kinds = _FAMILIES.get(fact.kind, (fact.kind,))
    return candidates(fact, kinds, pool, rng, abroad=abroad)


def _clangs(key: str, prompt: str, g: Grammar) -> bool:
    """A word of the question stands in the right answer: other facts' options would not have it."""
    return bool(meaning_words(normal(key, g), g) & meaning_words(normal(prompt, g), g))


def _same_root(one: str, two: str) -> bool:
    """Forms of one word: "members" and "the member"."""
    if " " in one or " " in two:
        return False
    least = max(5, round(0.6 * max(len(one), len(two))))
    return one[:least] == two[:least]


def _unlike(options: list[Option], g: Grammar) -> list[Option]:
    """The options in order, without those that are nearly the same as one before."""
    chosen: list[Option] = []
    for option in options:
        words = set(normal(option.text, g).split())
        others = [set(normal(o.text, g).split()) for o in chosen]
        if not any(len(words & o) > 0.5 * min(len(words), len(o)) for o in others):
            chosen.append(option)
    return chosen


def even_lengths(
    options: list[Option], key: str, rng: random.Random, *, ties: bool = False
) -> list[Option]:
    """Three at most, so that the right one is not the longest or shortest more than by chance.

    With ``ties`` one as long as the right one stands for a longer as often as for a shorter one:
    where answers are single words, many are as long.
    """
    count = min(WANTED, len(options))
    longer: list[Option] = []
    shorter: list[Option] = []
    for option in options:
        tie = ties and len(option.text) == len(key)
        is_longer = rng.random() < 0.5 if tie else len(option.text) > len(key)
        (longer if is_longer else shorter).append(option)
    wanted = rng.randint(0, count)  # how many are to be longer than the right one
    mixed = [o for o in options[:_MOST_MIXED] if o.mixed_up]  # stand in any case
    long_mixed = sum(o in longer for o in mixed)
    wanted = max(long_mixed, min(wanted, count - (len(mixed) - long_mixed)))
    wanted = max(count - len(shorter), min(wanted, len(longer)))
    chosen = [*longer[:wanted], *shorter[: count - wanted]]
    return [] if _sticks_out(key, chosen) else chosen


def _sticks_out(key: str, options: Sequence[Option]) -> bool:
    """The right one is much longer or shorter than the others are."""
    mean = sum(len(o.text) for o in options) / len(options) if options else 0
    return abs(len(key) - mean) > 10 and not 0.55 * mean <= len(key) <= 1.75 * mean


def _turned_round(fact: Fact, prompt: str, pool: Pool, rng: random.Random) -> list[list[Option]]:
    """Versions of the key with a word turned round, none of which the material says anywhere.

    None where the question itself has the word that would be turned.
    """
    key, g = fact.answers[0], pool.grammar
    wrong = _surely_wrong(fact, key, pool)
    asked = set(normal(prompt, g).split())
    if any(asked & (set(normal(key, g).split()) - set(normal(text, g).split())) for text in wrong):
        return []
    if len(wrong) < 2 or any(_twins(*pair) for pair in combinations([key, *wrong], 2)):
        return []
    rng.shuffle(wrong)
    options = [Option(text, OptionOrigin.CONTRAST) for text in wrong]
    # Of versions that share their words with each other all are needed.
    return [options] if len(options) <= WANTED else offers_of(options)


def _surely_wrong(fact: Fact, key: str, pool: Pool) -> list[str]:
    """Turned versions; none at all where one would be true, as the others lean on it."""
    if any(c.isdigit() for c in key):
        return []
    around = " ".join([fact.subject, *(c.quote for c in fact.citations)])
    versions = variants(key, around, pool.language)
    if any(may_be_true(fact, text, pool) for text in versions):
        return []
    return versions


def may_be_true(fact: Fact, text: str, pool: Pool) -> bool:
    """Whether the material says ``text`` of the subject, or gives it as an answer."""
    plain = normal(text, pool.grammar)
    if plain in pool.blocked_values or plain in true_answers(fact, pool):
        return True
    if len(plain.split()) > 1:
        return any(True for _ in sentences_with(plain, pool))
    return said_of(fact.subject, plain, pool)


def _twins(one: str, two: str) -> bool:
    """So alike that a reader would take them for one."""
    return SequenceMatcher(None, one.lower(), two.lower(), False).ratio() > _LIKELIEST_TWINS

"""Matching items: three to five facts of one kind, each left side with its right side."""

import random
from collections.abc import Sequence
from dataclasses import replace

from aimstudy.domain.article import Language
from aimstudy.domain.fact import Fact, FactKind
from aimstudy.domain.quiz import Option, OptionOrigin, QuizItem, QuizKind
from aimstudy.language.grammar import Grammar
from aimstudy.language.words import word_set
from aimstudy.questions.likeness import defined_alike, same_class, shape
from aimstudy.questions.noun_classes import is_many
from aimstudy.questions.pool import Pool, meaning_words, normal, said_of
from aimstudy.questions.prompts import item_of, question_prompt

_FEWEST, _MOST = 3, 5
_MAX_WORDS = 14
_STARTS, _LOOKED_AT = 12, 200  # facts to begin a group with, and facts to find its others among
_OWN_WORDS = 3  # of a meaning whose sort is not known: fewer fit many terms
_SHARED = 0.5  # part of the words of the shorter of two meanings
_LINKS = word_set("that which who whose where when is are som der hvor når er")
_PROMPTS = {
    (FactKind.ACRONYM, Language.ENGLISH): "Match each abbreviation with what it stands for.",
    (FactKind.ACRONYM, Language.BOKMAL): "Koble hver forkortelse med det den står for.",
    (FactKind.DEFINITION, Language.ENGLISH): "Match each term with what it is.",
    (FactKind.DEFINITION, Language.BOKMAL): "Koble hvert begrep med det det er.",
}


def matching(facts: Sequence[Fact], pool: Pool, title: str, rng: random.Random) -> list[QuizItem]:
    """One item for each kind of which ``facts`` hold three that can be told apart."""
    found = []
    for kind in (FactKind.ACRONYM, FactKind.DEFINITION):
        group = _largest([f for f in facts if _fits(f, kind, title)], pool)
        if len(group) >= _FEWEST:
            found.append(_item(group, kind, title, rng))
    return found


def _fits(fact: Fact, kind: FactKind, title: str) -> bool:
    """Of an abbreviation there is a fact each way; the pairs all run from the short to the long."""
    return (
        fact.kind is kind
        and len(fact.answers) == 1
        and (kind is not FactKind.ACRONYM or len(fact.subject) < len(fact.answers[0]))
        and not fact.qualifiers.negated
        and len(fact.answers[0].split()) <= _MAX_WORDS
        and bool(question_prompt(fact, title))
        and fact.subject.lower() in fact.citations[0].quote.lower()
    )


def _largest(facts: list[Fact], pool: Pool) -> list[Fact]:
    """The largest group found from one of the first facts; a loner in front hides no group."""
    best = _told_apart(facts, pool)
    near = facts[:_LOOKED_AT]
    for first in range(1, min(len(near), _STARTS)):
        if len(best) == _MOST:
            break
        group = _told_apart(near[first:] + near[:first], pool)
        best = max(best, group, key=len)
    return best


def _told_apart(facts: list[Fact], pool: Pool) -> list[Fact]:
    """Up to five facts whose sides are alike in form and share no word that gives a pair away."""
    g = pool.grammar
    group: list[Fact] = []
    for fact in facts:
        if _words(fact.subject, g) & _words(fact.answers[0], g):
            continue
        if all(_apart(one, fact, g) and not _said_of_each_other(one, fact, pool) for one in group):
            group.append(fact)
        if len(group) == _MOST:
            break
    return group


def _apart(one: Fact, two: Fact, g: Grammar) -> bool:
    """Alike in form, but neither term fits the other's meaning."""
    first, second = one.answers[0], two.answers[0]
    if shape(first, g) != shape(second, g) or one.subject.lower() == two.subject.lower():
        return False
    said, too = _words(first, g), _words(second, g)
    if said <= too or too <= said:
        return False
    if same_class(first, second, g):
        return True
    return (
        one.kind is FactKind.DEFINITION
        and shape(first, g) == "indefinite"
        and is_many(first, g) == is_many(second, g)
        and defined_alike(first, second, g)
        and min(len(said), len(too)) >= _OWN_WORDS
        and len(said & too) <= _SHARED * min(len(said), len(too))
    )


def _said_of_each_other(one: Fact, two: Fact, pool: Pool) -> bool:
    """A term stands in the other's meaning, or the material says the meaning of both."""
    g = pool.grammar
    for fact, other in ((one, two), (two, one)):
        if fact.kind is not FactKind.DEFINITION:
            continue
        if _words(fact.subject, g) & (_words(other.answers[0], g) | _words(other.subject, g)):
            return True
        if said_of(other.subject, normal(fact.answers[0], g), pool):
            return True
    return False


def _words(text: str, g: Grammar) -> set[str]:
    """The words of meaning, without those that only link them."""
    return meaning_words(normal(text, g), g) - _LINKS - {*g.determiners}


def _item(group: list[Fact], kind: FactKind, title: str, rng: random.Random) -> QuizItem:
    first = group[0]
    order = rng.sample(range(len(group)), len(group))
    options = tuple(Option(group[n].answers[0], OptionOrigin.KEY) for n in order)
    keys = tuple(order.index(n) for n in range(len(group)))
    lefts = tuple(_left(fact) for fact in group)
    pairs = "; ".join(f"{_left(fact)}: {fact.answers[0]}" for fact in group)
    item = item_of(first, QuizKind.MATCHING, _PROMPTS[kind, first.language], pairs, title, options)
    return replace(
        item,
        keys=keys,
        lefts=lefts,
        quotes=tuple(fact.citations[0].quote for fact in group),
        fact_keys=tuple(fact.key for fact in group),
        answer_start=-1,
        answer_end=-1,
    )


def _left(fact: Fact) -> str:
    """The subject as it stands at the head of a line."""
    return fact.subject[:1].upper() + fact.subject[1:]

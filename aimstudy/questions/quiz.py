"""Facts to quiz items of every kind. Deterministic in its seed; no storage.

A fact under an open issue is never asked, and its values never serve as wrong options.
"""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

from aimstudy.domain.article import Language
from aimstudy.domain.fact import Fact
from aimstudy.domain.quiz import QuizItem, QuizKind
from aimstudy.language.grammar import Grammar
from aimstudy.questions.blind_guesses import Guesses
from aimstudy.questions.matching import matching
from aimstudy.questions.multiple_choice import multiple_choice
from aimstudy.questions.option_form import in_order
from aimstudy.questions.pool import Pool, make_pool, meaning_words, normal
from aimstudy.questions.prompts import prompt_of
from aimstudy.questions.quiz_choice import ASKING, moved
from aimstudy.questions.select_items import one_of_list, select_all
from aimstudy.questions.true_false import can_be_judged, true_false, wrong_values
from aimstudy.questions.typed_items import LONGEST, typed

_MOST_TRUE = 0.6  # of the statements


@dataclass(frozen=True, slots=True)
class Lesson:
    """An article's title with its facts, in order."""

    title: str
    facts: Sequence[Fact]


def make_quiz_items(
    title: str,
    language: Language,
    facts: Sequence[Fact],
    seed: int,
    blocked: frozenset[str],
    lenders: Sequence[Fact] = (),
) -> tuple[QuizItem, ...]:
    """Every sound item for the ``facts`` of one article; ``lenders`` lend wrong options only."""
    return quiz_items_of([Lesson(title, facts)], language, seed, blocked, lenders)


def quiz_items_of(
    lessons: Sequence[Lesson],
    language: Language,
    seed: int,
    blocked: frozenset[str],
    lenders: Sequence[Fact] = (),
) -> tuple[QuizItem, ...]:
    """Every sound item for the facts of ``lessons`` in ``language``.

    Each fact gives one item that asks for its answer: multiple choice where two wrong options
    are good, else a number or words to type; a list is picked out or typed. Beside it there is
    a statement to judge where a value can be exchanged, or where nothing else can be asked.
    ``blocked`` holds keys of facts under an open issue. The same arguments give the same items.
    """
    pool = make_pool([lesson.facts for lesson in lessons], language, blocked, lenders)
    titles = {fact.key: lesson.title for lesson in lessons for fact in lesson.facts}
    open_facts = [fact for fact in pool.facts if fact.key not in blocked]
    items = _main_items(open_facts, pool, titles, seed)
    have = {item.fact_key for item in items}
    items += _statements(open_facts, have, pool, titles, seed)
    have = {item.fact_key for item in items}
    for fact in open_facts:
        if fact.key not in have and not given_away(fact, items, pool.grammar):
            item = typed(fact, pool, titles[fact.key], LONGEST)
            items += [item] if item else []
    title = lessons[0].title if len(lessons) == 1 else ""
    items += matching(open_facts, pool, title, random.Random(f"{seed}|matching"))
    place = {fact.key: n for n, fact in enumerate(pool.facts)}
    items.sort(key=lambda item: place[item.fact_key])
    return tuple(_spread_keys(items))


def _main_items(
    facts: Sequence[Fact], pool: Pool, titles: dict[str, str], seed: int
) -> list[QuizItem]:
    """The item of each fact that asks for its answer, core facts first."""
    asked = _Asked(pool.grammar)
    guesses = Guesses(random.Random(f"{seed}|guesses"), pool.grammar)
    items: list[QuizItem] = []
    for fact in sorted(facts, key=lambda fact: not fact.core):
        rng = random.Random(f"{seed}|{fact.key}")
        item = _main_item(fact, pool, titles[fact.key], rng, guesses)
        if item and item.kind is QuizKind.TYPED and given_away(fact, items, pool.grammar):
            continue
        item = asked.keep(item)
        guesses.keep(item)
        items += [item] if item else []
    return items


def given_away(fact: Fact, items: Sequence[QuizItem], g: Grammar) -> bool:
    """Another item of the sentence asks the same the other way round.

    "What does the fee cover?" and "What covers the exam?" are one thing to know. "Who sends the
    form to the bank?" and "Where does the clerk send the form?" are two.
    """
    prompt = prompt_of(fact, "")
    return any(
        len(fact.answers) == 1
        and item.quote == fact.citations[0].quote
        and item.kind is not QuizKind.TRUE_FALSE
        and _holds(item.prompt, fact.answers[0], g)
        and _holds(prompt, item.answer, g)
        and len(_left(item.prompt, fact.answers[0], g)) <= 1
        for item in items
    )


def tells(one: QuizItem, two: QuizItem) -> bool:
    """The question of one of two items holds the answer of the other."""
    return any(
        f" {answer.lower()} " in f" {re.sub(r'[?.,:;]', '', prompt).lower()} "
        for prompt, answer in ((one.prompt, two.answer), (two.prompt, one.answer))
    )


def _holds(prompt: str, answer: str, g: Grammar) -> bool:
    return f" {normal(answer, g)} " in f" {normal(prompt.rstrip('?'), g)} "


def _left(prompt: str, answer: str, g: Grammar) -> set[str]:
    """The words of meaning of a question besides the words of an answer and what it asks with."""
    words = meaning_words(normal(prompt.rstrip("?"), g), g)
    return words - meaning_words(normal(answer, g), g) - ASKING - {*g.finite_aux, *g.determiners}


def _main_item(
    fact: Fact, pool: Pool, title: str, rng: random.Random, guesses: Guesses
) -> QuizItem | None:
    """The one item that asks for the fact's answer."""
    if len(fact.answers) > 1:
        return (
            select_all(fact, pool, title, rng)
            or typed(fact, pool, title)
            or one_of_list(fact, pool, title, rng, guesses)
        )
    return multiple_choice(fact, pool, title, rng, guesses) or typed(fact, pool, title)


class _Asked:
    """What was asked so far, so that nothing is asked twice."""

    def __init__(self, g: Grammar) -> None:
        self._g = g
        self._seen: dict[str, list[set[str]]] = {}
        self._prompts: set[str] = set()

    def keep(self, item: QuizItem | None) -> QuizItem | None:
        """``item``, or None where one much like it was kept before."""
        if item is None:
            return None
        prompt, answer = normal(item.prompt, self._g), normal(item.answer, self._g)
        words = meaning_words(re.sub(r"\W+", " ", prompt), self._g)
        before = self._seen.setdefault(answer, [])
        if prompt in self._prompts or any(_jaccard(words, other) >= 0.75 for other in before):
            return None
        before.append(words)
        self._prompts.add(prompt)
        return item


def _jaccard(one: set[str], two: set[str]) -> float:
    return len(one & two) / len(one | two) if one | two else 0.0


def _statements(
    facts: Sequence[Fact], have: set[str], pool: Pool, titles: dict[str, str], seed: int
) -> list[QuizItem]:
    """Statements, about half of them false, one a sentence.

    A true one that cannot be made false is taken only where nothing else asks for its fact.
    """
    wrong = _values_to_exchange(facts, pool, titles, seed)
    chosen = _one_a_sentence([fact for fact in facts if fact.key in wrong], wrong, have)
    swappable = [f for f in chosen if wrong[f.key]]
    forced = [f for f in chosen if not wrong[f.key] and f.key not in have]
    forced = forced[: int(_MOST_TRUE / (1 - _MOST_TRUE) * len(swappable))]
    true_wanted = max(0, (len(swappable) + len(forced) + seed % 2) // 2 - len(forced))
    order = random.Random(f"{seed}|truth").sample(swappable, len(swappable))
    true_ones = {fact.key for fact in order[:true_wanted]} | {fact.key for fact in forced}
    return [
        true_false(fact, titles[fact.key], "" if fact.key in true_ones else wrong[fact.key][0])
        for fact in chosen
        if wrong[fact.key] or fact.key in true_ones
    ]


def _values_to_exchange(
    facts: Sequence[Fact], pool: Pool, titles: dict[str, str], seed: int
) -> dict[str, list[str]]:
    """Wrong values by the key of each fact whose sentence can be judged; empty where none is."""
    found: dict[str, list[str]] = {}
    for fact in facts:
        if can_be_judged(fact, pool, titles[fact.key]):
            rng = random.Random(f"{seed}|{fact.key}|statement")
            found[fact.key] = wrong_values(fact, pool, titles[fact.key], rng)
    return found


def _one_a_sentence(
    facts: Sequence[Fact], wrong: dict[str, list[str]], have: set[str]
) -> list[Fact]:
    """Of the facts that share a sentence the one that needs a statement most."""
    best: dict[str, Fact] = {}
    for fact in facts:
        said = fact.citations[0].quote
        before = best.get(said)
        if before is None or _need(fact, wrong, have) > _need(before, wrong, have):
            best[said] = fact
    return list(best.values())


def _need(fact: Fact, wrong: dict[str, list[str]], have: set[str]) -> tuple[bool, bool]:
    return (fact.key not in have, bool(wrong[fact.key]))


def _spread_keys(items: list[QuizItem]) -> list[QuizItem]:
    """Move keys so that no place holds the right option much more often than another."""
    seen = [0, 0, 0, 0, 0]
    spread: list[QuizItem] = []
    for item in items:
        if item.kind is QuizKind.MULTIPLE_CHOICE and not in_order(item):
            fair = min(range(len(item.options)), key=lambda place: seen[place])
            if seen[item.key] > seen[fair] + 1:
                item = moved(item, fair)
        if item.kind is QuizKind.MULTIPLE_CHOICE:
            seen[item.key] += 1
        spread.append(item)
    return spread

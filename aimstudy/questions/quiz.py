"""Facts to quiz items: multiple choice and true/false. Deterministic in its seed; no storage.

A fact under an open issue is never asked, and its values never serve as wrong options.
"""

import random
import re
from collections.abc import Sequence
from dataclasses import replace

from aimstudy.domain.article import Language
from aimstudy.domain.card import CardDraft, CardKind
from aimstudy.domain.fact import Fact, FactKind
from aimstudy.domain.quiz import Option, OptionOrigin, QuizItem, QuizKind
from aimstudy.questions.distractors import Pool, distractors, make_pool
from aimstudy.questions.lint import faults
from aimstudy.questions.multiple_choice import (
    answer_place,
    joined,
    lengths_agree,
    multiple_choice,
    other_lists,
)
from aimstudy.questions.realise import statement_of

TRUTH = {Language.ENGLISH: ("True", "False"), Language.BOKMAL: ("Riktig", "Galt")}
_SWAPPED = (
    FactKind.COUNT,
    FactKind.DURATION,
    FactKind.MONEY,
    FactKind.PERCENT,
    FactKind.DATE,
    FactKind.AGENT,
    FactKind.FOCUS,
    FactKind.CONDITION,
    FactKind.PLACE,
    FactKind.LIST,
    FactKind.DEFINITION,
    FactKind.AUDIENCE,
)
_MAX_STATEMENT = 34
_ROUGH_DATE = re.compile(r"\b(?:around|about|circa|ca\.?|rundt|omkring|cirka|omtrent) $", re.I)


def make_quiz_items(
    reading_article_title: str,
    language: Language,
    facts: Sequence[Fact],
    seed: int,
    blocked: frozenset[str],
) -> tuple[QuizItem, ...]:
    """Every sound item for ``facts``, which may come from several articles of one language.

    Wrong options come from the material's other facts of like kind and length, else they are
    neighbouring numbers. An item with fewer than two is left out. ``blocked`` holds keys of facts
    under an open issue. The same arguments give the same items.
    """
    pool = make_pool([f for f in facts if f.language is language], language, blocked)
    items: list[QuizItem] = []
    truths = 0
    for fact in pool.facts:
        if fact.key in blocked or fact.qualifiers.negated:
            continue
        rng = random.Random(f"{seed}|{fact.key}")
        choice = multiple_choice(fact, pool, reading_article_title, rng)
        if choice:
            items.append(choice)
        judged = _true_false(fact, pool, reading_article_title, rng, truths % 2 == seed % 2)
        if judged:
            truths += 1
            items.append(judged)
    return tuple(_spread_keys(items))


def _true_false(
    fact: Fact, pool: Pool, title: str, rng: random.Random, true: bool
) -> QuizItem | None:
    """A statement with a value that can be exchanged for a wrong one."""
    statement, value = statement_of(fact), _swapped_value(fact)
    if not _can_be_judged(fact, statement, value, pool):
        return None
    wrong = _wrong_values(fact, pool, rng)
    if not wrong or not _sound(statement, value, fact, title):
        return None
    at = _places(statement, value)[0]
    shown = statement if true else statement[:at] + wrong[0] + statement[at + len(value) :]
    right, false = TRUTH[fact.language]
    options = (Option(right, OptionOrigin.TRUTH), Option(false, OptionOrigin.TRUTH))
    start, end = answer_place(fact.citations[0])
    return QuizItem(
        fact.key,
        QuizKind.TRUE_FALSE,
        shown,
        options,
        0 if true else 1,
        joined(fact) if len(fact.answers) > 1 else value,
        fact.citations[0].quote,
        title,
        start,
        end,
    )


def _swapped_value(fact: Fact) -> str:
    """The words of the statement that are exchanged: the answer, or a list as it is written."""
    if len(fact.answers) == 1:
        return fact.answers[0]
    return dict(fact.parts).get("value", "")


def _places(statement: str, value: str) -> list[int]:
    return [m.start() for m in re.finditer(rf"(?<!\w){re.escape(value)}(?!\w)", statement)]


def _can_be_judged(fact: Fact, statement: str, value: str, pool: Pool) -> bool:
    if not statement or not value or fact.kind not in _SWAPPED:
        return False
    if fact.kind is FactKind.COUNT and ":" in statement:
        return False  # the list after the colon would give it away
    if len(_places(statement, value)) != 1 or len(statement.split()) > _MAX_STATEMENT:
        return False
    if _ROUGH_DATE.search(statement[: _places(statement, value)[0]]):
        return False  # another year near "around 1900" may be as true
    return not any(citation.quote in pool.blocked_quotes for citation in fact.citations)


def _wrong_values(fact: Fact, pool: Pool, rng: random.Random) -> list[str]:
    if len(fact.answers) == 1:
        return [option.text for option in distractors(fact, pool, rng)]
    value = _swapped_value(fact)
    others = [joined(other) for other in other_lists(fact, pool, rng)]
    return [text for text in others if lengths_agree(text, value)]


def _sound(statement: str, value: str, fact: Fact, title: str) -> bool:
    """The statement passes the checks of a gap card made from it."""
    gap = statement.replace(value, "____", 1)
    answer = " ".join(value.split()[:8])
    draft = CardDraft(fact.key, CardKind.CLOZE, gap, answer, (), title, fact.rule)
    return set(faults(draft, fact.language)) <= {"answer edge", "gap length"}


def _spread_keys(items: list[QuizItem]) -> list[QuizItem]:
    """Move keys so that no place holds the right option much more often than another."""
    seen = [0, 0, 0, 0, 0]
    spread: list[QuizItem] = []
    for item in items:
        if item.kind is QuizKind.MULTIPLE_CHOICE:
            fair = min(range(len(item.options)), key=lambda place: seen[place])
            if seen[item.key] > seen[fair] + 1:
                item = _moved(item, fair)
            seen[item.key] += 1
        spread.append(item)
    return spread


def _moved(item: QuizItem, place: int) -> QuizItem:
    options = list(item.options)
    options[item.key], options[place] = options[place], options[item.key]
    return replace(item, options=tuple(options), key=place)

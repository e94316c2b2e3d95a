"""Facts to quiz items: multiple choice and true/false. Deterministic in its seed; no storage.

A fact under an open issue is never asked, and its values never serve as wrong options.
"""

import random
import re
from collections.abc import Sequence
from dataclasses import replace

from aimstudy.domain.article import Language
from aimstudy.domain.card import CardDraft, CardKind
from aimstudy.domain.fact import Citation, Fact, FactKind
from aimstudy.domain.quiz import Option, OptionOrigin, QuizItem, QuizKind
from aimstudy.language.grammar import grammar_of
from aimstudy.questions.cards import question_draft
from aimstudy.questions.distractors import Pool, distractors, make_pool, normal
from aimstudy.questions.lint import faults
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
    FactKind.ROLE,
    FactKind.REQUIREMENT,
    FactKind.CONDITION,
    FactKind.PLACE,
    FactKind.LIST,
)
_MAX_STATEMENT = 34
_MAX_KEY = 16


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
        choice = _multiple_choice(fact, pool, reading_article_title, rng)
        if choice:
            items.append(choice)
        judged = _true_false(fact, pool, reading_article_title, rng, truths % 2 == seed % 2)
        if judged:
            truths += 1
            items.append(judged)
    return tuple(_spread_keys(items))


def _multiple_choice(fact: Fact, pool: Pool, title: str, rng: random.Random) -> QuizItem | None:
    if len(fact.answers) > 1:
        return _one_of_list(fact, pool, title, rng)
    draft = question_draft(fact, title)
    key = fact.answers[0]
    if draft is None or len(key.split()) > _MAX_KEY:
        return None
    return _choice(fact, draft.prompt, key, distractors(fact, pool, rng), title, rng)


def _one_of_list(fact: Fact, pool: Pool, title: str, rng: random.Random) -> QuizItem | None:
    """A list is asked whole: the right option names every item, wrong ones other lists."""
    draft = question_draft(fact, title)
    if draft is None:
        return None
    key = joined(fact)
    options = [
        Option(joined(other), OptionOrigin.OTHER_FACT, other.subject)
        for other in _other_lists(fact, pool, rng)
        if lengths_agree(joined(other), key)
    ]
    return _choice(fact, draft.prompt, key, options[:3], title, rng)


def joined(fact: Fact) -> str:
    """The items of a list in one line."""
    word = " and " if grammar_of(fact.language).english else " og "
    return ", ".join(fact.answers[:-1]) + word + fact.answers[-1]


def lengths_agree(one: str, two: str) -> bool:
    """Neither is so much longer that it would stand out."""
    return max(len(one), len(two)) <= 1.7 * min(len(one), len(two))


def _other_lists(fact: Fact, pool: Pool, rng: random.Random) -> list[Fact]:
    """Lists of like size and case about something else, a sample where there are very many."""
    g = grammar_of(fact.language)
    true = {normal(a, g) for a in fact.answers}
    lists = {c.fact.key: c.fact for c in pool.by_kind.get(fact.kind, ())}
    found = [
        other
        for other in lists.values()
        if other.key not in pool.blocked
        and other.subject != fact.subject
        and len(other.answers) == len(fact.answers)
        and not true & {normal(a, g) for a in other.answers}
        and len({a[:1].isupper() for a in (*fact.answers, *other.answers)}) == 1
    ]
    return rng.sample(found, 40) if len(found) > 40 else found


def _choice(
    fact: Fact, prompt: str, key: str, wrong: list[Option], title: str, rng: random.Random
) -> QuizItem | None:
    if len(wrong) < 2:
        return None
    options = [Option(key, OptionOrigin.KEY), *wrong]
    rng.shuffle(options)
    place = next(i for i, option in enumerate(options) if option.origin is OptionOrigin.KEY)
    start, end = _answer_place(fact.citations[0])
    return QuizItem(
        fact.key,
        QuizKind.MULTIPLE_CHOICE,
        prompt,
        tuple(options),
        place,
        key,
        fact.citations[0].quote,
        title,
        start,
        end,
    )


def _answer_place(citation: Citation) -> tuple[int, int]:
    """Offsets of the answer in the quoted sentence, or -1."""
    if citation.answer_start < 0:
        return -1, -1
    return citation.answer_start - citation.start, citation.answer_end - citation.start


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
    start, end = _answer_place(fact.citations[0])
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
    return not any(citation.quote in pool.blocked_quotes for citation in fact.citations)


def _wrong_values(fact: Fact, pool: Pool, rng: random.Random) -> list[str]:
    if len(fact.answers) == 1:
        return [option.text for option in distractors(fact, pool, rng)]
    value = _swapped_value(fact)
    others = [joined(other) for other in _other_lists(fact, pool, rng)]
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

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
_SWAPPED = (FactKind.COUNT, FactKind.DURATION, FactKind.MONEY, FactKind.PERCENT, FactKind.DATE)
_SWAPPED_WORDS = (
    FactKind.AGENT,
    FactKind.FOCUS,
    FactKind.ROLE,
    FactKind.REQUIREMENT,
    FactKind.CONDITION,
    FactKind.PLACE,
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
    for number, fact in enumerate(pool.facts):
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
        del number
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
    g = grammar_of(fact.language)
    word = " and " if g.english else " og "
    key = ", ".join(fact.answers[:-1]) + word + fact.answers[-1]
    others = [
        f
        for f in pool.facts
        if len(f.answers) > 1 and f.key not in pool.blocked and f.key != fact.key
    ]
    true = {normal(a, g) for a in fact.answers}
    options: list[Option] = []
    for other in others:
        if true & {normal(a, g) for a in other.answers} or other.subject == fact.subject:
            continue
        text = ", ".join(other.answers[:-1]) + word + other.answers[-1]
        longer, shorter = max(len(text), len(key)), min(len(text), len(key))
        named = [a[:1].isupper() for a in (*fact.answers, *other.answers)]
        if (
            longer <= 1.7 * shorter
            and len(other.answers) == len(fact.answers)
            and len(set(named)) == 1
        ):
            options.append(Option(text, OptionOrigin.OTHER_FACT, other.subject))
    return _choice(fact, draft.prompt, key, options[:3], title, rng)


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
    statement, answer = statement_of(fact), fact.answers[0]
    if not statement or len(fact.answers) > 1 or fact.kind not in (*_SWAPPED, *_SWAPPED_WORDS):
        return None
    places = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(answer)}(?!\w)", statement)]
    if (
        len(places) != 1
        or len(statement.split()) > _MAX_STATEMENT
        or not _sound(statement, fact, title)
    ):
        return None
    if fact.kind is FactKind.COUNT and ":" in statement:
        return None  # the list after the colon would give it away
    if any(other.key in pool.blocked and _same_sentence(fact, other) for other in pool.facts):
        return None
    shown = statement
    wrong = distractors(fact, pool, rng)
    if not wrong:
        return None
    if not true:
        at = places[0]
        shown = statement[:at] + wrong[0].text + statement[at + len(answer) :]
    right, false = TRUTH[fact.language]
    options = (Option(right, OptionOrigin.TRUTH), Option(false, OptionOrigin.TRUTH))
    start, end = _answer_place(fact.citations[0])
    return QuizItem(
        fact.key,
        QuizKind.TRUE_FALSE,
        shown,
        options,
        0 if true else 1,
        answer,
        fact.citations[0].quote,
        title,
        start,
        end,
    )


def _same_sentence(fact: Fact, other: Fact) -> bool:
    return bool({c.quote for c in fact.citations} & {c.quote for c in other.citations})


def _sound(statement: str, fact: Fact, title: str) -> bool:
    """The statement passes the checks of a gap card made from it."""
    gap = statement.replace(fact.answers[0], "____", 1)
    draft = CardDraft(fact.key, CardKind.CLOZE, gap, fact.answers[0], (), title, fact.rule)
    return not faults(draft, fact.language)


def _spread_keys(items: list[QuizItem]) -> list[QuizItem]:
    """Move keys so that no place holds the right option much more often than another."""
    seen = [0, 0, 0, 0, 0]
    spread: list[QuizItem] = []
    for item in items:
        if item.kind is QuizKind.MULTIPLE_CHOICE and not _is_ordered(item):
            fair = min(range(len(item.options)), key=lambda place: seen[place])
            if seen[item.key] > seen[fair] + 1:
                item = _moved(item, fair)
            seen[item.key] += 1
        spread.append(item)
    return spread


def _is_ordered(item: QuizItem) -> bool:
    return False


def _moved(item: QuizItem, place: int) -> QuizItem:
    options = list(item.options)
    options[item.key], options[place] = options[place], options[item.key]
    return replace(item, options=tuple(options), key=place)

"""Multiple choice items: one right option, and two or three wrong ones from the material.

A list is asked whole where other lists of its size exist, else by one of its items.
"""

import random
from collections.abc import Iterator

from aimstudy.domain.article import Language
from aimstudy.domain.fact import Citation, Fact
from aimstudy.domain.quiz import Option, OptionOrigin, QuizItem, QuizKind
from aimstudy.language.grammar import grammar_of
from aimstudy.questions.cards import question_draft
from aimstudy.questions.distractors import (
    WANTED,
    Candidate,
    Pool,
    alike,
    distractors,
    may_be_wrong,
    normal,
)

_MAX_KEY = 16
# A list's question asks for all of its items; this asks for the one among the options.
_ONE_OF_THESE = {
    Language.ENGLISH: "{question} – which of these is among them?",
    Language.BOKMAL: "{question} – hvilket av svarene hører med?",
}


def multiple_choice(fact: Fact, pool: Pool, title: str, rng: random.Random) -> QuizItem | None:
    if len(fact.answers) > 1:
        return _whole_list(fact, pool, title, rng) or _list_member(fact, pool, title, rng)
    draft = question_draft(fact, title)
    key = fact.answers[0]
    if draft is None or len(key.split()) > _MAX_KEY:
        return None
    return choice(fact, draft.prompt, key, distractors(fact, pool, rng), title, rng)


def _whole_list(fact: Fact, pool: Pool, title: str, rng: random.Random) -> QuizItem | None:
    """A list is asked whole: the right option names every item, wrong ones other lists."""
    draft = question_draft(fact, title)
    if draft is None:
        return None
    key = joined(fact)
    options = [
        Option(joined(other), OptionOrigin.OTHER_FACT, other.subject)
        for other in other_lists(fact, pool, rng)
        if lengths_agree(joined(other), key)
    ]
    return choice(fact, draft.prompt, key, options[:3], title, rng)


def joined(fact: Fact) -> str:
    """The items of a list in one line."""
    word = " and " if grammar_of(fact.language).english else " og "
    return ", ".join(fact.answers[:-1]) + word + fact.answers[-1]


def lengths_agree(one: str, two: str) -> bool:
    """Neither is so much longer that it would stand out."""
    return max(len(one), len(two)) <= 1.7 * min(len(one), len(two))


def other_lists(fact: Fact, pool: Pool, rng: random.Random) -> list[Fact]:
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


def _list_member(fact: Fact, pool: Pool, title: str, rng: random.Random) -> QuizItem | None:
    """One item of a list among items of other lists; the first that finds company."""
    draft = question_draft(fact, title)
    if draft is None:
        return None
    g = grammar_of(fact.language)
    true = {normal(a, g) for a in fact.answers}
    others = [c for c in _items_of_other_lists(fact, pool) if may_be_wrong(fact, c, true, pool)]
    prompt = _ONE_OF_THESE[fact.language].format(question=draft.prompt.rstrip("?"))
    for key in rng.sample(fact.answers, len(fact.answers)):
        wrong = list({c.plain: c for c in others if alike(key, c.text, g)}.values())
        rng.shuffle(wrong)
        options = [Option(c.text, OptionOrigin.OTHER_FACT, c.fact.subject) for c in wrong[:WANTED]]
        if len(options) > 1:
            return choice(fact, prompt, key, options, title, rng)
    return None


def _items_of_other_lists(fact: Fact, pool: Pool) -> Iterator[Candidate]:
    for candidate in pool.by_kind.get(fact.kind, ()):
        other = candidate.fact
        if len(other.answers) > 1 and other.key not in pool.blocked and other.key != fact.key:
            yield candidate


def choice(
    fact: Fact, prompt: str, key: str, wrong: list[Option], title: str, rng: random.Random
) -> QuizItem | None:
    if len(wrong) < 2:
        return None
    options = [Option(key, OptionOrigin.KEY), *wrong]
    rng.shuffle(options)
    place = next(i for i, option in enumerate(options) if option.origin is OptionOrigin.KEY)
    start, end = answer_place(fact.citations[0])
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


def answer_place(citation: Citation) -> tuple[int, int]:
    """Offsets of the answer in the quoted sentence, or -1."""
    if citation.answer_start < 0:
        return -1, -1
    return citation.answer_start - citation.start, citation.answer_end - citation.start

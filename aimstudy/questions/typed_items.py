"""Items answered by typing: a number, some words, or the items of a list."""

from dataclasses import replace

from aimstudy.domain.fact import Fact
from aimstudy.domain.quiz import Expected, QuizItem, QuizKind
from aimstudy.questions.cards import accepted, join_items, without_bound
from aimstudy.questions.likeness import shape
from aimstudy.questions.multiple_choice import NUMERIC
from aimstudy.questions.pool import Pool, normal
from aimstudy.questions.prompts import item_of, prompt_of, question_prompt
from aimstudy.questions.realise import BLANK

MOST_WORDS = 6  # more is a sentence to remember, not an answer to type
LONGEST = 8  # where nothing else can be asked
_MAX_ITEMS, _MAX_ITEM_WORDS = 5, 4
_MOST_REFUSED = 40
_WORDED = 20  # greater numbers in words are asked as words


def typed(fact: Fact, pool: Pool, title: str, most_words: int = MOST_WORDS) -> QuizItem | None:
    """A numeric or typed item; None for an answer of more than ``most_words``."""
    if len(fact.answers) > 1:
        return _typed_list(fact, title)
    answer = fact.answers[0]
    # A gap is filled by one name or number; other words could as well stand there.
    exact = fact.kind in NUMERIC or shape(answer, pool.grammar) in ("name", "number")
    prompt = prompt_of(fact, title) if exact else question_prompt(fact, title)
    if not prompt or len(answer.split()) > most_words:
        return None
    prompt, answer = without_bound(prompt, answer) if BLANK in prompt else (prompt, answer)
    q = fact.quantity if fact.kind in NUMERIC else None
    figures = any(map(str.isdigit, answer))
    number = q is not None and q.high != 0 and (figures or 0 < q.high <= _WORDED)
    item = item_of(fact, QuizKind.NUMERIC if number else QuizKind.TYPED, prompt, answer, title)
    accept = accepted(fact) if answer in fact.answers else (*accepted(fact), *fact.answers)
    expected = Expected(fact.language, (answer,), accept, refused(fact, pool))
    if number and q is not None:
        expected = replace(expected, low=q.low, high=q.high, unit=q.unit)
    return replace(item, expected=expected)


def _typed_list(fact: Fact, title: str) -> QuizItem | None:
    prompt = question_prompt(fact, title)
    short = all(len(answer.split()) <= _MAX_ITEM_WORDS for answer in fact.answers)
    if not prompt or not short or len(fact.answers) > _MAX_ITEMS:
        return None
    item = item_of(fact, QuizKind.TYPED, prompt, join_items(fact), title)
    return replace(item, expected=Expected(fact.language, fact.answers))


def refused(fact: Fact, pool: Pool) -> tuple[str, ...]:
    """Answers of other facts of the kind: never accepted as a slip of the pen for this one."""
    own = {normal(a, pool.grammar) for a in (*fact.answers, *accepted(fact))}
    others = (
        c.text
        for c in pool.by_kind.get(fact.kind, ())
        if c.fact.key != fact.key and c.plain not in own
    )
    return tuple(sorted(dict.fromkeys(others)))[:_MOST_REFUSED]

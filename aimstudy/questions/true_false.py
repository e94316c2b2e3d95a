"""True/false items: a sentence of the material, as it is or with one value exchanged."""

import random
import re

from aimstudy.domain.article import Language
from aimstudy.domain.card import CardDraft, CardKind
from aimstudy.domain.fact import Fact, FactKind
from aimstudy.domain.quiz import Option, OptionOrigin, QuizItem, QuizKind
from aimstudy.questions.cards import join_items
from aimstudy.questions.contrasts import turned
from aimstudy.questions.lint import faults
from aimstudy.questions.multiple_choice import is_number
from aimstudy.questions.option_form import cased_like
from aimstudy.questions.pool import Pool
from aimstudy.questions.prompts import gives_examples, item_of, prompt_of
from aimstudy.questions.realise import statement_of
from aimstudy.questions.wrong_numbers import wrong_numbers
from aimstudy.questions.wrong_words import answers_of_others, may_be_true

TRUTH = {Language.ENGLISH: ("True", "False"), Language.BOKMAL: ("Riktig", "Galt")}
_MAX_STATEMENT = 34
_ROUGH = re.compile(
    r"\b(?:around|about|circa|ca\.?|rundt|omkring|cirka|omtrent|some|nearly|almost|nesten)\s*$",
    re.I,
)


def statement_value(fact: Fact) -> str:
    """The words of the statement that are exchanged: the answer, or a list as it is written."""
    if len(fact.answers) == 1:
        return fact.answers[0]
    return dict(fact.parts).get("value", "")


def can_be_judged(fact: Fact, pool: Pool, title: str) -> bool:
    """Whether the fact's sentence stands alone and says its value once."""
    statement, value = statement_of(fact), statement_value(fact)
    if not statement or not value:
        return False
    if len(statement.split()) > _MAX_STATEMENT or len(_places(statement, value)) != 1:
        return False
    if fact.kind is FactKind.COUNT and ":" in statement:
        return False  # the list after the colon would give it away
    if any(citation.quote in pool.blocked_quotes for citation in fact.citations):
        return False
    return _sound(statement, value, fact, title)


def wrong_values(fact: Fact, pool: Pool, title: str, rng: random.Random) -> list[str]:
    """Values that make the statement false and keep it a sentence; none of one that denies."""
    statement, value = statement_of(fact), statement_value(fact)
    if fact.qualifiers.negated or gives_examples(fact):
        return []  # what is not named as an example may be one
    if is_number(fact) and len(fact.answers) == 1:
        at = _places(statement, value)[0]
        if _ROUGH.search(statement[:at]) or _ROUGH.match(value.split()[0]):
            return []  # another year near "around 1900" may be as true
        return [option.text for option in wrong_numbers(fact, pool, rng, alone=True)]
    prompt = prompt_of(fact, title)
    if prompt and len(fact.answers) == 1:
        found = [option.text for option in answers_of_others(fact, prompt, pool, rng)]
        if found:
            return found
    around = " ".join(c.quote for c in fact.citations)
    versions = turned(value, around, pool.language)
    found = [text for text in versions if not may_be_true(fact, text, pool)]
    return rng.sample(found, len(found))


def true_false(fact: Fact, title: str, wrong: str) -> QuizItem:
    """The statement with ``wrong`` in place of its value, or as it is where ``wrong`` is ""."""
    statement, value = statement_of(fact), statement_value(fact)
    at = _places(statement, value)[0]
    said = statement[at : at + len(value)]
    shown = statement
    if wrong:
        put = cased_like(wrong, said, head=at == 0)
        shown = statement[:at] + put + statement[at + len(said) :]
    right, false = TRUTH[fact.language]
    options = (Option(right, OptionOrigin.TRUTH), Option(false, OptionOrigin.TRUTH))
    answer = join_items(fact) if len(fact.answers) > 1 else value
    return item_of(fact, QuizKind.TRUE_FALSE, shown, answer, title, options, 1 if wrong else 0)


def _places(statement: str, value: str) -> list[int]:
    """Where the value stands; at the head of the sentence it may have a capital."""
    head = f"[{re.escape(value[0].lower())}{re.escape(value[0].upper())}]"
    pattern = rf"(?<!\w)(?:{re.escape(value)}|^{head}{re.escape(value[1:])})(?!\w)"
    return [m.start() for m in re.finditer(pattern, statement)]


def _sound(statement: str, value: str, fact: Fact, title: str) -> bool:
    """The statement passes the checks of a gap card made from it."""
    at = _places(statement, value)[0]
    gap = f"{statement[:at]}____{statement[at + len(value) :]}"
    answer = " ".join(value.split()[:8])
    draft = CardDraft(fact.key, CardKind.CLOZE, gap, answer, (), title, fact.rule)
    return set(faults(draft, fact.language)) <= {"answer edge", "gap length"}

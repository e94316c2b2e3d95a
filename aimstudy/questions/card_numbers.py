"""Answers of hand-made cards that are numbers: read as facts are, so that they have neighbours."""

import random
import re
from dataclasses import dataclass

from aimstudy.domain.fact import Citation, Fact, FactKind, Quantity
from aimstudy.domain.quiz import Option
from aimstudy.language.grammar import Grammar
from aimstudy.language.quantities import QuantityKind, find_measures, number_value
from aimstudy.questions.bounds import bound_in
from aimstudy.questions.pool import make_pool
from aimstudy.questions.wrong_numbers import wrong_numbers

_KINDS = {
    QuantityKind.COUNT: FactKind.COUNT,
    QuantityKind.SIZE: FactKind.QUANTITY,
    QuantityKind.DURATION: FactKind.DURATION,
    QuantityKind.MONEY: FactKind.MONEY,
    QuantityKind.PERCENT: FactKind.PERCENT,
    QuantityKind.DATE: FactKind.DATE,
}
_BARE = re.compile(r"\d{1,9}(?:[.,]\d{1,3})?$|[^\W\d_]+$")
_WORDS_BEFORE, _WORDS_AFTER = 1, 3  # "in 1828", "7 small wheels"


@dataclass(frozen=True, slots=True)
class NumberAnswer:
    """A number or a range as the whole of an answer."""

    fact: Fact

    @property
    def quantity(self) -> Quantity:
        """Its value and unit."""
        return self.fact.quantity or Quantity(0, 0, "")


def number_answer(key: str, prompt: str, answer: str, g: Grammar) -> NumberAnswer | None:
    """The number that ``answer`` is; None where it says more than that, none, or naught."""
    found = _measured(answer, g) or _bare(answer, g)
    if found is None or not found[1].high:
        return None
    kind, quantity = found
    said = f"{prompt} {answer}"
    cited = (Citation(0, 0, len(said), said),)
    return NumberAnswer(
        Fact(key, kind, g.language, prompt, "", (answer,), cited, "card", quantity=quantity)
    )


def neighbours(number: NumberAnswer, g: Grammar, rng: random.Random) -> list[Option]:
    """Wrong numbers near it; none for a limit, of which others are true as well."""
    if bound_in(number.fact.answers[0]):
        return []
    pool = make_pool([[number.fact]], g.language, frozenset())
    return wrong_numbers(number.fact, pool, rng)


def _measured(answer: str, g: Grammar) -> tuple[FactKind, Quantity] | None:
    if not any(letter.isdigit() for letter in answer):
        return None
    measures = find_measures(answer, g)
    if len(measures) != 1:
        return None
    one = measures[0]
    before, after = answer[: one.start].split(), answer[one.end :].split()
    kind = _KINDS.get(one.kind)
    if kind is None or len(before) > _WORDS_BEFORE or len(after) > _WORDS_AFTER:
        return None
    return kind, Quantity(one.low * one.scale, one.high * one.scale, one.unit)


def _bare(answer: str, g: Grammar) -> tuple[FactKind, Quantity] | None:
    """A number alone, in figures or in a word."""
    value = number_value(answer, g) if _BARE.match(answer) else None
    return None if value is None else (FactKind.COUNT, Quantity(value, value, ""))

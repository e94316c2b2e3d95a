"""Gaps kept in hand for what no rule asks: which of their facts stay, and when they are asked."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from aimstudy.domain.card import CardDraft
from aimstudy.domain.fact import Fact, Reading

SPARE = "spare"  # the rule that makes them


def without_unused(reading: Reading, cards: Sequence[CardDraft]) -> Reading:
    """The reading without the facts of gaps in hand that ``cards`` does not ask for.

    What an issue touches stays: the person may choose that side, and then it needs a card.
    """
    used = {card.fact_key for card in cards}
    used |= {key for issue in reading.issues for key in issue.fact_keys}
    kept = tuple(f for f in reading.facts if f.rule != SPARE or f.key in used)
    return replace(reading, facts=kept)


def asked_first(made: Iterable[tuple[Fact, CardDraft]]) -> list[CardDraft]:
    """The cards that rules ask for; where there are none, the gaps in hand."""
    every = list(made)
    return [card for fact, card in every if fact.rule != SPARE] or [card for _, card in every]

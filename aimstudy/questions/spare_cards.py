"""Gaps kept in hand: shown only for a clause of which no other fact makes a card."""

from collections.abc import Sequence
from dataclasses import replace

from aimstudy.domain.card import CardDraft
from aimstudy.domain.fact import Fact, Reading

_SPARE = "spare"
_Made = list[tuple[Fact, CardDraft]]


def without_needless(made: _Made) -> _Made:
    """The cards without the spare gaps of clauses, or sentences, that others ask about."""
    told = {_place(fact) for fact, _ in made if fact.rule != _SPARE}
    whole = {sentence for sentence, clause in told if not clause}
    return [
        (fact, draft)
        for fact, draft in made
        if fact.rule != _SPARE or (_place(fact) not in told and _place(fact)[0] not in whole)
    ]


def without_unused(reading: Reading, cards: Sequence[CardDraft]) -> Reading:
    """The reading without the facts that only a needless gap would have asked for."""
    used = {card.fact_key for card in cards}
    kept = tuple(f for f in reading.facts if f.rule != _SPARE or f.key in used)
    return replace(reading, facts=kept)


def _place(fact: Fact) -> tuple[int, str]:
    """The sentence that states ``fact``, and its clause where one rule read that alone."""
    return fact.citations[0].sentence, dict(fact.parts).get("clause", "")

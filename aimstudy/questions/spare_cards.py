"""Gaps kept in hand: one is shown for a sentence of which no other fact makes a card."""

from collections.abc import Sequence
from dataclasses import replace

from aimstudy.domain.card import CardDraft
from aimstudy.domain.fact import Fact, Reading

_SPARE = "spare"
_Made = list[tuple[Fact, CardDraft]]


def without_needless(made: _Made) -> _Made:
    """The cards without the spare gaps of sentences that others ask about, or a gap before."""
    told = {_place(fact) for fact, _ in made if fact.rule != _SPARE}
    kept: _Made = []
    for fact, draft in made:
        if fact.rule == _SPARE:
            if _place(fact) in told:
                continue
            told.add(_place(fact))
        kept.append((fact, draft))
    return kept


def without_unused(reading: Reading, cards: Sequence[CardDraft]) -> Reading:
    """The reading without the facts that only a needless gap would have asked for."""
    used = {card.fact_key for card in cards}
    kept = tuple(f for f in reading.facts if f.rule != _SPARE or f.key in used)
    return replace(reading, facts=kept)


def _place(fact: Fact) -> int:
    """The sentence that states ``fact``."""
    return fact.citations[0].sentence

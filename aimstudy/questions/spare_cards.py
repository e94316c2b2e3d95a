"""Facts that only a gap kept in hand would have asked for."""

from collections.abc import Sequence
from dataclasses import replace

from aimstudy.domain.card import CardDraft
from aimstudy.domain.fact import Reading

_SPARE = "spare"


def without_unused(reading: Reading, cards: Sequence[CardDraft]) -> Reading:
    """The reading without the facts of gaps in hand that ``cards`` does not ask for."""
    used = {card.fact_key for card in cards}
    kept = tuple(f for f in reading.facts if f.rule != _SPARE or f.key in used)
    return replace(reading, facts=kept)

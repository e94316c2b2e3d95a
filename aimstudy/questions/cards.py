"""Facts to card drafts. Knows nothing of storage."""

from aimstudy.domain.card import CardDraft
from aimstudy.domain.fact import Reading


def make_cards(reading: Reading) -> tuple[CardDraft, ...]:
    """Return the drafts for a reading, core facts first."""
    return ()

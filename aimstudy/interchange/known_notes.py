"""What the library says of the notes that it has, so that a reader can tell which are the same.

Knows no format; how a note is told from another is ``domain.staged_deck``'s.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from aimstudy.domain.staged_deck import LAST_TOLD, digest, fields_digest


class Known(NamedTuple):
    """A note of the library: what it held when it came, and its cards; see ``KNOWN_FILE``."""

    digest: str
    settled: bool
    cards: int


def known_in(file: Path) -> dict[str, Known]:
    """What the library has already; nothing where it did not say."""
    if not file.is_file():
        return {}
    said = json.loads(file.read_text(encoding="utf-8"))
    return {guid: Known(held, bool(settled), cards) for guid, held, settled, cards in said}


def bit_of(ordinal: int) -> int:
    """What a card adds to the sum of its note's; one that the library never has for odd ones.

    >>> bit_of(0), bit_of(3), bit_of(-1) == bit_of(500)
    (1, 8, True)
    """
    return 1 << (ordinal if 0 <= ordinal <= LAST_TOLD else LAST_TOLD + 1)


def content_digest(front: str, back: str, said: Sequence[str | None]) -> str:
    """What a note holds, in short; ``said`` are its fields (or None) and what is beside them."""
    if said[0] is None:
        return digest(None, front, back, *said[1:])
    return fields_digest(said[0], *said[1:])


def is_same(held: str, known: str, front: str, back: str, said: Sequence[str | None]) -> bool:
    """Whether a note of digest ``held`` is ``known`` by it, or by the one it once would have had.

    >>> told = ("a", "[]")
    >>> is_same(content_digest("a", "", told), digest("a", "a", "", "[]"), "a", "", told)
    True
    """
    if held == known or said[0] is None:
        return held == known
    return len(known) < len(held) and digest(said[0], front, back, *said[1:]) == known

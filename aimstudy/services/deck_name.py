"""A deck's name as a person typed it, made into one that can be kept and told from others."""

import unicodedata

from aimstudy.domain.deck_names import PARTS
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.services.typed_text import cleaned, visible

LONGEST = 200  # characters of a name with those above it
_TURNING = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def deck_name(text: str, above: str = "") -> str:
    """The name under the deck ``above``; levels without a name are left out.

    What turns the direction of writing is left out, too: two names would look the same.
    Raises Problem DECK_NAME_MISSING or DECK_NAME_TOO_LONG.

    >>> deck_name(" Sea::  ::Spring  tides")
    'Sea::Spring tides'
    """
    shown = "".join(c for c in cleaned(text) if c not in _TURNING)
    parts = [" ".join(part.split()) for part in unicodedata.normalize("NFC", shown).split(PARTS)]
    kept = [part for part in parts if visible(part)]
    if not kept:
        raise Problem(ProblemKind.DECK_NAME_MISSING)
    name = PARTS.join([*([above] if above else []), *kept])
    if len(name) > LONGEST:
        raise Problem(ProblemKind.DECK_NAME_TOO_LONG, length=len(name), limit=LONGEST)
    return name

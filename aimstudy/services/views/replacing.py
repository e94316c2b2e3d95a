"""What finding and replacing in cards would do, as the window shows it."""

from dataclasses import dataclass

from aimstudy.domain.replacing import Place


@dataclass(frozen=True, slots=True)
class ReplaceLine:
    """A field of a note in which something is found: the first places, and how many there are."""

    card_id: int
    field: str
    places: tuple[Place, ...]
    count: int


@dataclass(frozen=True, slots=True)
class ReplaceLook:
    """What would be changed: ``places`` in ``notes``, of which the first are ``lines``.

    Left as they are: notes that would have nothing to ask or to answer (``emptied``), whose gaps
    would be other ones (``gaps``), or with a text that would be too long (``overlong``). ``cards``
    are those of the notes that change.
    """

    places: int
    notes: int
    cards: int
    lines: tuple[ReplaceLine, ...]
    emptied: int = 0
    gaps: int = 0
    overlong: int = 0

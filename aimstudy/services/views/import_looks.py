"""What a deck shows before it is taken in: its first cards as they will be drawn, and its form."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from aimstudy.services.views.imports import ImportResult, TableForm, TableType
from aimstudy.services.views.study import StudyCard


@dataclass(frozen=True, slots=True)
class FoundCard:
    """A card of a file: where it stands there, and as it will be drawn.

    ``names`` are the files that it names, each with whether it came along.
    """

    place: str
    tags: str
    card: StudyCard
    names: tuple[tuple[str, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class Look:
    """A file that was looked at: what would become of it, and the cards of its first rows.

    ``key`` is how the library knows what it has read; ``form`` is how a table was read, ``chosen``
    are the choices for that, and ``remembered`` whether they were made by hand for an earlier file
    of the same header. ``types`` are the note types that its rows can become.
    """

    key: int
    result: ImportResult
    cards: tuple[FoundCard, ...]
    form: TableForm | None = None
    remembered: bool = False
    types: tuple[TableType, ...] = ()
    chosen: Mapping[str, object] = field(default_factory=dict)

"""What the editor of a note shows: its fields, and the cards it makes."""

from dataclasses import dataclass

from aimstudy.domain.note_type import NoteType
from aimstudy.services.views.import_looks import FoundCard


@dataclass(frozen=True, slots=True)
class NoteForm:
    """A note to be edited, or to be written (``note_id`` 0); ``fields`` are HTML, in order.

    ``gaps`` are the places of the fields whose gaps make cards.
    """

    note_id: int
    note_type: NoteType
    fields: tuple[str, ...]
    tags: str
    deck_id: int | None
    gaps: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class NoteLook:
    """The cards of a note as it would be saved, the first of them drawn.

    ``names`` are what all of them are called, ``comes`` and ``goes`` those that an edit adds and
    takes away: the names of templates, or the numbers of gaps.
    """

    cards: tuple[FoundCard, ...]
    names: tuple[str, ...]
    comes: tuple[str, ...]
    goes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TypeLine:
    """A note type that new notes can be made of, and how many notes have it."""

    note_type: NoteType
    notes: int


@dataclass(frozen=True, slots=True)
class TypeEntry:
    """A note type of the library, and how many notes have it."""

    type_id: int
    note_type: NoteType
    notes: int

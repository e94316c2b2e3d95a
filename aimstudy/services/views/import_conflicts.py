"""What is shown of a note that was changed here and in a file."""

from dataclasses import dataclass
from enum import StrEnum

from aimstudy.services.views.study import StudyCard


class PickedSide(StrEnum):
    """How such a note is settled."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class ConflictSide:
    """One side: its first card as it is drawn, and its tags."""

    card: StudyCard
    tags: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """A note as it is here and as the file ``name`` has it."""

    note_id: int
    name: str
    mine: ConflictSide
    theirs: ConflictSide

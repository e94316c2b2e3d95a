"""What the search for duplicates shows: groups of notes that ask the same, or nearly."""

from dataclasses import dataclass
from enum import StrEnum


class DuplicateKind(StrEnum):
    """In what the notes of a group are the same."""

    SAME = "same"  # question and answer
    SAME_QUESTION = "same_question"
    NEAR = "near"


@dataclass(frozen=True, slots=True)
class DuplicateGroup:
    """Notes that are the same in this way, by id, in the order they were made."""

    kind: DuplicateKind
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Duplicates:
    """What was found among so many notes, of which a ``share`` (0-1) was looked at so far."""

    groups: tuple[DuplicateGroup, ...]
    searched: int
    share: float = 1.0
    whole: bool = True


@dataclass(frozen=True, slots=True)
class DuplicateNote:
    """A note of a group: what its first card asks, where it is, how far it is learnt.

    ``answers`` is the longest history among its cards, ``others`` how many more cards it has.
    """

    note_id: int
    front: str
    back: str
    tags: str
    deck: str
    answers: int
    others: int
    source: str = ""

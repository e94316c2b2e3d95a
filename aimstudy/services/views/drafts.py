"""What is being written and not yet saved: where it stands."""

from enum import StrEnum


class DraftPlace(StrEnum):
    """The fields that keep what is half-written; each belongs to a card but the last two."""

    TYPED = "typed"  # an answer, of the study day only
    REMARK = "remark"  # the person's own note
    EDITED = "edited"  # a card in the editor
    BESIDE = "beside"  # a second card made from one
    NEW = "new"  # a card of its own; its number is 0
    NOTE = "note"  # a note of a note type; its number is 0

"""What a word or several words may open: the kinds of leads."""

from enum import StrEnum


class Lead(StrEnum):
    """What an opener opens."""

    PREPOSITION = "preposition"
    SUBORDINATOR = "subordinator"
    THAT = "that"
    RELATIVE = "relative"
    COORDINATOR = "coordinator"
    CONTRAST = "contrast"
    EXAMPLE = "example"
    THAN = "than"
    ADVERB = "adverb"


Found = tuple[Lead, int, str]

"""What became of an article's facts in a new version; knows nothing of how they are matched."""

from dataclasses import dataclass
from enum import StrEnum

from aimstudy.domain.fact import Fact


class FactChange(StrEnum):
    """How a fact of the old version stands to one of the new."""

    SAME = "same"
    REWORDED = "reworded"  # another sentence, the same answer
    CHANGED = "changed"  # the same question, another answer
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class FactMatch:
    """A fact's old and new form; one of them is None where it is gone or new."""

    change: FactChange
    old: Fact | None
    new: Fact | None


class VersionChoice(StrEnum):
    """What the person wants to become of a fact's cards."""

    TAKE_NEW = "take_new"
    KEEP_OLD = "keep_old"
    PUT_ASIDE = "put_aside"

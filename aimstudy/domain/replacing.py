"""What is to be found in the texts of cards, and what is to stand there instead."""

from dataclasses import dataclass

# Fields of notes that are of no note type.
FRONT, BACK = "front", "back"
LONGEST_FIND = 1_000  # characters
LONGEST_BY = 10_000


@dataclass(frozen=True, slots=True)
class ReplaceWish:
    """``find`` becomes ``by`` in the ``field`` of that name, or in all for "".

    Whatever the case unless ``case``; inside of words, too, unless ``words``. A ``pattern`` is a
    regular expression, of which ``by`` may repeat groups (``\\1``). With ``source`` the HTML of a
    field is looked through as it is written, else what can be read of it.
    """

    find: str
    by: str = ""
    field: str = ""
    case: bool = False
    words: bool = False
    pattern: bool = False
    source: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """One place where something was found: what stood there, what is to, and some text around.

    The text around has a mark where it is cut.
    """

    before: str
    old: str
    new: str
    after: str

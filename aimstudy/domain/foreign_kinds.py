"""Files of other programs that are no decks to read here: what they are, and the way out.

The words fill ``DECK_KIND_LATER``.
"""

from enum import Enum
from typing import NamedTuple


class Told(NamedTuple):
    """What a file is, and how its cards come all the same."""

    found: str
    way: str


_PASTE = 'Copy its text and choose "Paste an article", or its table and "Paste cards…".'
_UNPACK = "Unpack it, and choose the deck in it."


class ForeignKind(Enum):
    """Kinds that are told from the content."""

    PDF = Told("a PDF", _PASTE)
    WORD = Told("a document of Word", _PASTE)
    SLIDES = Told("a presentation", _PASTE)
    OLD_OFFICE = Told("a document of an old Office", "Save it there as .xlsx, .csv or plain text.")
    RICH_TEXT = Told("a text with formatting (RTF)", _PASTE)
    BOOK = Told("an electronic book (EPUB)", _PASTE)
    MOCHI = Told("a deck of Mochi", "Export it there as CSV or Markdown.")
    JSON = Told("JSON of another program", "Export it there as CSV, or as a package of Anki.")
    OLD_MNEMOSYNE = Told(
        "a database of an old Mnemosyne", "Export its cards there as a text with tabs."
    )
    PICTURE = Told("a picture", "Write a card, and put the picture on it.")
    SOUND = Told("a sound", "Write a card, and put the sound on it.")
    PACKED = Told("a packed archive", _UNPACK)
    ARCHIVE = Told("an archive without a deck that is known", _UNPACK)


FOREIGN_WORDS = tuple(dict.fromkeys(word for kind in ForeignKind for word in kind.value))

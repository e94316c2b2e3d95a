"""Tells files that are no decks from what they hold, so that they can be named in words."""

import re
from collections.abc import Collection

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.foreign_kinds import ForeignKind

_BEGINNINGS = (
    (b"%PDF", ForeignKind.PDF),
    (b"\xd0\xcf\x11\xe0", ForeignKind.OLD_OFFICE),
    (b"{\\rtf", ForeignKind.RICH_TEXT),
    (b"--- Mnemosyne Data Base", ForeignKind.OLD_MNEMOSYNE),
    (b"\x89PNG", ForeignKind.PICTURE),
    (b"\xff\xd8\xff", ForeignKind.PICTURE),
    (b"GIF8", ForeignKind.PICTURE),
    (b"OggS", ForeignKind.SOUND),
    (b"ID3", ForeignKind.SOUND),
    (b"\x1f\x8b", ForeignKind.PACKED),
    (b"7z\xbc\xaf", ForeignKind.PACKED),
    (b"Rar!", ForeignKind.PACKED),
)
_JSON = re.compile(r'\ufeff?\s*(?:\[\s*)?\{\s*"(?:[^"\\]|\\.){0,200}"\s*:')
_MEMBERS = (
    ("word/document.xml", ForeignKind.WORD),
    ("ppt/presentation.xml", ForeignKind.SLIDES),
    ("data.edn", ForeignKind.MOCHI),
    ("data.json", ForeignKind.MOCHI),
    ("META-INF/container.xml", ForeignKind.BOOK),
)


def kind_of_bytes(head: bytes) -> ForeignKind | None:
    """What a file is by its first bytes; None where that is not known."""
    if head[:4] == b"RIFF":
        return ForeignKind.PICTURE if head[8:12] == b"WEBP" else ForeignKind.SOUND
    return next((kind for start, kind in _BEGINNINGS if head.startswith(start)), None)


def is_json(text: str) -> bool:
    """Whether a text begins as JSON does: with an object that has a name, or a list of such.

    >>> is_json('[{"front": "a"}]'), is_json("[[a]] is {b}"), is_json('"a": b')
    (True, False, False)
    """
    return _JSON.match(text) is not None


def kind_of_members(names: Collection[str]) -> ForeignKind:
    """What an archive without a deck is."""
    return next((kind for name, kind in _MEMBERS if name in names), ForeignKind.ARCHIVE)


def refusal(name: str, kind: ForeignKind | None) -> Problem:
    """In words: what the file is, and the way out where there is one."""
    if kind is None:
        return Problem(ProblemKind.DECK_KIND_UNKNOWN, name=name)
    found, way = kind.value
    return Problem(ProblemKind.DECK_KIND_LATER, name=name, found=found, way=way)

"""Pictures and sounds in the text of a card: ``[image:name]`` and ``[sound:name]``.

Knows nothing of files. What is marked so and has no file stays as words.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

LONGEST_LABEL = 200
_MARK = re.compile(rf"\[(image|sound):([^\[\]\n]{{1,{LONGEST_LABEL}}})\]")
_ESCAPED = re.compile(rb"%([0-9A-Fa-f]{2})")
_SPACES = re.compile(r"[ \t]{2,}")


class MediaKind(StrEnum):
    """What a file is for."""

    IMAGE = "image"
    SOUND = "sound"


@dataclass(frozen=True, slots=True)
class MediaMark:
    """A mark in a text: ``label`` is the name of the file, ``start:end`` where it stands."""

    kind: MediaKind
    label: str
    start: int
    end: int


def marks_in(text: str) -> list[MediaMark]:
    """Every mark of ``text``, in order.

    >>> [mark.label for mark in marks_in("What is this? [image:valve.png]")]
    ['valve.png']
    """
    return [
        MediaMark(MediaKind(found[1]), found[2], *found.span()) for found in _MARK.finditer(text)
    ]


def mark_of(kind: MediaKind, label: str) -> str:
    """How a file is named in a text."""
    return f"[{kind}:{label}]"


def has_words(text: str) -> bool:
    """Whether a text says anything besides its pictures and sounds.

    >>> has_words("[image:valve.png]"), has_words("a valve [image:valve.png]")
    (False, True)
    """
    return bool(_MARK.sub(" ", text).strip())


def unescaped(name: str) -> str:
    """A name as an address gives it; percent signs with two digits stand for bytes of UTF-8.

    >>> unescaped("p%C3%A6re%20100%.png")
    'pære 100%.png'
    """
    if "%" not in name:
        return name
    data = _ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), name.encode())
    return data.decode("utf-8", "replace")


def without_marks(text: str) -> str:
    """The words of a text; of one that has none, the names of its files.

    >>> without_marks("What is this? [image:valve.png]")
    'What is this?'
    """
    if "[" not in text:
        return text
    marks = marks_in(text)
    words = _SPACES.sub(" ", _MARK.sub(" ", text)).strip() if marks else text
    return words or ", ".join(mark.label for mark in marks)

"""Text that a person typed, pasted or named a file with, as it can be kept and shown.

Knows nothing of what the text is for.
"""

import unicodedata

_KEPT = "\n\t"
_NOTHING_TO_SEE = ("C", "Z")


def mended(text: str) -> str:
    """The text as it can be stored: half of a character pair becomes a replacement mark."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def cleaned(text: str) -> str:
    """The text without what cannot be stored or seen: half characters, controls, blanks around.

    Lines end in a line feed; half of a character pair becomes a replacement mark.

    >>> cleaned(" one\\r\\ntwo\\x00 ")
    'one\\ntwo'
    """
    lines = mended(text).replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(c for c in lines if c in _KEPT or unicodedata.category(c) != "Cc")
    return kept.strip()


def visible(text: str) -> bool:
    """Whether there is anything to see in it (a zero-width space is nothing)."""
    return any(unicodedata.category(c)[0] not in _NOTHING_TO_SEE for c in text)

"""Plain text made harmless before it is shown: size, odd characters, endless words.

What a text engine chokes on or a reader is fooled by is taken out; letters, digits and line
breaks stay. Knows nothing of HTML beyond how long a text becomes in it, and nothing of Qt.
"""

import re
from bisect import bisect_right
from html import escape
from unicodedata import category

MAX_BYTES = 100_000
MAX_LINES = 2_000
MAX_RUN = 400
MAX_MARKS = 8
BREAK = "\u200b"
_LINE_ENDS = re.compile("\r\n?|\u2028|\u2029|\x85")
_SPACES = re.compile("[\t\v\f]")
# Controls; left-right marks, embeddings and isolates; annotation anchors and the picture stand-in;
# byte order mark; code points that are no characters (a text document uses some for itself).
_UNWANTED = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
    "\ufff9-\ufffc\ufeff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(chr(plane * 0x10000 + last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF))
    + "]"
)
_SURROGATES = re.compile("[\ud800-\udfff]")
_LONG_RUN = re.compile(f"([^ \n{BREAK}]{{{MAX_RUN}}})(?=[^ \n{BREAK}])")


def safe_text(text: str) -> tuple[str, bool]:
    """``text`` without what does harm, and whether its end had to be cut off.

    At most MAX_BYTES of UTF-8 once escaped, MAX_LINES lines, MAX_MARKS combining marks in a row
    and MAX_RUN characters without a place to break. Safe text comes back unchanged.
    """
    kept = harmless(text[:MAX_BYTES])
    short = _within_limits(kept)
    return short, len(text) > MAX_BYTES or len(short) < len(kept)


def harmless(text: str) -> str:
    """``text`` without what does harm, however long it is: for paper, where nothing is cut."""
    kept = _SPACES.sub(" ", _LINE_ENDS.sub("\n", text))
    kept = _SURROGATES.sub("\ufffd", _UNWANTED.sub("", kept))
    return _LONG_RUN.sub(rf"\1{BREAK}", _few_marks(kept))


def escaped(text: str) -> str:
    """``text`` for HTML, quotes included, with its line breaks as ``<br>``."""
    return escape(text).replace("\n", "<br>")


def _few_marks(text: str) -> str:
    """Leave MAX_MARKS combining marks on a letter: towers of them cover other lines."""
    if text.isascii():
        return text
    kept, marks = [], 0
    for char in text:
        marks = marks + 1 if char > "\u02ff" and category(char) in ("Mn", "Me") else 0
        if marks <= MAX_MARKS:
            kept.append(char)
    return "".join(kept)


def _within_limits(text: str) -> str:
    lines = text.split("\n", MAX_LINES)
    short = "\n".join(lines[:MAX_LINES])
    if _size(short) <= MAX_BYTES:
        return short
    length = bisect_right(range(len(short)), MAX_BYTES, key=lambda end: _size(short[:end])) - 1
    return short[: max(0, length)]


def _size(text: str) -> int:
    return len(escaped(text).encode())

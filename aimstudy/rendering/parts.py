"""A side of a card that has the length of a book, in parts that are laid out one at a time.

Nothing is left out: the parts together are the text. Knows nothing of Qt, nor who shows them.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from unicodedata import category

from aimstudy.rendering.card_html import BLANK, CardColours, cloze_html, list_html, text_html

MOST_BYTES = 4_500  # of UTF-8: what costs more to be drawn has more of them, too
MOST_LINES = 60
_AT_ONCE = 2  # parts; nobody need ask for what fits on a page or two
_LINE_ENDS = re.compile("\r\n?|\u2028|\u2029|\x85|\v|\f")
_SENTENCE_ENDS = re.compile(r"[.!?] |[。！？]")
_MARK = re.compile(r"\[(?:image|sound):[^\[\]<>\n]{1,1500}?\]")
_JOINS = frozenset("\u200d\ufe0e\ufe0f")
_LONGEST_LETTER = 50  # code points that are taken for one letter at the most


class RunKind(StrEnum):
    """How a stretch of text is shown: as it is, as a gap or what fills it, as a list's item."""

    PLAIN = "plain"
    GAP = "gap"
    FILLING = "filling"
    ITEM = "item"
    ITEM_ON = "item on"  # goes on with the item of the part before
    HTML = "html"  # untrusted, of a note type; cleaned by who shows it


Run = tuple[RunKind, str]
Part = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a side, at least one, and how many of them are needed ``at_once``."""

    parts: tuple[Part, ...]
    at_once: int


def letters(parts: Sequence[Part]) -> int:
    """How many characters ``parts`` have."""
    return sum(len(text) for runs in parts for _, text in runs)


def text_parts(text: str) -> Parts:
    """Plain text in parts."""
    return _parts([(RunKind.PLAIN, text)])


def cloze_parts(prompt: str, answer: str | None) -> Parts:
    """A sentence with its gap, or filled with ``answer``; as far as its gap it comes at once."""
    before, blank, after = prompt.partition(BLANK)
    if not blank:
        return text_parts(prompt)
    middle = (RunKind.FILLING, answer) if answer else (RunKind.GAP, BLANK)
    found = _parts([(RunKind.PLAIN, before), middle, (RunKind.PLAIN, after)])
    kinds = [middle[0] in {kind for kind, _ in runs} for runs in found.parts]
    return Parts(found.parts, max(found.at_once, 1 + kinds.index(True)))


def list_parts(items: Sequence[str]) -> Parts:
    """The items of a list in parts, however many they are."""
    return _parts([(RunKind.ITEM, item) for item in items])


def part_html(part: Part, colours: CardColours) -> str:
    """One part as safe HTML."""
    items = [text for kind, text in part if kind is RunKind.ITEM]
    html = "".join(text_html(text).html for kind, text in part if kind is RunKind.ITEM_ON and text)
    if items:
        return html + list_html(items).html
    return html or _inline(part, colours)


def _inline(part: Part, colours: CardColours) -> str:
    """Running text: a gap or its filling stands inside one paragraph with what is around it."""
    html = ""
    for kind, text in part:
        if kind is RunKind.PLAIN:
            shown = text_html(text).html
        else:
            shown = cloze_html(BLANK, text if kind is RunKind.FILLING else None, colours).html
        html += shown.removeprefix("<p>").removesuffix("</p>")
    return f"<p>{html}</p>"


def _parts(runs: Sequence[Run]) -> Parts:
    parts: list[list[Run]] = [[]]
    size = lines = 0
    for kind, text in runs:
        room = MOST_BYTES - size if kind is RunKind.PLAIN else MOST_BYTES
        for n, piece in enumerate(_pieces(_LINE_ENDS.sub("\n", text), room)):
            went_on = RunKind.ITEM_ON if kind is RunKind.ITEM and n else kind
            size += _size(piece)
            lines += piece.count("\n") + (kind is RunKind.ITEM)
            if parts[-1] and (size > MOST_BYTES or lines > MOST_LINES):
                parts.append([])
                size, lines = _size(piece), piece.count("\n")
            parts[-1].append((went_on, piece))
    at_once = len(parts) if len(parts) <= _AT_ONCE else 1
    return Parts(tuple(tuple(part) for part in parts), at_once)


def _pieces(text: str, room: int) -> Iterator[str]:
    """``text`` in pieces of at most a part's length, the first in ``room``; empty is one piece."""
    start, most = 0, max(room, MOST_BYTES // 4)
    while start < len(text) or not start:
        end = _end(text, start, most)
        yield text[start:end]
        if end >= len(text):
            return
        start, most = end, MOST_BYTES


def _end(text: str, start: int, size: int) -> int:
    """Where the piece that begins at ``start`` ends: a line, a sentence or a word, if it can."""
    most = text[start : start + size]
    room = bisect_right(range(len(most) + 1), size, key=lambda n: _size(most[:n])) - 1
    lines = most[:room].split("\n", MOST_LINES)
    if len(lines) > MOST_LINES:
        return start + room - len(lines[-1])
    end = start + room
    if end >= len(text):
        return len(text)
    return _outside_marks(text, start, _good_end(text, start, end))


def _good_end(text: str, start: int, end: int) -> int:
    middle = (start + end) // 2
    line = text.rfind("\n", middle, end)
    if line > 0:
        return line + 1
    sentences = [found.end() for found in _SENTENCE_ENDS.finditer(text, middle, end)]
    if sentences:
        return sentences[-1]
    word = text.rfind(" ", middle, end)
    return word + 1 if word > 0 else _between_letters(text, start, end)


def _between_letters(text: str, start: int, end: int) -> int:
    """``end``, or a little before: no mark is taken from its letter, no joined signs apart."""
    for place in range(end, max(start, end - _LONGEST_LETTER), -1):
        joined = _joins(text[place]) or text[place - 1] == "\u200d"
        if not joined:
            return place
    return end


def _joins(char: str) -> bool:
    """Whether ``char`` belongs to the one before it: accents, joiners, colours of skin."""
    skin, flag = "\U0001f3fb" <= char <= "\U0001f3ff", "\U0001f1e6" <= char <= "\U0001f1ff"
    return char in _JOINS or skin or flag or (char > "\u02ff" and category(char)[0] == "M")


def _outside_marks(text: str, start: int, end: int) -> int:
    """``end``, or beside the mark of a picture that would be cut in two."""
    at = text.rfind("[", start, end)
    mark = _MARK.match(text, at) if at >= 0 else None
    if mark is None or mark.end() <= end:
        return end
    return at if at > start else mark.end()


def _size(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))

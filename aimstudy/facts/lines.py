"""The lines of a text with raw offsets; HTML blocks are lines of their own, hidden parts none.

Knows which HTML tag a line stood in, and nothing else of what a line means.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LINE = re.compile(r"(?P<blank>[ \t\r\n]*[\r\n])|[^\r\n]+(?:\r\n|\n|\r|$)")
_BLOCK_TAG = re.compile(
    r"</?(?P<name>h[1-6]|p|div|li|ul|ol|dl|dt|dd|table|thead|tbody|tr|t[dh]|hr|section|article|"
    r"blockquote|header|footer|nav|aside|main|body|html|head|title|figure|figcaption|form|meta|"
    r"link|!doctype)\b[^<>]{0,300}/?>",
    re.I,
)
_HIDDEN = re.compile(r"<(?:!--|(?P<tag>script|style|svg|noscript)\b)", re.I)


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its end; ``start`` is its raw offset, ``tag`` the HTML tag it opens."""

    start: int
    text: str
    tag: str = ""

    @property
    def end(self) -> int:
        """Raw offset after the last character."""
        return self.start + len(self.text)


def lines_of(text: str, start: int) -> Iterator[Line]:
    """Every line of ``text`` from ``start`` on, without scripts, styles and long comments."""
    for begin, end in _shown(text, start):
        for match in _LINE.finditer(text, begin, end):
            if match["blank"]:
                yield Line(match.start(), "")
                continue
            line = Line(match.start(), match.group().rstrip("\r\n"))
            if "<" in line.text:
                yield from _html_lines(line)
            else:
                yield line


def has_html_blocks(text: str) -> bool:
    """True when the text holds HTML that ``lines_of`` leaves out."""
    return _BLOCK_TAG.search(text) is not None or len(list(_shown(text, 0))) > 1


def _shown(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Runs of text between scripts, styles and comments over several lines."""
    begin = at = start
    unclosed: set[str] = set()
    while found := _HIDDEN.search(text, at):
        mark = f"</{found['tag']}".lower() if found["tag"] else "-->"
        end = -1 if mark in unclosed else _close(text, found.end(), mark)
        at = found.end() if end < 0 else end
        if end < 0:
            unclosed.add(mark)  # what never ends hides nothing
        elif found["tag"] or "\n" in text[found.start() : end]:
            yield begin, found.start()
            begin = end
    yield begin, len(text)


def _close(text: str, at: int, mark: str) -> int:
    """Offset after ``mark`` (any case), -1 where it does not come."""
    found = re.compile(re.escape(mark) + (r"\s*>" if mark[0] == "<" else ""), re.I).search(text, at)
    return found.end() if found else -1


def _html_lines(line: Line) -> Iterator[Line]:
    """The pieces of a line between its block tags, each its own block."""
    at, tag = 0, ""
    for found in _BLOCK_TAG.finditer(line.text):
        piece = line.text[at : found.start()]
        if piece.strip():
            yield Line(line.start + at, piece, tag)
        yield Line(line.start + found.start(), "")
        tag = "" if found.group().startswith("</") else found["name"].lower()
        at = found.end()
    if line.text[at:].strip():
        yield Line(line.start + at, line.text[at:], tag)

"""A line scanner that splits Markdown or plain text into blocks with raw offsets.

More tolerant than CommonMark: a heading needs no space after its marks, and dashes of any length
open a bullet. Knows nothing of sentences.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from aimstudy.domain.article import Block, BlockKind

_LINE = re.compile(r"(?P<blank>[ \t\r\n]*[\r\n])|[^\r\n]*(?:\r\n|\n|\r|$)")
_HEADING = re.compile(r"[ ]{0,3}(#{1,6})(?:[ \t]+|(?=[^\W\d_]))(.*?)[ \t]*#*[ \t]*$")
_BULLET = re.compile(r"[ \t]{0,12}(?:[-*+•–—·][ \t]+|\d{1,2}[.)][ \t]+)(?=\S)")
_RULE = re.compile(r"[ ]{0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_SETEXT = re.compile(r"[ ]{0,3}(=+|-{2,})[ \t]*$")
_FENCE = re.compile(r"[ ]{0,3}(```+|~~~+)")
_QUOTE = re.compile(r"[ ]{0,3}(?:>[ ]?)+")
_TABLE_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(\|[ \t:-]*)*$")
_TABLE_ROW = re.compile(r"[ \t]*\|.*\|")


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its end; ``start`` is its raw offset."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """Raw offset after the last character."""
        return self.start + len(self.text)


@dataclass(slots=True)
class _Open:
    kind: BlockKind
    level: int
    start: int
    end: int
    first: str = ""
    lines: int = 1


def _looks_titled(line: str) -> bool:
    """A short line without an end mark: a heading in text that marks none."""
    line = line.strip()
    few = len(line) <= 60 and len(line.split()) <= 8
    return few and line[:1].isupper() and line[-1:] not in ".,;:!?" and line[-1:].isalnum()


class BlockScanner:
    """Collects blocks line by line; ``section`` counts headings seen (0 = before the first)."""

    def __init__(self, marked: bool) -> None:
        self.marked = marked  # the text marks its headings; short lines are then just short lines
        self.blocks: list[Block] = []
        self._open: _Open | None = None
        self._fence = ""
        self._section = 0

    def feed(self, line: Line) -> None:
        """Take one line."""
        if self._fence:
            self._in_code(line)
        elif fence := _FENCE.match(line.text):
            self._close()
            self._fence = fence.group(1)[:3]
            self._open = _Open(BlockKind.CODE, 0, line.start, line.end)
        elif not line.text.strip():
            self._close()
        else:
            self._visible(line)

    def finish(self) -> list[Block]:
        """Close what is open and return every block."""
        self._fence = ""
        self._close()
        return self.blocks

    def _in_code(self, line: Line) -> None:
        if self._open:
            self._open.end = line.end
        if line.text.strip().startswith(self._fence):
            self._fence = ""
            self._close()

    def _visible(self, line: Line) -> None:
        heading = _HEADING.match(line.text)
        if heading and heading.group(2):
            self._heading(len(heading.group(1)), line.start + heading.start(2), heading.group(2))
        elif self._is_setext(line):
            return
        elif _RULE.match(line.text):
            self._close()
        elif _TABLE_ROW.match(line.text) or self._joins_table(line):
            self._add(BlockKind.TABLE, line, line.start)
        elif bullet := _BULLET.match(line.text):
            self._close()
            self._add(BlockKind.BULLET, line, line.start + bullet.end())
        elif quote := _QUOTE.match(line.text):
            self._add(BlockKind.QUOTE, line, line.start + quote.end())
        else:
            self._add_running(line)

    def _add_running(self, line: Line) -> None:
        lead = len(line.text) - len(line.text.lstrip())
        held = self._open
        titled = held and held.kind is BlockKind.PARAGRAPH and held.lines == 1
        above = held is not None and titled and not self.marked and _looks_titled(held.first)
        opens = line.text.lstrip()[:1].isupper()
        if held and above and opens and len(line.text) > len(held.first) + 20:
            self._open = None
            self._heading(2, held.start, held.first.strip())
        if self._open and self._open.kind in (BlockKind.BULLET, BlockKind.QUOTE):
            self._open.end = line.end  # a lazy continuation line
        else:
            self._add(BlockKind.PARAGRAPH, line, line.start + lead)

    def _is_setext(self, line: Line) -> bool:
        underline = _SETEXT.match(line.text)
        held = self._open
        if not underline or not held or held.kind is not BlockKind.PARAGRAPH:
            return False
        level = 1 if underline.group(1)[0] == "=" else 2
        self._open = None
        self._section += 1
        self.blocks.append(Block(BlockKind.HEADING, level, held.start, held.end, self._section - 1))
        return True

    def _joins_table(self, line: Line) -> bool:
        return (
            self._open is not None
            and self._open.kind is BlockKind.TABLE
            and (bool(_TABLE_RULE.match(line.text)) or "|" in line.text)
        )

    def _heading(self, level: int, start: int, text: str) -> None:
        self._close()
        self._section += 1
        self.blocks.append(
            Block(BlockKind.HEADING, level, start, start + len(text), self._section - 1)
        )

    def _add(self, kind: BlockKind, line: Line, start: int) -> None:
        if self._open and self._open.kind is not kind:
            self._close()
        if self._open is None:
            self._open = _Open(kind, 0, start, line.end, line.text.strip(), 0)
        self._open.end = line.end
        self._open.lines += 1

    def _close(self) -> None:
        held = self._open
        alone = held is not None and held.kind is BlockKind.PARAGRAPH and held.lines == 1
        if held and alone and not self.marked and _looks_titled(held.first):
            self._open = None
            self._heading(2 if self.blocks else 1, held.start, held.first)
            return
        if self._open:
            section = max(0, self._section - 1)
            held = self._open
            self.blocks.append(Block(held.kind, held.level, held.start, held.end, section))
        self._open = None


def lines_of(text: str, start: int) -> Iterator[Line]:
    """Every line of ``text`` from ``start`` on."""
    for match in _LINE.finditer(text, start):
        if match["blank"]:
            yield Line(match.start(), "")
        elif match.group():
            yield Line(match.start(), match.group().rstrip("\r\n"))


def scan_blocks(text: str, start: int) -> list[Block]:
    """Blocks of the body in reading order.

    A heading's block has the index of the section it opens (0 for the first heading); text
    before any heading belongs to section 0 too.
    """
    marked = re.search(r"^[ ]{0,3}#{1,6}", text, re.M) is not None
    scanner = BlockScanner(marked)
    for line in lines_of(text, start):
        scanner.feed(line)
    return scanner.finish()

"""A line scanner that splits Markdown, HTML or plain text into blocks with raw offsets.

More tolerant than CommonMark (see marks.py). Knows nothing of sentences.
"""

import re
from dataclasses import dataclass

from aimstudy.domain.article import Block, BlockKind
from aimstudy.facts import marks
from aimstudy.facts.lines import Line, lines_of

_HEADED = re.compile(r"^[ ]{0,3}#{1,6}|<h[1-6]\b", re.M | re.I)
_OPEN_ENDED = re.compile(r"[^\s.:!?;»”\"]\s*$")
_NUMBERED = re.compile(r"\s*\(?[\da-z]{1,3}[.)]")
_DEEPEST = 8


@dataclass(slots=True)
class _Open:
    kind: BlockKind
    level: int
    start: int
    end: int
    first: str = ""
    lines: int = 1
    last: str = ""
    last_start: int = 0


class BlockScanner:
    """Collects blocks line by line; ``section`` counts headings seen (0 = before the first)."""

    def __init__(self, marked: bool) -> None:
        self.marked = marked  # the text marks its headings; short lines are then just short lines
        self.blocks: list[Block] = []
        self._open: _Open | None = None
        self._fence = ""
        self._section = 0
        self._indents: list[int] = []

    def feed(self, line: Line) -> None:
        """Take one line."""
        if self._fence:
            self._in_code(line)
        elif fence := marks.FENCE.match(line.text):
            self._close()
            self._fence = fence.group(1)[:3]
            self._open = _Open(BlockKind.CODE, 0, line.start, line.end)
        elif not line.text.strip():
            self._close()
        elif line.tag:
            self._tagged(line)
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

    def _tagged(self, line: Line) -> None:
        """A line that opens an HTML block: its tag says what it is."""
        lead = len(line.text) - len(line.text.lstrip())
        if line.tag[:1] == "h" and line.tag[1:].isdigit() and len(line.text) < 400:
            self._heading(int(line.tag[1:]), line.start + lead, line.text.strip())
        elif line.tag in ("li", "dd"):
            self._close()
            self._add(BlockKind.BULLET, line, line.start + lead)
        elif line.tag in ("td", "th", "tr"):
            self._add(BlockKind.TABLE, line, line.start + lead)
        elif line.tag in ("title", "meta", "link"):
            return
        else:
            self._visible(line)

    def _visible(self, line: Line) -> None:
        found = marks.heading(line.text)
        if found:
            level, start, end = found
            self._heading(level, line.start + start, line.text[start:end])
        elif self._is_setext(line):
            return
        elif marks.RULE.match(line.text) or marks.LINK_DEFINITION.match(line.text):
            self._close()
        elif self._is_table(line):
            self._add(BlockKind.TABLE, line, line.start)
        else:
            self._running(line)

    def _running(self, line: Line) -> None:
        quote = marks.QUOTE.match(line.text)
        at = quote.end() if quote else 0
        bullet = marks.BULLET.match(line.text[at : at + 40])
        if marks.EMPTY_BULLET.match(line.text):
            self._close()
        elif bullet and self._opens_bullet(bullet, line.text[at:]):
            self._close()
            self._add(BlockKind.BULLET, line, line.start + at + bullet.end())
            if self._open:
                self._open.level = self._depth(marks.indent_of(line.text[at:]))
        elif quote:
            self._add(BlockKind.QUOTE, line, line.start + at)
        elif note := (marks.FOOTNOTE.match(line.text) or marks.ASKED.match(line.text)):
            self._close()
            self._add(BlockKind.PARAGRAPH, line, line.start + note.end())
        else:
            self._add_running(line)

    def _opens_bullet(self, bullet: re.Match[str], text: str) -> bool:
        """Not so where the line only goes on with a sentence: "... until" / "12. mai"."""
        held = self._open
        goes_on = (
            held is not None
            and _OPEN_ENDED.search(held.last) is not None
            and text[bullet.end() :][:1].islower()
        )
        if held is None or not goes_on:
            return True
        if held.kind is BlockKind.BULLET:
            return not bullet["number"] or _NUMBERED.match(held.first) is not None
        plain = bullet["dash"] is not None and bullet["dash"][0] in "-*+•"
        return held.kind is not BlockKind.PARAGRAPH or plain

    def _depth(self, indent: int) -> int:
        """How deep a bullet with this indent stands among the open ones."""
        while self._indents and indent <= self._indents[-1]:
            self._indents.pop()
        self._indents.append(indent)
        return min(len(self._indents) - 1, _DEEPEST)

    def _add_running(self, line: Line) -> None:
        lead = len(line.text) - len(line.text.lstrip())
        held = self._open
        titled = held and held.kind is BlockKind.PARAGRAPH and held.lines == 1
        if held and titled and self._is_title(held.first):
            opens = line.text.lstrip()[:1].isupper()
            if opens and (marks.is_bold_title(held.first) or len(line.text) > len(held.first) + 20):
                self._open = None
                self._heading(2, held.start, held.first.strip())
        if marks.TERM_GLOSS.match(line.text):
            self._split_term()
        if self._open and self._open.kind in (BlockKind.BULLET, BlockKind.QUOTE):
            self._open.end = line.end  # a lazy continuation line
            self._open.last = line.text
        else:
            self._add(BlockKind.PARAGRAPH, line, line.start + lead)

    def _split_term(self) -> None:
        """The line before a definition is its term: a block of its own with it."""
        held = self._open
        if held and held.kind is BlockKind.PARAGRAPH and held.lines > 1:
            term = _Open(held.kind, 0, held.last_start, held.end, held.last, 1, held.last)
            held.end = held.last_start
            self._close()
            self._open = term

    def _is_title(self, line: str) -> bool:
        return marks.is_bold_title(line) or (not self.marked and marks.looks_titled(line))

    def _is_setext(self, line: Line) -> bool:
        underline = marks.SETEXT.match(line.text)
        held = self._open
        if not underline or not held or held.kind is not BlockKind.PARAGRAPH:
            return False
        first = underline.group(1)[0]
        prose = held.end - held.start > 200 or (first == "-" and held.last.rstrip().endswith("."))
        if prose:
            return False
        self._open = None
        self._heading(1 if first == "=" else 2, held.start, held.first, held.end)
        return True

    def _is_table(self, line: Line) -> bool:
        held = self._open
        if marks.TABLE_ROW.match(line.text):
            return True
        if held is None or "|" not in line.text:
            return False
        if held.kind is BlockKind.TABLE:
            return True
        headed = held.kind is BlockKind.PARAGRAPH and held.lines == 1 and "|" in held.first
        if headed and marks.TABLE_RULE.match(line.text):
            held.kind = BlockKind.TABLE
            return True
        return False

    def _heading(self, level: int, start: int, text: str, end: int = -1) -> None:
        self._close()
        self._section += 1
        stop = end if end >= 0 else start + len(text)
        self._indents = []
        self.blocks.append(Block(BlockKind.HEADING, level, start, stop, self._section - 1))

    def _add(self, kind: BlockKind, line: Line, start: int) -> None:
        if self._open and self._open.kind is not kind:
            self._close()
        if self._open is None:
            self._open = _Open(kind, 0, start, line.end, line.text.strip(), 0)
            if kind is not BlockKind.BULLET:
                self._indents = []
        self._open.end = line.end
        self._open.lines += 1
        self._open.last, self._open.last_start = line.text, line.start

    def _close(self) -> None:
        held = self._open
        self._open = None
        if held is None:
            return
        if held.kind is BlockKind.PARAGRAPH and held.lines == 1 and self._is_title(held.first):
            self._heading(2 if self.blocks else 1, held.start, held.first)
            return
        section = max(0, self._section - 1)
        self.blocks.append(Block(held.kind, held.level, held.start, held.end, section))


def scan_blocks(text: str, start: int) -> list[Block]:
    """Blocks of the body in reading order.

    A heading's block has the index of the section it opens (0 for the first heading); text
    before any heading belongs to section 0 too. The level of a bullet is its depth.
    """
    scanner = BlockScanner(_HEADED.search(text, start) is not None)
    for line in lines_of(text, start):
        scanner.feed(line)
    return scanner.finish()

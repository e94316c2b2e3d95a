"""Removes Markdown from a block and mends loose punctuation, keeping a map to raw offsets.

The cleaned text is what a card shows; the raw text is what it cites.
"""

import html
import re
from bisect import bisect_right
from dataclasses import dataclass, field

from aimstudy.language.broken_links import target_end

_SPECIAL = re.compile(
    r"(?P<space>(?:[^\S ]|[ ](?=[\s.,;:!?>]))\s*(?:>[ ]?)*)"
    r"|(?P<zero>[\u00ad\u200b-\u200d\u2060\ufeff]+)"
    r"|(?P<bracket>!?\[+)|(?P<close>\]+)|(?P<mark>\*+|_+|`+|~~+)"
    r"|(?P<comment><!--)|(?P<tag></?[A-Za-z][^<>]{0,300}>)"
    r"|(?P<entity>&(?:[A-Za-z]{2,10}|#\d{1,6}|#x[0-9A-Fa-f]{1,6});)|(?P<escape>\\)"
    r"|(?P<comma>,(?:[ ]?[,.](?=\s))+)",
    re.S,
)
_LINK_WINDOW = 400
_SHOWN = 100
_TARGET = re.compile(
    r"<?[^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)?>?(?:[ \t]+[\"'][^\"'\n]{0,200}[\"'])?[ \t]*\)"
)
_NOTE = re.compile(
    r"\^?\d{1,3}\]|\^[\w-]{1,20}\]|[a-z]\]|(?:note|n|nb|fotnote) ?\d{1,3}\]|citation needed\]"
    r"|(?:edit|rediger|rediger kilde|trenger referanse|kilde mangler|clarification needed)\]",
    re.I,
)
_BEFORE_POINT = ".,;:!?"


@dataclass(slots=True)
class CleanText:
    """Cleaned text; piece ``i`` starts at ``clean_starts[i]`` and comes from ``raw_starts[i]``."""

    text: str = ""
    clean_starts: list[int] = field(default_factory=list)
    raw_starts: list[int] = field(default_factory=list)
    dropped_html: bool = False

    def raw_offset(self, at: int) -> int:
        """The raw offset of clean character ``at``."""
        if not self.clean_starts:
            return 0
        i = max(0, bisect_right(self.clean_starts, at) - 1)
        return self.raw_starts[i] + at - self.clean_starts[i]

    def clean_offset(self, raw: int) -> int:
        """The clean offset nearest to raw offset ``raw`` (at or after it where it was dropped)."""
        i = bisect_right(self.raw_starts, raw) - 1
        if i < 0:
            return 0
        limit = self.clean_starts[i + 1] if i + 1 < len(self.clean_starts) else len(self.text)
        return min(self.clean_starts[i] + raw - self.raw_starts[i], limit)


class _Cleaner:
    def __init__(self, text: str, start: int, end: int) -> None:
        self.source = text
        self.end = end
        self.at = start
        self.parts: list[str] = []
        self.size = 0
        self.last = ""
        self.out = CleanText()
        self.comments_end = True
        self.links: list[int] = []  # raw offsets of "]" that close a link's text

    def put(self, piece: str, raw: int) -> None:
        if piece[:1] == " " and (self.last == " " or not self.size):
            piece, raw = piece[1:], raw + 1
        if not piece:
            return
        self.out.clean_starts.append(self.size)
        self.out.raw_starts.append(raw)
        self.parts.append(piece)
        self.size += len(piece)
        self.last = piece[-1]

    def run(self) -> CleanText:
        while self.at < self.end:
            match = _SPECIAL.search(self.source, self.at, self.end)
            stop = match.start() if match else self.end
            self.put(self.source[self.at : stop], self.at)
            self.at = stop
            if match:
                self.at = match.end()
                self.special(match)
        self.out.text = "".join(self.parts).rstrip()
        return self.out

    def special(self, match: re.Match[str]) -> None:
        kind, text, raw = match.lastgroup, match.group(), match.start()
        if kind == "entity":
            self.put(html.unescape(text).replace("\xa0", " "), raw)
        elif kind == "comma":
            self.put(",", raw)
        elif kind == "tag":
            self.tag(text, raw)
        elif kind == "close":
            self.close(text, raw)
        elif kind in ("bracket", "mark"):
            (self.bracket if kind == "bracket" else self.mark)(match)
        elif kind == "comment":
            self.comment()
        elif kind in ("space", "escape"):
            (self.space if kind == "space" else self.escape)(raw)

    def tag(self, text: str, raw: int) -> None:
        address = re.match(r"<(?:https?://|mailto:|www\.)", text)
        if address:
            self.put(text[1:-1], raw + 1)
            return
        self.out.dropped_html = True
        if re.match(r"</?(?:br|p|li|td|tr|div|h\d)\b", text, re.I):
            self.space(raw)

    def comment(self) -> None:
        """Step over a comment; an opening without an end is only dropped itself."""
        self.out.dropped_html = True
        close = self.source.find("-->", self.at, self.end) if self.comments_end else -1
        self.comments_end = close >= 0
        if close >= 0:
            self.at = close + 3

    def space(self, raw: int) -> None:
        nxt = self.source[self.at : self.at + 1]
        after = self.source[self.at + 1 : self.at + 2]
        loose = nxt in _BEFORE_POINT and nxt and self.at < self.end and not after.isalnum()
        if not loose and self.size and self.last != " ":
            self.put(" ", raw)

    def bracket(self, match: re.Match[str]) -> None:
        if len(match.group().lstrip("!")) > 1:
            return  # a pile of brackets is never visible text
        limit = min(self.end, self.at + _LINK_WINDOW)
        note = _NOTE.match(self.source, self.at, limit)
        lettered = note and not note.group()[:1].isdigit() and note.group()[:1] != "^"
        apart = lettered and self.source[match.start() - 1 : match.start()].isspace()
        if note and not apart and self.source[note.end() : note.end() + 1] != "(":
            self.at = note.end()
            self.close_up()
            return
        close = self.source.find("]", self.at, limit)
        if close < 0:
            return
        follow = self.source[close + 1 : close + 2]
        if follow in ("(", "["):
            self.links.append(close)
        elif match.group() == "[":
            self.put("[", match.start())

    def close_up(self) -> None:
        """Take back the space before a dropped note where a mark comes next."""
        loose = self.source[self.at : self.at + 1] in tuple(_BEFORE_POINT) and self.at < self.end
        if not loose or self.last != " ":
            return
        self.size -= 1
        self.parts[-1] = self.parts[-1][:-1]
        if not self.parts[-1]:
            for each in (self.parts, self.out.clean_starts, self.out.raw_starts):
                each.pop()
        self.last = self.parts[-1][-1] if self.parts else ""

    def close(self, text: str, raw: int) -> None:
        if self.links and self.links[-1] == raw:
            self.links.pop()
            self.at = raw + 1
            self.target(self.source[max(0, raw - _SHOWN) : raw].rpartition("[")[2])
        elif self.last and "[" in "".join(self.parts[-4:]):
            self.put("]", raw)

    def target(self, shown: str) -> None:
        """Step over a link's target; one that never closes ends at the next comma or stop."""
        opener = self.source[self.at]
        limit = min(self.end, self.at + 2 + _LINK_WINDOW)
        if opener == "[":
            close = self.source.find("]", self.at, limit)
            self.at = close + 1 if close > 0 else self.at + 1
            return
        match = _TARGET.match(self.source, self.at + 1, limit)
        if match:
            self.at = match.end()
        else:
            self.at = target_end(self.source, self.at + 1, limit, shown)

    def mark(self, match: re.Match[str]) -> None:
        """Emphasis touches a word on one side only; a lone star or an inner underscore stays."""
        before = self.source[match.start() - 1] if match.start() else " "
        after = self.source[match.end()] if match.end() < self.end else " "
        joined = before.isalnum() and after.isalnum()
        product = match.group() == "*" and before.isdigit() and after.isdigit()
        inner = product or (match.group()[0] == "_" and joined)
        alone = before.isspace() and after.isspace() and match.group()[0] in "*_"
        if inner or (alone and len(match.group()) < 3):
            self.put(match.group(), match.start())

    def escape(self, raw: int) -> None:
        nxt = self.source[self.at : self.at + 1]
        if nxt and not nxt.isalnum() and not nxt.isspace() and self.at < self.end:
            self.put(nxt, self.at)
            self.at += 1
        elif nxt.isalnum():
            self.put("\\", raw)


def clean_markup(text: str, start: int, end: int) -> CleanText:
    """Clean ``text[start:end]``; linear in its length."""
    return _Cleaner(text, start, end).run()

"""Lays an article out as lines of plain text, and maps every shown character to the raw file.

Markup is gone from what is shown, so a place on screen is not a place in the file: each piece keeps
its raw range, and a marked part of it is found again by matching the two texts. No Qt here; shown
positions count UTF-16 units, as a text document does.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from aimstudy.domain.article import Block, BlockKind
from aimstudy.services.views.articles import ArticleView, ShownSentence


def units(text: str) -> int:
    """Length of ``text`` in UTF-16 units, which is how a text document counts."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def index_at(text: str, unit: int) -> int:
    """The character index of UTF-16 offset ``unit`` in ``text`` (clamped to its length)."""
    passed = 0
    for index, character in enumerate(text):
        if passed >= unit:
            return index
        passed += 2 if character > "\uffff" else 1
    return len(text)


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence (or an unbroken block) on screen: its text, place, and raw ``start:end``."""

    shown: str
    at: int
    start: int
    end: int

    @property
    def until(self) -> int:
        """The document position after its last character."""
        return self.at + units(self.shown)


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of the reader."""

    kind: BlockKind
    level: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class TextMap:
    """All lines of an article, in the order they are shown, one line break between two."""

    raw: str
    lines: tuple[Line, ...]
    pieces: tuple[Piece, ...]

    def piece_of(self, start: int) -> Piece | None:
        """The piece that shows raw offset ``start``, or the nearest one after it."""
        place = bisect_right(self.pieces, start, key=lambda piece: piece.end)
        return self.pieces[place] if place < len(self.pieces) else None

    def piece_shown_at(self, position: int) -> Piece | None:
        """The piece at document position ``position``; None before the first."""
        place = bisect_right(self.pieces, position, key=lambda piece: piece.at) - 1
        return self.pieces[place] if place >= 0 else None

    def raw_range(self, first: int, last: int) -> tuple[int, int] | None:
        """Raw ``start:end`` of the document range ``first:last``; None where no text lies in it."""
        touched = [p for p in self.pieces if p.at < last and p.until > first]
        if not touched:
            return None
        head, tail = touched[0], touched[-1]
        start = self._raw_at(head, index_at(head.shown, max(0, first - head.at)), closing=False)
        end = self._raw_at(tail, index_at(tail.shown, last - tail.at), closing=True)
        return (start, end) if start < end else None

    def _raw_at(self, piece: Piece, index: int, *, closing: bool) -> int:
        raw = self.raw[piece.start : piece.end]
        return piece.start + matching_index(raw, piece.shown, index, closing=closing)


def matching_index(raw: str, shown: str, index: int, *, closing: bool) -> int:
    """Where character ``index`` of ``shown`` stands in ``raw``, which has markup besides.

    With ``closing`` the place just after the character before ``index`` is meant, so that markup
    following a marked word is not swallowed.
    """
    wanted = index - 1 if closing else index
    if wanted < 0:
        return 0
    matcher = SequenceMatcher(None, raw, shown, autojunk=False)
    nearest = len(raw)
    for in_raw, in_shown, size in matcher.get_matching_blocks():
        if in_shown <= wanted < in_shown + size:
            return in_raw + wanted - in_shown + (1 if closing else 0)
        if in_shown > wanted:
            nearest = in_raw
            break
    return nearest


def lay_out(view: ArticleView) -> TextMap:
    """Lines of ``view``: its blocks in order, each with its sentences joined by one space."""
    blocks = sorted(view.blocks, key=lambda block: block.start)
    by_block, loose = _sentences_by_block(blocks, view.sentences)
    titles = {start: title for title, _, start in view.sections}
    parts: list[tuple[int, BlockKind, int, list[tuple[str, int, int]]]] = []
    for block, found in zip(blocks, by_block, strict=True):
        texts = _texts(found) or _unbroken(view.text, block, titles)
        if not texts:
            continue
        first = all(kind is BlockKind.DESCRIPTION for _, kind, _, _ in parts)
        repeats = block.kind is BlockKind.HEADING and first and texts[0][0] == view.title
        if not repeats:  # the page's header shows the title already
            parts.append((block.start, block.kind, block.level, texts))
    parts.extend((s.start, s.block, 0, [(s.clean, s.start, s.end)]) for s in loose if s.clean)
    parts.sort(key=lambda part: part[0])
    lines = tuple(_place(parts))
    return TextMap(view.text, lines, tuple(piece for line in lines for piece in line.pieces))


def _sentences_by_block(
    blocks: Sequence[Block], sentences: Iterable[ShownSentence]
) -> tuple[list[list[ShownSentence]], list[ShownSentence]]:
    starts = [block.start for block in blocks]
    by_block: list[list[ShownSentence]] = [[] for _ in blocks]
    loose: list[ShownSentence] = []
    for sentence in sorted(sentences, key=lambda each: each.start):
        place = bisect_right(starts, sentence.start) - 1
        inside = place >= 0 and sentence.start < blocks[place].end
        (by_block[place] if inside else loose).append(sentence)
    return by_block, loose


def _texts(found: Iterable[ShownSentence]) -> list[tuple[str, int, int]]:
    return [(each.clean, each.start, each.end) for each in found if each.clean]


def _unbroken(text: str, block: Block, titles: dict[int, str]) -> list[tuple[str, int, int]]:
    """A block without sentences: a heading by its title, anything else as it stands."""
    raw = text[block.start : block.end]
    shown = titles.get(block.start) or raw.strip()
    if block.kind is BlockKind.HEADING:
        shown = shown.lstrip("#").strip()
    return [(shown, block.start, block.end)] if shown else []


def _place(
    parts: Iterable[tuple[int, BlockKind, int, list[tuple[str, int, int]]]],
) -> Iterable[Line]:
    at = 0
    for _, kind, level, texts in parts:
        pieces = []
        for shown, start, end in texts:
            pieces.append(Piece(shown, at, start, end))
            at += units(shown) + 1  # the space between two sentences, or the line break
        yield Line(kind, level, tuple(pieces))

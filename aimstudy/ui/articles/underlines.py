"""Paints the underlines of facts over a text document: by kind, and only where it is in sight."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QPainter, QTextBlock, QTextDocument, QTextLine

from aimstudy.domain.fact import FactKind, FactState
from aimstudy.services.views.articles import FactMark
from aimstudy.ui.articles.fact_kinds import FactGroup, group_of
from aimstudy.ui.articles.strokes import GAP, draw_stroke
from aimstudy.ui.articles.text_map import Piece, TextMap, units


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Document positions ``start:end`` underlined for ``group``."""

    start: int
    end: int
    group: FactGroup
    fact_id: int = 0


def places_of(marks: Iterable[FactMark], text_map: TextMap) -> tuple[Span, ...]:
    """Where each fact stands: its answer's words, or its whole sentence; in order."""
    found = []
    for mark in marks:
        piece = text_map.piece_of(mark.start)
        if piece is not None and mark.state is not FactState.REJECTED:
            # A list's items are spread over its sentence; the first of them is not its answer.
            spread = mark.kind in (FactKind.LIST, FactKind.STEP)
            start, end = place_of(piece, "" if spread else mark.answer)
            found.append(Span(start, end, group_of(mark.kind), mark.fact_id))
    return tuple(sorted(found))


def spans_of(places: Iterable[Span], shown: Collection[FactGroup]) -> tuple[Span, ...]:
    """What to underline of the families ``shown``: once each, without overlaps, in order."""
    found: dict[tuple[int, int], Span] = {}
    for place in places:
        if place.group in shown:
            found.setdefault((place.start, place.end), place)
    return tuple(sorted(span for group in _touching(found.values()) for span in _apart(group)))


def fact_at(spans: Sequence[Span], position: int) -> int | None:
    """The fact that is underlined at a document position."""
    found = (span.fact_id for span in spans if span.start <= position < span.end)
    return next(found, None)


def _touching(spans: Iterable[Span]) -> list[list[Span]]:
    """The spans in groups that overlap among themselves only."""
    groups: list[list[Span]] = []
    until = -1
    for span in sorted(spans):
        if span.start >= until:
            groups.append([])
        groups[-1].append(span)
        until = max(until, span.end)
    return groups


def _apart(spans: Iterable[Span]) -> Iterable[Span]:
    """The spans without overlaps: where two meet, the shorter one is underlined."""
    taken: list[Span] = []
    for span in sorted(spans, key=lambda each: (each.end - each.start, each.start)):
        start = span.start
        for other in sorted(other for other in taken if other.start < span.end):
            if other.end <= start:
                continue
            if other.start > start:
                taken.append(Span(start, other.start, span.group, span.fact_id))
            start = max(start, other.end)
        if start < span.end:
            taken.append(Span(start, span.end, span.group, span.fact_id))
    return taken


def place_of(piece: Piece, answer: str) -> tuple[int, int]:
    """Document positions of ``answer`` in ``piece``, of all of it where it is not there."""
    at = piece.shown.find(answer) if answer else -1
    if at < 0:
        return piece.at, piece.until
    start = piece.at + units(piece.shown[:at])
    return start, start + units(answer)


def paint_underlines(
    painter: QPainter,
    document: QTextDocument,
    spans: Sequence[Span],
    first: QTextBlock,
    height: float,
) -> None:
    """Underline ``spans`` from block ``first`` down to ``height`` px of document coordinates."""
    layout = document.documentLayout()
    block = first
    while block.isValid():
        top = layout.blockBoundingRect(block).top()
        if top > height:
            return
        for span in _in_block(spans, block):
            _paint_span(painter, block, span)
        block = block.next()


def _in_block(spans: Sequence[Span], block: QTextBlock) -> Iterable[Span]:
    start, end = block.position(), block.position() + block.length()
    place = bisect_left(spans, start, key=lambda span: span.start)
    for span in spans[place:]:
        if span.start >= end:
            return
        yield span


def _paint_span(painter: QPainter, block: QTextBlock, span: Span) -> None:
    layout = block.layout()
    at, until = span.start - block.position(), span.end - block.position()
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        begin = line.textStart()
        stop = begin + len(block.text()[begin : begin + line.textLength()].rstrip())
        if begin < until and stop > at:
            left, right = _edges(line, max(at, begin), min(until, stop))
            height = layout.position().y() + line.y() + line.ascent() + GAP
            shift = layout.position().x()
            draw_stroke(painter, span.group, shift + left, shift + right, height)


def _edges(line: QTextLine, start: int, end: int) -> tuple[float, float]:
    left, right = (_across(line.cursorToX(place)) for place in (start, end))
    return min(left, right), max(left, right)


def _across(found: object) -> float:
    """The stubs and the bindings disagree on whether the place comes alone or in a pair."""
    first = found[0] if isinstance(found, tuple) else found
    return first if isinstance(first, float) else 0.0

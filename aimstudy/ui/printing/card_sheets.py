"""Cards on two-sided pages: turned on the long edge, every back lies behind its front.

A card gets the smallest place in which both sides stand whole at a size that can be read: eight on
a page, two, or one; a longer text goes on over pages of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from aimstudy.domain.media import MediaKind, MediaMark, in_words
from aimstudy.domain.told import tells
from aimstudy.services.views.printing import PrintCard
from aimstudy.ui.printing.paper import GREY, HEIGHT, WIDTH, Block, Paper, Style
from aimstudy.ui.translations import tr

EDGE = 10.0  # mm around a page that no printer reaches
INNER = 6.0  # mm within a card
SIZES = (15.0, 13.0, 11.5, 10.0, 9.0, 8.0)  # points
NOTE = 6.5
GRIDS = ((2, 4), (1, 2), (1, 1))  # columns, rows
_GAP = 2.0
Told = Callable[[float], object]


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a card: its text, a line above it, and small print below."""

    text: str
    head: str
    foot: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a card lies on a page, mm; ``back`` is the same place seen from behind."""

    x: float
    y: float
    width: float
    height: float

    @property
    def back(self) -> Place:
        """On the other side of a page that is turned on its long edge left and right change."""
        return Place(WIDTH - self.x - self.width, self.y, self.width, self.height)


def sides_of(card: PrintCard) -> tuple[Side, Side]:
    """Front and back; the source stands behind."""
    quote = f"“{card.quote}”" if card.quote else ""
    foot = " — ".join(part for part in (quote, card.source) if part)
    head = card.context or card.deck
    if tells(head, card.back.split("\n")):
        head = ""
    return Side(_said(card.front), head, ""), Side(_said(card.back), card.deck, foot)


def _said(text: str) -> str:
    """A text as it stands on paper: what cannot be seen or heard there is named."""
    return in_words(text, _named)


def _named(mark: MediaMark) -> str:
    if mark.kind is MediaKind.IMAGE:
        return tr("(picture: {name})", name=mark.label)
    return tr("(sound: {name})", name=mark.label)


def places(grid: tuple[int, int]) -> list[Place]:
    """The places of a page, row by row."""
    columns, rows = grid
    width, height = (WIDTH - 2 * EDGE) / columns, (HEIGHT - 2 * EDGE) / rows
    return [
        Place(EDGE + column * width, EDGE + row * height, width, height)
        for row in range(rows)
        for column in range(columns)
    ]


class SetSide:
    """A side set into a place: the largest size at which it stands whole, or None."""

    def __init__(self, paper: Paper, side: Side, place: Place) -> None:
        width = place.width - 2 * INNER
        self.head = paper.block(side.head, Style(NOTE, colour=GREY), width) if side.head else None
        self.foot = paper.block(side.foot, Style(NOTE, colour=GREY), width) if side.foot else None
        self.room = place.height - 2 * INNER - self._taken(self.head) - self._taken(self.foot)
        self.body: Block | None = None
        for size in SIZES:
            body = paper.block(side.text, Style(size, centred=True), width)
            if body.height <= self.room:
                self.body = body
                break

    @staticmethod
    def _taken(note: Block | None) -> float:
        return note.height + _GAP if note else 0.0

    @property
    def fits(self) -> bool:
        """Whether it stands whole in its place."""
        return self.body is not None

    def draw(self, paper: Paper, place: Place) -> None:
        """Draw it; the text in the middle of its room."""
        x, y = place.x + INNER, place.y + INNER
        if self.head:
            self.head.draw(paper.painter, x, y)
        if self.body:
            above = self._taken(self.head) + (self.room - self.body.height) / 2
            self.body.draw(paper.painter, x, y + above)
        if self.foot:
            self.foot.draw(paper.painter, x, place.y + place.height - INNER - self.foot.height)


def card_sheets(title: str, cards: Sequence[PrintCard], told: Told) -> bytes:
    """The cards as a PDF; ``told`` hears how far it is, 0-1, and may end it by an exception."""
    paper = Paper(title)
    sheets = _Sheets(paper)
    try:
        for done, card in enumerate(cards):
            told(done / len(cards))
            sheets.add(card)
        sheets.finish()
    finally:
        written = paper.close()  # a painter that is left open ends the program
    return written


class _Sheets:
    """Gathers cards of one size until a page is full; those of pages of their own come last."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self._begun = False
        self._waiting: dict[tuple[int, int], list[tuple[SetSide, SetSide]]] = {g: [] for g in GRIDS}
        self._long: list[tuple[Side, Side]] = []

    def add(self, card: PrintCard) -> None:
        front, back = sides_of(card)
        for grid in GRIDS:
            place = places(grid)[0]
            both = SetSide(self._paper, front, place), SetSide(self._paper, back, place)
            if both[0].fits and both[1].fits:
                self._waiting[grid].append(both)
                if len(self._waiting[grid]) == len(places(grid)):
                    self._draw(grid)
                return
        self._long.append((front, back))

    def finish(self) -> None:
        for grid in GRIDS:
            if self._waiting[grid]:
                self._draw(grid)
        for front, back in self._long:
            self._draw_long(front, back)

    def _page(self) -> None:
        if self._begun:
            self._paper.next_page()
        self._begun = True

    def _draw(self, grid: tuple[int, int]) -> None:
        full, self._waiting[grid] = self._waiting[grid], []
        spots = places(grid)
        for side in (0, 1):
            self._page()
            self._cut_lines(grid)
            for both, spot in zip(full, spots, strict=False):
                both[side].draw(self._paper, spot if side == 0 else spot.back)

    def _cut_lines(self, grid: tuple[int, int]) -> None:
        columns, rows = grid
        for column in range(1, columns):
            x = EDGE + column * (WIDTH - 2 * EDGE) / columns
            self._paper.line(x, EDGE, x, HEIGHT - EDGE, dashed=True)
        for row in range(1, rows):
            y = EDGE + row * (HEIGHT - 2 * EDGE) / rows
            self._paper.line(EDGE, y, WIDTH - EDGE, y, dashed=True)

    def _draw_long(self, front: Side, back: Side) -> None:
        """Over several pages, fronts before backs, each page with what it is a part of."""
        place = places((1, 1))[0]
        width, most = place.width - 2 * INNER, place.height - 2 * INNER
        parts = []
        for side in (front, back):
            text = "\n\n".join(part for part in (side.head, side.text, side.foot) if part)
            block = self._paper.block(text, Style(SIZES[-1]), width)
            parts.append([(block, *part) for part in block.breaks(most)])
        for number in range(max(map(len, parts))):
            for side_parts in parts:
                self._page()
                if number < len(side_parts):
                    block, top, height = side_parts[number]
                    block.draw(self._paper.painter, place.x + INNER, place.y + INNER, top, height)

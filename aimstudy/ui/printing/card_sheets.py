"""Cards on two-sided pages: turned on the long edge, every back lies behind its front.

A card gets the smallest place in which both sides stand whole at a size that can be read: eight on
a page, two, or one; a longer text goes on over pages of its own, each of which names its card.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from aimstudy.domain.told import tells
from aimstudy.services.views.media import CardMedia
from aimstudy.services.views.printing import PrintCard
from aimstudy.ui.printing.paper import A4, GREY, Block, Format, Paper, Style
from aimstudy.ui.printing.side_pictures import Piece, pieces_of, set_pieces, sized
from aimstudy.ui.translations import tr

EDGE = 10.0  # mm around a page that no printer reaches
INNER = 6.0  # mm within a card
SIZES = (15.0, 13.0, 11.5, 10.0, 9.0, 8.0)  # points
NOTE = 6.5
GRIDS = ((2, 4), (1, 2), (1, 1))  # columns, rows
_GAP = 2.0
LEAST_AREA = 0.8  # mm² that a character takes at the least: an "i" in the smallest size
_SLACK = 8.0  # mm of a page's height that a picture leaves to its line
Told = Callable[[float], object]


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a card: its text, a line above it, small print below, and what it names."""

    text: str
    head: str
    foot: str
    media: tuple[CardMedia, ...] = ()

    @property
    def pieces(self) -> list[Piece]:
        """The text and its pictures, read from their files."""
        return pieces_of(self.text, self.media)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a card lies on a page, mm."""

    x: float
    y: float
    width: float
    height: float

    def behind(self, format: Format) -> Place:
        """On the other side of a page that is turned on its long edge left and right change."""
        return Place(format.width - self.x - self.width, self.y, self.width, self.height)


def sides_of(card: PrintCard) -> tuple[Side, Side]:
    """Front and back; the source stands behind."""
    quote = f"“{card.quote}”" if card.quote else ""
    foot = " — ".join(part for part in (quote, card.source) if part)
    head = card.context or card.deck
    if tells(head, card.back.split("\n")):
        head = ""
    return (
        Side(card.front, head, "", card.media),
        Side(card.back, card.deck, foot, card.media),
    )


def places(grid: tuple[int, int], format: Format = A4) -> list[Place]:
    """The places of a page, row by row."""
    columns, rows = grid
    width, height = (format.width - 2 * EDGE) / columns, (format.height - 2 * EDGE) / rows
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
        self.body = self._body(paper, side, width)

    def _body(self, paper: Paper, side: Side, width: float) -> Block | None:
        if len(side.text) * LEAST_AREA > width * self.room:
            return None  # without setting a hundred thousand characters in every size
        pieces = side.pieces
        for size in SIZES:
            body = set_pieces(paper, pieces, Style(size, centred=True), width, self.room)
            if body is not None:
                return body
        return None

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


def card_sheets(title: str, cards: Sequence[PrintCard], told: Told, format: Format = A4) -> bytes:
    """The cards as a PDF; ``told`` hears how far it is, 0-1, and may end it by an exception."""
    paper = Paper(title, format)
    sheets = _Sheets(paper)
    try:
        for done, card in enumerate(cards):
            told(done / len(cards))
            sheets.add(card, done + 1)
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
        self._long: list[tuple[int, Side, Side]] = []

    def add(self, card: PrintCard, number: int) -> None:
        front, back = sides_of(card)
        for grid in GRIDS:
            place = places(grid, self._paper.format)[0]
            both = SetSide(self._paper, front, place), SetSide(self._paper, back, place)
            if both[0].fits and both[1].fits:
                self._waiting[grid].append(both)
                if len(self._waiting[grid]) == len(places(grid, self._paper.format)):
                    self._draw(grid)
                return
        self._long.append((number, front, back))

    def finish(self) -> None:
        for grid in GRIDS:
            if self._waiting[grid]:
                self._draw(grid)
        for number, front, back in self._long:
            self._draw_long(number, front, back)

    def _page(self) -> None:
        if self._begun:
            self._paper.next_page()
        self._begun = True

    def _draw(self, grid: tuple[int, int]) -> None:
        full, self._waiting[grid] = self._waiting[grid], []
        spots = places(grid, self._paper.format)
        for side in (0, 1):
            self._page()
            self._cut_lines(grid)
            for both, spot in zip(full, spots, strict=False):
                both[side].draw(self._paper, spot if side == 0 else spot.behind(self._paper.format))

    def _cut_lines(self, grid: tuple[int, int]) -> None:
        format = self._paper.format
        right, bottom = format.width - EDGE, format.height - EDGE
        for place in places(grid, format):
            if place.x > EDGE and place.y == EDGE:
                self._paper.line(place.x, EDGE, place.x, bottom, dashed=True)
            if place.y > EDGE and place.x == EDGE:
                self._paper.line(EDGE, place.y, right, place.y, dashed=True)

    def _draw_long(self, card: int, front: Side, back: Side) -> None:
        """Over several pages, each with a part of the front and behind it one of the back."""
        place = places((1, 1), self._paper.format)[0]
        width, most = place.width - 2 * INNER, place.height - 2 * INNER
        parts = []
        for side in (front, back):
            head, foot = ([part, ""] if part else [] for part in (side.head, side.foot))
            runs = sized([*head, *side.pieces, *reversed(foot)], width, most - _SLACK)
            block = self._paper.block(runs, Style(SIZES[-1]), width)
            parts.append([(block, *part) for part in block.breaks(most)])
        pages = max(map(len, parts))
        for number in range(pages):
            for side_parts, said in zip(parts, _page_words(card, number + 1, pages), strict=True):
                self._page()
                if number < len(side_parts):
                    block, top, height = side_parts[number]
                    block.draw(self._paper.painter, place.x + INNER, place.y + INNER, top, height)
                name = self._paper.block(said, Style(NOTE, colour=GREY), width)
                name.draw(self._paper.painter, place.x + INNER, place.y + INNER + most + _GAP)


def _page_words(card: int, page: int, pages: int) -> tuple[str, str]:
    """What a page of a long card says of itself, in front and behind."""
    return (
        tr("Card {card}, question, page {page} of {pages}", card=card, page=page, pages=pages),
        tr("Card {card}, answer, page {page} of {pages}", card=card, page=page, pages=pages),
    )

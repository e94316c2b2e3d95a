"""Pictures of a card on paper: as large as on screen where there is room, smaller while legible.

What cannot be seen or heard on paper is named in words.
"""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from aimstudy.domain.media import MediaKind, MediaMark, marks_in
from aimstudy.services.views.media import CardMedia
from aimstudy.ui.pictures import read_picture
from aimstudy.ui.printing.paper import Block, Paper, Picture, Run, Style
from aimstudy.ui.translations import tr

PIXEL = 25.4 / 96  # mm, as on a screen
LEGIBLE = 55.0  # mm: a picture's longer side is made no smaller than this
_WIDEST, _HIGHEST = 1_300, 1_900  # px, nearly 200 to the inch on a whole page
_TRIES = 4

Piece = str | QImage


def pieces_of(text: str, media: Sequence[CardMedia]) -> list[Piece]:
    """The words of a text and the pictures it names, in order; at least one piece."""
    files = {one.label: one.file for one in media if one.kind is MediaKind.IMAGE}
    pieces: list[Piece] = []
    words, start = "", 0
    for mark in marks_in(text):
        words += text[start : mark.start]
        start = mark.end
        file = files.get(mark.label)
        image = _read(file) if mark.kind is MediaKind.IMAGE and file is not None else None
        if image is None:
            words += _named(mark)
        else:
            pieces += [*_words(words), image]
            words = ""
    pieces += _words(words + text[start:])
    return pieces or [""]


def set_pieces(
    paper: Paper, pieces: Sequence[Piece], style: Style, width: float, room: float
) -> Block | None:
    """The pieces set in ``width`` by ``room`` mm; None where that needs too small a picture."""
    most, pictures = room, sum(isinstance(piece, QImage) for piece in pieces)
    for _ in range(_TRIES if pictures else 1):
        runs = sized(pieces, width, most)
        if not _legible(runs):
            return None
        block = paper.block(runs, style, width)
        if block.height <= room:
            return block
        if pictures:
            highest = max(run.height for run in runs if isinstance(run, Picture))
            most = highest - (block.height - room) / pictures - 0.1
            if most <= 0:
                return None
    return None


def sized(pieces: Sequence[Piece], width: float, most: float) -> list[Run]:
    """Each picture as on a screen, or within ``width`` by ``most`` mm."""
    return [
        piece if isinstance(piece, str) else Picture(piece, *_within(piece.size(), width, most))
        for piece in pieces
    ]


def _within(size: QSize, width: float, most: float) -> tuple[float, float]:
    wide, high = size.width() * PIXEL, size.height() * PIXEL
    share = min(1.0, width / wide, most / high)
    return wide * share, high * share


def _legible(runs: Sequence[Run]) -> bool:
    for run in runs:
        if isinstance(run, Picture):
            natural = max(run.image.width(), run.image.height()) * PIXEL
            if max(run.width, run.height) < min(natural, LEGIBLE) - 0.01:
                return False
    return True


def _words(text: str) -> list[str]:
    return [text.strip()] if text.strip() else []


@lru_cache(maxsize=8)  # one picture is often on several cards in a row
def _read(file: Path) -> QImage | None:
    return read_picture(file, _WIDEST, _HIGHEST)


def _named(mark: MediaMark) -> str:
    if mark.kind is MediaKind.IMAGE:
        return tr("(picture not found or not readable: {name})", name=mark.label)
    return tr("(sound: {name})", name=mark.label)

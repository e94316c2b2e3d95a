"""Pictures and sounds of a card made ready for the screen; what cannot be shown becomes words."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from aimstudy.domain.media import MediaKind
from aimstudy.services.card_text import IMAGE_URL, MediaShown, MediaWords
from aimstudy.services.views.media import CardMedia
from aimstudy.ui.sound import can_play
from aimstudy.ui.theme import pixels
from aimstudy.ui.translations import tr

WIDEST, HIGHEST = 480, 260  # px at 100 %
_MOST_MB = 128  # of memory while a picture is read
_KEPT = 16


def media_words() -> MediaWords:
    """In the language of the window."""
    return MediaWords(
        no_picture=tr("Picture not found or not readable: {name}"),
        sound=tr("Sound: {name} (P plays it)")
        if can_play()
        else tr("Sound: {name} (this copy of AimStudy cannot play it)"),
        no_sound=tr("Sound not found: {name}"),
    )


def shown_media(media: Sequence[CardMedia]) -> tuple[MediaShown | None, dict[str, QImage]]:
    """How the files of a card are shown, and its pictures by the names that they have in HTML."""
    if not media:
        return None, {}
    numbers: dict[str, int] = {}
    images: dict[str, QImage] = {}
    for n, one in enumerate(media):
        image = _read(one.file) if one.kind is MediaKind.IMAGE and one.file else None
        if image is not None and one.label not in numbers:
            numbers[one.label] = n
            images[IMAGE_URL.format(n=n)] = image
    sounds = frozenset(m.label for m in media if m.kind is MediaKind.SOUND and m.file)
    return MediaShown(media_words(), numbers, sounds), images


def _read(file: Path) -> QImage | None:
    return _scaled(file, pixels(WIDEST), pixels(HIGHEST))


@lru_cache(maxsize=_KEPT)  # a file of media never changes: its name is what it holds
def _scaled(file: Path, width: int, height: int) -> QImage | None:
    return read_picture(file, width, height)


def read_picture(file: Path, width: int, height: int) -> QImage | None:
    """The picture within so many px, never enlarged; None where it cannot be read."""
    QImageReader.setAllocationLimit(_MOST_MB)
    reader = QImageReader(str(file))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size, most = reader.size(), QSize(width, height)
    if size.isValid() and (size.width() > width or size.height() > height):
        reader.setScaledSize(size.scaled(most, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        return None
    if image.width() > width or image.height() > height:  # turned by its own mark, or of no size
        way = Qt.TransformationMode.SmoothTransformation
        return image.scaled(most, Qt.AspectRatioMode.KeepAspectRatio, way)
    return image

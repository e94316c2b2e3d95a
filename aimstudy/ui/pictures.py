"""Pictures and sounds of a card made ready for the screen; what cannot be shown becomes words."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QSize, Qt
from PySide6.QtGui import QImage, QImageReader
from shiboken6 import isValid

from aimstudy.domain.media import MediaKind
from aimstudy.services.card_text import IMAGE_URL, MediaShown, MediaWords
from aimstudy.services.views.media import CardMedia
from aimstudy.ui.background import run
from aimstudy.ui.sound import can_play
from aimstudy.ui.theme import pixels
from aimstudy.ui.translations import tr

WIDEST, HIGHEST = 480, 260  # px at 100 %
_MOST_MB = 512  # of memory while a picture is read
_BYTES = 8  # a pixel takes, at the most
_AT_ONCE = 2_000_000  # pixels that are read within some hundredths of a second
_KEPT = 16
_waiting: dict[tuple[Path, int, int], list[tuple[QObject, Callable[[], object]]]] = {}
_read_before: OrderedDict[tuple[Path, int, int], QImage | None] = OrderedDict()


def media_words() -> MediaWords:
    """In the language of the window."""
    return MediaWords(
        no_picture=tr("Picture not found or not readable: {name}"),
        sound=tr("Sound: {name} (P plays it)")
        if can_play()
        else tr("Sound: {name} (this copy of AimStudy cannot play it)"),
        no_sound=tr("Sound not found: {name}"),
    )


def shown_media(
    media: Sequence[CardMedia], later: tuple[QObject, Callable[[], object]] | None = None
) -> tuple[MediaShown | None, dict[str, QImage]]:
    """How the files of a card are shown, and its pictures by the names that they have in HTML.

    With ``later``, somebody and what they do, a very large picture is read aside: an empty one of
    its size stands for it until then.
    """
    if not media:
        return None, {}
    numbers: dict[str, int] = {}
    images: dict[str, QImage] = {}
    for n, one in enumerate(media):
        image = _read(one.file, later) if one.kind is MediaKind.IMAGE and one.file else None
        if image is not None and one.label not in numbers:
            numbers[one.label] = n
            images[IMAGE_URL.format(n=n)] = image
    sounds = frozenset(m.label for m in media if m.kind is MediaKind.SOUND and m.file)
    return MediaShown(media_words(), numbers, sounds), images


def _read(file: Path, later: tuple[QObject, Callable[[], object]] | None) -> QImage | None:
    width, height = pixels(WIDEST), pixels(HIGHEST)
    place = (file, width, height)  # a file of media never changes: its name is what it holds
    if place in _read_before:
        return _read_before[place]
    full = _full_size(_reader(file))
    if later is None or full.width() * full.height() <= _AT_ONCE or is_too_large(file):
        return _keep(place, read_picture(file, width, height))
    if place not in _waiting:
        app = QCoreApplication.instance()
        assert app is not None
        run(app, lambda _job: read_picture(file, width, height), lambda image: _came(place, image))
    _waiting.setdefault(place, []).append(later)
    empty = QImage(_within(full, width, height), QImage.Format.Format_ARGB32_Premultiplied)
    empty.fill(Qt.GlobalColor.transparent)
    return empty


def _came(place: tuple[Path, int, int], image: QImage | None) -> None:
    _keep(place, image)
    told = []
    for parent, tell in _waiting.pop(place, []):
        if isValid(parent) and parent not in told:
            told.append(parent)
            tell()


def _keep(place: tuple[Path, int, int], image: QImage | None) -> QImage | None:
    _read_before[place] = image
    while len(_read_before) > _KEPT:
        _read_before.popitem(last=False)
    return image


def is_too_large(file: Path) -> bool:
    """Whether a picture has too many pixels to be shown."""
    full = _full_size(_reader(file))
    return full.width() * full.height() * _BYTES > _MOST_MB * 1024 * 1024


def _reader(file: Path) -> QImageReader:
    QImageReader.setAllocationLimit(_MOST_MB)
    reader = QImageReader(str(file))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    return reader


def _full_size(reader: QImageReader) -> QSize:
    """What has to be read at full size; nothing of a kind that is read smaller."""
    size = reader.size()
    return size if size.isValid() and reader.format().data() != b"jpeg" else QSize(0, 0)


def _within(size: QSize, width: int, height: int) -> QSize:
    if size.width() <= width and size.height() <= height:
        return size
    return size.scaled(QSize(width, height), Qt.AspectRatioMode.KeepAspectRatio)


def read_picture(file: Path, width: int, height: int) -> QImage | None:
    """The picture within so many px, never enlarged; None where it cannot be read."""
    reader = _reader(file)
    size, most = reader.size(), QSize(width, height)
    if size.isValid() and _within(size, width, height) != size:
        reader.setScaledSize(_within(size, width, height))
    image = reader.read()
    if image.isNull():
        return None
    if image.width() > width or image.height() > height:  # turned by its own mark, or of no size
        way = Qt.TransformationMode.SmoothTransformation
        return image.scaled(most, Qt.AspectRatioMode.KeepAspectRatio, way)
    return image

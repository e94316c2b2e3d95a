"""Pictures and sounds of cards: taken in from a file, and found for a card that names them."""

import errno
from collections.abc import Sequence
from pathlib import Path

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.media import MediaKind, mark_of, marks_in
from aimstudy.services.context import Context
from aimstudy.services.views.media import CardMedia
from aimstudy.storage.media import file_of, found_media, keep_file, keep_row
from aimstudy.storage.session import Session

MOST_MB = 20
_SUFFIXES = {
    MediaKind.IMAGE: (".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp"),
    MediaKind.SOUND: (".mp3", ".ogg", ".oga", ".opus", ".wav", ".m4a", ".flac"),
}


class MediaService:
    """What a person can do with the files of cards."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def add(self, file: Path | str) -> str:
        """Take a picture or a sound in; returns the mark that names it in a card's text.

        Raises Problem FILE_MISSING, FILE_IS_FOLDER, FILE_EMPTY, MEDIA_TOO_LARGE,
        MEDIA_KIND_UNKNOWN, FILE_UNREADABLE or LIBRARY_WRITE_FAILED.
        """
        file = Path(file)
        kind = _kind_of(file)
        data = _read(file)
        folder, at_ms = self._context.database.folder, self._context.moment().at_ms

        def work(session: Session) -> str:
            sha256 = _kept(folder, data)
            return keep_row(session, sha256, file.name, kind, len(data), at_ms)

        return mark_of(kind, self._context.database.write(work))

    def of(self, note_id: int, texts: Sequence[str]) -> tuple[CardMedia, ...]:
        """The files that the ``texts`` of a note name; see ``media_of``."""
        with self._context.database.read() as session:
            return media_of(session, self._context.database.folder, note_id, texts)

    @staticmethod
    def suffixes(kind: MediaKind) -> tuple[str, ...]:
        """Ends of the names of files that can be taken in."""
        return _SUFFIXES[kind]


def media_of(
    session: Session, folder: Path, note_id: int, texts: Sequence[str]
) -> tuple[CardMedia, ...]:
    """Every picture and sound that ``texts`` name, in order; without a file if it is missing."""
    marks = [(side, mark) for side, text in enumerate(texts) for mark in marks_in(text)]
    if not marks:
        return ()
    found = found_media(session, note_id, [mark.label for _, mark in marks])
    return tuple(
        CardMedia(mark.kind, mark.label, _there(folder, found.get(mark.label)), side)
        for side, mark in marks
    )


def _there(folder: Path, sha256: str | None) -> Path | None:
    place = file_of(folder, sha256) if sha256 else None
    return place if place is not None and place.is_file() else None


def _kind_of(file: Path) -> MediaKind:
    for kind, suffixes in _SUFFIXES.items():
        if file.suffix.lower() in suffixes:
            return kind
    raise Problem(ProblemKind.MEDIA_KIND_UNKNOWN, name=file.name)


def _read(file: Path) -> bytes:
    if file.is_dir():
        raise Problem(ProblemKind.FILE_IS_FOLDER, name=file.name)
    try:
        size = file.stat().st_size
        if size > MOST_MB * 1_000_000:
            raise Problem(
                ProblemKind.MEDIA_TOO_LARGE, name=file.name, size=size // 1_000_000, limit=MOST_MB
            )
        data = file.read_bytes()
    except FileNotFoundError as error:
        raise Problem(ProblemKind.FILE_MISSING, name=file.name) from error
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        reason = (isinstance(error, OSError) and error.strerror) or error
        raise Problem(ProblemKind.FILE_UNREADABLE, name=file.name, reason=reason) from error
    if not data:
        raise Problem(ProblemKind.FILE_EMPTY, name=file.name)
    return data


def _kept(folder: Path, data: bytes) -> str:
    try:
        return keep_file(folder, data)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise Problem(ProblemKind.DISK_FULL) from error
        raise Problem(ProblemKind.LIBRARY_WRITE_FAILED, reason=error.strerror or error) from error

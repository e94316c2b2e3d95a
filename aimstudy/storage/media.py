"""Files of cards: kept under ``media/`` by what they hold, found again by their names.

A file is written before the row that names it, so a crash leaves a file too many and never one
too few. Names are unique in the library; those of an imported note are its own (``note_media``).
"""

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePath

from sqlalchemy import insert, select, text
from sqlmodel import Session, col

from aimstudy.domain.media import LONGEST_LABEL, MediaKind
from aimstudy.storage.durable_files import flush_file, write_whole
from aimstudy.storage.study_tables import NoteMediaRow
from aimstudy.storage.tables import MediaRow

FOLDER = "media"
_UNFIT = str.maketrans(dict.fromkeys('[]\n\r\t/\\:*?"<>|', "_"))

_LINK = text(
    "INSERT OR IGNORE INTO note_media (note_id, label, sha256) VALUES (:note, :label, :sha256)"
)


def file_of(folder: Path, sha256: str) -> Path:
    """Where the file with this content lies in the data ``folder``."""
    return folder / FOLDER / sha256


def keep_file(folder: Path, data: bytes) -> str:
    """Put ``data`` under ``media/``; returns its name there. Raises OSError."""
    sha256 = hashlib.sha256(data).hexdigest()
    place = file_of(folder, sha256)
    if not place.is_file():
        place.parent.mkdir(exist_ok=True)
        write_whole(place, data)
    return sha256


def keep_row(
    session: Session, sha256: str, name: str, kind: MediaKind, size: int, now_ms: int
) -> str:
    """Note a file down under ``name``, or one like it that is free; returns the name it has."""
    query = select(col(MediaRow.label)).where(col(MediaRow.sha256) == sha256)
    known = session.connection().scalar(query)
    if known is not None:
        return known
    label = _free(session, clean_label(name))
    session.connection().execute(
        insert(MediaRow).values(
            sha256=sha256, label=label, kind=kind.value, size=size, added_ms=now_ms
        )
    )
    return label


def clean_label(name: str) -> str:
    """A file's name as it can stand in a mark, at most LONGEST_LABEL characters."""
    label = PurePath(name.replace("\\", "/")).name.translate(_UNFIT).strip() or "file"
    stem, dot, suffix = label.rpartition(".")
    if dot and len(suffix) < 12:
        return f"{stem[: LONGEST_LABEL - 20]}.{suffix}"
    return label[: LONGEST_LABEL - 20]


def _free(session: Session, label: str) -> str:
    stem, dot, suffix = label.rpartition(".")
    stem, suffix = (stem, dot + suffix) if dot else (label, "")
    wanted, number = label, 1
    while session.connection().scalar(
        select(col(MediaRow.sha256)).where(col(MediaRow.label) == wanted).limit(1)
    ):
        number += 1
        wanted = f"{stem}-{number}{suffix}"
    return wanted


def found_media(session: Session, note_id: int, labels: Iterable[str]) -> dict[str, str]:
    """The files (by content) of those ``labels`` that a note names; its own come first."""
    wanted = list(dict.fromkeys(labels))
    if not wanted:
        return {}
    found = _rows(session, wanted)
    own = session.connection().execute(
        select(col(NoteMediaRow.label), col(NoteMediaRow.sha256)).where(
            col(NoteMediaRow.note_id) == note_id, col(NoteMediaRow.label).in_(wanted)
        )
    )
    return found | {row[0]: row[1] for row in own}


def link_media(session: Session, note_id: int, labels: Iterable[str]) -> None:
    """Let a note name the files of ``labels`` that are there; those it has stay its own."""
    for label, sha256 in found_media(session, note_id, labels).items():
        session.connection().execute(_LINK, {"note": note_id, "label": label, "sha256": sha256})


def _rows(session: Session, labels: Sequence[str]) -> dict[str, str]:
    rows = session.connection().execute(
        select(col(MediaRow.label), col(MediaRow.sha256)).where(col(MediaRow.label).in_(labels))
    )
    return {row[0]: row[1] for row in rows}


def keep_staged(staged: Path, folder: Path) -> None:
    """Move files that are named by their content from ``staged`` to those of the library."""
    place = folder / FOLDER
    place.mkdir(exist_ok=True)
    for file in staged.iterdir():
        there = place / file.name
        if not there.is_file():
            flush_file(file)
            file.replace(there)

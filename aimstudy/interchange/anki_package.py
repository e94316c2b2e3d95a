"""Reads packages and collections of Anki, all generations, into the staging."""

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.imports import FileKind, RemarkKind
from aimstudy.interchange.anki_cards import CardReader, calendar_of
from aimstudy.interchange.anki_container import Container, open_container
from aimstudy.interchange.anki_log_reader import log_beside
from aimstudy.interchange.anki_media import read_media
from aimstudy.interchange.anki_notes import read_notes, shared_files
from aimstudy.interchange.anki_types import deck_names, note_types
from aimstudy.interchange.foreign_database import (
    NotReadable,
    columns_of,
    foreign_database,
)
from aimstudy.interchange.staging import Staging

_TABLES = ("col", "notes", "cards", "revlog", "notetypes", "fields", "templates", "decks")
_NEEDED = ("col", "notes", "cards")
_OLDEST, _NEWEST = 11, 18
_PLACEHOLDER = "Please update to the latest Anki version"


@dataclass(frozen=True, slots=True)
class PackageWish:
    """How a package is read: ``into`` one deck, or its own tree; ``seconds`` at most."""

    now_s: int
    into: str | None = None
    seconds: float = 300.0


def read_package(file: Path, wish: PackageWish, staging: Staging) -> None:
    """Stage an .apkg or .colpkg. Raises Problem DECK_*."""
    container = open_container(file)
    with container.archive:
        unpacked = staging.folder / "collection"
        container.write_collection(unpacked)
        try:
            _read(unpacked, file.name, wish, staging, container)
        finally:
            unpacked.unlink(missing_ok=True)
    staging.note_meta({"kind": FileKind.PACKAGE.value, "generation": int(container.generation)})


def read_bare(file: Path, wish: PackageWish, staging: Staging) -> None:
    """Stage a collection that lies bare; its media are elsewhere. Raises Problem DECK_*."""
    # Read from a copy: it may lie where its program writes it.
    copy = staging.folder / "collection"
    _copied(file, copy)
    try:
        _read(copy, file.name, wish, staging, None)
    finally:
        copy.unlink(missing_ok=True)
    staging.note_meta({"kind": FileKind.DATABASE.value})


def _copied(file: Path, copy: Path) -> None:
    import shutil

    try:
        shutil.copyfile(file, copy)
    except OSError as error:
        reason = error.strerror or error
        raise Problem(ProblemKind.FILE_UNREADABLE, name=file.name, reason=reason) from error


def _read(
    collection: Path, name: str, wish: PackageWish, staging: Staging, container: Container | None
) -> None:
    try:
        with foreign_database(collection, _TABLES, wish.seconds, check=False) as connection:
            _require_ours(connection, name)
            with log_beside(connection, collection, _TABLES, wish.seconds, staging) as beside:
                log, looked = beside
                left_out = _stage(connection, name, wish, staging, container, ranked=log.ranked)
                log.finish(looked, left_out)
    except NotReadable as error:
        raise Problem(ProblemKind.DECK_TRUNCATED, name=name, reason=error) from error


def _require_ours(connection: sqlite3.Connection, name: str) -> None:
    for table in _NEEDED:
        if not columns_of(connection, table):
            raise NotReadable(f"it has no table {table}")
    row = connection.execute("SELECT CAST(ver AS INTEGER) FROM col").fetchone()
    found = int(row[0] or 0) if row else 0
    if found > _NEWEST:
        raise Problem(ProblemKind.DECK_NEWER, name=name, found=found, known=_NEWEST)
    if found < _OLDEST:
        raise NotReadable(f"its version is {found}")


def _stage(
    connection: sqlite3.Connection,
    name: str,
    wish: PackageWish,
    staging: Staging,
    container: Container | None,
    *,
    ranked: bool,
) -> list[int]:
    """Stage all but the log; returns the cards that were left out."""
    known = note_types(connection)
    notes = read_notes(connection, known, staging)
    _refuse_placeholder(connection, name, len(notes.staged) + len(notes.passed))
    calendar = calendar_of(connection, wish.now_s)
    reader = CardReader(staging, deck_names(connection), wish.into, calendar, ranked)
    reader.read(connection, notes)
    if not ranked:
        staging.note_places(reader.places)
    if container is not None:
        read_media(container, notes, shared_files(known), staging)
    else:
        for names in notes.files.values():
            for each in names:
                staging.remark(RemarkKind.MEDIUM_MISSING, name=each[:200])
    return reader.left_out


def _refuse_placeholder(connection: sqlite3.Connection, name: str, notes: int) -> None:
    if notes != 1:
        return
    (fields,) = connection.execute("SELECT CAST(flds AS TEXT) FROM notes").fetchone()
    if (fields or "").startswith(_PLACEHOLDER):
        raise Problem(ProblemKind.DECK_PLACEHOLDER, name=name)

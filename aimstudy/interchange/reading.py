"""Tells what a file is from what it holds, and reads it into the staging. Runs in its own process.

``python -m aimstudy.interchange.reading FILE FOLDER WISH`` stages FILE in FOLDER; WISH is JSON. A
refusal is left in FOLDER as ``problem.json``.
"""

import json
import sys
import zipfile
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.imports import FileKind
from aimstudy.interchange.staging import Staging

PROBLEM_FILE = "problem.json"
REFUSED = 3
_MEMORY = 2 << 30  # bytes of address space
_HEAD = 64_000
_SQLITE, _ZIP = b"SQLite format 3\x00", b"PK\x03\x04"
_PAGE = (b"<!doctype html", b"<html")


@dataclass(frozen=True, slots=True)
class ReadWish:
    """How a file is read; None means: as the file itself says.

    ``stop_after`` notes are enough for a preview. ``now_s`` are UTC seconds.
    """

    now_s: int
    deck: str | None = None
    stop_after: int | None = None
    seconds: float = 300.0
    encoding: str | None = None
    separator: str | None = None
    header: bool | None = None
    columns: tuple[str, ...] | None = None
    html: bool | None = None
    sheet: str | None = None
    reverse: bool = False


def recognise(file: Path) -> FileKind:
    """What kind of deck a file is; raises Problem DECK_KIND_UNKNOWN, DECK_IS_WEB_PAGE or FILE_*."""
    head = _head(file)
    if head[:16] == _SQLITE:
        return FileKind.DATABASE
    if head[:4] == _ZIP:
        return _kind_of_archive(file)
    if head.lstrip().lower().startswith(_PAGE):
        raise Problem(ProblemKind.DECK_IS_WEB_PAGE, name=file.name)
    raise Problem(ProblemKind.DECK_KIND_UNKNOWN, name=file.name)


def _head(file: Path) -> bytes:
    try:
        with file.open("rb") as source:
            head = source.read(_HEAD)
    except FileNotFoundError as error:
        raise Problem(ProblemKind.FILE_MISSING, name=file.name) from error
    except IsADirectoryError as error:
        raise Problem(ProblemKind.FILE_IS_FOLDER, name=file.name) from error
    except (OSError, ValueError) as error:
        reason = (isinstance(error, OSError) and error.strerror) or error
        raise Problem(ProblemKind.FILE_UNREADABLE, name=file.name, reason=reason) from error
    if not head:
        raise Problem(ProblemKind.FILE_EMPTY, name=file.name)
    return head


def _kind_of_archive(file: Path) -> FileKind:
    try:
        with zipfile.ZipFile(file) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        reason = str(error) or type(error).__name__
        raise Problem(ProblemKind.DECK_TRUNCATED, name=file.name, reason=reason) from error
    if names & {"collection.anki2", "collection.anki21", "collection.anki21b"}:
        return FileKind.PACKAGE
    if {"xl/workbook.xml", "content.xml"} & names:
        return FileKind.SHEET
    raise Problem(ProblemKind.DECK_KIND_UNKNOWN, name=file.name)


def read(file: Path, wish: ReadWish, staging: Staging) -> None:
    """Stage a file; raises Problem FILE_* or DECK_*."""
    _READERS[recognise(file)](file, wish, staging)


def _package(file: Path, wish: ReadWish, staging: Staging) -> None:
    from aimstudy.interchange.anki_package import PackageWish, read_package

    read_package(file, PackageWish(wish.now_s, wish.deck, wish.seconds), staging)


def _database(file: Path, wish: ReadWish, staging: Staging) -> None:
    from aimstudy.interchange.anki_package import PackageWish, read_bare

    read_bare(file, PackageWish(wish.now_s, wish.deck, wish.seconds), staging)


_READERS: dict[FileKind, Callable[[Path, ReadWish, Staging], None]] = {
    FileKind.PACKAGE: _package,
    FileKind.DATABASE: _database,
}


def wish_text(wish: ReadWish) -> str:
    """A wish as JSON."""
    return json.dumps(asdict(wish))


def wish_from(text: str) -> ReadWish:
    """What ``wish_text`` wrote."""
    said = json.loads(text)
    columns = said.pop("columns")
    return ReadWish(**said, columns=None if columns is None else tuple(columns))


def _bound_memory() -> None:
    """A file that asks for more than any deck needs ends this process, not the person's others."""
    try:
        import resource
    except ImportError:  # not on Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def main(arguments: list[str]) -> int:
    """Stage a file as the command line says; returns 0, or 3 where it was refused."""
    file, folder, wish = Path(arguments[0]), Path(arguments[1]), wish_from(arguments[2])
    _bound_memory()
    try:
        with Staging(folder, wish.stop_after) as staging:
            read(file, wish, staging)
    except Problem as problem:
        said = {"kind": problem.kind.name, "values": dict(problem.values)}
        (folder / PROBLEM_FILE).write_text(json.dumps(said), encoding="utf-8")
        return REFUSED
    except MemoryError:
        said = {"kind": "DECK_TOO_LARGE", "values": {"name": file.name, "limit": "2", "unit": "GB"}}
        (folder / PROBLEM_FILE).write_text(json.dumps(said), encoding="utf-8")
        return REFUSED
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

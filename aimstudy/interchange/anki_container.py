"""The archive around a package of Anki: its collection, its list of media, the media themselves.

Members are read by name and in blocks, never unpacked to where they say. Knows no tables.
"""

import json
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise
from pathlib import Path
from typing import Any

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.interchange import limits
from aimstudy.interchange.anki_wire import fields_of, message, number_at, text_at

_META, _MEDIA = "meta", "media"
_MAGIC = b"\x28\xb5\x2f\xfd"  # of Zstandard
_MOST_META = 1 << 16


class Generation(IntEnum):
    """How a package is packed; the numbers stand in its ``meta``."""

    FIRST = 1
    SECOND = 2
    LATEST = 3


_COLLECTIONS = {
    Generation.LATEST: "collection.anki21b",
    Generation.SECOND: "collection.anki21",
    Generation.FIRST: "collection.anki2",
}


class Damaged(Exception):
    """A member of the archive cannot be read."""


@dataclass(frozen=True, slots=True)
class Container:
    """An open package: ``media`` are its files' names by the members that hold them."""

    name: str
    archive: zipfile.ZipFile
    generation: Generation

    def write_collection(self, file: Path) -> None:
        """Unpack the collection to ``file``. Raises Problem DECK_TRUNCATED or DECK_TOO_LARGE."""
        size = 0
        try:
            with file.open("wb") as out:
                for block in self.blocks(_COLLECTIONS[self.generation]):
                    size += len(block)
                    if size > limits.COLLECTION:
                        raise _too_large(self.name, limits.COLLECTION)
                    out.write(block)
        except Damaged as error:
            raise _truncated(self.name, error) from error

    def media(self) -> dict[str, str]:
        """Names of the files by the member that holds each; raises Damaged."""
        if _MEDIA not in self.archive.NameToInfo:
            return {}
        data = b"".join(_bounded(self.blocks(_MEDIA), limits.MEDIA_LIST))
        if self.generation is Generation.LATEST:
            return _listed_media(data)
        return _named_media(data)

    def blocks(self, member: str) -> Iterator[bytes]:
        """What a member holds, unpacked, in blocks; raises Damaged."""
        try:
            with self.archive.open(member) as source:
                if self.generation is Generation.LATEST and member != _META:
                    yield from _unpacked(source)
                    return
                while block := source.read(limits.BLOCK):
                    yield block
        except (KeyError, zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
            raise Damaged(str(error) or type(error).__name__) from error
        except (NotImplementedError, RuntimeError) as error:  # a method or a password
            raise Damaged(str(error)) from error


def open_container(file: Path) -> Container:
    """Open a package and tell its generation.

    Raises Problem DECK_TRUNCATED, DECK_HOSTILE, DECK_NEWER or DECK_PLACEHOLDER.
    """
    name = file.name
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise _truncated(name, error) from error
    try:
        _require_sane(name, archive)
        return Container(name, archive, _generation(name, archive))
    except BaseException:
        archive.close()
        raise


def _require_sane(name: str, archive: zipfile.ZipFile) -> None:
    members = archive.infolist()
    if len(members) > limits.MEMBERS:
        raise Problem(ProblemKind.DECK_TOO_LARGE, name=name, limit=limits.MEMBERS, unit="files")
    once: set[str] = set()
    for member in members:
        if member.filename in once:
            raise _hostile(name, f'two files of it are called "{member.filename[:80]}"')
        once.add(member.filename)
        if member.flag_bits & 1:
            raise _hostile(name, "a file in it is encrypted")
        if stat.S_ISLNK(member.external_attr >> 16):
            raise _hostile(name, "a file in it points elsewhere")
    placed = sorted(members, key=lambda member: member.header_offset)
    for first, second in pairwise(placed):
        if first.header_offset + first.compress_size > second.header_offset:
            raise _hostile(name, "files in it lie on top of each other")


def _generation(name: str, archive: zipfile.ZipFile) -> Generation:
    there = archive.NameToInfo
    said = 0
    if _META in there and there[_META].file_size <= _MOST_META:
        try:
            said = number_at(message(archive.read(_META)), 1)
        except (ValueError, zipfile.BadZipFile, zlib.error, EOFError, OSError):
            said = 0  # the members tell
    if said > Generation.LATEST:
        raise Problem(ProblemKind.DECK_NEWER, name=name, found=said, known=int(Generation.LATEST))
    if said and _COLLECTIONS[Generation(said)] in there:
        return Generation(said)
    for generation, member in _COLLECTIONS.items():
        if member in there:
            if said == Generation.LATEST:
                raise Problem(ProblemKind.DECK_PLACEHOLDER, name=name)
            return generation
    raise Problem(ProblemKind.DECK_KIND_UNKNOWN, name=name)


def _unpacked(source: Any) -> Iterator[bytes]:
    """The content of a Zstandard stream, never more of it in memory than a block."""
    from backports.zstd import ZstdDecompressor, ZstdError

    unpack, waiting = ZstdDecompressor(), b""
    try:
        while True:
            if unpack.eof:
                waiting = unpack.unused_data + waiting or source.read(limits.BLOCK)
                if not waiting:
                    return
                unpack = ZstdDecompressor()
            elif unpack.needs_input and not waiting:
                waiting = source.read(limits.BLOCK)
                if not waiting:
                    raise Damaged("its end is missing")
            block = unpack.decompress(waiting, limits.BLOCK)
            waiting = b""
            if block:
                yield block
    except ZstdError as error:
        raise Damaged(str(error)) from error


def _bounded(blocks: Iterator[bytes], most: int) -> Iterator[bytes]:
    size = 0
    for block in blocks:
        size += len(block)
        if size > most:
            raise Damaged("the list of media is too long")
        yield block


def _listed_media(data: bytes) -> dict[str, str]:
    """The latest list: one entry a file, and its place is the name of its member."""
    try:
        entries = [value for number, value in fields_of(data) if number == 1]
        names = [text_at(message(entry), 1) for entry in entries if isinstance(entry, bytes)]
    except ValueError as error:
        raise Damaged(str(error)) from error
    return {str(place): name for place, name in enumerate(names)}


def _named_media(data: bytes) -> dict[str, str]:
    if data[:4] == _MAGIC:
        raise Damaged("the list of media is packed as in a newer version")
    try:
        said = json.loads(data.decode("utf-8", "replace") or "{}")
    except (ValueError, RecursionError) as error:
        raise Damaged(str(error)) from error
    if not isinstance(said, dict):
        raise Damaged("the list of media is none")
    return {member: name for member, name in said.items() if isinstance(name, str)}


def _truncated(name: str, error: object) -> Problem:
    reason = str(error).rstrip(".") or type(error).__name__
    return Problem(ProblemKind.DECK_TRUNCATED, name=name, reason=reason[:200])


def _hostile(name: str, reason: str) -> Problem:
    return Problem(ProblemKind.DECK_HOSTILE, name=name, reason=reason)


def _too_large(name: str, limit: int) -> Problem:
    return Problem(ProblemKind.DECK_TOO_LARGE, name=name, limit=limit // limits.MEGABYTE, unit="MB")

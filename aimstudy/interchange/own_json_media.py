"""Pictures and sounds of AimStudy's own JSON: read from the folder beside it, by their content."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from aimstudy.domain.imports import RemarkKind
from aimstudy.domain.media import LONGEST_LABEL, MediaKind
from aimstudy.interchange import limits
from aimstudy.interchange.anki_media import kind_of, safe_name
from aimstudy.interchange.own_json_notes import clean
from aimstudy.interchange.staging import Staging, TooLarge

_LETTERS = frozenset("0123456789abcdef")


class OwnMedia:
    """Stages files of the ``folder`` as notes name them; ``kinds`` are told by SHA-256."""

    def __init__(self, folder: Path, kinds: Mapping[str, str], staging: Staging) -> None:
        self._folder, self._kinds, self._staging = folder, kinds, staging
        self._read: dict[str, bool] = {}
        self._names: set[str] = set()
        self._room = limits.ALL_MEDIA

    def link(self, note: int, said: Any, line: int) -> None:
        """Say which files a note names; those that are missing are remarked once."""
        if not isinstance(said, dict):
            return
        for name, sha256 in said.items():
            label = clean(name)
            if not 0 < len(label) <= LONGEST_LABEL or not _is_sha256(sha256):
                self._staging.remark(
                    RemarkKind.MEDIUM_MISSING, row=line, name=label[:LONGEST_LABEL]
                )
                continue
            if sha256 not in self._read:
                self._read[sha256] = self._stage(label, sha256, line)
            if self._read[sha256]:
                self._staging.link_medium(note, label, sha256)

    def _stage(self, label: str, sha256: str, line: int) -> bool:
        file, remark = self._folder / sha256, self._staging.remark
        if file.is_symlink() or not file.is_file():
            remark(RemarkKind.MEDIUM_MISSING, row=line, name=label)
            return False
        most = min(self._room, limits.MEDIUM)
        try:
            told = self._kinds.get(sha256, "")
            kind = MediaKind(told) if told in set(MediaKind) else kind_of(label)
            size = file.stat().st_size
            found = self._staging.add_medium(self._free(label, sha256), kind, _blocks(file), most)
        except TooLarge:
            limit = limits.MEDIUM // limits.MEGABYTE
            remark(RemarkKind.MEDIUM_TOO_LARGE, row=line, name=label, limit=limit)
            return False
        except OSError:
            remark(RemarkKind.MEDIUM_UNREADABLE, row=line, name=label)
            return False
        self._room -= size
        if found != sha256:
            remark(RemarkKind.MEDIUM_UNREADABLE, row=line, name=label)
        return found == sha256

    def _free(self, label: str, sha256: str) -> str:
        """What a file is called: two of one name are told apart."""
        name = safe_name(label)
        if name in self._names:
            name = f"{sha256[:8]}-{name}"
        self._names.add(name)
        return name


def _is_sha256(said: Any) -> bool:
    return isinstance(said, str) and len(said) == 64 and set(said) <= _LETTERS


def _blocks(file: Path) -> Iterator[bytes]:
    with file.open("rb") as source:
        while block := source.read(limits.BLOCK):
            yield block

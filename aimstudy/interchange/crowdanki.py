"""Decks of CrowdAnki: a JSON file of decks in decks and note types, and a folder of media beside.

There are no cards in it: they are made as Anki makes them, one for each template that asks
something. Nothing outside the folder of media is read.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aimstudy.domain.card import CardKind
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.imports import FileKind, RemarkKind
from aimstudy.domain.note_type import NoteType
from aimstudy.interchange import limits
from aimstudy.interchange.anki_media import kind_of, safe_name
from aimstudy.interchange.anki_types import type_of_json
from aimstudy.interchange.note_parts import LEVEL, Identities, deck_name, gaps_in
from aimstudy.interchange.plain_text import files_in, plain
from aimstudy.interchange.staging import StagedNote, Staging, TooLarge
from aimstudy.interchange.xml_text import file_bytes
from aimstudy.rendering.templates import CardContext, is_empty, sides_of

MEDIA_FOLDER = "media"
_MARK = re.compile(r'"__type__"\s*:\s*"Deck"|"crowdanki_uuid"\s*:')
_SHORT_FRONT = 4_000  # characters of a front, as lists show it
_NOTHING = "…"


def is_crowdanki(text: str) -> bool:
    """Whether a text of JSON is a deck of CrowdAnki.

    >>> is_crowdanki('{"__type__": "Deck", "children": []}'), is_crowdanki('{"a": 1}')
    (True, False)
    """
    return text.lstrip("\ufeff \t\r\n").startswith("{") and _MARK.search(text) is not None


def read_crowdanki(file: Path, deck: str | None, staging: Staging) -> None:
    """Stage all notes, into ``deck`` or the file's own tree. Raises Problem DECK_* and Enough."""
    said = _document(file)
    staging.note_meta({"kind": FileKind.CROWDANKI.value, "own_guids": True})
    reader = _Reader(file, deck, staging, dict(_types(said)))
    for name, notes in _decks(said, file.stem):
        for note in notes:
            reader.add(note, name)
    if not staging.made("notes") and not staging.made("remarks"):
        raise Problem(ProblemKind.DECK_EMPTY, name=file.name)


def _document(file: Path) -> dict[str, Any]:
    data = file_bytes(file)
    if len(data) > limits.DOCUMENT:
        limit = limits.DOCUMENT // limits.MEGABYTE
        raise Problem(ProblemKind.DECK_TOO_LARGE, name=file.name, limit=limit, unit="MB")
    try:
        said = json.loads(data.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError) as error:
        raise Problem(ProblemKind.DECK_TRUNCATED, name=file.name, reason=error) from error
    if not isinstance(said, dict):
        raise Problem(ProblemKind.DECK_TRUNCATED, name=file.name, reason="it is no deck")
    return said


def _types(said: dict[str, Any]) -> Iterator[tuple[str, NoteType]]:
    """The note types of all decks by their names in this file; odd ones are left out."""
    for _, deck in _tree(said, ""):
        for each in _listed(deck.get("note_models")):
            try:
                key = str(each["crowdanki_uuid"])
                yield key, type_of_json(key, each)[0]
            except (ValueError, TypeError, KeyError, AttributeError):
                continue


def _decks(said: dict[str, Any], stem: str) -> Iterator[tuple[str, list[Any]]]:
    """Every deck by its full name, with its notes."""
    for name, deck in _tree(said, ""):
        yield name or stem, _listed(deck.get("notes"))


def _tree(said: Any, above: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """A deck and those in it; a name may hold those above it, or only its own level."""
    waiting = [(said, above)]
    while waiting:
        deck, parent = waiting.pop()
        if not isinstance(deck, dict):
            continue
        own = deck.get("name")
        name = own if isinstance(own, str) else ""
        inside = name == parent or name.startswith(parent + LEVEL)
        full = name if not parent or inside else f"{parent}{LEVEL}{name}"
        yield full, deck
        waiting += [(child, full) for child in reversed(_listed(deck.get("children")))]


def _listed(said: Any) -> list[Any]:
    return said if isinstance(said, list) else []


@dataclass(slots=True)
class _Reader:
    file: Path
    deck: str | None
    staging: Staging
    types: dict[str, NoteType]
    read: int = 0
    _identities: Identities = field(init=False)
    _media: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._identities = Identities(self.file.name)

    def add(self, said: Any, deck: str) -> None:
        """Take a note, or say why not; it is told by its number in the file."""
        self.read += 1
        if self.staging.made("notes") >= limits.NOTES:
            name, limit = self.file.name, limits.NOTES
            raise Problem(ProblemKind.DECK_TOO_LARGE, name=name, limit=limit, unit="notes")
        fields = said.get("fields") if isinstance(said, dict) else None
        if not isinstance(fields, list) or not all(isinstance(text, str) for text in fields):
            self._remark(RemarkKind.NOTE_UNREADABLE, reason="it has no fields")
            return
        if max(map(len, fields), default=0) > limits.FIELD:
            found, limit = max(map(len, fields)), limits.FIELD
            self._remark(RemarkKind.TEXT_TOO_LONG, found=found, limit=limit)
            return
        note_type = self.types.get(str(said.get("note_model_uuid")))
        if note_type is None:
            self._remark(RemarkKind.NOTE_UNREADABLE, reason="its note type is not in the file")
            return
        self._take(said, self._fitting(fields, note_type), note_type, deck)

    def _take(self, said: dict[str, Any], fields: list[str], kind: NoteType, deck: str) -> None:
        guid, taken = self._identities.of(deck, fields, str(said.get("guid") or "")[:200])
        if taken:
            code = RemarkKind.SAME_IDENTITY if guid else RemarkKind.ROW_TWICE
            self._remark(code)
        if guid is None:
            return
        words = [plain(text) for text in fields]
        front = next(filter(None, words), _NOTHING)
        tags = [tag for tag in _listed(said.get("tags")) if isinstance(tag, str)]
        own = deck_name(deck, self.file.stem, 0, self.staging)
        number = self.staging.add_note(
            StagedNote(
                guid,
                front[:_SHORT_FRONT],
                "\n".join(word for word in words if word and word is not front),
                CardKind.CLOZE if kind.cloze else CardKind.QUESTION,
                self.staging.type_id(kind),
                tuple(fields),
                tags=tuple(dict.fromkeys(" ".join(tags)[: limits.TAGS].split())),
                markup="html",
                place=str(self.read),
            )
        )
        deck_id = self.staging.deck_id(self.deck or own)
        self.staging.add_new_cards(number, deck_id, _ordinals(kind, fields))
        for name in dict.fromkeys(name for text in fields for name in files_in(text)):
            self._link(number, name)

    def _fitting(self, fields: list[str], kind: NoteType) -> list[str]:
        usual, found = len(kind.fields), len(fields)
        if found < usual:
            self._remark(RemarkKind.FIELDS_TOO_FEW, found=found, usual=usual)
        elif found > usual:
            self._remark(RemarkKind.FIELDS_TOO_MANY, found=found, usual=usual)
            fields = [*fields[: usual - 1], "<br>".join(fields[usual - 1 :])]
        return fields + [""] * (usual - len(fields))

    def _link(self, number: int, name: str) -> None:
        """Keep a file that a note names, if it lies in the folder of media."""
        if name not in self._media:
            self._media[name] = self._kept(name)
        if self._media[name]:
            self.staging.link_medium(number, name, self._media[name])

    def _kept(self, name: str) -> str:
        path = self.file.parent / MEDIA_FOLDER / name
        if Path(name).name != name or path.is_symlink() or not path.is_file():
            self._remark(RemarkKind.MEDIUM_MISSING, name=name[:200])
            return ""
        label = safe_name(name)
        try:
            with path.open("rb") as source:
                blocks = iter(lambda: source.read(limits.BLOCK), b"")
                return self.staging.add_medium(label, kind_of(name), blocks, limits.MEDIUM)
        except TooLarge:
            limit = limits.MEDIUM // limits.MEGABYTE
            self._remark(RemarkKind.MEDIUM_TOO_LARGE, name=label, limit=limit)
        except OSError:
            self._remark(RemarkKind.MEDIUM_UNREADABLE, name=label)
        return ""

    def _remark(self, kind: RemarkKind, **given: str | int) -> None:
        self.staging.remark(kind, row=0, place=str(self.read), **given)


def _ordinals(kind: NoteType, fields: list[str]) -> list[int]:
    """The cards of a note: one a gap, or one for each template that its fields add words to.

    One that asks nothing has its first card all the same: it can be mended here.
    """
    if kind.cloze:
        return [gap - 1 for gap in gaps_in(" ".join(fields))] or [0]
    named, nothing = dict(zip(kind.fields, fields, strict=True)), dict.fromkeys(kind.fields, "")
    asking = []
    for ordinal in range(len(kind.templates)):
        shown = sides_of(kind, named, ordinal, CardContext()).question
        bare = sides_of(kind, nothing, ordinal, CardContext()).question
        if shown != bare and not is_empty(shown):
            asking.append(ordinal)
    return asking or [0]

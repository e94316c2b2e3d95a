"""Reads AimStudy's own JSON (``own_json`` says what it looks like), a note at a time.

Also one written by hand: what is left out is as usual, and a note without cards gets them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.imports import FileKind, RemarkKind
from aimstudy.domain.note_type import CardTemplate, NoteType
from aimstudy.interchange import limits
from aimstudy.interchange.json_stream import Damaged, JsonStream
from aimstudy.interchange.own_json import FORMAT, MARK, media_folder
from aimstudy.interchange.own_json_cards import OwnCards
from aimstudy.interchange.own_json_media import OwnMedia
from aimstudy.interchange.own_json_notes import OwnNotes, clean
from aimstudy.interchange.staging import Staging

_LONGEST_PART = 64_000_000  # characters of a note with its history, or of all note types
_MARK = re.compile(r'\s*\{(?s:.*?)"aimstudy"\s*:\s*\{\s*"format"')


def is_own_json(text: str) -> bool:
    """Whether a text is a deck that this program wrote.

    >>> is_own_json('{"aimstudy": {"format": 1}, "notes": []}'), is_own_json('{"a": 1}')
    (True, False)
    """
    return text.lstrip("\ufeff \t\r\n").startswith("{") and _MARK.match(text) is not None


@dataclass(slots=True)
class _Above:
    """What stands above the notes."""

    types: dict[str, NoteType] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)


def read_own_json(file: Path, deck: str | None, staging: Staging) -> None:
    """Stage a file of our own; raises Problem DECK_* and ``Enough``."""
    staging.note_meta({"kind": FileKind.JSON.value, "own_guids": True, "ours": True})
    try:
        above = _above(file)
        _notes(file, deck, above, staging)
    except Damaged as damaged:
        raise _broken(file, str(damaged)) from damaged
    except (UnicodeError, OSError) as error:
        raise _broken(file, str(error)[:200]) from error
    if not staging.made("notes") and not staging.made("remarks"):
        raise Problem(ProblemKind.DECK_EMPTY, name=file.name)


def _broken(file: Path, reason: str) -> Problem:
    return Problem(ProblemKind.DECK_TRUNCATED, name=file.name, reason=reason)


def _above(file: Path) -> _Above:
    """Read to the notes; to the end where other things stand below them."""
    found, seen = _Above(), set[str]()
    with file.open(encoding="utf-8-sig", newline="") as source:
        stream = JsonStream(source, _LONGEST_PART)
        for name in stream.members():
            seen.add(name)
            if name == "notes":
                if {MARK, "note_types", "media"} <= seen:
                    break
                for _ in stream.items():
                    pass
            elif name == "note_types":
                found.types = dict(_type_of(said, line) for line, said in stream.items())
            elif name == "media":
                found.kinds = _kinds(stream.value())
            elif name == MARK:
                _require_known(file, stream.value())
            else:
                stream.value()
    return found


def _require_known(file: Path, said: Any) -> None:
    number = said.get("format") if isinstance(said, dict) else None
    if not isinstance(number, int) or number < 1:
        raise Damaged("the format has no number")
    if number > FORMAT:
        raise Problem(ProblemKind.DECK_NEWER, name=file.name, found=number, known=FORMAT)


def _kinds(said: Any) -> dict[str, str]:
    if not isinstance(said, dict):
        raise Damaged("media is no object")
    return {
        sha256: str(more["kind"])
        for sha256, more in said.items()
        if isinstance(more, dict) and "kind" in more
    }


def _type_of(said: Any, line: int) -> tuple[str, NoteType]:
    """A note type with the name by which notes know it."""
    try:
        fields = tuple(clean(name) for name in said["fields"])
        templates = tuple(
            CardTemplate(*(clean(each[part]) for part in ("name", "question", "answer")))
            for each in said["templates"]
        )
        css, key, raw = (clean(said.get(part, "")) for part in ("css", "key", "raw"))
        name = clean(said["name"])
        made = NoteType(name, fields, templates, said.get("cloze") is True, css, key, raw)
        known = clean(said.get("id", name))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise Damaged(f"line {line}: a note type cannot be read ({error})") from error
    if len(fields) > limits.FIELDS or len(templates) > limits.TEMPLATES:
        raise Damaged(f"line {line}: a note type has too many fields or templates")
    return known, made


def _notes(file: Path, deck: str | None, above: _Above, staging: Staging) -> None:
    notes = OwnNotes(above.types, staging)
    cards = OwnCards(file.stem, deck, staging)
    media = OwnMedia(media_folder(file), above.kinds, staging)
    for line, said in _said(file):
        if staging.made("notes") >= limits.NOTES:
            limit = limits.NOTES
            raise Problem(ProblemKind.DECK_TOO_LARGE, name=file.name, limit=limit, unit="notes")
        if not isinstance(said, dict):
            staging.remark(RemarkKind.NOTE_UNREADABLE, row=line, reason="it is no object")
            continue
        made = notes.add(said, line)
        if made is not None:
            cards.add(made, said.get("cards"), line)
            media.link(made.number, said.get("media"), line)


def _said(file: Path) -> Iterator[tuple[int, Any]]:
    with file.open(encoding="utf-8-sig", newline="") as source:
        stream = JsonStream(source, _LONGEST_PART)
        for name in stream.members():
            if name == "notes":
                yield from stream.items()
            else:
                stream.value()
        stream.end()

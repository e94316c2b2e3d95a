"""Reads AimStudy's own Markdown decks (``own_markdown`` says what they look like).

A note is known by its identity, so that it keeps its history; what the file says differently is
taken.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.imports import FileKind, RemarkKind
from aimstudy.domain.note_type import NoteType, definition_from
from aimstudy.interchange import limits
from aimstudy.interchange.delimited import stem_of
from aimstudy.interchange.note_parts import html_of
from aimstudy.interchange.own_json_cards import OwnCards
from aimstudy.interchange.own_json_notes import OwnNotes, clean
from aimstudy.interchange.own_markdown import (
    DECK,
    END,
    HEAD,
    HTML,
    SIDES,
    TYPES,
    bare,
    label_of,
    parts_of,
)
from aimstudy.interchange.staging import Staging
from aimstudy.interchange.text_encoding import read_text


@dataclass(slots=True)
class _Note:
    """A note as it stands in the file; ``texts`` are lines by field."""

    line: int
    deck: str
    guid: str = ""
    tags: str = ""
    more: dict[str, Any] = field(default_factory=dict)
    texts: dict[int, list[str]] = field(default_factory=dict)
    html: set[int] = field(default_factory=set)
    open: int = -1
    labels: tuple[str, ...] = SIDES


def read_own_markdown(file: Path, deck: str | None, staging: Staging) -> None:
    """Stage a Markdown deck of ours; raises Problem DECK_* and ``Enough``."""
    lines = _lines_of(file)
    staging.note_meta({"kind": FileKind.MARKDOWN.value, "own_guids": True, "ours": True})
    types = _types_in(file, lines)
    notes, cards = OwnNotes(types, staging), OwnCards(stem_of(file), deck, staging)
    for note in _notes(lines, types, staging):
        if staging.made("notes") >= limits.NOTES:
            limit = limits.NOTES
            raise Problem(ProblemKind.DECK_TOO_LARGE, name=file.name, limit=limit, unit="notes")
        said = _said(note, types)
        made = notes.add(said, note.line)
        if made is not None:
            told = note.more.get("cards")
            wanted = told if isinstance(told, list) else made.usual_cards
            in_deck = [{"ordinal": n, "deck": note.deck} for n in wanted]
            cards.add(made, in_deck, note.line)
    if not staging.made("notes") and not staging.made("remarks"):
        raise Problem(ProblemKind.DECK_EMPTY, name=file.name)


def _lines_of(file: Path) -> list[str]:
    """The lines just as they were written; of a file in another encoding as well as can be."""
    found = read_text(file).text
    try:
        exact = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        exact = found
    ends = exact.find("\n")
    if ends > 0 and exact[ends - 1] == "\r":
        exact = exact.replace("\r\n", "\n")
    return exact.split("\n")


def _types_in(file: Path, lines: list[str]) -> dict[str, NoteType]:
    found: dict[str, NoteType] = {}
    try:
        start = len(lines) - 1 - lines[::-1].index(TYPES)
    except ValueError:
        return found
    for number, line in enumerate(lines[start + 1 :], start + 2):
        if line.strip() == END:
            break
        try:
            said = json.loads(line)
            found[clean(said["id"])] = definition_from(
                clean(said["definition"]), clean(said["key"])
            )
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            reason = f"line {number}: a note type cannot be read ({error})"
            raise Problem(ProblemKind.DECK_TRUNCATED, name=file.name, reason=reason) from error
    return found


def _notes(lines: list[str], types: dict[str, NoteType], staging: Staging) -> Iterator[_Note]:
    deck, note = "", None
    for number, line in enumerate(lines, 1):
        if line == HEAD:
            continue
        begun = _begun(number, line, deck, types, note)
        if note is not None and (begun or line == TYPES or line.startswith(DECK)):
            yield note
            note = None
        note = begun or note
        if line == TYPES:
            break
        if line.startswith(DECK):
            deck = _deck_of(line)
        elif parts_of(line) is None and not _belongs(line, note):
            staging.remark(RemarkKind.LINE_NOT_UNDERSTOOD, row=number)
    if note is not None:
        yield note


def _begun(
    number: int, line: str, deck: str, types: dict[str, NoteType], note: _Note | None
) -> _Note | None:
    """The note that begins on a line: by its comment, or by a question after one that has one."""
    told = parts_of(line)
    if told is not None:
        made = _Note(number, deck, told[0], told[1], _object(told[2]))
        found = types.get(str(made.more.get("type")))
        made.labels = found.fields if found else SIDES
        return made
    asks = label_of(line, SIDES)
    new = note is None or (note.labels == SIDES and 0 in note.texts)
    return _Note(number, deck) if new and asks is not None and asks[0] == 0 else None


def _belongs(line: str, note: _Note | None) -> bool:
    """Take a line into its note; whether it could be, or is blank."""
    if note is None or (note.open < 0 and not line.strip()):
        return not line.strip()
    return _take(line, note.labels, note)


def _take(line: str, labels: tuple[str, ...], note: _Note) -> bool:
    """Take a line of a field; whether it belongs to one."""
    found = label_of(line, labels)
    if found is not None and found[0] not in note.texts:
        note.open, html = found
        if html:
            note.html.add(note.open)
        text = line[len(labels[note.open]) + (len(HTML) if html else 0) + 1 :]
        note.texts[note.open] = [bare(text.removeprefix(" "), first=True)]
        return True
    if note.open < 0:
        return False
    note.texts[note.open].append(line)
    return True


def _said(note: _Note, types: dict[str, NoteType]) -> dict[str, Any]:
    """A note as our JSON has it."""
    note_type = types.get(str(note.more.get("type")))
    many = len(note_type.fields) if note_type else 2
    texts = [_text(note.texts.get(place, [""])) for place in range(many)]
    said: dict[str, Any] = {
        key: note.more[key]
        for key in ("type", "kind", "markup", "accept", "items", "choices", "context")
        if key in note.more
    }
    said["tags"] = note.tags.split()
    if note_type is None:
        said |= {"front": texts[0], "back": texts[1]}
    else:
        said["fields"] = [t if n in note.html else html_of(t) for n, t in enumerate(texts)]
    seed = "\x1f".join((note.deck, texts[0]))
    said["guid"] = note.guid or hashlib.sha256(seed.encode("utf-8", "replace")).hexdigest()[:16]
    return said


def _text(lines: list[str]) -> str:
    """The text of a field; blank lines at its end part notes."""
    kept = list(lines)
    while len(kept) > 1 and not kept[-1]:
        kept.pop()
    return "\n".join([kept[0], *(bare(line, first=False) for line in kept[1:])])


def _deck_of(line: str) -> str:
    name = line.removeprefix(DECK).strip()
    try:
        return clean(json.loads(f'"{name}"'))
    except (ValueError, TypeError):
        return name


def _object(text: str) -> dict[str, Any]:
    try:
        said = json.loads(text or "{}")
    except (ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}

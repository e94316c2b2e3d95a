"""Writes AimStudy's own JSON (``own_json`` says what it looks like) and the media beside it.

Reads a staged deck, a note at a time; equal decks make equal bytes.
"""

import hashlib
import json
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, TextIO

from aimstudy.domain.card import CardKind
from aimstudy.domain.media import marks_in
from aimstudy.domain.note_type import SEPARATOR, NoteType, definition_from
from aimstudy.interchange.own_json import (
    CONTRADICTED,
    FORMAT,
    MARK,
    PUT_ASIDE,
    USUAL_SOURCE,
    close,
    loose,
    media_folder,
    sides_of,
)

_ORDERS = (
    "CREATE TEMP TABLE note_order (place INTEGER PRIMARY KEY, note_id INTEGER UNIQUE)",
    """INSERT INTO note_order (note_id)
SELECT n.id FROM notes AS n JOIN cards AS c ON c.note_id = n.id
LEFT JOIN kept_cards AS k ON k.card_id = c.id
GROUP BY n.id ORDER BY min(k.position), n.guid""",
    "CREATE TEMP TABLE card_order (place INTEGER PRIMARY KEY, card_id INTEGER UNIQUE)",
    """INSERT INTO card_order (card_id)
SELECT c.id FROM cards AS c JOIN note_order AS o ON o.note_id = c.note_id
ORDER BY o.place, c.ordinal, c.id""",
)
_NOTES = """
SELECT n.id, n.guid, n.type_id, n.kind, n.front, n.back, n.accept, n.items, n.tags, n.markup,
    n.fields, n.choices, n.modified_ms, n.source, k.created_ms, k.context, k.typed, k.remark,
    k.quotes
FROM note_order AS o JOIN notes AS n ON n.id = o.note_id
JOIN kept_notes AS k ON k.note_id = n.id ORDER BY o.place
"""
_CARDS = """
SELECT n.place, c.id, c.ordinal, d.name, c.flagged, c.phase, c.stability, c.difficulty, c.reps,
    c.lapses, c.source, c.answered, k.position, k.suspended, k.buried_day, k.bookmarked,
    k.last_day, k.due_day, k.due_ms
FROM card_order AS o JOIN cards AS c ON c.id = o.card_id JOIN decks AS d ON d.id = c.deck_id
JOIN kept_cards AS k ON k.card_id = c.id JOIN note_order AS n ON n.note_id = c.note_id
ORDER BY o.place
"""
_LOG = """
SELECT o.card_id, r.at_ms, r.rating, r.took_ms, r.source FROM card_order AS o
JOIN reviews AS r ON r.card_id = o.card_id ORDER BY o.place, r.id
"""
_LOG_INDEX = "CREATE INDEX temp_log ON reviews (card_id, id)"
_MEDIA = "SELECT sha256, kind, size, label FROM media ORDER BY sha256, label"
_NOTE_MEDIA = """
SELECT o.place, m.label, m.sha256 FROM note_media AS m JOIN note_order AS o ON o.note_id = m.note_id
ORDER BY o.place, m.label
"""
_AS_ITS_SOURCE_HAD_IT = 14  # numbers of a card of Anki; without the last they are not taken over


@dataclass(frozen=True, slots=True)
class JsonChoices:
    """What goes along."""

    scheduling: bool = True
    media: bool = True


def write_json(staged: Path, made: Path, choices: JsonChoices) -> list[str]:
    """Write the staged deck to ``made``; returns the SHA-256 of every file it names.

    Raises OSError.
    """
    try:
        with (
            closing(sqlite3.connect(staged, isolation_level=None)) as source,
            made.open("w", encoding="utf-8", newline="\n") as out,
        ):
            return _Json(source, out, choices).write()
    except sqlite3.OperationalError as error:  # the disk is full, or cannot be written
        raise OSError(str(error)) from error


def put_media(names: Iterable[str], media: Path, out: Path) -> None:
    """Copy files from ``media`` to the folder beside ``out``; what nothing names any more goes.

    Raises OSError.
    """
    folder, wanted = media_folder(out), set(names)
    there = {file.name for file in folder.iterdir()} if folder.is_dir() else set()
    if wanted:
        folder.mkdir(exist_ok=True)
    for name in sorted(wanted - there):
        if (media / name).is_file():
            beside = folder / f".{name}"
            try:
                shutil.copyfile(media / name, beside)
                beside.replace(folder / name)
            finally:
                beside.unlink(missing_ok=True)
    for name in there - wanted:
        if _is_sha256(name):
            (folder / name).unlink()


def _is_sha256(name: str) -> bool:
    return len(name) == 64 and set(name) <= set("0123456789abcdef")


class _Json:
    def __init__(self, source: sqlite3.Connection, out: TextIO, choices: JsonChoices) -> None:
        self._source, self._out, self._choices = source, out, choices
        self._types: dict[int, tuple[str, NoteType]] = {}
        self._labels: dict[str, str] = {}
        self._named: set[str] = set()

    def write(self) -> list[str]:
        for statement in (*_ORDERS, _LOG_INDEX):
            self._source.execute(statement)
        media = self._media() if self._choices.media else {}
        self._name_types()
        decks = [row[0] for row in self._source.execute("SELECT name FROM decks ORDER BY name")]
        self._out.write("{\n")
        self._out.write(f'"{MARK}": {loose({"format": FORMAT})},\n')
        self._out.write(f'"decks": {_lines(decks)},\n')
        shown = {sha: media[sha] for sha in sorted(self._used(media))}
        self._out.write('"media": {')
        self._out.write(",".join(f"\n{loose(sha)}: {loose(said)}" for sha, said in shown.items()))
        self._out.write("\n},\n" if shown else "},\n")
        types = [said for _, said in sorted(self._types_said())]
        self._out.write(f'"note_types": [{",".join(map(_block, types))}],\n')
        self._out.write('"notes": [')
        for place, note in enumerate(self._notes()):
            self._out.write(("," if place else "") + _block(note))
        self._out.write("]\n}\n")
        return list(shown)

    def _media(self) -> dict[str, dict[str, Any]]:
        found: dict[str, dict[str, Any]] = {}
        for sha256, kind, size, label in self._source.execute(_MEDIA):
            found[sha256] = {"kind": kind, "size": size}
            self._labels[label] = sha256
        return found

    def _used(self, media: dict[str, dict[str, Any]]) -> set[str]:
        """The files that notes name."""
        query = "SELECT DISTINCT sha256 FROM note_media"
        used = {row[0] for row in self._source.execute(query)}
        if self._labels:
            query = "SELECT front, back, items FROM notes WHERE type_id IS NULL"
            for texts in self._source.execute(query):
                used |= set(self._marked(*texts).values())
        return used & media.keys()

    def _marked(self, *texts: str) -> dict[str, str]:
        labels = (mark.label for text in texts if "[" in text for mark in marks_in(text))
        return {label: self._labels[label] for label in labels if label in self._labels}

    def _name_types(self) -> None:
        """Call each note type by its name; two of one name by what they hold, too."""
        rows = self._source.execute("SELECT id, definition, key FROM types").fetchall()
        types = {number: definition_from(text, key) for number, text, key in rows}
        names = [note_type.name for note_type in types.values()]
        for number, text, key in rows:
            name = types[number].name
            if names.count(name) > 1:
                name += " #" + hashlib.sha256(f"{key}\n{text}".encode()).hexdigest()[:8]
            self._types[number] = name, types[number]

    def _types_said(self) -> Iterator[tuple[str, dict[str, Any]]]:
        for name, made in self._types.values():
            said: dict[str, Any] = {
                "id": name,
                "name": made.name,
                "fields": _Listed(made.fields),
                "templates": _Listed(
                    {"name": t.name, "question": t.question, "answer": t.answer}
                    for t in made.templates
                ),
                "cloze": made.cloze or None,
                "css": made.css or None,
                "key": made.key or None,
                "raw": made.raw or None,
            }
            yield name, {key: value for key, value in said.items() if value is not None}

    def _notes(self) -> Iterator[dict[str, Any]]:
        cards = groupby(self._cards(), itemgetter(0))
        media = _Following(self._source.execute(_NOTE_MEDIA))
        for place, row in enumerate(self._source.execute(_NOTES), 1):
            note = self._note(row)
            if self._choices.media:
                named = {label: sha for _, label, sha in media.of(place)}
                if note["type"] is None and self._labels:
                    named = self._marked(note["front"], note["back"], row[7]) | named
                note["media"] = dict(sorted(named.items())) or None
            found, of_note = next(cards)
            assert found == place, "every note that is laid out has cards"
            note["cards"] = _Listed(card for _, card in of_note)
            yield {key: value for key, value in note.items() if value is not None}

    def _note(self, row: tuple[Any, ...]) -> dict[str, Any]:
        _, guid, type_id, kind, front, back, accept, items, tags, markup, fields, choices = row[:12]
        modified, source, created, context, typed, remark, quotes = row[12:]
        name, note_type = self._types[type_id] if type_id is not None else (None, None)
        texts = fields.split(SEPARATOR) if fields is not None else None
        usual = CardKind.CLOZE if note_type and note_type.cloze else CardKind.QUESTION
        derived = sides_of(note_type, texts) if note_type and texts else ("", "")
        if isinstance(source, str) and source.startswith('{"quotes"'):
            source = None
        return {
            "guid": guid,
            "type": name,
            "kind": kind if kind != usual else None,
            "front": front if front != derived[0] or note_type is None else None,
            "back": back if back != derived[1] or note_type is None else None,
            "fields": _Listed(texts) if texts is not None else None,
            "markup": markup if markup != ("html" if note_type else None) else None,
            "accept": _list_of(accept),
            "items": _list_of(items),
            "tags": tags.split() or None,
            "choices": _parsed(choices, loose),
            "context": context or None,
            "typed": typed,
            "remark": remark or None,
            "sources": json.loads(quotes) if quotes else None,
            "created": created,
            "modified": modified,
            "source": _parsed(source, close),
        }

    def _cards(self) -> Iterator[tuple[int, dict[str, Any]]]:
        log = _Following(self._source.execute(_LOG))
        for place, card_id, *rest in self._source.execute(_CARDS):
            answers = [answer[1:] for answer in log.of(card_id)]
            yield place, _card(rest, answers, scheduling=self._choices.scheduling)


class _Following:
    """Rows in order of their first column, taken a key at a time."""

    def __init__(self, rows: Iterator[tuple[Any, ...]]) -> None:
        self._rows = rows
        self._next = next(rows, None)

    def of(self, key: int) -> list[tuple[Any, ...]]:
        found = []
        while self._next is not None and self._next[0] == key:
            found.append(self._next)
            self._next = next(self._rows, None)
        return found


def _card(row: list[Any], log: list[tuple[Any, ...]], *, scheduling: bool) -> dict[str, Any]:
    ordinal, deck, flag, phase, stability, difficulty, reps, lapses, source, answered = row[:10]
    position, suspended, buried, bookmarked, last_day, due_day, due_ms = row[10:]
    said: dict[str, Any] = {
        "deck": deck,
        "ordinal": ordinal or None,
        "position": position,
        "flag": flag or None,
        "bookmarked": True if bookmarked else None,
        "suspended": _suspended(suspended),
    }
    if scheduling:
        met = phase != "new"
        said |= {
            "phase": phase if met else None,
            "stability": stability if met else None,
            "difficulty": difficulty if met else None,
            "last": _day(last_day) if met else None,
            "due": _day(due_day) if met else None,
            "due_ms": (due_ms or None) if met else None,
            "reps": reps if met else None,
            "lapses": (lapses or None) if met else None,
            "put_off": _day(buried),
            "log": [_answer(*answer) for answer in log] or None,
            "source": _card_source(source, answered=bool(answered)),
        }
    return {key: value for key, value in said.items() if value is not None}


def _suspended(said: int) -> bool | str | None:
    if said >= PUT_ASIDE:
        return _day(said)
    return "contradiction" if said == CONTRADICTED else True if said else None


def _day(ordinal: int) -> str | None:
    return date.fromordinal(ordinal).isoformat() if 0 < ordinal <= date.max.toordinal() else None


def _answer(at_ms: int, rating: int, took_ms: int, source: str | None) -> list[int | str]:
    said: list[int | str] = [at_ms, rating, took_ms]
    return said if source in (None, USUAL_SOURCE) else [*said, str(source)]


def _card_source(source: str | None, *, answered: bool) -> Any:
    """What another program said of a card; of one answered since its numbers hold no more."""
    said = _parsed(source, close)
    if answered and isinstance(said, dict) and isinstance(said.get("card"), list):
        said["card"] = said["card"][: _AS_ITS_SOURCE_HAD_IT - 1]
    return said


def _parsed(text: str | None, written: Callable[[Any], str]) -> Any:
    """JSON text as what it says, if it comes back just so; else as text."""
    if text is None:
        return None
    try:
        said = json.loads(text)
        same = isinstance(said, list | dict) and written(said) == text
    except (ValueError, RecursionError):
        return text
    return said if same else text


def _list_of(text: str) -> list[str] | None:
    said = json.loads(text or "[]")
    return said or None


class _Listed(list[Any]):
    """A list with a line for each of its values."""


def _lines(values: Iterable[Any], before: str = "") -> str:
    told = [f"\n{before}{loose(value)}" for value in values]
    return f"[{','.join(told)}\n{before}]" if told else "[]"


def _block(said: dict[str, Any]) -> str:
    """An object with its keys in order, a line each."""
    parts = []
    for key, value in sorted(said.items()):
        told = _lines(value, " ") if isinstance(value, _Listed) else loose(value)
        parts.append(f"{loose(key)}: {told}")
    return "\n{" + ",\n ".join(parts) + "}"

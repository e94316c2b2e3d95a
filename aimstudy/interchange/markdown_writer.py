"""Writes Markdown decks (see ``own_markdown``), for reading and for version control.

Equal decks make equal bytes, and what was edited is the line that differs. Reads a staged deck.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from html import unescape
from pathlib import Path
from typing import Any, TextIO

from aimstudy.domain.note_type import SEPARATOR, NoteType, definition_text
from aimstudy.interchange.note_parts import gaps_in, html_of
from aimstudy.interchange.note_texts import types_in
from aimstudy.interchange.own_markdown import (
    DECK,
    END,
    HEAD,
    HTML,
    SIDES,
    TYPES,
    escaped,
    note_line,
)

_ORDER = """
SELECT n.id, n.guid, n.type_id, n.kind, n.front, n.back, n.accept, n.items, n.tags, n.markup,
    n.fields, n.choices, k.context, d.name, min(w.position),
    (SELECT group_concat(ordinal) FROM (
        SELECT ordinal FROM cards WHERE note_id = n.id ORDER BY ordinal))
FROM cards AS c JOIN notes AS n ON n.id = c.note_id JOIN decks AS d ON d.id = c.deck_id
JOIN kept_notes AS k ON k.note_id = n.id JOIN kept_cards AS w ON w.card_id = c.id
GROUP BY n.id ORDER BY d.name, min(w.position), n.guid
"""


def write_markdown(staged: Path, made: Path) -> None:
    """Write the staged deck to ``made``; raises OSError."""
    try:
        with (
            closing(sqlite3.connect(staged)) as source,
            made.open("w", encoding="utf-8", newline="") as out,
        ):
            _write(source, out)
    except sqlite3.OperationalError as error:  # the disk is full, or cannot be written
        raise OSError(str(error)) from error


def _write(source: sqlite3.Connection, out: TextIO) -> None:
    source.execute("CREATE INDEX cards_of_note ON cards (note_id, ordinal)")
    types = types_in(source)
    names = _names_of(types)
    out.write(f"{HEAD}\n")
    deck = None
    for row in source.execute(_ORDER):
        if row[13] != deck:
            deck = row[13]
            out.write(f"\n{DECK}{json.dumps(deck, ensure_ascii=False)[1:-1]}\n")
        note_type = types.get(row[2])
        out.write("\n" + "\n".join(_note(row, note_type, names.get(row[2], ""))) + "\n")
    if types:
        out.write(f"\n{TYPES}\n")
        for number in sorted(types, key=names.__getitem__):
            out.write(f"{_in_comment(_type(names[number], types[number]))}\n")
        out.write(f"{END}\n")


def _names_of(types: dict[int, NoteType]) -> dict[int, str]:
    """What notes call their types: their names, and a number where two have one name."""
    found: dict[int, str] = {}
    for number, made in sorted(types.items(), key=lambda i: (i[1].name, definition_text(i[1]))):
        taken = sum(types[other].name == made.name for other in found)
        found[number] = f"{made.name} {taken + 1}" if taken else made.name
    return found


def _type(name: str, made: NoteType) -> dict[str, Any]:
    return {"id": name, "key": made.key, "definition": definition_text(made)}


def _in_comment(said: dict[str, Any]) -> str:
    """JSON on one line that ends no comment."""
    return json.dumps(said, ensure_ascii=False, sort_keys=True).replace("--", "-\\u002d")


def _note(row: tuple[Any, ...], note_type: NoteType | None, name: str) -> Iterator[str]:
    _, guid, _, kind, front, back, accept, items, tags, markup, fields, choices = row[:12]
    context, ordinals = row[12], [int(part) for part in row[15].split(",")]
    cloze = note_type is not None and note_type.cloze
    texts = fields.split(SEPARATOR) if fields is not None else [front, back]
    gaps = sorted({gap - 1 for text in texts for gap in gaps_in(text)}) if cloze else []
    usual = "cloze" if cloze else "question"
    more = {
        "type": name if note_type else None,
        "kind": kind if kind != usual else None,
        "cards": ordinals if ordinals != (gaps or [0]) else None,
        "markup": markup if markup != ("html" if note_type else None) else None,
        "accept": json.loads(accept) or None,
        "items": json.loads(items) or None,
        "choices": choices,
        "context": context or None,
    }
    said = {key: value for key, value in more.items() if value is not None}
    yield note_line(guid, tags, _in_comment(said) if said else "")
    labels = note_type.fields if note_type else SIDES
    for place, text in enumerate(texts):
        label = labels[place] if place < len(labels) else f"Field {place + 1}"
        yield from _field(label, text, labels, html=note_type is not None)


def _field(label: str, text: str, labels: tuple[str, ...], *, html: bool) -> Iterator[str]:
    shown, mark = text, ""
    if html:
        told = unescape(text.replace("<br>", "\n"))
        shown, mark = (told, "") if html_of(told) == text else (text, HTML)
    if not shown:
        yield f"{label}:"
        return
    first, *others = escaped(shown.split("\n"), labels)
    yield f"{label}{mark}:{' ' if first else ''}{first}"
    yield from others

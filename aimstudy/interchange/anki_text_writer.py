"""Writes text as Anki exports it: a line a note, with settings above that say which column is what.

Fields are HTML, just as they are. Reads a staged deck, a note at a time.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from aimstudy.domain.note_type import BASIC, CLOZE, SEPARATOR
from aimstudy.interchange.anki_writer import html_of_note
from aimstudy.interchange.card_texts import BOTH_WAYS
from aimstudy.interchange.note_texts import types_in

_ABOVE = (
    "#separator:tab", "#html:true", "#guid column:1", "#notetype column:2", "#deck column:3",
    "#tags column:4",
)  # fmt: skip
_NOTES = """
SELECT n.guid, n.type_id, n.kind, n.front, n.back, n.items, n.markup, n.fields, n.tags, d.name,
    max(c.ordinal), min(c.id)
FROM cards AS c JOIN notes AS n ON n.id = c.note_id JOIN decks AS d ON d.id = c.deck_id
GROUP BY n.id ORDER BY min(c.id)
"""
_QUOTE = '"'
_TO_QUOTE = ("\t", "\n", "\r", _QUOTE)


def write_anki_text(staged: Path, made: Path) -> None:
    """Write the staged deck as text to ``made``; raises OSError."""
    try:
        with (
            closing(sqlite3.connect(staged)) as source,
            made.open("w", encoding="utf-8", newline="") as out,
        ):
            out.writelines(f"{line}\n" for line in _ABOVE)
            out.writelines("\t".join(map(_cell, row)) + "\n" for row in _rows(source))
    except sqlite3.OperationalError as error:  # the disk is full, or cannot be written
        raise OSError(str(error)) from error


def _rows(source: sqlite3.Connection) -> Iterator[list[str]]:
    names = {number: note_type.name for number, note_type in types_in(source).items()}
    for row in source.execute(_NOTES):
        guid, type_id, kind, front, back, items, markup, fields, tags, deck, ordinal, _ = row
        if type_id is None:
            texts = html_of_note(kind, front, back, items, markup)
            name = (CLOZE if kind == "cloze" else BOTH_WAYS if ordinal else BASIC).name
        else:
            texts, name = (fields or "").split(SEPARATOR), names[type_id]
        yield [guid, name, deck, tags, *texts]


def _cell(text: str) -> str:
    """A cell, in quotation marks where it is no plain one.

    >>> _cell("#a"), _cell(" a"), _cell("a")
    ('"#a"', '" a"', 'a')
    """
    odd = text.startswith("#") or text != text.strip() or any(sign in text for sign in _TO_QUOTE)
    return _QUOTE + text.replace(_QUOTE, _QUOTE * 2) + _QUOTE if odd else text

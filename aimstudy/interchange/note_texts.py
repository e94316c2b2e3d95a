"""The texts of laid out notes, for formats that know no note types: two sides and what is beside.

Reads a staged deck, a note at a time.
"""

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from aimstudy.domain.note_type import SEPARATOR, NoteType, definition_from
from aimstudy.interchange.anki_writer import html_of_note
from aimstudy.interchange.note_parts import gaps_in
from aimstudy.interchange.plain_text import looks_like_html, plain

_NOTES = """
SELECT n.guid, n.type_id, n.kind, n.front, n.back, n.items, n.markup, n.fields, n.choices, n.tags,
    d.name, min(c.id)
FROM cards AS c JOIN notes AS n ON n.id = c.note_id JOIN decks AS d ON d.id = c.deck_id
GROUP BY n.id ORDER BY min(c.id)
"""
_BREAK = re.compile(r"<br ?/?>", re.IGNORECASE)
_TAG = re.compile(r"<[a-zA-Z/!]")
_LINES = re.compile(r"\r\n?")
_NO_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_LEVEL = "::"
_NOTHING = "…"  # stands for a question that no text asks


@dataclass(frozen=True, slots=True)
class NoteTexts:
    """A note as HTML: what asks, what answers, and further fields by name, all stripped."""

    guid: str
    type_name: str
    front: str
    back: str
    beside: tuple[tuple[str, str], ...]
    tags: str
    deck: str


def types_in(source: sqlite3.Connection) -> dict[int, NoteType]:
    """The note types of a staged deck."""
    rows = source.execute("SELECT id, definition, key FROM types").fetchall()
    return {number: definition_from(text, key) for number, text, key in rows}


def texts_of(source: sqlite3.Connection) -> Iterator[NoteTexts]:
    """Every note in the order of its first card."""
    types = types_in(source)
    for row in source.execute(_NOTES):
        guid, type_id, kind, front, back, items, markup, fields, choices, tags, deck, _ = row
        note_type = types.get(type_id)
        names: tuple[str, ...] = ("Front", "Back")
        if note_type is None:
            values = html_of_note(kind, front, back, items, markup)
            texts = [tidy(text) for text in values]
        else:
            texts = [tidy(text) for text in (fields or "").split(SEPARATOR)]
            names = note_type.fields
        made = _sides(texts, names, cloze=bool(note_type and note_type.cloze), asked=bool(choices))
        name = note_type.name if note_type else "Basic"
        yield NoteTexts(guid, name, *made, tags=" ".join(tidy(tags).split()), deck=deck_name(deck))


def _sides(
    texts: list[str], names: tuple[str, ...], *, cloze: bool, asked: bool
) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    texts = texts + [""] * (len(names) - len(texts))
    if cloze:
        at = next((n for n, text in enumerate(texts) if gaps_in(text)), 0)
        rest = [text for n, text in enumerate(texts) if text and n != at]
        return texts[at] or _NOTHING, "<br>".join(rest), ()
    if asked and len(texts) > 2:
        # The options stand below the question; which are right, and why, answers it.
        return f"{texts[0]}<br>{texts[1]}", texts[2], tuple(zip(names[3:], texts[3:], strict=False))
    front = texts[0] or _NOTHING
    back = texts[1] if len(texts) > 1 else ""
    return front, back, tuple(zip(names[2:], texts[2:], strict=False))


def tidy(text: str) -> str:
    """A text without signs that no table or text file keeps, and without blanks around it."""
    text = _NO_TEXT.sub(" ", _LINES.sub("\n", text)).replace("\ufeff", "")
    return text.strip()


def deck_name(name: str) -> str:
    """The full name of a deck as it comes back from a table."""
    levels = [" ".join(level.split()) for level in tidy(name).split(_LEVEL)]
    return _LEVEL.join(level for level in levels if level) or "Default"


def as_plain(html: str) -> str | None:
    """The plain text that a field of HTML is; None where it has markup.

    >>> as_plain("a &lt; b<br>c"), as_plain("<b>a</b>")
    ('a < b\\nc', None)
    """
    text = _BREAK.sub("\n", html)
    if _TAG.search(text):
        return None
    told = tidy(unescape(text))
    return None if looks_like_html(told) else told


def words(html: str) -> str:
    """The words of a field in one line."""
    return " ".join(plain(html).split())

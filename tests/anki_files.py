"""Packages of Anki as tests want them, written by hand: no program of Anki's is needed."""

import json
import sqlite3
import zipfile
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from backports import zstd

FIRST_S = 1_700_000_000 - 1_700_000_000 % 86_400 + 4 * 3_600
TABLES = """
CREATE TABLE col (id integer PRIMARY KEY, crt integer, mod integer, scm integer, ver integer,
  dty integer, usn integer, ls integer, conf text, models text, decks text, dconf text, tags text);
CREATE TABLE notes (id integer PRIMARY KEY, guid text, mid integer, mod integer, usn integer,
  tags text, flds text, sfld integer, csum integer, flags integer, data text);
CREATE TABLE cards (id integer PRIMARY KEY, nid integer, did integer, ord integer, mod integer,
  usn integer, type integer, queue integer, due integer, ivl integer, factor integer,
  reps integer, lapses integer, left integer, odue integer, odid integer, flags integer, data text);
CREATE TABLE revlog (id integer PRIMARY KEY, cid integer, usn integer, ease integer, ivl integer,
  lastIvl integer, factor integer, time integer, type integer);
"""
BASIC = {
    "name": "Basic",
    "type": 0,
    "flds": [{"name": "Front", "ord": 0}, {"name": "Back", "ord": 1}],
    "tmpls": [{"name": "Card 1", "ord": 0, "qfmt": "{{Front}}", "afmt": "{{Back}}"}],
    "css": ".card { color: black; }",
}
CLOZE = {
    "name": "Cloze",
    "type": 1,
    "flds": [{"name": "Text", "ord": 0}],
    "tmpls": [{"name": "Cloze", "ord": 0, "qfmt": "{{cloze:Text}}", "afmt": "{{cloze:Text}}"}],
    "css": "",
}
_CARD: dict[str, Any] = {
    "did": 1, "ord": 0, "mod": 0, "usn": 0, "type": 0, "queue": 0, "due": 1, "ivl": 0, "factor": 0,
    "reps": 0, "lapses": 0, "left": 0, "odue": 0, "odid": 0, "flags": 0, "data": "",
}  # fmt: skip


@dataclass
class Deck:
    """A collection in the making; ``statements`` are run on it at the end."""

    types: dict[int, dict[str, Any]] = field(default_factory=lambda: {10: BASIC, 20: CLOZE})
    decks: dict[int, str] = field(default_factory=lambda: {1: "Default"})
    notes: list[Sequence[Any]] = field(default_factory=list)
    cards: list[dict[str, Any]] = field(default_factory=list)
    reviews: list[Sequence[Any]] = field(default_factory=list)
    media: dict[str, bytes] = field(default_factory=dict)
    statements: list[str] = field(default_factory=list)
    version: int = 11

    def note(self, *fields: str, mid: int = 10, guid: str | None = None, tags: str = "") -> int:
        """Add a note with a card; returns its id."""
        note_id = 1_600_000_000_000 + len(self.notes)
        guid = f"g{len(self.notes)}" if guid is None else guid
        self.notes.append((note_id, guid, mid, 1_600_000_000, tags, "\x1f".join(fields)))
        return note_id

    def card(self, note_id: int, **columns: Any) -> int:
        """Add a card; returns its id."""
        card_id = 1_600_100_000_000 + len(self.cards)
        self.cards.append({"id": card_id, "nid": note_id, **_CARD, **columns})
        return card_id

    def pair(self, *fields: str, **columns: Any) -> tuple[int, int]:
        """Add a note with one card; returns their ids."""
        note_id = self.note(*fields)
        return note_id, self.card(note_id, **columns)

    def review(self, card_id: int, at_ms: int, ease: int, **more: int) -> None:
        """Add an answer."""
        row = {"ivl": 1, "last": 0, "factor": 2_500, "time": 5_000, "type": 1} | more
        values = (row["ivl"], row["last"], row["factor"], row["time"], row["type"])
        self.reviews.append((at_ms, card_id, ease, *values))

    def write_database(self, file: Path) -> Path:
        """The collection by itself."""
        with closing(sqlite3.connect(file)) as connection:
            connection.executescript(TABLES)
            models = {str(key): {"id": key, **kind} for key, kind in self.types.items()}
            decks = {str(key): {"id": key, "name": name} for key, name in self.decks.items()}
            connection.execute(
                "INSERT INTO col VALUES (1, ?, 0, 0, ?, 0, 0, 0, '{}', ?, ?, '{}', '{}')",
                (FIRST_S, self.version, json.dumps(models), json.dumps(decks)),
            )
            for note_id, guid, mid, mod, tags, fields in self.notes:
                connection.execute(
                    "INSERT INTO notes VALUES (?, ?, ?, ?, 0, ?, ?, '', 0, 0, '')",
                    (note_id, guid, mid, mod, tags, fields),
                )
            for card in self.cards:
                names = ", ".join(card)
                places = ", ".join("?" * len(card))
                connection.execute(
                    f"INSERT INTO cards ({names}) VALUES ({places})", tuple(card.values())
                )
            for at_ms, card_id, ease, ivl, last, factor, took, kind in self.reviews:
                connection.execute(
                    "INSERT INTO revlog VALUES (?, ?, 0, ?, ?, ?, ?, ?, ?)",
                    (at_ms, card_id, ease, ivl, last, factor, took, kind),
                )
            for statement in self.statements:
                connection.execute(statement)
            connection.commit()
        return file

    def write(self, file: Path, member: str = "collection.anki2") -> Path:
        """A package of the first or second generation."""
        database = self.write_database(file.with_suffix(".db"))
        listed = {str(n): name for n, name in enumerate(self.media)}
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.write(database, member)
            archive.writestr("media", json.dumps(listed))
            for n, data in enumerate(self.media.values()):
                archive.writestr(str(n), data)
        database.unlink()
        return file

    def write_latest(self, file: Path) -> Path:
        """A package of the latest generation, with a collection of the oldest schema in it."""
        database = self.write_database(file.with_suffix(".db"))
        entries = b"".join(_entry(name) for name in self.media)
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("meta", b"\x08\x03")
            archive.writestr("collection.anki21b", zstd.compress(database.read_bytes()))
            archive.writestr("media", zstd.compress(entries))
            for n, data in enumerate(self.media.values()):
                archive.writestr(str(n), zstd.compress(data))
        database.unlink()
        return file


def zipped(file: Path, members: Mapping[str, bytes]) -> Path:
    """Any archive."""
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file


def _entry(name: str) -> bytes:
    packed = name.encode()
    inner = b"\x0a" + bytes([len(packed)]) + packed
    return b"\x0a" + bytes([len(inner)]) + inner

"""What a text file becomes in the staging, read in this process: notes, cards, remarks."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from aimstudy.domain.note_type import NoteType
from aimstudy.domain.staged_deck import FILE_NAME
from aimstudy.interchange.reading import ReadWish, read
from aimstudy.interchange.staging import Staging
from aimstudy.services.import_types import hand_over


@dataclass(frozen=True)
class StagedText:
    """The rows of the staged file; ``remarks`` are (kind, line)."""

    notes: list[dict[str, Any]]
    cards: list[tuple[str, int, str]]
    remarks: list[tuple[str, int]]
    types: list[dict[str, Any]]
    meta: dict[str, Any]

    @property
    def sides(self) -> list[tuple[str, str]]:
        """Front and back of every note."""
        return [(note["front"], note["back"]) for note in self.notes]

    @property
    def kinds(self) -> set[str]:
        """The kinds of all remarks."""
        return {kind for kind, _ in self.remarks}


def staged(
    data: str | bytes, name: str = "deck.csv", note_type: NoteType | None = None, **wish: Any
) -> StagedText:
    """Read a text as a file of this name, its rows as notes of a type; raises Problem."""
    with TemporaryDirectory() as where:
        file = Path(where, name)
        file.write_bytes(data.encode() if isinstance(data, str) else data)
        folder = Path(where, "staging")
        folder.mkdir()
        if note_type is not None:
            hand_over(note_type, folder)
            wish["typed"] = True
        with Staging(folder, wish.pop("stop_after", None)) as staging:
            read(file, ReadWish(1_700_000_000, **wish), staging)
        with closing(sqlite3.connect(folder / FILE_NAME)) as connection:
            return _found(connection.execute)


def _found(ask: Callable[[str], sqlite3.Cursor]) -> StagedText:
    found = ask("SELECT * FROM notes ORDER BY id")
    names = [column[0] for column in found.description]
    notes = [dict(zip(names, row, strict=True)) for row in found]
    cards = ask(
        "SELECT n.front, c.ordinal, d.name FROM cards c JOIN notes n ON n.id = c.note_id"
        " JOIN decks d ON d.id = c.deck_id ORDER BY c.id"
    ).fetchall()
    remarks = ask('SELECT code, "row" FROM remarks ORDER BY id').fetchall()
    types = [json.loads(row[0]) for row in ask("SELECT definition FROM types ORDER BY id")]
    meta = {row[0]: json.loads(row[1]) for row in ask("SELECT name, value FROM meta")}
    return StagedText(notes, cards, remarks, types, meta)

"""What a package becomes in the staging, read in this process, and what must hold of all of it."""

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aimstudy.domain.imports import RemarkKind
from aimstudy.domain.note_type import SEPARATOR, definition_from
from aimstudy.domain.staged_deck import ANSWERS_FILE, FILE_NAME, MEDIA_FOLDER, TABLES
from aimstudy.interchange.reading import ReadWish, read
from aimstudy.interchange.staging import Staging

NOW_S = 1_750_000_000
_EARLIEST_MS, _LATEST_MS = 946_684_800_000, 4_200_000_000_000


@dataclass(frozen=True)
class StagedPackage:
    """The rows of the staged file by table, each by its columns."""

    rows: dict[str, list[dict[str, Any]]]
    media: list[str]

    @property
    def kinds(self) -> set[str]:
        """The kinds of all remarks."""
        return {row["code"] for row in self.rows["remarks"]}

    @property
    def fronts(self) -> list[str]:
        """The front of every note."""
        return [row["front"] for row in self.rows["notes"]]


def staged_package(file: Path, folder: Path) -> StagedPackage:
    """Read ``file`` into ``folder``, which is made; raises Problem."""
    folder.mkdir()
    with Staging(folder) as staging:
        read(file, ReadWish(NOW_S), staging)
    return staged_rows_in(folder)


def staged_rows_in(folder: Path) -> StagedPackage:
    """What was staged in ``folder``, which must be sound."""
    with closing(sqlite3.connect(folder / FILE_NAME)) as connection:
        connection.row_factory = sqlite3.Row
        connection.execute("ATTACH ? AS answers", (str(folder / ANSWERS_FILE),))
        rows = {
            table: [dict(row) for row in connection.execute(f"SELECT * FROM {table}")]
            for table in TABLES
        }
    media = folder / MEDIA_FOLDER
    found = StagedPackage(rows, sorted(p.name for p in media.iterdir()) if media.is_dir() else [])
    _require_sound(found)
    return found


def _require_sound(found: StagedPackage) -> None:
    """What the library relies on, whatever the file was."""
    rows = found.rows
    notes = {note["id"]: note for note in rows["notes"]}
    types = {row["id"]: definition_from(row["definition"]) for row in rows["types"]}
    decks = {row["id"]: row["name"] for row in rows["decks"]}
    assert all(name and name == name.strip("\x1f") for name in decks.values())
    assert len({note["guid"] for note in notes.values()}) == len(notes)
    for note in notes.values():
        assert note["guid"]
        assert note["front"]
        if note["type_id"] is not None:
            assert len(note["fields"].split(SEPARATOR)) == len(types[note["type_id"]].fields)
    _require_sound_cards(rows, notes, decks)
    assert {row["code"] for row in rows["remarks"]} <= {kind.name for kind in RemarkKind}
    sha = {row["sha256"] for row in rows["media"]}
    assert set(found.media) == sha
    assert {row["sha256"] for row in rows["note_media"]} <= sha
    assert {row["note_id"] for row in rows["note_media"]} <= notes.keys()


def _require_sound_cards(
    rows: dict[str, list[dict[str, Any]]], notes: dict[int, Any], decks: dict[int, str]
) -> None:
    cards = {card["id"]: card for card in rows["cards"]}
    assert len({(card["note_id"], card["ordinal"]) for card in cards.values()}) == len(cards)
    for card in cards.values():
        assert card["note_id"] in notes
        assert card["deck_id"] in decks
        assert card["phase"] in ("new", "step", "review")
        assert 0 <= card["flagged"] <= 7
        assert 0 <= card["ivl"] <= 36_500
        assert card["due_ms"] == 0 or _EARLIEST_MS * -5 < card["due_ms"] < 2 * _LATEST_MS
        assert card["stability"] >= 0
        assert card["difficulty"] == 0 or 1 <= card["difficulty"] <= 10
        json.loads(card["source"] or "null")
    moments = [row["at_ms"] for row in rows["reviews"]]
    for review in rows["reviews"]:
        assert review["card_id"] in cards
        assert 0 <= review["rating"] <= 4
        assert 0 <= review["took_ms"] <= 3_600_000
    assert all(_EARLIEST_MS <= moment <= _LATEST_MS for moment in moments)
    assert moments == sorted(moments)

"""Load a synthetic collection into a library folder, to measure on.

    python -m tests.benchmarks.load_collection TSV_FOLDER LIBRARY_FOLDER

TSV_FOLDER holds, without headers:
    notes.tsv    front, back, tags
    cards.tsv    note number (from 1), guid, due, interval, reps, lapses, suspended
    revlog.tsv   note number, epoch ms, rating 1-4, interval, last interval, ms taken, kind
The log is replayed with our own memory model, so the cards' states follow from it; due dates and
intervals of the files are left aside. Everything goes in through Core, in one transaction.
"""

import argparse
import csv
import json
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import insert
from sqlmodel import Session

from aimstudy.domain.review import MemoryState, Rating
from aimstudy.domain.study_day import moment
from aimstudy.scheduling.card_states import NEW_STATE, after_rating
from aimstudy.storage.cards import memory_values
from aimstudy.storage.database import Database
from aimstudy.storage.review_log import state_text
from aimstudy.storage.tables import CardRow, DayRow, DeckRow, NoteRow, ReviewRow

Row = dict[str, Any]
DECKS = 36


def load(tsv: Path, folder: Path) -> dict[str, int]:
    """Fill the library in ``folder`` (made if missing); returns how many rows of each kind."""
    added_ms = min(int(row[1]) for row in _rows(tsv / "revlog.tsv"))
    notes = _notes(tsv / "notes.tsv", added_ms)
    states, reviews, days = _replay(tsv / "revlog.tsv")
    cards = _cards(tsv / "cards.tsv", states, len(notes))
    decks = [{"id": n, "name": f"Deck {n:02}", "created_ms": added_ms} for n in range(1, DECKS + 1)]

    def fill(session: Session) -> None:
        connection = session.connection()
        connection.execute(insert(DeckRow), decks)
        connection.execute(insert(NoteRow), notes)
        connection.execute(insert(CardRow), cards)
        connection.execute(insert(ReviewRow), reviews)
        connection.execute(insert(DayRow), days)

    database = Database.open(folder)
    try:
        database.write(fill)
    finally:
        database.close()
    return {"notes": len(notes), "cards": len(cards), "reviews": len(reviews)}


def _rows(file: Path) -> Iterator[list[str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        yield from csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def _notes(file: Path, added_ms: int) -> list[Row]:
    return [
        {
            "id": number,
            "guid": f"bench-{number}",
            "kind": "question",
            "front": front,
            "back": back,
            "accept": "[]",
            "items": "[]",
            "context": "",
            "tags": tags,
            "rule": "",
            "created_ms": added_ms,
            "modified_ms": added_ms,
            "deleted": 0,
        }
        for number, (front, back, tags) in enumerate(_rows(file), start=1)
    ]


def _cards(file: Path, states: dict[int, MemoryState], total: int) -> list[Row]:
    return [
        {
            "id": int(number),
            "note_id": int(number),
            "ordinal": 0,
            "deck_id": 1 + (int(number) - 1) * DECKS // total,
            "position": int(number),
            "state": "accepted",
            "suspended": int(suspended),
            "archived": 0,
            "deleted": 0,
            "buried_day": 0,
            "flagged": 0,
            **memory_values(states.get(int(number), NEW_STATE)),
        }
        for number, _guid, _due, _interval, _reps, _lapses, suspended in _rows(file)
    ]


def _replay(file: Path) -> tuple[dict[int, MemoryState], list[Row], list[Row]]:
    states: dict[int, MemoryState] = {}
    reviews: list[Row] = []
    days: dict[int, Row] = {}
    log = sorted((int(row[1]), int(row[0]), int(row[2]), int(row[5])) for row in _rows(file))
    for seq, (at_ms, card, rating, took_ms) in enumerate(log, start=1):
        day = moment(datetime.fromtimestamp(at_ms / 1000, UTC)).day.toordinal()
        before = states.get(card, NEW_STATE)
        after = after_rating(before, Rating(rating), at_ms, day)
        states[card] = after
        reviews.append(
            {
                "seq": seq,
                "card_id": card,
                "kind": "study",
                "rating": rating,
                "at_ms": at_ms,
                "offset_min": 0,
                "study_day": day,
                "took_ms": took_ms,
                "before": state_text(before),
                "after": state_text(after),
            }
        )
        count = days.setdefault(day, {"study_day": day, "answers": 0, "new_cards": 0, "took_ms": 0})
        count["answers"] += 1
        count["new_cards"] += before.reps == 0
        count["took_ms"] += took_ms
    return states, reviews, list(days.values())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("tsv", type=Path)
    parser.add_argument("library", type=Path)
    arguments = parser.parse_args()
    start = time.perf_counter()
    counts = load(arguments.tsv, arguments.library)
    counts["ms"] = round((time.perf_counter() - start) * 1000)
    print(json.dumps(counts))


if __name__ == "__main__":
    main()

"""How fast the library file is: opening, answering, counting, checking, backing up.

    python -m tests.benchmarks.storage_speed [CARDS ...]        (default: 10000 100000)

Makes libraries of CARDS cards with ten reviews each in a temporary folder and prints one line of
JSON for each: milliseconds, medians where a thing is done often. ``flush_ms`` is what the disk
alone takes to keep 4 kB, measured before; an answer cannot be faster.
"""

import argparse
import json
import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from sqlalchemy import insert, text
from sqlmodel import Session

from aimstudy.domain.review import Rating
from aimstudy.domain.study_day import moment
from aimstudy.scheduling.card_states import NEW_STATE, after_rating
from aimstudy.storage import backups, integrity, queue, status
from aimstudy.storage.cards import load_card, memory_values, set_memory
from aimstudy.storage.database import Database
from aimstudy.storage.review_log import append_answer
from aimstudy.storage.tables import CardRow, DeckRow, NoteRow
from aimstudy.storage.whole_log import iter_logs

T = TypeVar("T")
NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
REVIEWS_A_CARD = 10
TIMES = 200
STATE = '["review",31.625171819,5.317283918,739900,739931,0,10,1]'
LOG = f"""
INSERT INTO reviews
  (card_id, kind, rating, at_ms, offset_min, study_day, took_ms, before, after)
WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < :last)
SELECT 1 + i % :cards, 'study', 1 + i % 4, 1700000000000 + i * 60000, 60,
  738000 + i * 1500 / :last, 7000, '{STATE}', '{STATE}'
FROM n
"""


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Milliseconds that ``work`` took, and its result."""
    start = time.perf_counter()
    result = work()
    return round((time.perf_counter() - start) * 1000, 2), result


def often(work: Callable[[int], object]) -> dict[str, float]:
    """Median and 99th percentile in ms of ``work``, done TIMES times."""
    took = []
    for number in range(TIMES):
        start = time.perf_counter()
        work(number)
        took.append(round((time.perf_counter() - start) * 1000, 2))
    took.sort()
    return {"median": round(statistics.median(took), 2), "p99": took[int(TIMES * 0.99)]}


def flush_ms(folder: Path) -> float:
    """Median ms for 4 kB to be kept by the disk."""
    with (folder / "flush").open("wb", buffering=0) as file:

        def keep(_: int) -> None:
            file.write(b"x" * 4096)
            os.fsync(file.fileno())

        return often(keep)["median"]


def fill(database: Database, cards: int) -> None:
    """Cards of which a third is new and two thirds come due over 100 days, with their log."""
    today = NOW.date().toordinal()
    state = after_rating(NEW_STATE, Rating.GOOD, 0, today - 5)

    def work(session: Session) -> None:
        connection = session.connection()
        connection.execute(insert(DeckRow), [{"id": 1, "name": "Deck", "created_ms": 0}])
        notes = [
            {"id": n, "guid": f"s{n}", "kind": "question", "front": f"What is term {n}?",
             "back": f"It is the answer to {n} in a line of some length.", "created_ms": 0,
             "modified_ms": 0}
            for n in range(1, cards + 1)
        ]  # fmt: skip
        connection.execute(insert(NoteRow), notes)
        base = memory_values(state)
        blank = memory_values(NEW_STATE)
        rows = [
            {"id": n, "note_id": n, "deck_id": 1, "position": n, "state": "accepted",
             **(blank if n % 3 == 0 else base | {"due_day": today - 20 + n % 100})}
            for n in range(1, cards + 1)
        ]  # fmt: skip
        connection.execute(insert(CardRow), rows)
        connection.execute(text(LOG), {"last": cards * REVIEWS_A_CARD - 1, "cards": cards})

    database.write(work)


def answer(database: Database, card_id: int) -> None:
    """What an answer writes: the log, the card, the day; returns once it is on the disk."""
    when = moment(NOW + timedelta(seconds=card_id))

    def work(session: Session) -> None:
        card = load_card(session, card_id, when.day.toordinal())
        after = after_rating(card.memory, Rating.GOOD, when.at_ms, when.day.toordinal())
        append_answer(session, card_id, Rating.GOOD, when, 7000, card.memory, after)
        set_memory(session, card_id, after)

    database.write(work)


def due(database: Database) -> int:
    """How many cards are due, by the queue's index."""
    with database.read() as session:
        return queue.count_due(session, NOW.date().toordinal())


def search(database: Database, words: str) -> int:
    """How many notes hold the words."""
    query = text("SELECT count(*) FROM notes_fts WHERE notes_fts MATCH :words")
    with database.read() as session:
        return int(session.connection().scalar(query, {"words": words}) or 0)


def measure(folder: Path, cards: int) -> dict[str, object]:
    """All figures for a library of ``cards`` cards."""
    figures: dict[str, object] = {"cards": cards, "reviews": cards * REVIEWS_A_CARD}
    figures["create_ms"], database = timed(lambda: Database.open(folder))
    figures["fill_ms"], _ = timed(lambda: fill(database, cards))
    figures["close_ms"], _ = timed(database.close)
    figures["mb"] = round(database.file.stat().st_size / 1e6, 1)
    figures["open_ms"], database = timed(lambda: Database.open(folder))
    figures["answer_ms"] = often(lambda number: answer(database, 1 + number * 7))
    figures["count_due_ms"] = often(lambda _: due(database))
    figures["search_ms"] = often(lambda number: search(database, f"term {number}*"))
    with database.read() as session:
        figures["counts_ms"], _ = timed(lambda: status.counts(session))
        figures["whole_log_ms"], rows = timed(
            lambda: sum(len(log) for _, log in iter_logs(session))
        )
    if rows != cards * REVIEWS_A_CARD + TIMES:
        raise SystemExit(f"{rows} rows of the log were read")
    figures["check_ms"], findings = timed(lambda: integrity.check(database))
    if findings:
        raise SystemExit(f"findings: {findings}")
    figures["backup_ms"], backup = timed(lambda: backups.make_backup(database, NOW, "manual"))
    figures["list_backups_ms"], _ = timed(lambda: backups.list_backups(folder))
    figures["preview_ms"], _ = timed(lambda: backups.preview(backup, database))
    database.close()
    figures["restore_ms"], _ = timed(lambda: backups.restore(folder, backup, NOW))
    return figures


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("cards", nargs="*", type=int, default=[10_000, 100_000])
    root = Path(tempfile.mkdtemp(prefix="storage speed "))
    print(json.dumps({"flush_ms": flush_ms(root)}))
    for cards in parser.parse_args().cards:
        print(json.dumps(measure(root / str(cards), cards)), flush=True)
    shutil.rmtree(root)


if __name__ == "__main__":
    main()

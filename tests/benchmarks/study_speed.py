"""How fast a person's loop is without a window: next card, answer, undo, today, the full check.

    python -m tests.benchmarks.study_speed LIBRARY_FOLDER     (of load_collection; it is copied)
    python -m tests.benchmarks.study_speed --cards 100000     (made for this)
    python -m tests.benchmarks.study_speed --cards 10000 --exam 60     (by the plan to an exam)

Prints one line of JSON in ms. An answer is timed until it is on the disk.
"""

import argparse
import json
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TypeVar

from aimstudy.application import open_library
from aimstudy.domain.review import Rating
from aimstudy.services.library import Library
from aimstudy.storage.database import Database
from tests.benchmarks.storage_speed import NOW, fill

T = TypeVar("T")
ANSWERS = 200


class Timer:
    """Times by name; ``figures`` gives their medians and 99th percentiles."""

    def __init__(self) -> None:
        self.took: dict[str, list[float]] = {}

    def run(self, name: str, work: Callable[[], T]) -> T:
        start = time.perf_counter()
        result = work()
        self.took.setdefault(name, []).append((time.perf_counter() - start) * 1000)
        return result

    def figures(self) -> dict[str, dict[str, float]]:
        return {
            name: {
                "median": round(statistics.median(took), 2),
                "p99": round(sorted(took)[int(len(took) * 0.99)], 2),
            }
            for name, took in self.took.items()
        }


def study(library: Library, timer: Timer, move_clock: Callable[[], None]) -> int:
    """Answer ANSWERS cards, every tenth twice with an undo between; returns how many."""
    answered = 0
    while answered < ANSWERS:
        move_clock()
        card = timer.run("next_card", library.study.next_card)
        if card is None:
            break
        rating = Rating(1 + answered % 4)
        answer = partial(library.study.answer, card.card_id, rating, took_ms=7000)
        timer.run("answer", answer)
        if answered % 10 == 0:
            timer.run("undo", library.undo)
            answer()
        answered += 1
    return answered


def measure(folder: Path, now: datetime, exam: int) -> dict[str, object]:
    """All figures for the library in ``folder``, with an exam in ``exam`` days (0: none)."""
    moment = [now]

    def move_clock() -> None:
        moment[0] += timedelta(seconds=7)

    timer = Timer()
    with timer.run("open", lambda: open_library(folder, lambda: moment[0])) as library:
        status = library.status()
        if exam:
            library.timeline.set_minutes((180,) * 7)
            library.timeline.set_exam("Exam", now.date() + timedelta(exam))
            timer.run("prepare", library.plans.prepare)
            for _ in range(20):
                timer.run("stale", library.plans.stale)
                timer.run("today", library.today.view)
        answered = study(library, timer, move_clock)
        timer.run("status", library.status)
        timer.run("check", library.check)
        timer.run("backup", library.backup)
    held = {name: status[name] for name in ("cards", "reviews")}
    return {**held, "answered": answered, **timer.figures()}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("library", nargs="?", type=Path)
    parser.add_argument("--cards", type=int, default=100_000)
    parser.add_argument("--exam", type=int, default=0)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="study speed ") as name:
        folder = Path(name) / "library"
        if options.library:
            shutil.copytree(options.library, folder)
            now = datetime.now().astimezone()
        else:
            database = Database.open(folder)
            fill(database, options.cards)
            database.close()
            now = NOW
        print(json.dumps(measure(folder, now, options.exam)))


if __name__ == "__main__":
    main()

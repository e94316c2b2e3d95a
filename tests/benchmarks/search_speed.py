"""How quickly cards are found in a large library, and how quickly many are changed at once.

    python -m tests.benchmarks.search_speed LIBRARY_FOLDER

Fill the folder with tests.benchmarks.load_collection first. Prints milliseconds: for searches until
the first 200 cards and the count are there (the median of five), for changes of 10,000 cards once.
What is changed is taken back; only the list of steps is another one afterwards.
"""

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from aimstudy.application import open_library
from aimstudy.services.library import Library

ROUNDS, MANY = 5, 10_000
SEARCHES = (
    "", "a", "e", "s", "th", "-th", "list", "10", "is:due", "is:suspended", "is:new", "flag:1",
    "flag:0",
)  # fmt: skip


def timed(work: Callable[[], object]) -> float:
    """Milliseconds of one run."""
    begin = time.perf_counter()
    work()
    return (time.perf_counter() - begin) * 1000


def search(library: Library, query: str) -> tuple[int, float]:
    """(how many cards are found, ms)."""
    found = library.cards.table(query, counts=False).total
    # As the Library asks at each key: decks and filters are counted after changes only.
    runs = [timed(lambda: library.cards.table(query, counts=False)) for _ in range(ROUNDS)]
    return found, statistics.median(runs)


def change(library: Library) -> dict[str, tuple[float, float, float]]:
    """Ms of each change, of taking it back, and of doing it again; all is as it was in the end."""
    cards, deck = library.cards, library.cards.table().lines[0].deck
    ids = cards.found().ids[:MANY]
    into = cards.add_deck(deck)
    changes: dict[str, Callable[[], object]] = {
        "tag": lambda: cards.tag(ids, "measured"),
        "suspend": lambda: cards.suspend(ids, True),
        "move": lambda: cards.move(ids, into),
        "delete": lambda: cards.delete(ids),
    }
    found = {}
    for name, work in changes.items():
        found[name] = (timed(work), timed(library.undo), timed(library.redo))
        library.undo()
    return found


def main() -> None:
    """Measure the library in the folder given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    with open_library(parser.parse_args().folder) as library:
        tags = library.cards.detail(library.cards.table().lines[0].card_id).tags.split()
        for query in (*SEARCHES, *(f"{sign}tag:{tag}" for tag in tags[:1] for sign in ("", "-"))):
            total, ms = search(library, query)
            print(f"{query or 'all':40.40} {total:7} cards {ms:7.1f} ms")
        counted = statistics.median(timed(library.cards.table) for _ in range(ROUNDS))
        print(f"{'all, with what decks and filters count':40} {counted:21.1f} ms")
        for name, (done, undone, redone) in change(library).items():
            print(f"{name:12} {done:6.0f} ms   undo {undone:6.0f} ms   redo {redone:6.0f} ms")


if __name__ == "__main__":
    main()

"""How long a quiz takes to set up and to begin in a large library.

    python -m tests.benchmarks.quiz_speed [--facts 5000] [--count 50] [--folder DIR] [--runs 5]

Makes a library of about so many facts with a card (kept in DIR for the next run): the test articles
and the bundled ones again and again, each time about other things and with other numbers. Prints
lines of JSON with the milliseconds of ``setup()`` and ``start(count)``, on the clock and of the
processor: the first after the library is opened, and the median of the runs after it, which find
what they need in memory. "By the page" is a start after a ``setup()``, as the Quiz page has it.
"""

import argparse
import json
import random
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from aimstudy.application import open_library
from aimstudy.domain.article import Language
from aimstudy.language.words import word_set
from aimstudy.paths import bundled_article
from aimstudy.services.library import Library
from aimstudy.services.views.quiz import QuizWish

ARTICLES = Path(__file__).parents[1] / "data" / "articles"
NOW = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)
_THINGS = """
harbour lighthouse pension insurance project certificate agreement tower lamp lens port
company member worker manager course exam quay ship light fund risk contract market
"""
_OTHERS = """
museum bridge factory school farm garden castle library station hospital tunnel canal
village orchestra theatre forest railway airport kitchen bakery mine brewery laundry clinic
"""
_SYLLABLES = ("bar", "ket", "lo", "min", "ras", "ven", "do", "sil", "tor", "nu", "fel", "gra")
_SMALL = word_set("the a an in on at by to for of and how what is it this en et i på av til")


def main() -> None:
    """Fill, then measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--facts", type=int, default=5000)
    parser.add_argument("--count", type=int, default=50)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    folder = options.folder or Path(tempfile.mkdtemp())
    with open_library(folder, lambda: NOW) as library:
        if not library.articles.list():
            _fill(library, options.facts)
    with open_library(folder, lambda: NOW) as library:
        setup = library.quiz.setup()
        print(json.dumps({"facts": setup.accepted_facts, "usable": setup.usable}))
    for name, (prepare, ask) in _tasks(options.count).items():
        with open_library(folder, lambda: NOW) as library:
            prepare(library)
            first, *rest = (_ms(ask, library) for _ in range(options.runs + 1))
            print(
                json.dumps(
                    {
                        "task": name,
                        "first_ms": round(first[0]),
                        "first_processor_ms": round(first[1]),
                        "median_ms": round(statistics.median(wall for wall, _ in rest)),
                        "median_processor_ms": round(statistics.median(used for _, used in rest)),
                        "slowest_ms": round(max(wall for wall, _ in rest)),
                    }
                )
            )


Task = Callable[[Library], object]


def _tasks(count: int) -> dict[str, tuple[Task, Task]]:
    """What is done before, and what is timed."""

    def nothing(library: Library) -> object:
        return library

    def setup(library: Library) -> object:
        return library.quiz.setup()

    def start(library: Library) -> object:
        return library.quiz.start(QuizWish(count=count))

    return {
        "setup": (nothing, setup),
        f"start({count})": (nothing, start),
        f"start({count}) by the page": (setup, start),
    }


def _ms(task: Callable[[Library], object], library: Library) -> tuple[float, float]:
    """Milliseconds on the clock and of the processor (of all threads)."""
    begun, used = time.perf_counter(), time.process_time()
    task(library)
    return (time.perf_counter() - begun) * 1000, (time.process_time() - used) * 1000


def _fill(library: Library, facts: int) -> None:
    """Articles until there are so many facts, each about something else."""
    paths = [*sorted(ARTICLES.iterdir()), *(bundled_article(language) for language in Language)]
    texts = [(path.name, path.read_text(encoding="utf-8")) for path in paths]
    made = turn = 0
    while made < facts:
        for name, text in texts:
            other = _about_other_things(text, random.Random(f"{name}|{turn}"))
            stem, end = name.rsplit(".", 1)
            added = library.articles.add_text(f"{stem}-{turn}.{end}", other)
            library.articles.accept_all(added.article_id)
            made += added.cards
            if made >= facts:
                break
        turn += 1
        print(f"\r{made} cards", end="", file=sys.stderr)
    print(file=sys.stderr)


def _about_other_things(text: str, rng: random.Random) -> str:
    """The same sentences with other things, names and numbers in them."""
    pairs = zip(_THINGS.split(), rng.choices(_OTHERS.split(), k=99), strict=False)
    things = dict(pairs)
    names: dict[str, str] = {}

    def other(match: re.Match[str]) -> str:
        word = match.group()
        if word.isdigit():
            return str(int(word) + rng.randint(1, 9)) if len(word) < 5 else word
        if word.lower() in things:
            new = things[word.lower()]
            return new.capitalize() if word[0].isupper() else new
        if word[0].isupper() and word.lower() not in _SMALL and rng.random() < 0.5:
            new = "".join(rng.choices(_SYLLABLES, k=3)).capitalize()
            return names.setdefault(word, new)
        return word

    head, mark, body = text.partition("\n\n")
    return head + mark + re.sub(r"[^\W\d_]+|\d+", other, body)


if __name__ == "__main__":
    main()

"""Read thousands of damaged articles: none may crash the engine, none may take over 2 s.

Run: python -m tests.benchmarks.mutated_articles [FILE...] [--count 10000] [--first 0] [--seed 1]

Prints each failure with its number, then one line of JSON: read, refused, failed, slow (over the
limit), and the slowest, in seconds of the processor. Cards and quiz items are made too.
"""

import argparse
import json
import time
import traceback
from pathlib import Path

from aimstudy.domain.errors import Problem
from aimstudy.questions.cards import make_cards
from aimstudy.questions.quiz import make_quiz_items
from tests.mutations import check, mutated

ROOT = Path(__file__).parents[2]
SOURCES = (*(ROOT / "tests/data/articles").iterdir(), *(ROOT / "decks/aim").glob("*.md"))
LIMIT_SECONDS = 2.0


def run(data: bytes) -> None:
    """Everything the program does with an article's bytes."""
    reading = check(data)
    make_cards(reading)
    make_quiz_items("", reading.article.language, reading.facts, 1, frozenset())


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    sources = [path.read_bytes() for path in sorted((*SOURCES, *options.files))]
    counts = {"read": 0, "refused": 0, "failed": 0, "slow": 0}
    slowest = (0.0, "")
    for name, data in mutated(sources, options.count, options.seed, options.first):
        begun = time.process_time()
        try:
            run(data)
            counts["read"] += 1
        except Problem:
            counts["refused"] += 1
        except (AssertionError, ArithmeticError, LookupError, RuntimeError, TypeError, ValueError):
            counts["failed"] += 1
            print(f"FAILED {name}\n{traceback.format_exc(limit=-3)}")
        taken = time.process_time() - begun
        slowest = max(slowest, (taken, name))
        if taken > LIMIT_SECONDS:
            counts["slow"] += 1
            print(f"SLOW {taken:.1f} s {name}, {len(data)} bytes")
    print(json.dumps({**counts, "slowest_s": round(slowest[0], 2), "slowest": slowest[1]}))


if __name__ == "__main__":
    main()

"""How long articles take from file to cards, cold and warm, and how much memory that needs.

    python -m tests.benchmarks.article_speed FILE... [--runs 7] [--many 1000] [--pages 200]

Prints lines of JSON: for each file the median and slowest time in ms of ``aimstudy generate FILE``
in a fresh process (wall clock and processor); then, warm and in one process, the processor's ms for
each 400 words, ``--many`` articles one after another, and a text of ``--pages`` pages with the
longest wait between two reports of its progress; last the peak memory in MB.
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from aimstudy.facts.reading import read_article
from aimstudy.language.models import LanguageModels
from aimstudy.paths import language_data
from aimstudy.questions.cards import make_cards
from aimstudy.questions.quiz import make_quiz_items

WORDS_A_PAGE = 400
MODELS = LanguageModels(language_data)


def run_once(file: Path) -> tuple[float, float, int]:
    """(ms, processor ms, items) of one fresh process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "aimstudy", "generate", file],
        capture_output=True,
        text=True,
        check=True,
    )
    wall = (time.perf_counter() - begun) * 1000
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, used * 1000, len(done.stdout.splitlines())


def cold(file: Path, runs: int) -> dict[str, object]:
    """Times of the whole command."""
    found = [run_once(file) for _ in range(runs)]
    return {
        "file": file.name,
        "words": len(file.read_text(encoding="utf-8").split()),
        "items": found[0][2],
        "median_ms": round(statistics.median(wall for wall, _, _ in found), 1),
        "slowest_ms": round(max(wall for wall, _, _ in found), 1),
        "processor_ms": round(statistics.median(used for _, used, _ in found), 1),
    }


def generate(data: bytes) -> int:
    """Everything made of one article; returns how many cards."""
    reading = read_article(data, "x.md", MODELS)
    make_quiz_items("", reading.article.language, reading.facts, 1, frozenset())
    return len(make_cards(reading))


def warm(sources: Sequence[bytes], many: int) -> dict[str, object]:
    """``many`` articles one after another, the same ones with another number in them."""
    for data in sources:
        generate(data)
    words, begun = 0, time.process_time()
    for number in range(many):
        data = sources[number % len(sources)] + f"\n\nThe note has the number {number}.\n".encode()
        words += len(data.split())
        generate(data)
    used = time.process_time() - begun
    return {
        "articles": many,
        "processor_s": round(used, 1),
        "ms_per_400_words": round(used * 1000 / words * 400, 1),
    }


def long_text(sources: Sequence[bytes], pages: int) -> dict[str, object]:
    """A text of many pages, read with its progress watched."""
    data = b""
    while len(data.split()) < pages * WORDS_A_PAGE:
        data += b"".join(b"\n\n" + source for source in sources)
    reports = [time.perf_counter()]
    read_article(
        data[: 2 * 1024 * 1024], "x.md", MODELS, lambda _: reports.append(time.perf_counter())
    )
    waits = [after - before for before, after in pairwise(reports)]
    return {
        "pages": pages,
        "seconds": round(reports[-1] - reports[0], 1),
        "reports": len(reports) - 1,
        "longest_wait_ms": round(max(waits) * 1000),
    }


def main() -> None:
    """Measure the files named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--many", type=int, default=1000)
    parser.add_argument("--pages", type=int, default=200)
    options = parser.parse_args()
    for file in options.files:
        print(json.dumps(cold(file, options.runs)), flush=True)
    sources = [file.read_bytes() for file in options.files]
    print(json.dumps(warm(sources, options.many)), flush=True)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps(long_text(sources, options.pages)), flush=True)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"memory_mb": round(memory), "with_long_text_mb": round(peak)}))


if __name__ == "__main__":
    main()

"""How long an article takes from file to cards in a fresh process, imports included.

    python -m tests.benchmarks.article_speed FILE... [--runs 7]

Prints one line of JSON for each file: words, items printed, and the median and slowest wall time
in ms of ``aimstudy generate FILE``.
"""

import argparse
import json
import statistics
import subprocess
import sys
import time
from pathlib import Path


def run_once(file: Path) -> tuple[float, int]:
    """(ms, items) of one fresh process."""
    begun = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "aimstudy", "generate", file],
        capture_output=True,
        text=True,
        check=True,
    )
    return (time.perf_counter() - begun) * 1000, len(done.stdout.splitlines())


def main() -> None:
    """Measure the files named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--runs", type=int, default=7)
    options = parser.parse_args()
    for file in options.files:
        runs = [run_once(file) for _ in range(options.runs)]
        times = sorted(ms for ms, _ in runs)
        print(
            json.dumps(
                {
                    "file": file.name,
                    "words": len(file.read_text(encoding="utf-8").split()),
                    "items": runs[0][1],
                    "median_ms": round(statistics.median(times), 1),
                    "slowest_ms": round(times[-1], 1),
                }
            )
        )


if __name__ == "__main__":
    main()

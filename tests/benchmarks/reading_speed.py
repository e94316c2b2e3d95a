"""How long reading takes: a short article in a fresh process, and two megabytes of odd input.

Run: python -m tests.benchmarks.reading_speed
"""

import subprocess
import sys
import time
from pathlib import Path

from aimstudy.domain.errors import Problem
from aimstudy.facts.reading import read_article
from aimstudy.questions.cards import make_cards

ROOT = Path(__file__).parents[2]
ARTICLE = ROOT / "decks" / "aim" / "associate-in-management.en.md"
SIZE = 2 * 1024 * 1024 - 64
COLD = (
    "import sys, pathlib; from aimstudy.facts.reading import read_article; "
    "from aimstudy.questions.cards import make_cards; "
    "print(len(make_cards(read_article(pathlib.Path(sys.argv[1]).read_bytes(), 'x'))))"
)
ODD = {
    "open brackets": b"[",
    "open links": b"[a](b",
    "one word": b"a",
    "bullets": b"- the x of y\n",
    "headings": b"# the\n",
    "table rows": b"| the |\n",
    "empty lines": b"\n",
    "digits": b"1",
    "comments": b"<!-- the ",
    "sentences": b"The plan is a scheme for the workers of the town and it is run by the council. ",
}


def main() -> None:
    """Print seconds per case."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", COLD, str(ARTICLE)], check=True, cwd=ROOT)
    print(f"{'400 words, fresh process':26} {time.perf_counter() - start:6.2f} s")
    for name, piece in ODD.items():
        data = piece * (SIZE // len(piece))
        start = time.perf_counter()
        try:
            result = f"{len(make_cards(read_article(data, name)))} cards"
        except Problem as problem:
            result = problem.kind.name
        print(f"{name:26} {time.perf_counter() - start:6.2f} s  {result}")


if __name__ == "__main__":
    main()

"""How long two megabytes of odd input take to read, or to refuse.

Run: python -m tests.benchmarks.odd_input_speed
"""

import time

from aimstudy.domain.errors import Problem
from aimstudy.questions.cards import make_cards
from tests.engine import read_article

SIZE = 2 * 1024 * 1024 - 64
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

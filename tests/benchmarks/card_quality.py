"""How good the cards of articles are, against facts written by hand before the engine saw them.

    python -m tests.benchmarks.card_quality --scorer score_cards.py --gold GOLD.yaml... ARTICLES
    python -m tests.benchmarks.card_quality --scorer score_cards.py --sample 100 ARTICLES

The first prints the scorer's table; the gold files of the articles kept with the tests are found
on their own. The second prints cards drawn evenly over the articles, to be rated by a reader.
"""

import argparse
import contextlib
import io
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from aimstudy.cli import run

SCORED = Path(__file__).parents[1] / "data" / "scored"
SHOWN = ("basic", "definition", "cloze", "list", "numeric", "typed")


def generate(folder: Path) -> list[str]:
    """The study items of every article in ``folder``, a line of JSON each."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        run(["generate", *(str(p) for p in sorted(folder.iterdir()) if p.is_file())])
    return printed.getvalue().splitlines()


def sample(lines: list[str], size: int, seed: int) -> None:
    """Print ``size`` flashcards with their sentences, drawn with a fixed seed."""
    cards = [item for item in map(json.loads, lines) if item["kind"] in SHOWN]
    chosen = random.Random(seed).sample(cards, min(size, len(cards)))
    for number, card in enumerate(chosen, 1):
        print(f"{number}. [{card['kind']}] {card['prompt']}\n   -> {card['answer']}")
        print(f"   {card['article']}: {card['source_sentence']}\n")


def score(scorer: Path, lines: list[str], folder: Path, gold: list[Path], more: list[str]) -> int:
    """Run the scorer over the items; its exit code."""
    with tempfile.TemporaryDirectory() as place:
        items = Path(place) / "items.jsonl"
        items.write_text("\n".join(lines), encoding="utf-8")
        command = [sys.executable, str(scorer), str(items), "--articles", str(folder), *more]
        for path in gold:
            command += ["--gold", str(path)]
        return subprocess.run(command, check=False).returncode


def main() -> int:
    """Score or sample the articles of a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", nargs="?", type=Path, default=SCORED / "articles")
    parser.add_argument("--gold", nargs="+", type=Path, default=sorted(SCORED.glob("*.yaml")))
    parser.add_argument("--scorer", type=Path)
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    options, more = parser.parse_known_args()
    lines = generate(options.articles)
    if options.sample:
        sample(lines, options.sample, options.seed)
        return 0
    if options.scorer is None:
        parser.error("--scorer is needed to score")
    return score(options.scorer, lines, options.articles, options.gold, more)


if __name__ == "__main__":
    sys.exit(main())

"""Learn what makes a card worth keeping from articles whose facts were written by hand.

    python -m tests.benchmarks.train_worth --scorer score_cards.py [--write]

Every sound card of the articles is labelled by the scorer: does it test a fact of the gold? Where
readers have rated cards (``ratings_*.jsonl``), they must have kept it as well. A logistic
regression with a quadratic penalty is fitted (Newton's method) and judged on articles that were
left out. ``--write`` stores the weights in ``aimstudy/questions/worth_weights.py``.
"""

import argparse
import importlib
import importlib.util
import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import numpy.typing as npt

from aimstudy.domain.card import CardDraft
from aimstudy.interchange.study_items import study_items
from aimstudy.questions.cards import sound_cards
from aimstudy.questions.worth import all_signs
from tests.engine import read_article

SCORED = Path(__file__).parents[1] / "data" / "scored"
TARGET = Path(__file__).parents[2] / "aimstudy" / "questions" / "worth_weights.py"
CAPPED = ("facts_j.yaml",)  # only the most important facts: of the rest a reader's rating tells
FOLDS = 8
PENALTY = 10.0
RARE = 20  # cards: a sign seen less often is no evidence
RATED = 2.0  # how much more a rated card weighs
Floats = npt.NDArray[np.float64]


def scorer_of(path: Path) -> ModuleType:
    """The scorer as a module."""
    spec = importlib.util.spec_from_file_location("scorer", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["scorer"] = module
    spec.loader.exec_module(module)
    return module


@dataclass(frozen=True, slots=True)
class Example:
    """A sound card with its signs, the facts of the gold that it tests, and a reader's rating."""

    article: str
    signs: dict[str, float]
    tested: set[str]
    rating: str  # "keep", "fix", "wrong" or ""
    card: CardDraft

    @property
    def good(self) -> bool:
        """True for what the chosen cards should be."""
        return bool(self.tested) and self.rating in ("", "keep")


def examples(scorer: ModuleType, folder: Path) -> list[Example]:
    """Every sound card of the articles in ``folder`` whose facts are known, or that was rated."""
    yaml = importlib.import_module("yaml")  # comes with the scorer, not with the project
    ratings = _ratings(folder)
    found: list[Example] = []
    for path in sorted(folder.glob("*.yaml")):
        capped = path.name in CAPPED
        for gold in yaml.safe_load(path.read_text(encoding="utf-8"))["articles"]:
            name = gold["article"]
            reading = read_article((folder / "articles" / name).read_bytes(), name)
            made = sound_cards(reading)
            items = list(study_items(reading, [draft for _, draft in made], []))[: len(made)]
            for (_, card), signs, item in zip(made, all_signs(made), items, strict=True):
                rating = ratings.get((name, card.prompt), "")
                tested = {"?"} if capped else _tested(scorer, item, gold)
                if rating or not capped:
                    found.append(Example(name, signs, tested, rating, card))
    return found


def _ratings(folder: Path) -> dict[tuple[str, str], str]:
    rows = [
        json.loads(line)
        for path in sorted(folder.glob("ratings_*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    return {(row["article"], row["prompt"]): row["rating"] for row in rows}


def _tested(scorer: ModuleType, item: dict[str, object], gold: dict[str, Any]) -> set[str]:
    """The names of the gold's facts that a card tests."""
    language = gold["language"]
    return {
        fact["id"]
        for fact in gold["facts"]
        if scorer.covered(item, fact, language)[0]
        and (scorer.source_match(item, fact, language) or scorer.asks_same(item, fact, language))
    }


def matrix(rows: Sequence[dict[str, float]], names: Sequence[str]) -> Floats:
    """Signs as columns, the first one constant."""
    place = {name: n for n, name in enumerate(names)}
    found = np.zeros((len(rows), len(names)))
    found[:, 0] = 1
    for n, row in enumerate(rows):
        for name, value in row.items():
            if name in place:
                found[n, place[name]] = value
    return found


def fit(x: Floats, y: Floats, counts: Floats) -> Floats:
    """Weights that maximise the penalised likelihood; the constant is not penalised.

    ``x`` is cards by signs, ``y`` 0 or 1, ``counts`` how many times each card is to count.
    """
    w = np.zeros(x.shape[1])
    penalty = np.full(x.shape[1], PENALTY)
    penalty[0] = 1e-6
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (counts * (y - p)) - penalty * w
        hessian = (x * (counts * p * (1 - p))[:, None]).T @ x + np.diag(penalty)
        step = np.linalg.solve(hessian, gradient)
        w += step
        if np.abs(step).max() < 1e-7:
            break
    return w


def left_out(x: Floats, y: Floats, counts: Floats, found: Sequence[Example]) -> Floats:
    """The chance of each card under weights learnt without its article."""
    chance = np.zeros(len(y))
    articles = np.array([example.article for example in found])
    names = np.unique(articles)
    for fold in range(FOLDS):
        test = np.isin(articles, names[fold::FOLDS])
        weights = fit(x[~test], y[~test], counts[~test])
        chance[test] = 1 / (1 + np.exp(-x[test] @ weights))
    return chance


def report(chance: Floats, found: Sequence[Example], shown: int) -> None:
    """Print how well the chance sorts the cards that were left out."""
    y = np.array([example.good for example in found])
    order = chance.argsort()
    ranks = np.empty(len(y))
    ranks[order] = np.arange(1, len(y) + 1)
    good = y.sum()
    area = (ranks[y].sum() - good * (good + 1) / 2) / (good * (len(y) - good))
    print(f"{len(y)} cards, {y.mean():.3f} of them good; area under the curve {area:.3f}")
    print("least  cards  in gold  kept by readers  wrong  facts")
    for least in (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7):
        kept = [example for example, c in zip(found, chance, strict=True) if c >= least]
        rated = [example.rating for example in kept if example.rating]
        told = {(e.article, name) for e in kept for name in e.tested - {"?"}}
        print(
            f"{least:.2f} {len(kept):7} {sum(bool(e.tested) for e in kept) / len(kept):8.3f} "
            f"{rated.count('keep') / max(len(rated), 1):16.3f} "
            f"{rated.count('wrong') / max(len(rated), 1):6.3f} {len(told):6}"
        )
    for at in order[:shown]:
        card = found[at].card
        print(f"  {chance[at]:.2f} {int(y[at])} {card.rule}: {card.prompt} -> {card.answer}")


def write(names: Sequence[str], weights: Floats) -> None:
    """Store the weights as a table in the project."""
    lines = [
        f"    {json.dumps(name)}: {value:.3f},\n"
        for name, value in zip(names, weights, strict=True)
    ]
    text = (
        '"""Weights of the signs of a card; written by tests/benchmarks/train_worth.py."""\n\n'
        "WEIGHTS = {\n" + "".join(lines) + "}\n"
    )
    TARGET.write_text(text, encoding="utf-8")


def main() -> int:
    """Fit, judge and perhaps store the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--more", type=Path, nargs="+", default=[], help="like tests/data/scored")
    parser.add_argument("--shown", type=int, default=20)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    scorer = scorer_of(options.scorer)
    found = [e for folder in (SCORED, *options.more) for e in examples(scorer, folder)]
    y = np.array([float(example.good) for example in found])
    counts = np.array([RATED if example.rating else 1.0 for example in found])
    seen = Counter(name for e in found for name, value in e.signs.items() if value)
    names = ["", *sorted(name for name, times in seen.items() if times >= RARE)]
    x = matrix([example.signs for example in found], names)
    print(f"{len(names)} signs")
    report(left_out(x, y, counts, found), found, options.shown)
    if options.write:
        write(names, fit(x, y, counts))
    return 0


if __name__ == "__main__":
    sys.exit(main())

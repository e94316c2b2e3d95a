"""Learn what makes a card worth keeping from articles whose facts were written by hand.

    python -m tests.benchmarks.train_worth --scorer score_cards.py [--write]

Every sound card of the articles is labelled by the scorer: does it test a fact of the gold? A
logistic regression with a quadratic penalty is fitted (Newton's method) and judged on articles
that were left out. ``--write`` stores the weights in ``aimstudy/questions/worth_weights.py``.
"""

import argparse
import importlib.util
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import numpy.typing as npt

from aimstudy.interchange.study_items import study_items
from aimstudy.questions.cards import sound_cards
from aimstudy.questions.worth import all_signs
from tests.engine import read_article

SCORED = Path(__file__).parents[1] / "data" / "scored"
TARGET = Path(__file__).parents[2] / "aimstudy" / "questions" / "worth_weights.py"
CAPPED = ("facts_j.yaml",)  # only the most important facts: what it leaves out may be good
FOLDS = 8
PENALTY = 10.0
RARE = 8  # cards: a sign seen less often is no evidence
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


def labelled(scorer: ModuleType, folder: Path, golds: Sequence[Path]) -> list[Any]:
    """(article, signs, facts tested, card) of every sound card."""
    import yaml

    found: list[Any] = []
    for path in golds:
        for gold in yaml.safe_load(path.read_text(encoding="utf-8"))["articles"]:
            name = gold["article"]
            reading = read_article((folder / name).read_bytes(), name)
            made = sound_cards(reading)
            items = list(study_items(reading, [draft for _, draft in made], []))[: len(made)]
            for (_, draft), signs, item in zip(made, all_signs(made), items, strict=True):
                found.append((name, signs, _tested(scorer, item, gold), draft))
    return found


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


def fit(x: Floats, y: Floats) -> Floats:
    """Weights that maximise the penalised likelihood; the constant is not penalised."""
    w = np.zeros(x.shape[1])
    penalty = np.full(x.shape[1], PENALTY)
    penalty[0] = 1e-6
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (y - p) - penalty * w
        hessian = (x * (p * (1 - p))[:, None]).T @ x + np.diag(penalty)
        step = np.linalg.solve(hessian, gradient)
        w += step
        if np.abs(step).max() < 1e-7:
            break
    return w


def left_out(x: Floats, y: Floats, articles: npt.NDArray[np.str_]) -> Floats:
    """The chance of each card under weights learnt without its article."""
    chance = np.zeros(len(y))
    names = np.unique(articles)
    for fold in range(FOLDS):
        test = np.isin(articles, names[fold::FOLDS])
        chance[test] = 1 / (1 + np.exp(-x[test] @ fit(x[~test], y[~test])))
    return chance


def report(chance: Floats, y: Floats, found: Sequence[Any], shown: int) -> None:
    """Print how well the chance sorts the cards that were left out."""
    order = chance.argsort()
    ranks = np.empty(len(y))
    ranks[order] = np.arange(1, len(y) + 1)
    good = y.sum()
    area = (ranks[y == 1].sum() - good * (good + 1) / 2) / (good * (len(y) - good))
    print(f"{len(y)} cards, {y.mean():.3f} of them in the gold; area under the curve {area:.3f}")
    for least in (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7):
        kept = chance >= least
        told = {(row[0], name) for row, k in zip(found, kept, strict=True) if k for name in row[2]}
        print(
            f"at least {least:.2f}: {kept.sum()} cards, precision {y[kept].mean():.3f}, "
            f"{y[kept].sum() / good:.3f} of the good ones, {len(told)} facts"
        )
    for at in order[:shown]:
        card = found[at][3]
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
    parser.add_argument("--more", type=Path, help="a folder like tests/data/scored")
    parser.add_argument("--shown", type=int, default=20)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    scorer = scorer_of(options.scorer)
    folders = [SCORED, options.more] if options.more else [SCORED]
    found: list[Any] = []
    for folder in folders:
        golds = [p for p in sorted(folder.glob("*.yaml")) if p.name not in CAPPED]
        found += labelled(scorer, folder / "articles", golds)
    y = np.array([float(bool(tested)) for _, _, tested, _ in found])
    seen: dict[str, int] = {}
    for _, signs, _, _ in found:
        for name, value in signs.items():
            seen[name] = seen.get(name, 0) + (value != 0)
    names = ["", *sorted(name for name, times in seen.items() if times >= RARE)]
    x = matrix([signs for _, signs, _, _ in found], names)
    print(f"{len(names)} signs")
    report(left_out(x, y, np.array([a for a, *_ in found])), y, found, options.shown)
    if options.write:
        write(names, fit(x, y))
    return 0


if __name__ == "__main__":
    sys.exit(main())

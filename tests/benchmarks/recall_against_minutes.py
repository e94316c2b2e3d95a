"""Recall on exam day against minutes of study, for our planner and its rivals.

    python -m tests.benchmarks.recall_against_minutes --simulator FOLDER \\
        [--truths fsrs6 fsrs6_pop fsrs6_het] [--seeds 8] [--svg FILE] > table.csv
    python -m tests.benchmarks.recall_against_minutes --table table.csv --svg FILE

FOLDER holds the simulator of learners (``exam_sim.py``) and the rival planners (``policies.py``).
A truth is a name that the simulator knows, or ``module:Class``. The table goes to standard output
(recall with its 95 % range over seeds), the picture to FILE; from a table it is drawn anew.
"""

import argparse
import csv
import sys
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, TextIO

import numpy as np

from aimstudy.scheduling.simulation import AimStudyPolicy
from tests.benchmarks.recall_plot import Point, drawn

SECONDS_A_CARD = (30, 45, 60, 75, 90, 110, 140, 180)  # of study in all, before the exam
TRUTHS = ("fsrs6", "fsrs6_pop", "fsrs6_het")
RIVALS = {  # by the name in the table
    "Most gain a second now": "Greedy",
    "Every card once more": "FinalPass",
    "Anki, defaults": "AnkiFsrs",
}
OURS = "AimStudy"
FIELDS = ("truth", "policy", "seconds_a_card", "minutes_a_day", "seeds", "recall", "low", "high")
_Z95 = 1.96


def policies(folder: Path) -> dict[str, Any]:
    """Makers of planners by name, ours first."""
    sys.path.insert(0, str(folder))
    rivals = import_module("policies")
    return {
        OURS: AimStudyPolicy,
        **{name: getattr(rivals, found) for name, found in RIVALS.items()},
    }


def learner(simulator: Any, truth: str) -> Any:
    """The class of a hidden memory."""
    if ":" not in truth:
        return simulator.TRUTHS[truth]
    module, name = truth.split(":")
    return getattr(import_module(module), name)


def measured(options: argparse.Namespace) -> Iterator[Point]:
    """One point a truth, number of seconds and planner; all planners meet the same learners."""
    planners = policies(options.simulator)
    simulator = import_module("exam_sim")
    for truth in options.truths:
        memory = learner(simulator, truth)
        for seconds in options.seconds:
            minutes = seconds * options.cards / options.days / 60.0
            case = simulator.Scenario(options.cards, options.days, minutes)
            for name, planner in planners.items():
                seeds = range(options.seed0, options.seed0 + options.seeds)
                scores = [simulator.simulate(planner(), memory, case, n).score for n in seeds]
                yield point(truth, name, seconds, minutes, scores)


def point(
    truth: str, policy: str, seconds: float, minutes: float, scores: Sequence[float]
) -> Point:
    """Mean recall over seeds, and its 95 % range where there are several."""
    found = np.array(scores, dtype=np.float64)
    mean = float(found.mean())
    half = _Z95 * float(found.std(ddof=1)) / len(found) ** 0.5 if len(found) > 1 else 0.0
    return Point(truth, policy, seconds, minutes, len(found), mean, mean - half, mean + half)


def write_table(points: Iterable[Point], out: TextIO) -> list[Point]:
    """Write the points as they come, a line each; what was written."""
    table = csv.writer(out, lineterminator="\n")
    table.writerow(FIELDS)
    written = []
    for found in points:
        written.append(found)
        recall = (f"{value:.4f}" for value in (found.recall, found.low, found.high))
        start = (found.truth, found.policy, f"{found.seconds:g}", f"{found.minutes:.3f}")
        table.writerow((*start, found.seeds, *recall))
        out.flush()
    return written


def read_table(path: Path) -> list[Point]:
    """The points of a table written before; several tables may stand one after the other."""
    found = []
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file):
            if tuple(row) == FIELDS:
                continue
            truth, policy, seconds, minutes, seeds, *recall = row
            mean, low, high = (float(value) for value in recall)
            found.append(
                Point(truth, policy, float(seconds), float(minutes), int(seeds), mean, low, high)
            )
    return found


def main() -> None:
    """Measure or read, then draw."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--simulator", type=Path, metavar="FOLDER")
    source.add_argument("--table", type=Path, metavar="CSV")
    parser.add_argument("--truths", nargs="+", default=TRUTHS)
    parser.add_argument("--seconds", nargs="+", type=float, default=SECONDS_A_CARD)
    parser.add_argument("--seeds", type=int, default=8)
    parser.add_argument("--seed0", type=int, default=1000)
    parser.add_argument("--cards", type=int, default=500)
    parser.add_argument("--days", type=int, default=90)
    parser.add_argument("--svg", type=Path, metavar="FILE")
    options = parser.parse_args()
    if options.table:
        points = read_table(options.table)
    else:
        points = write_table(measured(options), sys.stdout)
    if options.svg:
        caption = f"{options.cards} cards, {options.days} days to the exam"
        options.svg.write_text(drawn(points, caption), encoding="utf-8")


if __name__ == "__main__":
    main()

"""Do forecasts stay honest for somebody who takes quizzes beside studying?

    python -m tests.benchmarks.quiz_in_forecasts FOLDER [--truths fsrs6 ...] [--seeds 2]

FOLDER holds the simulator of exams (``exam_sim.py``). A learner with a hidden memory studies every
day in a library and takes a quiz of four options now and then, reading what was right, which is
as good as a review. ``none``: without quizzes; ``untold``: the app is not told of them; ``told``:
it keeps their evidence; ``clicks``: told, but of random clicks after which nothing is read. Prints
a line of JSON each: recall on exam day, and of the weekly forecasts the mean error (above 0: too
hopeful), the mean distance, and the share whose band held what came.

A forecast says what comes of the minutes of the plan, and counts on no quiz beside them. So the
quizzes end after ``--until`` days and forecasts after that are judged; of those before, which more
study followed than they could know of, the mean error is told as ``before``. ``stopped`` is the
mean error of all forecasts of what is recalled if nothing more is studied.
"""

import argparse
import json
import statistics
import sys
import tempfile
from collections import defaultdict
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np

from aimstudy.domain.evidence import EvidenceOf
from aimstudy.domain.quiz import QuizKind
from aimstudy.scheduling.quiz_evidence import SLIP
from aimstudy.services.library import Library
from aimstudy.services.quiz_evidence import keep_evidence
from aimstudy.services.views.study import StudyCard
from aimstudy.storage.session import Session
from tests.benchmarks.app_against_simulation import START, Run
from tests.benchmarks.hidden_learner import HiddenLearner
from tests.benchmarks.recall_against_minutes import TRUTHS, learner

OPTIONS = 4
WAYS = ("none", "untold", "told", "clicks")


class QuizRun(Run):
    """A run with a quiz on the morning of some days, about cards that were met before."""

    def __init__(
        self, folder: Path, who: HiddenLearner, options: argparse.Namespace, way: str
    ) -> None:
        super().__init__(folder, who, options)
        self.way = way
        self.rng = np.random.default_rng([who.seed, 17])
        self.stopped: dict[int, float] = {}  # errors, by days

    def _study(self, library: Library, day: int) -> None:
        asked = day % self.options.every == self.options.every - 1
        if self.way != "none" and asked and day < self.options.until:
            self._quiz(library, day)
            library.plans.prepare()
        super()._study(library, day)

    def _next(self, library: Library) -> StudyCard | None:
        day = (self.now - START).days
        if day % 7 == 6 and day not in self.stopped and not self.who.answered_today:
            true = self.who.recalled(range(self.who.cards), self.who.days)
            for plan in library.timeline.study_plans():
                if plan.outlook is not None and plan.outlook.enough_evidence:
                    self.stopped[day] = plan.outlook.stop.mean - true
        return super()._next(library)

    def _quiz(self, library: Library, day: int) -> None:
        met = np.flatnonzero(self.who.seen)
        asked = self.rng.permutation(met)[: self.options.questions]
        answers = [(int(card), self._chosen(int(card), day)) for card in asked]
        if self.way == "untold":
            return
        context = library._context
        when = context.moment()

        def work(session: Session) -> None:
            for card, right in answers:
                evidence = EvidenceOf(
                    card + 1, QuizKind.MULTIPLE_CHOICE, 1 / OPTIONS, int(right), right
                )
                keep_evidence(session, context, evidence, when)

        context.database.write(work)

    def _chosen(self, card: int, day: int) -> bool:
        """Whether the choice is right; who means it has been asked, and shown the answer."""
        if self.way == "clicks":
            return bool(self.rng.random() < 1 / OPTIONS)
        used, answers = self.who.used, self.who.answers
        rating, _ = self.who.answer(card, day)
        self.who.used, self.who.answers = used, answers  # not out of the plan's minutes
        return bool(self.rng.random() < (1.0 - SLIP if rating > 1 else 1 / OPTIONS))


def figures(options: argparse.Namespace) -> None:
    """Print a line a truth, seed and way; then the means of each way."""
    sys.path.insert(0, str(options.simulator))
    simulator = import_module("exam_sim")
    judged: dict[str, list[Any]] = defaultdict(list)
    came: dict[str, list[float]] = defaultdict(list)
    stopped: dict[str, list[float]] = defaultdict(list)
    for truth in options.truths:
        for seed in range(1000, 1000 + options.seeds):
            for way in options.ways:
                memory = learner(simulator, truth)
                who = HiddenLearner(simulator, memory, options.cards, options.days, seed)
                with tempfile.TemporaryDirectory(dir=options.folder) as name:
                    run = QuizRun(Path(name) / "library", who, options, way)
                    found = run.figures()
                stopped[way] += run.stopped.values()
                judged[way] += found["forecasts"]
                came[way].append(found["app"])
                line = {"truth": truth, "seed": seed, "way": way, "recalled": found["app"]}
                line |= _judged(found["forecasts"], options.until)
                line |= {"differ": found["states_differ"]}
                print(json.dumps(line), flush=True)
    for way in options.ways:
        recalled = round(statistics.fmean(came[way]), 3)
        line = {"way": way, "recalled": recalled}
        line |= {"stopped": round(statistics.fmean(stopped[way]), 4)} if stopped[way] else {}
        print(json.dumps(line | _judged(judged[way], options.until)), flush=True)


def _judged(found: list[Any], until: int) -> dict[str, float]:
    """Figures of forecasts made once the quizzes are over, and the error of those before."""
    before = [error for day, _, error, _, _ in found if day < until]
    forecasts = [line for line in found if line[0] >= until]
    errors = [error for _, _, error, _, _ in forecasts]
    if not errors:
        return {}
    return {
        "before": round(statistics.fmean(before), 4) if before else 0.0,
        "forecasts": len(errors),
        "error": round(statistics.fmean(errors), 4),
        "distance": round(statistics.fmean(abs(error) for error in errors), 4),
        "held": round(statistics.fmean(held for _, _, _, held, _ in forecasts), 3),
        "width": round(statistics.fmean(width for *_, width in forecasts), 3),
    }


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("simulator", type=Path, metavar="FOLDER")
    parser.add_argument("--truths", nargs="+", default=TRUTHS)
    parser.add_argument("--ways", nargs="+", default=WAYS, choices=WAYS)
    parser.add_argument("--seeds", type=int, default=2)
    parser.add_argument("--cards", type=int, default=200)
    parser.add_argument("--days", type=int, default=50)
    parser.add_argument("--minutes", type=int, default=5, help="of study a day")
    parser.add_argument("--every", type=int, default=4, help="days from one quiz to the next")
    parser.add_argument("--questions", type=int, default=30)
    parser.add_argument("--until", type=int, default=26, help="days after which no quiz is taken")
    parser.add_argument("--folder", type=Path, help="where the libraries are made (fast disk)")
    parser.set_defaults(two_exams=False, forecasts=True, planned_cards=False)
    figures(parser.parse_args())


if __name__ == "__main__":
    main()

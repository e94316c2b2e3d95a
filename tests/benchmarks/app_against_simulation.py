"""Does studying in the app reach what its planner reaches in the simulator of exams?

    python -m tests.benchmarks.app_against_simulation FOLDER [--truths fsrs6 ...] [--seeds 2]
        [--miss .2] [--gap 50-58] [--two-exams] [--forecasts] [--planned-cards]

FOLDER holds the simulator (``exam_sim.py``) and rival planners (``policies.py``). A learner with a
hidden memory studies every day through ``library.study`` until the session ends; the same learner
follows our planner alone and Anki's rules in the simulator. Prints a line of JSON a run: true mean
recall on exam day, minutes used, seconds that preparing a day took, forecasts against what came.
"""

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
from sqlalchemy import insert
from sqlmodel import Session

from aimstudy.application import open_library
from aimstudy.domain.exam import Exam
from aimstudy.domain.exam_profile import Topic, TopicKind, TopicSource
from aimstudy.scheduling.card_states import NEW_STATE
from aimstudy.scheduling.simulation import AimStudyPolicy
from aimstudy.services.library import Library
from aimstudy.services.views.study import StudyCard
from aimstudy.storage.cards import memory_values
from aimstudy.storage.database import Database
from aimstudy.storage.tables import CardRow, DeckRow, NoteRow
from tests.benchmarks.hidden_learner import HiddenLearner, app_habits
from tests.benchmarks.recall_against_minutes import TRUTHS, learner

START = datetime(2026, 1, 5, 18, 0, tzinfo=UTC)  # a Monday
DECKS = 2


class Run:
    """One learner's days in a library: half of the cards in each deck, an exam for all or each."""

    def __init__(self, folder: Path, who: HiddenLearner, options: argparse.Namespace) -> None:
        self.folder, self.who, self.options = folder, who, options
        self.now = START
        self.prepared: list[float] = []
        self.loads: list[float] = []
        self.said: list[tuple[int, dict[str, tuple[float, float, float]]]] = []
        self.came: dict[str, float] = {}

    def figures(self) -> dict[str, Any]:
        """Study up to the last exam and tell what came of it."""
        _fill(self.folder, self.who.cards)
        with open_library(self.folder, lambda: self.now) as library:
            asked = self._exams(library)
            for day in range(self.who.days + 1):
                self.now = START + timedelta(days=day)
                for name, (last, cards) in asked.items():
                    if day == last:
                        self.came[name] = self.who.recalled(cards, day)
                if day < self.who.days and not self.who.missed[day]:
                    self._study(library, day)
            differ = library.check().states_differ
        kept = [load for load in self.loads if load]
        return {
            "app": _mean(self.came.values()),
            "exams": {name: round(value, 4) for name, value in self.came.items()},
            "minutes": round(self.who.used / 60),
            "a_day": [round(min(kept), 1), round(statistics.median(kept), 1), round(max(kept), 1)],
            "answers": self.who.answers,
            "met": round(float(self.who.seen.mean()), 3),
            "prepare_s": [round(statistics.median(self.prepared), 2), round(max(self.prepared), 2)],
            "states_differ": differ,
            "forecasts": [line for day in self.said for line in self._judged(*day)],
        }

    def _exams(self, library: Library) -> dict[str, tuple[int, range]]:
        """Set minutes and exams: (day, cards) of each."""
        library.timeline.set_minutes((self.options.minutes,) * 7)
        last, cards = self.who.days, self.who.cards
        if not self.options.two_exams:
            library.timeline.set_exam("all", _date(last))
            return {"all": (last, range(cards))}
        asked = {"first": (last // 2, range(cards // 2)), "last": (last, range(cards // 2, cards))}
        for deck, (name, (day, _)) in enumerate(asked.items(), start=1):
            topic = Topic(name, 1.0, (TopicSource(TopicKind.DECK, deck),))
            library.exams.save(Exam(0, name, _date(day), topics=(topic,)))
        return asked

    def _study(self, library: Library, day: int) -> None:
        start = time.process_time()
        library.plans.prepare_if_stale()
        self.prepared.append(time.process_time() - start)
        if self.options.forecasts and day % 7 == 6:
            self.said.append((day, _forecasts(library)))
        before = self.who.used
        while (card := self._next(library)) is not None:
            rating, seconds = self.who.answer(card.card_id - 1, day)
            library.study.answer(card.card_id, rating, took_ms=1000 * seconds)
            self.now += timedelta(seconds=seconds)
        self.who.sleep(day)
        self.loads.append((self.who.used - before) / 60)

    def _next(self, library: Library) -> StudyCard | None:
        if self.options.planned_cards:
            return library.study.next_card()
        return library.study.session().card

    def _judged(self, day: int, said: dict[str, tuple[float, float, float]]) -> Iterator[Any]:
        """(day, exam, error of the mean, whether the truth came within the band)."""
        for name, (mean, low, high) in said.items():
            came = self.came[name]
            yield [day, name, round(mean - came, 4), low <= came <= high, round(high - low, 3)]


class UpToFirst:
    """A rival for two exams: knows of neither; the first half is looked at on its day."""

    wants_truth = True
    wants_oracle = False

    def __init__(self, policy: Any, cards: int, first: int) -> None:
        self.policy, self.half, self.first = policy, cards // 2, first
        self.truth: Any = None
        self.came: list[float] = []
        self.start, self.observe, self.forecast = policy.start, policy.observe, policy.forecast

    def plan(self, day: int, budget: float) -> Any:
        """As the rival says."""
        if day == self.first:
            self.came.append(self.recalled(range(self.half), day))
        return self.policy.plan(day, budget)

    def recalled(self, cards: range, day: int) -> float:
        """True mean recall of ``cards``."""
        with np.errstate(invalid="ignore"):
            known = self.truth.recall(np.array(cards), day)
        return float(np.nan_to_num(known).mean())


def _fill(folder: Path, cards: int) -> None:
    """New cards, the first half in one deck and the rest in another; they come in mixed order."""
    order = np.random.default_rng(7).permutation(cards)
    numbers = range(1, cards + 1)

    def work(session: Session) -> None:
        connection = session.connection()
        decks = [{"id": n, "name": f"Deck {n}", "created_ms": 0} for n in range(1, DECKS + 1)]
        connection.execute(insert(DeckRow), decks)
        notes = [
            {"id": n, "guid": f"a{n}", "kind": "question", "front": f"Question {n}?",
             "back": f"Answer {n}.", "created_ms": 0, "modified_ms": 0}
            for n in numbers
        ]  # fmt: skip
        connection.execute(insert(NoteRow), notes)
        blank = memory_values(NEW_STATE)
        rows = [
            {"id": n, "note_id": n, "deck_id": 1 + (n - 1) * DECKS // cards, "state": "accepted",
             "position": int(order[n - 1]), **blank}
            for n in numbers
        ]  # fmt: skip
        connection.execute(insert(CardRow), rows)

    database = Database.open(folder)
    database.write(work)
    database.close()


def _forecasts(library: Library) -> dict[str, tuple[float, float, float]]:
    """What each plan expects of its exam and the band, where there is enough evidence."""
    found = {}
    for plan in library.timeline.study_plans():
        if plan.outlook is not None and plan.outlook.enough_evidence:
            band = plan.outlook.follow
            found[plan.exam] = (band.mean, band.low, band.high)
    return found


def _date(day: int) -> date:
    return (START + timedelta(days=day)).date()


def _mean(values: Any) -> float:
    return round(statistics.fmean(values), 4)


def _rivals(simulator: Any, memory: Any, options: argparse.Namespace, seed: int) -> dict[str, Any]:
    """Recall with our planner alone (for one exam) and with Anki's rules; minutes of both."""
    case = simulator.Scenario(
        options.cards, options.days, float(options.minutes), options.miss, options.gap
    )
    anki = import_module("policies").AnkiFsrs()
    habits = app_habits(simulator)
    if options.two_exams:
        half = UpToFirst(anki, options.cards, options.days // 2)
        simulator.simulate(half, memory, case, seed, behaviour=habits)
        half.came.append(half.recalled(range(half.half, options.cards), options.days))
        return {"anki": _mean(half.came)}
    ours = simulator.simulate(AimStudyPolicy(), memory, case, seed, behaviour=habits)
    theirs = simulator.simulate(anki, memory, case, seed, behaviour=habits)
    return {
        "policy": round(ours.score, 4),
        "anki": round(theirs.score, 4),
        "policy_minutes": round(ours.minutes),
        "anki_minutes": round(theirs.minutes),
    }


def measured(options: argparse.Namespace) -> Iterator[dict[str, Any]]:
    """A line a truth and seed."""
    sys.path.insert(0, str(options.simulator))
    simulator = import_module("exam_sim")
    for truth in options.truths:
        memory = learner(simulator, truth)
        for seed in range(options.seed0, options.seed0 + options.seeds):
            who = HiddenLearner(
                simulator, memory, options.cards, options.days, seed, options.miss, options.gap
            )
            with tempfile.TemporaryDirectory(prefix="app study ", dir=options.folder) as name:
                found = Run(Path(name) / "library", who, options).figures()
            yield {
                "truth": truth,
                "seed": seed,
                **_rivals(simulator, memory, options, seed),
                **found,
            }


def _gap(text: str) -> tuple[int, int]:
    first, last = text.split("-")
    return int(first), int(last)


def main() -> None:
    """Print a line a run."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("simulator", type=Path, metavar="FOLDER")
    parser.add_argument("--truths", nargs="+", default=TRUTHS)
    parser.add_argument("--seeds", type=int, default=2)
    parser.add_argument("--seed0", type=int, default=1000)
    parser.add_argument("--cards", type=int, default=500)
    parser.add_argument("--days", type=int, default=90)
    parser.add_argument("--minutes", type=int, default=8, help="of study a day")
    parser.add_argument("--miss", type=float, default=0.0, help="chance that a day is missed")
    parser.add_argument("--gap", type=_gap, metavar="FIRST-LAST", help="days missed in a row")
    parser.add_argument("--two-exams", action="store_true", help="half of the cards half way")
    parser.add_argument("--forecasts", action="store_true", help="judge a forecast every week")
    parser.add_argument(
        "--planned-cards", action="store_true", help="all of a day's, as scripts do"
    )
    parser.add_argument("--folder", type=Path, help="where the libraries are made (fast disk)")
    for line in measured(parser.parse_args()):
        print(json.dumps(line), flush=True)


if __name__ == "__main__":
    main()

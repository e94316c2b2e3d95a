"""Is what is believed of memory as honest for somebody who takes quizzes as without them?

    python -m tests.benchmarks.quiz_evidence_honesty [--seeds 12] [--learners default ...]

A learner with a hidden FSRS-6 memory studies cards by their dates for some weeks and takes a quiz
of four options every fourth day. ``none``: without quizzes; ``untold``: the answers shown there are
read, but the log does not have them; ``told``: it has; ``clicks``: it has, of clicks at random
after which nothing is read. From the log alone the memory is fitted and recall foretold 10 and 30
days ahead. Prints a line of JSON each: mean of foretold less true recall, on five days.
"""

import argparse
import json
import statistics
from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from aimstudy.domain.evidence import Choice
from aimstudy.domain.review import MemoryState, Phase, Rating, ReviewEntry, ReviewKind
from aimstudy.scheduling.answer_log import replayed
from aimstudy.scheduling.card_states import NEW_STATE, after_entry
from aimstudy.scheduling.memory_model import (
    DEFAULT_PARAMETERS,
    Parameters,
    next_memory,
    retrievability,
)
from aimstudy.scheduling.personal_fit import EFFECTIVE, Fit
from aimstudy.scheduling.quiz_evidence import SLIP
from aimstudy.scheduling.state_arrays import recall
from aimstudy.services.answered_cards import answered_cards

CARDS, DAYS, FIRST_DAY = 120, 40, 739_000
EVERY, QUESTIONS, OPTIONS = 4, 20, 4
MOST_DUE, NEW_A_DAY = 14, 5  # cards of a day
JUDGED, AHEAD = (13, 20, 27, 34, 39), (10, 30)
WAYS = ("none", "untold", "told", "clicks")
FIRST_RATINGS, STEP_KNOWN = (0.24, 0.09, 0.50, 0.17), 0.75
LEARNERS = {  # distances from people on average, in the parameters that are fitted
    "average": (0.0,) * EFFECTIVE,
    "forgets fast": (-0.8, -0.8, -0.8, -0.8, -0.1, 0.3, -0.1),
    "forgets slowly": (0.8, 0.8, 0.8, 0.8, 0.1, -0.3, 0.1),
}


def hidden(name: str) -> Parameters:
    """The parameters of a learner."""
    if name not in LEARNERS:
        return DEFAULT_PARAMETERS
    return Fit(np.array(LEARNERS[name]), np.eye(EFFECTIVE)).parameters


class Learner:
    """One learner, and what the app has in its log of them."""

    def __init__(self, w: Parameters, way: str, seed: int) -> None:
        self.w, self.way = w, way
        self.rng = np.random.default_rng([seed, 5])
        self.memory: list[tuple[float, float] | None] = [None] * CARDS
        self.seen = [0] * CARDS
        self.state: list[MemoryState] = [NEW_STATE] * CARDS
        self.log: dict[int, list[ReviewEntry]] = {card: [] for card in range(CARDS)}
        self.rows = 0

    def errors(self) -> Iterator[tuple[int, float]]:
        """(days ahead, recall foretold less true recall) on some days."""
        for day in range(DAYS):
            if self.way != "none" and day % EVERY == EVERY - 1:
                self._quiz(day)
            self._study(day)
            if day in JUDGED:
                yield from self._judged(day)

    def _recall(self, card: int, day: int) -> float:
        memory = self.memory[card]
        return retrievability(day - self.seen[card], memory[0], self.w) if memory else 0.0

    def _see(self, card: int, day: int, rating: int) -> None:
        before, elapsed = self.memory[card], day - self.seen[card]
        stability, difficulty = before or (None, None)
        self.memory[card] = next_memory(stability, difficulty, elapsed, Rating(rating), self.w)
        self.seen[card] = day

    def _keep(self, card: int, day: int, answer: int | Choice) -> None:
        self.rows += 1
        kind, rating, chosen = ReviewKind.QUIZ, None, None
        if isinstance(answer, Choice):
            chosen = answer
        else:
            kind, rating = ReviewKind.STUDY, Rating(answer)
        at_ms, then = 1000 * self.rows, FIRST_DAY + day
        entry = ReviewEntry(self.rows, kind, rating, at_ms, then, took_ms=8000, choice=chosen)
        self.log[card].append(entry)
        self.state[card] = after_entry(self.state[card], entry)

    def picks(self, knew: bool) -> bool:
        """Whether the choice is right."""
        return bool(self.rng.random() < (1.0 - SLIP if knew else 1.0 / OPTIONS))

    def _quiz(self, day: int) -> None:
        met = [card for card in range(CARDS) if self.memory[card]]
        for card in self.rng.permutation(met)[:QUESTIONS].tolist():
            knew = self.way != "clicks" and self.rng.random() < self._recall(card, day)
            right = self.picks(knew)
            if self.way != "clicks":
                self._see(card, day, 3 if knew else 1)
            if self.way != "untold":
                self._keep(card, day, Choice(right, 1.0 / OPTIONS))

    def _study(self, day: int) -> None:
        new = [card for card in range(CARDS) if self.state[card].phase is Phase.NEW]
        due = [
            card
            for card in range(CARDS)
            if self.state[card].phase is not Phase.NEW
            and self.state[card].due_day <= FIRST_DAY + day
        ]
        for card in [*self.rng.permutation(due)[:MOST_DUE].tolist(), *new[:NEW_A_DAY]]:
            rating = self._answer(card, day)
            self._see(card, day, rating)
            self._keep(card, day, rating)
            while rating == 1:
                rating = 3 if self.rng.random() < STEP_KNOWN else 1
                self._see(card, day, rating)
                self._keep(card, day, rating)

    def _answer(self, card: int, day: int) -> int:
        if self.memory[card] is None:
            return 1 + int(self.rng.choice(4, p=FIRST_RATINGS))
        return 3 if self.rng.random() < self._recall(card, day) else 1

    def _judged(self, day: int) -> Iterator[tuple[int, float]]:
        answered = answered_cards(self.log.items(), frozenset(self.log))
        w = answered.fit().parameters
        stability = replayed(answered.log, w).stability
        for ahead in AHEAD:
            foretold = recall(FIRST_DAY + day + ahead - answered.last_day, stability, w)
            true = [self._recall(int(card), day + ahead) for card in answered.card_id]
            yield ahead, float(foretold.mean()) - statistics.fmean(true)


def main() -> None:
    """Print a line a learner and way."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seeds", type=int, default=12)
    parser.add_argument("--learners", nargs="+", default=[*LEARNERS, "published defaults"])
    options = parser.parse_args()
    for name in options.learners:
        for way in WAYS:
            found: dict[int, list[float]] = defaultdict(list)
            for seed in range(options.seeds):
                for ahead, error in Learner(hidden(name), way, seed).errors():
                    found[ahead].append(error)
            line = {f"{ahead} days": round(statistics.fmean(found[ahead]), 4) for ahead in AHEAD}
            print(json.dumps({"learner": name, "way": way} | line), flush=True)


if __name__ == "__main__":
    main()

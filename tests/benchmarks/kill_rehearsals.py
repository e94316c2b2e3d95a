"""Kill the program while quizzes and rehearsals are answered, and look at what is left.

    python -m tests.benchmarks.kill_rehearsals [KILLS] [--seed S] [--early]

Half of KILLS fall in quizzes, half in papers that are answered, changed and handed in. Every answer
that was told to be kept stands as it was told, once; what is judged is evidence once, all of a
paper or none; memory states are the replay of the log. Prints one line of JSON; exit 1 with
findings. ``--early`` makes the child tell before it keeps: the findings prove that losses are seen.
"""

import argparse
import json
import random
import shutil
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

from aimstudy.application import add_bundled_articles, open_library
from tests.benchmarks.kill_child import BEGIN, Clock
from tests.benchmarks.kill_nine import Killer, Told

Place = tuple[int, int]  # attempt, position
NOTHING = "null"


class Answers:
    """One library through all kills; findings gather."""

    def __init__(self, killer: Killer, folder: Path, early: bool) -> None:
        self.killer = killer
        self.folder = folder
        self.more = ("early",) if early else ()
        self.kept: dict[Place, str] = {}
        self.findings: list[str] = []
        self.counts: Counter[str] = Counter()
        with open_library(folder, Clock(BEGIN)) as library:
            add_bundled_articles(library)

    def round(self, verb: str, seed: int, rng: random.Random) -> None:
        """A kill after some lines, somewhere in what comes next; some while all begins."""
        lines, wait = rng.randrange(40), rng.uniform(0.0, 0.05)
        if rng.random() < 0.2:
            lines, wait = 0, rng.uniform(0.0, 0.5)
        told = self.killer.run_and_kill(
            verb, self.folder, wait, seed, 0, 0, *self.more, lines=lines
        )
        self.counts[f"kills in {verb}"] += 1
        with closing(sqlite3.connect(self.folder / "library.db")) as connection:
            self.look_at_answers(f"{verb} {seed}", told, connection)
            self.look_at_evidence(f"{verb} {seed}", told, connection)
        with open_library(self.folder, Clock(BEGIN)) as library:
            report = library.check()
        self.findings += [f"{verb} {seed}: {finding}" for finding in report.findings]
        if report.states_differ:
            self.findings.append(f"{verb} {seed}: {report.states_differ} states are no replay")

    def look_at_answers(self, where: str, told: Told, connection: sqlite3.Connection) -> None:
        """What was told stands; of the last try either that, or what stood before."""
        stored = answers_in(connection)
        tries, last = told_answers(told, "try"), None
        for place, answer in told_answers(told, "kept"):
            self.kept[place] = answer
            self.counts["answers"] += 1
        if tries and len(tries) > len(told_answers(told, "kept")):
            last = tries[-1]
        for place, answer in self.kept.items():
            found = stored.get(place, [])
            if len(found) != 1:
                self.add(where, "answers doubled" if found else "answers lost")
            elif found[0] != answer and last != (place, found[0]):
                self.add(where, "answers lost")
        for place, found in stored.items():
            known = place in self.kept or (last is not None and last[0] == place)
            if found != [NOTHING] and not known:
                self.add(where, "answers never given")
        # What is on the disk counts from now on, whether its word came through or not.
        self.kept = {place: found[0] for place, found in stored.items() if place in self.kept}
        if last is not None:
            self.kept[last[0]] = stored[last[0]][0]

    def look_at_evidence(self, where: str, told: Told, connection: sqlite3.Connection) -> None:
        """An answer that was judged is evidence once; one of an open paper is none."""
        rows = connection.execute(
            "SELECT json_extract(evidence, '$.attempt'), json_extract(evidence, '$.position'),"
            " card_id, count(*) FROM reviews WHERE kind = 'quiz' GROUP BY 1, 2, 3"
        ).fetchall()
        judged = {(attempt, position) for attempt, position, _, _ in rows}
        if any(number != 1 for *_, number in rows):
            self.add(where, "answers twice in the log")
        closed = dict(connection.execute("SELECT id, finished_ms FROM quiz_attempts"))
        kinds = dict(connection.execute("SELECT id, kind FROM quiz_attempts"))
        for place, found in answers_in(connection).items():
            open_paper = kinds[place[0]] == "rehearsal" and closed[place[0]] is None
            is_answer = found != [NOTHING] and not open_paper
            if (place in judged) is not is_answer:
                self.add(where, "answers without evidence" if is_answer else "too much evidence")
        for words in told.words:
            if words[0] == "submitted":
                self.counts["papers handed in"] += 1
                if closed[int(words[1])] is None:
                    self.add(where, "papers not handed in")

    def add(self, where: str, what: str) -> None:
        self.findings.append(f"{where}: {what}")
        self.counts[what] += 1


def told_answers(told: Told, word: str) -> list[tuple[Place, str]]:
    """(place, answer) of each line that begins with ``word``."""
    return [((int(w[1]), int(w[2])), w[3]) for w in told.words if w[0] == word]


def answers_in(connection: sqlite3.Connection) -> dict[Place, list[str]]:
    """What stands at each place, as the child tells it."""
    found: dict[Place, list[str]] = {}
    rows = connection.execute(
        "SELECT attempt_id, position, chosen, given, answered_ms FROM quiz_responses"
    )
    for attempt, position, chosen, given, answered in rows:
        value = json.loads(given) if given is not None else chosen
        text = json.dumps(value, separators=(",", ":")) if answered is not None else NOTHING
        found.setdefault((attempt, position), []).append(text)
    return found


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("kills", nargs="?", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--early", action="store_true")
    options = parser.parse_args()
    rng = random.Random(options.seed)
    root = Path(tempfile.mkdtemp(prefix="kill rehearsals "))
    begun = time.monotonic()
    killer = Killer()
    answers = Answers(killer, root / "library", options.early)
    for number in range(options.kills):
        verb = "papers" if number % 2 else "quizzes"
        answers.round(verb, options.seed * 10_000 + number, rng)
    killer.close()
    figures = dict(answers.counts) | {"seconds": round(time.monotonic() - begun, 1)}
    print(json.dumps(figures | {"findings": answers.findings}))
    shutil.rmtree(root)
    sys.exit(1 if answers.findings else 0)


if __name__ == "__main__":
    main()

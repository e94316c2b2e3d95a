"""Kill the program without warning, again and again, and look at what is left.

    python -m tests.benchmarks.kill_nine [KILLS] [--seed S] [--only VERB] [--early]

answers   KILLS kills in a loop of answers, undos and backups: every answer that was told to be kept
          is in the log once, memory states are the replay of the log, finished backups restore
create    kills while a library is made: none or a whole one, never an empty file
upgrade   kills in a migration: all of it or nothing
restore   kills in a restore: one of the two libraries, or a Problem that another restore mends
The last three take a quarter of KILLS each. Prints one line of JSON; exit 1 with findings.
``--early`` makes the child tell before it keeps: the findings then prove that losses are seen.
"""

import argparse
import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from aimstudy.application import open_library
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.storage.backups import list_backups, make_backup, restore
from aimstudy.storage.database import Database
from aimstudy.storage.integrity import check
from aimstudy.storage.migrations import known_version
from tests.benchmarks.kill_child import BEGIN, Clock

CHILD = Path(__file__).with_name("kill_child.py")
CARDS = 200


@dataclass
class Told:
    """What a child said until it was killed."""

    words: list[list[str]] = field(default_factory=list)

    def tokens(self, word: str) -> list[int]:
        return [int(line[1]) for line in self.words if line[0] == word]

    def names(self, word: str) -> list[str]:
        return [line[1] for line in self.words if line[0] == word]


class Killer:
    """Runs verbs of ``kill_child.py`` in processes of their own, and kills them.

    They are forks of one process that has everything imported and nothing open: a start costs
    milliseconds instead of most of a second.
    """

    def __init__(self) -> None:
        self._parent = subprocess.Popen(
            [sys.executable, str(CHILD), "fork"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            # A process with threads must not be forked.
            env=os.environ | {"OPENBLAS_NUM_THREADS": "1"},
        )

    def run_and_kill(
        self, verb: str, folder: Path, wait: float, *values: object, lines: int = 0
    ) -> Told:
        """Run ``verb``, kill it ``wait`` seconds after it is ready, return all that it said.

        With ``lines`` the seconds begin once it has said so many more.
        """
        self._say(json.dumps([verb, str(folder), *map(str, values)]))
        told = Told([self._hear()])
        if told.words == [["ready"]]:
            while len(told.words) <= lines and told.words[-1] != ["over"]:
                told.words.append(self._hear())
            time.sleep(wait)
        self._say("kill")
        while (words := self._hear()) != ["killed"]:
            told.words.append(words)
        if told.words[0] != ["ready"]:
            raise SystemExit(f"the child of {verb} did not start")
        return told

    def close(self) -> None:
        """End the process that forks."""
        self._parent.communicate()

    def _say(self, line: str) -> None:
        assert self._parent.stdin is not None
        self._parent.stdin.write(line + "\n")
        self._parent.stdin.flush()

    def _hear(self) -> list[str]:
        assert self._parent.stdout is not None
        line = self._parent.stdout.readline()
        if not line:
            raise SystemExit("the process that forks is gone")
        return line.split()


class Answers:
    """One library through all kills; findings gather."""

    def __init__(self, killer: Killer, folder: Path, early: bool) -> None:
        self.killer = killer
        self.folder = folder
        self.more = ("early",) if early else ()
        self.kept: set[int] = set()
        self.undone: set[int] = set()
        self.next_token = 1
        self.day = 0
        self.findings: list[str] = []
        self.counts: Counter[str] = Counter()
        with open_library(folder, Clock(BEGIN)) as library:
            for number in range(CARDS):
                library.cards.write(f"Question {number}?", f"Answer {number}")

    def round(self, seed: int, rng: random.Random) -> None:
        """A kill at any time, or in what comes after some lines, however slow the machine is."""
        lines = rng.randrange(4, 16) if rng.random() < 0.5 else 0
        wait = rng.uniform(0.0, 0.1 if lines else 0.6)
        place = (seed, self.next_token, self.day)
        told = self.killer.run_and_kill(
            "answers", self.folder, wait, *place, *self.more, lines=lines
        )
        self.next_token = max([self.next_token, *told.tokens("try")]) + 1
        self.kept.update(told.tokens("kept"))
        self.undone.update(told.tokens("undone"))
        self.counts["kills"] += 1
        self.counts["answers"] += len(told.tokens("kept"))
        self.counts["undos"] += len(told.tokens("undone"))
        with open_library(self.folder, Clock(BEGIN)) as library:
            report = library.check()
        self.findings += [f"seed {seed}: {finding}" for finding in report.findings]
        if report.states_differ:
            self.findings.append(f"seed {seed}: {report.states_differ} states are not the replay")
        self.look_at_log(seed, told)
        self.look_at_backups(seed, told)

    def look_at_log(self, seed: int, told: Told) -> None:
        with closing(sqlite3.connect(self.folder / "library.db")) as connection:
            rows = connection.execute("SELECT seq, took_ms FROM reviews WHERE kind = 'study'")
            logged: dict[int, int] = dict(rows)
            undos = connection.execute("SELECT undoes FROM reviews WHERE kind = 'undo'")
            taken_back = {logged[seq] for (seq,) in undos}
            last = connection.execute("SELECT max(study_day) FROM reviews").fetchone()[0]
            days = connection.execute("SELECT sum(answers) FROM days").fetchone()[0] or 0
        # Going on where the calendar is saves the child from skipping days without cards.
        self.day = last - BEGIN.toordinal() if last else 0
        times = Counter(logged.values())
        lost = self.kept - times.keys()
        doubled = [token for token, number in times.items() if number > 1]
        unasked = times.keys() - self.kept - set(told.tokens("try")[-1:])
        not_undone = self.undone - taken_back
        undone_unasked = taken_back - self.undone - set(told.tokens("undo")[-1:])
        # An answer on the disk whose word was cut off counts as kept from now on.
        self.kept |= times.keys()
        self.undone |= taken_back
        for what, which in (
            ("lost", lost),
            ("doubled", doubled),
            ("never asked for", unasked),
            ("not undone", not_undone),
            ("undone unasked", undone_unasked),
        ):
            if which:
                self.findings.append(f"seed {seed}: {len(which)} answers {what}")
                self.counts[what] += len(which)
        if days != len(logged) - len(taken_back):
            self.findings.append(f"seed {seed}: the days count {days} answers")

    def look_at_backups(self, seed: int, told: Told) -> None:
        finished = {info.path.name: info for info in list_backups(self.folder)}
        for name in told.names("backup"):
            if name not in finished:
                self.findings.append(f"seed {seed}: backup {name} is gone")
        for name, info in finished.items():
            self.counts["backups"] += 1
            with tempfile.TemporaryDirectory() as elsewhere:
                try:
                    restore(Path(elsewhere), info.path, BEGIN)
                    with open_library(elsewhere, Clock(BEGIN)) as library:
                        report = library.check()
                except Problem as problem:
                    self.findings.append(f"seed {seed}: {name}: {problem}")
                    continue
                if report.findings or report.states_differ:
                    self.findings.append(f"seed {seed}: {name}: {report}")
            info.path.unlink()


def kill_creating(killer: Killer, folder: Path, seed: int, wait: float) -> list[str]:
    """A library is there whole, or the next start makes it."""
    told = killer.run_and_kill("create", folder, wait, seed, 0, 0)
    there = (folder / "library.db").exists()
    if ["made"] in told.words and not there:
        return [f"create {seed}: the library that was made is gone"]
    if there and (folder / "library.db").stat().st_size == 0:
        return [f"create {seed}: an empty file is left"]
    return sound(folder, f"create {seed}", {0})


def kill_upgrading(killer: Killer, folder: Path, seed: int, wait: float) -> list[str]:
    """The old version with all its content, or the new one."""
    fill(folder, 500)
    newer = known_version() + 1
    told = killer.run_and_kill("upgrade", folder, wait, seed, 0, 0)
    with closing(sqlite3.connect(folder / "library.db")) as connection:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        columns = [row[1] for row in connection.execute("PRAGMA table_info(decks)")]
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master")]
        healthy = connection.execute("PRAGMA integrity_check").fetchone()[0]
    new = ("color" in columns, "more" in tables, "more_b" in tables, version == newer)
    if healthy != "ok" or len(set(new)) != 1:
        return [f"upgrade {seed}: {healthy}, {new}"]
    if ["upgraded"] in told.words and version != newer:
        return [f"upgrade {seed}: it was told and is not there"]
    backups = list_backups(folder)
    if version == newer and not any(info.reason == "before-upgrade" for info in backups):
        return [f"upgrade {seed}: no backup of before"]
    torn = [info.path.name for info in backups if not info.tested]
    return [f"upgrade {seed}: {name} is torn" for name in torn]


def kill_restoring(killer: Killer, folder: Path, seed: int, wait: float) -> list[str]:
    """One of the two libraries, or a file known to be unfit that a restore replaces."""
    fill(folder, 100)
    database = Database.open(folder)
    one = make_backup(database, BEGIN, "manual")
    database.close()
    fill(folder, 200)
    database = Database.open(folder)
    make_backup(database, BEGIN + timedelta(seconds=1), "manual")
    database.close()
    told = killer.run_and_kill("restore", folder, wait, seed, 0, 0)
    findings = [f"restore {seed}: {name}" for name in told.names("problem")]
    try:
        Database.open(folder).close()
    except Problem as problem:
        if problem.kind not in (ProblemKind.LIBRARY_EMPTY_FILE, ProblemKind.LIBRARY_LOST):
            findings.append(f"restore {seed}: {problem}")
        restore(folder, one, BEGIN + timedelta(days=1))
    torn = [info.path.name for info in list_backups(folder) if not info.tested]
    findings += [f"restore {seed}: {name} is torn" for name in torn]
    return findings + sound(folder, f"restore {seed}", {100, 300})


def fill(folder: Path, cards: int) -> None:
    """Add ``cards`` cards to a library."""
    with open_library(folder, Clock(BEGIN)) as library:
        for number in range(cards // 100):
            library.cards.write(f"Question {number}?", "Answer " * 10)
    with closing(sqlite3.connect(folder / "library.db", isolation_level=None)) as connection:
        have = connection.execute("SELECT max(id) FROM notes").fetchone()[0]
        connection.execute(
            "INSERT INTO notes (guid, kind, front, back, accept, items, context, tags, rule,"
            " created_ms, modified_ms, deleted) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL"
            " SELECT i + 1 FROM n WHERE i < ?) SELECT 'n' || (? + i), 'question', 'Q' || i, 'A',"
            " '[]', '[]', '', '', '', 1, 1, 0 FROM n",
            (cards - cards // 100, have),
        )


def sound(folder: Path, where: str, notes: set[int]) -> list[str]:
    """Findings unless the library opens, passes and has one of these numbers of notes."""
    database = Database.open(folder)
    findings = [f"{where}: {finding}" for finding in check(database)]
    with closing(sqlite3.connect(database.file)) as connection:
        have = connection.execute("SELECT count(*) FROM notes").fetchone()[0]
    database.close()
    return findings if have in notes else [*findings, f"{where}: {have} notes"]


OTHERS = {
    "create": (kill_creating, 0.02),
    "upgrade": (kill_upgrading, 0.15),
    "restore": (kill_restoring, 0.3),
}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("kills", nargs="?", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=["answers", *OTHERS])
    parser.add_argument("--early", action="store_true")
    options = parser.parse_args()
    rng = random.Random(options.seed)
    root = Path(tempfile.mkdtemp(prefix="kill nine "))
    begun = time.monotonic()
    figures: dict[str, object] = {}
    findings: list[str] = []
    killer = Killer()
    if options.only in (None, "answers"):
        answers = Answers(killer, root / "answers", options.early)
        for seed in range(options.kills):
            answers.round(seed, rng)
        findings += answers.findings
        figures |= answers.counts
    for verb, (kill, longest) in OTHERS.items():
        if options.only in (None, verb):
            rounds = options.kills if options.only else max(1, options.kills // 4)
            for seed in range(rounds):
                folder = root / f"{verb} {seed}"
                findings += kill(killer, folder, seed, rng.uniform(0.0, longest))
                shutil.rmtree(folder)
            figures[f"{verb} kills"] = rounds
    killer.close()
    figures["seconds"] = round(time.monotonic() - begun, 1)
    print(json.dumps(figures | {"findings": findings}))
    shutil.rmtree(root)
    sys.exit(1 if findings else 0)


if __name__ == "__main__":
    main()

"""The program that ``kill_nine.py`` kills: it says on its output what it was told is safe.

    python kill_child.py VERB FOLDER SEED START DAY [early]
    python kill_child.py fork      the same again and again: each in a fork, until it is told "kill"

Every line is one word and its values, written at once, so that a kill cannot hold it back.
"""

import json
import os
import random
import signal
import sys
import threading
import time
import traceback
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from aimstudy.application import open_library
from aimstudy.domain.errors import Problem
from aimstudy.domain.paper import PaperRules
from aimstudy.domain.quiz import Given, QuizKind
from aimstudy.domain.review import Rating
from aimstudy.services.library import Library
from aimstudy.services.views.quiz import QuizQuestion
from aimstudy.storage import migrations
from aimstudy.storage.backups import list_backups, restore
from aimstudy.storage.database import Database

EARLY_S = 0.2  # long enough for most kills to fall between the word and the deed
PAPER = PaperRules("Killed", 15, 1_440, pausable=False)
BEGIN = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
UPGRADE = (
    "ALTER TABLE decks ADD COLUMN color TEXT NOT NULL DEFAULT 'blue'",
    "CREATE TABLE more (a INTEGER NOT NULL, b TEXT NOT NULL) STRICT",
    "INSERT INTO more WITH RECURSIVE n(i) AS"
    " (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) SELECT i, hex(i) FROM n",
    "CREATE INDEX more_b ON more (b)",
)


class Clock:
    """A clock that is only moved by hand."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


def say(*words: object) -> None:
    """One line to the parent, in one write."""
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def answers(folder: Path, seed: int, start: int, day: int, *, early: bool) -> None:
    """Answer cards for good, telling each answer; its token is kept as the time it took."""
    rng = random.Random(seed)
    clock = Clock(BEGIN + timedelta(days=day))
    with open_library(folder, clock) as library:
        say("ready")
        threading.Thread(target=back_up, args=(library, rng.random()), daemon=True).start()
        for token in count(start):
            card_id = next_card(library, clock)
            say("try", token)
            if early:
                say("kept", token)
                time.sleep(EARLY_S)
            library.study.answer(card_id, rng.choice(list(Rating)), took_ms=token)
            if not early:
                say("kept", token)
            if rng.random() < 0.05:
                say("undo", token)
                library.undo()
                say("undone", token)


def next_card(library: Library, clock: Clock) -> int:
    """The next card, on a later day if today has none left."""
    clock.now += timedelta(seconds=20)
    for _ in range(400):
        card = library.study.next_card()
        if card is not None:
            return card.card_id
        clock.now += timedelta(days=1)
    raise AssertionError("no card in more than a year")


def back_up(library: Library, pause: float) -> None:
    """Two backups while answers are given."""
    for _ in range(2):
        time.sleep(pause * 0.3)
        say("backing")
        say("backup", library.backup().name)


def quizzes(folder: Path, seed: int, *, early: bool) -> None:
    """Answer quiz after quiz, going on with the one that a kill left."""
    rng = random.Random(seed)
    with open_library(folder, Clock(BEGIN)) as library:
        say("ready")
        while True:
            number = library.quiz.unfinished() or library.quiz.start().attempt_id
            while question := library.quiz.question(number):
                given = put_in(rng, question)
                told = (number, question.position, coded(given))
                say("try", *told)
                if early:
                    say("kept", *told)
                    time.sleep(EARLY_S)
                library.quiz.answer(number, question.position, given)
                if not early:
                    say("kept", *told)


def papers(folder: Path, seed: int, *, early: bool) -> None:
    """Answer, change and take back in a paper, now and then hand it in and begin another."""
    rng = random.Random(seed)
    with open_library(folder, Clock(BEGIN)) as library:
        say("ready")
        while True:
            opened = library.rehearsal.unfinished()
            number = opened.attempt_id if opened else library.rehearsal.begin(PAPER).attempt_id
            while rng.random() > 0.03:
                view = library.rehearsal.view(number, rng.randrange(PAPER.questions))
                given = put_in(rng, view.question) if rng.random() > 0.1 else None
                told = (number, view.position, coded(given))
                say("try", *told)
                if early:
                    say("kept", *told)
                    time.sleep(EARLY_S)
                library.rehearsal.respond(number, view.position, given)
                if not early:
                    say("kept", *told)
                if rng.random() < 0.2:
                    library.rehearsal.flag(number, view.position, rng.random() < 0.5)
            say("submit", number)
            library.rehearsal.submit(number)
            say("submitted", number)


def put_in(rng: random.Random, question: QuizQuestion) -> Given:
    """Something that fits the question."""
    places = range(len(question.options))
    if question.kind.written:
        return f"word{rng.randrange(1_000_000)}"
    if question.lefts:
        return tuple(rng.choice(places) for _ in question.lefts)
    if question.kind is QuizKind.SELECT:
        return tuple(sorted(rng.sample(places, rng.randint(1, len(places)))))
    return rng.choice(places)


def coded(given: Given | None) -> str:
    """An answer as one word."""
    return json.dumps(given, separators=(",", ":"))


def create(folder: Path) -> None:
    """Make a new library."""
    say("ready")
    Database.open(folder).close()
    say("made")


def upgrade(folder: Path) -> None:
    """Open a library that needs a migration."""
    migrations.STEPS = (*migrations.STEPS, UPGRADE)
    say("ready")
    Database.open(folder).close()
    say("upgraded")


def restore_in_turn(folder: Path) -> None:
    """Restore two backups in turn, without end; then over a damaged file."""
    now = BEGIN
    backups = [info.path for info in list_backups(folder) if info.reason == "manual"]
    say("ready")
    for number in count():
        now += timedelta(minutes=1)
        if number % 3 == 2:
            (folder / "library.db").write_bytes(b"")
        try:
            restore(folder, backups[number % 2], now)
        except Problem as problem:
            say("problem", problem.kind.name)
            raise
        say("restored", number % 2)


def few(folder: Path) -> None:
    """Make a library if there is none, five answers, a backup, a restore; Problems are told."""
    clock = Clock(BEGIN)
    try:
        with open_library(folder, clock) as library:
            if not library.status()["cards"]:
                for number in range(5):
                    library.cards.write(f"Question {number}?", "Answer")
            say("ready")
            for token in range(1, 6):
                say("try", token)
                library.study.answer(next_card(library, clock), Rating.GOOD, took_ms=token)
                say("kept", token)
            backup = library.backup()
            say("backup", backup.name)
            library.restore(backup)
            say("restored", backup.name)
    except Problem as problem:
        say("problem", problem.kind.name)


def fork() -> None:
    """Do what each line of the input says, in a fork that the line "kill" ends."""
    for line in sys.stdin:
        process = os.fork()
        if process == 0:
            try:
                run(*json.loads(line))
            except BaseException:
                traceback.print_exc()
                raise
            finally:
                say("over")
                os._exit(0)
        assert sys.stdin.readline() == "kill\n"
        # Until it is waited for, its number is nobody else's, even if it has ended by itself.
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        say("killed")


def run(verb: str, name: str, seed: str, start: str, day: str, *rest: str) -> None:
    """Do what ``verb`` says."""
    folder = Path(name)
    if verb == "answers":
        answers(folder, int(seed), int(start), int(day), early="early" in rest)
    elif verb == "quizzes":
        quizzes(folder, int(seed), early="early" in rest)
    elif verb == "papers":
        papers(folder, int(seed), early="early" in rest)
    elif verb == "few":
        few(folder)
    elif verb == "create":
        create(folder)
    elif verb == "upgrade":
        upgrade(folder)
    else:
        restore_in_turn(folder)


if __name__ == "__main__":
    if sys.argv[1:] == ["fork"]:
        fork()
    else:
        run(*sys.argv[1:])

"""Press keys and click at random in the real program, and look for anything it complains about.

    python -m tests.benchmarks.random_keys [SECONDS] [--seed N] [--keep DIR]

Runs on a private Xvfb screen with a library of twelve days of study, in a language drawn by the
seed. It ends at the first trace of a bug in the log or on standard error, or when the program is
gone; in the end the library is checked against its log. ``--keep`` puts the last picture in a
folder. Prints one JSON object; exit code 1 if anything was found.
"""

import argparse
import json
import random
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path

from aimstudy.application import open_library
from aimstudy.domain.article import Language
from aimstudy.samples import sample_library
from tests.end_to_end.display import Display
from tests.end_to_end.program import Program

BATCH = 12
WIDTH, HEIGHT = 1180, 760  # the window as it first comes up
BUG = ("Traceback", "Qt:", "Error")
OFTEN = ("space", "Return", "Tab", "ctrl+z", "Escape", *"1234")
SELDOM = (
    *"abcdefjklmnorstw0",
    *(f"ctrl+{page}" for page in range(1, 9)),
    *("ctrl+k", "ctrl+f", "ctrl+n", "ctrl+b", "ctrl+j", "ctrl+g", "ctrl+a"),
    *("ctrl+shift+v", "ctrl+shift+l", "ctrl+shift+m", "ctrl+plus", "ctrl+minus", "ctrl+0"),
    *("Down", "Up", "Left", "Right", "Home", "End", "Prior", "Next", "alt+Left"),
    *("shift+Tab", "Delete", "BackSpace", "F1", "question", "period", "ctrl+r", "ctrl+y"),
)


def torment(program: Program, display: Display, chance: random.Random, seconds: float) -> int:
    """Press and click until ``seconds`` are over or something is found; returns keys pressed."""
    end, count = time.monotonic() + seconds, 0
    while time.monotonic() < end and program.process.poll() is None and not bugs(program):
        program.come_to_front()
        keys = OFTEN * 4 + SELDOM
        display.press(*(chance.choice(keys) for _ in range(BATCH)))
        display.click(chance.randrange(WIDTH), chance.randrange(HEIGHT))
        count += BATCH
    return count


def bugs(program: Program) -> list[str]:
    """Lines of the log and of standard error that no program should write."""
    return [line for line in program.bugs().splitlines() if any(word in line for word in BUG)]


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("seconds", nargs="?", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory(prefix="random keys ") as name:
        data = Path(name) / "data"
        now = datetime.now().astimezone()
        sample_library(data, now, chance.choice(list(Language))).close()
        with Display(Path(name) / "screen") as display:
            program = Program(display, data)
            program.appear("TodayPage")
            keys = torment(program, display, chance, options.seconds)
            gone = program.process.poll() is not None
            if options.keep:
                display.save(options.keep / f"random-keys-{options.seed}.png")
            program.kill()
        found = bugs(program)
        with open_library(data) as library:
            report = library.check()
    figures = {"seed": options.seed, "keys": keys, "gone": gone, "bugs": found}
    sound = not report.findings and not report.states_differ
    print(json.dumps(figures | {"sound": sound}, ensure_ascii=False))
    return int(gone or bool(found) or not sound)


if __name__ == "__main__":
    sys.exit(main())

"""Measure the start: first frame, usable, memory at rest on Today, and number of processes.

    python -m tests.benchmarks.start_up [--runs 5] [--data-dir DIR] [--offscreen] [--imports]

Times are seconds from the start of the process until the picture on a private Xvfb screen, read
every 3 ms, shows it. First frame: there are words in the window. Usable: Today has its main button;
``cpu_s`` is the processor's time up to then, which depends less on what else runs.
The folder is copied first; without one, a library with twelve days of study is made. Memory is the
proportional set size of all its processes, in MB, once a second passes without work. The first run
warms the caches and is not counted. Where other programs are busy, ``chrt -r 5`` before the command
(as root) keeps them away. ``--offscreen`` lets Qt paint without a screen, for memory only;
``--imports`` sums the time of imports by package instead.
Goals, on two quiet cores: first frame 0.5 s, usable 1.0 s, 130 MB, one process.
Prints one JSON object; exit code 1 if a median misses its goal.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from aimstudy.samples import sample_library
from aimstudy.ui.tokens import DARK, LIGHT
from tests.end_to_end.display import HEIGHT, WIDTH, Display

ROOT = Path(__file__).parents[2]
GOALS = {"first_frame_s": 0.5, "usable_s": 1.0, "pss_mb": 130.0, "processes": 1.0}
ACCENTS = tuple(int(tokens.accent.lstrip("#"), 16) for tokens in (LIGHT, DARK))
WORDS, BUTTON = 12, 100  # colours of letters; sampled pixels in the colour of a main button
DEADLINE_S = 60.0
TICK_S = 1 / os.sysconf("SC_CLK_TCK")


def wait_until(condition: Callable[[], bool], begin: float) -> float:
    """Seconds from ``begin`` until ``condition`` holds."""
    while not condition():
        if time.monotonic() - begin > DEADLINE_S:
            raise TimeoutError(condition.__name__)
        time.sleep(0.003)
    return time.monotonic() - begin


def sampled(display: Display) -> NDArray[np.uint32]:
    """Every eighth pixel as 0xRRGGBB."""
    picture = np.frombuffer(display.pixels(), dtype="<u4").reshape(HEIGHT, -1)[:, :WIDTH]
    return (picture[::2, ::4] & 0xFFFFFF).astype(np.uint32)


def family(process: int) -> list[int]:
    """A process and all that it started."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return [process, *(one for child in children for one in family(int(child)))]


def pss_mb(process: int) -> float:
    """Proportional set size, in MB (10^6 bytes)."""
    for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024 / 1e6
    raise ValueError("no Pss in smaps_rollup")


def ticks(process: int) -> int:
    """Processor time used so far, in the kernel's ticks."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def rest(process: int) -> None:
    """Wait for a second in which at most one tick is used."""
    end = time.monotonic() + DEADLINE_S
    before = -2
    while (now := ticks(process)) > before + 1:
        before = now
        if time.monotonic() > end:
            raise TimeoutError("the program does not come to rest")
        time.sleep(1.0)


def start(data: Path, platform: str, screen: str, *options: str) -> subprocess.Popen[str]:
    """The program as a person starts it."""
    environment = os.environ | {
        "QT_QPA_PLATFORM": platform,
        "DISPLAY": screen,
        "LC_ALL": "C.UTF-8",
        # As for a person, whose second start finds all modules compiled.
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": str(data.parent / "compiled"),
    }
    return subprocess.Popen(
        [sys.executable, *options, "-m", "aimstudy", "--data-dir", str(data)],
        cwd=ROOT,
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
    )


def at_rest(process: subprocess.Popen[str]) -> dict[str, float]:
    """Memory and processes; ends the program."""
    rest(process.pid)
    members = family(process.pid)
    found = {"pss_mb": sum(map(pss_mb, members)), "processes": float(len(members))}
    process.kill()
    process.communicate()
    return found


def on_screen(data: Path) -> dict[str, float]:
    """One start on a screen of its own."""
    with Display(data.parent / "screen") as display:
        begin = time.monotonic()
        process = start(data, "xcb", display.name)
        first = wait_until(lambda: len(np.unique(sampled(display)[::2, ::2])) > WORDS, begin)
        usable = wait_until(lambda: np.isin(sampled(display), ACCENTS).sum() > BUTTON, begin)
        times = {"first_frame_s": first, "usable_s": usable, "cpu_s": ticks(process.pid) * TICK_S}
        return times | at_rest(process)


def offscreen(data: Path) -> dict[str, float]:
    """One start without a screen."""
    return at_rest(start(data, "offscreen", ""))


def imports(data: Path) -> dict[str, float]:
    """Milliseconds of imports by top package, at least 2; tracing makes them slower."""
    process = start(data, "offscreen", "", "-X", "importtime")
    rest(process.pid)
    process.kill()
    spent: Counter[str] = Counter()
    for line in process.communicate()[1].splitlines():
        own, _, name = line.removeprefix("import time:").replace("|", " ", 1).strip().partition(" ")
        if own.isdigit():
            spent[name.split("|")[-1].strip().split(".")[0]] += int(own)
    return {name: us / 1000 for name, us in spent.most_common() if us >= 2000}


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--data-dir", type=Path)
    parser.add_argument("--offscreen", action="store_true")
    parser.add_argument("--imports", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="start up ") as name:
        data = Path(name) / "data"
        if options.data_dir:
            shutil.copytree(options.data_dir, data)
        else:
            sample_library(data, datetime.now().astimezone()).close()
        if options.imports:
            offscreen(data)
            print(json.dumps(imports(data)))
            return 0
        one = offscreen if options.offscreen else on_screen
        runs = [one(data) for _ in range(options.runs + 1)][1:]
    medians = {name: round(statistics.median(run[name] for run in runs), 3) for name in runs[0]}
    print(json.dumps({"runs": options.runs, **medians}))
    return int(any(medians.get(name, 0) > goal for name, goal in GOALS.items()))


if __name__ == "__main__":
    sys.exit(main())

"""Let one system call after the other fail, and look at what is left (Linux, needs strace).

    python -m tests.benchmarks.io_faults [--every N]

A short life of a library (made, five answers, a backup, a restore) runs under strace once for
each call that writes, flushes, renames or deletes, and for each way to fail: the program is
killed there, the disk is full there or from there on, the disk reports an error there. Afterwards
the library must open and pass its check, every answer that was told to be kept must be there
once, and every finished backup must pass. Prints one line of JSON; exit 1 with findings.
"""

import argparse
import json
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections import Counter
from contextlib import closing
from pathlib import Path

from aimstudy.application import open_library
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.storage.backups import list_backups, restore
from tests.benchmarks.kill_child import BEGIN, Clock

CHILD = Path(__file__).with_name("kill_child.py")
CALLS = ("pwrite64", "fdatasync", "fsync", "ftruncate", "rename", "unlink")
WAYS = {
    "kill": "signal=KILL:when={n}",
    "full once": "error=ENOSPC:when={n}",
    "full": "error=ENOSPC:when={n}+",
    "error": "error=EIO:when={n}",
}
MENDED_BY_RESTORE = {ProblemKind.LIBRARY_EMPTY_FILE, ProblemKind.LIBRARY_LOST}


def run(folder: Path, *inject: str) -> tuple[list[list[str]], Counter[str], str]:
    """What the child said, how often it made each call, and its last line of error."""
    trace = folder.with_suffix(".trace")
    command = ["strace", "-f", "-qq", "-o", str(trace), "-e", f"trace={','.join(CALLS)}", *inject]
    child = [sys.executable, str(CHILD), "few", str(folder), "0", "0", "0"]
    result = subprocess.run([*command, *child], capture_output=True, text=True, check=False)
    calls = Counter(re.findall(r"^\d+ +(\w+)\(", trace.read_text(), flags=re.MULTILINE))
    error = result.stderr.strip().splitlines()[-1:] or [""]
    return [line.split() for line in result.stdout.splitlines()], calls, error[0]


def look(folder: Path, told: list[list[str]], error: str) -> list[str]:
    """What is wrong after a fault."""
    findings = [f"not a Problem: {error}"] if error else []
    kept = [int(line[1]) for line in told if line[0] == "kept"]
    torn = [info.path.name for info in list_backups(folder) if not info.tested]
    findings += [f"{name} is torn" for name in torn]
    try:
        library = open_library(folder, Clock(BEGIN))
    except Problem as problem:
        if problem.kind not in MENDED_BY_RESTORE:
            return [*findings, str(problem)]
        restore(folder, list_backups(folder)[0].path, BEGIN)
        library = open_library(folder, Clock(BEGIN))
    with library:
        report = library.check()
        if report.findings or report.states_differ:
            findings.append(str(report))
    with closing(sqlite3.connect(folder / "library.db")) as connection:
        rows = connection.execute("SELECT took_ms FROM reviews ORDER BY seq").fetchall()
    logged = [token for (token,) in rows]
    if logged[: len(kept)] != kept or len(logged) > len(kept) + 1:
        findings.append(f"kept {kept}, found {logged}")
    return findings


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--every", type=int, default=1, help="only each Nth write")
    every = parser.parse_args().every
    root = Path(tempfile.mkdtemp(prefix="io faults "))
    told, calls, error = run(root / "whole")
    if error or told[-1][0] != "restored":
        sys.exit(f"the run without faults failed: {error or told[-1]}")
    findings: list[str] = []
    problems: Counter[str] = Counter()
    points = 0
    for call in CALLS:
        for way, inject in WAYS.items():
            for n in range(1, calls[call] + 1, every if call == "pwrite64" else 1):
                folder = root / f"{call} {way} {n}"
                told, _, error = run(folder, "-e", f"inject={call}:{inject.format(n=n)}")
                problems.update(line[1] for line in told if line[0] == "problem")
                if folder.exists():
                    found = look(folder, told, error)
                    findings += [f"{call} {n} {way}: {finding}" for finding in found]
                    shutil.rmtree(folder)
                points += 1
    figures = {"calls": calls, "points": points, "problems": problems, "findings": findings}
    print(json.dumps(figures))
    shutil.rmtree(root)
    sys.exit(1 if findings else 0)


if __name__ == "__main__":
    main()

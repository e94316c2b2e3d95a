"""Kills an import at many points; each time the library is as before, or has all of the file.

    python -m tests.benchmarks.kill_import PACKAGE [--kills 20]

PACKAGE is any package of Anki; a large one (10,000 notes) gives the points room. Prints how often
the library was found before and after, and fails where it was ever between.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from aimstudy.application import open_library


def command(folder: Path, package: Path) -> list[str]:
    return [sys.executable, "-m", "aimstudy", "import", "--data-dir", str(folder), str(package)]


def found(folder: Path) -> tuple[int, int, tuple[str, ...]]:
    """(notes, reviews, what is wrong) of the library as the kill left it."""
    with open_library(folder) as library:
        status, report = library.status(), library.check()
        left = list((folder / "imports").iterdir()) if (folder / "imports").exists() else []
        assert left == [], left
        differ = (f"{report.states_differ} states differ",) if report.states_differ else ()
        return status["notes"], status["reviews"], (*report.findings, *differ)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("package", type=Path)
    parser.add_argument("--kills", type=int, default=20)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        whole = Path(place) / "whole"
        begun = time.monotonic()
        subprocess.run(command(whole, options.package), check=True, stdout=subprocess.DEVNULL)
        seconds = time.monotonic() - begun
        after = found(whole)
        outcomes = {"before": 0, "after": 0}
        for n in range(options.kills):
            folder = Path(place) / f"killed{n}"
            with open_library(folder):
                pass
            before = found(folder)
            program = subprocess.Popen(command(folder, options.package), stdout=subprocess.DEVNULL)
            time.sleep(seconds * (n + 0.5) / options.kills)
            program.kill()
            program.wait()
            state = found(folder)
            assert state in (before, after), state
            outcomes["before" if state == before else "after"] += 1
            shutil.rmtree(folder)
    print(f"{options.kills} kills in {seconds:.1f} s of import: {outcomes}")


if __name__ == "__main__":
    main()

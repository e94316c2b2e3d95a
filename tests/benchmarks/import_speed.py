"""Times taking decks in and giving them away, each in a fresh library and a process of its own.

    python -m tests.benchmarks.import_speed FILE... [--runs 3] [--peer PYTHON]

For every FILE (a package, a table): seconds of the first import, of the same file again, and of an
export as a package, with the peak memory of the program and of the process that reads, in MB;
medians. PYTHON is an interpreter with Anki's package, for packages only: its import beside ours.
Prints one JSON object a file. Goals: 10,000 notes with 100,000 reviews 1.0 s and 200 MB; ten times
as many 7.5 s (or Anki's time) and 300 MB, the same again 2.6 s; 10,000 rows .4 s, 100,000 3 s.
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from aimstudy.application import open_library

PEER = """
import os, sys, tempfile, time
import anki.import_export_pb2 as ie
from anki.collection import Collection
c = Collection(os.path.join(tempfile.mkdtemp(), "collection.anki2"))
begun = time.monotonic()
c.import_anki_package(ie.ImportAnkiPackageRequest(package_path=os.path.abspath(sys.argv[1]),
    options=ie.ImportAnkiPackageOptions(with_scheduling=True, with_deck_configs=True)))
print(time.monotonic() - begun)
"""


def once(file: Path) -> dict[str, float]:
    """One import of ``file``, the same again, and an export."""
    with tempfile.TemporaryDirectory() as place, open_library(Path(place) / "library") as library:
        found: dict[str, float] = {}
        for name in ("first_s", "again_s"):
            begun = time.monotonic()
            done = library.importing.run(file)
            found[name] = time.monotonic() - begun
            found[name.replace("_s", "_new")] = done.notes.new
            # A process counts the memory of the program that started it as its own: the second
            # reader would be as big as what the first import left.
            children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
            found.setdefault("reader_mb", children)
        found["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        begun = time.monotonic()
        library.exporting.run(Path(place) / "out.apkg")
        return found | {"export_s": time.monotonic() - begun}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--peer", type=Path)
    parser.add_argument("--once", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.once:
        print(json.dumps(once(options.files[0])))
        return
    for file in options.files:
        runs, peer = [], []
        for _ in range(options.runs):
            command = [sys.executable, "-m", "tests.benchmarks.import_speed", str(file), "--once"]
            runs.append(json.loads(subprocess.check_output(command)))
            if options.peer:
                said = subprocess.check_output([str(options.peer), "-c", PEER, str(file)])
                peer.append(float(said.split()[-1]))
        medians = {name: round(statistics.median(r[name] for r in runs), 3) for name in runs[0]}
        beside = {"peer_s": round(statistics.median(peer), 3)} if peer else {}
        print(json.dumps({"file": file.name, "runs": options.runs} | medians | beside))


if __name__ == "__main__":
    main()

"""How long the Statistics page takes until it is drawn, on a library of any size.

    QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.statistics_speed [FOLDER]

Without a folder one is filled: 10,000 cards, 100,000 answers and 1,000 of quizzes. numpy is loaded
beforehand. Prints milliseconds on the clock and, behind them, of the processor alone (what a quiet
machine takes): reading and counting, the same with the log kept, the page until what is in sight
of it is painted, and the longer of the two turns of the event loop that build and paint it.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from aimstudy.application import open_library
from aimstudy.services import statistics_parts
from aimstudy.services.library import Library
from aimstudy.services.statistics import StatisticsService
from aimstudy.ui import background
from aimstudy.ui.pages.statistics_page import StatisticsPage
from aimstudy.ui.theme import apply_theme
from tests.benchmarks.filled_library import fill

NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
CARDS, ANSWERS = 10_000, 165_000  # about 100,000 of these fall before today
RUNS = 7
DEADLINE_S = 20.0


def main() -> None:
    """Measure the library in the folder given, or one that is filled."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?")
    folder: Path | None = parser.parse_args().folder
    with tempfile.TemporaryDirectory() as scratch:
        if folder is None:
            folder = Path(scratch)
            fill(folder, CARDS, ANSWERS, NOW.date())
        with open_library(folder, lambda: NOW) as library:
            _report(library)


def _report(library: Library) -> None:
    if statistics_parts.BANDS and "numpy" not in sys.modules:
        raise RuntimeError("numpy should be there by now")
    app = QApplication([])
    apply_theme(app, "light", 1.0)
    view = library.statistics.view()
    counts = view.counts
    print(f"{counts.later + counts.first + counts.repeats} answers, {_cards(library)} cards")
    _tell("read and counted", [_timed(lambda: _new(library).view()) for _ in range(RUNS)])
    _tell("with the log kept", [_timed(lambda: library.statistics.view()) for _ in range(RUNS)])
    turns: list[float] = []
    _tell("page drawn", [_timed(lambda: turns.append(_drawn(app, library))) for _ in range(RUNS)])
    print(f"longest turn        {median(turns):6.0f} ms")
    background.shut_down()


def _tell(what: str, found: list[tuple[float, float]]) -> None:
    wall, processor = (median(values) for values in zip(*found, strict=True))
    print(f"{what:20}{wall:6.0f} ms {processor:6.0f} ms")


def _new(library: Library) -> StatisticsService:
    """A service that has read nothing yet."""
    return StatisticsService(library.statistics._context)


def _cards(library: Library) -> int:
    return library.status()["cards"]


def _timed(run: Callable[[], object]) -> tuple[float, float]:
    """Ms on the clock, and of the processor."""
    wall, processor = time.perf_counter(), time.process_time()
    run()
    return 1000 * (time.perf_counter() - wall), 1000 * (time.process_time() - processor)


def _drawn(app: QApplication, library: Library) -> float:
    """Build the page and paint it; ms of the longest turn of the event loop meanwhile."""
    library.statistics = _new(library)
    begin = time.perf_counter()
    page = StatisticsPage(library)
    page.resize(984, 760)
    page.show()
    turns = [time.perf_counter() - begin]  # what is built before anything is read
    while page.view is None and time.perf_counter() - begin < DEADLINE_S:
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    turn = time.perf_counter()
    app.processEvents()
    turns.append(time.perf_counter() - turn)
    page.close()
    page.deleteLater()
    return 1000 * max(turns)


if __name__ == "__main__":
    main()

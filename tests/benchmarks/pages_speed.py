"""How long every page holds the window up when it is opened, and how soon it is at rest.

    QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.pages_speed LIBRARY_FOLDER

Fill the folder with tests.benchmarks.load_collection first. The window is the program's own. Prints
a line a page, opened for the first and a second time: milliseconds of the longest halt of the event
loop, and until nothing works beside the window any more.
"""

import argparse
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from aimstudy.application import Door
from aimstudy.ui import background
from aimstudy.ui.app import make_app
from aimstudy.ui.garbage import GarbageCollection
from aimstudy.ui.look import Look
from aimstudy.ui.main_window import MainWindow
from aimstudy.ui.opening import Opening
from aimstudy.ui.page import PageId
from aimstudy.ui.window_actions import WindowActions
from aimstudy.ui.window_state import WindowState

BEAT_MS, AT_REST_S, DEADLINE_S = 2, 0.4, 30.0


class Watcher:
    """Measures the turns of the event loop while it runs."""

    def __init__(self) -> None:
        self._last = time.perf_counter()
        self._longest = 0.0
        self._timer = QTimer()
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        self._longest = max(self._longest, now - self._last)
        self._last = now

    def begin(self) -> None:
        """Forget what was measured."""
        self._last, self._longest = time.perf_counter(), 0.0

    @property
    def longest_ms(self) -> int:
        """The longest halt since ``begin``."""
        return round(self._longest * 1000)


def run_for(milliseconds: int) -> None:
    """Let the event loop run."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def until_rest(opening: Opening) -> int:
    """Milliseconds until nothing works beside the window."""
    begin = busy = time.perf_counter()
    run_for(BEAT_MS)
    while time.perf_counter() - busy < AT_REST_S and time.perf_counter() - begin < DEADLINE_S:
        if background.busy() or opening.plan_keeper.at_work:
            busy = time.perf_counter()
        run_for(BEAT_MS * 5)
    return round((busy - begin) * 1000)


def measure(folder: Path, settings: Path) -> None:
    """Print the figures of every page."""
    app = make_app()
    window = MainWindow(Look(WindowState(settings)))
    WindowActions(window)
    opening = Opening(window, Door(folder))
    garbage = GarbageCollection(window)
    window.resize(1180, 760)
    window.show()
    watcher = Watcher()
    opening.open()
    rest = until_rest(opening)
    print(f"{'start':20} longest halt {watcher.longest_ms:5} ms, at rest after {rest:6} ms")
    for times in ("first", "again"):
        for page in PageId:
            watcher.begin()
            window.go_to(page)
            rest = until_rest(opening)
            name = f"{page.name.lower()}, {times}"
            print(f"{name:20} longest halt {watcher.longest_ms:5} ms, at rest after {rest:6} ms")
    garbage.stop()
    opening.close()
    app.quit()


def main() -> None:
    """Measure the library of a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    with tempfile.TemporaryDirectory() as settings:
        measure(parser.parse_args().folder, Path(settings) / "settings.ini")


if __name__ == "__main__":
    main()

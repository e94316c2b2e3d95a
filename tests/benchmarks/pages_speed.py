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
from tests.benchmarks.key_to_card import Stalls

TURN_MS, AT_REST_S, DEADLINE_S = 2, 0.4, 30.0


def run_for(milliseconds: int) -> None:
    """Let the event loop run."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def until_rest(opening: Opening) -> int:
    """Milliseconds until nothing works beside the window."""
    begin = busy = time.perf_counter()
    run_for(TURN_MS)
    while time.perf_counter() - busy < AT_REST_S and time.perf_counter() - begin < DEADLINE_S:
        if background.busy() or opening.plan_keeper.at_work:
            busy = time.perf_counter()
        run_for(TURN_MS * 5)
    return round((busy - begin) * 1000)


def tell(name: str, stalls: Stalls, rest: int) -> None:
    """Print one line."""
    print(f"{name:20} longest halt {stalls.longest:5.0f} ms, at rest after {rest:6} ms", flush=True)


def measure(folder: Path, settings: Path) -> None:
    """Print the figures of every page."""
    app = make_app()
    window = MainWindow(Look(WindowState(settings)))
    WindowActions(window)
    opening = Opening(window, Door(folder))
    garbage = GarbageCollection(window)
    window.resize(1180, 760)
    window.show()
    stalls = Stalls()
    opening.open()
    tell("start", stalls, until_rest(opening))
    for times in ("first", "again"):
        for page in PageId:
            stalls = Stalls()
            window.go_to(page)
            tell(f"{page.name.lower()}, {times}", stalls, until_rest(opening))
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

"""How long a key press takes until the next card is painted, in a real window on a real library.

    python -m tests.benchmarks.key_to_card LIBRARY_FOLDER     (of load_collection; it is copied)
    python -m tests.benchmarks.key_to_card --cards 10000      (made for this)
    python -m tests.benchmarks.key_to_card --exam 60          (by the plan to an exam in 60 days)

A press is timed from the key event until the event loop has nothing left to paint. Prints one line
of JSON in ms: show (Space), rate (1-4, saved and next card painted), undo (its card painted), and
the longest stall of the event loop as a timer of 5 ms saw it. With an exam also how long today's
order took to prepare in the background, and the longest stall meanwhile.
"""

import argparse
import json
import os
import shutil
import statistics
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from aimstudy.application import open_library
from aimstudy.paths import resources_folder
from aimstudy.services.library import Library
from aimstudy.ui import background
from aimstudy.ui.app import make_app, use_resources
from aimstudy.ui.garbage import GarbageCollection
from aimstudy.ui.look import Look
from aimstudy.ui.main_window import MainWindow
from aimstudy.ui.page import PageId, StudyWish
from aimstudy.ui.pages.study_page import StudyPage
from aimstudy.ui.plan_keeper import PlanKeeper
from aimstudy.ui.window_actions import WindowActions
from aimstudy.ui.window_state import WindowState

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
ANSWERS = 200
CTRL = Qt.KeyboardModifier.ControlModifier
RATINGS = (Qt.Key.Key_3, Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4)


class Paints(QObject):
    """Counts the paint events of one widget."""

    def __init__(self, watched: QObject) -> None:
        super().__init__()
        self.count = 0
        watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


class Stalls:
    """The longest time between two ticks of a timer that wants to tick every 5 ms."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.setInterval(5)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, (now - self._last) * 1000)
        self._last = now


def press(
    page: StudyPage,
    key: Qt.Key,
    paints: Paints,
    held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> float:
    """Press ``key``; ms until the card is painted and nothing waits any more."""
    before = paints.count
    start = time.perf_counter()
    QTest.keyClick(QApplication.focusWidget() or page, key, held)
    while paints.count == before and time.perf_counter() - start < 2:
        QApplication.processEvents()
    QApplication.processEvents()
    return (time.perf_counter() - start) * 1000


def open_window(library: Library, folder: Path) -> tuple[MainWindow, StudyPage]:
    """The whole window, as a person has it, with the study page in front."""
    look = Look(WindowState(folder / "settings.ini"))
    look.apply()
    window = MainWindow(look)
    WindowActions(window)
    window.resize(1180, 760)
    window.use_library(library, PageId.STUDY)
    window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    page = window.pages[PageId.STUDY]
    assert isinstance(page, StudyPage)
    page.arrive(StudyWish(extra=True))
    page.setFocus()
    QTest.qWait(300)
    return window, page


def prepare(window: MainWindow, library: Library) -> dict[str, float]:
    """Have today's order prepared as the program does; what it took, and the longest stall."""
    keeper = PlanKeeper(window)
    stalls = Stalls()
    start = time.perf_counter()
    keeper.use_library(library)
    while keeper.at_work or background.busy():
        QApplication.processEvents()
        time.sleep(0.001)
    took = (time.perf_counter() - start) * 1000
    keeper.forget_library()
    return {"prepared": round(took), "stall_preparing": round(stalls.longest, 1)}


def measure(page: StudyPage, answers: int, clock: list[datetime]) -> dict[str, object]:
    """Answer ``answers`` cards by key, every tenth undone and answered again."""
    paints = Paints(page.sheet.question.viewport())
    took: dict[str, list[float]] = {"show": [], "rate": [], "undo": []}
    stalls = Stalls()
    answered = 0
    while answered < answers and page.card is not None:
        clock[0] += timedelta(seconds=7)
        took["show"].append(press_show(page))
        took["rate"].append(press(page, RATINGS[answered % len(RATINGS)], paints))
        answered += 1
        if answered % 10 == 0:
            took["undo"].append(press(page, Qt.Key.Key_Z, paints, CTRL))
            press_show(page)
            press(page, Qt.Key.Key_3, paints)
            QTest.qWait(80)  # the figures of the navigation follow after 60 ms
    return {"answered": answered, "longest_stall": round(stalls.longest, 1)} | {
        name: figures(values) for name, values in took.items() if values
    }


def press_show(page: StudyPage) -> float:
    """Space; ms until the answer is painted."""
    return press(page, Qt.Key.Key_Space, Paints(page.sheet.answer.viewport()))


def figures(values: list[float]) -> dict[str, float]:
    """Median, 95th percentile and greatest."""
    ordered = sorted(values)
    return {
        "median": round(statistics.median(ordered), 1),
        "p95": round(ordered[int(len(ordered) * 0.95)], 1),
        "max": round(ordered[-1], 1),
    }


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("library", nargs="?", type=Path)
    parser.add_argument("--cards", type=int, default=10_000)
    parser.add_argument("--exam", type=int, default=0)
    options = parser.parse_args()
    _app = make_app()
    use_resources(resources_folder())
    with tempfile.TemporaryDirectory(prefix="key to card ") as name:
        folder = Path(name) / "library"
        clock = [NOW]
        if options.library:
            shutil.copytree(options.library, folder)
            clock = [datetime.now().astimezone()]
        else:
            make(folder, options.cards)
        with open_library(folder, lambda: clock[0], plans_itself=False) as library:
            if options.exam:
                library.timeline.set_exam("Exam", clock[0].date() + timedelta(options.exam))
            window, page = open_window(library, Path(name))
            garbage = GarbageCollection(window)
            first = prepare(window, library) if options.exam else {}
            print(json.dumps(first | measure(page, ANSWERS, clock)))
            garbage.stop()
            window.close()
            background.shut_down()


def make(folder: Path, cards: int) -> None:
    """A library of ``cards`` cards with their log."""
    from aimstudy.storage.database import Database
    from tests.benchmarks.storage_speed import fill

    database = Database.open(folder)
    fill(database, cards)
    database.close()


if __name__ == "__main__":
    main()

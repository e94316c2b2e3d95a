"""How quickly the Library and Timeline pages show a large library, and what they hold up.

    QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.library_page_speed LIBRARY_FOLDER

Fill the folder with tests.benchmarks.load_collection first. Prints milliseconds: until something is
shown, and the longest turn of the event loop meanwhile.
"""

import argparse
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from aimstudy.application import open_library
from aimstudy.ui import background
from aimstudy.ui.library.finder import Question
from aimstudy.ui.pages.library_page import LibraryPage
from aimstudy.ui.pages.timeline_page import TimelinePage
from aimstudy.ui.theme import apply_theme

DEADLINE_S = 20.0


def wait(app: QApplication, shown: Callable[[], bool]) -> tuple[int, int]:
    """Milliseconds until ``shown``, and those of the longest turn of the event loop."""
    begin = time.perf_counter()
    longest = 0.0
    while not shown() and time.perf_counter() - begin < DEADLINE_S:
        turn = time.perf_counter()
        app.processEvents()
        longest = max(longest, time.perf_counter() - turn)
        time.sleep(0.001)
    return round((time.perf_counter() - begin) * 1000), round(longest * 1000)


def measure(folder: Path) -> dict[str, tuple[int, int]]:
    """Every figure as (ms until shown, ms of the longest turn)."""
    app = QApplication([])
    apply_theme(app, "light", 1.0)
    found: dict[str, tuple[int, int]] = {}
    with open_library(folder) as library:
        page = LibraryPage(library)
        page.resize(984, 760)
        page.show()
        found["first page"] = wait(app, lambda: page.model.rowCount() > 0)
        page.table.scrollToBottom()
        before = page.model.rowCount()
        found["next page"] = wait(app, lambda: page.model.rowCount() > before)
        word = page.model.lines[0].front.split()[0]
        total = page.model.total
        page.finder.ask(Question(word))
        found["search"] = wait(app, lambda: page.model.total != total)
        timeline = TimelinePage(library)
        timeline.resize(984, 760)
        timeline.show()
        found["timeline"] = wait(app, timeline.card.isVisible)
        background.shut_down()
    return found


def main() -> None:
    """Measure the library in the folder given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    for name, (shown, longest) in measure(parser.parse_args().folder).items():
        print(f"{name:12} {shown:6} ms   longest turn {longest:4} ms")


if __name__ == "__main__":
    main()

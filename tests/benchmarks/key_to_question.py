"""How long a key press takes until the verdict, and until the next question, is painted.

    python -m tests.benchmarks.key_to_question FOLDER [--exam 60] [--answers 100]

In the whole window on a copy of the library in FOLDER (quiz_speed --folder makes one). A press is
timed from the key event until the event loop has nothing left to paint. Prints one line of JSON in
ms: setup (until the set-up is shown), start (Enter, until the first question), verdict (saved and
painted), next, and the look back.
"""

import argparse
import json
import shutil
import tempfile
import time
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from aimstudy.application import open_library
from aimstudy.domain.quiz import QuizKind
from aimstudy.paths import resources_folder
from aimstudy.services.library import Library
from aimstudy.ui import background
from aimstudy.ui.app import make_app, use_resources
from aimstudy.ui.look import Look
from aimstudy.ui.main_window import MainWindow
from aimstudy.ui.page import PageId
from aimstudy.ui.pages.quiz_page import QuizPage
from aimstudy.ui.window_actions import WindowActions
from aimstudy.ui.window_state import WindowState
from tests.benchmarks.key_to_card import Paints, figures  # isort: split; offscreen

QUESTIONS = 50


def open_window(library: Library, folder: Path) -> tuple[MainWindow, QuizPage, float]:
    """The window with the quiz in front, and how long its set-up took."""
    look = Look(WindowState(folder / "settings.ini"))
    look.apply()
    window = MainWindow(look)
    WindowActions(window)
    window.resize(1180, 760)
    window.use_library(library, PageId.TODAY)
    window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    wait_for_jobs()
    start = time.perf_counter()
    window.go_to(PageId.QUIZ)
    wait_for_jobs()
    took = (time.perf_counter() - start) * 1000
    page = window.pages[PageId.QUIZ]
    assert isinstance(page, QuizPage)
    return window, page, took


def wait_for_jobs() -> None:
    """Until what is read aside is shown."""
    QApplication.processEvents()
    while background.busy():
        QApplication.processEvents()
        time.sleep(0.001)
    QApplication.processEvents()


def press(page: QuizPage, key: Qt.Key, painted: QWidget) -> float:
    """Press ``key``; ms until ``painted`` is painted and nothing waits any more."""
    paints = Paints(painted)
    start = time.perf_counter()
    QTest.keyClick(QApplication.focusWidget() or page, key)
    while not paints.count and time.perf_counter() - start < 5:
        QApplication.processEvents()
    QApplication.processEvents()
    return (time.perf_counter() - start) * 1000


def measure(page: QuizPage, answers: int, clock: list[datetime]) -> dict[str, object]:
    """Quizzes of fifty until so many answers are given, half of them by the first option."""
    took: dict[str, list[float]] = {"start": [], "verdict": [], "next": [], "look_back": []}
    form = page.set_up.form
    form.other.setValue(QUESTIONS)
    for kind, box in form.kinds.items():
        box.setChecked(kind is QuizKind.MULTIPLE_CHOICE)
    wait_for_jobs()
    given = 0
    while given < answers:
        if page.set_up.form.refusal():
            raise SystemExit(page.set_up.form.refusal())
        took["start"].append(press(page, Qt.Key.Key_Return, page.run.question))
        while page.question is not None:
            clock[0] += timedelta(seconds=9)
            key = Qt.Key.Key_A if given % 2 else Qt.Key.Key_0
            took["verdict"].append(press(page, key, page.run.verdict))
            given += 1
            last = page.question.position + 1 == page.question.total
            shown = page.review.score if last else page.run.question
            took["look_back" if last else "next"].append(press(page, Qt.Key.Key_Return, shown))
        press(page, Qt.Key.Key_Return, page.set_up.summary)
        wait_for_jobs()
    return {name: figures(values) for name, values in took.items()}


def main() -> None:
    """Copy the library, measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--exam", type=int, default=0)
    parser.add_argument("--answers", type=int, default=100)
    options = parser.parse_args()
    _app = make_app()
    use_resources(resources_folder())
    with tempfile.TemporaryDirectory(prefix="key to question ") as name:
        folder = Path(name) / "library"
        clock = [datetime.now().astimezone()]
        shutil.copytree(options.folder, folder)
        with open_library(folder, lambda: clock[0], plans_itself=False) as library:
            if options.exam:
                library.timeline.set_exam("Exam", clock[0].date() + timedelta(options.exam))
            while (left := library.quiz.unfinished()) is not None:
                library.quiz.discard(left)
            window, page, setup = open_window(library, Path(name))
            found = measure(page, options.answers, clock)
            print(json.dumps({"setup": round(setup)} | found))
            window.close()
            background.shut_down()


if __name__ == "__main__":
    main()

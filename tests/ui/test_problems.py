"""Where failures end: in words in the bar, or in the log and the one dialog."""

import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, qWarning
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.ui import problems
from aimstudy.ui.dialogs.bug_dialog import BugDialog
from aimstudy.ui.problems import (
    bugs,
    catch_everything,
    let_go,
    problem_text,
    problem_title,
    report_bug,
    report_problem,
    start_log,
    stop_log,
)
from aimstudy.ui.translations import set_language


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    file = start_log(tmp_path)
    catch_everything()
    yield file
    let_go()
    stop_log()


def test_a_problem_speaks_the_language_of_the_window() -> None:
    problem = Problem(ProblemKind.LIBRARY_DAMAGED, file="library.db", reason="page 7")
    assert problem_title(problem) == "The library file is damaged."
    assert problem_text(problem) == (
        "library.db does not pass its check: page 7. "
        "Restore a backup. The damaged file is kept beside it."
    )
    set_language("nb")
    assert problem_title(problem) == "Biblioteksfila er skadet."


def test_braces_in_a_value_are_shown_as_they_are() -> None:
    problem = Problem(ProblemKind.FILE_MISSING, name="{folder}.md")
    assert problem_title(problem) == "There is no file {folder}.md."


def test_a_problem_without_a_window_is_logged(log: Path) -> None:
    report_problem(QObject(), Problem(ProblemKind.DISK_FULL))
    assert "The disk is full." in log.read_text()


def test_a_bug_reaches_log_and_dialog_from_any_thread(qtbot: QtBot, log: Path) -> None:
    with qtbot.waitSignal(bugs.found) as found:
        worker = threading.Thread(target=lambda: report_bug(ValueError("from a thread")))
        worker.start()
        worker.join()
    assert "ValueError: from a thread" in found.args[0]
    assert "ValueError: from a thread" in log.read_text()


def test_uncaught_exceptions_arrive_by_all_three_hooks(qtbot: QtBot, log: Path) -> None:
    error = ValueError("in a slot")
    with qtbot.waitSignal(bugs.found):
        sys.excepthook(ValueError, error, error.__traceback__)
    with qtbot.waitSignal(bugs.found):
        threading.excepthook(
            threading.ExceptHookArgs((ValueError, ValueError("in a thread"), None, None))
        )

    class Odd:
        def __del__(self) -> None:
            raise ValueError("while dying")

    with qtbot.waitSignal(bugs.found):
        odd = Odd()
        del odd
    text = log.read_text()
    assert [word in text for word in ("in a slot", "in a thread", "while dying")] == [True] * 3


def test_a_warning_of_qt_is_logged(log: Path) -> None:
    qWarning("something is odd")
    assert "WARNING Qt: something is odd" in log.read_text()


def test_the_log_turns_over_and_keeps_two_old_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(problems, "LOG_BYTES", 1000)
    start_log(tmp_path)
    for n in range(100):
        problems.logger.warning("line %d of some length, so that the file turns over", n)
    stop_log()
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        "aimstudy.log",
        "aimstudy.log.1",
        "aimstudy.log.2",
    ]


def test_a_log_that_cannot_be_written_does_not_stop_the_program(tmp_path: Path) -> None:
    start_log(tmp_path / "missing")
    logging.getLogger("aimstudy").warning("nowhere to go")
    stop_log()
    assert not (tmp_path / "missing").exists()


def test_the_dialog_copies_its_details_and_knows_who_wants_to_quit(
    qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = BugDialog("Traceback: ValueError", tmp_path)
    qtbot.addWidget(dialog)
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == "Traceback: ValueError"
    assert dialog.copy.text() == "Copied"
    assert dialog.details.isReadOnly()
    with qtbot.waitSignal(dialog.accepted):
        dialog.go_on.click()
    assert not dialog.wants_quit
    with qtbot.waitSignal(dialog.rejected):
        dialog.quit.click()
    assert dialog.wants_quit

"""Work off the UI thread: results, failures, progress, cancelling, and parents that are gone."""

import threading
from functools import partial

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.ui import background
from aimstudy.ui.background import Job
from aimstudy.ui.problems import bugs


class Window(QObject):
    """Takes problems, as the real window does."""

    def __init__(self) -> None:
        super().__init__()
        self.problems: list[Problem] = []

    def show_problem(self, problem: Problem) -> None:
        self.problems.append(problem)


def test_the_result_comes_back_on_the_ui_thread(qtbot: QtBot) -> None:
    parent, got = QObject(), list[tuple[int, str, str]]()
    here = threading.current_thread().name

    def op(_job: Job) -> tuple[int, str]:
        return 42, threading.current_thread().name

    handle = background.run(
        parent, op, lambda found: got.append((*found, threading.current_thread().name))
    )
    assert handle.running
    assert background.busy()
    qtbot.waitUntil(lambda: bool(got))
    assert got[0][0] == 42
    assert got[0][1].startswith("jobs")
    assert got[0][2] == here
    assert not handle.running


def test_jobs_run_one_after_another_in_order(qtbot: QtBot) -> None:
    parent, order, done = QObject(), list[str](), list[int]()

    def op(name: int, _job: Job) -> int:
        order.append(f"begin {name}")
        order.append(f"end {name}")
        return name

    for name in range(4):
        background.run(parent, partial(op, name), done.append)
    qtbot.waitUntil(lambda: len(done) == 4)
    assert done == [0, 1, 2, 3]
    assert order == [f"{what} {name}" for name in range(4) for what in ("begin", "end")]


def test_progress_is_reported(qtbot: QtBot) -> None:
    parent, seen, done = QObject(), list[tuple[float, str]](), list[None]()

    def op(job: Job) -> None:
        job.progress(0.25, "reading")
        job.progress(1.0)

    background.run(parent, op, done.append, progress=lambda part, text: seen.append((part, text)))
    qtbot.waitUntil(lambda: bool(done))
    assert seen == [(0.25, "reading"), (1.0, "")]


def test_a_problem_goes_to_failed_or_to_the_window(qtbot: QtBot) -> None:
    window = Window()
    child = QObject(window)
    problem = Problem(ProblemKind.DISK_FULL)
    caught: list[Problem] = []

    def op(_job: Job) -> None:
        raise problem

    background.run(child, op, lambda _none: None, caught.append)
    background.run(child, op, lambda _none: None)
    qtbot.waitUntil(lambda: bool(window.problems))
    assert caught == [problem]
    assert window.problems == [problem]


def test_any_other_exception_is_a_bug_with_its_trace(qtbot: QtBot) -> None:
    def op(_job: Job) -> None:
        raise KeyError("misspelt")

    parent = QObject()
    with qtbot.waitSignal(bugs.found) as found:
        background.run(parent, op, lambda _none: None)
    assert "KeyError: 'misspelt'" in found.args[0]
    assert "in op" in found.args[0]


def test_a_cancelled_job_stops_at_its_next_report_and_delivers_nothing(qtbot: QtBot) -> None:
    parent, done, ended = QObject(), list[int](), threading.Event()
    begun, go_on = threading.Event(), threading.Event()

    def op(job: Job) -> int:
        begun.set()
        go_on.wait(5)
        try:
            job.progress(0.5)
        finally:
            ended.set()
        return 1

    handle = background.run(parent, op, done.append)
    waiting = background.run(parent, lambda _job: 2, done.append)
    assert begun.wait(5)
    handle.cancel()
    waiting.cancel()
    go_on.set()
    assert ended.wait(5)
    after: list[int] = []
    background.run(parent, lambda _job: 3, after.append)
    qtbot.waitUntil(lambda: bool(after))
    assert done == []
    assert not handle.running


def test_nothing_is_delivered_to_a_parent_that_is_gone(qtbot: QtBot) -> None:
    parent, other = QObject(), QObject()
    got, after = list[int](), list[int]()
    go_on = threading.Event()
    background.run(parent, lambda _job: go_on.wait(5), lambda _done: got.append(1))
    parent.deleteLater()
    background.run(other, lambda _job: 1, after.append)
    qtbot.wait(10)
    go_on.set()
    qtbot.waitUntil(lambda: bool(after))
    assert got == []


@pytest.mark.parametrize("turn", [1, 2])
def test_after_shutting_down_it_can_start_again(qtbot: QtBot, turn: int) -> None:
    parent, done = QObject(), list[int]()
    background.run(parent, lambda _job: turn, done.append)
    qtbot.waitUntil(lambda: done == [turn])
    background.shut_down()
    assert not any(thread.name.startswith("jobs") for thread in threading.enumerate())

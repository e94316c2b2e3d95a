"""The rehearsal page on a real library: begun by a key, through a restart, over by its time."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aimstudy.application import open_library
from aimstudy.domain.quiz import Given
from aimstudy.services.library import Library
from aimstudy.ui.pages.rehearsal_page import RehearsalPage
from aimstudy.ui.theme import apply_theme
from tests.ui.fake_rehearsal import press
from tests.ui.fake_study import finish_jobs

Key = Qt.Key
CAPITALS = {
    "Norway": "Oslo",
    "Sweden": "Stockholm",
    "Denmark": "Copenhagen",
    "Finland": "Helsinki",
    "Iceland": "Reykjavik",
    "France": "Paris",
}


class Clock:
    """Moves when told."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def opened(tmp_path: Path, clock: Clock) -> Iterator[Callable[[], Library]]:
    """Opens the library; the one opened before is closed, as when the program ends."""
    libraries: list[Library] = []

    def open_it() -> Library:
        for library in libraries:
            library.close()
        libraries.append(open_library(tmp_path, clock))
        return libraries[-1]

    with open_it() as library:
        for country, capital in CAPITALS.items():
            library.cards.write(f"What is the capital of {country}?", capital)
    yield open_it
    libraries[-1].close()


def shown(qtbot: QtBot, qapp: QApplication, library: Library) -> RehearsalPage:
    apply_theme(qapp, "light", 1.0)
    page = RehearsalPage(library)
    qtbot.addWidget(page)
    page.resize(984, 760)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.setFocus()
    finish_jobs()
    return page


def answer(page: RehearsalPage) -> Given:
    """Answer the question in front by the keyboard: the first option, or a word."""
    view = page.paper.view
    assert view is not None
    if not view.question.kind.written:
        press(page, Key.Key_A)
        return 0
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "Oslo")
    return "Oslo"


def test_a_paper_goes_on_after_the_program_was_closed_and_ends_by_its_time(
    qtbot: QtBot, qapp: QApplication, clock: Clock, opened: Callable[[], Library]
) -> None:
    library = opened()
    page = shown(qtbot, qapp, library)
    press(page, Key.Key_Return)
    finish_jobs()
    view = page.paper.view
    assert view is not None
    assert len(view.cells) == len(CAPITALS)
    assert view.clock.seconds_left == 468  # 65 minutes for fifty
    answer(page)
    page.go_to(1)
    given = answer(page)
    page.leave()
    page.hide()

    clock.now += timedelta(seconds=60)
    library = opened()
    paper = library.rehearsal.unfinished()
    assert paper is not None
    assert (paper.answered, paper.seconds_left) == (2, 408)
    page = shown(qtbot, qapp, library)
    page.arrive(paper.attempt_id)
    finish_jobs()
    view = page.paper.view
    assert view is not None
    assert (view.position, view.given) == (1, given)
    assert page.screen_view.head.time.text() == "6:48 left"

    clock.now += timedelta(seconds=500)
    page.paper.tick()
    finish_jobs()
    assert page.in_front(page.result)
    result = library.rehearsal.result(paper.attempt_id)
    assert (result.by_itself, result.open_count) == (True, 4)
    assert page.result.outcome.title.text().startswith(f"{result.right} of 6")

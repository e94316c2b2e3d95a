"""Going on with a paper that was begun: one press, and as it was left."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from aimstudy.domain.errors import ProblemKind
from aimstudy.ui.pages.rehearsal_page import RehearsalPage
from tests.ui.fake_rehearsal import ATTEMPT, FakeRehearsal, Shown, press, show_page
from tests.ui.fake_study import finish_jobs

Key = Qt.Key


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    def show(rehearsal: FakeRehearsal) -> RehearsalPage:
        page = show_page(qtbot, rehearsal)
        finish_jobs()
        return page

    return show


@pytest.mark.parametrize("way", ["key", "button", "today"])
def test_one_press_goes_on_with_a_paper_whose_clock_stood_still(shown: Shown, way: str) -> None:
    rehearsal = FakeRehearsal(pausable=True)
    rehearsal.open = rehearsal.paused = True
    page = shown(rehearsal)
    if way == "key":
        press(page, Key.Key_Return)
    elif way == "button":
        page.start.open.go_on.click()
    else:
        page.arrive(ATTEMPT)
    assert [rehearsal.paused, page.screen_view.paused] == [False, False]
    assert page.screen_view.question.isVisible()
    page.leave()
    assert rehearsal.paused
    page.arrive(ATTEMPT)  # "Go on" on Today
    assert [rehearsal.paused, page.screen_view.paused] == [False, False]


def test_a_paper_whose_clock_stands_still_can_be_handed_in_as_it_is(shown: Shown) -> None:
    rehearsal = FakeRehearsal(pausable=True)
    rehearsal.open = rehearsal.paused = True
    rehearsal.cells[0] = replace(rehearsal.cells[0], answered=True)
    page = shown(rehearsal)
    page.start.open.end.click()
    assert page.in_front(page.overview)
    assert rehearsal.paused


def test_hidden_time_stays_hidden_when_the_paper_is_opened_again(shown: Shown) -> None:
    rehearsal = FakeRehearsal()
    rehearsal.open = True
    first = shown(rehearsal)
    press(first, Key.Key_Return, Key.Key_H)
    assert first.screen_view.head.time.text() == "time hidden"
    first.hide()
    page = shown(rehearsal)
    press(page, Key.Key_Return)
    assert page.screen_view.head.time.text() == "time hidden"
    rehearsal.fail = ProblemKind.DISK_FULL
    press(page, Key.Key_H)
    assert page.screen_view.head.time.text() == "50:00 left"

"""How a paper ends: what is open is named first, and nothing hands it in by mistake."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aimstudy.domain.errors import ProblemKind
from aimstudy.ui.pages.rehearsal_page import RehearsalPage
from tests.ui.fake_rehearsal import FakeRehearsal, press, show_page
from tests.ui.fake_study import finish_jobs

Key = Qt.Key
Running = tuple[RehearsalPage, FakeRehearsal]


@pytest.fixture
def running(qtbot: QtBot) -> Running:
    rehearsal = FakeRehearsal()
    page = show_page(qtbot, rehearsal)
    finish_jobs()
    press(page, Key.Key_Return)
    finish_jobs()
    return page, rehearsal


def hand_in(page: RehearsalPage) -> None:
    page.overview.calm.stop()  # by hand it takes so long
    view = QApplication.focusWidget() or page
    QTest.keyClick(view, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    finish_jobs()


def test_handing_in_names_what_is_open_and_leads_there_first(running: Running) -> None:
    page, rehearsal = running
    press(page, Key.Key_A, Key.Key_F, Key.Key_S)
    overview = page.overview
    assert overview.head.title.text() == "Hand in the paper?"
    assert overview.lines.text() == "1 of 6 answered.\nOpen: 2–6\nFlagged: 1"
    assert overview.back.text() == "To question 2"
    press(page, Key.Key_Return)
    assert page.screen_view.head.title.text() == "Question 2 of 6"
    press(page, Key.Key_S, Key.Key_S, Key.Key_S)  # the key that leads there hands nothing in
    finish_jobs()
    assert page.in_front(page.overview)
    assert ("submit",) not in rehearsal.calls
    hand_in(page)  # it is the person's to hand in all the same
    assert ("submit",) in rehearsal.calls
    assert page.result.title.text() == "Passed"


def test_the_key_that_hands_in_does_so_only_at_the_end(running: Running) -> None:
    page, rehearsal = running
    hand_in(page)
    press(page, Key.Key_G)
    hand_in(page)
    assert page.overview.submit.text() == "Hand in…"
    page.overview.submit.click()
    assert page.overview.submit.text() == "Hand in"
    assert ("submit",) not in rehearsal.calls


def test_the_second_press_of_a_double_click_does_not_hand_in(running: Running) -> None:
    page, rehearsal = running
    for cell in range(6):
        rehearsal.cells[cell] = replace(rehearsal.cells[cell], seen=True, answered=True)
    page.go_to(5)
    QTest.mouseClick(page.screen_view.buttons.next, Qt.MouseButton.LeftButton)
    QTest.mouseClick(page.overview.submit, Qt.MouseButton.LeftButton)
    finish_jobs()
    assert page.in_front(page.overview)
    page.overview.calm.stop()
    QTest.mouseClick(page.overview.submit, Qt.MouseButton.LeftButton)
    finish_jobs()
    assert page.in_front(page.result)


def test_with_nothing_open_enter_twice_hands_in_by_the_button(running: Running) -> None:
    page, rehearsal = running
    for cell in range(6):
        rehearsal.cells[cell] = replace(rehearsal.cells[cell], seen=True, answered=True)
    page.go_to(5)
    assert page.screen_view.buttons.next.text() == "To the end"
    press(page, Key.Key_Return)
    assert page.overview.lines.text() == "All 6 are answered."
    assert (page.overview.submit.text(), page.overview.back.text()) == (
        "Hand in",
        "Back to question 6",
    )
    press(page, Key.Key_Escape)
    assert page.in_front(page.screen_view)
    press(page, Key.Key_Return, Key.Key_Return)  # the one that came twice only leads there
    finish_jobs()
    assert page.in_front(page.overview)
    assert page.overview.submit.hasFocus()
    page.overview.calm.stop()
    press(page, Key.Key_Return)
    finish_jobs()
    assert page.in_front(page.result)
    assert rehearsal.submitted


def test_handing_in_on_a_full_disk_can_be_tried_again(running: Running) -> None:
    page, rehearsal = running
    press(page, Key.Key_S)
    rehearsal.fail = ProblemKind.DISK_FULL
    hand_in(page)
    assert page.overview.failure.isVisible()
    rehearsal.fail = None
    page.overview.failure.retry.click()
    finish_jobs()
    assert page.in_front(page.result)

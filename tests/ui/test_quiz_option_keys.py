"""Options by keyboard: Tab and arrows reach them, a ring shows where, Space and Enter choose."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from aimstudy.services.views.quiz import QuizWish
from aimstudy.ui.pages.quiz_page import QuizPage
from aimstudy.ui.theme import apply_theme
from tests.ui.fake_quiz import ATTEMPT, EveryKind, every_kind, quiz_library, show_quiz_page
from tests.ui.fake_study import FakeLibrary, finish_jobs

Key = Qt.Key
Running = Callable[..., QuizPage]


@pytest.fixture
def running(qtbot: QtBot, qapp: QApplication) -> Running:
    def run(library: FakeLibrary, asked: bool = False) -> QuizPage:
        apply_theme(qapp, "light", 1.0)
        page = show_quiz_page(qtbot, library)
        page.activateWindow()
        page.start(QuizWish(ask_certainty=asked))
        finish_jobs()
        return page

    return run


def press(*keys: Qt.Key) -> None:
    for key in keys:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)
        finish_jobs()


def painted(widget: QWidget) -> QImage:
    QApplication.processEvents()
    return widget.grab().toImage()


def test_a_new_question_puts_the_focus_on_its_options_with_a_ring(running: Running) -> None:
    library, quiz = quiz_library()
    page = running(library)
    panel = page.run.choices
    assert panel.hasFocus()
    assert panel.accessibleName() == f"Options of: {page.run.question.text()}"
    with_ring = painted(panel)
    page.run.area.setFocus()
    assert painted(panel) != with_ring
    panel.setFocus()
    press(Key.Key_Return)  # pressed once too often: nothing is chosen by it
    assert quiz.stored == []
    press(Key.Key_A)
    page.go_on()
    assert panel.hasFocus()


def test_tab_goes_from_row_to_row_and_back(running: Running) -> None:
    library, quiz = quiz_library()
    page = running(library)
    rows = page.run.options
    for row in rows:
        press(Key.Key_Tab)
        assert row.hasFocus()
    press(Key.Key_Backtab, Key.Key_Backtab, Key.Key_Backtab)
    assert page.run.choices.hasFocus()
    press(Key.Key_Tab, Key.Key_Tab, Key.Key_Space)
    assert quiz.stored == [(ATTEMPT, 0, 1)]
    assert page.run.area.hasFocus()
    press(Key.Key_Return, Key.Key_Tab)
    assert page.run.options[0].hasFocus()


def test_arrow_keys_walk_and_enter_chooses(running: Running) -> None:
    library, quiz = quiz_library()
    page = running(library)
    rows = page.run.options
    press(Key.Key_Up)
    assert rows[-1].hasFocus()
    press(Key.Key_Down)
    assert rows[-1].hasFocus()
    for _ in rows:
        press(Key.Key_Up)
    assert rows[0].hasFocus()
    press(Key.Key_Down)
    press(Key.Key_Return)
    assert quiz.stored == [(ATTEMPT, 0, 1)]


def test_an_option_walked_to_comes_into_sight(running: Running) -> None:
    library, _ = quiz_library()
    page = running(library)
    page.resize(984, 330)
    QApplication.processEvents()
    row, area = page.run.options[2], page.run.area

    def below() -> bool:
        return row.mapTo(area.viewport(), row.rect().bottomLeft()).y() > area.viewport().height()

    assert below()
    press(Key.Key_Up)
    assert not below()


def test_with_certainty_enter_chooses_and_then_goes_on(running: Running) -> None:
    library, quiz = quiz_library()
    page = running(library, asked=True)
    press(Key.Key_Down, Key.Key_Down, Key.Key_Return)
    assert page.run.options[1].isChecked()
    assert quiz.stored == []
    press(Key.Key_Return)
    assert page.run.sure.hasFocus()
    press(Key.Key_K)
    assert quiz.stored == [(ATTEMPT, 0, 1)]


def test_of_several_space_picks_and_enter_checks(running: Running) -> None:
    library, quiz = every_kind()
    assert isinstance(quiz, EveryKind)
    page = running(library)
    press(Key.Key_Down, Key.Key_Space, Key.Key_Down, Key.Key_Down, Key.Key_Space)
    assert [row.isChecked() for row in page.run.options][:3] == [True, False, True]
    press(Key.Key_Return)
    assert quiz.given == [(0, 2)]

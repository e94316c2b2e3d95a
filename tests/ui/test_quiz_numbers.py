"""How many questions: a number that cannot be is refused, a shorter quiz says why."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aimstudy.services.views.quiz import Drill
from aimstudy.ui.pages.quiz_page import QuizPage
from tests.ui.fake_quiz import quiz_library, show_quiz_page
from tests.ui.fake_study import FakeLibrary, finish_jobs

Shown = Callable[[FakeLibrary], QuizPage]


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    def show(library: FakeLibrary) -> QuizPage:
        return show_quiz_page(qtbot, library)

    return show


def test_a_number_that_cannot_be_is_refused_where_it_is_typed(shown: Shown) -> None:
    library, quiz = quiz_library()
    page = shown(library)
    form = page.set_up.form
    least, most = "A quiz has at least 3 questions.", "A quiz has 200 questions at the most."
    for typed, words in (("2", least), ("0", least), ("-5", least), ("201", most), ("200", "")):
        form.other.setFocus()
        form.other.selectAll()
        QTest.keyClicks(form.other, typed)
        assert form.refusal() == form.other.accessibleDescription() == words
        assert page.set_up.start.isEnabled() != bool(words)
    form.other.setValue(0)
    page.set_up.drills.buttons[Drill.WEAKEST].click()
    assert QApplication.focusWidget() is form.other
    assert quiz.started == []


def test_a_drill_shorter_than_wished_for_says_so_at_its_first_question(shown: Shown) -> None:
    library, _ = quiz_library()
    page = shown(library)
    page.set_up.drills.buttons[Drill.WEAKEST].click()
    finish_jobs()
    assert page.run.shorter.text() == (
        "3 questions instead of 10: more would ask the same twice or give one away."
    )
    for key in (Qt.Key.Key_A, Qt.Key.Key_Return):
        QTest.keyClick(QApplication.focusWidget() or page, key)
        finish_jobs()
    assert not page.run.shorter.isVisible()

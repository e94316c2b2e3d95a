"""Ctrl+Z on the quiz page opens the question again, and says what that means."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aimstudy.application import open_library
from aimstudy.domain.changes import Changes
from aimstudy.domain.quiz import QuizKind
from aimstudy.services.views.quiz import QuizWish
from aimstudy.ui.look import Look
from aimstudy.ui.main_window import MainWindow
from aimstudy.ui.page import Destination, PageId
from aimstudy.ui.pages.quiz_page import QuizPage
from aimstudy.ui.quiz.setup_words import past_words
from aimstudy.ui.widgets import LinkButton
from aimstudy.ui.window_actions import WindowActions
from aimstudy.ui.window_state import WindowState
from tests.services.conftest import START, Clock, write_cards

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> Iterator[QuizPage]:
    """A quiz of three typed questions, the first in front, in the real window."""
    library = open_library(tmp_path, Clock(START))
    write_cards(library, 4)
    question = library.quiz.start(QuizWish(count=3, kinds=frozenset({QuizKind.TYPED})))
    window = MainWindow(Look(WindowState(tmp_path / "settings.ini")))
    qtbot.addWidget(window)
    WindowActions(window)
    window.use_library(library, PageId.QUIZ)
    window.resize(1100, 760)
    window.show()
    window.activateWindow()
    found = window.pages[PageId.QUIZ]
    assert isinstance(found, QuizPage)
    found.resume(question.attempt_id)
    yield found
    window.close()
    library.close()


def press(page: QuizPage, key: Qt.Key) -> None:
    """With Ctrl, where the focus is."""
    QTest.keyClick(page.window().focusWidget() or page, key, CONTROL)


def test_undo_opens_the_question_again_and_redo_leads_on(page: QuizPage) -> None:
    assert page.question is not None
    prompt = page.question.prompt
    page.answer("nothing of the kind")
    press(page, Qt.Key.Key_Z)
    assert (page.feedback, page.question.position) == (None, 0)
    assert page.run.question.text() == prompt
    assert "You have seen the answer" in page.run.shorter.text()
    assert page.run.shorter.isVisible()
    press(page, Qt.Key.Key_Y)
    assert page.question.position == 1
    assert not page.run.shorter.isVisible()


def test_undo_works_from_the_next_questions_empty_field(page: QuizPage) -> None:
    page.answer("nothing of the kind")
    page.go_on()
    assert page.run.written.field.hasFocus()
    press(page, Qt.Key.Key_Z)
    assert page.question is not None
    assert page.question.position == 0
    page.answer("something")
    assert "counts in no score" in page.run.verdict.record.text()


def test_the_look_back_gives_way_to_the_question_and_comes_back(
    qtbot: QtBot, page: QuizPage
) -> None:
    for _ in range(3):
        page.answer("nothing of the kind")
        page.go_on()
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.review)
    press(page, Qt.Key.Key_Z)
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.run)
    assert page.question is not None
    assert page.question.position == 2
    page.answer("nothing of the kind")
    page.go_on()
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.review)
    assert "left out of the score" in page.review.certainty.text()


def test_undo_of_counting_otherwise_says_the_verdict_anew(page: QuizPage) -> None:
    page.answer("nothing of the kind")
    page.overrule()
    assert page.run.verdict.verdict.text() == "Counted as right."
    press(page, Qt.Key.Key_Z)
    assert page.run.verdict.verdict.text() == "Not this time."
    assert page.feedback is not None


def undo_in_study(page: QuizPage) -> None:
    """Ctrl+Z on the Study page, and back to the quiz."""
    window = page.window()
    assert isinstance(window, MainWindow)
    window.go(Destination(PageId.STUDY))
    QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Z, CONTROL)
    window.go(Destination(PageId.QUIZ))


def test_undo_in_study_takes_a_verdict_in_the_quiz_away(page: QuizPage) -> None:
    page.answer("nothing of the kind")
    page.overrule()
    undo_in_study(page)
    assert page.run.verdict.verdict.text() == "Not this time."
    undo_in_study(page)
    assert page.feedback is None
    assert page.question is not None
    assert (page.question.position, page.question.again) == (0, True)


def test_undo_in_study_takes_an_answer_out_of_the_look_back(qtbot: QtBot, page: QuizPage) -> None:
    for _ in range(3):
        page.answer("nothing of the kind")
        page.go_on()
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.review)
    undo_in_study(page)
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.run)
    assert page.question is not None
    assert page.question.position == 2


def test_what_is_half_typed_stays_while_other_things_change(page: QuizPage) -> None:
    page.run.written.field.setText("half an ans")
    page.mark_changed(Changes.EVERYTHING)
    assert page.run.written.field.text() == "half an ans"


def test_a_quiz_ended_early_is_there_again_after_undo(qtbot: QtBot, page: QuizPage) -> None:
    page.answer("nothing of the kind")
    assert page.question is not None
    attempt_id = page.question.attempt_id
    page.show_set_up()
    qtbot.waitUntil(lambda: page.set_up.ready)
    page.discard(attempt_id)
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.review)
    assert page.review.score.text() == "0 of 1"
    assert page.library.quiz.unfinished() is None
    press(page, Qt.Key.Key_Z)
    assert page.library.quiz.unfinished() == attempt_id
    page.resume(attempt_id)
    assert page.question.position == 1


def test_a_quiz_is_left_out_from_its_look_back_and_put_back(qtbot: QtBot, page: QuizPage) -> None:
    for _ in range(3):
        page.answer("nothing of the kind")
        page.go_on()
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.review)
    line, quiz = page.review.left_out, page.library.quiz
    assert "in no statistics" in line.words.text()
    line.button.setFocus()
    QTest.keyClick(line.button, Qt.Key.Key_Space)
    assert quiz.past()[0].left_out
    assert line.button.text() == "Let this quiz count again"
    assert line.words.text().startswith("Left out")
    assert page.review.score.text() == "0 of 3 · left out"
    assert line.button.hasFocus()
    press(page, Qt.Key.Key_Z)
    assert not quiz.past()[0].left_out
    qtbot.waitUntil(lambda: line.button.text() == "Leave this quiz out")
    line.button.click()
    page.show_set_up()
    qtbot.waitUntil(lambda: page.set_up.ready)
    assert "left out" in past_words(quiz.past()[0], START.date())


def test_an_answer_counted_otherwise_in_the_look_back_keeps_its_place_and_the_focus(
    qtbot: QtBot, page: QuizPage
) -> None:
    for _ in range(3):
        page.answer("nothing of the kind")
        page.go_on()
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.review)
    places = [card.feedback.position for card in page.review.cards]
    link = page.review.cards[2].findChildren(LinkButton)[0]
    link.setFocus()
    QTest.keyClick(link, Qt.Key.Key_Space)
    assert page.review.score.text() == "1 of 3"
    assert [card.feedback.position for card in page.review.cards] == places
    anew = page.review.cards[2].findChildren(LinkButton)[0]
    assert anew.hasFocus()
    assert anew.text() == "Count it as wrong"

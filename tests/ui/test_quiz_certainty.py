"""How sure the person is: said before or with the answer, at no cost where it is not asked."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aimstudy.domain.errors import ProblemKind
from aimstudy.services.views.quiz import QuizReview, QuizWish, Score
from aimstudy.ui.pages.quiz_page import QuizPage
from aimstudy.ui.quiz.wording import by_certainty, felt, mixed_up, next_time, record
from aimstudy.ui.theme import apply_theme
from tests.ui.fake_quiz import ATTEMPT, FakeQuiz, every_kind, quiz_library
from tests.ui.fake_study import NOW, FakeLibrary, finish_jobs

if TYPE_CHECKING:
    from aimstudy.services.library import Library

Begin = Callable[..., QuizPage]
SELECT, NUMERIC = 0, 1


@pytest.fixture
def begin(qtbot: QtBot, qapp: QApplication) -> Begin:
    def run(library: FakeLibrary, place: int = 0, asked: bool = True) -> QuizPage:
        apply_theme(qapp, "light", 1.0)
        seconds = iter(range(0, 1000, 4))
        page = QuizPage(cast("Library", library), timer=lambda: float(next(seconds)))
        qtbot.addWidget(page)
        page.resize(984, 760)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.setFocus()
        finish_jobs()
        page.start(QuizWish(ask_certainty=asked))
        finish_jobs()
        for _ in range(place):
            page.answer(None)
            page.go_on()
        return page

    return run


def press(page: QuizPage, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or page, key)
        finish_jobs()


def test_who_is_not_asked_answers_with_one_key(begin: Begin) -> None:
    library, quiz = quiz_library()
    page = begin(library, asked=False)
    assert not page.run.sure.isVisible()
    press(page, Qt.Key.Key_L, Qt.Key.Key_B)
    assert quiz.stored == [(ATTEMPT, 0, 1)]
    assert quiz.sure == [None]
    assert quiz.took == [4000]


@pytest.mark.parametrize(
    "keys", [(Qt.Key.Key_B, Qt.Key.Key_L), (Qt.Key.Key_L, Qt.Key.Key_B)], ids=["after", "before"]
)
def test_it_is_said_before_or_after_the_option(begin: Begin, keys: tuple[Qt.Key, ...]) -> None:
    library, quiz = quiz_library()
    page = begin(library)
    press(page, keys[0])
    assert quiz.stored == []
    press(page, keys[1])
    assert quiz.stored == [(ATTEMPT, 0, 1)]
    assert quiz.sure == [3]
    assert "You were sure of it." in page.run.verdict.words()
    assert [button.isChecked() for button in page.run.sure.buttons] == [False, False, True]
    assert not any(button.isEnabled() for button in page.run.sure.buttons)


def test_the_option_can_still_be_changed(begin: Begin) -> None:
    library, quiz = quiz_library()
    page = begin(library)
    press(page, Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_J)
    assert quiz.stored == [(ATTEMPT, 0, 2)]
    assert quiz.sure == [1]


def test_an_option_chosen_out_of_sight_comes_into_sight(begin: Begin) -> None:
    library, _ = quiz_library()
    page = begin(library)
    page.resize(984, 330)
    QApplication.processEvents()
    row, area = page.run.options[2], page.run.area

    def below() -> bool:
        return row.mapTo(area.viewport(), row.rect().bottomLeft()).y() > area.viewport().height()

    assert below()
    press(page, Qt.Key.Key_C)
    assert row.isChecked()
    assert not below()


def test_enter_leads_there_and_then_leaves_it_open(begin: Begin) -> None:
    library, quiz = quiz_library()
    page = begin(library)
    press(page, Qt.Key.Key_A, Qt.Key.Key_Return)
    assert page.run.sure.hasFocus()
    assert quiz.stored == []
    press(page, Qt.Key.Key_Return)
    assert quiz.stored == [(ATTEMPT, 0, 0)]
    assert quiz.sure == [None]


def test_not_knowing_needs_no_certainty(begin: Begin) -> None:
    library, quiz = quiz_library()
    page = begin(library)
    press(page, Qt.Key.Key_L, Qt.Key.Key_0)
    assert quiz.stored == [(ATTEMPT, 0, None)]
    assert quiz.sure == [None]


def test_of_several_options_the_first_does_not_end_it(begin: Begin) -> None:
    library, quiz = every_kind()
    page = begin(library, SELECT)
    press(page, Qt.Key.Key_K, Qt.Key.Key_A, Qt.Key.Key_C)
    assert quiz.given == []
    press(page, Qt.Key.Key_Return)
    assert (quiz.given, quiz.sure) == ([(0, 2)], [2])


def test_a_typed_answer_is_followed_by_one_key(begin: Begin) -> None:
    library, quiz = every_kind()
    page = begin(library, NUMERIC)
    QTest.keyClicks(page.run.written.field, "6 kl")  # letters in the field are no keys
    assert page.run.sure.level is None
    press(page, Qt.Key.Key_Return, Qt.Key.Key_K)
    assert quiz.given[NUMERIC:] == ["6 kl"]
    assert quiz.sure[NUMERIC:] == [2]


def test_with_alt_it_is_said_in_the_field_itself(begin: Begin) -> None:
    library, quiz = every_kind()
    page = begin(library, NUMERIC)
    QTest.keyClicks(page.run.written.field, "6")
    QTest.keyClick(page.run.written.field, Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
    assert quiz.given[NUMERIC:] == ["6"]
    assert quiz.sure[NUMERIC:] == [3]


def test_a_failure_keeps_what_was_said(begin: Begin) -> None:
    library, quiz = quiz_library()
    page = begin(library)
    quiz.fail = ProblemKind.DISK_FULL
    press(page, Qt.Key.Key_B, Qt.Key.Key_L)
    assert page.run.failure.isVisible()
    assert quiz.stored == []
    quiz.fail = None
    page.run.failure.retry.click()
    assert quiz.stored == [(ATTEMPT, 0, 1)]
    assert quiz.sure == [3]


def test_the_next_question_is_asked_anew(begin: Begin) -> None:
    library, quiz = quiz_library()
    page = begin(library)
    press(page, Qt.Key.Key_B, Qt.Key.Key_L, Qt.Key.Key_Return)
    assert page.run.sure.level is None
    assert not any(row.isChecked() for row in page.run.options)
    press(page, Qt.Key.Key_A, Qt.Key.Key_J)
    assert quiz.sure == [3, 1]


def test_words_of_what_was_felt_and_how_often() -> None:
    wrong = FakeQuiz().answer(ATTEMPT, 0, 1, certainty=2)
    right = FakeQuiz().answer(ATTEMPT, 0, 0, certainty=1)
    assert felt(wrong) == "You were rather sure of it."
    assert felt(right) == "You called it a guess: it counts for less."
    assert felt(replace(right, certainty=3)) == ""
    assert record(right) == ""
    assert record(replace(right, times_asked=7, times_right=3)) == "Right 3 of 7 times so far."


def test_words_of_what_was_mixed_up() -> None:
    wrong = FakeQuiz().answer(ATTEMPT, 0, 2)
    options = (*wrong.options[:2], replace(wrong.options[2], mixed_up=2))
    assert mixed_up(wrong) == ""
    assert mixed_up(replace(wrong, options=options)) == "You have mixed these up 2 times before."
    right = FakeQuiz().answer(ATTEMPT, 0, 0)
    options = (*right.options[:2], replace(right.options[2], mixed_up=1))
    assert mixed_up(replace(right, options=options)) == (
        "C, four courses, is offered because you took it for this once."
    )


def test_a_card_that_waits_for_the_exam_says_so() -> None:
    asked = replace(FakeQuiz().answer(ATTEMPT, 0, 0), card_due=None, exam="AIM 401")
    assert next_time(asked, NOW.date()) == "Its card does not come again before AIM 401."
    new = replace(asked, exam="")
    assert next_time(new, NOW.date()) == "Its card is new to you: it comes with your new cards."
    assert next_time(replace(new, card_id=None), NOW.date()) == ""


def test_the_look_back_has_confident_errors_first_and_says_so(begin: Begin) -> None:
    library, _ = quiz_library()
    page = begin(library)
    press(page, Qt.Key.Key_0, Qt.Key.Key_Return)
    press(page, Qt.Key.Key_B, Qt.Key.Key_L, Qt.Key.Key_Return)
    press(page, Qt.Key.Key_B, Qt.Key.Key_K, Qt.Key.Key_Return)
    cards = page.review.cards
    assert [card.feedback.position for card in cards] == [1, 0, 2]
    assert cards[0].property("surface") == "warn"
    assert "You were sure of it." in " ".join(
        label.text() for label in cards[0].findChildren(type(page.review.score))
    )


def test_certainty_against_truth_in_words() -> None:
    levels = (Score("1", 1, 4, 0, 1), Score("2", 0, 0, 0, 1), Score("3", 5, 6, 0, 1))
    review = QuizReview(1, "AIM", 6, 10, 0.3, 0.9, (), by_certainty=levels)
    assert by_certainty(review) == "Sure: 5 of 6 right. A guess: 1 of 4 right."
    assert by_certainty(replace(review, by_certainty=())) == ""

"""Picking out, typing and matching by keyboard; the grade, and the person's word over it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from aimstudy.domain.errors import ProblemKind
from aimstudy.services.views.quiz import QuizWish
from aimstudy.ui.pages.quiz_page import QuizPage
from aimstudy.ui.quiz.option_row import OptionState
from aimstudy.ui.quiz.wording import grade_reason, your_answer
from aimstudy.ui.theme import apply_theme
from tests.ui.fake_quiz import EveryKind, every_kind, show_quiz_page
from tests.ui.fake_study import finish_jobs

Running = tuple[QuizPage, EveryKind]
SELECT, NUMERIC, TYPED, MATCHING = range(4)


@pytest.fixture
def running(qtbot: QtBot, qapp: QApplication) -> Callable[[int], Running]:
    """The page at the question of the given place, those before it not known."""

    def run(place: int) -> Running:
        apply_theme(qapp, "light", 1.0)
        library, quiz = every_kind()
        page = show_quiz_page(qtbot, library)
        page.start(QuizWish())
        finish_jobs()
        for _ in range(place):
            page.answer(None)
            page.go_on()
        quiz.given.clear()
        quiz.given.extend([None] * place)
        return page, quiz

    return run


def press(page: QuizPage, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or page, key)
        finish_jobs()


def write(page: QuizPage, text: str) -> None:
    QTest.keyClicks(QApplication.focusWidget() or page, text)


def test_letters_pick_out_and_enter_checks(running: Callable[[int], Running]) -> None:
    page, quiz = running(SELECT)
    rows = page.run.options
    assert page.run.choices.hint.isVisible()
    press(page, Qt.Key.Key_Return)
    assert quiz.given == []
    assert not page.run.check_button.isEnabled()
    press(page, Qt.Key.Key_A, Qt.Key.Key_2, Qt.Key.Key_C, Qt.Key.Key_B)
    assert [row.isChecked() for row in rows] == [True, False, True, False, False]
    press(page, Qt.Key.Key_B, Qt.Key.Key_Return)
    assert quiz.given == [(0, 1, 2)]
    assert [row.state for row in rows] == [
        OptionState.RIGHT,
        OptionState.WRONG,
        OptionState.RIGHT,
        OptionState.PLAIN,
        OptionState.RIGHT,
    ]
    assert rows[4].tag == "Right answer"
    assert page.run.verdict.right.text() == "Right answers: oak, stone, iron."
    press(page, Qt.Key.Key_A)
    assert quiz.given == [(0, 1, 2)]


def test_a_number_is_typed_at_once_and_enter_checks_it(running: Callable[[int], Running]) -> None:
    page, quiz = running(NUMERIC)
    assert QApplication.focusWidget() is page.run.written.field
    press(page, Qt.Key.Key_Return)
    assert quiz.given == [None]
    write(page, "10 0a")  # letters and figures are text here, not keys of the page
    press(page, Qt.Key.Key_Return)
    assert quiz.given == [None, "10 0a"]
    assert page.run.written.field.isReadOnly()
    assert page.run.verdict.words().startswith(
        "Not this time. Right answer: between 6 and 10 months. The right answer is more exact."
    )
    press(page, Qt.Key.Key_Return)
    assert page.question is not None
    assert page.question.position == TYPED


def test_the_person_has_the_last_word(running: Callable[[int], Running]) -> None:
    page, quiz = running(NUMERIC)
    write(page, "six to ten")
    press(page, Qt.Key.Key_Return)
    assert page.run.verdict.overrule.text() == "Count it as right"
    press(page, Qt.Key.Key_R)
    assert quiz.decided == [True]
    assert page.run.verdict.verdict.text() == "Counted as right."
    assert page.run.written.field.property("verdict") == "right"
    page.run.verdict.overrule.click()
    assert quiz.decided == [True, False]
    assert page.run.verdict.verdict.text() == "Counted as wrong."


def test_a_decision_that_is_not_stored_is_not_shown(running: Callable[[int], Running]) -> None:
    page, quiz = running(NUMERIC)
    write(page, "six")
    press(page, Qt.Key.Key_Return)
    quiz.fail = ProblemKind.DISK_FULL
    press(page, Qt.Key.Key_R)
    assert quiz.decided == []
    assert page.run.failure.isVisible()
    assert page.run.verdict.verdict.text() == "Not this time."


def test_a_slip_is_shown_letter_by_letter(running: Callable[[int], Running]) -> None:
    page, _ = running(TYPED)
    assert not page.run.written.comparison.isVisible()
    write(page, "the Nordic Pilot Comittee")
    press(page, Qt.Key.Key_Return)
    assert page.run.verdict.verdict.text() == "Right."
    assert page.run.verdict.reason.text() == "It counts, but for the spelling."
    assert page.run.written.comparison.isVisible()
    html = page.run.written.difference.toHtml()
    assert "underline" in html
    assert page.run.written.difference.toPlainText() == "the Nordic Pilot Committee"
    assert page.run.verdict.overrule.text() == "Count it as wrong"


def test_not_knowing_needs_no_words(running: Callable[[int], Running]) -> None:
    page, quiz = running(TYPED)
    page.run.dont_know.click()
    assert quiz.given[-1] is None
    assert page.run.verdict.verdict.text() in ("Right.", "You did not know it.")


def test_letters_match_and_go_on_to_the_next(running: Callable[[int], Running]) -> None:
    page, quiz = running(MATCHING)
    rows = page.run.matching.pairs
    assert QApplication.focusWidget() is rows[0].box
    press(page, Qt.Key.Key_B, Qt.Key.Key_1)
    assert [row.place for row in rows] == [1, 0, -1]
    assert QApplication.focusWidget() is rows[2].box
    press(page, Qt.Key.Key_Return)
    assert quiz.given == [None] * MATCHING
    press(page, Qt.Key.Key_C, Qt.Key.Key_Return)
    assert quiz.given[-1] == (1, 0, 2)
    assert page.run.verdict.right.text() == "1 of 3 pairs is right."
    assert [row.verdict.text() for row in rows] == [
        "Goes with C: Harbour Project Certificate",
        "Right.",
        "Goes with B: Terms of Carriage by Sea and Inland Waterway",
    ]
    assert not rows[0].box.isEnabled()


def test_the_look_back_shows_key_sentence_and_what_was_written(
    running: Callable[[int], Running],
) -> None:
    page, quiz = running(SELECT)
    for given in ((0, 1), "6", "the Nordic Pilot Comittee", (1, 0, 2)):
        page.answer(given)
        page.go_on()
    finish_jobs()
    assert page.review.isVisible()
    assert page.review.score.text() == "1 of 4"
    number = next(c for c in page.review.cards if c.feedback.position == NUMERIC)
    words = " ".join(label.text() for label in number.findChildren(type(page.review.score)))
    assert "You wrote: 6" in words
    assert "between 6 and 10 months" in words
    assert "“The course usually takes between 6 and 10 months.”" in words
    links = {part.text(): part for part in number.findChildren(QAbstractButton)}
    links["Count it as right"].click()
    assert quiz.decided == [True]
    assert page.review.score.text() == "2 of 4"


@pytest.mark.parametrize("place", [SELECT, NUMERIC, TYPED, MATCHING])
@pytest.mark.parametrize("answered", [False, True])
def test_every_part_has_a_name(
    running: Callable[[int], Running], place: int, answered: bool
) -> None:
    page, quiz = running(place)
    if answered:
        page.answer(quiz.cases[place][1].given)
    for part in page.findChildren(QWidget):
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isVisible():
            interface = QAccessible.queryAccessibleInterface(part)
            assert interface.text(QAccessible.Text.Name), part


@pytest.mark.parametrize("place", [SELECT, TYPED, MATCHING])
def test_what_was_asked_stays_where_it_is(running: Callable[[int], Running], place: int) -> None:
    page, quiz = running(place)
    QApplication.processEvents()
    parts: list[QWidget] = [page.run.question]
    parts += page.run.options if place == SELECT else []
    parts += [page.run.written.field] if place == TYPED else []
    parts += [page.run.matching.pairs[0].box] if place == MATCHING else []
    before = [part.mapTo(page, QPoint(0, 0)) for part in parts]
    page.answer(quiz.cases[place][1].given)
    QApplication.processEvents()
    assert [part.mapTo(page, QPoint(0, 0)) for part in parts] == before


def test_words_for_what_was_given() -> None:
    select, numeric, typed, matching = [said for _, said in EveryKind().cases]
    assert your_answer(select) == "You chose: oak, copper, stone"
    assert your_answer(numeric) == "You wrote: 6"
    assert your_answer(typed) == "You wrote: the Nordic Pilot Comittee"
    assert your_answer(matching) == ""
    assert grade_reason(select) == ""

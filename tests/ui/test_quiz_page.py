"""The quiz page: set-up, answers stored before verdicts, the words of a verdict, the look back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from aimstudy.domain.changes import Changes
from aimstudy.domain.errors import ProblemKind
from aimstudy.domain.quiz import OptionOrigin
from aimstudy.services.views.quiz import QuizReview, QuizWish
from aimstudy.ui.actions import Action
from aimstudy.ui.dialogs.card_editor import CardEditor
from aimstudy.ui.page import ArticlePlace, Destination, PageId
from aimstudy.ui.pages.quiz_page import QuizPage
from aimstudy.ui.quiz.option_row import OptionState
from aimstudy.ui.quiz.wording import likely_range, option_words, right_answer, score
from aimstudy.ui.theme import apply_theme
from aimstudy.ui.widgets import Label
from tests.ui.fake_quiz import ATTEMPT, OPTIONS, SETUP, FakeQuiz, quiz_library, show_quiz_page
from tests.ui.fake_study import FakeLibrary, finish_jobs

Shown = Callable[[FakeLibrary], QuizPage]


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    return partial(show_quiz_page, qtbot)


@pytest.fixture
def running(shown: Shown) -> tuple[QuizPage, FakeQuiz]:
    library, quiz = quiz_library()
    page = shown(library)
    page.start(QuizWish())
    finish_jobs()
    return page, quiz


def press(page: QuizPage, key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or page, key)
    finish_jobs()


def words_of(page: QWidget) -> list[str]:
    return [label.text() for label in page.findChildren(Label) if label.isVisible()]


@pytest.mark.parametrize(
    ("key", "chosen"),
    [
        (Qt.Key.Key_A, 0),
        (Qt.Key.Key_1, 0),
        (Qt.Key.Key_B, 1),
        (Qt.Key.Key_2, 1),
        (Qt.Key.Key_C, 2),
        (Qt.Key.Key_3, 2),
        (Qt.Key.Key_0, None),
    ],
)
def test_keys_choose(running: tuple[QuizPage, FakeQuiz], key: Qt.Key, chosen: int | None) -> None:
    page, quiz = running
    press(page, key)
    assert quiz.stored == [(ATTEMPT, 0, chosen)]
    press(page, Qt.Key.Key_A)  # answered once, answered for good
    assert quiz.stored == [(ATTEMPT, 0, chosen)]


def test_a_letter_without_an_option_does_nothing(running: tuple[QuizPage, FakeQuiz]) -> None:
    page, quiz = running
    press(page, Qt.Key.Key_D)
    press(page, Qt.Key.Key_Return)
    assert quiz.stored == []
    assert page.question is not None
    assert page.question.position == 0


def test_the_answer_is_stored_before_the_verdict_is_shown(
    running: tuple[QuizPage, FakeQuiz],
) -> None:
    page, quiz = running
    quiz.fail = ProblemKind.DISK_FULL
    press(page, Qt.Key.Key_B)
    assert not page.run.verdict.isVisible()
    assert page.run.failure.isVisible()
    assert all(row.state is OptionState.OPEN for row in page.run.options)
    quiz.fail = None
    page.run.failure.retry.click()
    assert quiz.stored == [(ATTEMPT, 0, 1)]
    assert page.run.verdict.isVisible()
    assert not page.run.failure.isVisible()


def test_a_wrong_answer_is_explained_in_words(running: tuple[QuizPage, FakeQuiz]) -> None:
    page, _ = running
    press(page, Qt.Key.Key_B)
    assert page.run.verdict.words() == (
        "Not this time. Right answer: 9 to 15 months. "
        "B, 3 to 6 months, is a number near the right one, made up for this question. "
        "Its card comes tomorrow."
    )
    rows = page.run.options
    assert [row.tag for row in rows] == ["Right answer", "Your answer", ""]
    assert [row.state for row in rows] == [
        OptionState.RIGHT,
        OptionState.WRONG,
        OptionState.PLAIN,
    ]
    assert rows[1].accessibleName() == "B: 3 to 6 months, Your answer"
    assert "between 9 and 15 months" in page.run.verdict.source.quote.toPlainText()


def test_a_right_answer_is_said(running: tuple[QuizPage, FakeQuiz]) -> None:
    page, _ = running
    press(page, Qt.Key.Key_A)
    assert page.run.verdict.verdict.text() == "Right."
    assert page.run.options[0].tag == "Your answer, right"
    assert not page.run.verdict.wrong.isVisible()


def test_a_screen_reader_hears_the_verdict(
    running: tuple[QuizPage, FakeQuiz], monkeypatch: pytest.MonkeyPatch
) -> None:
    page, _ = running
    heard: list[str] = []
    monkeypatch.setattr(
        "aimstudy.ui.pages.quiz_page.announce", lambda _part, words: heard.append(words)
    )
    press(page, Qt.Key.Key_A)
    press(page, Qt.Key.Key_Return)
    assert heard == [
        "Right. The answer: 9 to 15 months. Its card comes tomorrow.",
        "2. How long do most people take for the AIM programme?",
    ]


def test_not_knowing_is_no_failure(running: tuple[QuizPage, FakeQuiz]) -> None:
    page, _ = running
    page.run.dont_know.click()
    assert page.run.verdict.verdict.text() == "You did not know it."
    assert page.run.verdict.right.text() == "Right answer: 9 to 15 months."


def test_a_false_statement_is_put_right(running: tuple[QuizPage, FakeQuiz]) -> None:
    page, _ = running
    for _ in range(2):
        press(page, Qt.Key.Key_A)
        press(page, Qt.Key.Key_Return)
    assert [row.text() for row in page.run.options] == ["True", "False"]
    press(page, Qt.Key.Key_A)
    assert page.run.verdict.right.text() == ("It is not true. Your material says: 9 to 15 months.")
    assert not page.run.verdict.wrong.isVisible()


@pytest.mark.parametrize(
    ("true", "chosen", "words"),
    [
        (True, 0, "Your material says so."),
        (True, 1, "It is true: your material says so."),
        (True, None, "It is true: your material says so."),
        (False, 1, "Your material says: 9 to 15 months."),
        (False, 0, "It is not true. Your material says: 9 to 15 months."),
    ],
)
def test_a_statement_is_settled_in_words(true: bool, chosen: int | None, words: str) -> None:
    feedback = FakeQuiz().answer(ATTEMPT, 2, chosen)
    options = tuple(
        replace(option, is_key=(place == 0) is true)
        for place, option in enumerate(feedback.options)
    )
    correct = chosen is not None and options[chosen].is_key
    assert right_answer(replace(feedback, options=options, correct=correct)) == words


def test_only_what_does_something_now_is_offered_as_a_command(shown: Shown) -> None:
    library, _ = quiz_library()
    page = shown(library)
    assert set(page.actions_handled) == {Action.NEXT_QUESTION, Action.PRINT_SHEET}
    press(page, Qt.Key.Key_Return)
    asked = {Action.CHOOSE_A, Action.CHOOSE_B, Action.CHOOSE_C, Action.DONT_KNOW}
    assert set(page.actions_handled) == asked
    press(page, Qt.Key.Key_A)
    assert set(page.actions_handled) == {Action.NEXT_QUESTION, Action.QUIZ_SOURCE}


def test_what_a_wrong_option_belongs_to() -> None:
    other = OPTIONS[2]
    assert option_words("C", other) == "C, four courses, belongs to: What the AIM asks for"
    assert option_words("C", replace(other, belongs_to="How many are there?")) == (
        "C, four courses, is the answer to: How many are there?"
    )
    assert option_words("C", replace(other, belongs_to="")) == (
        "C, four courses, stands in your material, but for something else."
    )
    number = replace(OPTIONS[1], origin=OptionOrigin.NEIGHBOUR)
    assert option_words("B", number) == (
        "B, 3 to 6 months, is a number near the right one, made up for this question."
    )


def test_options_do_not_move_with_the_verdict(running: tuple[QuizPage, FakeQuiz]) -> None:
    page, _ = running
    QApplication.processEvents()
    before = [(row.mapTo(page, QPoint(0, 0)), row.size()) for row in page.run.options]
    press(page, Qt.Key.Key_C)
    QApplication.processEvents()
    assert [(row.mapTo(page, QPoint(0, 0)), row.size()) for row in page.run.options] == before


def test_leaving_in_the_middle_comes_back_to_the_same_question(
    running: tuple[QuizPage, FakeQuiz],
) -> None:
    page, quiz = running
    press(page, Qt.Key.Key_A)
    press(page, Qt.Key.Key_Return)
    page.leave()
    page.hide()
    page.show()
    assert page.question is not None
    assert page.question.position == 1
    page.show_set_up()
    finish_jobs()
    page.arrive(ATTEMPT)
    assert page.question.position == 1
    assert quiz.stored == [(ATTEMPT, 0, 0)]


def test_the_source_opens_only_after_the_answer(running: tuple[QuizPage, FakeQuiz]) -> None:
    page, _ = running
    went: list[Destination] = []
    page.navigate.connect(went.append)
    press(page, Qt.Key.Key_O)
    assert went == []
    press(page, Qt.Key.Key_B)
    press(page, Qt.Key.Key_O)
    assert went == [Destination(PageId.ARTICLES, ArticlePlace(7, 120, 186))]


def test_the_look_back_puts_misses_first(running: tuple[QuizPage, FakeQuiz], qtbot: QtBot) -> None:
    page, _ = running
    for key in (Qt.Key.Key_A, Qt.Key.Key_B, Qt.Key.Key_B):
        press(page, key)
        press(page, Qt.Key.Key_Return)
    assert page.review.isVisible()
    assert page.review.score.text() == "2 of 3"
    assert [card.feedback.position for card in page.review.cards] == [1, 0, 2]
    went: list[Destination] = []
    page.navigate.connect(went.append)
    links = [
        part
        for part in page.review.cards[0].findChildren(QAbstractButton)
        if part.text() == "Read the sentence"
    ]
    links[0].click()
    assert went == [Destination(PageId.ARTICLES, ArticlePlace(7, 120, 186))]
    page.review.cards[1].edit_wanted.emit(page.review.cards[1].feedback)
    editor = page.findChild(CardEditor)
    assert editor is not None
    qtbot.addWidget(editor)
    editor.reject()
    press(page, Qt.Key.Key_Return)
    assert page.set_up.isVisible()


def test_the_score_is_a_range_of_a_hundred() -> None:
    review = QuizReview(1, "AIM", 7, 10, 0.4423, 0.8684, ())
    assert score(review) == "7 of 10"
    assert likely_range(review) == "For this material you probably know 44 to 87 of 100."


@pytest.mark.parametrize("stage", ["set-up", "question", "verdict", "review"])
def test_every_focusable_part_has_a_name(shown: Shown, stage: str) -> None:
    library, quiz = quiz_library()
    quiz.view = replace(SETUP, unfinished=ATTEMPT)
    page = shown(library)
    if stage != "set-up":
        page.start(QuizWish())
        finish_jobs()
    if stage == "verdict":
        page.answer(1)
    if stage == "review":
        for _ in range(3):
            page.answer(1)
            page.go_on()
        finish_jobs()
    for part in page.findChildren(QWidget):
        inside = part.objectName().startswith("qt_")  # the line in a field for numbers
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isVisible() and not inside:
            interface = QAccessible.queryAccessibleInterface(part)
            assert interface.text(QAccessible.Text.Name), part


def test_nothing_is_clipped_at_200_percent(shown: Shown, qapp: QApplication) -> None:
    library, _ = quiz_library()
    page = shown(library)
    apply_theme(qapp, "light", 2.0)
    try:
        page.resize(900, 760)
        page.start(QuizWish())
        finish_jobs()
        page.answer(1)
        QApplication.processEvents()
        QApplication.processEvents()
        assert page.width() == 900
        for row in page.run.options:
            assert row.height() >= row.heightForWidth(row.width())
        verdict = page.run.verdict
        for label in (verdict.right, verdict.wrong, verdict.next):
            assert label.height() >= label.heightForWidth(label.width()) - 1
        bottom = verdict.mapTo(page.run.area.viewport(), QPoint(0, verdict.height()))
        assert bottom.y() <= page.run.area.viewport().height() + 1
    finally:
        apply_theme(qapp, "light", 1.0)


def test_a_miss_without_a_card_gets_one(running: tuple[QuizPage, FakeQuiz]) -> None:
    page, quiz = running
    for key in (Qt.Key.Key_A, Qt.Key.Key_B, Qt.Key.Key_B):
        press(page, key)
        press(page, Qt.Key.Key_Return)
    changed: list[Changes] = []
    page.changed.connect(changed.append)

    def ways() -> list[str]:
        return [way.text() for way in page.review.cards[0].findChildren(QAbstractButton)]

    assert ways() == ["Make a card", "Read the sentence"]
    page.review.cards[0].findChildren(QAbstractButton)[0].click()
    assert quiz.made == [(ATTEMPT, 1)]
    assert ways() == ["Edit its card", "Read the sentence"]
    assert changed == [Changes.CARDS | Changes.UNDO]


def test_tab_goes_through_the_look_back_as_the_eye_does(
    running: tuple[QuizPage, FakeQuiz],
) -> None:
    page, _ = running
    for key in (Qt.Key.Key_A, Qt.Key.Key_B, Qt.Key.Key_B):
        press(page, key)
        press(page, Qt.Key.Key_Return)
    names: list[str] = []
    while not page.review.again_button.hasFocus() and len(names) < 20:
        press(page, Qt.Key.Key_Tab)
        names.append(cast("QAbstractButton", QApplication.focusWidget()).text())
    assert names == [
        "Make a card",
        "Read the sentence",
        *["Edit its card", "Read the sentence"] * 2,
        "Leave this quiz out",
        "To today's cards",
        "Another quiz",
    ]


def test_space_scrolls_in_the_look_back(running: tuple[QuizPage, FakeQuiz]) -> None:
    page, _ = running
    page.resize(984, 400)
    for _ in range(3):
        press(page, Qt.Key.Key_B)
        press(page, Qt.Key.Key_Return)
    QApplication.processEvents()
    bar = page.review.area.verticalScrollBar()
    assert (bar.value(), bar.maximum() > 0) == (0, True)
    press(page, Qt.Key.Key_Space)
    assert page.review.isVisible()
    assert bar.value() > 0
    QTest.keyClick(page.review.area, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert bar.value() == 0


def test_a_right_answer_that_is_a_sentence_keeps_its_own_end() -> None:
    feedback = FakeQuiz().answer(ATTEMPT, 0, 1)
    options = (replace(feedback.options[0], text="It ebbs."), *feedback.options[1:])
    assert right_answer(replace(feedback, options=options)) == "Right answer: It ebbs."


def test_a_card_due_far_away_is_named_by_its_date(running: tuple[QuizPage, FakeQuiz]) -> None:
    page, quiz = running
    feedback = replace(quiz.answer(ATTEMPT, 0, 0), card_due=date(2027, 1, 4))
    page.run.show_feedback(feedback, date(2026, 11, 21))
    assert page.run.verdict.next.text() == "Its card comes on 4 January."

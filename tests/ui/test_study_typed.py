"""Typed answers in study: the field, what is said of them, and that nothing moves meanwhile."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aimstudy.domain.card import CardKind
from aimstudy.domain.changes import Changes
from aimstudy.domain.errors import ProblemKind
from aimstudy.domain.quiz import Grade, GradeReason, Verdict
from aimstudy.domain.review import Rating
from aimstudy.services.views.card_reasons import OtherCard
from aimstudy.services.views.session_choice import TypedAnswer
from aimstudy.services.views.study import SessionView, StudyCard
from aimstudy.ui.pages.study_page import StudyPage
from aimstudy.ui.study.typed_words import counts_as_right, reason_words, suggested, verdict_words
from aimstudy.ui.theme import apply_theme
from tests.ui.fake_study import Clock, FakeLibrary, library_of, press, show_study, study_card

Shown = Callable[..., StudyPage]
MISSED = Grade(Verdict.WRONG, GradeReason.NUMBER)
NEARLY = Grade(Verdict.NEARLY, GradeReason.MISSING)
RIGHT = Grade(Verdict.RIGHT, GradeReason.SPELLING)


@pytest.fixture
def shown(qtbot: QtBot, qapp: QApplication) -> Shown:
    def show(library: FakeLibrary, width: int = 984, height: int = 760) -> StudyPage:
        return show_study(qtbot, qapp, library, Clock(), width, height)

    return show


def typed(card_id: int, **values: Any) -> StudyCard:
    return replace(study_card(card_id), typed=True, **values)


def write(page: StudyPage, text: str) -> None:
    """Type where the focus is."""
    QTest.keyClicks(QApplication.focusWidget() or page, text)


def settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


def test_one_types_at_once_and_enter_checks(shown: Shown) -> None:
    library = library_of(typed(1), study_card(2))
    page = shown(library)
    assert QApplication.focusWidget() is page.sheet.typed.field
    write(page, "9 to 15 months e1")  # letters and digits are words here, not keys of the card
    assert page.sheet.typed.text == "9 to 15 months e1"
    for _ in range(3):
        press(page, Qt.Key.Key_Backspace)
    press(page, Qt.Key.Key_Return)
    assert page.sheet.answer_shown
    assert page.sheet.typed.verdict.text() == "Right."
    assert not page.sheet.typed.count.isVisible()
    assert not page.sheet.reveal.compared.isVisible()  # all is the same: nothing to draw
    press(page, Qt.Key.Key_Return)
    assert [(card, rating) for card, rating, _ in library.study.answers] == [(1, Rating.GOOD)]
    assert library.study.calls[-2] == ("typed", TypedAnswer("9 to 15 months"))
    assert QApplication.focusWidget() is page.sheet


def test_a_wrong_answer_suggests_again_and_shows_the_difference(shown: Shown) -> None:
    library = library_of(typed(1), study_card(2))
    page = shown(library)
    write(page, "a year")
    press(page, Qt.Key.Key_Return)
    assert page.sheet.typed.verdict.text() == "Not this time."
    assert page.sheet.reveal.compared.difference.toPlainText() == "9 to 15 monthsa year"
    assert page.sheet.typed.field.isReadOnly()
    ringed = [each.rating for each in page.ratings.buttons.values() if each.is_default]
    assert ringed == [Rating.AGAIN]
    assert page.keys.main.text() == "Again"
    press(page, Qt.Key.Key_Space)
    assert library.study.answers[0][1] is Rating.AGAIN
    assert ("typed", TypedAnswer("a year")) in library.study.calls


def test_the_person_has_the_last_word(shown: Shown) -> None:
    library = library_of(typed(1), study_card(2))
    page = shown(library)
    write(page, "a year")
    press(page, Qt.Key.Key_Return)
    press(page, Qt.Key.Key_R)
    assert page.sheet.typed.verdict.text() == "Counted as right."
    suggestions = [page.desk.suggested]
    for _ in range(2):
        press(page, Qt.Key.Key_R)
        suggestions.append(page.desk.suggested)
    assert suggestions == [Rating.GOOD, Rating.AGAIN, Rating.GOOD]
    press(page, Qt.Key.Key_4)
    assert library.study.answers[0][1] is Rating.EASY
    assert ("typed", TypedAnswer("a year", counted_right=True)) in library.study.calls


def test_a_field_left_empty_suggests_again_and_keeps_no_words(shown: Shown) -> None:
    library = library_of(typed(1), study_card(2))
    page = shown(library)
    press(page, Qt.Key.Key_Return)
    assert page.sheet.typed.hint.text() == "Nothing typed."
    press(page, Qt.Key.Key_R)  # nothing to count
    press(page, Qt.Key.Key_Return)
    assert library.study.answers[0][1] is Rating.AGAIN
    assert page.desk.suggested is Rating.GOOD  # of the next card, which is not typed
    assert "typed" not in [call[0] for call in library.study.calls]


def test_the_answer_of_another_card_is_named(shown: Shown) -> None:
    other = study_card(2, prompt="How many courses?", answer="four")
    page = shown(library_of(typed(1), other))
    write(page, "four")
    press(page, Qt.Key.Key_Return)
    assert page.sheet.typed.reason.text() == 'That is the answer to "How many courses?".'


def test_esc_leaves_the_field_for_the_keys_of_the_card(shown: Shown) -> None:
    library = library_of(typed(1), study_card(2))
    page = shown(library)
    write(page, "so far")
    press(page, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is page.sheet
    press(page, Qt.Key.Key_F)
    assert ("flag", 1, True) in library.study.calls
    assert page.sheet.typed.text == "so far"  # the card stays, and so do the words


def test_undo_in_an_empty_field_is_the_pages(shown: Shown) -> None:
    library = library_of(typed(1))
    library.undone.append(study_card(5))
    page = shown(library)
    QTest.keyClick(page.sheet.typed.field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert library.undone == [study_card(5)]  # the window binds Ctrl+Z; the field lets it pass
    write(page, "x")
    field = page.sheet.typed.field
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == ""
    assert page.card == typed(1)


def test_words_stay_while_the_plan_changes_behind_them(shown: Shown) -> None:
    library = library_of(typed(1))
    page = shown(library)
    write(page, "9 to")
    library.study.cards = [typed(1, flagged=True)]
    page.mark_changed(Changes.PLAN)
    assert page.sheet.flag.isVisible()
    assert page.sheet.typed.text == "9 to"
    assert QApplication.focusWidget() is page.sheet.typed.field


@pytest.mark.parametrize(("width", "height", "scale"), [(984, 760, 1.0), (620, 560, 2.0)])
def test_the_question_stays_when_verdict_and_difference_come(
    shown: Shown, qapp: QApplication, width: int, height: int, scale: float
) -> None:
    page = shown(library_of(typed(1), typed(2, items=("a", "b")), study_card(3)), width, height)
    apply_theme(qapp, "light", scale)
    try:
        settle()
        sheet = page.sheet
        for _ in range(2):
            settle()
            top = sheet.question.mapTo(sheet.viewport(), QPoint(0, 0)).y()
            before = top + sheet.verticalScrollBar().value()
            sheet.typed.field.setText("between 9 and 12 months, or more")
            page.show_answer()
            settle()
            now = sheet.question.mapTo(sheet.viewport(), QPoint(0, 0)).y()
            assert now + sheet.verticalScrollBar().value() == before
            page.count_as_right()
            page.acts.marks.flag()
            settle()
            now = sheet.question.mapTo(sheet.viewport(), QPoint(0, 0)).y()
            assert now + sheet.verticalScrollBar().value() == before
            page.rate(Rating.AGAIN)
    finally:
        apply_theme(qapp, "light", 1.0)


def test_a_failed_check_stays_on_the_question_and_can_be_tried_again(shown: Shown) -> None:
    library = library_of(typed(1))
    page = shown(library)
    write(page, "a year")
    library.study.fail = ProblemKind.DISK_FULL
    press(page, Qt.Key.Key_Return)
    states = [(page.failure.isVisible(), page.sheet.answer_shown)]
    library.study.fail = None
    page.failure.retry.click()
    states.append((page.failure.isVisible(), page.sheet.answer_shown))
    assert states == [(True, False), (False, True)]


def test_a_full_disk_keeps_what_was_typed(shown: Shown) -> None:
    library = library_of(typed(1), study_card(2))
    page = shown(library)
    write(page, "a year")
    press(page, Qt.Key.Key_Return)
    library.study.fail = ProblemKind.DISK_FULL
    press(page, Qt.Key.Key_1)
    assert page.failure.isVisible()
    assert page.sheet.typed.text == "a year"
    library.study.fail = None
    page.failure.retry.click()
    assert ("typed", TypedAnswer("a year")) in library.study.calls


def test_nothing_of_a_typed_answer_is_left_for_the_next_card(shown: Shown) -> None:
    library = library_of(typed(1), study_card(2), study_card(3))
    page = shown(library)
    write(page, "a year")
    press(page, Qt.Key.Key_Return)
    press(page, Qt.Key.Key_Return)
    library.study.calls.clear()
    press(page, Qt.Key.Key_Space)
    assert not page.sheet.typed.isVisible()
    press(page, Qt.Key.Key_Space)
    given = [(card, rating) for card, rating, _ in library.study.answers]
    assert given == [(1, Rating.AGAIN), (2, Rating.GOOD)]
    assert "typed" not in [call[0] for call in library.study.calls]


def test_a_card_that_comes_again_at_once_asks_anew(shown: Shown) -> None:
    library = library_of(typed(1))
    page = shown(library)
    write(page, "a year")
    press(page, Qt.Key.Key_Return)
    page.show_session(SessionView(typed(1), 1, 1, 1.0))  # it failed, and nothing else is left
    field = page.sheet.typed.field
    assert (field.text(), field.isReadOnly()) == ("", False)
    assert QApplication.focusWidget() is field
    assert page.sheet.grade is None
    assert not page.sheet.answer_shown


def test_a_list_says_how_many_things_it_wants(shown: Shown) -> None:
    page = shown(library_of(typed(1, kind=CardKind.LIST, items=("a", "b", "c"))))
    assert page.sheet.typed.field.accessibleName() == "Your answer: 3, with commas between"


def test_t_switches_typing_on_and_off(shown: Shown) -> None:
    library = library_of(study_card(1))
    page = shown(library)
    press(page, Qt.Key.Key_T)
    assert ("typed", 1, True) in library.study.calls
    assert QApplication.focusWidget() is page.sheet.typed.field
    assert page.keys.why.text() == (
        "The answer to this card is typed from now on; the others stay as they are"
    )
    press(page, Qt.Key.Key_Escape)
    press(page, Qt.Key.Key_T)
    assert ("typed", 1, False) in library.study.calls
    assert not page.sheet.typed.isVisible()


def test_a_very_long_answer_is_taken_as_far_as_it_can_be_graded(shown: Shown) -> None:
    page = shown(library_of(typed(1, answer="y" * 100_000)))
    page.sheet.typed.field.insert("x" * 100_000)
    assert len(page.sheet.typed.text) == page.sheet.typed.field.maxLength()
    page.show_answer()
    assert page.sheet.reveal.compared.legend.text() == "Too long to be compared word by word."


@pytest.mark.parametrize(
    ("grade", "counted", "rating", "words"),
    [
        (None, False, Rating.GOOD, ""),
        (RIGHT, False, Rating.GOOD, "Right."),
        (NEARLY, False, Rating.AGAIN, "Nearly."),
        (NEARLY, True, Rating.GOOD, "Counted as right."),
        (MISSED, False, Rating.AGAIN, "Not this time."),
        (MISSED, True, Rating.GOOD, "Counted as right."),
    ],
)
def test_only_what_counts_suggests_good(
    grade: Grade | None, counted: bool, rating: Rating, words: str
) -> None:
    assert suggested(grade, counted) is rating
    if grade is not None:
        assert verdict_words(grade, counted) == words
        assert counts_as_right(grade, counted) is (rating is Rating.GOOD)


def test_a_reason_is_given_for_every_grade_that_needs_one() -> None:
    quiet = (GradeReason.SAME, GradeReason.OTHER, GradeReason.EMPTY)
    for reason in GradeReason:
        assert bool(reason_words(Grade(Verdict.WRONG, reason))) is (reason not in quiet)
    part = Grade(Verdict.NEARLY, GradeReason.MISSING, found=2, wanted=3)
    assert reason_words(part) == "2 of 3 are right."
    other = OtherCard(2, "Who\npays?", "x")
    assert reason_words(part, other) == 'That is the answer to "Who pays?".'

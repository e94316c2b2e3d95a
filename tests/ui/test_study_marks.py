"""What is done to the card in front besides answering it, and what is said about it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aimstudy.domain.errors import ProblemKind
from aimstudy.domain.review import Rating
from aimstudy.services.views.card_reasons import Leech, LeechCause, OtherCard, WhyNow
from aimstudy.services.views.study import Gap, GapUnit
from aimstudy.ui.dialogs.card_editor import CardEditor
from aimstudy.ui.page import CardPlace, Destination, NoticeText, PageId
from aimstudy.ui.pages.study_page import StudyPage
from aimstudy.ui.study.leech_words import leech_text, leech_title
from aimstudy.ui.study.why_words import choice_line, fact_lines, plan_line, reason_text
from tests.ui.fake_study import (
    CHOICES,
    LEECH,
    WHY,
    Clock,
    FakeLibrary,
    library_of,
    press,
    show_study,
    study_card,
)

Shown = Callable[[FakeLibrary], StudyPage]
CONTROL = Qt.KeyboardModifier.ControlModifier
TODAY = date(2026, 11, 21)


@pytest.fixture
def shown(qtbot: QtBot, qapp: QApplication) -> Shown:
    return lambda library: show_study(qtbot, qapp, library, Clock(), 984, 760)


def test_a_bookmark_stays_with_the_card_and_comes_off_again(shown: Shown) -> None:
    library = library_of(study_card(1))
    page = shown(library)
    page.show_answer()
    press(page, Qt.Key.Key_M)
    assert page.sheet.bookmark.isVisible()
    assert page.sheet.answer_shown
    assert page.keys.why.text() == "Bookmarked"
    press(page, Qt.Key.Key_M)
    assert [call for call in library.study.calls if call[0] == "bookmark"] == [
        ("bookmark", 1, True),
        ("bookmark", 1, False),
    ]


def test_a_card_begins_anew(shown: Shown) -> None:
    library = library_of(study_card(1), study_card(2))
    page = shown(library)
    QTest.keyClick(page.sheet, Qt.Key.Key_R, CONTROL)
    assert ("reset", 1) in library.study.calls
    assert page.keys.why.text() == "The card begins anew; Undo takes that back"


def test_a_reversed_card_is_made_only_where_there_is_none(shown: Shown) -> None:
    library = library_of(replace(study_card(1), can_reverse=True))
    page = shown(library)
    page.acts.marks.add_reverse()
    page.acts.marks.add_reverse()
    assert [call for call in library.study.calls if call[0] == "reverse"] == [("reverse", 1, False)]


def test_a_note_is_written_under_the_answer_and_moves_nothing_above(shown: Shown) -> None:
    library = library_of(study_card(1))
    page = shown(library)
    press(page, Qt.Key.Key_N)
    assert page.keys.why.text() == "A note stands under the answer: show that first."
    page.show_answer()
    sheet = page.sheet
    press(page, Qt.Key.Key_N)
    QApplication.processEvents()
    top = sheet.question.mapTo(sheet, QPoint(0, 0))
    assert QApplication.focusWidget() is sheet.remark.field
    QTest.keyClicks(sheet.remark.field, "3 terms e")  # no key of the card works here
    QTest.keyClick(sheet.remark.field, Qt.Key.Key_Return, CONTROL)
    assert ("remark", 1, "3 terms e") in library.study.calls
    assert sheet.remark.text.text() == "3 terms e"
    assert not sheet.remark.field.isVisible()
    assert QApplication.focusWidget() is sheet
    QApplication.processEvents()
    assert sheet.question.mapTo(sheet, QPoint(0, 0)) == top


def test_esc_leaves_the_note_and_an_unchanged_one_is_no_step(shown: Shown) -> None:
    library = library_of(replace(study_card(1), remark="as it is"))
    page = shown(library)
    page.show_answer()
    assert page.sheet.remark.text.isVisible()
    press(page, Qt.Key.Key_N)
    QTest.keyClicks(page.sheet.remark.field, " no longer")
    press(page, Qt.Key.Key_Escape)
    assert page.sheet.remark.text.text() == "as it is"
    press(page, Qt.Key.Key_N)
    page.sheet.remark.save.click()
    assert "remark" not in [call[0] for call in library.study.calls]
    assert not page.sheet.remark.writing


def test_a_note_that_cannot_be_kept_stays_in_its_field(shown: Shown) -> None:
    library = library_of(study_card(1))
    page = shown(library)
    page.show_answer()
    press(page, Qt.Key.Key_N)
    QTest.keyClicks(page.sheet.remark.field, "kept")
    library.study.fail = ProblemKind.DISK_FULL
    page.sheet.remark.save.click()
    assert page.failure.isVisible()
    assert page.sheet.remark.field.isVisible()
    assert page.sheet.remark.field.toPlainText() == "kept"
    library.study.fail = None
    page.failure.retry.click()
    assert ("remark", 1, "kept") in library.study.calls
    assert not page.sheet.remark.writing


def test_a_note_being_written_is_kept_before_the_card_goes(shown: Shown) -> None:
    library = library_of(study_card(1), study_card(2))
    page = shown(library)
    page.show_answer()
    press(page, Qt.Key.Key_N)
    QTest.keyClicks(page.sheet.remark.field, "not lost")
    library.study.fail = ProblemKind.DISK_FULL
    page.ratings.buttons[Rating.GOOD].click()
    assert library.study.answers == []
    assert page.sheet.remark.field.toPlainText() == "not lost"
    library.study.fail = None
    page.ratings.buttons[Rating.GOOD].click()
    assert ("remark", 1, "not lost") in library.study.calls
    assert [card for card, _, _ in library.study.answers] == [1]


def test_w_explains_the_card_in_its_place_and_gives_nothing_away(shown: Shown) -> None:
    page = shown(library_of(study_card(1)))
    frame = page.answer_row.pos()
    press(page, Qt.Key.Key_W)
    why = page.desk.why
    assert why.isVisible()
    assert page.answer_row.pos() == frame
    assert "9 to 15 months" not in why.accessibleDescription()
    assert "Recall now: about 81 %." in why.facts.text()
    press(page, Qt.Key.Key_Escape)
    assert page.sheet.isVisible()
    press(page, Qt.Key.Key_W)
    press(page, Qt.Key.Key_W)
    assert QApplication.focusWidget() is page.sheet


def test_what_is_known_of_a_card_is_said_and_no_more() -> None:
    assert reason_text(WHY).startswith("Among the cards that wait, an answer to this one now adds")
    assert fact_lines(WHY, TODAY) == [
        "Recall now: about 81 %.",
        "Recall on 2 January, without another answer: about 58 %.",
        "Last answer: Hard, 9 days ago.",
        "Answered 7 times, forgotten 2 times.",
        "By its date alone it would come in 3 days.",
    ]
    met_never = replace(
        WHY, reason=WhyNow.NEW, recall_now=None, recall_exam=None, last_day=None, last_rating=None,
        due=None, reps=0, lapses=0, exam_day=None,
    )  # fmt: skip
    assert fact_lines(met_never, TODAY) == ["Recall now: not known before the first answer."]
    assert plan_line(met_never).startswith("Each wait lasts until recall")
    for reason in WhyNow:
        assert reason_text(replace(WHY, reason=reason)).endswith(".")
    late = replace(WHY, due=date(2026, 11, 19))
    assert fact_lines(late, TODAY)[-1] == (
        "By its date alone it would have come on 19 November."
    )  # fmt: skip


def test_each_button_says_where_it_leads() -> None:
    assert choice_line(CHOICES[0]) == "Again: 10 min, while it is still fresh."
    assert choice_line(CHOICES[2]) == "Good: 8 days. Recall then is about 88 %."
    exam = replace(CHOICES[3], gap=Gap(GapUnit.EXAM, 40), exam_day=date(2027, 1, 2))
    assert choice_line(exam) == (
        "Easy: not before the exam. On 2 January recall is about 86 % without it."
    )


def test_a_card_failed_again_and_again_says_why_and_what_helps(shown: Shown, qtbot: QtBot) -> None:
    library = library_of(replace(study_card(6), leech=True), study_card(2))
    page = shown(library)
    went: list[Destination] = []
    page.navigate.connect(went.append)
    page.show_answer()
    box = page.sheet.leech
    assert box.isVisible()
    assert box.title.text() == "Forgotten 7 times"
    assert box.text.text() == (
        'You mixed it up 3 times with "How many courses does the AIM programme have?" '
        "(answer: four). It is known after about 6 days, and forgotten after about 21 days. "
        "Hard instead of Good keeps the waits shorter."
    )
    box.other_button.click()
    assert went == [Destination(PageId.LIBRARY, CardPlace(2))]
    box.split_button.click()
    editor = page.findChild(CardEditor)
    assert editor is not None
    qtbot.addWidget(editor)
    assert editor.front.toPlainText() == study_card(6).prompt
    editor.save()
    assert library.cards.calls[0][0] == "write"
    box.suspend_button.click()
    assert ("suspend", 6) in library.study.calls
    assert not box.isVisible()


@pytest.mark.parametrize("cause", list(LeechCause))
def test_every_cause_has_its_words(cause: LeechCause) -> None:
    leech = Leech(1, 6, 12, (cause,), LEECH.others, 20.0, 5.0)
    assert leech_text(leech)
    assert leech_title(leech) == "Forgotten 6 times"
    assert leech_text(replace(leech, causes=())).startswith("The log does not tell why.")


def test_what_was_mixed_up_the_other_way_round_is_said_so() -> None:
    other = OtherCard(2, "What is a penstock?", "a gate", turned=19)
    leech = Leech(1, 19, 38, (LeechCause.MIXED_UP, LeechCause.LOOKALIKE), (other,))
    assert leech_text(leech) == (
        'Its answer was given 19 times where "What is a penstock?" was asked (answer: a gate).'
    )


def test_a_wait_of_a_day_is_not_called_as_low_as_it_was_set() -> None:
    short = (CHOICES[0], *(replace(one, gap=Gap(GapUnit.DAYS, 1)) for one in CHOICES[1:]))
    words = plan_line(replace(WHY, exam_day=None, choices=short))
    assert words.endswith("as you have set it, but for a day at the least.")
    assert plan_line(replace(WHY, exam_day=None)).endswith("as you have set it.")


def test_the_menu_has_all_that_can_be_done_now(shown: Shown) -> None:
    page = shown(library_of(replace(study_card(1), flagged=True, can_reverse=True)))
    menu = page.acts.menu()
    assert menu is not None
    words = [entry.text().split("\t")[0] for entry in menu.actions() if entry.text()]
    assert words == [
        "Edit", "Take the flag off", "Bookmark", "Not today", "Suspend", "Begin anew",
        "Type the answer", "Reversed card", "Why this date?", "What waits", "Choose a session",
        "Undo",
    ]  # fmt: skip
    page.show_answer()
    again = page.acts.menu()
    assert again is not None
    more = {entry.text() for entry in again.actions()} - {entry.text() for entry in menu.actions()}
    assert {entry.split("\t")[0] for entry in more} == {"Your note", "Open source"}


def in_menu(page: StudyPage) -> list[str]:
    menu = page.acts.menu()
    assert menu is not None
    return [entry.text().split("\t")[0] for entry in menu.actions()]


def test_the_menu_lets_a_typed_answer_count_and_takes_that_back(shown: Shown) -> None:
    page = shown(library_of(replace(study_card(1), typed=True)))
    assert "Count it as right" not in in_menu(page)
    page.sheet.typed.field.setText("a year")
    page.show_answer()
    assert "Count it as right" in in_menu(page)
    page.count_as_right()
    assert "Count it as wrong" in in_menu(page)


def test_redo_tells_where_undo_does_and_stands_in_the_menu(shown: Shown) -> None:
    library = library_of(study_card(1), study_card(2))
    library.undone.append(study_card(5))
    page = shown(library)
    said: list[NoticeText] = []
    page.notice.connect(said.append)
    page.redo()
    assert page.keys.why.text() == "There is nothing to do again."
    assert "Redo" not in in_menu(page)
    page.undo()
    assert page.card == study_card(5)
    assert "Redo" in in_menu(page)
    page.redo()
    assert (page.card, page.keys.why.text()) == (study_card(1), "Done again: the last answer.")
    assert said == []
    library.study.cards.clear()
    library.undone.append(study_card(7))
    page.undo()
    page.redo()  # the end has no such line
    assert page.stack.currentWidget() is page.done
    assert [notice.title for notice in said] == ["Done again: the last answer."]

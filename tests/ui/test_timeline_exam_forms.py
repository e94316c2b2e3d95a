"""Results, milestones and the example plan on the Timeline page."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aimstudy.application import open_library
from aimstudy.domain.changes import Changes
from aimstudy.domain.exam import Exam
from aimstudy.domain.exam_profile import ExamResult, Milestone, Topic, TopicKind, TopicSource
from aimstudy.domain.example_exam import PLAN_COURSES
from aimstudy.ui import background
from aimstudy.ui.own_texts import OWN_TEXTS, shown_text, stored_text
from aimstudy.ui.page import ResultWish
from aimstudy.ui.pages.timeline_page import TimelinePage
from aimstudy.ui.timeline.words_day import special_words
from aimstudy.ui.translations import set_language
from tests.ui.fake_timeline import EXAM, TODAY, opened, sample_view

OVER = Exam(7, "Law", date(2026, 11, 10))


@pytest.fixture(autouse=True)
def _no_thread_left() -> Iterator[None]:
    yield
    background.shut_down()


def test_the_result_of_an_exam_that_is_over_is_asked_for_quietly(qtbot: QtBot) -> None:
    page, library = opened(qtbot, sample_view(exams=(OVER, EXAM)))
    forms = page.exam_forms
    assert forms.notice.isVisible()
    assert forms.notice.title.text() == "Law on 10 November is over. How did it go?"
    assert forms.notice.button is not None
    QTest.mouseClick(forms.notice.button, Qt.MouseButton.LeftButton)
    assert forms.result.isVisible()
    forms.result.passed.buttons[0].click()
    forms.result.save.click()
    assert library.timeline.asked == [("result", 7, ExamResult(True))]
    assert not forms.result.isVisible()
    qtbot.waitUntil(lambda: not forms.notice.isVisible())


def test_the_question_can_be_put_away_and_comes_back_by_undo(qtbot: QtBot) -> None:
    page, library = opened(qtbot, sample_view(exams=(OVER, EXAM)))
    page._open_minutes()  # a form that is open stays open
    with qtbot.waitSignal(page.changed) as changed:
        page.exam_forms.notice.not_now.click()
    assert changed.args == [Changes.SETTINGS]
    assert not page.exam_forms.notice.isVisible()
    assert page.minutes_panel.isVisible()
    assert library.timeline.asked == []
    assert library.results.put_off == OVER.day
    library.results.put_off = date.min  # undone
    page.mark_changed(Changes.EVERYTHING)
    qtbot.waitUntil(page.exam_forms.notice.isVisible)


def test_one_who_comes_to_enter_a_result_finds_its_form_open(qtbot: QtBot) -> None:
    page, _ = opened(qtbot, sample_view(exams=(OVER, EXAM)))
    page.arrive(ResultWish(OVER.id))
    qtbot.waitUntil(page.exam_forms.result.isVisible)
    assert not page.exam_forms.notice.isVisible()
    page.mark_changed(Changes.PLAN)
    qtbot.waitUntil(lambda: not background.busy())
    assert not page.exam_forms.notice.isVisible()
    page.exam_forms.result.cancel.click()
    assert page.exam_forms.notice.isVisible()
    page.arrive(ResultWish(99))  # removed meanwhile
    assert not page.exam_forms.result.isVisible()


def test_the_form_takes_the_place_of_the_question(qtbot: QtBot) -> None:
    page, _ = opened(qtbot, sample_view(exams=(OVER, EXAM)))
    page.exam_forms.open_result(OVER)
    assert not page.exam_forms.notice.isVisible()
    page.exam_forms.result.cancel.click()
    assert page.exam_forms.notice.isVisible()


@pytest.mark.parametrize(
    "exam",
    [
        replace(OVER, day=TODAY),
        replace(OVER, day=date(2026, 5, 1)),
        replace(OVER, result=ExamResult(False)),
        EXAM,
    ],
)
def test_nothing_is_asked_of_other_exams(qtbot: QtBot, exam: Exam) -> None:
    page, _ = opened(qtbot, sample_view(exams=(exam,)))
    assert not page.exam_forms.notice.isVisible()


def test_a_failed_exam_is_planned_again_in_one_press(qtbot: QtBot) -> None:
    topics = (Topic("Liability", 1.0, (TopicSource(TopicKind.TAG, tag="law"),)),)
    failed = replace(OVER, topics=topics, result=ExamResult(False, 50, 59, ("Liability",)))
    page, library = opened(qtbot, sample_view(exams=(failed, EXAM)))
    offer = page.exam_forms.retake
    assert offer.isVisible()
    assert offer.title.text() == "Law: not passed, 50 to 59 of 100."
    assert offer.text.text() == (
        "It can be planned again with the same paper and topics; you choose the day. Less is "
        "expected then of the cards of what was weak (Liability), and its new cards come first."
    )
    assert offer.button is not None
    QTest.mouseClick(offer.button, Qt.MouseButton.LeftButton)
    form = page.exam_panel
    assert form.isVisible()
    assert not offer.isVisible()  # the form is about it
    form.cancel.click()
    assert offer.isVisible()
    offer.button.click()
    assert form.heading.text() == "Plan Law again"
    focus = QApplication.focusWidget()
    assert focus is not None
    assert form.day.isAncestorOf(focus)
    assert form.exam().topics == topics
    form.save.click()
    assert library.timeline.asked == [("exam", "Law", date(2027, 1, 3), 0)]
    qtbot.waitUntil(lambda: not offer.isVisible())


def test_the_offer_to_plan_again_can_be_put_away(qtbot: QtBot) -> None:
    failed = replace(OVER, result=ExamResult(False))
    page, library = opened(qtbot, sample_view(exams=(failed, EXAM)))
    assert page.exam_forms.retake.title.text() == "Law: not passed."
    page.exam_forms.retake.not_now.click()
    assert not page.exam_forms.retake.isVisible()
    assert library.results.again_put_off == OVER.day
    assert library.timeline.asked == []


def test_the_form_of_an_exam_leads_to_its_result(qtbot: QtBot) -> None:
    page, _ = opened(qtbot, sample_view(exams=(OVER, EXAM)))
    page.open_panel(page.exam_panel)
    page.exam_panel.open(OVER, TODAY)
    page.exam_panel.result.click()
    assert page.exam_forms.result.isVisible()
    assert not page.exam_panel.isVisible()
    QTest.keyClick(page.exam_forms.result, Qt.Key.Key_Escape)
    assert not page.exam_forms.result.isVisible()


def test_milestones_are_kept_and_the_example_plan_is_one_press(qtbot: QtBot) -> None:
    course = Milestone(3, "Course 1 of 4", date(2027, 2, 1))
    page, library = opened(qtbot, replace(sample_view(), milestones=(course,)))
    forms = page.exam_forms
    forms.button.click()
    assert forms.milestones.isVisible()
    forms.milestones.name.setText("Half way")
    forms.milestones.day.set_day(date(2027, 1, 1))
    forms.milestones.save.click()
    assert forms.milestones.isVisible()
    assert forms.milestones.known.flow.count() == 2
    assert forms.milestones.name.text() == ""
    forms.open_milestones(course)
    assert forms.milestones.name.text() == "Course 1 of 4"
    forms.milestones.remove.click()
    assert forms.milestones.known.flow.count() == 1
    forms.milestones.months.setValue(15)
    forms.milestones.example.click()
    assert library.timeline.asked == [
        ("milestone", "Half way", date(2027, 1, 1), 0),
        ("no milestone", 3),
        ("example", 15),
    ]
    forms.milestones.cancel.click()
    assert not forms.milestones.isVisible()


def test_the_example_plan_speaks_the_windows_language_until_it_is_changed(
    qtbot: QtBot, tmp_path: Path
) -> None:
    clock = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)
    with open_library(tmp_path / "data", lambda: clock) as library:
        library.exams.add_example_plan(12)
        set_language("nb")
        page = TimelinePage(library)
        page.changed.connect(page.mark_changed)
        qtbot.addWidget(page)
        page.show()
        qtbot.waitUntil(lambda: page.view is not None)
        first, second, *_ = library.exams.milestones()
        assert page.view is not None
        assert special_words(page.view, first.day) == ("Milepæl: Kurs 1 av 4.",)
        panel = page.exam_forms.milestones
        page.exam_forms.open_milestones(first)
        assert panel.name.text() == "Kurs 1 av 4"
        panel.day.set_day(first.day + timedelta(days=1))
        panel.save.click()  # another day: still a text of the program's own
        moved = replace(first, day=first.day + timedelta(days=1))
        assert library.exams.milestones()[0] == moved
        page.exam_forms.open_milestones(second)
        panel.name.setText("Jus")
        panel.save.click()
        set_language("en")
        names = [shown_text(each.name) for each in library.exams.milestones()]
        assert names == ["Course 1 of 4", "Jus", "Course 3 of 4", "Course 4 of 4"]


@pytest.mark.parametrize("language", ["en", "nb"])
def test_own_texts_are_stored_in_one_language(language: str) -> None:
    set_language(language)
    for text in (*PLAN_COURSES, *OWN_TEXTS, "Jus", ""):
        assert stored_text(shown_text(text)) == text
    assert shown_text("Course 5 of 4") == "Course 5 of 4"


def test_a_whole_exam_goes_through_the_library_in_one_step(qtbot: QtBot, tmp_path: Path) -> None:
    clock = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)
    with open_library(tmp_path / "data", lambda: clock) as library:
        library.cards.write("Who pays?", "the insurer", tags="law")
        page = TimelinePage(library)
        page.changed.connect(page.mark_changed)
        qtbot.addWidget(page)
        page.show()
        qtbot.waitUntil(lambda: page.view is not None)
        page.add_button.click()
        form = page.exam_panel
        form.example.click()
        form.topics_section.toggle.click()
        form.topics.add.click()
        [row] = form.topics.rows
        row.name.setText("Law")
        row.choose.click()
        last = row.list.item(row.list.count() - 1)
        assert last.text() == "Tag: law · 1 card"
        last.setCheckState(Qt.CheckState.Checked)
        form.save.click()
        [exam] = library.exams.exams()
        assert exam.topics == (Topic("Law", 1.0, (TopicSource(TopicKind.TAG, tag="law"),)),)
        assert exam.profile is not None
        assert (exam.profile.questions, exam.profile.verified) == (50, False)
        library.undo()
        assert library.exams.exams() == ()
        background.shut_down()

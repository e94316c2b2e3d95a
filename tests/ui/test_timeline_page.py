"""The Timeline page: what it shows, says and asks for, by mouse and by keyboard."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aimstudy.domain.changes import Changes
from aimstudy.domain.exam import Exam, StudyCalendar
from aimstudy.services.views.timeline import TimelineView
from aimstudy.ui import background
from aimstudy.ui.page import Destination, NoticeText, PageId
from aimstudy.ui.pages.timeline_page import days_shown
from aimstudy.ui.timeline.exam_chips import ExamChip
from aimstudy.ui.timeline.words import calendar_words, exam_words
from tests.ui.fake_timeline import EXAM, TODAY, next_part, opened, sample_view
from tests.ui.focus_names import nameless

if TYPE_CHECKING:
    pass


@pytest.fixture(autouse=True)
def _no_thread_left() -> Iterator[None]:
    yield
    background.shut_down()


def test_the_header_says_minutes_free_days_and_exams(qtbot: QtBot) -> None:
    page, _ = opened(qtbot)
    assert page.header.subtitle.text() == "25 minutes a day, no Sundays · 1 exam"


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        ((25, 25, 25, 25, 25, 25, 25), "25 minutes a day"),
        ((20, 45, 20, 20, 20, 0, 0), "20 to 45 minutes a day, no Saturdays or Sundays"),
        ((30, 0, 30, 0, 30, 0, 0), "30 minutes a day on 3 days a week"),
        ((0, 0, 0, 0, 0, 0, 0), "No minutes planned on any day"),
    ],
)
def test_a_week_of_minutes_in_words(
    minutes: tuple[int, int, int, int, int, int, int], expected: str
) -> None:
    assert calendar_words(StudyCalendar(minutes)) == expected


def test_the_words_under_the_picture(qtbot: QtBot) -> None:
    page, _ = opened(qtbot)
    assert page.card.notes.text() == (
        "Busiest week: 28 December to 2 January (25 min a day), the last before AIM exam. "
        "Nothing is planned on days off.\n"
        "AIM exam, 3 January: you will probably recall 81 to 90 of 100 for the material you "
        "loaded; 34 to 46 if you stop today."
    )


def test_keys_walk_through_the_days(qtbot: QtBot) -> None:
    page, _ = opened(qtbot)
    chart = page.card.chart
    chart.setFocus()
    walked = []
    for key in (
        Qt.Key.Key_Right,
        Qt.Key.Key_Down,
        Qt.Key.Key_Left,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_Up,
        Qt.Key.Key_End,
        Qt.Key.Key_Home,
    ):
        QTest.keyClick(chart, key)
        walked.append(chart.chosen)
    assert walked == [
        date(2026, 11, 23),
        date(2026, 11, 30),
        date(2026, 11, 29),
        date(2026, 12, 27),
        date(2026, 11, 29),
        TODAY,
        EXAM.day,
        TODAY,
    ]
    QTest.keyClick(chart, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert chart.chosen == date(2026, 11, 29)
    QTest.keyClick(chart, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert page.card.day_line.line.text().startswith("Sunday 22 November: no minutes on Sundays.")


def test_space_makes_a_day_off_and_takes_it_back(qtbot: QtBot) -> None:
    page, library = opened(qtbot)
    chart = page.card.chart
    chart.setFocus()
    QTest.keyClick(chart, Qt.Key.Key_Right)
    with qtbot.waitSignal(page.changed) as told:
        QTest.keyClick(chart, Qt.Key.Key_Space)
    assert told.args == [Changes.PLAN]
    qtbot.waitUntil(lambda: page.card.day_line.toggle.text() == "Study on this day")
    assert page.card.day_line.line.text().startswith("Monday 23 November: day off.")
    QTest.keyClick(chart, Qt.Key.Key_Space)
    monday = date(2026, 11, 23)
    assert library.timeline.asked == [("off", monday, True), ("off", monday, False)]


def test_a_weekday_without_minutes_cannot_be_taken_off(qtbot: QtBot) -> None:
    page, library = opened(qtbot)
    page.card.chart.setFocus()
    assert not page.card.day_line.toggle.isEnabled()
    QTest.keyClick(page.card.chart, Qt.Key.Key_Space)
    assert library.timeline.asked == []


def test_a_click_chooses_the_day_under_it(qtbot: QtBot) -> None:
    page, _ = opened(qtbot)
    chart = page.card.chart
    place = chart.geometry_now()
    assert place is not None
    column = place.column(date(2026, 12, 9)).center().toPoint()
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=column)
    assert chart.chosen == date(2026, 12, 9)
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(2, 50))
    assert chart.chosen == date(2026, 12, 9)


def test_the_table_holds_what_the_chart_shows(qtbot: QtBot) -> None:
    page, _ = opened(qtbot)
    QTest.keyClick(page, Qt.Key.Key_T)
    assert page.card.as_table
    model = page.card.model
    row = model.row_of(EXAM.day)
    texts = [model.data(model.index(row, column)) for column in range(model.columnCount())]
    assert texts == ["Sunday 3 January", "0", "0", "0", "0", "0", "81 to 91", "AIM exam"]
    page.card.table.selectRow(1)
    assert page.card.chart.chosen == date(2026, 11, 23)
    QTest.keyClick(page, Qt.Key.Key_Shift)  # so that the second T is no echo of the first
    QTest.keyClick(page, Qt.Key.Key_T)
    assert not page.card.as_table


def test_an_exam_is_added_in_the_page(qtbot: QtBot) -> None:
    page, library = opened(qtbot, sample_view(exams=()))
    assert page.no_exam.isVisible()
    assert page.card.heading.text() == "Minutes a day"
    assert page.no_exam.button is not None
    QTest.mouseClick(page.no_exam.button, Qt.MouseButton.LeftButton)
    page.exam_panel.name.setText("  AIM exam ")
    page.exam_panel.day.set_day(date(2027, 1, 9))
    QTest.keyClick(page.exam_panel.name, Qt.Key.Key_Return)
    assert library.timeline.asked == [("exam", "AIM exam", date(2027, 1, 9), 0)]
    qtbot.waitUntil(lambda: not page.no_exam.isVisible())
    assert not page.exam_panel.isVisible()


def test_an_exam_is_changed_and_removed(qtbot: QtBot) -> None:
    page, library = opened(qtbot)
    button = page.findChildren(ExamChip)[0]
    assert button.accessibleName() == "AIM exam · 3 January · in 42 days"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert page.exam_panel.day.day() == EXAM.day
    with qtbot.waitSignal(page.notice) as said:
        QTest.mouseClick(page.exam_panel.remove, Qt.MouseButton.LeftButton)
    assert said.args == [
        NoticeText("Exam removed.", "Ctrl+Z brings it back with all that was known of it.")
    ]
    assert library.timeline.asked == [("remove", 1)]
    qtbot.waitUntil(lambda: page.no_exam.isVisible())


def test_minutes_are_kept_for_each_weekday(qtbot: QtBot) -> None:
    page, library = opened(qtbot)
    QTest.mouseClick(page.minutes_button, Qt.MouseButton.LeftButton)
    assert page.minutes_panel.minutes() == (25, 25, 25, 25, 25, 25, 0)
    page.minutes_panel.fields[0].setValue(40)
    QTest.mouseClick(page.minutes_panel.same, Qt.MouseButton.LeftButton)
    page.minutes_panel.fields[6].setValue(0)
    QTest.mouseClick(page.minutes_panel.save, Qt.MouseButton.LeftButton)
    assert library.timeline.asked == [("minutes", (40, 40, 40, 40, 40, 40, 0))]
    qtbot.waitUntil(lambda: page.header.subtitle.text().startswith("40 minutes a day"))


def misfitting() -> TimelineView:
    """38 cards of the exam do not fit."""
    view = sample_view()
    return replace(view, ahead=next_part(view.exams, view.forecast.days, left_out=38))


def test_a_plan_that_does_not_fit_says_so_with_numbers(qtbot: QtBot) -> None:
    page, _ = opened(qtbot, misfitting())
    notice = page.misfits.notices[0]
    assert notice.title.text() == "AIM exam does not fit."  # 38 of 64 stay out
    assert notice.text.text() == (
        "It needs 31 minutes on a study day, and you have 25. "
        "38 of its 64 cards are not met before the exam."
    )
    assert notice.button is not None
    assert notice.button.text() == "Ways out"
    QTest.mouseClick(notice.button, Qt.MouseButton.LeftButton)
    assert page.choices.ways_out.isVisible()


def test_ways_out_take_the_place_of_another_form(qtbot: QtBot) -> None:
    page, _ = opened(qtbot, misfitting())
    panel = page.choices.ways_out
    button = page.misfits.notices[0].button
    assert button is not None
    page.minutes_button.click()
    with qtbot.waitSignal(page.ways_out_asked) as told:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert told.args == [EXAM.id]
    assert panel.isVisible()
    assert not page.minutes_panel.isVisible()
    panel.closed.emit()
    assert not panel.isVisible()


def test_what_if_is_offered_with_an_exam_ahead(qtbot: QtBot) -> None:
    page, _ = opened(qtbot)
    assert page.what_if_button.isVisible()
    with qtbot.waitSignal(page.what_if_asked):
        page.what_if_button.click()
    page.close_panels()
    page.show_view(sample_view(exams=()))
    assert not page.what_if_button.isVisible()


def test_too_little_evidence_shows_no_number(qtbot: QtBot) -> None:
    view = sample_view()
    forecast = replace(view.forecast, enough_evidence=False, answers=6)
    part = replace(next_part(view.exams, forecast.days, answers_needed=24)[0], answers=6)
    view = replace(view, forecast=forecast, answers_needed=24, ahead=(part,))
    page, _ = opened(qtbot, view)
    assert page.card.notes.text().splitlines()[-1] == (
        "AIM exam: not enough evidence for a range yet. It can be given after 30 answers to cards "
        "that come back on another day; 6 so far."
    )
    place = page.card.chart.geometry_now()
    assert place is not None
    assert place.recall is None
    assert "of 100" not in page.card.day_line.line.text()


def test_without_cards_the_page_shows_the_way_to_them(qtbot: QtBot) -> None:
    view = sample_view()
    page, _ = opened(qtbot, replace(view, forecast=replace(view.forecast, cards=0)))
    assert page.empty.isVisible()
    assert page.empty.button is not None
    with qtbot.waitSignal(page.navigate) as told:
        QTest.mouseClick(page.empty.button, Qt.MouseButton.LeftButton)
    assert told.args == [Destination(PageId.ARTICLES)]


def test_a_refused_exam_leaves_the_form_open(qtbot: QtBot) -> None:
    page, library = opened(qtbot)
    page.add_button.click()
    page.exam_panel.saved.emit(Exam(0, "Old", date(2020, 1, 1)))
    assert page.exam_panel.isVisible()
    assert library.timeline.now.exams == (EXAM,)


def test_an_exam_counts_down() -> None:
    assert exam_words(Exam(1, "A", date(2026, 11, 23)), TODAY) == "A · 23 November · tomorrow"
    assert exam_words(Exam(1, "A", TODAY), TODAY) == "A · 22 November · today"
    assert exam_words(Exam(1, "A", date(2026, 11, 21)), TODAY) == "A · 21 November · over"


def test_everything_that_takes_the_focus_has_a_name(qtbot: QtBot) -> None:
    page, _ = opened(qtbot)
    page.add_button.click()
    page.minutes_panel.show()
    assert nameless(page) == []


def test_the_days_shown_reach_past_the_last_exam() -> None:
    assert days_shown((), TODAY) == 56
    assert days_shown((EXAM.day,), TODAY) == 56
    assert days_shown((EXAM.day, date(2027, 3, 2)), TODAY) == 110
    assert days_shown((date(2030, 3, 2),), TODAY) == 400


def test_escape_closes_a_form_and_changes_nothing(qtbot: QtBot) -> None:
    page, library = opened(qtbot)
    page.add_button.click()
    QTest.keyClick(page.exam_panel.name, Qt.Key.Key_Escape)
    assert not page.exam_panel.isVisible()
    page.minutes_button.click()
    QTest.keyClick(page.minutes_panel.fields[0], Qt.Key.Key_Escape)
    assert not page.minutes_panel.isVisible()
    assert library.timeline.asked == []


def test_nothing_moves_when_the_pointer_passes_over_the_days(qtbot: QtBot) -> None:
    page, _ = opened(qtbot)
    qtbot.wait(30)  # the layout settles
    before = page.card.chart.geometry()
    place = page.card.chart.geometry_now()
    assert place is not None
    for day in (date(2026, 11, 23), EXAM.day, date(2026, 11, 29)):
        QTest.mouseMove(page.card.chart, place.column(day).center().toPoint())
        qtbot.wait(1)
        assert page.card.chart.geometry() == before

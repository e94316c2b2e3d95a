"""The Timeline page: what it shows, says and asks for, by mouse and by keyboard."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from aimstudy.domain.changes import Changes
from aimstudy.domain.exam import Exam, StudyCalendar
from aimstudy.services.views.timeline import TimelineView
from aimstudy.ui import background
from aimstudy.ui.charts.timeline_geometry import budget_runs
from aimstudy.ui.page import Destination, PageId
from aimstudy.ui.pages.timeline_page import TimelinePage, days_shown
from aimstudy.ui.timeline.words import busiest_week, calendar_words, day_words, exam_words
from tests.ui.fake_timeline import EXAM, TODAY, FakeTimelineLibrary, sample_view

if TYPE_CHECKING:
    from aimstudy.services.library import Library


@pytest.fixture(autouse=True)
def _no_thread_left() -> Iterator[None]:
    yield
    background.shut_down()


def opened(
    qtbot: QtBot, view: TimelineView | None = None
) -> tuple[TimelinePage, FakeTimelineLibrary]:
    """The page as it stands once its forecast has come."""
    library = FakeTimelineLibrary(view)
    page = TimelinePage(cast("Library", library))
    page.changed.connect(page.mark_changed)
    qtbot.addWidget(page)
    page.resize(984, 760)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    qtbot.waitUntil(lambda: page.card.isVisible() or page.empty.isVisible())
    return page, library


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


def test_each_day_has_its_sentence() -> None:
    view = sample_view(days_off=frozenset({date(2026, 11, 26)}))
    assert day_words(view, date(2026, 11, 23)) == (
        "Monday 23 November: 12 min refresh (19 cards), 6 min new (4 cards), of 25 min. "
        "Recall 36 to 46 of 100."
    )
    assert day_words(view, date(2026, 11, 26)) == (
        "Thursday 26 November: day off. Recall 39 to 49 of 100."
    )
    assert day_words(view, EXAM.day) == (
        "Sunday 3 January: no minutes on Sundays. Recall 81 to 91 of 100. Exam: AIM exam."
    )


def test_the_busiest_week_is_the_last_before_the_exam() -> None:
    found = busiest_week(sample_view().forecast.days)
    assert found is not None
    first, last, minutes = found
    assert (first.day, last.day, minutes) == (date(2026, 12, 28), date(2027, 1, 2), 25.0)


def test_the_words_under_the_picture(qtbot: QtBot) -> None:
    page, _ = opened(qtbot)
    assert page.card.notes.text() == (
        "Busiest week: 28 December to 2 January (25 min a day). Nothing is planned on days off. "
        "If you stop today: 34 to 46 of 100 on exam day."
    )


def test_keys_walk_through_the_days(qtbot: QtBot) -> None:
    page, _ = opened(qtbot)
    chart = page.card.chart
    chart.setFocus()
    walked = []
    for key in (
        Qt.Key.Key_Right,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Left,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_End,
        Qt.Key.Key_Home,
    ):
        QTest.keyClick(chart, key)
        walked.append(chart.chosen)
    assert walked == [
        date(2026, 11, 23),
        date(2026, 11, 30),
        date(2026, 11, 29),
        TODAY,
        EXAM.day,
        TODAY,
    ]
    assert page.card.day_line.text().startswith("Sunday 22 November: no minutes on Sundays.")


def test_space_makes_a_day_off_and_takes_it_back(qtbot: QtBot) -> None:
    page, library = opened(qtbot)
    chart = page.card.chart
    chart.setFocus()
    QTest.keyClick(chart, Qt.Key.Key_Right)
    with qtbot.waitSignal(page.changed) as told:
        QTest.keyClick(chart, Qt.Key.Key_Space)
    assert told.args == [Changes.PLAN]
    qtbot.waitUntil(lambda: page.card.toggle.text() == "Study on this day")
    assert page.card.day_line.text().startswith("Monday 23 November: day off.")
    QTest.keyClick(chart, Qt.Key.Key_Space)
    monday = date(2026, 11, 23)
    assert library.timeline.asked == [("off", monday, True), ("off", monday, False)]


def test_a_weekday_without_minutes_cannot_be_taken_off(qtbot: QtBot) -> None:
    page, library = opened(qtbot)
    page.card.chart.setFocus()
    assert not page.card.toggle.isEnabled()
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
    assert texts == ["Sunday 3 January", "0", "0", "0", "81 to 91 of 100", "AIM exam"]
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
    item = page.exams.flow.itemAt(0)
    assert item is not None
    button = item.widget()
    assert button is not None
    assert button.accessibleName() == "AIM exam · 3 January · in 42 days"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert page.exam_panel.day.day() == EXAM.day
    QTest.mouseClick(page.exam_panel.remove, Qt.MouseButton.LeftButton)
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


def test_a_plan_that_does_not_fit_says_so_with_numbers(qtbot: QtBot) -> None:
    view = sample_view()
    forecast = replace(view.forecast, left_out=38, minutes_needed=31)
    page, _ = opened(qtbot, replace(view, forecast=forecast))
    assert page.misfit.title.text() == "AIM exam does not quite fit."
    assert page.misfit.text.text() == (
        "It needs 31 minutes a day; at 25 minutes, 38 new cards are left out before the exam."
    )
    assert page.misfit.button is not None
    QTest.mouseClick(page.misfit.button, Qt.MouseButton.LeftButton)
    assert page.minutes_panel.isVisible()
    QTest.mouseClick(page.move_exam, Qt.MouseButton.LeftButton)
    assert page.exam_panel.isVisible()
    assert not page.minutes_panel.isVisible()


def test_too_little_evidence_shows_no_number(qtbot: QtBot) -> None:
    view = sample_view()
    forecast = replace(view.forecast, enough_evidence=False, answers=6)
    page, _ = opened(qtbot, replace(view, forecast=forecast, answers_needed=24))
    assert page.card.evidence.text() == (
        "Recall: not enough evidence yet. 24 answers more, and a range is shown here."
    )
    place = page.card.chart.geometry_now()
    assert place is not None
    assert place.recall is None
    assert "of 100" not in page.card.day_line.text()


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


def test_budgets_run_across_days_off() -> None:
    days = sample_view(minutes=(25, 25, 25, 25, 25, 40, 0), count=16).forecast.days
    assert budget_runs(days) == ((1, 6, 25), (6, 8, 40), (8, 13, 25), (13, 15, 40), (15, 16, 25))


def test_an_exam_counts_down() -> None:
    assert exam_words(Exam(1, "A", date(2026, 11, 23)), TODAY) == "A · 23 November · in 1 day"
    assert exam_words(Exam(1, "A", TODAY), TODAY) == "A · 22 November · today"
    assert exam_words(Exam(1, "A", date(2026, 11, 21)), TODAY) == "A · 21 November · over"


def test_everything_that_takes_the_focus_has_a_name(qtbot: QtBot) -> None:
    page, _ = opened(qtbot)
    page.add_button.click()
    page.minutes_panel.show()
    nameless = [
        widget
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.isVisible()
        and not isinstance(widget, QLabel)
        and not widget.accessibleName()
        and not widget.objectName().startswith("qt_")
    ]
    assert nameless == []


def test_the_days_shown_reach_past_the_last_exam() -> None:
    assert days_shown((), TODAY) == 56
    assert days_shown((EXAM,), TODAY) == 56
    assert days_shown((EXAM, Exam(2, "B", date(2027, 3, 2))), TODAY) == 110
    assert days_shown((Exam(2, "B", date(2030, 3, 2)),), TODAY) == 400


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
        page.card.chart.day_pointed.emit(day)
        qtbot.wait(1)
        assert page.card.chart.geometry() == before

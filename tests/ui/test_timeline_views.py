"""The Timeline's views: a day, a month, all; by key and mouse, as a chart and as a table."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from threading import Event
from time import thread_time
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from aimstudy.domain.exam import Exam
from aimstudy.ui import background
from aimstudy.ui.charts.timeline_span import Span, ViewKind
from aimstudy.ui.page import NoticeText
from aimstudy.ui.pages.timeline_page import TimelinePage
from aimstudy.ui.theme import apply_theme
from aimstudy.ui.timeline.day_table import DayTable
from aimstudy.ui.timeline.exam_chips import ExamChip
from aimstudy.ui.timeline.specimens import specimens, timeline_of
from aimstudy.ui.translations import set_language
from aimstudy.ui.window_state import WindowState
from tests.ui.fake_timeline import opened

MONDAY = date(2026, 11, 23)
VIEWS = dict(specimens(MONDAY))
BESIDE_NAVIGATION = 615  # px that a window of 900 px leaves at 200 %


@pytest.fixture(autouse=True)
def _no_thread_left() -> Iterator[None]:
    yield
    background.shut_down()


def shown(qtbot: QtBot, name: str) -> TimelinePage:
    """The page with a specimen, the keys on the chart."""
    page, _ = opened(qtbot, VIEWS[name])
    page.card.chart.setFocus()
    return page


def test_letters_bring_a_day_a_month_and_all_to_the_front(qtbot: QtBot) -> None:
    page = shown(qtbot, "two")
    counts = []
    for key in (Qt.Key.Key_D, Qt.Key.Key_M, Qt.Key.Key_W):
        QTest.keyClick(page.card.chart, key)
        span = page.card.chart.span
        assert span is not None
        counts.append((page.card.kinds.value, span.count))
    assert counts == [(ViewKind.DAY, 7), (ViewKind.MONTH, 35), (ViewKind.WHOLE, 69)]


def test_a_click_chooses_the_view_too(qtbot: QtBot) -> None:
    page = shown(qtbot, "two")
    QTest.mouseClick(page.card.kinds.buttons[1], Qt.MouseButton.LeftButton)
    assert page.card.chart.kind is ViewKind.MONTH
    assert page.card.heading.text() == "23 November to 27 December"
    assert not page.card.earlier.isEnabled()
    QTest.mouseClick(page.card.later, Qt.MouseButton.LeftButton)
    assert page.card.heading.text() == "28 December to 31 January"
    assert page.card.chart.chosen == MONDAY + timedelta(days=35)
    assert not page.card.later.isEnabled()


def test_the_month_turns_when_the_keys_leave_it(qtbot: QtBot) -> None:
    page = shown(qtbot, "two")
    page.show_kind(ViewKind.MONTH)
    page.card.chart.choose(date(2026, 12, 27))
    QTest.keyClick(page.card.chart, Qt.Key.Key_Right)
    assert page.card.heading.text() == "28 December to 31 January"
    QTest.keyClick(page.card.chart, Qt.Key.Key_PageUp)
    assert page.card.chart.chosen == MONDAY
    assert page.card.heading.text() == "23 November to 27 December"


def test_a_day_stands_in_detail_with_its_reasons(qtbot: QtBot) -> None:
    page = shown(qtbot, "two")
    page.show_kind(ViewKind.DAY)
    panel = page.card.day_panel
    assert panel.isVisible()
    assert not page.card.day_line.isVisible()
    assert panel.heading.text() == "Monday 23 November"
    rows = [(name.text(), value.text()) for name, value in panel.rows if name.isVisible()]
    assert rows == [
        ("Planned", "17 min of 25 min"),
        ("Refresh", "9 min · 17 cards"),
        ("New", "8 min · 6 cards"),
        ("Recall, AIM exam 1", "33 to 42 of 100"),
        ("Recall, Course 3", "7 to 16 of 100"),
    ]
    assert panel.why.text().startswith("Planned: 17 min of 25 min. More would add little")
    QTest.keyClick(page.card.chart, Qt.Key.Key_End)
    assert panel.special.text() == "Exam: AIM exam 1."
    assert panel.rows[0][1].text() == "No minutes on Sundays"


def test_the_chosen_view_is_remembered(qtbot: QtBot, tmp_path: Path) -> None:
    state = WindowState(tmp_path / "settings.ini")
    page, _ = opened(qtbot, VIEWS["two"], state)
    assert page.card.chart.kind is ViewKind.WHOLE
    page.show_kind(ViewKind.MONTH)
    again, _ = opened(qtbot, VIEWS["two"], state)
    assert again.card.chart.kind is ViewKind.MONTH
    state.timeline_view = "nonsense"
    third, _ = opened(qtbot, VIEWS["two"], state)
    assert third.card.chart.kind is ViewKind.WHOLE


def test_a_year_is_drawn_and_listed_by_week(qtbot: QtBot) -> None:
    page = shown(qtbot, "year")
    assert page.card.chart.by_week
    assert page.card.heading.text() == "Minutes a week, and what you will recall"
    model = page.card.model
    texts = [model.data(model.index(0, column)) for column in range(model.columnCount())]
    assert texts == ["23 to 29 November", "57", "48", "150", "34 to 44", "today"]
    page.show_kind(ViewKind.MONTH)
    assert model.rowCount() == 35


def test_the_table_names_each_exam_and_what_is_special(qtbot: QtBot) -> None:
    page = shown(qtbot, "two")
    page.resize(1600, 800)
    page.card.show_table(wanted=True)
    model = page.card.model
    assert model.with_cards
    columns, across = range(model.columnCount()), Qt.Orientation.Horizontal
    spoken = Qt.ItemDataRole.AccessibleTextRole
    heads = [model.headerData(column, across, spoken) for column in columns]
    assert [str(model.headerData(n, across)).replace("\n", " ") for n in columns] == heads
    assert heads == [
        "Day", "Refresh, min", "New, min", "Refresh, cards", "New, cards", "Your minutes",
        "AIM exam 1, of 100", "Course 3, of 100", "Note",
    ]  # fmt: skip
    note = model.columnCount() - 1
    notes = {
        row: text for row in range(model.rowCount()) if (text := model.data(model.index(row, note)))
    }
    assert notes == {
        0: "today",
        18: "day off",
        22: "AIM exam 1: exam window closes",
        41: "AIM exam 1",
        53: "AIM exam 1: exam window opens",
        58: "Course 3",
    }


def test_the_table_needs_no_sideways_scrolling(qtbot: QtBot) -> None:
    page = shown(qtbot, "two")
    page.show_kind(ViewKind.MONTH)
    page.card.show_table(wanted=True)
    table = page.card.table
    page.resize(984, 760)  # what navigation leaves of the usual window
    qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() == 0)
    assert not page.card.model.compact


def test_few_columns_leave_nothing_special_out() -> None:
    model = DayTable()
    model.set_view(VIEWS["two"], Span(MONDAY, 35), by_week=False)
    model.set_compact(True)
    texts = [model.data(model.index(18, column)) for column in range(model.columnCount())]
    assert texts[0] == "11 Dec\nday off"
    spoken = model.data(model.index(18, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Friday 11 December\nday off"
    assert texts[1] == "0 + 0"
    assert len(texts) == 4
    model.set_compact(True, short_days=False)
    assert model.data(model.index(18, 0)) == "Friday 11 December\nday off"


@pytest.mark.parametrize("language", ["en", "nb"])
def test_the_table_fits_a_small_window_with_the_largest_text(
    qtbot: QtBot, qapp: QApplication, language: str
) -> None:
    apply_theme(qapp, "light", 2.0)
    set_language(language)
    try:
        page = shown(qtbot, "two")
        page.resize(BESIDE_NAVIGATION, 600)
        page.show_kind(ViewKind.MONTH)
        page.card.show_table(wanted=True)
        qtbot.waitUntil(lambda: page.card.model.compact)
        qtbot.waitUntil(lambda: page.card.table.horizontalScrollBar().maximum() == 0)
        QTest.keyClick(page.card.table, Qt.Key.Key_Down)
        page.resize(1900, 900)
        qtbot.waitUntil(lambda: not page.card.model.compact)
        assert page.card.table.currentIndex().row() == 1
        assert page.card.chart.chosen == MONDAY + timedelta(days=1)
    finally:
        set_language("en")
        apply_theme(qapp, "light", 1.0)


def test_rows_of_the_table_choose_days(qtbot: QtBot) -> None:
    page = shown(qtbot, "two")
    page.card.show_table(wanted=True)
    QTest.keyClick(page.card.table, Qt.Key.Key_Down)
    assert page.card.chart.chosen == date(2026, 11, 24)
    page.show_kind(ViewKind.MONTH)
    assert page.card.table.currentIndex().row() == 1


def test_a_year_of_days_is_painted_in_no_time(qtbot: QtBot) -> None:
    view = timeline_of(MONDAY, (Exam(1, "AIM exam", MONDAY + timedelta(days=389)),))
    page, _ = opened(qtbot, view)
    chart = page.card.chart
    chart.resize(1600, 400)  # wide enough for a bar a day
    assert not chart.by_week
    spent = []
    for _ in range(4):
        start = thread_time()
        chart.grab()
        spent.append(thread_time() - start)
    assert min(spent) < 0.1


@pytest.mark.parametrize("kind", list(ViewKind))
def test_the_largest_text_needs_no_sideways_scrolling(
    qtbot: QtBot, qapp: QApplication, kind: ViewKind
) -> None:
    apply_theme(qapp, "light", 2.0)
    set_language("nb")
    view = VIEWS["misfit"]
    exams = tuple(replace(exam, name=exam.name + " med et langt navn" * 4) for exam in view.exams)
    ahead = tuple(replace(part, exam=exam) for part, exam in zip(view.ahead, exams, strict=True))
    try:
        page, _ = opened(qtbot, replace(view, exams=exams, ahead=ahead))
        page.resize(BESIDE_NAVIGATION, 600)
        page.show_kind(kind)
        qtbot.wait(20)
        inner = page.scroll_area.widget()
        assert inner is not None
        assert inner.minimumSizeHint().width() <= page.scroll_area.viewport().width()
    finally:
        set_language("en")
        apply_theme(qapp, "light", 1.0)


def test_a_long_name_is_cut_for_the_eye_only(qtbot: QtBot) -> None:
    exam = Exam(1, "A name without an end " * 9, date(2027, 1, 4))
    page, _ = opened(qtbot, timeline_of(MONDAY, (exam,)))
    chip = page.findChildren(ExamChip)[0]
    assert "…" in chip.text()
    assert chip.accessibleName() == chip.toolTip()
    assert chip.width() <= page.exams.width()


def choosing(monkeypatch: pytest.MonkeyPatch, file: str) -> None:
    """The dialog answers ``file``."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (file, ""))


def test_the_calendar_is_saved_and_what_it_holds_is_said(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, library = opened(qtbot, VIEWS["two"])
    choosing(monkeypatch, str(tmp_path / "mine"))
    with qtbot.waitSignal(page.notice) as told:
        page.card.calendar.click()
    assert library.timeline.asked == [("calendar", tmp_path / "mine.ics", "Study: {minutes} min")]
    notice = cast("NoticeText", told.args[0])
    assert notice.title == "Saved as mine.ics."
    assert notice.text.startswith("2 exams and 37 study days.")


def test_no_file_chosen_writes_nothing(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    page, library = opened(qtbot, VIEWS["two"])
    qtbot.waitUntil(lambda: not background.busy())
    choosing(monkeypatch, "")
    page.calendar.save()
    assert not background.busy()
    assert library.timeline.asked == []


def test_old_figures_stay_while_new_ones_are_made(qtbot: QtBot) -> None:
    page, library = opened(qtbot, VIEWS["two"])
    before = page.card.notes.text()
    half, done = library.timeline.gates = (Event(), Event())
    page.refresh()
    qtbot.waitUntil(lambda: page.header.subtitle.text() == "Calculating…")
    half.set()
    qtbot.waitUntil(lambda: page.header.subtitle.text() == "Calculating… 50 %")
    assert page.card.notes.text() == before
    library.timeline.now = VIEWS["one"]
    done.set()
    qtbot.waitUntil(lambda: page.header.subtitle.text().endswith("1 exam"))


def test_the_arrows_walk_as_soon_as_the_page_is_there(qtbot: QtBot) -> None:
    page, _ = opened(qtbot, VIEWS["two"])
    page.setFocus()
    assert page.card.chart.hasFocus()
    page.add_button.click()
    page.refresh()
    qtbot.waitUntil(lambda: not background.busy())
    assert page.exam_panel.name.hasFocus()

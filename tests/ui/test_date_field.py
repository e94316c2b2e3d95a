"""The field for a day: typed in several ways, stepped, picked, and refused in words."""

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from aimstudy.domain.exam import Exam
from aimstudy.ui.theme import Mode, apply_theme
from aimstudy.ui.timeline.exam_panel import ExamPanel
from aimstudy.ui.translations import set_language
from aimstudy.ui.widgets import DateField
from aimstudy.ui.widgets.day_text import month_names, read_day

JANUARY, TODAY = date(2027, 1, 3), date(2026, 11, 22)
WANTED = date(2026, 11, 25)


class Form(QWidget):
    """A field for a day, and another field that can take the focus."""

    def __init__(self, day: date, first: date) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        self.field = DateField("Exam day", day, first)
        column.addWidget(self.field)
        column.addWidget(QLineEdit())


def shown(qtbot: QtBot, day: date = JANUARY, first: date = TODAY) -> Form:
    """A form whose day has the focus."""
    form = Form(day, first)
    qtbot.addWidget(form)
    with qtbot.waitActive(form):
        form.show()
    form.field.setFocus()
    return form


def typed(field: DateField, text: str, end: Qt.Key = Qt.Key.Key_Tab) -> None:
    """Type ``text`` over what stands there, and leave the field or press Enter."""
    field.setFocus()
    QTest.keyClick(field.edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field.edit, text)
    QTest.keyClick(field.edit, end)


@pytest.mark.parametrize(
    "text",
    ["25 Nov 2026", "25.11.2026", "25/11/2026", "2026-11-25", "25 november 2026", "Nov 25, 2026"],
)
def test_a_day_typed_over_another_is_that_day(qtbot: QtBot, text: str) -> None:
    form = shown(qtbot)
    field = form.field
    with qtbot.waitSignal(field.picked) as picked:
        typed(field, text)
    assert picked.args == [WANTED]
    assert field.day() == WANTED
    assert field.text() == "25 Nov 2026"
    assert field.words.isHidden()


@pytest.mark.parametrize("text", ["15. des. 2026", "15 desember 2026", "15.12.2026", "15 Dec 2026"])
def test_norwegian_months_are_read_in_a_norwegian_window(qtbot: QtBot, text: str) -> None:
    set_language("nb")
    form = shown(qtbot)
    field = form.field
    typed(field, text, Qt.Key.Key_Return)
    assert field.day() == date(2026, 12, 15)
    assert field.text() == "15. des. 2026"


def test_a_day_before_the_earliest_stays_as_typed_and_is_said(qtbot: QtBot) -> None:
    form = shown(qtbot)
    field = form.field
    typed(field, "3 Nov 2026")
    assert field.text() == "3 Nov 2026"
    assert field.day() == JANUARY
    assert not field.settled()
    assert field.words.isVisible()
    assert field.words.text() == "The earliest day is 22 Nov 2026"
    assert field.edit.accessibleDescription() == field.words.text()
    typed(field, "22 Nov 2026")
    assert (field.day(), field.words.isHidden(), field.settled()) == (TODAY, True, True)


@pytest.mark.parametrize("text", ["31 Feb 2027", "soon", "", "3 Jan", "11/25/2026", "25 Nov 12026"])
def test_what_is_no_day_is_never_turned_into_one(qtbot: QtBot, text: str) -> None:
    form = shown(qtbot)
    field = form.field
    with qtbot.assertNotEmitted(field.picked):
        typed(field, text or " ")
    assert field.text() == (text or " ")
    assert field.words.text() == "Not a day. Write it like 3 Jan 2027"
    field.set_day(JANUARY)
    assert (field.text(), field.words.isHidden()) == ("3 Jan 2027", True)


def test_arrows_step_the_part_with_the_cursor_over_months_and_years(qtbot: QtBot) -> None:
    form = shown(qtbot)
    field = form.field
    line = field.edit.line
    line.setCursorPosition(0)
    for _ in range(3):
        QTest.keyClick(field.edit, Qt.Key.Key_Down)
    assert field.day() == date(2026, 12, 31)
    assert line.selectedText() == "31"
    line.setCursorPosition(4)
    QTest.keyClick(field.edit, Qt.Key.Key_Down)
    assert (field.day(), line.selectedText()) == (date(2026, 11, 30), "Nov")
    QTest.keyClick(field.edit, Qt.Key.Key_PageUp)
    assert field.day() == date(2026, 12, 30)
    line.setCursorPosition(len(field.text()))
    QTest.keyClick(field.edit, Qt.Key.Key_Up)
    assert (field.day(), line.selectedText()) == (date(2027, 12, 30), "2027")


def test_a_step_past_the_earliest_day_stops_there_and_says_so(qtbot: QtBot) -> None:
    form = shown(qtbot)
    field = form.field
    field.edit.line.setCursorPosition(len(field.text()))
    QTest.keyClick(field.edit, Qt.Key.Key_Down)
    assert field.day() == TODAY
    assert field.words.text() == "The earliest day is 22 Nov 2026"
    QTest.keyClick(field.edit, Qt.Key.Key_Up)
    assert (field.day(), field.words.isHidden()) == (date(2027, 11, 22), True)


def test_there_is_no_step_past_the_last_day_of_all(qtbot: QtBot) -> None:
    form = shown(qtbot, date.max)
    field = form.field
    field.edit.line.setCursorPosition(0)
    QTest.keyClick(field.edit, Qt.Key.Key_Up)
    QTest.keyClick(field.edit, Qt.Key.Key_PageUp)
    assert field.day() == date.max


@pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)
def test_a_calendar_opens_by_the_keyboard_and_gives_a_day(qtbot: QtBot) -> None:
    form = shown(qtbot)
    field = form.field
    QTest.keyClick(field.edit, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = field.findChild(QCalendarWidget)
    assert isinstance(calendar, QCalendarWidget)
    assert calendar.isVisible()
    assert calendar.accessibleName() == "Exam day"
    assert calendar.minimumDate() == QDate(2026, 11, 22)
    assert calendar.selectedDate() == QDate(2027, 1, 3)
    calendar.activated.emit(QDate(2026, 11, 25))
    assert (field.day(), calendar.isVisible()) == (WANTED, False)


def test_the_whole_day_can_be_read_at_every_size(qtbot: QtBot, qapp: QApplication) -> None:
    try:
        for zoom in (1.0, 2.0):
            apply_theme(qapp, Mode.LIGHT, zoom)
            form = shown(qtbot, date(2028, 9, 28))
            field = form.field
            line = field.edit.line
            needed = line.fontMetrics().horizontalAdvance(field.text())
            assert line.width() > needed
            assert line.height() >= line.fontMetrics().height()
    finally:
        apply_theme(qapp, Mode.LIGHT)


def test_what_is_read_needs_a_year_and_nothing_but_a_day() -> None:
    months = month_names()
    assert read_day("25.11.26", months) == WANTED
    assert read_day("25th November 2026", months) == WANTED
    for text in ("25 11", "25 No 2026", "Wednesday 25 Nov 2026", "25+11+2026", "1 2 3", "a b c"):
        assert read_day(text, months) is None, text


def test_an_exam_whose_day_is_refused_is_not_saved(qtbot: QtBot) -> None:
    panel = ExamPanel()
    qtbot.addWidget(panel)
    panel.open(Exam(1, "AIM", JANUARY), TODAY)
    panel.day.edit.line.setText("3 Nov 2026")
    with qtbot.assertNotEmitted(panel.saved):
        panel.save.click()
    assert panel.day.words.text() == "The earliest day is 22 Nov 2026"
    panel.day.edit.line.setText("25 Nov 2026")
    with qtbot.waitSignal(panel.saved) as saved:
        panel.save.click()
    assert saved.args == [Exam(1, "AIM", WANTED)]
    panel.source.day.edit.line.setText("some day")
    with qtbot.assertNotEmitted(panel.saved):
        panel.save.click()
    assert panel.source_section.is_open

"""The Timeline by keys alone: into a day and back, on chart and table, and what is read out."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QAccessible, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QWidget
from pytestqt.qtbot import QtBot

from aimstudy.ui import background
from aimstudy.ui.charts.timeline_span import ViewKind
from aimstudy.ui.pages.timeline_page import TimelinePage
from aimstudy.ui.timeline.exam_chips import ExamChip
from aimstudy.ui.timeline.specimens import specimens
from aimstudy.ui.timeline.words_day import day_words
from aimstudy.ui.widgets.panel import Panel
from tests.ui.fake_timeline import TODAY, opened

MONDAY = TODAY + timedelta(days=1)
VIEWS = dict(specimens(MONDAY))


@pytest.fixture(autouse=True)
def _no_thread_left() -> Iterator[None]:
    yield
    background.shut_down()


def shown(qtbot: QtBot, name: str = "two") -> TimelinePage:
    page, _ = opened(qtbot, VIEWS[name])
    page.card.chart.setFocus()
    return page


def press(key: Qt.Key) -> None:
    at = QApplication.focusWidget()
    assert at is not None
    QTest.keyClick(at, key)


@pytest.mark.parametrize("before", [ViewKind.WHOLE, ViewKind.MONTH])
@pytest.mark.parametrize("as_table", [False, True])
def test_enter_leads_into_a_day_and_escape_back(
    qtbot: QtBot, before: ViewKind, as_table: bool
) -> None:
    page = shown(qtbot)
    page.show_kind(before)
    page.card.show_table(wanted=as_table)
    seen = []
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Escape):
        press(key)
        seen.append(page.card.chart.kind)
    assert seen == [ViewKind.DAY, ViewKind.DAY, before, ViewKind.WHOLE]


def test_the_chosen_day_stays_chosen_in_the_table_and_back(qtbot: QtBot) -> None:
    page = shown(qtbot)
    for _ in range(2):
        press(Qt.Key.Key_Down)
    day = MONDAY + timedelta(days=14)
    for key in (Qt.Key.Key_T, Qt.Key.Key_M, Qt.Key.Key_W, Qt.Key.Key_D, Qt.Key.Key_T):
        press(key)
        assert page.card.chart.chosen == day
    assert not page.card.as_table
    press(Qt.Key.Key_T)
    assert page.card.table.days.day_at(page.card.table.currentIndex().row()) == day


def test_space_takes_a_day_of_the_table_off(qtbot: QtBot) -> None:
    page = shown(qtbot)
    page.card.show_table(wanted=True)
    asked: list[date] = []
    page.card.day_toggled.connect(asked.append)
    press(Qt.Key.Key_Down)
    with qtbot.waitSignal(page.card.day_toggled):
        press(Qt.Key.Key_Space)
    assert asked == [MONDAY + timedelta(days=1)]


def test_pointing_at_a_day_says_nothing_of_it_but_a_tip(qtbot: QtBot) -> None:
    page = shown(qtbot)
    chart, day = page.card.chart, MONDAY + timedelta(days=9)
    place = chart.geometry_now()
    assert place is not None

    def point() -> None:
        where = QPointF(place.middle(day), place.plot.center().y())
        nothing = Qt.MouseButton.NoButton
        move = QEvent.Type.MouseMove
        QApplication.sendEvent(
            chart, QMouseEvent(move, where, where, nothing, nothing, Qt.KeyboardModifier.NoModifier)
        )

    point()
    assert chart.chosen == MONDAY
    assert chart.toolTip().startswith("Wednesday 2 December")
    assert page.card.day_line.line.text().startswith("Monday 23 November")
    with qtbot.waitSignal(page.card.day_toggled) as told:
        press(Qt.Key.Key_Space)
    assert told.args == [MONDAY]


def test_a_week_of_the_table_is_no_day_off(qtbot: QtBot) -> None:
    page = shown(qtbot, "year")
    page.card.show_table(wanted=True)
    with qtbot.assertNotEmitted(page.card.day_toggled):
        press(Qt.Key.Key_Space)


def test_escape_gives_the_keys_back_to_what_opened_the_form(qtbot: QtBot) -> None:
    page = shown(qtbot)
    chip = page.exams.findChildren(ExamChip)[0]
    for button in (chip, page.minutes_button, page.exam_forms.button, page.add_button):
        button.setFocus()
        press(Qt.Key.Key_Space)
        forms = [panel for panel in page.findChildren(Panel) if panel.isVisible()]
        assert len(forms) == 1, button.text()
        QTest.keyClick(forms[0], Qt.Key.Key_Escape)
        assert not forms[0].isVisible()
        assert QApplication.focusWidget() is button


def test_keys_bring_the_chart_into_sight(qtbot: QtBot) -> None:
    page = shown(qtbot)
    page.resize(500, 300)
    page.card.chart.setFocus()
    bar = page.scroll_area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(0)
    chart = page.card.chart
    assert chart.visibleRegion().isEmpty()
    press(Qt.Key.Key_Right)
    assert chart.visibleRegion().boundingRect().height() > 100


def test_what_is_read_out_is_the_chosen_day_with_its_reasons(qtbot: QtBot) -> None:
    page = shown(qtbot)
    press(Qt.Key.Key_Down)
    chosen = page.card.chart.chosen
    assert chosen == MONDAY + timedelta(days=7)
    assert page.view is not None
    interface = QAccessible.queryAccessibleInterface(page.card.chart)
    told = interface.text(QAccessible.Text.Description)
    assert told.startswith(day_words(page.view, chosen))
    assert "Why this day? Planned: " in told
    assert "you will probably recall" in told
    assert interface.text(QAccessible.Text.Name) == "Minutes a day and recall until the exam"


def test_everything_that_takes_the_keys_has_a_name(qtbot: QtBot) -> None:
    page = shown(qtbot, "misfit")
    for opener in (page.minutes_button, page.exam_forms.button, page.add_button):
        opener.click()
        for part in page.findChildren(QWidget):
            if isinstance(part.parent(), QAbstractSpinBox):
                continue  # its field passes the focus on to it
            if part.isVisible() and part.focusPolicy() & Qt.FocusPolicy.TabFocus:
                interface = QAccessible.queryAccessibleInterface(part)
                assert interface.text(QAccessible.Text.Name), (part, part.parent())

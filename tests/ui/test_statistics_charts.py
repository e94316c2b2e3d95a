"""The painted charts of Statistics: labels keep apart, places are found again, few looks few."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from aimstudy.ui.charts.painted import text_width
from aimstudy.ui.charts.range_rows import RangeRow, RangeRows
from aimstudy.ui.charts.week_axis import WeekAxis
from aimstudy.ui.charts.week_bars import WeekBar, WeekBars
from aimstudy.ui.charts.week_recall_chart import WeekPoint, WeekRecallChart
from aimstudy.ui.theme import apply_theme, current_tokens
from aimstudy.ui.translations import format_day, format_short_day, set_language

MONDAY = date(2024, 1, 1)


def mondays(count: int) -> list[date]:
    return [MONDAY + timedelta(weeks=n) for n in range(count)]


@pytest.mark.parametrize("language", ["en", "nb"])
@pytest.mark.parametrize("count", [1, 2, 9, 30, 53, 54, 110, 520])
@pytest.mark.parametrize("width", [180.0, 540.0, 1100.0])
def test_dates_below_weeks_never_touch(
    qapp: QApplication, language: str, count: int, width: float
) -> None:
    apply_theme(qapp, "light", 1.0)
    set_language(language)
    axis = WeekAxis(mondays(count), 40.0, 40.0 + width)
    name = format_day if count > 53 else format_short_day
    ends = []
    for place in axis.labelled():
        half = text_width(name(axis.mondays[place])) / 2
        left = min(max(axis.left, axis.at(place) - half), axis.right - 2 * half)
        ends.append((left, left + 2 * half))
    assert axis.labelled()[-1] == count - 1  # this week is always named
    assert all(one[1] < two[0] for one, two in pairwise(ends))


def test_a_place_on_the_axis_is_the_week_that_stands_there() -> None:
    axis = WeekAxis(mondays(7), 40.0, 740.0)
    assert [axis.place_at(axis.at(n)) for n in range(7)] == list(range(7))
    assert axis.place_at(39.0) is None
    assert axis.place_at(741.0) is None


def drawn(qtbot: QtBot, chart: QWidget) -> QImage:
    qtbot.addWidget(chart)
    chart.resize(600, chart.sizeHint().height())
    chart.show()
    return chart.grab().toImage()


def count_of(picture: QImage, ink: str) -> int:
    wanted = QColor(ink).rgb()
    return sum(
        picture.pixel(x, y) == wanted
        for x in range(0, picture.width())
        for y in range(picture.height())
    )


def test_few_answers_are_open_and_dotted(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, "light", 1.0)
    inks = []
    for few in (False, True):
        chart = RangeRows("Shares")
        chart.set_rows([RangeRow("Ethics", "7 of 9", 0.6, 0.4, 0.8, few=few)])
        chart.set_words("", ["Ethics: 7 of 9."], 0)
        inks.append(count_of(drawn(qtbot, chart), current_tokens().accent))
    assert inks[1] < 0.7 * inks[0]


def test_a_week_without_answers_breaks_the_line(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, "light", 1.0)
    one, two, three = mondays(3)
    points = [
        WeekPoint(one, 0.9, 0.8, 0.95, 50, few=False),
        WeekPoint(two, 0.0, 0.0, 1.0, 0, few=True),
        WeekPoint(three, 0.9, 0.8, 0.95, 50, few=False),
    ]
    chart = WeekRecallChart("Recall by week")
    chart.set_points(points)
    chart.set_words("", ["one", "two", "three"], 2)
    picture = drawn(qtbot, chart)
    axis = chart._axis()
    wanted = QColor(current_tokens().accent).rgb()
    column = round(axis.at(1))
    assert all(picture.pixel(column, y) != wanted for y in range(picture.height()))


def test_every_row_is_found_again(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, "light", 1.0)
    chart = RangeRows("Shares")
    chart.set_rows([RangeRow(str(n), "", None) for n in range(4)])
    chart.set_words("", ["0", "1", "2", "3"], 0)
    for width in (600, 200):  # names beside, and above
        chart.resize(width, chart.heightForWidth(width))
        step = (chart.heightForWidth(width) - 20) / 4.5
        found = [chart.entry_at(QPointF(100, 12 + (n + 0.4) * step)) for n in range(4)]
        assert found == [0, 1, 2, 3]
    assert chart.entry_at(QPointF(100, 2)) is None
    qtbot.addWidget(chart)


def test_the_plan_is_seen_on_a_full_bar(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, "light", 1.0)
    chart = WeekBars("Minutes by week")
    chart.set_bars([WeekBar(MONDAY, 180.0, 0.0, 100.0), WeekBar(MONDAY, 0.0, 0.0, 0.0)])
    chart.set_words("", ["one", "two"], 0)
    chart.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    picture = drawn(qtbot, chart)
    assert count_of(picture, current_tokens().text) > 20

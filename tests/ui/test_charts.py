"""Charts: round ticks, days to label, and pictures that can be read without seeing them."""

from datetime import date

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from aimstudy.domain.plan import Band
from aimstudy.services.views.today import WeekDay
from aimstudy.ui.charts.axis import Scale, date_ticks, nice_step, nice_ticks
from aimstudy.ui.charts.recall_line import RecallLine
from aimstudy.ui.charts.week_strip import WeekStrip
from aimstudy.ui.theme import current_tokens


def test_a_scale_maps_both_ways() -> None:
    scale = Scale(0.0, 50.0, 200.0, 0.0)
    assert scale.at(0.0) == 200.0
    assert scale.at(25.0) == 100.0
    assert scale.value(100.0) == 25.0


def test_an_empty_scale_stays_in_the_middle() -> None:
    assert Scale(3.0, 3.0, 0.0, 10.0).at(3.0) == 5.0
    assert Scale(3.0, 9.0, 4.0, 4.0).value(4.0) == 3.0


@pytest.mark.parametrize(
    ("high", "most", "expected"),
    [
        (31.0, 4, (0.0, 10.0, 20.0, 30.0, 40.0)),
        (25.0, 5, (0.0, 5.0, 10.0, 15.0, 20.0, 25.0)),
        (0.3, 3, (0.0, 0.1, 0.2, 0.30000000000000004)),
        (1440.0, 5, (0.0, 500.0, 1000.0, 1500.0)),
        (0.0, 5, (0.0, 1.0)),
    ],
)
def test_ticks_are_round(high: float, most: int, expected: tuple[float, ...]) -> None:
    assert nice_ticks(high, most) == expected


def test_a_step_refuses_an_empty_span() -> None:
    with pytest.raises(ValueError, match="span above 0"):
        nice_step(0.0, 5)


def test_days_are_labelled_by_fortnights_from_today() -> None:
    first = date(2026, 11, 23)
    assert date_ticks(first, date(2027, 1, 18), 5) == (
        first,
        date(2026, 12, 7),
        date(2026, 12, 21),
        date(2027, 1, 4),
        date(2027, 1, 18),
    )


def test_a_long_time_is_labelled_by_months() -> None:
    assert date_ticks(date(2026, 11, 23), date(2027, 11, 23), 5) == (
        date(2027, 1, 1),
        date(2027, 4, 1),
        date(2027, 7, 1),
        date(2027, 10, 1),
    )


def test_a_single_day_has_one_label() -> None:
    assert date_ticks(date(2028, 2, 29), date(2028, 2, 29), 5) == (date(2028, 2, 29),)


def test_days_in_the_wrong_order_are_refused() -> None:
    with pytest.raises(ValueError, match="last day comes first"):
        date_ticks(date(2026, 1, 2), date(2026, 1, 1), 5)


def recall(days: int) -> list[tuple[date, Band]]:
    """A line that climbs from 40 to 80 of 100, from 22 November 2026 on."""
    step = 0.4 / (days - 1)
    first = date(2026, 11, 22).toordinal()
    return [
        (date.fromordinal(first + n), Band(0.35 + n * step, 0.4 + n * step, 0.45 + n * step))
        for n in range(days)
    ]


def test_the_line_of_recall_says_itself_in_words(qtbot: QtBot) -> None:
    chart = RecallLine()
    qtbot.addWidget(chart)
    today = date(2026, 11, 22)
    chart.set_data(recall(43), [(today, 0.4), (date(2027, 1, 3), 0.217)], today, date(2027, 1, 3))
    assert chart.accessibleName() == "Recall until the exam"
    assert chart.accessibleDescription() == (
        "On 3 January you will probably recall 75 to 85 of 100. If you stop today, about 22 of 100."
    )


def test_the_line_of_recall_paints_its_line_in_the_accent(qtbot: QtBot) -> None:
    chart = RecallLine()
    qtbot.addWidget(chart)
    chart.resize(400, 150)
    empty = chart.grab().toImage()
    chart.set_data(recall(43), [], date(2026, 11, 22), date(2027, 1, 3))
    drawn = chart.grab().toImage()
    accent = QColor(current_tokens().accent).rgb()
    column = [drawn.pixel(200, y) for y in range(drawn.height())]
    assert accent in column
    assert empty != drawn


def test_without_a_forecast_the_chart_says_so(qtbot: QtBot) -> None:
    chart = RecallLine()
    qtbot.addWidget(chart)
    chart.set_data([], [], None, None)
    assert chart.accessibleDescription() == "No forecast yet."


def test_the_week_names_done_planned_and_off(qtbot: QtBot) -> None:
    strip = WeekStrip()
    qtbot.addWidget(strip)
    strip.set_week(
        (
            WeekDay(date(2026, 11, 21), 12.4, 25, is_today=True, is_past=False),
            WeekDay(date(2026, 11, 22), 0.0, 0, is_today=False, is_past=False),
        )
    )
    assert strip.accessibleDescription() == "Saturday: 12 of 25 minutes. Sunday: day off."

"""A refused number keeps its focus ring and moves no neighbour."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aimstudy.ui.exams.paper_numbers import options_field
from aimstudy.ui.exams.rule_fields import RuleFields
from aimstudy.ui.theme import apply_theme, color, current_tokens
from aimstudy.ui.widgets import NumberField


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_refusal_moves_no_neighbour_and_the_focus_is_seen(
    qtbot: QtBot, qapp: QApplication, scale: float
) -> None:
    apply_theme(qapp, "light", scale)
    fields = RuleFields(known=True)
    qtbot.addWidget(fields)
    fields.resize(860, 600)
    with qtbot.waitActive(fields):
        fields.show()
        fields.activateWindow()
    before = [number.x() for number in fields.numbers]
    row = [number for number in fields.numbers if number.y() == fields.pass_mark.y()]
    fields.pass_mark.put(150)
    fields.pass_mark.field.setFocus()
    qtbot.waitUntil(fields.pass_mark.refusal.isVisible)
    assert [number.x() for number in fields.numbers] == before
    assert {number.y() for number in row} == {fields.pass_mark.y()}
    picture = fields.pass_mark.field.grab().toImage()
    edge = picture.pixelColor(QPoint(1, picture.height() // 2))
    assert edge == color(current_tokens().focus)


def test_no_question_has_one_option_and_the_arrows_pass_over_it(qtbot: QtBot) -> None:
    options = options_field()
    qtbot.addWidget(options)
    options.put(1)
    assert options.refused == "A question has at least 2 options."
    options.put(0)
    options.field.stepBy(1)
    assert (options.value, options.refused) == (2, "")
    options.field.stepBy(-1)
    assert (options.value, options.refused) == (0, "")


def test_a_fraction_stays_and_is_refused_until_it_is_mended(qtbot: QtBot) -> None:
    options = options_field()
    qtbot.addWidget(options)
    options.field.selectAll()
    QTest.keyClicks(options.field, "4,5")
    for _twice in range(2):  # asking for the number changes nothing of what was typed
        assert (options.value, options.field.text()) == (99_999, "4,5")
        assert options.refusal.text() == "Only whole numbers can be used."
    options.field.stepBy(1)
    assert (options.value, options.refused) == (4, "")
    QTest.keyClicks(options.field, ",5")
    options.put(3)
    assert (options.value, options.field.text(), options.refused) == (3, "3", "")


@pytest.mark.parametrize(("typed", "number"), [("12,5", 12), ("12.5", 12), ("125", 125), (",", 30)])
def test_a_plain_field_never_takes_a_fraction_for_thousands(
    qtbot: QtBot, typed: str, number: int
) -> None:
    field = NumberField("Minutes", 30, 0, 1_440, " min")
    qtbot.addWidget(field)
    field.selectAll()
    QTest.keyClicks(field, typed)
    assert (field.value(), field.text()) == (number, f"{number} min")

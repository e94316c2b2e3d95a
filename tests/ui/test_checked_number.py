"""A refused number keeps its focus ring and moves no neighbour."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aimstudy.ui.exams.paper_numbers import options_field
from aimstudy.ui.exams.rule_fields import RuleFields
from aimstudy.ui.theme import apply_theme, color, current_tokens


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

"""Formulas in the options of a question are drawn, and told in words to a screen reader."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aimstudy.ui.quiz.option_row import OptionRow, OptionState
from aimstudy.ui.theme import Mode, apply_theme

TALL = r"\(\frac{\frac{a}{b}}{\frac{\frac{c}{d}}{\frac{e}{f}}}\)"


def row(qtbot: QtBot, text: str) -> OptionRow:
    made = OptionRow("A", text)
    qtbot.addWidget(made)
    made.resize(600, made.heightForWidth(600))
    return made


def ink(made: OptionRow) -> tuple[int, int]:
    """How many columns of pixels right of the letter hold something, and the darkest of them."""
    image = made.grab().toImage()
    ground = image.pixelColor(image.width() - 20, image.height() // 2).lightness()
    apart = [
        [abs(image.pixelColor(x, y).lightness() - ground) for y in range(8, image.height() - 8)]
        for x in range(56, image.width() - 20)
    ]
    return sum(max(column) > 60 for column in apart), max(map(max, apart))


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_a_formula_is_drawn_and_not_its_source(
    qtbot: QtBot, qapp: QApplication, mode: Mode
) -> None:
    apply_theme(qapp, mode)
    drawn, strength = ink(row(qtbot, r"\(\frac{a}{b}\)"))
    written, _ = ink(row(qtbot, r"\frac{a}{b} as it is written"))
    assert 0 < drawn < written / 4
    assert strength > 120


def test_a_high_formula_has_room_and_is_told_in_words(qtbot: QtBot) -> None:
    assert row(qtbot, TALL).height() > row(qtbot, "a").height()
    made = row(qtbot, r"It is \(x^2\)")
    made.show_state(OptionState.RIGHT, "right")
    assert " ".join(made.accessibleName().split()) == "A: It is x squared , right"

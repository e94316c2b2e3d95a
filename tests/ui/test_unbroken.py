"""A number and its unit stay on one line wherever text is shown, and nowhere else changes."""

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from aimstudy.ui.card_view import CardView
from aimstudy.ui.quiz.option_row import OptionRow
from aimstudy.ui.theme import Role, apply_theme, font
from aimstudy.ui.unbroken import NO_BREAK, breakable, unbroken, unbroken_html
from aimstudy.ui.widgets import Label


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("about 60 000 bees", "about 60_000 bees"),
        ("1 234 567,5 kroner", "1_234_567,5_kroner"),
        ("in 1950 100 ships sailed", "in 1950 100 ships sailed"),
        ("12 3456", "12 3456"),
        ("15 kg, 20 % and 90 °C", "15_kg, 20_% and 90_°C"),
        ("fra 3 til 4 millioner", "fra 3 til 4_millioner"),
        ("kr 450 or $ 30, § 5", "kr_450 or $_30, §_5"),
        ("4 men and 5 later", "4 men and 5 later"),
        ("no number here", "no number here"),
    ],
)
def test_numbers_hold_together(text: str, shown: str) -> None:
    found = unbroken(text)
    assert found.replace(NO_BREAK, "_") == shown
    assert len(found) == len(text)
    assert breakable(found) == text


def test_tags_are_left_alone() -> None:
    html = '<p style="margin: 0 100 200 px">12 000 <b>bees</b></p>'
    assert unbroken_html(html) == html.replace("12 000", f"12{NO_BREAK}000")


def test_labels_options_and_cards_break_before_the_number(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, "light")
    words = "bees 60 000"
    narrow = QFontMetrics(font(Role.BODY)).horizontalAdvance("bees 60 0")
    label, view = Label(words), CardView()
    options = [OptionRow("A", text) for text in (words, unbroken(words))]
    for widget in (label, view, *options):
        qtbot.addWidget(widget)
    assert label.text() == words
    assert QLabel.text(label) == unbroken(words)
    view.set_look(font(Role.BODY), "#000000")
    view.show_html(f"<p>{words}</p>")
    assert view.toPlainText() == words
    view.resize(narrow, 200)
    view.show()
    layout = view.document().begin().layout()
    lines = [layout.lineAt(n) for n in range(layout.lineCount())]
    shown = [words[line.textStart() :][: line.textLength()].strip() for line in lines]
    assert shown == ["bees", "60 000"]
    for option in options:
        option.resize(narrow + 80, 120)
    assert options[0].grab().toImage() == options[1].grab().toImage()

"""Words wider than their column are broken, others stay whole."""

from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from aimstudy.ui.theme import Role, font
from aimstudy.ui.widgets.row_delegate import parted

HYPHEN = "\u00ad"


def test_a_long_word_is_broken_where_it_fits(qtbot: QtBot) -> None:
    metrics = QFontMetrics(font(Role.BODY))
    width = metrics.horizontalAdvance("bergtørke")
    shown = parted("Hvor mange bergtørkeplasser?", metrics, width)
    assert shown.replace(HYPHEN, "") == "Hvor mange bergtørkeplasser?"
    pieces = shown.replace(HYPHEN, f"-{HYPHEN}").replace(HYPHEN, " ").split()
    assert all(metrics.horizontalAdvance(piece) <= width for piece in pieces)
    assert pieces[:2] == ["Hvor", "mange"]


def test_what_fits_stays_as_it_is(qtbot: QtBot) -> None:
    metrics = QFontMetrics(font(Role.BODY))
    text = "two words\nand a line"
    assert parted(text, metrics, 1_000) == text
    assert parted("", metrics, 1) == ""
    assert parted("ab", metrics, 1) == f"a{HYPHEN}b"

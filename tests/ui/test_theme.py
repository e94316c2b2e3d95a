"""Palette, text sizes and their change."""

from pathlib import Path

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aimstudy.ui.look import Look
from aimstudy.ui.theme import (
    Mode,
    Role,
    apply_theme,
    color,
    current_tokens,
    font,
    pixels,
    theme_changed,
)
from aimstudy.ui.tokens import CONTRAST, DARK, LIGHT
from aimstudy.ui.widgets import Label, PrimaryButton
from aimstudy.ui.window_state import WindowState


def test_the_palette_is_ours_in_every_theme(qapp: QApplication) -> None:
    apply_theme(qapp, Mode.DARK)
    assert current_tokens() is DARK
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == DARK.bg
    apply_theme(qapp, Mode.LIGHT)
    assert current_tokens() is LIGHT
    assert qapp.palette().color(QPalette.ColorRole.WindowText).name().upper() == LIGHT.text
    apply_theme(qapp, Mode.CONTRAST)
    assert current_tokens() is CONTRAST
    assert qapp.palette().color(QPalette.ColorRole.Text).name().upper() == CONTRAST.text
    assert "border: 3px solid #FFD60A" in qapp.styleSheet()


def test_text_grows_in_proportion(qapp: QApplication) -> None:
    apply_theme(qapp, Mode.LIGHT, 1.0)
    usual = {role: font(role).pixelSize() for role in Role}
    assert (usual[Role.NOTE], usual[Role.BODY], usual[Role.SECTION]) == (13, 15, 17)
    assert (usual[Role.CARD], usual[Role.PAGE]) == (24, 26)
    apply_theme(qapp, Mode.LIGHT, 2.0)
    assert {role: font(role).pixelSize() for role in Role} == {
        role: 2 * size for role, size in usual.items()
    }


@pytest.mark.parametrize(("asked", "got"), [(0.1, 0.8), (9.0, 2.0)])
def test_text_size_has_bounds(qapp: QApplication, asked: float, got: float) -> None:
    apply_theme(qapp, Mode.LIGHT, asked)
    assert pixels(100) == round(100 * got)


def test_the_change_is_announced_and_shown_widgets_follow(qapp: QApplication, qtbot: QtBot) -> None:
    apply_theme(qapp, Mode.LIGHT, 1.0)
    label, button = Label("Words", "page"), PrimaryButton("Start", "Enter")
    for widget in (label, button):
        qtbot.addWidget(widget)
        widget.show()
    before = label.sizeHint().height(), button.sizeHint()
    with qtbot.waitSignal(theme_changed):
        apply_theme(qapp, Mode.DARK, 1.5)
    assert label.sizeHint().height() > before[0]
    assert button.sizeHint().width() > before[1].width()
    assert button.grab().toImage().pixelColor(10, 8).name().upper() == DARK.accent


def test_the_look_in_force_is_not_put_on_again(qapp: QApplication, qtbot: QtBot) -> None:
    apply_theme(qapp, Mode.DARK, 2.0)
    with qtbot.assertNotEmitted(theme_changed):
        apply_theme(qapp, Mode.DARK, 9.0)  # no larger than the largest
    with qtbot.waitSignal(theme_changed):
        apply_theme(qapp, Mode.LIGHT, 2.0)
    assert current_tokens() is LIGHT


def test_a_token_becomes_a_colour_with_its_alpha() -> None:
    assert color("#1F5FBF", 34).getRgb() == (0x1F, 0x5F, 0xBF, 34)


@pytest.mark.parametrize("by_key", [True, False])
def test_high_contrast_leads_back_to_the_look_before_also_after_a_restart(
    qapp: QApplication, tmp_path: Path, by_key: bool
) -> None:
    look = Look(WindowState(tmp_path / "settings.ini"))
    look.set_mode(Mode.DARK)
    if by_key:
        look.switch_contrast()
    else:
        look.set_mode(Mode.CONTRAST)
        look.set_mode(Mode.CONTRAST)
    assert current_tokens() is CONTRAST
    look.state.save()
    again = Look(WindowState(tmp_path / "settings.ini"))
    again.apply()
    again.switch_contrast()
    assert current_tokens() is DARK
    apply_theme(qapp, Mode.LIGHT, 1.0)

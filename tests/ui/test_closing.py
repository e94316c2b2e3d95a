"""Closing the window just after an answer: nothing may still ask the library."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from aimstudy.application import Door
from aimstudy.ui.look import Look
from aimstudy.ui.main_window import COUNTS_MS, MainWindow
from aimstudy.ui.opening import Opening
from aimstudy.ui.window_state import WindowState


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    made = MainWindow(Look(WindowState(tmp_path / "settings.ini")))
    qtbot.addWidget(made)
    return made


def test_figures_to_be_renewed_do_not_ask_a_closed_library(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    opening = Opening(window, Door(tmp_path / "data"))
    opening.open()
    qtbot.waitUntil(lambda: opening.library is not None)
    assert opening.library is not None
    window.use_library(opening.library)
    window.mark_changed(window.pages[window.current].interested)
    opening.close()
    # pytest-qt fails the test on an exception in the timer's slot.
    qtbot.wait(COUNTS_MS * 3)
    assert opening.library is None

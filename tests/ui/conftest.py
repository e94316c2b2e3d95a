"""What every test of the window stands on, and what none may leave behind."""

import gc
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from aimstudy.ui import background
from aimstudy.ui.icons import use_icons
from aimstudy.ui.qt_words import speak
from aimstudy.ui.theme import Mode, apply_theme
from aimstudy.ui.translations import set_language, use_catalogues
from tests.new_library import libraries_copied
from tests.prepared_reader import reader_prepared
from tests.read_once import models_loaded_once

__all__ = ["libraries_copied", "models_loaded_once", "reader_prepared"]

# Read when the application is made, which no import does.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.fixture(autouse=True, scope="session")
def _resources() -> None:
    """The program's own icons and words, found as the program does."""
    use_icons(RESOURCES / "icons")
    use_catalogues(RESOURCES / "translations")


@pytest.fixture(autouse=True, scope="session")
def _collect_again() -> Iterator[None]:
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def _nothing_left_behind() -> Iterator[None]:
    """A test leaves no top-level widget and no thread, and the look as it was."""
    threads = set(threading.enumerate())
    gc.disable()  # as the program does: no collection on the jobs thread
    yield
    background.shut_down()
    gc.collect(0)
    app = QApplication.instance()
    if isinstance(app, QApplication):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        left = [type(widget).__name__ for widget in app.topLevelWidgets() if widget.isVisible()]
        for widget in app.topLevelWidgets():
            widget.hide()
        assert left == [], "top-level widgets left open"
        speak("en")
        apply_theme(app, Mode.LIGHT)
    set_language("en")
    assert [t.name for t in threading.enumerate() if t not in threads] == []

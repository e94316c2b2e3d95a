"""Starts the window: shows it first, then opens the library off the UI thread.

Knows nothing of how a library is made; the door to it is handed in.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import PySide6
from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QImageReader
from PySide6.QtWidgets import QApplication, QWidget

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.ui.dialogs.bug_dialog import BugDialog
from aimstudy.ui.garbage import GarbageCollection
from aimstudy.ui.icons import program_icon, use_icons
from aimstudy.ui.lean_imports import stop_reading_sources
from aimstudy.ui.look import Look
from aimstudy.ui.main_window import MainWindow
from aimstudy.ui.opening import Opening
from aimstudy.ui.problems import bugs, catch_everything, let_go, start_log, stop_log
from aimstudy.ui.translations import use_catalogues
from aimstudy.ui.window_actions import WindowActions
from aimstudy.ui.window_state import WindowState

if TYPE_CHECKING:
    from aimstudy.services.library import LibraryDoor

BROKEN_PYSIDE = (6, 12, 0)
NAMES_A_SCREEN = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
SIZE = (1180, 760)
IMAGE_LIMIT_MB = 64


def check_pair(
    python: tuple[int, int] = sys.version_info[:2],
    pyside: tuple[int, ...] = PySide6.__version_info__[:3],
) -> None:
    """Raise Problem PYSIDE_PAIR_BROKEN for the pair that ends the program after some time."""
    if pyside == BROKEN_PYSIDE and python < (3, 12):
        raise Problem(
            ProblemKind.PYSIDE_PAIR_BROKEN,
            pyside=".".join(map(str, pyside)),
            python=".".join(map(str, python)),
        )


def check_screen(platform: str, environment: Mapping[str, str]) -> None:
    """Raise Problem NO_SCREEN on a Linux console or server, where Qt would abort the program."""
    if platform == "linux" and not any(environment.get(name) for name in NAMES_A_SCREEN):
        raise Problem(ProblemKind.NO_SCREEN)


class AfterFirstPaint(QObject):
    """Calls ``run`` once, when the window has been painted for the first time."""

    def __init__(self, window: QWidget, run: Callable[[], object]) -> None:
        super().__init__(window)
        self._run = run
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's hook."""
        if event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            QTimer.singleShot(0, self._run)
        return super().eventFilter(watched, event)


class BugReports(QObject):
    """Shows one dialog at a time for bugs; the rest is in the log."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        super().__init__(window)
        self._window = window
        self._folder = folder
        self._open = False
        bugs.found.connect(self.show_bug, Qt.ConnectionType.QueuedConnection)

    def show_bug(self, details: str) -> None:
        """Show ``details`` unless a dialog is open already."""
        if self._open:
            return
        self._open = True
        dialog = BugDialog(details, self._folder, self._window)
        dialog.finished.connect(lambda _result: self._ended(dialog))
        dialog.open()

    def _ended(self, dialog: BugDialog) -> None:
        self._open = False
        dialog.deleteLater()
        if dialog.wants_quit:
            self._window.close()


def make_app() -> QApplication:
    """The one QApplication."""
    stop_reading_sources()
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(["aimstudy"])
    app.setApplicationName("AimStudy")
    app.setApplicationDisplayName("AimStudy")
    app.setDesktopFileName("aimstudy")
    QImageReader.setAllocationLimit(IMAGE_LIMIT_MB)
    return app


def use_resources(folder: Path) -> None:
    """Take icons and translations from ``folder``."""
    use_icons(folder / "icons")
    use_catalogues(folder / "translations")


def first_size(screen: QSize) -> QSize:
    """How large the window is where nobody has chosen: never larger than the free screen."""
    return QSize(*SIZE).boundedTo(screen)


def run_window(
    door: LibraryDoor, settings_file: Path, resources: Path, open_file: Path | None = None
) -> int:
    """Show the window until it is closed; returns the exit code.

    ``settings_file`` keeps the window's look; ``resources`` holds icons and translations;
    ``open_file`` is offered as an article.
    Raises Problem PYSIDE_PAIR_BROKEN or NO_SCREEN.
    """
    check_pair()
    check_screen(sys.platform, os.environ)
    app = make_app()
    start_log(settings_file.parent)
    catch_everything()
    use_resources(resources)
    look = Look(WindowState(settings_file))
    look.apply()
    app.setWindowIcon(program_icon())
    window = MainWindow(look)
    WindowActions(window)
    opening = Opening(window, door, open_file)
    BugReports(window, settings_file.parent)
    window.closing.connect(opening.close)
    opening.show_waiting()
    AfterFirstPaint(window, opening.open)
    if not window.restoreGeometry(look.state.geometry):
        window.resize(first_size(app.primaryScreen().availableSize()))
    window.show()
    garbage = GarbageCollection(window)
    code = app.exec()
    garbage.stop()
    opening.close()
    let_go()
    stop_log()
    return code

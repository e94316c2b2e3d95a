"""Every page on a real library: names for screen readers, the way of Tab, nothing clipped."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from aimstudy.domain.article import Language
from aimstudy.samples import Samples
from aimstudy.services.library import Library
from aimstudy.ui.gallery import settle
from aimstudy.ui.look import Look
from aimstudy.ui.main_window import MainWindow
from aimstudy.ui.page import PageId
from aimstudy.ui.theme import Mode
from aimstudy.ui.window_actions import WindowActions
from aimstudy.ui.window_state import WindowState

TABS_AT_MOST = 400


@pytest.fixture(scope="module")
def libraries() -> Iterator[Samples]:
    with Samples() as samples:
        yield samples


@pytest.fixture(scope="module")
def library(libraries: Samples) -> Library:
    return libraries.studied(Language.ENGLISH)


@pytest.fixture(scope="module")
def empty(libraries: Samples) -> Library:
    return libraries.empty()


def opened(qtbot: QtBot, library: Library, folder: Path, language: str, scale: float) -> MainWindow:
    """The window at its usual size."""
    state = WindowState(folder / "settings.ini")
    state.language, state.mode, state.scale = language, Mode.LIGHT, scale
    look = Look(state)
    look.apply()
    window = MainWindow(look)
    qtbot.addWidget(window)
    WindowActions(window)
    window.resize(1180, 760)
    window.show()
    window.use_library(library)
    return window


def focusable(window: QWidget) -> list[QWidget]:
    """Visible, enabled widgets that Tab can reach."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        # the field inside a spin box is reached through the box
        and not widget.objectName().startswith("qt_")
    ]


def name_of(widget: QWidget) -> str:
    """What a screen reader calls it."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface else ""


def described(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName()} {name_of(widget)!r}"


@pytest.mark.parametrize("page", list(PageId))
def test_everything_that_takes_the_focus_has_a_name(
    qtbot: QtBot, library: Library, tmp_path: Path, page: PageId
) -> None:
    window = opened(qtbot, library, tmp_path, "en", 1.0)
    window.go_to(page)
    settle()
    found = focusable(window)
    assert len(found) >= len(PageId)
    assert [described(widget) for widget in found if not name_of(widget)] == []
    window.forget_library()


@pytest.mark.parametrize("page", list(PageId))
def test_tab_visits_everything_and_comes_back(
    qtbot: QtBot, library: Library, tmp_path: Path, page: PageId
) -> None:
    window = opened(qtbot, library, tmp_path, "en", 1.0)
    with qtbot.waitActive(window):
        window.activateWindow()
    window.go_to(page)
    settle()
    wanted = focusable(window)
    window.nav.buttons[PageId.TODAY].setFocus(Qt.FocusReason.TabFocusReason)
    seen: list[QWidget] = []
    for _ in range(TABS_AT_MOST):
        now = QApplication.focusWidget()
        if now is None or (seen and now is seen[0]):
            break
        seen.append(now)
        QTest.keyClick(now, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is seen[0]
    missed = [
        widget
        for widget in wanted
        if widget not in seen
        and not any(widget.isAncestorOf(other) for other in seen)
        and not chosen_by_arrows(widget, seen)
    ]
    assert [described(widget) for widget in missed] == []
    window.forget_library()


def chosen_by_arrows(widget: QWidget, seen: list[QWidget]) -> bool:
    """In a row of choices Tab stops at the one that holds, and arrows lead to the others."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    return group is not None and group.exclusive() and group.checkedButton() in seen


def clipped(window: MainWindow) -> list[str]:
    """Words that have less room than they need."""
    labels = [label for label in window.findChildren(QLabel) if label.isVisible() and label.text()]
    assert labels
    return [
        label.text()
        for label in labels
        if label.height() + 1 < needed_height(label) or too_narrow(label)
    ]


@pytest.mark.parametrize("page", list(PageId))
@pytest.mark.parametrize(("language", "scale"), [("en", 0.8), ("en", 2.0), ("nb", 2.0)])
def test_no_label_is_clipped(
    qtbot: QtBot, library: Library, tmp_path: Path, page: PageId, language: str, scale: float
) -> None:
    window = opened(qtbot, library, tmp_path, language, scale)
    window.go_to(page)
    settle()
    assert clipped(window) == []
    window.forget_library()


def test_no_label_is_clipped_where_there_is_nothing_yet(
    qtbot: QtBot, empty: Library, tmp_path: Path
) -> None:
    window = opened(qtbot, empty, tmp_path, "en", 2.0)
    for page in PageId:
        window.go_to(page)
        settle()
        assert clipped(window) == []
    window.forget_library()


def needed_height(label: QLabel) -> int:
    if label.wordWrap():
        return label.heightForWidth(label.width())
    return label.fontMetrics().height()


def too_narrow(label: QLabel) -> bool:
    """One line of text wider than its label, with no scrolling to see the rest."""
    if label.wordWrap():
        return False
    words = label.fontMetrics().horizontalAdvance(label.text().split("\n")[0])
    return label.contentsRect().width() + 1 < words


def test_the_window_fits_a_small_screen(qtbot: QtBot, library: Library, tmp_path: Path) -> None:
    window = opened(qtbot, library, tmp_path, "nb", 1.0)
    for page in PageId:
        window.go_to(page)
        settle()
    smallest = window.minimumSizeHint()
    assert smallest.width() <= 1024
    assert smallest.height() <= 640
    areas = [area for area in window.findChildren(QAbstractScrollArea) if area.isVisible()]
    assert all(area.width() <= window.width() for area in areas)
    window.forget_library()

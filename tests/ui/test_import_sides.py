"""Notes changed on both sides in the window: after an import and later, picked and taken back."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aimstudy.services.library import Library
from aimstudy.services.views.import_conflicts import PickedSide
from aimstudy.ui.actions import Action
from aimstudy.ui.main_window import MainWindow
from aimstudy.ui.page import PageId
from aimstudy.ui.pages.library_page import LibraryPage
from tests.ui.focus_names import nameless
from tests.ui.test_deck_desk import PATIENCE, desk_of, library, package, previewed, window

__all__ = ["library", "window"]


def both_changed(qtbot: QtBot, window: MainWindow, library: Library, folder: Path) -> None:
    """Two notes that were changed here come changed in a file, too; its report is in front."""
    library.importing.run(package(folder))
    for line in library.cards.table().lines[:2]:
        library.cards.edit(line.card_id, line.front, "mine " + line.back)
    panel = previewed(qtbot, window, package(folder, back="theirs")).panel
    panel.take.click()
    qtbot.waitUntil(lambda: panel.finish.isVisible(), timeout=PATIENCE)


def backs(library: Library) -> list[str]:
    return sorted(line.back for line in library.cards.table().lines)


def test_a_side_is_picked_for_each_and_taken_back(
    qtbot: QtBot, window: MainWindow, library: Library, tmp_path: Path
) -> None:
    both_changed(qtbot, window, library, tmp_path)
    desk = desk_of(window)
    assert desk.panel.pick.isVisible()
    desk.panel.pick.click()
    panel = desk.sides.panel
    qtbot.waitUntil(lambda: panel.isVisible(), timeout=PATIENCE)
    assert panel.words.text().startswith("2 notes were changed here and in a file.")
    pair = panel.pairs[0]
    assert pair.views[2].toPlainText() == "mine answer 0"
    assert pair.views[3].toPlainText() == "theirs 0"
    assert QApplication.focusWidget() is pair.buttons[PickedSide.MINE]
    assert nameless(panel) == []
    pair.buttons[PickedSide.THEIRS].click()
    qtbot.waitUntil(lambda: not panel.pairs[1].isVisible(), timeout=PATIENCE)
    assert backs(library) == ["mine answer 1", "theirs 0", "theirs 2"]
    window.run_action(Action.UNDO)
    qtbot.waitUntil(lambda: panel.pairs[1].isVisible(), timeout=PATIENCE)
    assert "the choice between both sides of a note" in window.bar.words
    assert backs(library) == ["mine answer 0", "mine answer 1", "theirs 2"]


def test_all_are_settled_at_once_later(
    qtbot: QtBot, window: MainWindow, library: Library, tmp_path: Path
) -> None:
    both_changed(qtbot, window, library, tmp_path)
    desk = desk_of(window)
    QTest.keyClick(desk.panel, Qt.Key.Key_Escape)
    page = window.pages[PageId.LIBRARY]
    assert isinstance(page, LibraryPage)
    qtbot.waitUntil(lambda: desk.sides.button.isVisible(), timeout=PATIENCE)
    desk.sides.button.click()
    qtbot.waitUntil(lambda: desk.sides.panel.isVisible(), timeout=PATIENCE)
    desk.sides.panel.all_theirs.click()
    qtbot.waitUntil(lambda: page.body.isVisible(), timeout=PATIENCE)
    assert backs(library) == ["theirs 0", "theirs 1", "theirs 2"]
    qtbot.waitUntil(lambda: desk.sides.button.isHidden(), timeout=PATIENCE)
    window.run_action(Action.PICK_SIDES)
    qtbot.waitUntil(lambda: "No note is changed" in window.bar.words, timeout=PATIENCE)

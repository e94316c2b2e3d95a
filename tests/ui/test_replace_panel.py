"""Find and replace in the window: by keys, in what is found or chosen, said before it is done."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aimstudy.application import open_library
from aimstudy.services.library import Library
from aimstudy.ui import background
from aimstudy.ui.actions import Action
from aimstudy.ui.library.replace_panel import ReplacePanel
from aimstudy.ui.look import Look
from aimstudy.ui.main_window import MainWindow
from aimstudy.ui.page import Destination, PageId, Search
from aimstudy.ui.pages.library_page import LibraryPage
from aimstudy.ui.window_actions import WindowActions
from aimstudy.ui.window_state import WindowState
from tests.ui.focus_names import nameless

Key = Qt.Key


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path / "lib", lambda: datetime(2026, 11, 22, 20, 0, tzinfo=UTC)) as held:
        for sea in ("North", "Baltic", "Barents"):
            held.cards.write(f"How deep is the {sea} Sea?", f"{len(sea)}0 metres")
        yield held
        background.shut_down()


@pytest.fixture
def page(qtbot: QtBot, library: Library, tmp_path: Path) -> Iterator[LibraryPage]:
    shown = MainWindow(Look(WindowState(tmp_path / "settings.ini")))
    qtbot.addWidget(shown)
    WindowActions(shown)
    shown.resize(1180, 760)
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    shown.use_library(library, PageId.LIBRARY)
    found = shown.pages[PageId.LIBRARY]
    assert isinstance(found, LibraryPage)
    qtbot.waitUntil(lambda: found.model.rowCount() == 3)
    yield found
    background.shut_down()
    shown.forget_library()


def opened(qtbot: QtBot, page: LibraryPage) -> ReplacePanel:
    window = page.window()
    assert isinstance(window, MainWindow)
    window.run_action(Action.REPLACE_TEXT)
    panel = page.desk.replacing.panel
    qtbot.waitUntil(lambda: panel.field.count() == 3)
    return panel


def typed(qtbot: QtBot, panel: ReplacePanel, find: str, by: str) -> None:
    QTest.keyClicks(panel.sought, find)
    QTest.keyClick(panel.sought, Key.Key_Tab)
    QTest.keyClicks(panel.new, by)
    qtbot.waitUntil(lambda: panel.count.text() not in ("", "Looking…"))


def fronts(library: Library) -> list[str]:
    return [line.front for line in library.cards.table().lines]


def test_words_are_replaced_by_keys_alone_and_come_back(
    qtbot: QtBot, page: LibraryPage, library: Library
) -> None:
    before = fronts(library)
    panel = opened(qtbot, page)
    assert panel.sought.hasFocus()
    typed(qtbot, panel, "sea", "ocean")
    assert panel.count.text() == "3 places in 3 notes."
    assert "How deep is the North Sea ocean?" in panel.list.toPlainText()
    assert fronts(library) == before
    QTest.keyClick(panel.new, Key.Key_Return)
    qtbot.waitUntil(panel.isHidden)
    assert fronts(library)[0] == "How deep is the North ocean?"
    assert page.body.isVisible()
    library.undo()
    assert fronts(library) == before


def test_only_the_chosen_cards_and_the_field_that_is_named(
    qtbot: QtBot, page: LibraryPage, library: Library
) -> None:
    page.table.selectRow(0)
    page.table.selectionModel().select(
        page.model.index(1, 0),
        page.table.selectionModel().SelectionFlag.Select
        | page.table.selectionModel().SelectionFlag.Rows,
    )
    panel = opened(qtbot, page)
    panel.field.setCurrentIndex(panel.field.findData("back"))
    typed(qtbot, panel, r"\d+ m", "many M")
    assert panel.count.text() == "Nothing is found that would change."
    assert not panel.replace.isEnabled()
    panel.pattern.setChecked(True)
    qtbot.waitUntil(lambda: panel.count.text() == "2 places in 2 notes.")
    assert panel.hint.isVisible()
    panel.replace.click()
    qtbot.waitUntil(panel.isHidden)
    backs = [line.back for line in library.cards.table().lines]
    assert backs == ["many Metres", "many Metres", "70 metres"]


def test_a_pattern_that_is_none_is_said_where_it_is_typed(
    qtbot: QtBot, page: LibraryPage, library: Library
) -> None:
    panel = opened(qtbot, page)
    panel.pattern.setChecked(True)
    typed(qtbot, panel, "(sea", "x")
    assert panel.count.text().startswith("The regular expression cannot be used.")
    assert not panel.replace.isEnabled()
    QTest.keyClick(panel.sought, Key.Key_Return)
    QTest.keyClick(panel.sought, Key.Key_Escape)
    assert panel.isHidden()
    assert page.table.hasFocus()
    assert library.undo_label() == "note"


def test_what_the_list_shows_is_what_is_changed(
    qtbot: QtBot, page: LibraryPage, library: Library
) -> None:
    window = page.window()
    assert isinstance(window, MainWindow)
    window.go(Destination(PageId.LIBRARY, Search("baltic")))
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    panel = opened(qtbot, page)
    assert not panel.which.buttons[1].isEnabled()
    typed(qtbot, panel, "Sea", "")
    assert panel.count.text() == "1 place in 1 note."
    panel.replace.click()
    qtbot.waitUntil(panel.isHidden)
    assert sum("Sea" in front for front in fronts(library)) == 2


def test_every_part_has_a_name(qtbot: QtBot, page: LibraryPage) -> None:
    assert nameless(opened(qtbot, page)) == []

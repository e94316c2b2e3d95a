"""Duplicates in the Library: found, side by side, merged, told apart, by mouse and by key."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aimstudy.application import open_library
from aimstudy.domain.review import Rating
from aimstudy.services.library import Library
from aimstudy.services.views.duplicates import DuplicateKind
from aimstudy.ui import background
from aimstudy.ui.actions import Action
from aimstudy.ui.library.duplicate_panel import DuplicatePanel
from aimstudy.ui.look import Look
from aimstudy.ui.main_window import MainWindow
from aimstudy.ui.page import PageId
from aimstudy.ui.pages.library_page import LibraryPage
from aimstudy.ui.window_actions import WindowActions
from aimstudy.ui.window_state import WindowState
from tests.ui.focus_names import nameless

PATIENCE = 20_000
NOW = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)
TEXTS = (
    ("What is risk?", "Chance of loss", "aim"),
    ("what is risk", "Chance of loss.", "sea"),
    ("Bank?", "of a river", ""),
    ("Bank?", "of money", ""),
    ("What does a deductible reduce?", "Small claims", ""),
    ("What does the deductible reduce?", "Small claims", ""),
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path / "lib", lambda: NOW) as held:
        for front, back, tags in TEXTS:
            held.cards.write(front, back, tags=tags)
        yield held
        background.shut_down()


@pytest.fixture
def page(qtbot: QtBot, library: Library, tmp_path: Path) -> Iterator[LibraryPage]:
    window = MainWindow(Look(WindowState(tmp_path / "settings.ini")))
    qtbot.addWidget(window)
    WindowActions(window)
    window.resize(1180, 760)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.use_library(library, PageId.LIBRARY)
    shown = window.pages[PageId.LIBRARY]
    assert isinstance(shown, LibraryPage)
    qtbot.waitUntil(lambda: shown.model.total == len(TEXTS), timeout=PATIENCE)
    yield shown
    background.shut_down()
    window.forget_library()


def counts(panel: DuplicatePanel) -> list[str]:
    return [button.text() for button in panel.kinds.buttons]


def found(qtbot: QtBot, page: LibraryPage) -> DuplicatePanel:
    """The panel, when all is found and the first group is shown."""
    page.table.setFocus()
    QTest.keyClick(
        page.table,
        Qt.Key.Key_D,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    panel = page.twins.panel
    qtbot.waitUntil(lambda: panel.isVisible() and not panel.progress.isVisible(), timeout=PATIENCE)
    qtbot.waitUntil(lambda: panel.cards[0].isVisible(), timeout=PATIENCE)
    return panel


def test_all_kinds_are_found_and_named(qtbot: QtBot, page: LibraryPage) -> None:
    panel = found(qtbot, page)
    assert counts(panel) == ["Same question and answer (1)", "Same question (1)",
                             "Nearly the same (1)"]  # fmt: skip
    assert panel.words.text() == "3 groups among 6 notes."
    assert [card.front.text() for card in panel.cards[:2]] == ["What is risk?", "what is risk"]
    assert not panel.cards[2].isVisible()
    assert not page.body.isVisible()
    assert nameless(page) == []
    QTest.keyClick(panel.finish, Qt.Key.Key_Escape)
    assert page.body.isVisible()
    assert page.table.hasFocus()


def test_a_digit_keeps_one_and_the_next_group_comes(
    qtbot: QtBot, page: LibraryPage, library: Library
) -> None:
    second = library.cards.table("sea").lines[0].card_id
    library.study.answer(second, Rating.GOOD)
    panel = found(qtbot, page)
    assert panel.cards[0].front.text() == "what is risk"  # the longest history comes first
    assert panel.cards[0].history.text() == "1 answer so far"
    QTest.keyClick(panel, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: counts(panel)[0].endswith("(0)"), timeout=PATIENCE)
    [line] = library.cards.table("risk").lines
    assert (line.front, line.tags, line.reps) == ("What is risk?", "aim sea", 1)
    library.undo()
    page.mark_changed(page.interested)  # as the window says it after an undo
    qtbot.waitUntil(lambda: counts(panel)[0].endswith("(1)"), timeout=PATIENCE)


def test_a_group_is_told_apart_by_key(qtbot: QtBot, page: LibraryPage, library: Library) -> None:
    panel = found(qtbot, page)
    QTest.mouseClick(panel.kinds.buttons[1], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel.cards[0].front.text() == "Bank?", timeout=PATIENCE)
    QTest.keyClick(panel, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: counts(panel)[1].endswith("(0)"), timeout=PATIENCE)
    assert library.undo_label() == "told_apart"
    assert panel.kind is DuplicateKind.SAME_QUESTION
    assert not panel.cards[0].isVisible()


def test_groups_are_walked_and_all_are_merged(
    qtbot: QtBot, page: LibraryPage, library: Library
) -> None:
    for _ in range(3):
        library.cards.write("Tide?", "Rise and fall")
    panel = found(qtbot, page)
    assert panel.place.text() == "Group 1 of 2"
    QTest.keyClick(panel, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: panel.cards[2].isVisible(), timeout=PATIENCE)
    assert panel.place.text() == "Group 2 of 2"
    assert not panel.next.isEnabled()
    assert panel.all.text() == "Merge all 2 groups"
    QTest.mouseClick(panel.all, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: counts(panel)[0].endswith("(0)"), timeout=PATIENCE)
    assert library.cards.table().total == 6
    library.undo()
    assert library.cards.table().total == 9


def test_only_what_is_found_is_searched_and_nothing_is_said_so(
    qtbot: QtBot, page: LibraryPage
) -> None:
    page.search.show_text("river")
    page._ask_typed("river")
    qtbot.waitUntil(lambda: page.model.total == 1, timeout=PATIENCE)
    page.actions_handled[Action.FIND_DUPLICATES]()
    panel = page.twins.panel
    qtbot.waitUntil(lambda: panel.words.text() == "No duplicates among 1 note.", timeout=PATIENCE)
    page.actions_handled[Action.PASTE_CARDS]()  # another form takes its place
    assert not panel.isVisible()
    assert page.desk.paste_panel.isVisible()
    assert not page.body.isVisible()


def test_a_search_is_stopped(qtbot: QtBot, page: LibraryPage) -> None:
    page.actions_handled[Action.FIND_DUPLICATES]()
    panel = page.twins.panel
    assert panel.stop.isVisible()
    QTest.mouseClick(panel.stop, Qt.MouseButton.LeftButton)
    assert not panel.stop.isVisible()
    assert not panel.progress.isVisible()

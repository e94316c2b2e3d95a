"""The tree of decks in the Library: counts, opening and closing, new names, places and ends."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from aimstudy.application import open_library
from aimstudy.services.library import Library
from aimstudy.services.views.library import DeckSummary
from aimstudy.ui import background
from aimstudy.ui.actions import Action
from aimstudy.ui.library.deck_form import DeckWish
from aimstudy.ui.library.deck_tree import CARDS_MIME, DeckEntry, DeckTree, entries_of
from aimstudy.ui.look import Look
from aimstudy.ui.main_window import MainWindow
from aimstudy.ui.page import PageId
from aimstudy.ui.pages.library_page import LibraryPage
from aimstudy.ui.window_actions import WindowActions
from aimstudy.ui.window_state import WindowState
from tests.ui.focus_names import nameless

PATIENCE = 20_000
NOW = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path / "lib", lambda: NOW) as held:
        for name, count in (("Land", 1), ("Sea", 1), ("Sea::Tides", 2), ("Sea::Tides::Spring", 1)):
            deck = held.cards.add_deck(name)
            for n in range(count):
                held.cards.write(f"{name} {n}?", f"answer {n}", deck)
        yield held
        background.shut_down()


@pytest.fixture
def page(qtbot: QtBot, library: Library, tmp_path: Path) -> Iterator[LibraryPage]:
    yield from shown(qtbot, library, tmp_path)


def shown(qtbot: QtBot, library: Library, folder: Path) -> Iterator[LibraryPage]:
    window = MainWindow(Look(WindowState(folder / "settings.ini")))
    qtbot.addWidget(window)
    WindowActions(window)
    window.resize(1180, 760)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.use_library(library, PageId.LIBRARY)
    page = window.pages[PageId.LIBRARY]
    assert isinstance(page, LibraryPage)
    qtbot.waitUntil(lambda: page.model.total == 5, timeout=PATIENCE)
    yield page
    background.shut_down()
    window.forget_library()


def ids(library: Library) -> dict[str, int]:
    return {deck.name: deck.deck_id for deck in library.cards.decks()}


def wait(qtbot: QtBot, page: LibraryPage, names: list[str]) -> None:
    """Until the tree says these names."""
    try:
        qtbot.waitUntil(lambda: page.sidebar.decks.names[1:] == names, timeout=PATIENCE)
    except Exception as error:
        raise AssertionError(page.sidebar.decks.names) from error


def choose(qtbot: QtBot, page: LibraryPage, deck_id: int, found: int) -> DeckTree:
    """Choose a deck and wait for its cards."""
    tree = page.sidebar.decks
    tree.choose(deck_id)
    tree.setFocus()
    qtbot.waitUntil(lambda: page.model.total == found, timeout=PATIENCE)
    return tree


def test_numbers_are_those_of_all_under_a_deck() -> None:
    decks = [
        DeckSummary(1, "A", 1, 0),
        DeckSummary(2, "A::B", 2, 1, 4),
        DeckSummary(3, "C", 0, 0, 2),
        DeckSummary(4, "D", 0, 0),
    ]
    assert entries_of(decks, None, archived=False) == [
        DeckEntry(1, "A", 3, 1),
        DeckEntry(2, "A::B", 2, 1),
        DeckEntry(4, "D", 0, 0),
    ]
    away = [(entry.name, entry.cards) for entry in entries_of(decks, None, archived=True)]
    assert away == [("A", 4), ("A::B", 4), ("C", 2)]
    assert len(entries_of(decks, 3, archived=False)) == 4  # the one that is chosen stays


def test_a_deck_shows_the_cards_under_it(qtbot: QtBot, page: LibraryPage, library: Library) -> None:
    tree = choose(qtbot, page, ids(library)["Sea"], 4)
    assert tree.item_of(ids(library)["Sea"]).toolTip(0) == "Sea: 4 cards"
    assert nameless(page) == []


def test_a_deck_that_is_closed_is_closed_after_a_restart(
    qtbot: QtBot, page: LibraryPage, library: Library, tmp_path: Path
) -> None:
    tree = choose(qtbot, page, ids(library)["Sea"], 4)
    assert tree.item_of(ids(library)["Sea"]).isExpanded()
    QTest.keyClick(tree, Key.Key_Left)
    assert not tree.item_of(ids(library)["Sea"]).isExpanded()
    qtbot.waitUntil(lambda: page.sidebar.decks.chosen is not None)
    qtbot.wait(10)  # it is written when the window has time
    state = WindowState(tmp_path / "settings.ini")
    again = LibraryPage(library, state=state)
    qtbot.addWidget(again)
    again.show()
    qtbot.waitUntil(lambda: again.model.total == 5, timeout=PATIENCE)
    assert not again.sidebar.decks.item_of(ids(library)["Sea"]).isExpanded()


def test_a_new_deck_is_made_under_the_chosen_one_and_shown(
    qtbot: QtBot, page: LibraryPage, library: Library
) -> None:
    tree = choose(qtbot, page, ids(library)["Sea"], 4)
    QTest.keyClick(tree, Key.Key_N, CTRL | Qt.KeyboardModifier.ShiftModifier)
    form = page.board.form
    assert form.isVisible()
    assert form.name.text() == "Sea::"
    assert not form.do.isEnabled() or form.name.text() != "::"
    QTest.keyClicks(form.name, "Waves")
    QTest.keyClick(form.name, Key.Key_Return)
    wait(qtbot, page, ["Land", "Sea", "Tides", "Spring", "Waves"])
    qtbot.waitUntil(lambda: tree.chosen is not None and tree.chosen.name == "Sea::Waves")
    assert not form.isVisible()
    assert tree.hasFocus()


def test_a_deck_is_renamed_by_key_and_a_taken_name_asks(
    qtbot: QtBot, page: LibraryPage, library: Library
) -> None:
    tree = choose(qtbot, page, ids(library)["Sea::Tides"], 3)
    QTest.keyClick(tree, Key.Key_F2)
    form = page.board.form
    assert form.name.text() == "Tides"
    form.name.setText("a" * 300)
    QTest.keyClick(form.name, Key.Key_Return)
    qtbot.waitUntil(form.problem.isVisible, timeout=PATIENCE)
    assert "too long" in form.problem.text()
    form.name.setText("Flow")
    QTest.keyClick(form.name, Key.Key_Return)
    wait(qtbot, page, ["Land", "Sea", "Flow", "Spring"])
    choose(qtbot, page, ids(library)["Land"], 1)
    QTest.keyClick(tree, Key.Key_F2)
    form.name.setText("sea")
    QTest.keyClick(form.name, Key.Key_Return)
    qtbot.waitUntil(lambda: form.wish is DeckWish.MERGE, timeout=PATIENCE)
    assert "Sea" in form.text.text()
    QTest.mouseClick(form.do, Qt.MouseButton.LeftButton)
    wait(qtbot, page, ["Sea", "Flow", "Spring"])
    library.undo()
    assert "Land" in ids(library)


def test_a_deck_is_taken_along_and_put_elsewhere(
    qtbot: QtBot, page: LibraryPage, library: Library
) -> None:
    tree = choose(qtbot, page, ids(library)["Sea::Tides"], 3)
    QTest.keyClick(tree, Key.Key_X, CTRL)
    choose(qtbot, page, ids(library)["Land"], 1)
    QTest.keyClick(tree, Key.Key_V, CTRL)
    wait(qtbot, page, ["Land", "Tides", "Spring", "Sea"])
    QTest.keyClick(tree, Key.Key_V, CTRL)  # nothing is taken along any more
    choose(qtbot, page, ids(library)["Land::Tides"], 3)
    QTest.keyClick(tree, Key.Key_X, CTRL)
    tree.choose(None)
    QTest.keyClick(tree, Key.Key_V, CTRL)
    wait(qtbot, page, ["Land", "Sea", "Tides", "Spring"])


def test_cards_are_taken_along_and_put_into_a_deck(
    qtbot: QtBot, page: LibraryPage, library: Library
) -> None:
    page.table.setFocus()
    QTest.keyClick(page.table, Key.Key_A, CTRL)
    QTest.keyClick(page.table, Key.Key_X, CTRL)
    tree = choose(qtbot, page, ids(library)["Land"], 1)
    QTest.keyClick(tree, Key.Key_V, CTRL)
    qtbot.waitUntil(lambda: page.model.total == 5, timeout=PATIENCE)
    assert {deck.name: deck.cards for deck in library.cards.decks()} == {"Land": 5}


def drop(tree: DeckTree, deck_id: int | None, source: QWidget) -> bool:
    """Drop what ``source`` drags onto a deck; whether it was taken."""

    class Dropped(QDropEvent):
        def source(self) -> QWidget:
            return source

    data = QMimeData()
    if source is not tree:
        data.setData(CARDS_MIME, b"chosen")
    item = tree.item_of(deck_id)
    place: QPoint = tree.visualItemRect(item).center()
    event = Dropped(
        QPointF(place), Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    event.ignore()
    tree.dropEvent(event)
    return event.isAccepted()


def test_decks_and_cards_are_dropped_upon_decks(
    qtbot: QtBot, page: LibraryPage, library: Library
) -> None:
    known = ids(library)
    tree = choose(qtbot, page, known["Sea::Tides"], 3)
    assert not drop(tree, known["Sea::Tides::Spring"], tree)  # it stands under itself
    assert not drop(tree, None, page.table)  # cards need a deck
    assert drop(tree, known["Land"], tree)
    wait(qtbot, page, ["Land", "Tides", "Spring", "Sea"])
    page.table.selectRow(0)
    assert drop(tree, known["Sea"], page.table)
    qtbot.waitUntil(lambda: page.library.undo_label() == "move", timeout=PATIENCE)


def test_an_empty_deck_goes_quietly_and_another_one_is_asked_about(
    qtbot: QtBot, page: LibraryPage, library: Library
) -> None:
    empty = library.decks.add("Bare")
    page.refresh()
    wait(qtbot, page, ["Bare", "Land", "Sea", "Tides", "Spring"])
    tree = choose(qtbot, page, empty, 0)
    QTest.keyClick(tree, Key.Key_Delete)
    wait(qtbot, page, ["Land", "Sea", "Tides", "Spring"])
    choose(qtbot, page, ids(library)["Sea"], 4)
    QTest.keyClick(tree, Key.Key_Delete)
    form = page.board.form
    assert form.title.text() == "Delete Sea?"
    assert (
        form.text.text() == "4 cards go with it and 2 decks under it. Undo brings all of it back."
    )
    assert form.cancel.hasFocus()
    QTest.keyClick(form.cancel, Key.Key_Escape)
    assert not form.isVisible()
    QTest.keyClick(tree, Key.Key_Delete)
    QTest.mouseClick(form.do, Qt.MouseButton.LeftButton)
    wait(qtbot, page, ["Land"])
    library.undo()
    assert set(ids(library)) == {"Land", "Sea", "Sea::Tides", "Sea::Tides::Spring"}


def test_a_deck_goes_to_the_archive_and_comes_back(
    qtbot: QtBot, page: LibraryPage, library: Library
) -> None:
    choose(qtbot, page, ids(library)["Sea"], 4)
    page.board.archive()
    qtbot.waitUntil(lambda: page.library.undo_label() == "deck_archived", timeout=PATIENCE)
    page.sidebar.decks.choose(None)
    wait(qtbot, page, ["Land"])
    page.sidebar.kinds.setCurrentRow(page.sidebar.kinds.count() - 1)  # "Archived"
    wait(qtbot, page, ["Sea", "Tides", "Spring"])
    choose(qtbot, page, ids(library)["Sea::Tides"], 3)
    words = [entry.text() for entry in page.board.menu().actions()]
    assert "Take the deck back" in words
    page.board.archive()
    wait(qtbot, page, ["Sea", "Tides"])  # the one that is chosen stays in sight


def test_without_a_deck_it_is_said_what_is_missing(page: LibraryPage) -> None:
    said: list[str] = []
    page.notice.connect(lambda notice: said.append(notice.title))
    for action in (Action.RENAME_DECK, Action.DELETE_DECK, Action.ARCHIVE_DECK, Action.PUT_HERE):
        page.actions_handled[action]()
    page.actions_handled[Action.TAKE_ALONG]()
    assert said == [*["Choose a deck first."] * 3, "Nothing is taken along.",
                    "Choose cards or a deck first."]  # fmt: skip
    open_now = [entry.isEnabled() for entry in page.board.menu().actions()]
    assert open_now == [True, False, False, True, False, False]


def test_a_thousand_decks_are_shown_at_once(qtbot: QtBot) -> None:
    tree = DeckTree()
    qtbot.addWidget(tree)
    decks = [DeckSummary(n + 1, f"S{n % 20:02}::P{n:04}", 100, 3) for n in range(1_000)]
    decks += [DeckSummary(2_000 + n, f"S{n:02}", 0, 0) for n in range(20)]
    entries = entries_of(sorted(decks, key=lambda deck: deck.name), None, archived=False)
    tree.show_decks(entries, None)
    assert len(tree.names) == 1_021
    assert not tree.item_of(2_000).isExpanded()
    tree.show_decks(entries, 500)
    above = tree.item_of(500).parent()
    assert above is not None
    assert above.isExpanded()
    assert tree.chosen == DeckEntry(500, "S19::P0499", 100, 3)

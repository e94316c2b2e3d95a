"""The columns of the Library's table: chosen, moved and sorted by mouse and by key, and kept."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aimstudy.services.library import Library
from aimstudy.services.views.library import CardColumn, CardOrder
from aimstudy.ui import background
from aimstudy.ui.library.columns import COLUMNS, USUAL, TableLook, column_words, fitting
from aimstudy.ui.pages.library_page import LibraryPage
from aimstudy.ui.translations import set_language
from aimstudy.ui.window_state import WindowState
from tests.ui.fake_library import FakeCardLibrary
from tests.ui.focus_names import nameless

C = CardColumn


@pytest.fixture(autouse=True)
def _no_thread_left() -> Iterator[None]:
    yield
    background.shut_down()


def opened(qtbot: QtBot, state: WindowState | None = None, width: int = 984) -> LibraryPage:
    page = LibraryPage(cast("Library", FakeCardLibrary(30)), state=state)
    qtbot.addWidget(page)
    page.resize(width, 760)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    qtbot.waitUntil(lambda: page.header.subtitle.text() != "")
    return page


def seen(page: LibraryPage) -> list[CardColumn]:
    """Columns in sight, from the left."""
    header = page.table.horizontalHeader()
    places = (header.logicalIndex(n) for n in range(header.count()))
    return [COLUMNS[n] for n in places if not page.table.isColumnHidden(n)]


def orders(page: LibraryPage) -> list[CardOrder]:
    """What the library was asked to sort by, one after the other."""
    return cast("FakeCardLibrary", page.library).cards.orders


def head(page: LibraryPage, column: CardColumn) -> str:
    return str(page.model.headerData(COLUMNS.index(column), Qt.Orientation.Horizontal))


def _ends_with(asked: list[CardOrder], order: CardOrder) -> bool:
    return asked[-1] == order


def test_a_click_on_a_header_sorts_up_then_down_then_not(qtbot: QtBot) -> None:
    page = opened(qtbot)
    place = COLUMNS.index(C.QUESTION)
    header = page.table.horizontalHeader()
    for order, words in (
        (CardOrder(C.QUESTION), "▴ Question"),
        (CardOrder(C.QUESTION, True), "▾ Question"),
        (CardOrder(), "Question"),
    ):
        x = header.sectionViewportPosition(place) + 20
        where = header.viewport().rect().center()
        where.setX(x)
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=where)
        asked = orders(page)
        qtbot.waitUntil(partial(_ends_with, asked, order))
        assert head(page, C.QUESTION) == words
    qtbot.waitUntil(lambda: page.model.lines[0].card_id == 1)


def test_columns_are_chosen_moved_and_sorted_by_key(qtbot: QtBot) -> None:
    page = opened(qtbot)
    page.table.setFocus()
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(page.table, Qt.Key.Key_K, keys)
    panel = page.columns.panel
    assert panel.isVisible()
    assert panel.list.hasFocus()
    assert nameless(panel) == []
    panel.list.setCurrentRow(len(USUAL))
    QTest.keyClick(panel.list, Qt.Key.Key_Space)
    assert page.columns.look.shown == (*USUAL, C.TAGS)
    for _ in range(3):
        QTest.keyClick(panel.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert page.columns.look.shown == (C.QUESTION, C.TAGS, C.ANSWER, C.DECK, C.DUE)
    assert [each for each in seen(page) if each in (C.TAGS, C.ANSWER)] == [C.TAGS, C.ANSWER]
    panel.sorting.setFocus()
    QTest.keyClick(panel.sorting, Qt.Key.Key_End)
    assert page.columns.look.order == CardOrder(C.SOURCE)
    panel.down.setChecked(True)
    assert page.columns.look.order == CardOrder(C.SOURCE, True)
    qtbot.waitUntil(lambda: page.model.lines[0].card_id == 30)
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert page.table.hasFocus()


def test_the_question_cannot_be_hidden(qtbot: QtBot) -> None:
    page = opened(qtbot)
    page.columns.open()
    page.columns.panel.list.setCurrentRow(0)
    QTest.keyClick(page.columns.panel.list, Qt.Key.Key_Space)
    assert C.QUESTION in seen(page)


def test_a_column_dragged_elsewhere_stays_there(qtbot: QtBot) -> None:
    page = opened(qtbot)
    page.table.horizontalHeader().moveSection(3, 0)
    assert page.columns.look.shown == (C.DUE, C.QUESTION, C.ANSWER, C.DECK)
    page.columns.open()
    QTest.mouseClick(page.columns.panel.usual, Qt.MouseButton.LeftButton)
    assert page.columns.look == TableLook()
    assert seen(page) == list(USUAL)


def test_columns_and_order_are_there_after_a_restart(qtbot: QtBot, tmp_path: Path) -> None:
    state = WindowState(tmp_path / "settings.ini")
    wanted = TableLook((C.LAPSES, C.QUESTION), CardOrder(C.LAPSES, True))
    opened(qtbot, state).columns.show(wanted)
    state.save()
    page = opened(qtbot, WindowState(tmp_path / "settings.ini"))
    assert page.columns.look == wanted
    assert seen(page) == [C.LAPSES, C.QUESTION]
    assert orders(page)[0] == CardOrder(C.LAPSES, True)


def test_what_has_no_room_is_left_out_and_named(qtbot: QtBot) -> None:
    page = opened(qtbot, width=600)
    page.columns.open()
    assert C.DECK not in seen(page)
    assert C.QUESTION in seen(page)
    assert "Deck" in page.columns.panel.hidden.text()
    page.resize(1400, 760)
    assert seen(page) == list(USUAL)
    assert not page.columns.panel.hidden.isVisible()


@pytest.mark.parametrize("text", ["", "nonsense;-x", "answer deck;", "question question;answer"])
def test_odd_settings_are_read_as_far_as_they_make_sense(text: str) -> None:
    look = TableLook.from_text(text)
    assert C.QUESTION in look.shown
    assert len(set(look.shown)) == len(look.shown)
    assert TableLook.from_text(look.text()) == look


def test_answer_and_date_stay_longest() -> None:
    assert fitting(COLUMNS, 0) == {C.QUESTION}
    assert fitting(COLUMNS, 320) == {C.QUESTION, C.ANSWER}
    assert fitting(COLUMNS, 450) == {C.QUESTION, C.ANSWER, C.DUE}
    assert fitting(COLUMNS, 10_000) == set(COLUMNS)


@pytest.mark.parametrize("language", ["en", "nb"])
def test_no_two_columns_have_one_name(language: str) -> None:
    set_language(language)
    try:
        assert len({column_words(column) for column in COLUMNS}) == len(COLUMNS)
    finally:
        set_language("en")

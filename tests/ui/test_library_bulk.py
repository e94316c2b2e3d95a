"""Many cards changed at once in the Library: all that are found, off the UI thread, stoppable."""

import time
from collections.abc import Callable, Iterator
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aimstudy.domain.changes import Changes
from aimstudy.ui import background
from aimstudy.ui.page import NoticeText
from aimstudy.ui.pages.library_page import LibraryPage
from tests.ui.fake_library import FakeCards
from tests.ui.test_library_page import opened as with_cards

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def _no_thread_left() -> Iterator[None]:
    yield
    background.shut_down()


def opened(qtbot: QtBot, count: int) -> tuple[LibraryPage, FakeCards]:
    page, cards = with_cards(qtbot, count)
    page.table.setFocus()
    return page, cards


def choose_all(qtbot: QtBot, page: LibraryPage) -> None:
    QTest.keyClick(page.table, Qt.Key.Key_A, CTRL)
    qtbot.waitUntil(lambda: page.bar.found is not None)


def test_ctrl_a_stands_for_all_that_are_found(qtbot: QtBot) -> None:
    page, cards = opened(qtbot, 3_000)
    choose_all(qtbot, page)
    assert page.bar.words.text() == "3,000 cards chosen"
    page.table.scrollToBottom()
    qtbot.waitUntil(lambda: page.model.rowCount() == 400)
    assert page.bar.words.text() == "3,000 cards chosen"
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: bool(cards.done))
    assert cards.done == [("delete", tuple(range(1, 3_001)))]


def test_choosing_other_rows_is_no_longer_all(qtbot: QtBot) -> None:
    page, _ = opened(qtbot, 500)
    choose_all(qtbot, page)
    page.table.clearSelection()
    page.table.selectRow(2)
    assert page.bar.words.text() == "1 card chosen"
    assert page.bar.ids == [3]


def test_with_all_rows_fetched_nothing_is_asked_for(qtbot: QtBot) -> None:
    page, _ = opened(qtbot, 30)
    QTest.keyClick(page.table, Qt.Key.Key_A, CTRL)
    assert page.bar.words.text() == "30 cards chosen"
    assert page.bar.found is None


def test_ctrl_a_in_the_search_marks_its_words(qtbot: QtBot) -> None:
    page, _ = opened(qtbot, 500)
    page.search.take_focus()
    QTest.keyClicks(page.search.edit, "card")
    QTest.keyClick(page.search.edit, Qt.Key.Key_A, CTRL)
    assert page.search.edit.selectedText() == "card"
    assert page.bar.ids == []


class _SlowCards(FakeCards):
    """Takes its time until it is told to stop."""

    def suspend(self, card_ids: object, on: bool, is_stopped: object = None) -> Changes:
        stopped = cast("Callable[[], bool]", is_stopped)
        until = time.monotonic() + 5
        while time.monotonic() < until and not stopped():
            time.sleep(0.005)
        return Changes.NONE if stopped() else Changes.CARDS


def test_what_takes_long_is_said_and_can_be_stopped(qtbot: QtBot) -> None:
    page, cards = opened(qtbot, 30)
    notices: list[NoticeText] = []
    page.notice.connect(notices.append)
    page.table.selectAll()
    cards.__class__ = _SlowCards
    QTest.keyClick(page.table, Qt.Key.Key_J, CTRL)
    assert page.bulk.busy  # and the window goes on
    qtbot.waitUntil(page.bar.stop.isVisible)
    assert page.bar.words.text() == "Changing 30 cards…"
    assert not page.bar.delete.isEnabled()
    QTest.mouseClick(page.bar.stop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(notices))
    assert notices[0].title == "Stopped. No card is changed."
    assert not page.bar.stop.isVisible()
    assert page.bar.delete.isEnabled()
    assert page.bar.words.text() == "30 cards chosen"


def test_two_wishes_in_a_row_are_both_done(qtbot: QtBot) -> None:
    page, cards = opened(qtbot, 30)
    page.table.selectAll()
    QTest.keyClick(page.table, Qt.Key.Key_G, CTRL)
    QTest.keyClick(page.table, Qt.Key.Key_J, CTRL)
    qtbot.waitUntil(lambda: len(cards.done) == 2)
    assert [done[0] for done in cards.done] == ["flag", "suspend"]
    qtbot.waitUntil(lambda: not page.bulk.busy)

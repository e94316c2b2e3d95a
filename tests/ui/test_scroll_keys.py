"""The keys that scroll a page work wherever its focus is, and leave other keys alone."""

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QVBoxLayout
from pytestqt.qtbot import QtBot

from aimstudy.ui.page import Page

if TYPE_CHECKING:
    from aimstudy.services.library import Library

LIBRARY = cast("Library", None)


def _filled(area: QScrollArea, height: int) -> QScrollArea:
    label = QLabel("words")
    label.setFixedHeight(height)
    area.setWidget(label)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    """A page of 2,000 px in a window of 400, the focus on the page itself."""
    shown = Page(LIBRARY)
    label = QLabel("words")
    label.setFixedHeight(2_000)
    shown.column.addWidget(label)
    qtbot.addWidget(shown)
    shown.resize(300, 400)
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    shown.setFocus()
    return shown


def test_a_page_scrolls_before_anything_inside_has_the_focus(page: Page) -> None:
    bar = page.scroll_area.verticalScrollBar()
    QTest.keyClick(page, Qt.Key.Key_PageDown)
    assert bar.value() == bar.pageStep()
    QTest.keyClick(page, Qt.Key.Key_Up)
    assert bar.value() == bar.pageStep() - bar.singleStep()
    QTest.keyClick(page, Qt.Key.Key_End)
    assert bar.value() == bar.maximum() > 0
    QTest.keyClick(page, Qt.Key.Key_PageUp)
    assert bar.value() == bar.maximum() - bar.pageStep()
    QTest.keyClick(page, Qt.Key.Key_Home)
    assert bar.value() == 0


def test_other_keys_and_keys_with_ctrl_scroll_nothing(page: Page) -> None:
    QTest.keyClick(page, Qt.Key.Key_Space)
    QTest.keyClick(page, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert page.scroll_area.verticalScrollBar().value() == 0


def test_of_two_areas_the_one_with_the_focus_scrolls_else_the_higher(qtbot: QtBot) -> None:
    page = Page(LIBRARY, scrolling=False)
    high, low, button = QScrollArea(), QScrollArea(), QPushButton("go")
    button.setFixedHeight(900)
    low.setWidget(button)
    low.setMaximumHeight(100)
    outer = QVBoxLayout()
    outer.addWidget(_filled(high, 900))
    outer.addWidget(low)
    page.column.addLayout(outer)
    qtbot.addWidget(page)
    page.resize(300, 400)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_End)
    assert high.verticalScrollBar().value() == high.verticalScrollBar().maximum() > 0
    assert low.verticalScrollBar().value() == 0
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_End)
    assert low.verticalScrollBar().value() == low.verticalScrollBar().maximum() > 0

"""A small window with the largest text: pages scroll downwards, never sideways."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from aimstudy.domain.article import Language
from aimstudy.samples import Samples
from aimstudy.services.library import Library
from aimstudy.ui import background
from aimstudy.ui.look import Look
from aimstudy.ui.page import Page, PageId
from aimstudy.ui.page_list import build_page
from aimstudy.ui.theme import apply_theme
from aimstudy.ui.translations import set_language
from aimstudy.ui.widgets import PageHeader, PlainButton
from aimstudy.ui.window_state import WindowState

BESIDE_NAVIGATION = 615  # px that a window of 900 px leaves at 200 %


@pytest.fixture(scope="module")
def library() -> Iterator[Library]:
    with Samples() as samples:
        yield samples.studied(Language.BOKMAL)
        background.shut_down()


@pytest.mark.parametrize("wanted", [PageId.TODAY, PageId.TIMELINE, PageId.LIBRARY])
def test_the_largest_text_needs_no_sideways_scrolling(
    qtbot: QtBot, qapp: QApplication, library: Library, wanted: PageId
) -> None:
    apply_theme(qapp, "light", 2.0)
    set_language("nb")
    try:
        page: Page = build_page(wanted, library, Look(WindowState(library.folder / "look.ini")))
        qtbot.addWidget(page)
        page.resize(BESIDE_NAVIGATION, 600)
        page.show()
        qtbot.waitUntil(lambda: not background.busy())
        inner = page.scroll_area.widget()
        assert inner is not None
        assert inner.minimumSizeHint().width() <= page.scroll_area.viewport().width()
    finally:
        set_language("en")
        apply_theme(qapp, "light", 1.0)


def test_a_header_is_as_high_as_its_broken_lines(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, "light", 2.0)
    try:
        holder = QWidget()
        qtbot.addWidget(holder)
        column = QVBoxLayout(holder)
        buttons = [PlainButton(word) for word in ("Minutes a day", "Table", "Add exam")]
        header = PageHeader("Timeline", "25 minutes a day, no exam date as yet", buttons)
        column.addWidget(header)
        column.addStretch(1)
        holder.resize(400, 900)
        holder.show()
        qtbot.waitUntil(lambda: header.height() >= header.heightForWidth(header.width()))
        assert buttons[2].geometry().top() > buttons[0].geometry().bottom()  # it did break
    finally:
        apply_theme(qapp, "light", 1.0)

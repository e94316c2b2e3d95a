"""Notices take the room they need; what is being read stays where it is."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from aimstudy.domain.errors import ProblemKind
from aimstudy.ui import main_window
from aimstudy.ui.look import Look
from aimstudy.ui.main_window import MainWindow
from aimstudy.ui.page import NoticeKind, NoticeText, Page, PageId
from aimstudy.ui.theme import apply_theme
from aimstudy.ui.widgets import Notice
from aimstudy.ui.window_state import WindowState
from tests.ui.fake_shell import FakeLibrary
from tests.ui.fake_study import Clock, library_of, press, show_study, study_card

if TYPE_CHECKING:
    from aimstudy.services.library import Library


def bare_page(_page: PageId, library: "Library", _look: Look) -> Page:
    return Page(library)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """The window on pages of which only the notices matter."""
    monkeypatch.setattr(main_window, "build_page", bare_page)
    look = Look(WindowState(tmp_path / "settings.ini"))
    look.apply()
    made = MainWindow(look)
    qtbot.addWidget(made)
    made.use_library(cast("Library", FakeLibrary()))
    made.show()
    yield made
    made.close()


def place_of(page: QWidget, part: QWidget) -> QPoint:
    return part.mapTo(page, QPoint(0, 0))


def test_a_notice_stands_where_a_page_that_keeps_still_has_room_for_it(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    room, kept_still = QVBoxLayout(), []
    monkeypatch.setattr(Page, "keeps_still", True)
    window.resize(1000, 700)
    window.go_to(PageId.STUDY)
    page = window.pages[PageId.STUDY]
    page.column.addLayout(room)
    monkeypatch.setattr(page, "notice_room", lambda: room)
    monkeypatch.setattr(page, "keep_still", lambda: kept_still.append(window.bar.isVisible()))
    page.front_changed.emit()
    QApplication.processEvents()
    before = window.stack.geometry()
    window.show_notice(NoticeText("Kept", button="Redo", run=lambda: None))
    QApplication.processEvents()
    assert window.stack.geometry() == before
    assert page.isAncestorOf(window.bar)
    assert window.bar.isVisible()
    assert window.bar._timer.isActive()
    window.bar.clear()
    assert kept_still == [False, True]  # asked before anything moves
    window.go_to(PageId.TODAY)
    window.show_notice(NoticeText("Kept", button="Redo", run=lambda: None))
    QApplication.processEvents()
    assert window.stack.geometry().bottom() < window.bar.geometry().top()
    window.go_to(PageId.STUDY)
    window.rebuild()  # the page goes, the bar stays
    window.show_notice(NoticeText("Careful", kind=NoticeKind.WARN))
    QApplication.processEvents()
    assert window.bar.isVisible()


def test_a_low_window_has_the_title_of_a_notice_and_the_rest_where_one_points(
    window: MainWindow,
) -> None:
    for height, short in ((500, True), (700, False)):
        window.resize(1000, height)
        QApplication.processEvents()
        window.show_notice(NoticeText("Undone", "The words of the card"))
        [notice] = window.bar.findChildren(
            Notice, options=Qt.FindChildOption.FindDirectChildrenOnly
        )[-1:]
        assert notice.text.isVisible() is not short
        assert (notice.toolTip() == "The words of the card") is short
        assert window.bar.words == "Undone The words of the card"


@pytest.mark.parametrize(("width", "height", "scale"), [(984, 760, 1.0), (860, 700, 2.0)])
def test_a_failure_that_comes_and_goes_moves_no_question(
    qtbot: QtBot, qapp: QApplication, width: int, height: int, scale: float
) -> None:
    library = library_of(study_card(1))
    page = show_study(qtbot, qapp, library, Clock(), width, height)
    apply_theme(qapp, "light", scale)
    QApplication.processEvents()
    page.show_answer()
    QApplication.processEvents()
    places = [place_of(page, page.sheet.question)]
    library.study.fail = ProblemKind.DISK_FULL
    press(page, Qt.Key.Key_3)
    QApplication.processEvents()
    assert page.failure.text.isVisible() is (scale == 1)
    places.append(place_of(page, page.sheet.question))
    assert page.sheet.height() > page.height() / 4
    if scale == 2:
        page.failure.more.click()
        QApplication.processEvents()
        assert page.failure.text.isVisible()
        places.append(place_of(page, page.sheet.question))
    page.failure.clear()
    QApplication.processEvents()
    places.append(place_of(page, page.sheet.question))
    assert len(set(map(QPoint.toTuple, places))) == 1

"""Tab on the Timeline page goes the way of the eye, whatever was added to it."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aimstudy.domain.exam import Exam
from aimstudy.ui import background
from aimstudy.ui.charts.timeline_span import ViewKind
from aimstudy.ui.pages.timeline_page import TimelinePage
from tests.ui.fake_timeline import EXAM, opened, sample_view


@pytest.fixture(autouse=True)
def _no_thread_left() -> Iterator[None]:
    yield
    background.shut_down()


def stops(page: TimelinePage, count: int) -> list[str]:
    """Names of what Tab leads to, from the page's first button on."""
    page.what_if_button.setFocus()
    found = []
    for _ in range(count):
        at = QApplication.focusWidget()
        assert at is not None
        found.append(at.accessibleName())
        QTest.keyClick(at, Qt.Key.Key_Tab)
    return found


def test_tab_goes_through_the_page_as_the_eye_does(qtbot: QtBot) -> None:
    other = Exam(2, "Course 3", date(2027, 2, 1))
    page, library = opened(qtbot, sample_view(exams=(EXAM, other)))
    wanted = [
        "What if…",
        "Table",
        "Add exam",
        "AIM exam · 3 January · in 42 days",
        "Course 3 · 1 February · in 71 days",
        "Minutes a day",
        "Milestones",
        "View: All days",
        "Minutes a day and recall until the exam",
        "Save to calendar…",
    ]
    assert stops(page, 10) == wanted
    page.show_view(sample_view(exams=(EXAM, other)))
    library.what_if.aside = ((date(2027, 1, 4), 12),)
    page.refresh()
    qtbot.waitUntil(lambda: len(page.choices.notices.notices) == 1)
    back = page.choices.notices.notices[0].button
    assert back is not None
    qtbot.waitUntil(back.isVisible)
    assert stops(page, 11) == [*wanted[:7], back.accessibleName(), *wanted[7:]]


def test_another_view_is_reached_where_its_button_stands(qtbot: QtBot) -> None:
    page, _ = opened(qtbot)
    page.show_kind(ViewKind.MONTH)
    assert stops(page, 10)[4:] == [
        "Minutes a day",
        "Milestones",
        page.card.later.accessibleName(),
        "View: Month",
        "Minutes a day and recall until the exam",
        "Save to calendar…",
    ]

"""Marks, typed answers and chosen sessions on a real library: kept, undone, gone on with."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aimstudy.application import open_library
from aimstudy.domain.review import Rating
from aimstudy.services.library import Library
from aimstudy.services.views.card_reasons import WaitingKind
from aimstudy.services.views.session_choice import ScopeKind, SessionWish, StudyScope
from aimstudy.ui.pages.study_page import StudyPage
from tests.ui.fake_study import Clock as Timer
from tests.ui.fake_study import press

CONTROL = Qt.KeyboardModifier.ControlModifier


class Clock:
    """Moves when told."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def library(tmp_path: Path, clock: Clock) -> Iterator[Library]:
    with open_library(tmp_path / "data", clock) as opened:
        for n in range(4):
            opened.cards.write(f"Question {n}?", f"answer {n}", tags="odd" if n % 2 else "even")
        yield opened


def shown(qtbot: QtBot, library: Library) -> StudyPage:
    page = StudyPage(library, timer=Timer())
    qtbot.addWidget(page)
    page.resize(984, 760)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.setFocus()
    return page


def front(page: StudyPage) -> int:
    """The card in front."""
    assert page.card is not None
    return page.card.card_id


def test_every_mark_is_kept_and_undone(qtbot: QtBot, library: Library) -> None:
    page = shown(qtbot, library)
    card_id = front(page)
    press(page, Qt.Key.Key_Space)
    press(page, Qt.Key.Key_M)
    press(page, Qt.Key.Key_N)
    QTest.keyClicks(page.sheet.remark.field, "my words")
    QTest.keyClick(page.sheet.remark.field, Qt.Key.Key_Return, CONTROL)
    press(page, Qt.Key.Key_T)
    detail = library.cards.detail(card_id)
    assert (detail.bookmarked, detail.remark, detail.typed_choice) == (True, "my words", True)
    for _ in range(3):
        page.undo()
    detail = library.cards.detail(card_id)
    assert (detail.bookmarked, detail.remark, detail.typed_choice) == (False, "", None)
    assert front(page) == card_id
    assert page.sheet.answer_shown  # what is undone is a mark, not the answer


def test_another_cards_answer_is_named_and_kept_as_mixed_up(qtbot: QtBot, library: Library) -> None:
    page = shown(qtbot, library)
    card_id = front(page)
    press(page, Qt.Key.Key_T)
    other = next(n for n in range(4) if f"answer {n}" != library.study.card(card_id).answer)
    QTest.keyClicks(page.sheet.typed.field, f"answer {other}")
    press(page, Qt.Key.Key_Return)
    assert page.sheet.typed.reason.text() == f'That is the answer to "Question {other}?".'
    assert page.desk.suggested is Rating.AGAIN
    press(page, Qt.Key.Key_Return)
    assert library.study.card(card_id).phase.value != "new"


def test_a_card_begins_anew_and_undo_brings_back_what_it_had_learnt(
    qtbot: QtBot, library: Library, clock: Clock
) -> None:
    page = shown(qtbot, library)
    card_id = front(page)
    press(page, Qt.Key.Key_Space)
    press(page, Qt.Key.Key_1)
    clock.now += timedelta(minutes=11)
    page.refresh()
    learnt = library.cards.detail(card_id)
    assert learnt.reps == 1
    library.study.reset(card_id)
    assert library.cards.detail(card_id).reps == 0
    page.undo()
    assert library.cards.detail(card_id).reps == 1
    assert front(page) == card_id


def test_a_chosen_session_goes_on_after_a_restart(
    qtbot: QtBot, tmp_path: Path, library: Library, clock: Clock
) -> None:
    page = shown(qtbot, library)
    page.begin(SessionWish(scope=StudyScope(ScopeKind.TAG, tag="odd")))
    assert page.header.title.text() == "odd"
    press(page, Qt.Key.Key_Space)
    press(page, Qt.Key.Key_4)
    last = front(page)
    library.close()
    with open_library(tmp_path / "data", clock) as again:
        back = shown(qtbot, again)
        assert front(back) == last
        assert back.header.title.text() == "odd"
        press(back, Qt.Key.Key_Space)
        press(back, Qt.Key.Key_4)
        assert back.done.title.text() == "Nothing more of odd today"
        back.done.main.click()
        assert back.card is not None  # the two others of the day


def test_what_waits_is_brought_back_where_it_is_seen(qtbot: QtBot, library: Library) -> None:
    page = shown(qtbot, library)
    buried = front(page)
    press(page, Qt.Key.Key_B)
    suspended = front(page)
    press(page, Qt.Key.Key_S)
    press(page, Qt.Key.Key_L)
    for kind in (WaitingKind.BURIED, WaitingKind.SUSPENDED):
        group = next(each for each in page.sides.waiting.groups if each.group.kind is kind)
        group.set_open(True)
        group.rows[0].take_back.click()
    held = [library.cards.detail(card).hold.value for card in (buried, suspended)]
    assert held == ["none", "none"]
    page.undo()  # it is taken out again, and one stays where one is
    assert library.cards.detail(suspended).hold.value == "suspended"
    assert page.stack.currentWidget() is page.sides.waiting
    press(page, Qt.Key.Key_Escape)
    assert page.card is not None


def test_a_long_answer_is_checked_in_no_time(qtbot: QtBot, library: Library) -> None:
    card = library.cards.write("Recite it.", "a word or two " * 300, typed=True)
    library.study.begin(SessionWish(cards=9))
    page = shown(qtbot, library)
    page.show_session(page.library.study.session(keep=card.card_id))
    page.sheet.typed.field.setText("a word " * 140)
    page.show_answer()
    assert page.sheet.answer_shown
    assert QApplication.focusWidget() is page.sheet

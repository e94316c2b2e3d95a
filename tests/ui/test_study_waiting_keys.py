"""What waits, by keyboard: the order of Tab, and the focus when a card is brought back."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from aimstudy.domain.changes import Changes
from aimstudy.services.views.card_reasons import WaitingCard, WaitingGroup, WaitingKind
from aimstudy.ui.page import NoticeText
from aimstudy.ui.pages.study_page import StudyPage
from aimstudy.ui.study.waiting_view import WaitingView
from tests.ui.fake_study import Clock, FakeLibrary, FakeStudy, library_of, press, show_study
from tests.ui.fake_study import study_card as card

Shown = Callable[[FakeLibrary], StudyPage]
TOMORROW = date(2026, 11, 22)


def group(kind: WaitingKind, *ids: int) -> WaitingGroup:
    cards = tuple(WaitingCard(n, f"Question {n}?", "AIM", TOMORROW) for n in ids)
    return WaitingGroup(kind, len(ids), cards)


class Waiting(FakeStudy):
    """Cards brought back leave their group one by one."""

    def _take_back(self, card_id: int) -> Changes:
        self._guard()
        left = [
            group(each.kind, *(c.card_id for c in each.cards if c.card_id != card_id))
            for each in self.groups
        ]
        self.groups = tuple(each for each in left if each.cards)
        return Changes.CARDS


@pytest.fixture
def shown(qtbot: QtBot, qapp: QApplication) -> Shown:
    return lambda library: show_study(qtbot, qapp, library, Clock(), 984, 760)


def waiting(shown: Shown, *groups: WaitingGroup) -> tuple[StudyPage, WaitingView]:
    study = Waiting([card(1)])
    study.groups = groups
    page = shown(FakeLibrary(study))
    press(page, Qt.Key.Key_L)
    return page, page.sides.waiting


def focused() -> str:
    part = QApplication.focusWidget()
    return part.accessibleName() if part is not None else ""


def test_tab_goes_through_an_opened_group_before_the_next(shown: Shown) -> None:
    page, view = waiting(shown, group(WaitingKind.BURIED, 31, 32), group(WaitingKind.SUSPENDED, 41))
    press(page, Qt.Key.Key_Tab)
    press(page, Qt.Key.Key_Space)  # Show
    seen = [focused()]
    for _ in range(5):
        press(page, Qt.Key.Key_Tab)
        seen.append(focused())
    assert seen == [
        view.groups[0].toggle.accessibleName(),
        "Back today: Question 31?",
        "Look at: Question 31?",
        "Back today: Question 32?",
        "Look at: Question 32?",
        view.groups[1].toggle.accessibleName(),
    ]


def test_the_focus_goes_to_the_next_card_and_at_last_to_the_way_back(shown: Shown) -> None:
    page, view = waiting(shown, group(WaitingKind.BURIED, 31, 32, 33))
    view.groups[0].set_open(True)
    view.groups[0].rows[1].take_back.setFocus()
    seen = []
    for _ in range(3):
        press(page, Qt.Key.Key_Space)
        QApplication.processEvents()
        seen.append(focused())
    assert seen == [
        "Back today: Question 33?",
        "Back today: Question 31?",
        "Back to study",
    ]
    assert QApplication.focusWidget() is view.close_button
    press(page, Qt.Key.Key_Escape)
    assert page.stack.currentWidget() is page.desk


def test_the_last_card_of_a_group_leads_to_the_next_group(shown: Shown) -> None:
    page, view = waiting(shown, group(WaitingKind.BURIED, 31), group(WaitingKind.SUSPENDED, 41))
    view.groups[0].set_open(True)
    view.groups[0].rows[0].take_back.setFocus()
    press(page, Qt.Key.Key_Space)
    assert QApplication.focusWidget() is view.groups[0].toggle
    assert view.groups[0].group.kind is WaitingKind.SUSPENDED


@pytest.mark.parametrize("part", ["toggle", "show_it", "close"])
def test_what_has_the_focus_keeps_it_when_the_list_is_read_anew(shown: Shown, part: str) -> None:
    page, view = waiting(shown, group(WaitingKind.BURIED, 31), group(WaitingKind.SUSPENDED, 41))
    view.groups[1].set_open(True)
    parts: dict[str, QWidget] = {
        "toggle": view.groups[1].toggle,
        "show_it": view.groups[1].rows[0].show_it,
        "close": view.close_button,
    }
    parts[part].setFocus()
    before, title = focused(), type(parts[part])
    page.sides.refresh()
    QApplication.processEvents()
    assert (focused(), type(QApplication.focusWidget())) == (before, title)
    assert before or part == "close"


def test_undo_there_says_which_step_it_took_back(shown: Shown) -> None:
    library = library_of(card(1))
    library.undone.append(card(5))
    page = shown(library)
    said: list[NoticeText] = []
    page.notice.connect(said.append)
    press(page, Qt.Key.Key_L)
    page.undo()
    assert [notice.title for notice in said] == ["Undone: the last answer."]

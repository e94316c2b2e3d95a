"""The field of a typed card in study: whose words stand in it, and who has the focus."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aimstudy.domain.changes import Changes
from aimstudy.services.views.drafts import DraftPlace
from aimstudy.ui.pages.study_page import StudyPage
from tests.ui.fake_study import (
    Clock,
    FakeLibrary,
    FakeStudy,
    library_of,
    press,
    show_study,
    study_card,
)
from tests.ui.test_study_typed import typed, write

Shown = Callable[..., StudyPage]


@pytest.fixture
def shown(qtbot: QtBot, qapp: QApplication) -> Shown:
    return lambda library: show_study(qtbot, qapp, library, Clock(), 984, 760)


def undo_in_field(page: StudyPage) -> None:
    """Ctrl+Z where the focus is; the field gets it first, as in the window."""
    QTest.keyClick(
        QApplication.focusWidget() or page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier
    )


class Again(FakeStudy):
    """A library in which a card begun anew comes at once, as where nothing else is left."""

    def reset(self, card_id: int) -> Changes:
        self.calls.append(("reset", card_id))
        return Changes.CARDS


def test_undo_brings_no_words_of_another_card(shown: Shown) -> None:
    library = library_of(typed(1), typed(2), typed(3))
    page = shown(library)
    for text in ("first", "zzz"):
        write(page, text)
        press(page, Qt.Key.Key_Return)
        press(page, Qt.Key.Key_Return)
    field = page.sheet.typed.field
    for _ in range(4):
        undo_in_field(page)
        assert (field.text(), field.isUndoAvailable()) == ("", False)
    page.half_written.flush()
    assert library.drafts.kept == {}


def test_undo_brings_no_words_back_after_a_card_that_is_not_typed(shown: Shown) -> None:
    page = shown(library_of(typed(1), replace(typed(2), typed=False), typed(3)))
    write(page, "zzz")
    for _ in range(4):
        press(page, Qt.Key.Key_Return)
    assert page.card is not None
    assert page.card.card_id == 3
    undo_in_field(page)
    assert page.sheet.typed.field.text() == ""


@pytest.mark.parametrize("leave", ["esc", "click", "tab"])
def test_who_left_the_field_stays_out_of_it(shown: Shown, leave: str) -> None:
    page = shown(library_of(typed(1), typed(2)))
    write(page, "3")
    if leave == "esc":
        press(page, Qt.Key.Key_Escape)
    elif leave == "click":
        QTest.mouseClick(page.sheet.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 300))
    else:
        page.sheet.setFocus(Qt.FocusReason.BacktabFocusReason)
    assert QApplication.focusWidget() is page.sheet
    press(page, Qt.Key.Key_F)
    press(page, Qt.Key.Key_M)
    assert QApplication.focusWidget() is page.sheet
    press(page, Qt.Key.Key_W)
    press(page, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is page.sheet
    press(page, Qt.Key.Key_C)
    press(page, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is page.sheet
    assert page.sheet.typed.text == "3"
    page.sheet.typed.field.setFocus(Qt.FocusReason.MouseFocusReason)  # who goes back to it is in it
    page.went_well(Changes.CARDS, "")
    assert QApplication.focusWidget() is page.sheet.typed.field


def test_the_next_card_asks_in_its_field(shown: Shown) -> None:
    page = shown(library_of(typed(1), typed(2)))
    press(page, Qt.Key.Key_Escape)
    press(page, Qt.Key.Key_Return)
    press(page, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.sheet.typed.field


@pytest.mark.parametrize("shown_first", [True, False])
def test_a_card_begun_anew_begins_with_an_empty_field(shown: Shown, shown_first: bool) -> None:
    library = FakeLibrary(Again([typed(1)]))
    page = shown(library)
    write(page, "old words")
    page.half_written.flush()
    assert library.drafts.find(DraftPlace.TYPED, 1)
    if shown_first:
        press(page, Qt.Key.Key_Return)
    else:
        press(page, Qt.Key.Key_Escape)
    page.acts.marks.reset()
    assert page.sheet.typed.field.text() == ""
    assert QApplication.focusWidget() is page.sheet.typed.field
    page.half_written.flush()
    assert library.drafts.kept == {}


def test_t_says_where_there_is_nothing_to_type(shown: Shown) -> None:
    library = library_of(study_card(1, answer="[image:valve.png]"))
    page = shown(library)
    press(page, Qt.Key.Key_T)
    assert page.keys.why.text() == "There is nothing to type: the answer has no words."
    assert [call[0] for call in library.study.calls] == ["session"]
    menu = page.acts.menu()
    assert menu is not None
    assert not [each for each in menu.actions() if "ype" in each.text()]

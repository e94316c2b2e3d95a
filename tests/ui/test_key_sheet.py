"""The sheet of keys, and the promise that no key means two things."""

import pytest
from PySide6.QtGui import QKeySequence
from pytestqt.qtbot import QtBot

from aimstudy.ui.actions import Action, Scope
from aimstudy.ui.dialogs.key_sheet import KeySheet, scope_name
from aimstudy.ui.key_names import key_name
from aimstudy.ui.translations import set_language
from aimstudy.ui.widgets import KeyChip, Label


@pytest.mark.parametrize("scope", [scope for scope in Scope if scope is not Scope.GLOBAL])
def test_no_key_means_two_things_on_a_page(scope: Scope) -> None:
    keys = [
        QKeySequence(key).toString()
        for action in Action
        if action.value.scope in (scope, Scope.GLOBAL)
        for key in action.value.keys
    ]
    assert sorted(set(keys)) == sorted(keys)


@pytest.mark.parametrize("action", list(Action))
def test_every_key_is_one_that_qt_knows(action: Action) -> None:
    for key in action.value.keys:
        assert QKeySequence(key).toString() not in ("", None)


def test_members_are_not_aliases_of_each_other() -> None:
    assert len(set(Action)) == len(Action.__members__)


def test_every_action_with_a_key_is_on_the_sheet(qtbot: QtBot) -> None:
    sheet = KeySheet()
    qtbot.addWidget(sheet)
    chips = [chip.text() for chip in sheet.findChildren(KeyChip)]
    assert len(chips) == sum(1 for action in Action if action.value.keys)
    assert f"{key_name('F1')} or ?" in chips
    texts = [label.text() for label in sheet.findChildren(Label)]
    assert [scope_name(scope) in texts for scope in Scope] == [True] * len(Scope)


def test_the_sheet_in_norwegian(qtbot: QtBot) -> None:
    set_language("nb")
    sheet = KeySheet()
    qtbot.addWidget(sheet)
    texts = [label.text() for label in sheet.findChildren(Label)]
    assert "Overalt" in texts
    assert "Ta tilbake det siste steget" in texts
    with qtbot.waitSignal(sheet.accepted):
        sheet.close_button.click()


@pytest.mark.parametrize(("language", "space"), [("en", "Space"), ("nb", "Mellomrom")])
def test_keys_are_called_as_on_buttons(qtbot: QtBot, language: str, space: str) -> None:
    set_language(language)
    sheet = KeySheet()
    qtbot.addWidget(sheet)
    chips = [chip.text() for chip in sheet.findChildren(KeyChip)]
    assert "Enter" in chips
    assert any(space in chip for chip in chips)
    assert not any("Return" in chip or "Enter or Enter" in chip for chip in chips)
    assert key_name("Return") == key_name("Enter") == "Enter"

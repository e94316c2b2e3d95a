"""The menu of commands: made from the actions, the page's own first, each with its key."""

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from aimstudy.ui.actions import Action
from aimstudy.ui.command_menu import command_menu


def leaves(menu: QMenu) -> list[QAction]:
    """The entries that do something, those of inner menus included."""
    found: list[QAction] = []
    for entry in menu.actions():
        inner = entry.menu()
        if isinstance(inner, QMenu):
            found += leaves(inner)
        elif not entry.isSeparator():
            found.append(entry)
    return found


def test_the_menu_says_what_can_be_done_and_does_it(qtbot: QtBot) -> None:
    done: list[Action] = []

    def does(action: Action) -> Callable[[], object]:
        return lambda: done.append(action)

    wanted = (Action.UNDO, Action.MENU, Action.FLAG_CARD, Action.QUIT, Action.GO_QUIZ)
    menu = command_menu({action: does(action) for action in wanted})
    qtbot.addWidget(menu)
    entries = menu.actions()
    names = ["Flag\tF", "", "Undo\tCtrl+Z", "Quit\tCtrl+Q", "", "Go to"]
    assert [entry.text() for entry in entries] == names
    assert entries[1].isSeparator()
    assert entries[0].toolTip() == "Mark this card for later"
    for entry in leaves(menu):
        entry.trigger()
    assert done == [Action.FLAG_CARD, Action.UNDO, Action.QUIT, Action.GO_QUIZ]


def test_every_action_can_stand_in_the_menu(qtbot: QtBot) -> None:
    menu = command_menu({action: lambda: None for action in Action})
    qtbot.addWidget(menu)
    named = [entry.text() for entry in leaves(menu)]
    assert len(named) == len(Action) - 1
    keyed = [action for action in Action if action.value.keys]
    assert len(keyed) > 0.9 * len(Action)
    assert sum("\t" in name for name in named) == len(keyed) - 1

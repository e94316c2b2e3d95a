"""A menu of all that can be done now, made from the actions: a right click, the menu key or F10."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from aimstudy.ui.actions import Action, Scope
from aimstudy.ui.key_names import key_name
from aimstudy.ui.translations import tr

GO = (
    Action.GO_TODAY,
    Action.GO_STUDY,
    Action.GO_QUIZ,
    Action.GO_TIMELINE,
    Action.GO_ARTICLES,
    Action.GO_LIBRARY,
    Action.GO_STATISTICS,
    Action.GO_SETTINGS,
    Action.BACK,
)
LOOK = (Action.LARGER, Action.SMALLER, Action.NORMAL_SIZE, Action.SWITCH_THEME)


def command_menu(
    commands: Mapping[Action, Callable[[], object]], parent: QWidget | None = None
) -> QMenu:
    """What the page in front does, then what works everywhere; each with its first key."""
    menu = QMenu(parent)
    menu.setAccessibleName(tr("Menu"))
    menu.setToolTipsVisible(True)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for action in commands:
        if action.value.scope is not Scope.GLOBAL:
            _add(menu, action, commands)
    menu.addSeparator()
    for action in commands:
        if action.value.scope is Scope.GLOBAL and action not in (*GO, *LOOK, Action.MENU):
            _add(menu, action, commands)
    menu.addSeparator()
    _add_group(menu, tr("Go to"), GO, commands)
    _add_group(menu, tr("Appearance"), LOOK, commands)
    return menu


def _add_group(
    menu: QMenu,
    name: str,
    group: Sequence[Action],
    commands: Mapping[Action, Callable[[], object]],
) -> None:
    wanted = [action for action in group if action in commands]
    if wanted:
        inner = menu.addMenu(name)
        for action in wanted:
            _add(inner, action, commands)


def _add(menu: QMenu, action: Action, commands: Mapping[Action, Callable[[], object]]) -> None:
    run = commands[action]
    keys = "".join(f"\t{key_name(key)}" for key in action.value.keys[:1])
    # The key is shown as text, not bound: it is bound where the action lives.
    entry = menu.addAction(f"{tr(action.value.text)}{keys}")
    entry.setToolTip(tr(action.value.description))
    entry.triggered.connect(lambda _checked=False: run())


def show_menu(menu: QMenu, place: QPoint) -> None:
    """Open the menu at a place of the screen, with its first entry marked."""
    menu.popup(place)
    entries = menu.actions()
    if entries:
        menu.setActiveAction(entries[0])

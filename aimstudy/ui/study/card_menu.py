"""Everything that can be done with the card in front, as a menu that a button opens."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from aimstudy.ui.actions import Action
from aimstudy.ui.key_names import key_name
from aimstudy.ui.translations import tr

Commands = Mapping[Action, Callable[[], object]]

# In groups: what stands on the card, when it comes, how it is asked, about it.
GROUPS: Sequence[Sequence[Action]] = (
    (Action.EDIT_CARD, Action.REMARK_CARD, Action.FLAG_CARD, Action.BOOKMARK_CARD),
    (Action.BURY_CARD, Action.SUSPEND_CARD, Action.RESET_CARD),
    (Action.COUNT_RIGHT, Action.TYPE_ANSWERS, Action.ADD_REVERSE),
    (Action.WHY_DATE, Action.OPEN_SOURCE, Action.PLAY_SOUND, Action.SHOW_HINT, Action.SHOW_REST),
    (Action.WHAT_WAITS, Action.CHOOSE_SESSION),
    (Action.UNDO, Action.REDO),
)


def card_menu(
    commands: Commands,
    words: Mapping[Action, str],
    left_out: Sequence[Action] = (),
    parent: QWidget | None = None,
) -> QMenu:
    """``words`` replace an action's own, as "Take the flag off"; ``left_out`` cannot be done."""
    menu = QMenu(parent)
    menu.setAccessibleName(tr("Card menu"))
    menu.setToolTipsVisible(True)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for group in GROUPS:
        if menu.actions():
            menu.addSeparator()
        for action in group:
            if action in commands and action not in left_out:
                _add(menu, action, commands[action], words.get(action, ""))
    return menu


def _add(menu: QMenu, action: Action, run: Callable[[], object], words: str) -> None:
    # The key is shown as text, not bound: it is bound on the page.
    entry = menu.addAction(f"{words or tr(action.value.text)}\t{key_name(action.value.keys[0])}")
    entry.setToolTip(tr(action.value.description))
    entry.triggered.connect(lambda _on=False: run())

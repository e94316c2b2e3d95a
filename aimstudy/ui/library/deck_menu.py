"""The menu of what can be done with a deck, made from the actions."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from aimstudy.ui.actions import Action
from aimstudy.ui.key_names import key_name
from aimstudy.ui.library.deck_tree import DeckTree
from aimstudy.ui.translations import tr

_WITHOUT_A_DECK = (Action.NEW_DECK, Action.PUT_HERE)


def deck_menu(
    commands: Mapping[Action, Callable[[], object]], tree: DeckTree, chosen: bool
) -> QMenu:
    """Every command with its key; those that need a deck only where one is ``chosen``."""
    menu = QMenu(tree)
    menu.setAccessibleName(tr("Deck"))
    menu.setToolTipsVisible(True)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for action, run in commands.items():
        # The key is shown as text, not bound: it is bound on the page.
        entry = menu.addAction("\t".join(filter(None, (_words(action, tree), _key(action)))))
        entry.setToolTip(tr(action.value.description))
        entry.setEnabled(chosen or action in _WITHOUT_A_DECK)
        entry.triggered.connect(lambda _on=False, run=run: run())
    return menu


def _words(action: Action, tree: DeckTree) -> str:
    if action is Action.ARCHIVE_DECK and tree.archived:
        return tr("Take the deck back")
    return tr(action.value.text)


def _key(action: Action) -> str:
    if action is Action.DELETE_DECK:
        return key_name("Del")  # of the tree alone
    return key_name(action.value.keys[0]) if action.value.keys else ""

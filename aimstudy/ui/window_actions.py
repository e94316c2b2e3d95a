"""Binds the actions that work everywhere to the window, and their keys."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence

from aimstudy.domain.changes import Changes
from aimstudy.domain.errors import Problem
from aimstudy.ui import background
from aimstudy.ui.actions import Action, Scope
from aimstudy.ui.nav_column import PAGE_ACTIONS
from aimstudy.ui.page import NoticeText, PageId
from aimstudy.ui.translations import tr

if TYPE_CHECKING:
    from aimstudy.services.views.settings import UndoDone
    from aimstudy.ui.main_window import MainWindow

# Actions a page carries out, asked for from anywhere.
PASSED_ON = {
    Action.FIND: PageId.LIBRARY,
    Action.WRITE_CARD: PageId.LIBRARY,
    Action.ADD_ARTICLE: PageId.ARTICLES,
    Action.PASTE_ARTICLE: PageId.ARTICLES,
}


def undo_words(kind: str) -> str:
    """What a step of ``kind`` was, as an object of "Undone: ..."."""
    words = {
        "answer": tr("the last answer"),
        "edit": tr("the edit"),
        "bury": tr("leaving a card until tomorrow"),
        "suspend": tr("taking cards out of study"),
        "flag": tr("the flag"),
        "accept": tr("accepting cards"),
        "reject": tr("rejecting cards"),
        "bring_back": tr("bringing cards back"),
        "archive": tr("archiving an article"),
        "unarchive": tr("taking an article back"),
        "unbury": tr("taking cards back for today"),
        "delete": tr("deleting"),
        "note": tr("the new card"),
        "move": tr("moving cards"),
        "exam": tr("the change of the exam"),
        "exam_added": tr("adding the exam"),
        "exam_removed": tr("removing the exam"),
        "result": tr("the result of the exam"),
        "milestone": tr("the change of the milestones"),
        "example": tr("the example plan"),
        "calendar": tr("the change of the calendar"),
        "plan": tr("the change of the plan"),
        "take_back": tr("taking back what was put aside"),
        "issue": tr("the choice between two statements"),
        "version": tr("the new version of an article"),
    }
    return words.get(kind, kind)


class WindowActions(QObject):
    """Everything Ctrl+K can do anywhere."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.add_commands(self._commands())
        window.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        window.customContextMenuRequested.connect(
            lambda place: self.show_menu(window.mapToGlobal(place))
        )
        for action in Action:
            if action.value.scope is Scope.GLOBAL and action.value.keys:
                self._bind(action)

    def undo(self) -> None:
        """Take the last step back and say what it was."""
        library = self._window.library
        if library is None:
            return
        try:
            done: UndoDone = library.undo()
        except Problem as problem:
            self._window.show_problem(problem)
            return
        self._window.tell_undone(done)
        self._window.show_notice(NoticeText(tr("Undone: {what}.", what=undo_words(done.kind))))

    def back_up(self) -> None:
        """Make a backup off the UI thread and say where it is."""
        library = self._window.library
        if library is None:
            return
        background.run(self._window, lambda _job: library.care.backup(), self._backed_up)

    def show_palette(self) -> None:
        """Ctrl+K."""
        from aimstudy.ui.dialogs.command_palette import CommandPalette

        commands = self._window.commands()
        commands.pop(Action.PALETTE, None)
        CommandPalette(commands, self._window).open()

    def show_menu(self, place: QPoint | None = None) -> None:
        """F10, or a right click at ``place`` of the screen: all that can be done here."""
        from aimstudy.ui.command_menu import command_menu, show_menu

        window = self._window
        corner = window.nav.mapToGlobal(QPoint(0, window.nav.height()))
        show_menu(command_menu(window.commands(), window), place or corner)

    def show_keys(self) -> None:
        """F1."""
        from aimstudy.ui.dialogs.key_sheet import KeySheet

        KeySheet(self._window).open()

    def _backed_up(self, path: object) -> None:
        self._window.mark_changed(Changes.EVERYTHING)
        name = getattr(path, "name", str(path))
        self._window.show_notice(NoticeText(tr("Backed up and tested."), name))

    def _commands(self) -> dict[Action, Callable[[], object]]:
        window, look = self._window, self._window.look
        commands: dict[Action, Callable[[], object]] = {}
        for page, action in PAGE_ACTIONS.items():
            commands[action] = partial(window.go_to, page)
        for action, page in PASSED_ON.items():
            commands[action] = partial(window.pass_on, page, action)
        commands |= {
            Action.PALETTE: self.show_palette,
            Action.MENU: self.show_menu,
            Action.KEYS: self.show_keys,
            Action.UNDO: self.undo,
            Action.BACKUP: self.back_up,
            Action.LARGER: look.larger,
            Action.SMALLER: look.smaller,
            Action.NORMAL_SIZE: look.normal_size,
            Action.SWITCH_THEME: look.switch,
            Action.BACK: window.go_back,
            Action.QUIT: window.close,
        }
        return commands

    def _bind(self, action: Action) -> None:
        entry = QAction(tr(action.value.text), self._window)
        entry.setShortcuts([QKeySequence(keys) for keys in action.value.keys])
        entry.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        entry.triggered.connect(lambda _checked=False: self._window.run_action(action))
        self._window.addAction(entry)

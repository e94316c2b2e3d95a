"""Binds the actions that work everywhere to the window, and their keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence

from aimstudy.domain.changes import Changes
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.ui import background
from aimstudy.ui.actions import Action, Scope
from aimstudy.ui.field_keys import FieldKeys
from aimstudy.ui.nav_column import PAGE_ACTIONS
from aimstudy.ui.page import NoticeText, PageId
from aimstudy.ui.problems import problem_text, problem_title
from aimstudy.ui.step_taker import StepTaker
from aimstudy.ui.translations import tr
from aimstudy.ui.undo_words import redone_title, undone_text, undone_title

if TYPE_CHECKING:
    from aimstudy.services.views.settings import UndoDone
    from aimstudy.ui.main_window import MainWindow

_NO_STEP = (ProblemKind.NOTHING_TO_UNDO, ProblemKind.NOTHING_TO_REDO)
# Actions a page carries out, asked for from anywhere.
PASSED_ON = {
    Action.FIND: PageId.LIBRARY,
    Action.WRITE_CARD: PageId.LIBRARY,
    Action.IMPORT_DECK: PageId.LIBRARY,
    Action.PASTE_CARDS: PageId.LIBRARY,
    Action.ADD_ARTICLE: PageId.ARTICLES,
    Action.PASTE_ARTICLE: PageId.ARTICLES,
}


def undone_notice(done: UndoDone, redo: Callable[[], None]) -> NoticeText:
    """What was taken back, and the way to have it done again."""
    notice = NoticeText(undone_title(done), undone_text(done))
    return replace(notice, button=tr("Redo"), run=redo) if done.reversible else notice


class WindowActions(QObject):
    """Everything Ctrl+K can do anywhere."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._offered = ""  # the words of the notice that offers Redo
        self._steps = StepTaker(window)
        self._fields = FieldKeys(window, frozenset(Action.GO_REHEARSAL.value.keys))
        self._redone = ""  # and of that which says what was done again
        window.add_commands(self._commands())
        window.marked.connect(lambda _changes: self._withdraw())
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
        if library is not None:
            self._steps.take(library, self._undone, self._refused, again=False)

    def redo(self) -> None:
        """Do again what was undone last and say what it was."""
        library = self._window.library
        if library is not None:
            self._steps.take(library, self._done_again, self._refused, again=True)

    def _undone(self, done: UndoDone) -> None:
        self._window.tell_undone(done)
        self._window.show_notice(undone_notice(done, self.redo))
        self._offered = self._window.bar.words

    def _done_again(self, done: UndoDone) -> None:
        # Its card needs no second look: it is as it was before the undo.
        self._window.tell_undone(replace(done, card_id=None))
        self._window.show_notice(NoticeText(redone_title(done), undone_text(done)))
        self._redone = self._window.bar.words

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

    def _refused(self, problem: Problem) -> None:
        """That there is no step to take is worth a word, but no error."""
        if problem.kind in _NO_STEP:
            self._window.show_notice(NoticeText(problem_title(problem), problem_text(problem)))
        else:
            self._window.show_problem(problem)

    def _withdraw(self) -> None:
        """Take the notice away once something else was done: the offer of Redo holds no more."""
        redone, self._redone = self._redone, ""
        if redone and self._window.bar.words == redone:
            self._window.bar.clear()
        library, offered = self._window.library, self._offered
        if offered and (library is None or not library.redo_label()):
            self._offered = ""
            if self._window.bar.words == offered:
                self._window.bar.clear()

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
            Action.GO_REHEARSAL: lambda: window.go_to(PageId.REHEARSAL),
            Action.PALETTE: self.show_palette,
            Action.MENU: self.show_menu,
            Action.KEYS: self.show_keys,
            Action.UNDO: self.undo,
            Action.REDO: self.redo,
            Action.BACKUP: self.back_up,
            Action.LARGER: look.larger,
            Action.SMALLER: look.smaller,
            Action.NORMAL_SIZE: look.normal_size,
            Action.SWITCH_THEME: look.switch,
            Action.SWITCH_CONTRAST: look.switch_contrast,
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

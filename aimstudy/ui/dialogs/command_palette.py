"""Ctrl+K: type a few letters of a command and run it."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from aimstudy.ui.actions import Action
from aimstudy.ui.dialogs.key_sheet import key_name
from aimstudy.ui.theme import pixels
from aimstudy.ui.tokens import GAP, MEDIUM
from aimstudy.ui.translations import tr

_MOVING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


def matches(action: Action, query: str) -> bool:
    """Whether every word of ``query`` begins or stands in the action's words."""
    text = action.value
    words = " ".join((tr(text.text), tr(text.description), text.text, *text.keys)).casefold()
    return all(part in words for part in query.casefold().split())


def found(actions: Sequence[Action], query: str) -> list[Action]:
    """The actions that match, those whose name begins with ``query`` first."""
    start = query.casefold().strip()
    hits = [action for action in actions if matches(action, query)]
    return sorted(hits, key=lambda action: not tr(action.value.text).casefold().startswith(start))


class CommandPalette(QDialog):
    """Shows the commands that can run now; Enter runs the marked one after closing."""

    def __init__(
        self, commands: Mapping[Action, Callable[[], object]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._commands = dict(commands)
        self.setWindowTitle(tr("Commands"))
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.setSpacing(MEDIUM)
        self.query = QLineEdit()
        self.query.setPlaceholderText(tr("What do you want to do?"))
        self.query.setAccessibleName(tr("Search commands"))
        self.query.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Commands"))
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(self.query)
        column.addWidget(self.list, 1)
        self.query.textChanged.connect(self._show)
        self.list.itemClicked.connect(lambda _item: self._run())
        self._show("")
        self.resize(pixels(560), pixels(420))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move in the list and Enter runs, while the field keeps the focus."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _MOVING:
                self.list.event(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._run()
                return True
        return super().eventFilter(watched, event)

    def _show(self, query: str) -> None:
        self.list.clear()
        for action in found(list(self._commands), query):
            keys = ", ".join(key_name(key) for key in action.value.keys)
            words = f"{tr(action.value.text)}: {tr(action.value.description)}"
            item = QListWidgetItem(f"{words}   ({keys})" if keys else words)
            item.setData(Qt.ItemDataRole.UserRole, action)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _run(self) -> None:
        row = self.list.currentRow()
        if row < 0:
            return
        run = self._commands[self.list.item(row).data(Qt.ItemDataRole.UserRole)]
        self.accept()
        run()

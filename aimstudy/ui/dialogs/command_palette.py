"""Ctrl+K: type a few letters of a command and run it."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from aimstudy.ui.actions import PAPER_LETTERS, QUIZ_LETTERS, Action
from aimstudy.ui.announce import announce
from aimstudy.ui.dialogs.edged import EdgedDialog
from aimstudy.ui.dialogs.sizing import open_at
from aimstudy.ui.key_names import key_name
from aimstudy.ui.theme import Role, color, current_tokens, font
from aimstudy.ui.tokens import GAP, MEDIUM, RADIUS_CONTROL, SMALL
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import Label

# Keys more than commands: whoever looks for a command does not look for these.
_LETTERS = QUIZ_LETTERS + PAPER_LETTERS
_MOVING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


def matches(action: Action, query: str) -> bool:
    """Whether every word of ``query`` begins or stands in the action's words."""
    text = action.value
    words = " ".join((tr(text.text), tr(text.description), text.text, *text.keys)).casefold()
    return all(part in words for part in query.casefold().split())


def found(actions: Sequence[Action], query: str) -> list[Action]:
    """The actions that match, those whose name begins with ``query`` first, letters last."""
    start = query.casefold().strip()

    def rank(action: Action) -> tuple[bool, bool]:
        return action in _LETTERS, not tr(action.value.text).casefold().startswith(start)

    return sorted((action for action in actions if matches(action, query)), key=rank)


class CommandRow(QStyledItemDelegate):
    """Draws a command: its name, what it does, and its key on the right."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """One line of text with room around it."""
        del index
        return QSize(0, QFontMetrics(font(Role.BODY)).height() + 2 * SMALL)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one row."""
        tokens = current_tokens()
        action: Action = index.data(Qt.ItemDataRole.UserRole)
        area = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(color(tokens.accent), 2))
            painter.setBrush(color(tokens.info))
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), RADIUS_CONTROL, RADIUS_CONTROL)
        inner = area.adjusted(MEDIUM, 0, -MEDIUM, 0)
        keys = key_name(action.value.keys[0]) if action.value.keys else ""
        middle = Qt.AlignmentFlag.AlignVCenter
        name = tr(action.value.text)
        painter.setPen(color(tokens.text))
        painter.setFont(font(Role.STRONG))
        painter.drawText(inner, middle, name)
        left = QFontMetrics(font(Role.STRONG)).horizontalAdvance(name) + MEDIUM
        note = QFontMetrics(font(Role.NOTE))
        painter.setPen(color(tokens.muted))
        painter.setFont(font(Role.NOTE))
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignRight, keys)
        room = inner.width() - left - note.horizontalAdvance(keys) - MEDIUM
        words = note.elidedText(
            tr(action.value.description), Qt.TextElideMode.ElideRight, max(0, room)
        )
        painter.drawText(inner.adjusted(left, 0, 0, 0), middle, words)
        painter.restore()


class CommandPalette(EdgedDialog):
    """Shows the commands that can run now; Enter runs the marked one after closing.

    It is as high as what was found, up to the height that it opens with.
    """

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
        self.list.setItemDelegate(CommandRow(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.nothing = Label(
            tr("No command is called that. Try another word, or fewer letters."), muted=True
        )
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.query)
        column.addWidget(self.list)
        column.addWidget(self.nothing)
        column.addStretch(1)
        self.nothing.hide()
        self.query.textChanged.connect(self._show)
        self.list.itemClicked.connect(lambda _item: self._run())
        open_at(self, 640, 460)
        self._most = self.height()
        self._show("")

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
            words = f"{tr(action.value.text)}: {tr(action.value.description)}"
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, action)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        none = self.list.count() == 0
        if none and self.nothing.isHidden():
            announce(self, self.nothing.text())
        self.list.setVisible(not none)
        self.nothing.setVisible(none)
        self._fit()

    def _fit(self) -> None:
        """As high as the field and what was found; the upper edge stays."""
        around = 2 * GAP + self.query.sizeHint().height() + MEDIUM
        found = self.nothing.heightForWidth(self.width() - 2 * GAP)
        if self.list.count():
            found = self.list.count() * self.list.sizeHintForRow(0) + 2 * self.list.frameWidth()
            found = min(found, self._most - around)
            self.list.setFixedHeight(found)
        layout = self.layout()
        if layout is not None:
            layout.activate()  # or the height of before is still the least
        self.resize(self.width(), around + found)

    def _run(self) -> None:
        row = self.list.currentRow()
        if row < 0:
            return
        run = self._commands[self.list.item(row).data(Qt.ItemDataRole.UserRole)]
        self.accept()
        run()
